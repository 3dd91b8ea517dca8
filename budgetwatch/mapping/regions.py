"""Where the tables of a sheet are: several may be stacked or stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from budgetwatch.domain.code import normalised
from budgetwatch.domain.measure import Flow
from budgetwatch.mapping.beside import cut
from budgetwatch.mapping.extent import check_extent, outermost
from budgetwatch.mapping.headers import Header, find_headers
from budgetwatch.mapping.labels import is_carried, is_page_number, is_total
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.register_headers import names_contracts
from budgetwatch.mapping.shapes import BLANK, TEXT, YEAR, count_letters
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.units import is_unit_alone, stated_units
from budgetwatch.mapping.years import year_in_title

_NUMBERED = re.compile(r"\W*(?:tableau|annexe|[eé]tat|table|annex)\s*(?:n°\s*)?(?:\d|[A-Z]\b|[ivx]+\b)", re.IGNORECASE)
VALUES = re.compile(r"[nydep-]")
_SAYING = re.compile(f"[{TEXT}{YEAR}]")


@dataclass(frozen=True, slots=True)
class Caption:
    """A text outside the columns' cells that may speak of a table: where it stands and what it says."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Region:
    """A table's place: its header, the rows from `top` to `bottom`, repeated headers, and the texts around it.

    `captions` stand right above the table, nearest last; `titles` at the top of the sheet; `notes` below the table.
    `side` is set where titles among the rows of one header part revenue from spending.
    """

    header: Header
    top: int
    bottom: int
    repeated: frozenset[int]
    captions: tuple[Caption, ...]
    titles: tuple[Caption, ...]
    notes: tuple[Caption, ...]
    side: Flow | None = None

    @property
    def body(self) -> range:
        """The rows below the header, which stands above the first of the tables that share it."""
        return range(max(self.top, self.header.rows[-1] + 1), self.bottom + 1)


def find_regions(sheet: Sheet) -> list[Region]:
    """Every table of a sheet, from top to bottom and left to right."""
    headers = find_headers(sheet)
    first = headers[0].rows[0] if headers else 0
    regions: list[Region] = []
    while headers:
        header, *headers = headers
        check_extent(len(regions), header.right - header.left + 1)
        mine: list[Header] = []
        while headers and _is_repeated(sheet, header, headers[0]):
            mine.append(headers.pop(0))
        end = headers[0].rows[0] if headers else sheet.height + 1
        titles = _titles(sheet, first, header.rows[0])
        repeated = _rows_of(mine) | {row for other in mine for row in _repeated_titles(sheet, header, other)}
        regions += _regions(sheet, header, end, repeated, regions, titles)
    return regions


def _titles(sheet: Sheet, first: int, row: int) -> tuple[Caption, ...]:
    """The titles of a sheet whose first header is in row `first`, for the table whose header is in `row`.

    A row right above the first header that only gives a unit gives that of the whole sheet, unless the first table has
    a number ("Tableau 1").
    """
    above = _captions(sheet, range(1, first), 1, None)
    if row == first:
        return above
    end = max(_end_of_titles(sheet, first), _end_before_names(sheet, first, row))
    numbered = any(_NUMBERED.match(caption.text) for caption in above)
    return tuple(one for one in above if one.row < end or (is_unit_alone(one.text) and not numbered))


def _end_of_titles(sheet: Sheet, first: int) -> int:
    """The row before which the titles of the whole sheet end: what stands right above the first table is its caption.

    That is the block of texts above its header, or its last row where no blank row parts it from the titles.
    """
    row = first - 1
    while row > 0 and sheet.shape(row).strip(BLANK):
        row -= 1
    above = any(sheet.shape(number).strip(BLANK) for number in range(1, row + 1))
    return row + 1 if above else max(1, first - 1)


def _end_before_names(sheet: Sheet, first: int, row: int) -> int:
    """The row where the names of tables begin above the first header, where those above a later one begin alike.

    "SECTION 10 : Présidence" over the first table and "SECTION 20 : Défense" over this one: what is above the former
    speaks of both. 1 where they are not alike.
    """
    names = _block_above(sheet, row)
    others = _block_above(sheet, first)[-len(names) :]
    alike = bool(names) and len(others) == len(names) and all(map(_begin_alike, others, names))
    return first - len(names) if alike else 1


