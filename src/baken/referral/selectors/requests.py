"""Requests as the referrer, the provider and the safety officer work with them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Case, F, Q, QuerySet, Value, When

from baken.foundation.access.keyring import FileCipher
from baken.landscape.models import Place
from baken.referral.models import OPEN, PlaceUse, Question, Request, RequestStatus


def requests() -> QuerySet[Request]:
    """Requests with file, offer and both organisations in one statement."""
    return Request.objects.select_related(
        "dossier", "offer__location__youth_region", "organisation", "asked_by"
    )


# What a card of a request shows: a page of a file is opened more often than any other.
_ON_A_CARD: Final = (
    "dossier",
    "status",
    "sent_at",
    "due_at",
    "hold_until",
    "offered_from",
    "start_from",
    "decline_code",
    "organisation__name",
    "organisation__phone",
    "organisation__night_phone",
    "offer__code",
    "offer__name",
    "offer__setting",
    "offer__location__youth_region__name",
)


def requests_of(dossier_id: UUID) -> list[Request]:
    """All requests of a file: the furthest on top, then by their next deadline."""
    rows = (
        Request.objects.filter(dossier_id=dossier_id)
        .select_related("offer__location__youth_region", "organisation")
        .only(*_ON_A_CARD)
    )
    return sorted(
        rows, key=lambda row: (-_progress(row), next_deadline(row), row.sent_at)
    )


def _progress(request: Request) -> int:
    """How far a request is; what ended without a place stands last."""
    ways = [str(status) for status in (*OPEN, RequestStatus.TAKEN)]
    return ways.index(request.status) if request.status in ways else -1


def is_open(request: Request) -> bool:
    """Whether the request still waits for somebody."""
    return request.status in OPEN


def next_deadline(request: Request) -> datetime:
    """When the request next runs out: the hold once a place is offered, else the answer."""
    if request.status == RequestStatus.OFFERED and request.hold_until:
        return request.hold_until
    return request.due_at


def inbox() -> QuerySet[Request]:
    """The open requests to the own organisation, by the moment that comes first."""
    deadline = Case(
        When(status=RequestStatus.OFFERED, then=F("hold_until")),
        When(status__in=("sent", "talking"), then=F("due_at")),
        default=Value(None),
    )
    return (
        requests()
        .filter(status__in=OPEN)
        .annotate(deadline=deadline)
        .order_by(F("deadline").asc(nulls_last=True), "sent_at", "id")
    )


def to_assess() -> QuerySet[Request]:
    """The requests for which a safety officer may be asked, the most pressing first."""
    return requests().filter(status__in=OPEN).order_by("due_at", "sent_at", "id")


@dataclass(frozen=True)
class AskedQuestion:
    """A question with its answer, readable."""

    id: UUID
    request_id: UUID
    question: str
    asked_at: datetime
    answer: str
    answered_at: datetime | None


def questions_of(
    dossier_id: UUID, *, cipher: FileCipher, request_id: UUID | None = None
) -> list[AskedQuestion]:
    """The questions that the actor may see, the oldest first."""
    rows = Question.objects.filter(dossier_id=dossier_id)
    if request_id is not None:
        rows = rows.filter(request_id=request_id)
    return [
        AskedQuestion(
            id=row.pk,
            request_id=row.request_id,
            question=cipher.decrypt(row.question_token),
            asked_at=row.asked_at,
            answer=cipher.decrypt(row.answer_token),
            answered_at=row.answered_at,
        )
        for row in rows.order_by("asked_at", "id")
    ]


@dataclass(frozen=True)
class PlaceRow:
    """A place of the offer, and since when it is free as far as Baken knows."""

    id: UUID
    code: str
    free_on: date | None


def places_of(offer_id: UUID, *, on: date) -> list[PlaceRow]:
    """The places that exist, each with its first free day; None when it is taken for good."""
    places = Place.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on), offer_id=offer_id
    )
    uses = PlaceUse.objects.filter(
        place__offer_id=offer_id, released_at__isnull=True
    ).values_list("place_id", "period")
    ends: dict[UUID, list[date | None]] = {}
    for place_id, period in uses:
        ends.setdefault(place_id, []).append(period.upper)
    return [
        PlaceRow(place.pk, place.code, _free_on(place, ends.get(place.pk, []), on=on))
        for place in places.order_by("code")
    ]


def _free_on(place: Place, ends: list[date | None], *, on: date) -> date | None:
    if None in ends:
        return None
    return max([on, place.valid_from, *(end for end in ends if end)])


def is_safe(request: Request, *, start_on: date, at: datetime) -> bool:
    """Whether the safety officer said yes lately; a no and silence are the same here."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT safety_verdict(%s, %s, daterange(%s, NULL), %s) = 'pass'",
            [request.dossier_id, request.offer.location_id, start_on, at],
        )
        return bool(cursor.fetchone()[0])
