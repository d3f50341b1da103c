"""The demo as text that is the same for the same date and seed: the canonical export.

Random keys, key material and the moments of writing are left out; files are ordered by
what is in them and get their codes anew in that order; words are decrypted.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db.models import BinaryField, Model

from baken.foundation.access.keyring import FileCipher
from baken.foundation.access.models import DataKey

Row = Mapping[str, Any]
Names = Mapping[UUID, str]

# Rows with keys that follow from the plan; what they hold belongs to no file.
FIXED: Final = (
    "organisations.Organisation",
    "accounts.User",
    "accounts.Membership",
    "landscape.Location",
    "landscape.AddressViewer",
    "landscape.Programme",
    "landscape.Offer",
    "landscape.Availability",
    "landscape.Place",
    "landscape.AdmissionStop",
    "landscape.Contract",
    "landscape.PublishedMeasure",
)
# Rows of a file, with what tells one from another when something else points to it.
OF_FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "access.Grant": ("organisation_id", "capacity", "valid_from"),
    "people.Person": (),
    "people.Avoided": (),
    "referral.Need": (),
    "referral.Consent": ("act", "given_by", "noted_on"),
    "referral.DangerZone": (),
    "referral.Draft": (),
    "referral.Request": ("offer_id", "sent_at"),
    "referral.Question": ("organisation_id", "asked_at"),
    "referral.SafetyAnswer": (),
    "referral.PlaceUse": (),
    "referral.Event": (),
    "referral.Notice": (),
    "referral.MatchRun": ("at",),
    "referral.GapRecord": (),
    "referral.SentForm": (),
    "audit.Line": (),
}
# Of the moment of writing, or derived from random keys.
PASSING: Final = {
    "id",
    "event_id",
    "dossier_id",
    "recorded_at",
    "number",
    "basis_hash",
    "safety_hash",
    "snapshot_hash",  # of the need with its code
}


def canonical_export(*, using: str = "offline") -> str:
    """Everything that the demo wrote, as JSON in a fixed order."""
    fixed = {label: _rows(label, using=using) for label in FIXED}
    known = {
        row["id"]: str(row["id"])
        for rows in fixed.values()
        for row in rows
        if "id" in row
    }
    files = sorted(_files(known, using=using), key=_text)
    coded = [{"code": f"V-{n:04}", **file} for n, file in enumerate(files, start=1)]
    others = {label: sorted(rows, key=_text) for label, rows in fixed.items()}
    return _text({"files": coded, **others}, indent=1)


def _files(known: Names, *, using: str) -> Iterable[dict[str, Any]]:
    rows: dict[UUID, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for label in OF_FILES:
        for row in _rows(label, using=using):
            rows[row["dossier_id"]][label].append(row)
    for key in DataKey.objects.using(using).all():
        cipher = FileCipher(bytes(key.wrapped))
        names = {**known, key.dossier_id: "file", **_names(rows[key.dossier_id])}
        yield {
            label: sorted(
                (_told(row, names=names, cipher=cipher) for row in found), key=_text
            )
            for label, found in rows[key.dossier_id].items()
        }


def _names(rows: Mapping[str, Iterable[Row]]) -> Names:
    """Names of rows within one file, made of what they hold."""
    return {
        row["id"]: " ".join([label, *(str(row[field]) for field in fields)])
        for label, fields in OF_FILES.items()
        for row in rows.get(label, ())
        if fields
    }


def _told(row: Row, *, names: Names, cipher: FileCipher) -> dict[str, Any]:
    return {
        field: _value(field, value, names=names, cipher=cipher)
        for field, value in row.items()
        if field not in PASSING
    }


def _value(field: str, value: object, *, names: Names, cipher: FileCipher) -> object:
    if field == "key":
        return str(value)
    if isinstance(value, UUID):
        return names.get(value, "unnamed")
    if field.endswith("_token"):
        return cipher.decrypt(str(value))
    if field == "override_reasons" and isinstance(value, dict):
        return {name: cipher.decrypt(token) for name, token in value.items()}
    return value


def _rows(label: str, *, using: str) -> list[Row]:
    model: type[Model] = apps.get_model(label)
    fields = [
        field.attname
        for field in model._meta.concrete_fields  # noqa: SLF001  Django's documented way
        if not isinstance(field, BinaryField)
    ]
    manager: Any = model._default_manager  # noqa: SLF001  models come by their label here
    return list(manager.using(using).values(*fields))


def _text(value: object, *, indent: int | None = None) -> str:
    return json.dumps(
        value, default=str, sort_keys=True, ensure_ascii=False, indent=indent
    )
