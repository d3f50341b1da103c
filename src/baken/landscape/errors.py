"""Errors of the landscape.

LandscapeError
    StaleRoomError          somebody else stated room since the form was opened
    PlaceInUseError         somebody has the place that would end
    NotKeeperError          only the intake of the provider keeps its offers
    AddressHiddenError      there is an address that the actor may not read or replace
    StaleLocationError      somebody else changed the address or the level meanwhile
    UnknownAccountError     nobody who works in Baken has this e-mail address
    SoughtTooOftenError     too many e-mail addresses were tried within an hour
"""


class LandscapeError(Exception):
    """Base of everything that the landscape raises on purpose."""


class StaleRoomError(LandscapeError):
    """Somebody else changed the room since; look again and send again."""


class PlaceInUseError(LandscapeError):
    """A place is held for somebody or somebody lives there, so it cannot end yet."""

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(place)


class NotKeeperError(LandscapeError):
    """Only the intake of the provider itself keeps its offers."""


class AddressHiddenError(LandscapeError):
    """The location has an address already; be named for it before changing it."""


class StaleLocationError(LandscapeError):
    """Somebody else changed the address or the safety level since; look again."""


class UnknownAccountError(LandscapeError):
    """No active account of somebody with a role has this e-mail address."""


class SoughtTooOftenError(LandscapeError):
    """Too many e-mail addresses were tried within an hour; wait before trying again."""