def _block_above(sheet: Sheet, row: int) -> list[str]:
    """The first text of each row of texts right above a row."""
    found: list[str] = []
    while row - 1 > 0 and (shape := sheet.shape(row - 1)).strip(BLANK) and not VALUES.search(shape):
        row -= 1
        found.insert(0, next(text for text in sheet.texts(row, 1, len(shape)) if text))
    return found


def _begin_alike(text: str, other: str) -> bool:
    return text != other and normalised(text).split()[:1] == normalised(other).split()[:1] != []


def _is_repeated(sheet: Sheet, header: Header, other: Header) -> bool:
    """Whether a later header is the same one on the next page, and not that of another table with a caption."""
    if other.key != header.key or other.left != header.left:
        return False
    if any(map(is_carried, sheet.texts(other.rows[-1] + 1, header.left, header.right))):
        return True  # the sum of the pages before comes first
    gap: list[int] = []
    while not VALUES.search(sheet.shape(row := other.rows[0] - 1 - len(gap))):
        gap.append(row)
    captions = [text.text for text in _captions(sheet, range(gap[-1], other.rows[0]), 1, None)] if gap else []
    if not captions:
        return True
    if _ends(sheet, other.rows[0] - 1 - len(gap)):
        return False
    titles = {text.text for text in _captions(sheet, range(1, header.rows[0]), 1, None)}
    captions = [text for text in captions if text not in titles and not is_page_number(text)]
    blank = any(not sheet.shape(row).strip(BLANK) for row in gap)
    return not captions or not (blank or any(_speaks(text) for text in captions))


def _repeated_titles(sheet: Sheet, header: Header, other: Header) -> Iterator[int]:
    """The rows right above a header printed again that print titles above the first one again, with the page or not."""
    titles = {text.text for text in _captions(sheet, range(1, header.rows[0]), 1, None)}
    for row in range(other.rows[0] - 1, header.rows[-1], -1):
        shape = sheet.shape(row)
        texts = [text for text in sheet.texts(row, 1, len(shape)) if text]
        if VALUES.search(shape) or not all(text in titles or is_page_number(text) for text in texts):
            return
        if titles.intersection(texts):
            yield row


def _ends(sheet: Sheet, row: int) -> bool:
    """Whether a table ends with this row: a total, and none that is carried to the next page."""
    texts = sheet.texts(row, 1, len(sheet.shape(row))) if row > 0 else []
    return any(is_total(text) and not is_carried(text) for text in texts)


def _speaks(caption: str) -> bool:
    """Whether a text right above a header says something of all amounts below: their unit, basis, stage or year."""
    said = meaning(caption)
    return bool(stated_units(caption) or said.basis or said.measures or year_in_title(caption))


def _rows_of(headers: Sequence[Header]) -> frozenset[int]:
    return frozenset(row for header in headers for row in header.rows)


def _regions(
    sheet: Sheet,
    header: Header,
    end: int,
    repeated: frozenset[int],
    before: Sequence[Region],
    titles: tuple[Caption, ...],
) -> Iterator[Region]:
    """The tables under one header, whose rows end before row `end`."""
    floor = max((region.bottom for region in before if region.header.rows != header.rows), default=0)
    for part in _parts(sheet, header, end):
        last = _last_of_values(sheet, part, end)
        if last is None:
            continue
        bottom = _with_notes(sheet, part, last, end)
        top = _with_totals_above(sheet, part, floor)
        yield Region(
            part,
            top,
            bottom,
            repeated,
            _captions(sheet, range(floor + 1, top), part.left, part.right),
            titles,
            _captions(sheet, range(last + 1, bottom + 1), part.left, part.right),
        )


def _last_of_values(sheet: Sheet, header: Header, end: int) -> int | None:
    """The last row before row `end` with values under a header; None where there is none. A register has rows of texts."""
    below = range(end - 1, header.rows[-1], -1)
    if names_contracts(header.texts):
        return next((row for row in below if _is_filled_in(sheet.shape(row, header.left, header.right))), None)
    return next((row for row in below if VALUES.search(sheet.shape(row, header.left, header.right))), None)


