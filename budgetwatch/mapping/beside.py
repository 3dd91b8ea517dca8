"""Tables side by side without an empty column between them: the header begins anew, or goes from revenue to spending."""

from __future__ import annotations

import re
from collections.abc import Callable

from budgetwatch.domain.code import normalised
from budgetwatch.mapping.headers import Header
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.words import SIDE_OF_SPENDING, SIDE_WORDS

Run = tuple[int, int]

_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d{2,4})?")
_SPENDING = re.compile(rf"(?:{SIDE_OF_SPENDING})(?: (?:{SIDE_WORDS}))*")


def cut(header: Header, run: Run, stands_alone: Callable[[int, int], bool]) -> list[Run]:
    """The columns of one run as those of each table in it; each must stand alone, with texts and values of its own."""
    for starts in (_starts_anew(header, run), _changes_side(header, run)):
        ends = [*(start - 1 for start in starts[1:]), run[1]]
        runs = list(zip(starts, ends, strict=True))
        if len(runs) > 1 and all(stands_alone(*part) for part in runs):
            return runs
    return [run]


def _starts_anew(header: Header, run: Run) -> list[int]:
    """Where the lowest level of a header repeats itself from its first column to its last: "Nature | LFI | Nature | LFI".

    The years of its amounts may differ: "Code | Libellé | LFI 2020 | Code | Libellé | LFI 2021".
    """
    left, right = run
    lowest = [level[-1] if level else "" for level in header.part(left, right).levels]
    named = meaning(lowest[0]).is_code or meaning(lowest[0]).is_label
    names = [normalised(_YEAR.sub("", text) if named else text) for text in lowest]
    for width in range(2, len(names) // 2 + 1):
        times = len(names) // width
        if names[0] and names[:width] * times == names and names[:width].count(names[0]) == 1:
            return [left + width * number for number in range(times)]
    return [left]


def _changes_side(header: Header, run: Run) -> list[int]:
    """Where a header that speaks of revenue first goes on with spending, or the other way round."""
    left, right = run
    sides = [(meaning(text).revenue, _speaks_of_spending(text)) for text in header.part(left, right).texts]
    first = sides[0]
    if first[0] == first[1]:
        return [left]
    changed = next((number for number, side in enumerate(sides) if side == (first[1], first[0])), None)
    return [left] if changed is None else [left, left + changed]


def _speaks_of_spending(header: str) -> bool:
    """Whether a header speaks of spending, or is a word that means it beside revenue only: "Emplois"."""
    return meaning(header).spending or bool(_SPENDING.fullmatch(normalised(header)))
