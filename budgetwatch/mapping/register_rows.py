"""What each row of a contract register is: a contract's line or a printed sum, whichever column its word stands in."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from budgetwatch.domain.layout import Column, Role, RowKind
from budgetwatch.domain.message import msg
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.labels import is_subtotal, is_total
from budgetwatch.mapping.numbers import counted
from budgetwatch.mapping.outline import tells
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.scopes import Sums, best_scope, breaks_of
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.sorter import Rows, Sorter, sort_by_shape
from budgetwatch.mapping.text import NOTHING

_NAMING = (Role.CODE, Role.LABEL, Role.PARTY)
_IDENTIFYING = (Role.CODE, Role.PARTY, Role.DATE)
_PASSES = 3  # levels of sums without a word: of parts, of parts of parts, of the table


def sort_register_rows(sheet: Sheet, region: Region, columns: Sequence[Column], cells: Cells) -> Rows:
    """The kind of every row of a contract register: a row with a number, a party or an amount is a line.

    A row is a sum where its first text says so and it names no party ("Total Énergies" as a supplier is none), or
    where it names no contract and either a text anywhere in it says so or its amounts add up the lines before it.
    """
    sorter = Sorter(sheet, region, columns, cells)
    sort_by_shape(sorter)
    sums = {row for row in sorter.totals if _filled(sorter, row, _IDENTIFYING) <= 1}
    sorter.body = sorted({*sorter.body, *sorter.unnamed, *sorter.totals} - sums)
    _sort_sums(sorter, sums | _of_no_contract(sorter, sums))
    for row in [row for row, kind in sorter.kinds.items() if kind is RowKind.NOTE]:
        if _filled(sorter, row, _IDENTIFYING) > 1:
            sorter.put(row, RowKind.LINE, msg("A line whose amounts are missing."))
    return sorter.rows()


def nameless(sheet: Sheet, columns: Sequence[Column], rows: Sequence[int]) -> list[int]:
    """The rows in which no number, subject or party says which contract they speak of; a merged cell names all its rows."""
    naming = [sheet.spread(column.index, rows) for column in columns if column.role in _NAMING]
    if not naming:
        return []
    return [row for row, texts in zip(rows, zip(*naming, strict=True), strict=True) if NOTHING.issuperset(texts)]


def named_by_merges(sheet: Sheet, columns: Sequence[Column], rows: Sequence[int]) -> list[int]:
    """The rows that nothing of their own names, but a merged cell that began in a row above."""
    if not any(area.bottom > area.top for area in sheet.grid.merges):
        return []
    naming = [column.index for column in columns if column.role in _NAMING]
    unnamed = set(nameless(sheet, columns, rows))
    return [row for row in rows if row not in unnamed and not any(sheet.text(row, column) for column in naming)]


def _filled(sorter: Sorter, row: int, roles: Sequence[Role]) -> int:
    """How many columns of some roles a row fills."""
    return sum(1 for column in sorter.columns if column.role in roles and sorter.sheet.text(row, column.index))


def _of_no_contract(sorter: Sorter, sums: AbstractSet[int]) -> set[int]:
    """The rows of the body that name no contract and are sums, by a text anywhere in them or by what they add up."""
    bare = nameless(sorter.sheet, sorter.columns, sorter.body)
    found = {row for row in bare if _word(sorter, row)}
    unsaid = {*bare, *_ends(sorter)} - found
    for _ in range(_PASSES if unsaid else 0):
        lines = Sums(sorter.cells, tuple(row for row in sorter.body if row not in found))
        breaks = breaks_of(lines, [*sums, *bare])
        adding = {row for row in unsaid if _adds_up(lines, row, breaks)}
        found, unsaid = found | adding, unsaid - adding
        if not adding:
            break
    return found


def _ends(sorter: Sorter) -> list[int]:
    """The last row and the first where they lack a number or a party that the others have: sums stand there."""
    identifying = [column.index for column in sorter.columns if column.role in (Role.CODE, Role.PARTY)]
    ends = [sorter.body[-1], sorter.body[0]] if len(sorter.body) > 2 else []
    return [row for row in ends if any(not sorter.sheet.text(row, column) for column in identifying)]


def _adds_up(lines: Sums, row: int, breaks: Sequence[int]) -> bool:
    """Whether a row states, by no chance, the sum of all other lines or of a run of several beside it."""
    values = lines.cells.row(row)
    place, count = lines.place(row), len(lines.rows)
    own = counted(values)
    others = [whole - mine for whole, mine in zip(lines.added(0, count), own, strict=True)]
    if any(own) and others == own and tells(values, count):
        return True
    scope = best_scope(lines, row, [one for one in breaks if one <= place], below=False)
    return scope is not None and scope.agree == scope.stated > 0 and scope.end - scope.start > 1


def _word(sorter: Sorter, row: int) -> str:
    """The text of a row that calls it a sum, wherever it stands."""
    header = sorter.region.header
    texts = sorter.sheet.texts(row, header.left, header.right)
    return next((text for text in texts if is_total(text)), "")


def _sort_sums(sorter: Sorter, sums: AbstractSet[int]) -> None:
    """Settle the sums: of a part where their words say so or they add up a part alone, else of the table."""
    sorter.body = [row for row in sorter.body if row not in sums]
    lines = Sums(sorter.cells, tuple(sorter.body))
    breaks = breaks_of(lines, sums)
    for row in sorted(sums):
        scope = best_scope(lines, row, breaks)
        part = scope is not None and scope.agree == scope.stated > 0 and scope.end - scope.start < len(lines.rows)
        if part or is_subtotal(_word(sorter, row)):
            sorter.put(row, RowKind.SUBTOTAL, msg("The total of a part."))
        else:
            sorter.put(row, RowKind.TOTAL, msg("The total of the table."))
