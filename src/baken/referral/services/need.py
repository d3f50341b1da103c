"""A need is opened, filled in step by step, and made ready to ask for a place."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from baken.core.rules.codes import Urgency
from baken.foundation.access.services import files
from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.referral.adapters.identity import cipher_in
from baken.referral.errors import NotReadyError, StaleError
from baken.referral.models import Draft, Need, NeedStatus, SentForm
from baken.referral.selectors.missing import (
    CONSENT,
    CRISIS,
    HELP,
    REFERRER,
    SAFETY,
    YOUNG_PERSON,
    missing_parts,
)
from baken.referral.selectors.need import (
    OpenNeed,
    dossier_of_form,
    open_consents,
)
from baken.referral.services.finding import find_need, save_changed
from baken.referral.services.need_answers import (
    Answers,
    ConsentAnswers,
    CrisisAnswers,
    HelpAnswers,
    ReferrerAnswers,
    SafetyAnswers,
    UrgencyAnswers,
    YoungPersonAnswers,
)
from baken.referral.services.need_steps import write_answers
from baken.referral.services.sending import Sent, is_first_time
from baken.referral.services.sharing import end_unfounded_sharing
from baken.referral.services.story import tell
from baken.referral.services.unfounded import end_unfounded_requests
from baken.referral.services.withdrawing import lock_requests

BASIS: Final = "jeugdwet_7_1_1"  # whoever refers keeps a file (Jeugdwet 7.3.8)
STEP_OF: Final[dict[type, str]] = {
    UrgencyAnswers: "spoed",
    ReferrerAnswers: REFERRER,
    YoungPersonAnswers: YOUNG_PERSON,
    HelpAnswers: HELP,
    SafetyAnswers: SAFETY,
    ConsentAnswers: CONSENT,
    CrisisAnswers: CRISIS,
}


def open_need(*, actor: Actor, at: datetime, key: UUID, urgency: Urgency) -> str:
    """Opens a file with an empty need and gives its code; the same key opens one."""
    try:
        with transaction.atomic():
            return _open(actor=actor, at=at, key=key, urgency=urgency)
    except IntegrityError:
        # The same form arrived twice: everything of the second was rolled back.
        dossier_id = dossier_of_form(key)
        if dossier_id is None:
            # The key of a form that this actor cannot have sent: it proves nothing here.
            return _open(actor=actor, at=at, key=uuid4(), urgency=urgency)
        return Need.objects.select_related("dossier").get(pk=dossier_id).dossier.code


def _open(*, actor: Actor, at: datetime, key: UUID, urgency: Urgency) -> str:
    file = files.open_file(actor=actor, kind="care", basis=BASIS, at=at)
    SentForm.objects.create(key=key, dossier_id=file.id, at=at, result=file.id)
    is_crisis = urgency is Urgency.CRISIS
    Need.objects.create(
        dossier_id=file.id,
        urgency=urgency,
        start_from=timezone.localdate(at) if is_crisis else None,
        opened_at=at,
    )
    tell(
        file.id,
        kind="need_opened",
        actor=actor,
        at=at,
        codes={"urgency": urgency.value},
    )
    return file.code


@transaction.atomic
def save_step(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    version: int,
    answers: Answers,
    key: UUID | None = None,
) -> Need:
    """Writes the answers of one step; with a key, sending it twice writes it once.

    Raises Need.DoesNotExist, NeedClosedError, StaleError or AnswersRefusedError.
    """
    if isinstance(answers, ConsentAnswers):
        lock_requests(code)
    need = find_need(code)
    if key is not None and not _is_first_time(need, key=key, version=version, at=at):
        return need
    if need.version != version:
        raise StaleError
    write_answers(answers, need=need, at=at, on=timezone.localdate(at))
    _fall_back(need, on=timezone.localdate(at))
    save_changed(need)
    if isinstance(answers, ConsentAnswers):
        end_unfounded_sharing(need, actor=actor, at=at)
        end_unfounded_requests(
            need, actor=actor, at=at, is_confirmed=answers.ends_requests
        )
    step = STEP_OF[type(answers)]
    _forget_draft(need, step=step)
    audit.record(
        actor=actor,
        action="need.changed",
        at=at,
        subject=need.dossier_id,
        dossier_id=need.dossier_id,
        detail={"step": step},
    )
    return need


def was_sent(key: UUID, dossier_id: UUID) -> bool:
    """Whether a form with this key was carried out for this file."""
    return dossier_of_form(key) == dossier_id


def _is_first_time(need: Need, *, key: UUID, version: int, at: datetime) -> bool:
    return is_first_time(Sent(key, version), dossier_id=need.dossier_id, at=at)


def _fall_back(need: Need, *, on: date) -> None:
    """A need that lacks something again is a draft again: nobody asks with it."""
    if need.status != NeedStatus.READY:
        return
    opened = OpenNeed(need, tuple(open_consents(need.dossier_id)), on)
    if any(part.is_blocking for part in missing_parts(opened)):
        need.status = NeedStatus.DRAFT
        need.ready_at = None


@transaction.atomic
def make_ready(*, actor: Actor, at: datetime, code: str, version: int) -> Need:
    """Marks a need as complete enough to ask; raises NotReadyError while it is not."""
    need = find_need(code)
    if need.status == NeedStatus.READY:
        return need
    if need.version != version:
        raise StaleError
    on = timezone.localdate(at)
    opened = OpenNeed(need, tuple(open_consents(need.dossier_id)), on)
    if any(part.is_blocking for part in missing_parts(opened)):
        raise NotReadyError
    need.status = NeedStatus.READY
    need.ready_at = at
    save_changed(need)
    audit.record(
        actor=actor,
        action="need.made_ready",
        at=at,
        subject=need.dossier_id,
        dossier_id=need.dossier_id,
    )
    tell(need.dossier_id, kind="need_ready", actor=actor, at=at)
    return need


@transaction.atomic
def keep_draft(
    *, at: datetime, code: str, step: str, typed: Mapping[str, Sequence[str]]
) -> None:
    """Keeps what was typed at a step, encrypted, however wrong or unfinished it is."""
    need = find_need(code)
    words = json.dumps({name: list(values) for name, values in typed.items()})
    Draft.objects.update_or_create(
        dossier_id=need.dossier_id,
        step=step,
        defaults={"typed_token": cipher_in(need).encrypt(words), "saved_at": at},
    )


def _forget_draft(need: Need, *, step: str) -> None:
    rows = Draft.objects.filter(dossier_id=need.dossier_id, step=step)
    rows.exclude(typed_token="").update(typed_token="")
