"""Consent, refusal and other grounds, each for one act (safety rule 18)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from baken.core.rules.consent import ask_again_on
from baken.core.rules.consent_requirements import requirement
from baken.core.rules.consent_values import (
    Act,
    ConsentNeed,
    ParentSafety,
    Party,
    Requirement,
)
from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.referral.adapters.consents import (
    GIVEN,
    PARTIES,
    PROFESSIONAL,
    REFUSED,
    situation_of,
)
from baken.referral.adapters.identity import birth_date_in, cipher_in
from baken.referral.errors import AnswersRefusedError, Mistake
from baken.referral.models import Consent, Need
from baken.referral.selectors.need import ACTS, open_consents
from baken.referral.services.finding import find_need, save_changed
from baken.referral.services.need_answers import (
    BasisAnswer,
    ConsentAnswer,
    ConsentAnswers,
)
from baken.referral.services.need_checks import LONGEST_WORDS, refuse
from baken.referral.services.sharing import end_unfounded_sharing
from baken.referral.services.unfounded import end_unfounded_requests
from baken.referral.services.withdrawing import lock_requests

SPEAKS_FOR: Final = {
    Party.YOUNG_PERSON: ConsentNeed.YOUNG_PERSON,
    Party.PARENT: ConsentNeed.AUTHORITY,
    Party.GUARDIAN: ConsentNeed.AUTHORITY,
    Party.REPRESENTATIVE: ConsentNeed.REPRESENTATIVE,
}


def set_consents(
    need: Need, *, answers: ConsentAnswers, at: datetime, on: date
) -> None:
    """Writes what was said; an answer that stands already is not written again."""
    born_on = birth_date_in(need)
    if born_on is None:
        message = _(
            "Vul eerst de geboortedatum in. De leeftijd bepaalt wie toestemming geeft."
        )
        raise AnswersRefusedError([Mistake("", message)])
    need.is_able_to_weigh = answers.is_able_to_weigh
    need.n_authority_holders = answers.n_authority_holders
    refuse(_mistakes(need, answers=answers, born_on=born_on, on=on))
    _replace(need, answers=answers, born_on=born_on, at=at)


def _mistakes(
    need: Need, *, answers: ConsentAnswers, born_on: date, on: date
) -> Iterator[Mistake]:
    if answers.noted_on > on:
        yield Mistake("noted_on", _("Deze dag is nog niet geweest. Kijk de datum na."))
    if answers.noted_on < born_on:
        message = _("Deze dag ligt vóór de geboorte. Kijk de datum na.")
        yield Mistake("noted_on", message)
    if answers.n_authority_holders not in {1, 2}:
        yield Mistake("n_authority_holders", _("Kies een antwoord uit de lijst."))
    asked = {
        act: requirement(act, born_on=born_on, on=on, situation=situation_of(need))
        for act in ACTS
    }
    yield from _consent_mistakes(answers, asked=asked)
    yield from _basis_mistakes(answers.bases, asked=asked)


def _consent_mistakes(
    answers: ConsentAnswers, *, asked: dict[Act, Requirement]
) -> Iterator[Mistake]:
    for answer in answers.consents:
        party = PARTIES.get(answer.giver)
        field = f"{answer.act}_{answer.giver}"
        if party is None or answer.act not in asked:
            yield Mistake(field, _("Kies een antwoord uit de lijst."))
        elif SPEAKS_FOR[party] not in asked[answer.act].needs:
            message = _(
                "Op deze leeftijd en in deze situatie beslist iemand anders hierover."
            )
            yield Mistake(field, message)
    if _parent_signs(answers) and answers.parent_safety is not ParentSafety.SAFE:
        message = _(
            "Een ouder die onveilig is, of van wie dat nog niet is bekeken, geeft geen"
            " toestemming en ziet niets. Bekijk dit eerst, of leg een andere grondslag vast."
        )
        yield Mistake("parent_safety", message)


def _parent_signs(answers: ConsentAnswers) -> bool:
    return any(
        PARTIES.get(answer.giver) is Party.PARENT and answer.is_given
        for answer in answers.consents
    )


def _basis_mistakes(
    bases: Iterable[BasisAnswer], *, asked: dict[Act, Requirement]
) -> Iterator[Mistake]:
    for basis in bases:
        if basis.act not in asked or basis.ground not in asked[basis.act].grounds:
            message = _("Deze grondslag geldt hier niet. Kies een andere.")
            yield Mistake(f"{basis.act}_ground", message)
        if not basis.reason.strip():
            message = _("Schrijf op waarom deze grondslag geldt.")
            yield Mistake(f"{basis.act}_reason", message)
        if len(basis.reason) > LONGEST_WORDS:
            message = _("De tekst is te lang. Er passen %(limit)d tekens in.")
            yield Mistake(f"{basis.act}_reason", message % {"limit": LONGEST_WORDS})


def _replace(
    need: Need, *, answers: ConsentAnswers, born_on: date, at: datetime
) -> None:
    """A new answer of the same giver ends the one before, for the trail keeps both."""
    standing = {(row.act, row.given_by): row for row in open_consents(need.dossier_id)}
    rows = [
        row
        for row in _rows(need, answers=answers, born_on=born_on)
        if not _says_the_same(row, standing.get((row.act, row.given_by)))
    ]
    replaced = [
        standing[key].pk for row in rows if (key := (row.act, row.given_by)) in standing
    ]
    if replaced:
        Consent.objects.filter(pk__in=replaced).update(ended_at=at)
    Consent.objects.bulk_create(rows)


def _says_the_same(row: Consent, earlier: Consent | None) -> bool:
    return (
        earlier is not None
        and earlier.basis == row.basis
        and earlier.ask_again_on == row.ask_again_on
        and row.given_by != PROFESSIONAL
    )


def _rows(need: Need, *, answers: ConsentAnswers, born_on: date) -> Iterator[Consent]:
    again_on = ask_again_on(born_on, on=answers.noted_on)
    for answer in answers.consents:
        basis = GIVEN if answer.is_given else REFUSED
        yield _row(
            need, answer=answer, basis=basis, on=answers.noted_on, again=again_on
        )
    cipher = cipher_in(need)
    for ground in answers.bases:
        yield Consent(
            dossier_id=need.dossier_id,
            act=ground.act,
            given_by=PROFESSIONAL,
            basis=ground.ground,
            reason_token=cipher.encrypt(ground.reason.strip()),
            noted_on=answers.noted_on,
            ask_again_on=again_on,
        )


def _row(
    need: Need, *, answer: ConsentAnswer, basis: str, on: date, again: date | None
) -> Consent:
    return Consent(
        dossier_id=need.dossier_id,
        act=answer.act,
        given_by=answer.giver,
        basis=basis,
        noted_on=on,
        ask_again_on=again,
    )


@transaction.atomic
def withdraw_consent(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    consent_id: UUID,
    is_confirmed: bool = False,
) -> None:
    """Ends one recorded answer or ground; twice is once.

    Raises Consent.DoesNotExist, and RequestsEndError when open requests rest on it and
    nobody confirmed that they end too.
    """
    lock_requests(code)
    need = find_need(code)
    row = Consent.objects.get(pk=consent_id, dossier_id=need.dossier_id)
    if row.ended_at is not None:
        return
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    save_changed(need)
    end_unfounded_sharing(need, actor=actor, at=at)
    end_unfounded_requests(need, actor=actor, at=at, is_confirmed=is_confirmed)
    audit.record(
        actor=actor,
        action="need.consent_withdrawn",
        at=at,
        subject=row.pk,
        dossier_id=need.dossier_id,
        detail={"act": row.act},
    )
