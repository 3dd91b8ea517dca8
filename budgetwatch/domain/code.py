"""Classification codes: text, always, with their level and their parent."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Classification(StrEnum):
    """The axes along which a budget is cut."""

    ADMINISTRATION = "administration"
    PROGRAMME = "programme"
    NATURE = "nature"
    FUNCTION = "function"
    REGION = "region"
    FUNDING = "funding"
    FORCE = "force"


@dataclass(frozen=True, slots=True)
class Code:
    """One place in a classification. `code` is empty where a sheet prints labels only; zeros and dots survive."""

    classification: Classification
    level: int
    code: str
    label: str = ""
    parent: Code | None = None

    def is_under(self, other: Code) -> bool:
        """Whether this code is `other` or one of its descendants: by parents, never by string prefixes."""
        place: Code | None = self
        while place is not None:
            if (place.classification, place.level, place.code, place.label) == (
                other.classification,
                other.level,
                other.code,
                other.label,
            ):
                return True
            place = place.parent
        return False


_NOT_WORD = re.compile(r"[\W_]+")


def normalised(label: str) -> str:
    """The label without case, accents and punctuation, for matching: `"- Forêt"` and `"FORET"` become `"foret"`.

    Letters of every script are kept: names that share only their Latin letters or digits are not the same.
    """
    decomposed = unicodedata.normalize("NFKD", label.casefold().replace("œ", "oe").replace("æ", "ae"))
    plain = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    return _NOT_WORD.sub(" ", plain).strip()
