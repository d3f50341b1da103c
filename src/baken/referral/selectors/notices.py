"""Notices of the organisation and role at work; the rows themselves hold no content."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from baken.foundation.access.models import Dossier
from baken.referral.models import Notice
from baken.referral.selectors import words

MOST = 100


@dataclass(frozen=True)
class NoticeLine:
    """One notice; `code` is empty once the file is closed for the reader."""

    id: UUID
    code: str
    request_id: UUID | None
    heading: words.Words
    at: datetime


def count_open() -> int:
    """How many notices wait for the role at work, in one statement."""
    return Notice.objects.filter(done_at__isnull=True).count()


def open_notices() -> list[NoticeLine]:
    """The notices that wait, the newest first."""
    # A join would hide the notice together with a file that has closed for the reader.
    code = Dossier.objects.filter(pk=OuterRef("dossier_id")).values("code")
    rows = Notice.objects.filter(done_at__isnull=True).annotate(code=Subquery(code))
    return [
        NoticeLine(
            id=row.pk,
            code=row.code or "",
            request_id=row.request_id,
            heading=words.happened(row.kind),
            at=row.created_at,
        )
        for row in rows.order_by("-created_at", "-id")[:MOST]
    ]
