"""Fills a database with fictional files, of which one organisation may see a few hundred."""

import random
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.files.copying import copy_rows

N_FILES = 10_000
N_OWN = 300
SEED = 20261122
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class Bench:
    """Who looks, and at what."""

    user_id: uuid.UUID
    membership_id: uuid.UUID
    organisation_id: uuid.UUID
    codes: tuple[str, ...]
    unasked_offer_id: uuid.UUID


class _Rows(dict[str, list]):
    def add(self, row: object) -> None:
        self.setdefault(type(row).__name__, []).append(row)


def fill(*, at: datetime) -> Bench:
    """Writes the files by COPY and returns whose eyes the measurement uses."""
    from baken.foundation.accounts.models import Membership, User
    from baken.foundation.organisations.models import Organisation

    chance = random.Random(SEED)
    bench_organisation = Organisation(
        name="Bank-jeugdteam", kind="municipality", valid_from=at.date(), is_demo=True
    )
    others = [
        Organisation(
            name=f"Bank-jeugdteam {n}",
            kind="municipality",
            valid_from=at.date(),
            is_demo=True,
        )
        for n in range(40)
    ]
    user = User(email="bank@baken.example", name="Bank Meter")
    membership = Membership(
        user=user,
        organisation=bench_organisation,
        role="referrer",
        valid_from=at.date(),
    )
    for rows in ([bench_organisation, *others], [user], [membership]):
        copy_rows(rows)
    offers = _open_offers()
    unasked = _fitting(offers)
    asked = [offer for offer in offers if offer != unasked]
    codes = _files(bench_organisation, others, asked, at, chance)
    return Bench(user.pk, membership.pk, bench_organisation.pk, codes, unasked.pk)


def _fitting(offers: list) -> object:
    """An offer that every one of these young people may be asked for."""
    return next(
        offer
        for offer in reversed(offers)
        if offer.setting == "open" and "girl" in offer.target_groups
    )


def _open_offers() -> list:
    from baken.landscape.models import AdmissionStop, Offer, PublishedMeasure

    closed = [
        model.objects.using("offline").values("location_id")
        for model in (AdmissionStop, PublishedMeasure)
    ]
    offers = Offer.objects.using("offline").exclude(location_id__in=closed[0])
    return list(offers.exclude(location_id__in=closed[1]).order_by("code"))


def _files(
    own: object, others: list, offers: list, at: datetime, chance: random.Random
) -> tuple[str, ...]:
    rows, codes = _Rows(), []
    for n in range(N_FILES):
        owner = (
            own
            if n % (N_FILES // N_OWN) == 0 and len(codes) < N_OWN
            else chance.choice(others)
        )
        code = _one_file(rows, owner.pk, n, offers, at - timedelta(minutes=n), chance)
        if owner is own:
            codes.append(code)
    for name in ("Dossier", "DataKey", "Grant", "Need", "Person", "Consent", "Request"):
        copy_rows(rows.pop(name))
    for written in rows.values():
        copy_rows(written)
    return tuple(codes)


def _one_file(
    rows: _Rows,
    owner_id: uuid.UUID,
    n: int,
    offers: list,
    at: datetime,
    chance: random.Random,
) -> str:
    from baken.foundation.access.keyring import FileCipher, new_wrapped_key
    from baken.foundation.access.models import DataKey, Dossier, Grant
    from baken.foundation.people.models import Person
    from baken.referral.adapters.consents import GIVEN
    from baken.referral.models import Consent, Event, Need, Notice

    code = "V-" + "".join(ALPHABET[n // 30**k % 30] for k in range(4))
    file = Dossier(code=code, kind="care", organisation_id=owner_id, opened_at=at)
    wrapped = new_wrapped_key()
    cipher = FileCipher(wrapped)
    rows.add(file)
    rows.add(DataKey(dossier=file, wrapped=wrapped))
    rows.add(_grant(Grant, file, owner_id, "owner", at, None))
    birth = f"{2009 + n % 5}-0{1 + n % 9}-1{n % 9}"
    rows.add(Person(dossier=file, birth_date_token=cipher.encrypt(birth)))
    rows.add(
        Need(
            dossier=file,
            status="ready",
            referrer_type="01",
            urgency=("urgent", "regular")[n % 2],
            legal_position="voluntary",
            target_group="girl",
            setting="open",
            modules=["trauma"],
            start_from=at.date(),
            start_until=at.date() + timedelta(days=42),
            opened_at=at,
            ready_at=at,
        )
    )
    for act in ("help", "disclosure"):
        rows.add(
            Consent(
                dossier=file,
                act=act,
                given_by="young_person",
                basis=GIVEN,
                noted_on=at.date(),
            )
        )
    asked = chance.sample(offers, 1 + n % 2)
    for slot, offer in enumerate(asked, start=1):
        request = _request(file, offer, slot, owner_id, at, n)
        rows.add(request)
        rows.add(
            _grant(Grant, file, request.organisation_id, "requested", at, request.pk)
        )
        for kind in ("request_sent", "request_talking"):
            rows.add(
                Event(
                    dossier=file,
                    request=request,
                    organisation_id=request.organisation_id,
                    kind=kind,
                    at=at,
                    by_organisation_id=owner_id,
                    by_role="referrer",
                )
            )
        rows.add(
            Notice(
                dossier=file,
                request=request,
                organisation_id=request.organisation_id,
                role="intake",
                kind="request_sent",
                created_at=at,
            )
        )
    return code


def _grant(
    model: type,
    file: object,
    organisation_id: uuid.UUID,
    capacity: str,
    at: datetime,
    about: object,
) -> object:
    return model(
        dossier=file,
        organisation_id=organisation_id,
        capacity=capacity,
        purpose="care",
        basis="consent",
        valid_from=at,
        subject_id=about,
    )


def _request(
    file: object, offer: object, slot: int, owner_id: uuid.UUID, at: datetime, n: int
) -> object:
    from baken.referral.models import Request

    return Request(
        dossier=file,
        offer_id=offer.pk,
        organisation_id=offer.organisation_id,
        asked_by_id=owner_id,
        status=("sent", "talking")[n % 2],
        slot=slot,
        age_band="14-15",
        target_group="girl",
        setting="open",
        urgency=("urgent", "regular")[n % 2],
        start_from=at.date(),
        sent_at=at,
        due_at=at + timedelta(hours=72),
    )
