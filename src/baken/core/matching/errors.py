"""Errors of matching.

MatchingError
    OfferTableRefusedError      columns that contradict each other or an offer named twice
    OverrideRefusedError        a verdict that nobody, or not this role, may lift
    SafetyVerdictsMissingError  zones decided elsewhere, and no verdicts given
"""

from baken.core.values import CoreError


class MatchingError(CoreError):
    """Base of what matching raises on purpose."""


class OfferTableRefusedError(MatchingError):
    """A table of offers that contradicts itself."""


class OverrideRefusedError(MatchingError):
    """A verdict that nobody, or not this role, may lift."""


class SafetyVerdictsMissingError(MatchingError):
    """The need says that danger zones are decided elsewhere, but no verdicts came along."""
