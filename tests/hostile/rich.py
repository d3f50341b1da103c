"""Two files of Anna, with something in every table that is about a young person.

In the open file Anker was asked, Linde talks and asked a question, and Wilg offered a place.
In the chosen file Iep was chosen. Made through the services, as the people themselves.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from baken.core.rules.consent_values import Act
from baken.foundation.access.keyring import cipher_of
from baken.foundation.access.models import Capacity
from baken.foundation.access.services import files
from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.foundation.organisations.models import Organisation, YouthRegion
from baken.landscape.services.addresses import see_address
from baken.referral.models import (
    DangerZone,
    Draft,
    GapRecord,
    MatchRun,
    Need,
    Question,
    Request,
)
from baken.referral.services import answering
from baken.referral.services.story import tell
from tests.factories.accounts import as_offline
from tests.hostile.cast import Cast, cast, some_municipality
from tests.referral import acts
from tests.referral.chain import AT, ON, File, avoid, ready_need

OWN_WORDS = "Eigen woorden die nergens mogen opduiken."
AVOIDED = "Mijdt Persoon"
DRAFT = "Half getypte woorden."
QUESTION = "Een vraag met verzonnen woorden."
# Long enough to pass for a token too, where the statement is sent by hand.
REASON = "Een verzonnen reden voor noodinzage vannacht. " * 3


@dataclass(frozen=True)
class Rich:
    """The people, the files, and the requests by the house that was asked."""

    cast: Cast
    open: File
    chosen: File
    requests: dict[str, Request]
    question: UUID
    emergency: Actor


def rich() -> Rich:
    """Everything, in the transaction of the test."""
    who = cast()
    opened, chosen = _file(who), _file(who)
    requests = {
        "anker": acts.ask(opened, who.anker.provider),
        "linde": acts.ask(opened, who.linde.provider),
        "wilg": acts.offered(opened, who.wilg.provider),
        "iep": acts.offered(chosen, who.iep.provider),
    }
    acts.talk(requests["linde"], who.linde.provider)
    question = _question(requests["linde"], who.linde.intake.actor)
    acts.choose(chosen, requests["iep"])
    with acting(who.linde.safety.actor):
        files.break_glass(code=opened.code, reason=REASON, at=AT)
    _look(who)
    as_offline(lambda: _serve_a_region(who))
    return Rich(who, opened, chosen, requests, question, who.linde.safety.actor)


def _serve_a_region(who: Cast) -> None:
    """Everybody may know which regions an organisation serves."""
    region = YouthRegion.objects.using("offline").order_by("code").first()
    links = Organisation.youth_regions.through.objects.using("offline")
    links.get_or_create(
        organisation_id=who.wilg.provider.organisation.pk, youthregion_id=region.pk
    )


def _look(who: Cast) -> None:
    """The safety officer of Wilg, named for its address, opens it."""
    actor = replace(who.wilg.safety.actor, purpose="address")
    with acting(actor):
        see_address(actor, location_id=who.wilg.provider.offer.location_id, at=AT)


def _file(who: Cast) -> File:
    file = ready_need(who.anna.actor)
    avoid(file, name=AVOIDED, born_on=date(2009, 3, 2))
    with acting(file.referrer):
        _fill(file)
        files.share(
            actor=file.referrer,
            dossier_id=file.id,
            organisation_id=who.carla.memberships[0].organisation_id,
            capacity=Capacity.COORDINATOR,
            basis="consent",
            at=AT,
        )
        organisation = who.carla.memberships[0].organisation_id
        told = {"actor": file.referrer, "at": AT, "to": [(organisation, COORDINATOR)]}
        tell(file.id, kind="need_shared", codes={"act": Act.CARE_COORDINATION}, **told)
    return file


COORDINATOR = "care_coordinator"


def _fill(file: File) -> None:
    cipher = cipher_of(file.id)
    Need.objects.filter(dossier_id=file.id).update(
        own_words_token=cipher.encrypt(OWN_WORDS),
        zones_asked="named",
        avoided_asked="named",
    )
    rows = [
        DangerZone(municipality=some_municipality(), radius_km=30, noted_at=AT),
        Draft(step="situatie", typed_token=cipher.encrypt(DRAFT), saved_at=AT),
        GapRecord(at=AT, youth_region="JR01"),
        MatchRun(
            at=AT, on=ON, rules_version="1", snapshot_hash="x", n_offers=1, n_fitting=1
        ),
    ]
    for row in rows:
        row.dossier_id = file.id
        row.save(force_insert=True)


def _question(request: Request, intake: Actor) -> UUID:
    sent = acts.form(intake, request)
    with acting(intake):
        answering.ask_question(
            request.pk, actor=intake, at=AT, sent=sent, words=QUESTION
        )
        return Question.objects.get(request=request).pk
