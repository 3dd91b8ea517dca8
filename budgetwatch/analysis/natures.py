"""The economic natures of budget lines: what tells staff from equipment where a comparison is by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.domain.code import Classification

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame


def natures_of_lines(frame: FactFrame) -> dict[int, frozenset[str]]:
    """The codes and labels of the economic natures that each line stands in, at every level, by the number of the line."""
    own = frame.codes[frame.codes["classification"] == Classification.NATURE]
    found: dict[int, set[str]] = {}
    for line, code, label in own[["line", "code", "label"]].itertuples(index=False, name=None):
        found.setdefault(line, set()).update(text for text in (code, label) if text)
    return {line: frozenset(natures) for line, natures in found.items()}
