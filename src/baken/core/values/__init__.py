"""Values that every rule shares; each is frozen and checked once, when it is made."""

from baken.core.values.age import age_on, birthday
from baken.core.values.errors import CoreError, ValueRefusedError
from baken.core.values.period import Period
from baken.core.values.place import GeoPoint, distances_km
from baken.core.values.sentence import Sentence, say, show_day
from baken.core.values.source import Source
from baken.core.values.verdict import Verdict

__all__ = [
    "CoreError",
    "GeoPoint",
    "Period",
    "Sentence",
    "Source",
    "ValueRefusedError",
    "Verdict",
    "age_on",
    "birthday",
    "distances_km",
    "say",
    "show_day",
]