def _is_filled_in(shape: str) -> bool:
    """Whether a row of a register has at least two of its fields: a remark below the table has one."""
    return len(shape) - shape.count(BLANK) > 1


def _parts(sheet: Sheet, header: Header, end: int) -> list[Header]:
    """The header cut at columns that are empty from top to bottom, where both sides have texts and values of their own."""
    shapes = sheet.shapes[header.rows[0] - 1 : end - 1]
    right = max(header.right, max(map(len, shapes), default=0))
    wide = Header(header.rows, header.left, right, header.levels + ((),) * (right - header.right))
    columns = count_letters(shapes, 1, right)
    left = next((n for n, letters in enumerate(columns, 1) if _is_filled(letters)), header.left)
    if left < header.left:
        wide = Header(header.rows, left, right, ((),) * (header.left - left) + wide.levels)
    runs = _runs(columns, wide.left, right)
    silent = frozenset(n for n, text in enumerate(wide.texts, wide.left) if _names_no_amount(text))
    stands_alone = partial(_stands_alone, columns, silent)
    parts: list[tuple[int, int]] = []
    for run in runs:
        if parts and not (stands_alone(*run) and stands_alone(*parts[-1])):
            parts[-1] = (parts[-1][0], run[1])
        else:
            parts.append(run)
    return [wide.part(*run) for part in parts for run in cut(wide, part, stands_alone)]


def _names_no_amount(header: str) -> bool:
    """Whether a header names codes, parts of the budget or years: the numbers below are no amounts of a table."""
    said = meaning(header)
    named = said.is_code or said.classification is not None or said.role is not None
    return named and not (said.measures or said.basis or said.neutral or said.executed)


def _is_filled(letters: Mapping[str, int]) -> bool:
    return letters.keys() != {BLANK}


def _runs(columns: Sequence[Mapping[str, int]], left: int, right: int) -> list[tuple[int, int]]:
    """Runs of columns that are not entirely empty."""
    runs: list[tuple[int, int]] = []
    for column in range(left, right + 1):
        if not _is_filled(columns[column - 1]):
            continue
        if runs and runs[-1][1] == column - 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs


def _stands_alone(columns: Sequence[Mapping[str, int]], silent: frozenset[int], left: int, right: int) -> bool:
    """Whether a run of columns holds a column of texts and one of values that may be amounts."""
    part = columns[left - 1 : right]
    valued = [any(map(VALUES.match, letters)) for letters in part]
    return any(value and n not in silent for n, value in enumerate(valued, left)) and any(
        letters[TEXT] >= 3 and not values for letters, values in zip(part, valued, strict=True) if TEXT in letters
    )


def _with_totals_above(sheet: Sheet, header: Header, floor: int) -> int:
    """The first row of the table: rows of values right above the header are totals that belong to it.

    A row with a name behind its numbers gives the codes of the columns: "600 | 601 | 602 | Totali".
    """
    top = header.rows[0]
    while top - 1 > floor:
        shape = sheet.shape(top - 1, header.left, header.right).replace("y", "")
        first = VALUES.search(shape)
        if first is None or TEXT in shape[first.end() :]:
            break
        top -= 1
    return top


def _with_notes(sheet: Sheet, header: Header, last: int, end: int) -> int:
    """The last row of the table with its notes; texts right above the next table are that table's captions."""
    stop = end
    while end <= sheet.height and stop - 1 > last and sheet.shape(stop - 1).strip(BLANK):
        stop -= 1
    bottom, gap = last, 0
    for row in range(last + 1, stop):
        if sheet.shape(row, header.left, header.right).strip(BLANK):
            bottom, gap = row, 0
        else:
            gap += 1
        if gap > 2:
            break
    return bottom


def _captions(sheet: Sheet, rows: range, left: int, right: int | None) -> tuple[Caption, ...]:
    """The texts of some rows; of more than a document prints around a table, the first and the last."""
    written = [row for row in rows if _SAYING.search(sheet.shape(row, left, right))]
    captions = [
        Caption(row, column, sheet.text(row, column))
        for row in outermost(written)
        for column, letter in enumerate(sheet.shape(row, left, right), left)
        if letter in (TEXT, YEAR)
    ]
    return tuple(outermost(captions))
