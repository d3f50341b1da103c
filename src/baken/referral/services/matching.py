"""Looks at all offers for one need, and keeps that somebody looked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from baken.core.matching import (
    Audience,
    GapRecord,
    Judgement,
    OfferTable,
    Ordering,
    gap_record,
    judge,
    order,
)
from baken.foundation.accounts.models import Role
from baken.foundation.audit import services as audit
from baken.foundation.audit.models import Line
from baken.foundation.door.actor import Actor
from baken.landscape.selectors.matching import offers_for_matching
from baken.referral.adapters.room import capped_by_places
from baken.referral.errors import NotReadyError, ProbingError
from baken.referral.models import GapRecord as GapRow
from baken.referral.models import MatchRun, Need
from baken.referral.policies import organisation_of
from baken.referral.selectors.need import needs, open_consents
from baken.referral.selectors.safety import (
    SafetyState,
    next_free_places,
    safety_state,
)
from baken.referral.services import story
from baken.referral.services.judging import as_judged

# How often the safety facts may differ within the hour: an assumption, to be confirmed.
MOST_CHANGES: Final = 10
PROBING_WINDOW: Final = timedelta(hours=1)
AUDIENCE: Final = Audience.REFERRER
PROBING: Final = "probing_noticed"


@dataclass(frozen=True, eq=False)
class Match:
    """All offers judged and ordered for one need, as its referrer may know it."""

    need: Need
    judgement: Judgement
    ordering: Ordering
    gap: GapRecord | None
    asked: frozenset[UUID]

    @property
    def offers(self) -> OfferTable:
        """The offers that were judged."""
        return self.judgement.offers


def match_offers(*, actor: Actor, at: datetime, code: str) -> Match:
    """Judges and orders every offer for a need, and records that it was done.

    Raises Need.DoesNotExist, NotReadyError, ProbingError.
    """
    need = needs().get(dossier__code=code)
    if not need.urgency:
        raise NotReadyError
    on = timezone.localdate(at)
    safety = safety_state(need, on=on, at=at, since=at - PROBING_WINDOW)
    if safety.is_new and safety.n_earlier >= MOST_CHANGES:
        _notice_probing(need, actor=actor, at=at)
        raise ProbingError
    match = _judged(need, safety=safety, on=on)
    with transaction.atomic():
        _record(match, safety=safety, actor=actor, at=at)
    return match


def _judged(need: Need, *, safety: SafetyState, on: date) -> Match:
    listed = offers_for_matching(on)
    table = capped_by_places(listed, free_places=next_free_places(on))
    asked = as_judged(
        need,
        zones=safety.zones,
        consents=open_consents(need.dossier_id),
        confirmed=safety.confirmed,
        on=on,
    )
    judgement = judge(asked, table, on=on)
    return Match(
        need=need,
        judgement=judgement,
        ordering=order(judgement, audience=AUDIENCE),
        gap=gap_record(judgement, audience=AUDIENCE),
        asked=safety.asked,
    )


def _record(match: Match, *, safety: SafetyState, actor: Actor, at: datetime) -> None:
    judgement, dossier_id = match.judgement, match.need.dossier_id
    run = MatchRun.objects.create(
        dossier_id=dossier_id,
        at=at,
        on=judgement.facts.on,
        rules_version=judgement.facts.rules.version,
        snapshot_hash=judgement.snapshot_hash,
        safety_hash=safety.basis_hash,
        n_offers=len(judgement.offers),
        n_fitting=int(judgement.may_be_asked(AUDIENCE).sum()),
    )
    if match.gap is not None:
        _record_gap(match.gap, match=match, at=at)
    audit.record(
        actor=actor,
        action="match.ran",
        at=at,
        subject=run.pk,
        dossier_id=dossier_id,
        detail={"n_offers": run.n_offers, "n_fitting": run.n_fitting},
    )


def _record_gap(gap: GapRecord, *, match: Match, at: datetime) -> None:
    """One record for one gap: looking twice does not make it two."""
    dossier_id = match.need.dossier_id
    criteria = [list(pair) for pair in gap.failed]
    last = GapRow.objects.filter(dossier_id=dossier_id).order_by("-at").first()
    if last is not None and last.criteria == criteria:
        return
    GapRow.objects.create(
        dossier_id=dossier_id,
        at=at,
        youth_region=gap.youth_region or "",
        criteria=criteria,
        profile={
            "urgency": gap.urgency,
            "level": gap.level.code if gap.level is not None else None,
            "age_band": gap.age_band,
            "target_group": gap.target_group,
            "has_mild_disability": gap.has_mild_disability,
            "needs_parent_and_child": gap.needs_parent_and_child,
        },
    )


def _notice_probing(need: Need, *, actor: Actor, at: datetime) -> None:
    """Kept each time; told once an hour, to people who did not do it (safety rule 6)."""
    if not _was_told(need, since=at - PROBING_WINDOW):
        watching = [(organisation_of(actor), str(Role.ADMINISTRATOR))]
        story.notify(need.dossier_id, kind=PROBING, at=at, to=watching)
        story.tell_coordinators(need.dossier_id, kind=PROBING, at=at)
    audit.record(
        actor=actor,
        action="match.probing_noticed",
        at=at,
        subject=need.dossier_id,
        dossier_id=need.dossier_id,
        detail={"n_changes": MOST_CHANGES},
    )


def _was_told(need: Need, *, since: datetime) -> bool:
    lines = Line.objects.filter(
        dossier_id=need.dossier_id, event_type_code="match.probing_noticed"
    )
    return lines.filter(event_date_time__gte=since).exists()
