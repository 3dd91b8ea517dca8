"""Header rows: one to four levels, merged or not, of one or several tables side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from budgetwatch.domain.code import normalised
from budgetwatch.mapping.extent import outermost
from budgetwatch.mapping.labels import is_numbered_like, is_total
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.register_headers import names_contracts
from budgetwatch.mapping.shapes import BLANK, TEXT, YEAR
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.units import is_unit_alone, stated_units
from budgetwatch.mapping.years import year_in_header

_HEADERISH = re.compile(r"[.ty]*")
_AMOUNTS = re.compile(r"[nydep-]")
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?(?: ?= ?.*)?")
_NUMERAL = re.compile(r"(?:[IVX]+|[A-Z]|\d{1,2})\s*[.)°:/-]*")
_LEVELS = 4
_LOOKED_AT = 120  # wide rows of texts above amounts that are asked whether they are a header
_REACH = 8  # rows below a header among which its first amounts must stand: section titles may come between


@dataclass(frozen=True)
class Header:
    """A header: its rows, its columns, and for each column the texts of its levels from top to bottom."""

    rows: tuple[int, ...]
    left: int
    right: int
    levels: tuple[tuple[str, ...], ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """One text per column, the levels joined."""
        return tuple(" ".join(level) for level in self.levels)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What two printings of the same header share."""
        return tuple(normalised(text) for text in self.texts)

    def part(self, left: int, right: int) -> Header:
        """The same header over some of its columns."""
        return Header(self.rows, left, right, self.levels[left - self.left : right - self.left + 1])


def find_headers(sheet: Sheet) -> list[Header]:
    """Every header of a sheet from top to bottom, the repeated ones of each page included."""
    headers: list[Header] = []
    keys: set[tuple[str, ...]] = set()
    for first, last in _blocks(sheet):
        rows = _header_rows(sheet, first, last, first_of_sheet=not headers)
        header = _header(sheet, rows) if rows else None
        if header and (not headers or _is_another(sheet, header, headers[-1], keys)):
            headers.append(header)
            keys.add(header.key)
    return headers


def _is_another(sheet: Sheet, header: Header, last: Header, keys: AbstractSet[tuple[str, ...]]) -> bool:
    """Whether a later row of texts is a header: one printed before, or one of money that does not follow a line.

    A line that lacks its amounts, or whose amounts look like years, also holds only texts and years.
    """
    if header.key in keys:
        return True
    over = dict(enumerate(last.texts, last.left))
    if _is_line_of_years(sheet, last.rows[-1], header.rows[-1]) or all(
        _stands_aside(sheet, row, over, header.rows[-1]) for row in header.rows
    ):
        return False
    above = sheet.shape(header.rows[0] - 1) if header.rows[0] > 1 else ""
    line_above = _AMOUNTS.search(above) and not any(
        is_total(text) for text in sheet.texts(header.rows[0] - 1, 1, len(above))
    )
    return not line_above and any(map(_is_of_money, header.texts))


def _stands_aside(sheet: Sheet, row: int, over: Mapping[int, str], last: int) -> bool:
    """Whether a row is blank wherever amounts stand below row `last`: it titles their lines.

    `over` gives the texts of the header above by their columns: below names of codes and of lines there are no amounts.
    """
    below = [column for column in _amounts_below(sheet, last) if not _names_lines(over.get(column, ""))]
    blank = all(sheet.kind(row, column) == BLANK for column in below)
    return blank and any(_is_of_money(over.get(column, "")) for column in below)


def _names_lines(text: str) -> bool:
    said = meaning(text)
    return (said.is_code or said.is_label or said.classification is not None) and not said.of_money


def _is_of_money(text: str) -> bool:
    return meaning(text).of_money or year_in_header(text) is not None


