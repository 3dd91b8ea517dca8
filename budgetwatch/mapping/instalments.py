"""Which rows of a contract are payments of their own, and which only repeat one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetwatch.domain.code import normalised
from budgetwatch.domain.layout import Column, Layout, Role
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.meanings import pattern
from budgetwatch.mapping.register_words import CUMULATED, INSTALMENTS
from budgetwatch.mapping.sheets import Sheet

_INSTALMENTS, _CUMULATED = pattern(INSTALMENTS), pattern(CUMULATED)


@dataclass(frozen=True, slots=True)
class Payments:
    """The rows of a contract whose payments are added, and whether nothing but the amount tells them apart."""

    rows: tuple[int, ...]
    doubtful: bool = False


def payments(sheet: Sheet, layout: Layout, cells: Cells, paid: int, rows: Sequence[int]) -> Payments:
    """The payments of one contract in the column `paid`.

    Rows of different dates or numbers of instalment are different payments, even of one amount; an amount that is
    repeated under the same date and number counts once. A cumulated column counts with its largest amount.
    """
    stated = {row: value for row in rows if not isinstance(value := cells.at(row, paid), Absent)}
    if len(stated) < 2:
        return Payments(tuple(stated))
    header = next(column.header for column in layout.columns if column.index == paid)
    if _CUMULATED.search(normalised(header)):
        return Payments((max(stated, key=lambda row: (stated[row], row)),))
    telling = [column.index for column in layout.columns if _tells(column)]
    counted: dict[tuple[object, ...], int] = {}
    for row, value in stated.items():
        counted.setdefault((*(sheet.text(row, column) for column in telling), value), row)
    alike = {key[:-1] for key in counted}
    return Payments(tuple(counted.values()), doubtful=len(alike) < len(counted))


def _tells(column: Column) -> bool:
    """Whether a column says which payment of its contract a row is."""
    if column.field == "last_paid":
        return True
    return column.role is not Role.AMOUNT and bool(_INSTALMENTS.search(normalised(column.header)))
