"""What budget lines stand in where a comparison is by line: their economic natures, their programmes and services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.domain.code import Classification

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from budgetwatch.analysis.frame import FactFrame


def natures_of_lines(frame: FactFrame) -> dict[int, frozenset[str]]:
    """The codes and labels of the economic natures that each line stands in, at every level, by the number of the line."""
    codes = frame.codes[frame.codes["classification"] == Classification.NATURE]
    rows = codes[["code_id", "code", "label"]].itertuples(index=False, name=None)
    known = {code: [text for text in texts if text] for code, *texts in rows}
    found: dict[int, set[str]] = {}
    for line, code in _standing_at(frame, known):
        found.setdefault(line, set()).update(known[code])
    return {line: frozenset(natures) for line, natures in found.items()}


def places_of_lines(frame: FactFrame) -> dict[int, frozenset[str]]:
    """The labels of the programmes and services that each line stands in, at every level, by the number of the line."""
    codes = frame.codes
    rows = codes[["code_id", "label", "parent_id"]].itertuples(index=False, name=None)
    known = {code: (label, parent) for code, label, parent in rows}
    own = codes["classification"].isin([Classification.PROGRAMME, Classification.ADMINISTRATION])
    above = {code: _labels_up(code, known) for code in codes.loc[own, "code_id"].tolist()}
    found: dict[int, set[str]] = {}
    for line, code in _standing_at(frame, above):
        found.setdefault(line, set()).update(above[code])
    return {line: frozenset(labels) for line, labels in found.items()}


def _standing_at(frame: FactFrame, codes: Collection[int]) -> Iterator[tuple[int, int]]:
    """Each line with each of some codes that it carries."""
    standing = frame.standing
    return standing.loc[standing["code_id"].isin(codes), ["line", "code_id"]].itertuples(index=False, name=None)


def _labels_up(code: int, known: Mapping[int, tuple[str, int]]) -> list[str]:
    """The labels of a code and of all that it stands under."""
    labels: list[str] = []
    seen: set[int] = set()
    while code in known and code not in seen:
        seen.add(code)
        label, code = known[code]
        labels += [label] if label else []
    return labels
