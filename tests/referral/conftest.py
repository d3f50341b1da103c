"""Anna refers for a municipality; De Wilg and Het Anker offer places; Carla coordinates."""

import pytest

from baken.foundation.access.services import files
from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from tests.factories.accounts import organisation
from tests.referral.chain import AT, File, Provider, anybody, provider, ready_need


@pytest.fixture
def anna(db: None) -> Actor:
    """A referrer of a municipality."""
    return anybody(organisation("municipality"), "referrer")


@pytest.fixture
def carla(db: None) -> Actor:
    """A care coordinator."""
    return anybody(organisation("care_coordination"), "care_coordinator")


@pytest.fixture
def wilg(db: None) -> Provider:
    """A provider with one place."""
    return provider()


@pytest.fixture
def anker(db: None) -> Provider:
    """Another provider with one place."""
    return provider()


@pytest.fixture
def file(anna: Actor) -> File:
    """A file of Anna with a need that is ready to be asked."""
    return ready_need(anna)


@pytest.fixture
def shared(anna: Actor, carla: Actor, file: File) -> File:
    """The file, with Carla as its coordinator."""
    with acting(anna):
        files.share(
            actor=anna,
            dossier_id=file.id,
            organisation_id=carla.organisation_id,
            capacity="coordinator",
            basis="consent",
            at=AT,
        )
    return file
