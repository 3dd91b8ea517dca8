"""What budget lines stand in where a comparison is by line: their economic natures, their programmes and services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.domain.code import Classification

if TYPE_CHECKING:
    from collections.abc import Mapping

    from budgetwatch.analysis.frame import FactFrame


def natures_of_lines(frame: FactFrame) -> dict[int, frozenset[str]]:
    """The codes and labels of the economic natures that each line stands in, at every level, by the number of the line."""
    own = frame.codes[frame.codes["classification"] == Classification.NATURE]
    found: dict[int, set[str]] = {}
    for line, code, label in own[["line", "code", "label"]].itertuples(index=False, name=None):
        found.setdefault(line, set()).update(text for text in (code, label) if text)
    return {line: frozenset(natures) for line, natures in found.items()}


def places_of_lines(frame: FactFrame) -> dict[int, frozenset[str]]:
    """The labels of the programmes and services that each line stands in, at every level, by the number of the line."""
    codes = frame.codes
    distinct = codes.loc[~codes["code_id"].duplicated(), ["code_id", "label", "parent_id"]]
    known = {code: (label, parent) for code, label, parent in distinct.itertuples(index=False, name=None)}
    above = {code: _labels_up(code, known) for code in known}
    own = codes[codes["classification"].isin([Classification.PROGRAMME, Classification.ADMINISTRATION])]
    found: dict[int, set[str]] = {}
    for line, code in own[["line", "code_id"]].itertuples(index=False, name=None):
        found.setdefault(line, set()).update(above[code])
    return {line: frozenset(labels) for line, labels in found.items()}


def _labels_up(code: int, known: Mapping[int, tuple[str, int]]) -> list[str]:
    """The labels of a code and of all that it stands under."""
    labels: list[str] = []
    seen: set[int] = set()
    while code in known and code not in seen:
        seen.add(code)
        label, code = known[code]
        labels += [label] if label else []
    return labels
