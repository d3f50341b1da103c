"""Refuses what the law does not allow: a closed door without a judge, help without consent."""

from datetime import date

from baken.referral.errors import AuthorisationMissingError, HelpConsentMissingError
from baken.referral.models import Request
from baken.referral.selectors.hurdles import hurdles, need_of, waits_for_judge


def require_consent_and_judge(request: Request, *, entry_on: date, on: date) -> None:
    """Refuse a choice or an arrival while either is lacking (safety rules 18 and 26)."""
    found = hurdles(request, need=need_of(request), entry_on=entry_on, on=on)
    if found.waits_for_judge:
        raise AuthorisationMissingError
    if found.lacks_consent:
        raise HelpConsentMissingError


def require_judge(request: Request, *, on: date) -> None:
    """Refuse to bring her to a closed door that no judge allowed for this day."""
    if waits_for_judge(request, need=need_of(request), on=on):
        raise AuthorisationMissingError
