"""What the woonplaatsbeginsel found for a need, in words."""

from dataclasses import dataclass

from baken.referral.adapters.residence import woonplaats_of
from baken.referral.forms.need_fields import in_words
from baken.referral.selectors.need import OpenNeed


@dataclass(frozen=True)
class WoonplaatsWords:
    """The rule with its article, and whether a professional chose otherwise."""

    sentence: object
    article: str
    is_override: bool


def woonplaats_words(opened: OpenNeed) -> WoonplaatsWords | None:
    """None while the question is not answered."""
    found = woonplaats_of(opened.need)
    if found is None:
        return None
    is_override = bool(opened.need.responsible_reason_token)
    return WoonplaatsWords(in_words(found.sentence), found.article, is_override)