def _blocks(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Runs of rows that hold only texts and years, one of them at least two cells wide, with amounts close below."""
    start = None
    headerish = {shape for shape in set(sheet.shapes) if shape.strip(BLANK) and _HEADERISH.fullmatch(shape)}
    for row, shape in enumerate([*sheet.shapes, ""], 1):
        if shape in headerish and not (start and YEAR in shape and _follows_header(sheet, start, row)):
            start = start or row
            continue
        if start is not None and (_followed_by_amounts(sheet, row) or _names_contracts(sheet, start, row)):
            yield start, row - 1
        start = None


def _follows_header(sheet: Sheet, start: int, row: int) -> bool:
    """Whether a row of texts and years is a line of amounts under one of the rows from `start` on."""
    above = range(max(start, row - _LEVELS), row)
    return any(_width(sheet, base) >= 2 and _is_line_of_years(sheet, base, row) for base in above)


def _is_line_of_years(sheet: Sheet, base: int, row: int) -> bool:
    """Whether what looks like years in a row are amounts: a named line, under a row that names years or stages.

    A row of years under names of stages goes on with the header where nothing names a line beside them.
    """
    shape = sheet.shape(row)
    names = [sheet.text(row, column) for column, letter in enumerate(shape, 1) if letter == TEXT]
    if not names or any(_names_columns(name) for name in names):
        return False
    years = [column for column, letter in enumerate(shape, 1) if letter == YEAR]
    over = [sheet.text(base, column) for column in years if sheet.kind(base, column) in (TEXT, YEAR)]
    return any(meaning(text).of_money or year_in_header(text) is not None for text in over)


def _names_columns(text: str) -> bool:
    """Whether a text names what stands in a column, as headers do, or the year of a document."""
    said = meaning(text)
    return said.role is not None or (said.is_label and len(text.split()) < 3)


def _followed_by_amounts(sheet: Sheet, row: int) -> bool:
    below = range(row, min(row + _REACH, sheet.height + 1))
    return any(_AMOUNTS.search(sheet.shape(number)) for number in below)


def _names_contracts(sheet: Sheet, start: int, end: int) -> bool:
    """Whether one of these rows has the headers of a register, which may lack every amount."""
    return any(
        names_contracts(sheet.texts(row, 1, len(sheet.shape(row)))) for row in range(start, min(start + _REACH, end))
    )


def _width(sheet: Sheet, row: int) -> int:
    return len(sheet.shape(row).replace(BLANK, ""))


def _known(sheet: Sheet, row: int) -> int:
    """How many cells of a row say something that headers say."""
    return sum(
        1
        for column, letter in enumerate(sheet.shape(row), 1)
        if letter == YEAR or (letter == TEXT and _says(sheet.text(row, column)))
    )


def _says(text: str) -> bool:
    return len(text) < 120 and (meaning(text).known or year_in_header(text) is not None)


def _header_rows(sheet: Sheet, first: int, last: int, *, first_of_sheet: bool) -> tuple[int, ...]:
    """The header rows among rows `first` to `last`: the lowest wide row whose words are known, and the levels above."""
    wide = [row for row in range(first, last + 1) if _width(sheet, row) >= 2 and TEXT in sheet.shape(row)]
    wide = [row for row in outermost(wide, _LOOKED_AT) if not _is_section(sheet, row)]
    known = [row for row in wide if _known(sheet, row) * 2 >= _width(sheet, row) and _is_header(sheet, row)]
    over = dict(enumerate(sheet.texts(known[0], 1, len(sheet.shape(known[0]))), 1)) if known else {}
    below = [row for row in known[1:] if not _is_line(sheet, row, last) and not _stands_aside(sheet, row, over, last)]
    known = known[:1] + below
    if known:
        base = known[-1]
    elif first_of_sheet and wide and _covers_amounts(sheet, wide[-1], last):
        base = wide[-1]
    elif years := _row_of_years(sheet, first, last):
        base = years
    else:
        return ()
    rows = [base]
    while rows[0] > first and len(rows) < _LEVELS and _is_upper_level(sheet, rows[0] - 1, base):
        rows.insert(0, rows[0] - 1)
    while (row := rows[-1] + 1) <= sheet.height and (
        _is_lower_level(sheet, row) or _divides(sheet, row) or _completes(sheet, row)
    ):
        rows.append(row)
    return tuple(rows)


def _is_section(sheet: Sheet, row: int) -> bool:
    """Whether a row titles the lines below it: a numeral and a name, "II. | DÉPENSES", and nothing over their amounts."""
    texts = [text for text in sheet.texts(row, 1, len(sheet.shape(row))) if text]
    if len(texts) != 2 or not _NUMERAL.fullmatch(texts[0]):
        return False
    below = _amounts_below(sheet, row)
    return bool(below) and all(sheet.kind(row, column) == BLANK for column in below)


def _row_of_years(sheet: Sheet, first: int, last: int) -> int | None:
    """The row of nothing but years that ends some rows, titles of the first lines ("DÉPENSES") set aside."""
    titled = next((row for row in range(last, first, -1) if _width(sheet, row) > 1), first)
    return titled if _names_years(sheet, titled) else None


def _names_years(sheet: Sheet, row: int) -> bool:
    """Whether a row holds nothing but years one after the other, with a blank over the names of the lines."""
    shape = sheet.shape(row)
    years = [year.number for text in sheet.texts(row, 1, len(shape)) if text and (year := year_in_header(text))]
    in_order = all(after == before + 1 for before, after in pairwise(years))
    return set(shape) == {BLANK, YEAR} and shape[0] == BLANK and len(years) > 1 and in_order


def _is_lower_level(sheet: Sheet, row: int) -> bool:
    """Whether a row right below a header goes on with it: units or years under the names, or the columns numbered."""
    texts = [text for text in sheet.texts(row, 1, len(sheet.shape(row))) if text]
    if not texts:
        return False
    if len(texts) > 1 and set(sheet.shape(row)) <= {BLANK, YEAR}:
        return True
    numbers = [int(match[1]) for text in texts if (match := _COLUMN_NUMBER.fullmatch(text))]
    numbered = len(numbers) >= 3 and all(after == before + 1 for before, after in pairwise(numbers))
    return (numbered and len(numbers) * 3 >= len(texts) * 2) or all(stated_units(text) for text in texts)


def _divides(sheet: Sheet, row: int) -> bool:
    """Whether a row divides the names above it: texts over amounts, one in each gap of the row above, none under its first."""
    above, shape = sheet.shape(row - 1), sheet.shape(row)
    texts = {column for column, letter in enumerate(shape, 1) if letter == TEXT}
    gaps = {
        column
        for column in range(_first_column(sheet, row - 1), len(shape) + 1)
        if above[column - 1 :][:1] in ("", BLANK)
    }
    amounts = {column for column in texts if row < sheet.height and _AMOUNTS.match(sheet.kind(row + 1, column))}
    first = sheet.kind(row, _first_column(sheet, row - 1))
    return len(gaps) > 1 and gaps <= texts == amounts and first == BLANK and set(shape) <= {BLANK, TEXT}


def _completes(sheet: Sheet, row: int) -> bool:
    """Whether a row says the year, the stage or the basis that the names above it leave open, over amounts alone.

    Nothing names a line in it: "Dotation révisée" over "2021" is one header, though it has one column of amounts.
    """
    filled = [column for column, letter in enumerate(sheet.shape(row), 1) if letter != BLANK]
    below, columns = _amounts_below(sheet, row), range(_first_column(sheet, row - 1) + 1, len(sheet.shape(row - 1)) + 1)
    return bool(filled) and all(
        column in below and column in columns and _adds_meaning(sheet.text(row - 1, column), sheet.text(row, column))
        for column in filled
    )


def _adds_meaning(above: str, text: str) -> bool:
    """Whether a text says of amounts what the one above it does not: their year, or their stage and basis."""
    said, own = meaning(above), meaning(text)
    dated = year_in_header(above) is not None
    if year_in_header(text) is not None:
        return not dated and said.of_money
    staged = bool(said.measures or said.basis)
    return bool(own.measures or own.basis) and not staged and (dated or said.of_money)


def _is_header(sheet: Sheet, row: int) -> bool:
    """Whether at least two cells are known, or one in a row whose years are few: data rows may hold years too."""
    texts = sum(
        1 for column, letter in enumerate(sheet.shape(row), 1) if letter == TEXT and _says(sheet.text(row, column))
    )
    return texts >= 2 or (texts >= 1 and (sheet.shape(row).count(YEAR) >= 1 or _width(sheet, row) <= 3))


def _covers_amounts(sheet: Sheet, row: int, last: int) -> bool:
    """Whether the row has a text over at least half of the columns that hold amounts below."""
    below = _amounts_below(sheet, last)
    return bool(below) and 2 * sum(sheet.kind(row, column) != BLANK for column in below) >= len(below)


def _amounts_below(sheet: Sheet, last: int) -> set[int]:
    """The columns that hold amounts in the rows right below a row."""
    return {
        column
        for number in range(last + 1, min(last + 1 + _REACH, sheet.height + 1))
        for column, letter in enumerate(sheet.shape(number), 1)
        if _AMOUNTS.match(letter)
    }


def _is_line(sheet: Sheet, row: int, last: int) -> bool:
    """Whether a row below a header is a first line that lacks its amounts: numbered like the row below, "01" over "02"."""
    if any(sheet.kind(row, column) != BLANK for column in _amounts_below(sheet, last)):
        return False
    filled = [column for column, letter in enumerate(sheet.shape(row), 1) if letter == TEXT]
    return any(is_numbered_like(sheet.text(row, column), sheet.text(row + 1, column)) for column in filled)


def _is_upper_level(sheet: Sheet, row: int, base: int) -> bool:
    """Whether a row is the level above a header: known words over it, not a title in the first column alone."""
    width = _width(sheet, row)
    if _is_title(sheet, row, base):
        return False
    if width == 1:
        column = len(sheet.shape(row))
        text = sheet.text(row, column)
        return column > _first_column(sheet, base) and _says(text) and not is_unit_alone(text)
    gaps = sheet.shape(base).count(BLANK) > 0 or len(sheet.shape(row)) > len(sheet.shape(base))
    known = _known(sheet, row) + _parts_above(sheet, row, base)
    return known * 2 >= width or (gaps and known >= 1)


def _is_title(sheet: Sheet, row: int, base: int) -> bool:
    """Whether a row is a title set at both edges, "Ministère de la Défense | … | Exercice 2022": it speaks of all columns.

    Its last text stands over the last column alone, and gives a year or a unit and no stage.
    """
    texts = [(column, text) for column, text in enumerate(sheet.texts(row, 1, len(sheet.shape(row))), 1) if text]
    column, last = texts[-1]
    others = [text for _, text in texts[:-1]]
    amounts = sum(meaning(text).of_money for text in sheet.texts(base, 1, len(sheet.shape(base))))
    if len(others) > 1 or column < len(sheet.shape(base)) or amounts < 2 or _is_merged(sheet, row, column):
        return False
    said = meaning(last)
    speaks = bool(year_in_header(last) or stated_units(last)) and not (last.isdigit() or said.measures or said.basis)
    return speaks and not any(_names_columns(text) or meaning(text).of_money for text in others)


def _is_merged(sheet: Sheet, row: int, column: int) -> bool:
    return any(area.top <= row <= area.bottom and area.left <= column <= area.right for area in sheet.grid.merges)


def _parts_above(sheet: Sheet, row: int, base: int) -> int:
    """How many cells of a row name a part of the money, such as "Investissement", right over a column of money."""
    columns = [column for column, letter in enumerate(sheet.shape(row), 1) if letter == TEXT]
    return sum(bool(meaning(sheet.text(row, n)).part) and meaning(sheet.text(base, n)).of_money for n in columns)


def _first_column(sheet: Sheet, row: int) -> int:
    shape = sheet.shape(row)
    return len(shape) - len(shape.lstrip(BLANK)) + 1


def _header(sheet: Sheet, rows: tuple[int, ...]) -> Header:
    left = min(_first_column(sheet, row) for row in rows)
    right = max(len(sheet.shape(row)) for row in rows)
    filled = [_filled(sheet, rows, number, left, right) for number in range(len(rows))]
    filled = [texts for texts in filled if not _are_numbers(texts)]
    levels = tuple(tuple(dict.fromkeys(text for text in column if text)) for column in zip(*filled, strict=True))
    return Header(rows, left, right, levels)


def _are_numbers(texts: Sequence[str]) -> bool:
    """Whether a level only numbers the columns."""
    written = [text for text in texts if text]
    return len(written) >= 3 and 3 * sum(1 for text in written if _COLUMN_NUMBER.fullmatch(text)) >= 2 * len(written)


def _filled(sheet: Sheet, rows: Sequence[int], number: int, left: int, right: int) -> list[str]:
    """The texts of one level, a group's text repeated over its columns.

    A merge says how far a group reaches. Without one, a blank takes the text at its left where both columns have a
    text of their own below: the group's name stands over its first column.
    """
    row, texts = rows[number], sheet.texts(rows[number], left, right)
    merged = {
        column: area.left
        for area in sheet.grid.merges
        if area.top <= row <= area.bottom
        for column in range(max(area.left, left), min(area.right, right) + 1)
    }
    for column in range(left, right + 1):
        if column in merged:
            texts[column - left] = sheet.text(row, merged[column])
        elif not texts[column - left] and column > left and column - 1 not in merged:
            own = [any(sheet.kind(below, at) != BLANK for below in rows[number + 1 :]) for at in (column - 1, column)]
            if all(own):
                texts[column - left] = texts[column - left - 1]
    return texts
