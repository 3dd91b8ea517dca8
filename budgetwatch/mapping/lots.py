"""Rows of one number that are contracts of their own: lots, by a column that names them or by the printed total."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from budgetwatch.domain.code import normalised
from budgetwatch.domain.layout import Layout, RowKind
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.sheets import Sheet

_LOT = re.compile(r"(?:(?:n|no|num|numeros?)(?: (?:de|du|des))? )?lots?(?: (?:n|no|num|numeros?))?|allotissements?")
Groups = Mapping[str, Sequence[int]]


def split_by_lots(sheet: Sheet, layout: Layout, cells: Cells, groups: Groups) -> dict[str, list[int]]:
    """The rows of each contract, numbers of several lots taken apart: `M1` is then `M1 – Lot 1` and `M1 – Lot 2`.

    Rows of one number and different amounts are lots where each names another lot, or where the printed total counts
    them all. An amount that rows repeat is that of one contract.
    """
    awarded = next((column.index for column in layout.columns if column.field == "awarded"), None)
    if awarded is None or not any(len(rows) > 1 for rows in groups.values()):
        return {number: list(rows) for number, rows in groups.items()}
    differing = [number for number, rows in groups.items() if _differ(cells, awarded, rows)]
    named = _named_lots(sheet, layout, {number: groups[number] for number in differing})
    if differing and len(named) < len(differing) and _total_counts_all(layout, cells, awarded, groups, set(differing)):
        numbered = {number: [f" ({place})" for place, _ in enumerate(groups[number], 1)] for number in differing}
        named = numbered | named
    found: dict[str, list[int]] = {}
    for number, rows in groups.items():
        if number in named and not any(f"{number}{lot}" in groups for lot in named[number]):
            found |= {f"{number}{lot}": [row] for lot, row in zip(named[number], rows, strict=True)}
        else:
            found[number] = list(rows)
    return found


def _differ(cells: Cells, awarded: int, rows: Sequence[int]) -> bool:
    """Whether every row of a number states an amount, and not all the same."""
    stated = [cells.at(row, awarded) for row in rows]
    return len(set(stated)) > 1 and not any(isinstance(value, Absent) for value in stated)


def _named_lots(sheet: Sheet, layout: Layout, groups: Groups) -> dict[str, list[str]]:
    """What each row of a number adds to it to name its lot, where a column gives every one of them another."""
    column = next((one.index for one in layout.columns if _LOT.fullmatch(normalised(one.header))), None)
    if column is None:
        return {}
    texts = {number: [sheet.text(row, column) for row in rows] for number, rows in groups.items()}
    return {
        number: [f" – {lot}" if _LOT.match(normalised(lot)) else f" – Lot {lot}" for lot in lots]
        for number, lots in texts.items()
        if all(lots) and len(set(lots)) == len(lots)
    }


def _total_counts_all(layout: Layout, cells: Cells, awarded: int, groups: Groups, differing: set[str]) -> bool:
    """Whether a printed total is the sum of all differing amounts of a number beside one amount of every other."""
    totals = {cells.at(row, awarded) for row, kind in enumerate(layout.rows, layout.area.top) if kind is RowKind.TOTAL}
    whole = 0
    for number, rows in groups.items():
        stated = [value for row in rows if not isinstance(value := cells.at(row, awarded), Absent)]
        whole += sum(stated if number in differing else stated[:1])
    return whole in totals
