"""Errors of the referral, each with a message for people.

ReferralError
    AnswersRefusedError     answers that cannot be right, each with its field
    StaleError              somebody else changed it since it was opened
    NeedClosedError         the need has its place already, or was withdrawn
    NotReadyError           something is still missing
    ConsentMissingError     nobody who may has agreed to this act
    ProbingError            too many looks with other safety facts
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class ReferralError(Exception):
    """Base of what the referral refuses; `message` can be shown to whoever acts."""

    message: Words = _("Dit kan nu niet.")

    def __init__(self, message: Words | None = None) -> None:
        self.message = self.message if message is None else message
        super().__init__(str(type(self).__name__))


@dataclass(frozen=True)
class Mistake:
    """One answer that cannot be right; `field` is empty when it is about all of them."""

    field: str
    message: Words


class AnswersRefusedError(ReferralError):
    """Answers that cannot be right; nothing was saved."""

    message = _("Kijk uw antwoorden na.")

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__()


class StaleError(ReferralError):
    """The row changed since the form was opened."""

    message = _(
        "Iemand anders heeft dit intussen gewijzigd. Er is niets opgeslagen. Wat u typte,"
        " staat er nog."
    )


class NeedClosedError(ReferralError):
    """A need that ended is not changed any more."""

    message = _(
        "Deze hulpvraag is afgesloten. Hij kan niet meer worden gewijzigd. Begin een nieuwe"
        " hulpvraag."
    )


class NotReadyError(ReferralError):
    """Something is still missing."""

    message = _("Er ontbreekt nog iets. Vul eerst de onderdelen hieronder aan.")


class ConsentMissingError(ReferralError):
    """Nobody who may has agreed to this act, and no other basis is recorded."""

    message = _(
        "Hiervoor is nog geen toestemming of andere grondslag vastgelegd. Doe dat eerst bij de"
        " stap Toestemming."
    )


class ProbingError(ReferralError):
    """Too many looks at the offer with other safety facts within the hour."""

    message = _(
        "U heeft de veiligheidsgegevens het laatste uur heel vaak veranderd en daarna het"
        " aanbod bekeken. Dat kan iets verraden over andere jongeren. Probeer het over een uur"
        " opnieuw. Heeft u haast? Bel de aanbieder."
    )
