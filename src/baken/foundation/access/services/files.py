"""Opens a file, shares it, ends a grant, and breaks the glass."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError
from psycopg.errors import InsufficientPrivilege

from baken.foundation.access.keyring import FileCipher, new_wrapped_key
from baken.foundation.access.models import DataKey
from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is read as another letter
TRIES = 8
SHORTEST_REASON = 20  # letters, of emergency access
Argument = str | bytes | UUID | datetime | None


class NoFreeCodeError(Exception):
    """No unused file code was found in several tries; lengthen the codes."""


@dataclass(frozen=True)
class OpenedFile:
    """A new file: its key and the code that people read."""

    id: UUID
    code: str


def open_file(*, actor: Actor, kind: str, basis: str, at: datetime) -> OpenedFile:
    """Opens a file with its data key and the owner's grant, in one database function."""
    for _attempt in range(TRIES):
        file = OpenedFile(uuid.uuid4(), _new_code())
        try:
            with transaction.atomic():
                _call(
                    "SELECT open_dossier(%s, %s, %s, %s, %s, %s, %s)",
                    [
                        file.id,
                        file.code,
                        kind,
                        actor.purpose,
                        basis,
                        new_wrapped_key(),
                        at,
                    ],
                )
        except IntegrityError:
            continue
        audit.record(
            actor=actor,
            action="dossier.created",
            at=at,
            subject=file.id,
            dossier_id=file.id,
        )
        return file
    raise NoFreeCodeError(f"{TRIES} codes were taken")


def _new_code() -> str:
    return "V-" + "".join(secrets.choice(ALPHABET) for _ in range(4))


def share(
    *,
    actor: Actor,
    dossier_id: UUID,
    organisation_id: UUID,
    capacity: str,
    basis: str,
    at: datetime,
    subject: UUID | None = None,
) -> UUID:
    """Lets an organisation see a file as `coordinator` or `requested`; the grant's key.

    PostgreSQL writes the audit line itself, so that nobody can leave it out.
    """
    arguments: list[Argument] = [
        dossier_id,
        organisation_id,
        None,
        capacity,
        actor.purpose,
        basis,
        subject,
        at,
    ]
    grant = _call(
        "SELECT share_dossier(%s, %s, %s, %s, %s, %s, %s, %s, %s)", [*arguments, None]
    )
    return UUID(str(grant))


def end_grant(*, actor: Actor, grant_id: UUID, dossier_id: UUID, at: datetime) -> bool:
    """Ends a grant, unless it is the owner's or rests on law; whether one was ended."""
    ended = bool(_call("SELECT end_grant(%s, %s)", [grant_id, at]))
    if ended:
        audit.record(
            actor=actor,
            action="dossier.unshared",
            at=at,
            subject=grant_id,
            dossier_id=dossier_id,
        )
    return ended


def break_glass(*, code: str, reason: str, at: datetime) -> UUID:
    """Opens a file for 24 hours in a crisis; refused unless the organisation is in the case.

    PostgreSQL writes the audit line itself, so that nobody can leave it out. The reason is
    kept under the key of the file, so only whoever knows that the file exists breaks it.
    """
    key = DataKey.objects.filter(dossier__code=code).first()
    if key is None or len(reason.strip()) < SHORTEST_REASON:
        raise PermissionDenied
    token = FileCipher(bytes(key.wrapped)).encrypt(reason.strip())
    return UUID(str(_call("SELECT break_glass(%s, %s, %s)", [code, token, at])))


def _call(sql: str, arguments: list[Argument]) -> object:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, arguments)
            return cursor.fetchone()[0]
    except ProgrammingError as error:
        if isinstance(error.__cause__, InsufficientPrivilege):
            raise PermissionDenied from error
        raise
