"""What each row of a table is: line, heading, subtotal, "of which", total, note. With the reason where it is no line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from budgetwatch.domain.grid import CellValue
from budgetwatch.domain.layout import Column, Role, RowKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.mapping.afterwords import sort_afterwords
from budgetwatch.mapping.called_totals import keep_one_total, sort_lines_called_totals
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.closing_rows import is_closed_below, sort_closing_rows
from budgetwatch.mapping.labels import (
    comparing,
    has_bullet,
    is_carried,
    is_note,
    is_numbered_like,
    is_of_which,
    is_subtotal,
    marked_places,
    not_added,
    split_code,
)
from budgetwatch.mapping.listed_parts import listed_parts
from budgetwatch.mapping.numbers import counted
from budgetwatch.mapping.outline import Entries, find_outline, sums_of_neighbours, tells
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.scopes import Scope, Sums, best_scope, breaks_of
from budgetwatch.mapping.sections import section_of
from budgetwatch.mapping.shapes import BLANK, PERCENT, TEXT
from budgetwatch.mapping.sheets import Sheet, picked
from budgetwatch.mapping.sorter import Rows, Sorter, sort_by_shape
from budgetwatch.mapping.text import NOTHING, different_texts, shown
from budgetwatch.mapping.years import year_in_header

_BY_HAND = 5_000  # rows of a table that a person may have typed


def sort_rows(sheet: Sheet, region: Region, columns: Sequence[Column], cells: Cells) -> Rows:
    """The kind of every row of a region: by words first, then by form that additions confirm."""
    sorter = Sorter(sheet, region, columns, cells)
    sort_by_shape(sorter)
    _sort_texts(sorter)
    _sort_unnamed(sorter)
    sort_closing_rows(sorter)
    _sort_outline(sorter)
    sort_afterwords(sorter)
    _sort_ends(sorter)
    _sort_proven(sorter)
    _sort_totals(sorter)
    return sorter.rows()


def _sort_texts(sorter: Sorter) -> None:
    """Rows without amounts: lines that lack theirs, headings among the lines, notes below them."""
    last = max([*sorter.body, *sorter.totals], default=0)
    for row in [row for row, kind in sorter.kinds.items() if kind is RowKind.NOTE]:
        filled = [column for column in sorter.keys if sorter.sheet.text(row, column)]
        name = sorter.name(row)
        unreadable = any((row, column) in sorter.cells.unreadable for column in sorter.amounts)
        coded = len(filled) >= 2 and any(_is_coded(sorter, row, column) for column in sorter.codes)
        if (is_note(name) and not coded) or not filled or (row > last and not (coded and row == last + 1)):
            sorter.reasons[row] = msg("A text without amounts.")
        elif unreadable or has_bullet(name) or _is_unfilled(sorter, row, last) or (coded and not _opens(sorter, row)):
            sorter.body.append(row)
            last = max(last, row)
            sorter.put(row, RowKind.LINE, msg("A line whose amounts are missing."))
        else:
            why = msg("It names the year or the stage of the lines below it.")
            plain = msg("A heading: a text over the lines below it.")
            sorter.put(row, RowKind.HEADING, why if section_of(name) else plain)
    sorter.body.sort()


def _is_coded(sorter: Sorter, row: int, column: int) -> bool:
    """Whether a column of codes holds one alone: "CHAPITRE 13 - DÉFENSE" there titles the rows below."""
    code, label = split_code(sorter.sheet.text(row, column))
    return bool(code or label) and not (code and label)


def _opens(sorter: Sorter, row: int) -> bool:
    """Whether the codes of the row below go on from those of a row: "145 Programme" titles "14501 Vivres"."""
    pairs = [(sorter.sheet.text(row, column), sorter.sheet.text(row + 1, column)) for column in sorter.codes]
    return any(own and below.startswith(own) and len(below) > len(own) for own, below in pairs)


def _is_unfilled(sorter: Sorter, row: int, last: int) -> bool:
    """Whether a row of a mere label is a line: it is numbered like the row beside it, or only the total is below it."""
    near = [other for other in (row - 1, row + 1) if other <= last and sorter.kinds.get(other) is None]
    if any(is_numbered_like(sorter.name(row), sorter.name(other)) for other in near):
        return not is_closed_below(sorter, row)
    return row + 1 in sorter.totals and sorter.is_general(row + 1) and row - 1 in sorter.body


def _sort_unnamed(sorter: Sorter) -> None:
    """Rows of amounts without any text: totals where they add up the lines before them, else lines like the others."""
    sums = Sums(sorter.cells, tuple(sorter.body))
    breaks = breaks_of(sums, [*sorter.totals, *sorter.unnamed])
    for row in sorter.unnamed:
        scope = best_scope(sums, row, breaks, below=False)
        adds = scope is not None and scope.agree == scope.stated > 0 and scope.end - scope.start > 1
        (sorter.totals if adds else sorter.body).append(row)
    sorter.totals.sort()
    sorter.body.sort()


def _sort_outline(sorter: Sorter) -> None:
    """Settle the "of which" rows and those that carry the sum of the rows below."""
    some = any(map(is_of_which, sorter.telling))
    of_which = {row for row in sorter.body if is_of_which(sorter.name(row))} | listed_parts(sorter) if some else set()
    for row in of_which:
        sorter.put(row, RowKind.OF_WHICH, msg("It repeats a part of the row above."))
    apart = of_which | _put_apart(sorter, of_which)
    if apart:
        sorter.body = [row for row in sorter.body if row not in apart]
    outline = find_outline(_entries(sorter))
    if outline is None:
        return
    for row in outline.parents:
        sorter.put(row, RowKind.SUBTOTAL, outline.why)
    sorter.body = [row for row in sorter.body if row not in outline.parents]


def _sort_ends(sorter: Sorter) -> None:
    """Settle a last or first row that adds up all lines left, in a table without a total that says so."""
    if any(sorter.is_general(row) for row in sorter.totals) or not 2 < len(sorter.body) <= _BY_HAND:
        return
    for row, rest, why in (
        (sorter.body[-1], sorter.body[:-1], msg("Its amounts are the sum of the rows above.")),
        (sorter.body[0], sorter.body[1:], msg("Its amounts are the sum of the rows below.")),
    ):
        added = Sums(sorter.cells, tuple(rest)).added(0, len(rest))
        if tells(sorter.cells.row(row), len(rest)) and added == counted(sorter.cells.row(row)):
            sorter.put(row, RowKind.TOTAL, why)
            sorter.body = list(rest)
            return


def _sort_proven(sorter: Sorter) -> None:
    """Settle the rows that add up those beside them, where the printed total only agrees without them."""
    general = [row for row in sorter.totals if sorter.is_general(row)]
    sums = Sums(sorter.cells, tuple(sorter.body))
    if not general or not sorter.body or len(sorter.body) > _BY_HAND or any(sums.is_exact(row) for row in general):
        return
    beside = sums_of_neighbours(
        [sorter.cells.lines(column, sorter.body) for column in sorter.cells.columns], telling=False
    )
    for places in beside:
        parents = {sorter.body[place] for place in places}
        rest = [row for row in sorter.body if row not in parents]
        if parents and any(Sums(sorter.cells, tuple(rest)).is_exact(row) for row in general):
            for row in parents:
                sorter.put(
                    row, RowKind.SUBTOTAL, msg("It adds up the rows beside it, and the total only agrees without it.")
                )
            sorter.body = rest
            return


def _put_apart(sorter: Sorter, of_which: AbstractSet[int]) -> set[int]:
    """The other rows that add nothing, settled: in no total by their words, or only comparing others."""
    naming = sorter.label or next((column.index for column in sorter.columns if column.role is Role.MEASURE), 0)
    cells = sorter.sheet.cells(naming, sorter.body) if naming else []
    labels = different_texts(cells)
    aside, compared = not_added(labels), comparing(labels)
    rates = _rows_of_rates(sorter)
    apart: dict[int, tuple[RowKind, Message]] = {}
    for row, cell in zip(sorter.body, cells, strict=False) if aside or compared else ():
        if cell in aside and _states_money(sorter, row):
            apart[row] = RowKind.OF_WHICH, msg("Its words say that it is in no total.")
        elif cell in compared:
            apart[row] = RowKind.NOTE, msg("It compares other rows and adds nothing.")
    apart |= dict.fromkeys(rates, (RowKind.NOTE, msg("Rates are not amounts.")))
    for row in apart.keys() - of_which:
        sorter.put(row, *apart[row])
    return apart.keys() - of_which


def _states_money(sorter: Sorter, row: int) -> bool:
    """Whether the row prints more than zeros: a line "pour mémoire" of nothing stays a line."""
    cells = (sorter.sheet.grid.cell(row, column) for column in sorter.amounts)
    return any(digit in shown(cell) for cell in cells if cell is not None for digit in "123456789")


def _rows_of_rates(sorter: Sorter) -> list[int]:
    """The rows whose only amounts are percentages."""
    shapes = sorter.sheet.shapes
    rated = {
        shape
        for shape in set(picked(shapes, sorter.body, 1))
        if PERCENT in shape and {shape[column - 1 : column] for column in sorter.amounts} <= {"", BLANK, TEXT, PERCENT}
    }
    return [row for row in sorter.body if shapes[row - 1] in rated] if rated else []


def _entries(sorter: Sorter) -> Entries:
    """The rows of the body with their marks of form, column by column."""
    rows, sheet, grid = sorter.body, sorter.sheet, sorter.sheet.grid
    label = sorter.label
    labels = sheet.cells(label, rows) if label else [None] * len(rows)
    texts = [text if isinstance(text, str) else "" for text in labels]
    codes, written = _codes(sorter, texts)
    return Entries(
        rows,
        texts,
        marked_places(texts),
        [written[code] for code in codes],
        [_filled(sheet.cells(column, rows)) for column in sorter.keys],
        [grid.indents.get((row, label), 0) for row in rows] if grid.indents else [],
        [(row, label) in grid.bold for row in rows] if grid.bold else [],
        [sorter.cells.lines(column, rows) for column in sorter.cells.columns],
    )


def _codes(sorter: Sorter, labels: Sequence[str]) -> tuple[Sequence[CellValue], Mapping[CellValue, str]]:
    """The cells that hold the codes of the body, and the code of each: a label may be glued to it."""
    cells: Sequence[CellValue] = sorter.sheet.cells(sorter.codes[0], sorter.body) if sorter.codes else labels
    if not sorter.codes and not (labels and labels[0][:1].isdigit()):
        return [], {}
    texts = {cell: shown(cell) for cell in set(cells)}
    codes = {cell: split_code(text)[0] or text if " " in text else text for cell, text in texts.items()}
    return cells, codes


def _filled(cells: Sequence[CellValue]) -> list[bool]:
    """Which cells are not blank."""
    if NOTHING.isdisjoint(cells):
        return [True] * len(cells)
    return [cell not in (None, "") for cell in cells]


def _sort_totals(sorter: Sorter) -> None:
    """Totals by word: of everything or of a part, by what they add up to; by their words where they add up to nothing."""
    sort_lines_called_totals(sorter)
    sums = Sums(sorter.cells, tuple(sorter.body))
    years = _years_of_lines(sorter)
    breaks = breaks_of(sums, [*sorter.totals, *_rows_of_kind(sorter.kinds, RowKind.HEADING, RowKind.SUBTOTAL)])
    general = [row for row in sorter.totals if sorter.is_general(row)]
    for row in sorter.totals:
        if row in general and _is_of_all(sums, row, years):
            sorter.put(row, RowKind.TOTAL, msg("The total of the table."))
            continue
        scope = best_scope(sums, row, breaks)
        whole = _is_whole(scope, sums, years) and not is_subtotal(sorter.name(row))
        if whole and (any(years) or not any(other > row for other in general)):
            sorter.put(row, RowKind.TOTAL, msg("The total of the table."))
        elif row in general and not (scope and scope.agree):
            sorter.put(row, RowKind.TOTAL, msg("Its words say that it is the total of the table."))
        elif is_carried(sorter.name(row)):
            sorter.put(row, RowKind.SUBTOTAL, msg("A sum carried from one page to the next."))
        else:
            sorter.put(row, RowKind.SUBTOTAL, msg("The total of a part."))
    if not any(years):
        keep_one_total(sorter)


def _rows_of_kind(kinds: Mapping[int, RowKind], *wanted: RowKind) -> list[int]:
    return [row for row, kind in kinds.items() if kind in wanted]


def _is_whole(scope: Scope | None, sums: Sums, years: Sequence[int | None]) -> bool:
    """Whether a total adds all lines, or all lines of one year."""
    if scope is None or not scope.agree:
        return False
    if scope.end - scope.start == len(sums.rows):
        return True
    inside = set(years[scope.start : scope.end])
    return len(inside) == 1 and None not in inside and years.count(next(iter(inside))) == scope.end - scope.start


def _is_of_all(sums: Sums, row: int, years: Sequence[int | None]) -> bool:
    whole = sums.scope(row, 0, len(sums.rows))
    return bool(whole.agree) and 2 * whole.agree >= whole.stated and not any(years)


def _years_of_lines(sorter: Sorter) -> list[int | None]:
    """The year of each body row where the table has a column of years and totals to split by it."""
    column = next((column.index for column in sorter.columns if column.role is Role.YEAR), None)
    if column is None or not sorter.totals:
        return [None] * len(sorter.body)
    values = [shown(cell) for cell in sorter.sheet.cells(column, sorter.body)]
    years = {text: year_in_header(text) for text in set(values)}
    return [year.number if (year := years[text]) else None for text in values]
