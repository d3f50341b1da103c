"""The acts of a referral as short words, so that a test reads like what people do."""

import uuid
from datetime import datetime, timedelta

from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.referral.models import Need, Request
from baken.referral.services import (
    answering,
    asking,
    choosing,
    placing,
    reaching,
    safety,
    withdrawing,
)
from baken.referral.services.sending import Sent
from tests.referral.chain import AT, NAME, ON, File, Provider

START = ON + timedelta(days=7)


def form(actor: Actor, request: Request) -> Sent:
    """A form as it is opened now, with the version that it shows."""
    with acting(actor):
        version = Request.objects.values_list("version", flat=True).get(pk=request.pk)
    return Sent(uuid.uuid4(), version)


def need_form(file: File) -> Sent:
    """The same for a form about the need."""
    with acting(file.referrer):
        return Sent(uuid.uuid4(), Need.objects.get(dossier_id=file.id).version)


def ask(file: File, to: Provider, *, sent: Sent | None = None, **extra) -> Request:
    sent = sent or need_form(file)
    with acting(file.referrer):
        return asking.ask_provider(
            actor=file.referrer,
            at=AT,
            code=file.code,
            offer_id=to.offer.pk,
            sent=sent,
            **extra,
        )


def talk(request: Request, by: Provider, *, at: datetime = AT) -> None:
    sent = form(by.intake, request)
    with acting(by.intake):
        answering.start_talking(request.pk, actor=by.intake, at=at, sent=sent)


def decline(request: Request, by: Provider, code: str = "full") -> None:
    sent = form(by.intake, request)
    with acting(by.intake):
        answering.decline(request.pk, actor=by.intake, at=AT, sent=sent, code=code)


def say_safe(
    request: Request,
    by: Provider,
    *,
    h7: str = "pass",
    h8: str = "pass",
    at: datetime = AT,
    **extra,
) -> None:
    with acting(by.safety):
        basis = reaching.safety_basis(request.dossier_id)
        answers = safety.SafetyAnswers(h7, h8, basis_hash=basis, **extra)
        safety.answer_safety(
            request.pk,
            actor=by.safety,
            at=at,
            sent=Sent(uuid.uuid4(), 1),
            answers=answers,
        )


def offer(
    request: Request, by: Provider, *, place: int = 0, at: datetime = AT, **dates
) -> None:
    sent = form(by.intake, request)
    days = {"start_on": START, **dates}
    offered = placing.OfferedPlace(by.places[place].pk, **days)
    with acting(by.intake):
        placing.offer_place(
            request.pk, actor=by.intake, at=at, sent=sent, offered=offered
        )


def offered(file: File, by: Provider) -> Request:
    """Asked, talked, safe and offered."""
    request = ask(file, by)
    talk(request, by)
    say_safe(request, by)
    offer(request, by)
    return request


def choose(
    file: File, request: Request, *, heard: str = "yes", name: str = NAME
) -> None:
    sent = form(file.referrer, request)
    with acting(file.referrer):
        choosing.choose_place(
            request.pk, actor=file.referrer, at=AT, sent=sent, heard=heard, name=name
        )


def prolong(file: File, request: Request, *, at: datetime = AT) -> None:
    sent = form(file.referrer, request)
    with acting(file.referrer):
        placing.prolong_hold(request.pk, actor=file.referrer, at=at, sent=sent)


def depart(request: Request, by: Provider) -> None:
    sent = form(by.intake, request)
    with acting(by.intake):
        placing.set_underway(request.pk, actor=by.intake, at=AT, sent=sent)


def arrive(request: Request, by: Provider) -> None:
    sent = form(by.intake, request)
    with acting(by.intake):
        placing.arrive(request.pk, actor=by.intake, at=AT, sent=sent, arrived_on=ON)


def stay_away(
    request: Request,
    by: Provider,
    *,
    reason: str = "transport",
    at: datetime = AT,
) -> None:
    sent = form(by.intake, request)
    with acting(by.intake):
        placing.record_no_arrival(
            request.pk, actor=by.intake, at=at, sent=sent, reason=reason
        )


def withdraw(file: File, request: Request) -> None:
    sent = form(file.referrer, request)
    with acting(file.referrer):
        withdrawing.withdraw_request(
            request.pk, actor=file.referrer, at=AT, sent=sent, reason="other"
        )


def withdraw_all(file: File) -> None:
    sent = need_form(file)
    with acting(file.referrer):
        withdrawing.withdraw_need(
            file.code, actor=file.referrer, at=AT, sent=sent, reason="other"
        )


def status(actor: Actor, request: Request) -> str:
    with acting(actor):
        return Request.objects.values_list("status", flat=True).get(pk=request.pk)
