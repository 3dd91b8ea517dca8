"""The codes of a table about to be imported, beside those that the dossier already uses."""

from __future__ import annotations

from dataclasses import dataclass

from budgetwatch.domain.code import Classification, Code, normalised
from budgetwatch.domain.fact import Reading
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.known_codes import known_codes
from budgetwatch.usecases.current import once


@dataclass(frozen=True, slots=True)
class UsedCode:
    """A code of a table: in how many lines it stands, and the label the dossier knows it by; None where it is new."""

    code: Code
    lines: int
    known_as: str | None

    @property
    def is_new(self) -> bool:
        """Whether no standing import uses it."""
        return self.known_as is None

    @property
    def is_renamed(self) -> bool:
        """Whether the dossier knows it under another label."""
        return bool(self.known_as) and normalised(self.known_as or "") != normalised(self.code.label)


@dataclass(frozen=True, slots=True)
class Nomenclature:
    """The codes of a table from the outermost level on, and whether the dossier holds any of their classifications."""

    used: tuple[UsedCode, ...]
    compared: frozenset[Classification]

    @property
    def leading_zeros(self) -> int:
        """How many codes begin with a zero, which is kept."""
        return sum(1 for one in self.used if len(one.code.code) > 1 and one.code.code.startswith("0"))


def nomenclature_of(dossier: Dossier, reading: Reading) -> Nomenclature:
    """The codes of a table in the order of its lines, each once, beside those of the dossier."""
    known = once(dossier, "known codes", lambda: known_codes(dossier))
    counts: dict[Code, int] = {}
    for line in reading.lines:
        for code in line.codes:
            if code.code:
                counts[code] = counts.get(code, 0) + 1
    used = [
        UsedCode(code, lines, known.get((code.classification, code.code)))
        for code, lines in sorted(counts.items(), key=lambda item: (item[0].classification, item[0].level))
    ]
    return Nomenclature(tuple(used), frozenset(axis for axis, _ in known))
