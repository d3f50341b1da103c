"""Plays one story of the demo through the services, each act as whoever does it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from baken.config.demo import acts, texts
from baken.config.demo.answers import answers_of
from baken.foundation.accounts.models import Role
from baken.foundation.door import door
from baken.foundation.door.actor import Actor
from baken.landscape.demo.keys import demo_id
from baken.landscape.demo.rooms import place_id
from baken.referral.models import Need, Request
from baken.referral.models import Question as QuestionRow
from baken.referral.services import (
    answering,
    asking,
    choosing,
    clock,
    matching,
    placing,
    reaching,
    safety,
    sharing,
    withdrawing,
)
from baken.referral.services import need as needs
from baken.referral.services import story as notes
from baken.referral.services.sending import Sent

NAMESPACE: Final = UUID("0d1f6a52-3d55-4be1-9c3e-51c2f3a7e9d4")
Cast = dict[tuple[str, Role], Actor]


def opening_key(story: acts.Story) -> UUID:
    """The key of the form with which a story begins: playing it twice opens one file."""
    return uuid5(NAMESPACE, f"{story.key}/{story.opened_at.isoformat()}")


def play(story: acts.Story, *, cast: Cast) -> None:
    """The whole story in one transaction: it is there, or it is not."""
    player = Player(story, cast)
    with transaction.atomic():
        for act in story.acts:
            player.do(act)


@dataclass
class Player:
    """One story as far as it was played: the file, its version, and the requests."""

    story: acts.Story
    cast: Cast
    code: str = ""
    version: int = 1
    n_sent: int = 0
    requests: dict[str, UUID] = field(default_factory=dict)

    @singledispatchmethod
    def do(self, act: acts.Act) -> None:
        """Lets one act happen."""
        raise TypeError(f"nobody plays {type(act).__name__}")

    def _enter(self, organisation: str, *, role: Role) -> Actor:
        actor = self.cast[organisation, role]
        door.enter(actor)
        return actor

    def _referrer(self) -> Actor:
        return self._enter(self.story.referrer, role=Role.REFERRER)

    def _provider(self, act: acts.Act, *, role: Role = Role.INTAKE) -> Actor:
        return self._enter(act.offer[:2], role=role)

    def _key(self) -> UUID:
        self.n_sent += 1
        return uuid5(opening_key(self.story), str(self.n_sent))

    def _about_need(self) -> Sent:
        return Sent(self._key(), self.version)

    def _about_request(self, act: acts.Act) -> tuple[UUID, Sent]:
        key = self.requests[act.offer]
        version = Request.objects.values_list("version", flat=True).get(pk=key)
        return key, Sent(self._key(), version)

    @do.register
    def _open(self, act: acts.OpenNeed) -> None:
        self.code = needs.open_need(
            actor=self._referrer(),
            at=act.at,
            key=opening_key(self.story),
            urgency=self.story.wish.urgency,
        )

    @do.register
    def _fill(self, act: acts.FillNeed) -> None:
        actor = self._referrer()
        steps = list(answers_of(self.story, on=timezone.localdate(act.at)))
        for answers in steps[: act.n_steps]:
            self._keep(
                needs.save_step(
                    actor=actor,
                    at=act.at,
                    code=self.code,
                    version=self.version,
                    answers=answers,
                )
            )

    def _keep(self, need: Need) -> None:
        self.version = need.version

    @do.register
    def _draft(self, act: acts.KeepDraft) -> None:
        self._referrer()
        typed = {name: [words] for name, words in act.typed}
        needs.keep_draft(at=act.at, code=self.code, step=act.step, typed=typed)

    @do.register
    def _ready(self, act: acts.MakeReady) -> None:
        actor = self._referrer()
        self._keep(
            needs.make_ready(
                actor=actor, at=act.at, code=self.code, version=self.version
            )
        )

    @do.register
    def _look(self, act: acts.LookAtOffers) -> None:
        matching.match_offers(actor=self._referrer(), at=act.at, code=self.code)

    @do.register
    def _share(self, act: acts.Share) -> None:
        sharing.share_with_coordinator(
            actor=self._referrer(),
            at=act.at,
            code=self.code,
            organisation_id=demo_id("organisation", act.organisation),
        )

    @do.register
    def _ask(self, act: acts.Ask) -> None:
        request = asking.ask_provider(
            actor=self._referrer(),
            at=act.at,
            code=self.code,
            offer_id=demo_id("offer", act.offer),
            sent=self._about_need(),
            reasons=act.reasons,
        )
        self.requests[act.offer] = request.pk

    @do.register
    def _talk(self, act: acts.Talk) -> None:
        actor = self._provider(act)
        key, sent = self._about_request(act)
        answering.start_talking(key, actor=actor, at=act.at, sent=sent)

    @do.register
    def _question(self, act: acts.Question) -> None:
        actor = self._provider(act)
        key, sent = self._about_request(act)
        answering.ask_question(key, actor=actor, at=act.at, sent=sent, words=act.words)

    @do.register
    def _answer(self, act: acts.Answer) -> None:
        actor = self._referrer()
        key, sent = self._about_request(act)
        open_questions = QuestionRow.objects.filter(
            request_id=key, answered_at__isnull=True
        )
        answering.answer_question(
            key,
            actor=actor,
            at=act.at,
            sent=sent,
            question_id=open_questions.get().pk,
            words=act.words,
        )

    @do.register
    def _say_safe(self, act: acts.SaySafe) -> None:
        actor = self._provider(act, role=Role.SAFETY_OFFICER)
        key, sent = self._about_request(act)
        file_id = Request.objects.values_list("dossier_id", flat=True).get(pk=key)
        answers = safety.SafetyAnswers(
            co_placement=act.verdict,
            danger_zone="pass",
            basis_hash=reaching.safety_basis(file_id),
            by_phone=act.by_phone,
            second_person_role=texts.SECOND_PERSON if act.by_phone else "",
        )
        safety.answer_safety(key, actor=actor, at=act.at, sent=sent, answers=answers)

    @do.register
    def _offer(self, act: acts.OfferPlace) -> None:
        actor = self._provider(act)
        key, sent = self._about_request(act)
        offered = placing.OfferedPlace(
            place_id(f"{act.offer}/{act.place:02}"), act.start_on, act.end_on
        )
        placing.offer_place(key, actor=actor, at=act.at, sent=sent, offered=offered)

    @do.register
    def _prolong(self, act: acts.Prolong) -> None:
        actor = self._referrer()
        key, sent = self._about_request(act)
        placing.prolong_hold(key, actor=actor, at=act.at, sent=sent)

    @do.register
    def _choose(self, act: acts.Choose) -> None:
        actor = self._referrer()
        key, sent = self._about_request(act)
        choosing.choose_place(
            key,
            actor=actor,
            at=act.at,
            sent=sent,
            heard=act.heard,
            name=self.story.young.name,
        )

    @do.register
    def _depart(self, act: acts.Depart) -> None:
        actor = self._provider(act)
        key, sent = self._about_request(act)
        placing.set_underway(key, actor=actor, at=act.at, sent=sent)

    @do.register
    def _arrive(self, act: acts.Arrive) -> None:
        actor = self._provider(act)
        key, sent = self._about_request(act)
        on = timezone.localdate(act.at)
        placing.arrive(key, actor=actor, at=act.at, sent=sent, arrived_on=on)

    @do.register
    def _stay_away(self, act: acts.StayAway) -> None:
        actor = self._provider(act)
        key, sent = self._about_request(act)
        placing.record_no_arrival(
            key, actor=actor, at=act.at, sent=sent, reason=act.reason
        )

    @do.register
    def _decline(self, act: acts.Decline) -> None:
        actor = self._provider(act)
        key, sent = self._about_request(act)
        answering.decline(key, actor=actor, at=act.at, sent=sent, code=act.code)

    @do.register
    def _withdraw(self, act: acts.Withdraw) -> None:
        actor = self._referrer()
        if not act.offer:
            withdrawing.withdraw_need(
                self.code,
                actor=actor,
                at=act.at,
                sent=self._about_need(),
                reason=act.reason,
            )
            return
        key, sent = self._about_request(act)
        withdrawing.withdraw_request(
            key, actor=actor, at=act.at, sent=sent, reason=act.reason
        )

    @do.register
    def _see_notices(self, act: acts.SeeNotices) -> None:
        for organisation, role in self._took_part():
            actor = self._enter(organisation, role=role)
            notes.settle_notices(actor=actor, at=act.at)

    def _took_part(self) -> Iterator[tuple[str, Role]]:
        yield self.story.referrer, Role.REFERRER
        for offer in self.requests:
            yield offer[:2], Role.INTAKE
            yield offer[:2], Role.SAFETY_OFFICER
        for act in self.story.acts:
            if isinstance(act, acts.Share):
                yield act.organisation, Role.CARE_COORDINATOR

    @do.register
    def _let_time_pass(self, act: acts.LetTimePass) -> None:
        mine = set(self.requests.values())
        for due in clock.list_due(at=act.at):
            if due.request_id in mine:
                clock.run_one(due, at=act.at)
