"""The municipalities of now, by the name that people type."""

import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from baken.foundation.organisations.models import Municipality


def _plain(name: str) -> str:
    """Without accents, case and double spaces: people type 'Sudwest-Fryslan'."""
    letters = unicodedata.normalize("NFKD", name)
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return " ".join(bare.casefold().split())


@dataclass(frozen=True)
class MunicipalityNames:
    """Codes and names; a name that is nearly right leads to the one that is meant."""

    name_of: dict[str, str]

    @cached_property
    def _code_of(self) -> dict[str, str]:
        return {_plain(name): code for code, name in self.name_of.items()}

    @property
    def names(self) -> list[str]:
        """All names, in the order of the alphabet."""
        return sorted(self.name_of.values(), key=_plain)

    def code(self, typed: str) -> str | None:
        """The code of a name or of a code; None when there is no such municipality."""
        as_code = typed.strip().upper()
        if as_code in self.name_of:
            return as_code
        return self._code_of.get(_plain(typed))

    def nearest(self, typed: str) -> str:
        """The name that was probably meant; empty when nothing comes near."""
        found = get_close_matches(_plain(typed)[:80], self._code_of, n=1, cutoff=0.7)
        return self.name_of[self._code_of[found[0]]] if found else ""


def municipality_names() -> MunicipalityNames:
    """The municipalities that exist now, in one statement."""
    rows = Municipality.objects.filter(valid_until__isnull=True)
    return MunicipalityNames(dict(rows.values_list("gm_code", "name")))
