"""Needs, requests, holds and stays.

Every row carries its file (`dossier`), and PostgreSQL shows it only to who may see that
part (`migrations/0002_need_to_know`).
"""

from baken.referral.models.need import (
    Asked,
    Consent,
    DangerZone,
    Draft,
    Need,
    NeedStatus,
)
from baken.referral.models.place_use import PlaceUse, PlaceUseKind
from baken.referral.models.request import (
    MOST_OPEN_REQUESTS,
    OPEN,
    Question,
    Request,
    RequestStatus,
    SafetyAnswer,
)
from baken.referral.models.request_codes import (
    Heard,
    NoArrivalReason,
    WithdrawReason,
)
from baken.referral.models.residence import LivingSituation
from baken.referral.models.trail import Event, GapRecord, MatchRun, Notice, SentForm

__all__ = [
    "MOST_OPEN_REQUESTS",
    "OPEN",
    "Asked",
    "Consent",
    "DangerZone",
    "Draft",
    "Event",
    "GapRecord",
    "Heard",
    "LivingSituation",
    "MatchRun",
    "Need",
    "NeedStatus",
    "NoArrivalReason",
    "Notice",
    "PlaceUse",
    "PlaceUseKind",
    "Question",
    "Request",
    "RequestStatus",
    "SafetyAnswer",
    "SentForm",
    "WithdrawReason",
]
