"""Where it is dangerous for the young person, and whom she must not meet."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from baken.foundation.people.indexing import name_birth_index
from baken.foundation.people.models import Avoided, AvoidedKind
from baken.referral.adapters.identity import cipher_in
from baken.referral.errors import Mistake
from baken.referral.models import Asked, DangerZone, Need
from baken.referral.selectors.need import open_avoided, open_zones
from baken.referral.services.need_answers import SafetyAnswers
from baken.referral.services.need_checks import municipality_mistakes, refuse

LONGEST_RADIUS_KM: Final = 200
LONGEST_NAME: Final = 200
MOST_LINES: Final = 50


def set_safety(need: Need, *, answers: SafetyAnswers, at: datetime, on: date) -> None:
    """Writes the facts; a line that no longer holds is ended, never changed."""
    n_zones = _n_left(open_zones(need.dossier_id), ended=answers.ended_zones)
    n_avoided = _n_left(open_avoided(need.dossier_id), ended=answers.ended_avoided)
    refuse(
        (
            *_asked_mistakes(
                "zones_asked", answers.zones_asked, n_zones + len(answers.new_zones)
            ),
            *_asked_mistakes(
                "avoided_asked",
                answers.avoided_asked,
                n_avoided + len(answers.new_avoided),
            ),
            *_zone_mistakes(answers),
            *_avoided_mistakes(answers, on=on),
        )
    )
    _end_lines(need, answers=answers, at=at)
    _add_lines(need, answers=answers, at=at)
    need.zones_asked = answers.zones_asked
    need.avoided_asked = answers.avoided_asked


def _n_left(
    rows: list[DangerZone] | list[Avoided], *, ended: tuple[object, ...]
) -> int:
    return sum(row.pk not in ended for row in rows)


def _asked_mistakes(field: str, asked: Asked, n_lines: int) -> Iterator[Mistake]:
    if asked == Asked.NAMED and not n_lines:
        yield Mistake(field, _("Noem er minstens één, of kies een ander antwoord."))
    if asked != Asked.NAMED and n_lines:
        message = _(
            "Hieronder staat er minstens één. Kies “gevraagd: wel bekend”, of haal de"
            " regels weg."
        )
        yield Mistake(field, message)
    if n_lines > MOST_LINES:
        message = _("Dit zijn er meer dan %(most)d. Noem alleen wat nu gevaarlijk is.")
        yield Mistake(field, message % {"most": MOST_LINES})


def _zone_mistakes(answers: SafetyAnswers) -> Iterator[Mistake]:
    fields = {f"zone_{n}": zone.gm_code for n, zone in enumerate(answers.new_zones, 1)}
    yield from municipality_mistakes(fields)
    for n, zone in enumerate(answers.new_zones, start=1):
        if not 1 <= zone.radius_km <= LONGEST_RADIUS_KM:
            message = _("Vul een getal in van 1 tot en met %(most)d.")
            yield Mistake(f"radius_{n}", message % {"most": LONGEST_RADIUS_KM})


def _avoided_mistakes(answers: SafetyAnswers, *, on: date) -> Iterator[Mistake]:
    for n, line in enumerate(answers.new_avoided, start=1):
        is_readable = line.name.strip() and "\0" not in line.name
        if not is_readable or len(line.name) > LONGEST_NAME:
            message = _("Vul een naam in, met hoogstens %(limit)d tekens.")
            yield Mistake(f"avoided_{n}", message % {"limit": LONGEST_NAME})
        if line.kind not in AvoidedKind.values:
            yield Mistake(f"avoided_kind_{n}", _("Kies een antwoord uit de lijst."))
        if line.born_on is not None and line.born_on > on:
            message = _("De geboortedatum ligt in de toekomst. Kijk de datum na.")
            yield Mistake(f"avoided_born_{n}", message)


def _end_lines(need: Need, *, answers: SafetyAnswers, at: datetime) -> None:
    for model, ended in (
        (DangerZone, answers.ended_zones),
        (Avoided, answers.ended_avoided),
    ):
        if ended:
            model.objects.filter(
                pk__in=ended, dossier_id=need.dossier_id, ended_at__isnull=True
            ).update(ended_at=at)


def _add_lines(need: Need, *, answers: SafetyAnswers, at: datetime) -> None:
    DangerZone.objects.bulk_create(
        DangerZone(
            dossier_id=need.dossier_id,
            municipality_id=zone.gm_code,
            radius_km=zone.radius_km,
            noted_at=at,
        )
        for zone in answers.new_zones
    )
    cipher = cipher_in(need)
    Avoided.objects.bulk_create(
        Avoided(
            dossier_id=need.dossier_id,
            kind=line.kind,
            name_token=cipher.encrypt(line.name.strip()),
            birth_date_token=cipher.encrypt(
                line.born_on.isoformat() if line.born_on else ""
            ),
            name_birth_index=name_birth_index(line.name, birth_date=line.born_on),
            noted_at=at,
        )
        for line in answers.new_avoided
    )
