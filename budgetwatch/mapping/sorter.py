"""The rows of one table while they are being sorted: what each is called, and what its shape and first words say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from budgetwatch.domain.layout import Column, Role, RowKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.columns import main_label
from budgetwatch.mapping.examples import example_rows
from budgetwatch.mapping.labels import is_general_total, is_total, standing_apart
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.shapes import BLANK, TEXT
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.sides import is_side
from budgetwatch.mapping.text import different_texts

_KEYS = (Role.CODE, Role.LABEL, Role.TEXT, Role.PARTY)


@dataclass(frozen=True, slots=True)
class Rows:
    """The kind of every row from `top` to `bottom`, and why it is that where it is no plain line."""

    kinds: tuple[RowKind, ...]
    reasons: Mapping[int, Message]


class Sorter:
    """The rows of one table while they are being sorted."""

    def __init__(self, sheet: Sheet, region: Region, columns: Sequence[Column], cells: Cells) -> None:
        self.sheet, self.region, self.columns, self.cells = sheet, region, columns, cells
        self.kinds: dict[int, RowKind] = {}
        self.reasons: dict[int, Message] = {}
        self.amounts = [column.index for column in columns if column.role is Role.AMOUNT]
        label = main_label(columns)
        self.label = label.index if label else 0
        named = [column.index for column in columns if column.role in _KEYS]
        times = [column.index for column in columns if column.role in (Role.PERIOD, Role.YEAR)]
        self.keys = named or [column.index for column in columns if column.role is Role.PERIOD]
        self.first_words = sorted({*self.keys, *times})
        self.codes = [column.index for column in columns if column.role is Role.CODE]
        self.totals: list[int] = []
        self.goes_on: dict[int, int] = {}
        self.unnamed: list[int] = []
        self.body: list[int] = []
        self._general: dict[int, bool] = {}

    @cached_property
    def telling(self) -> set[str]:
        """The texts left of the amounts that may name a total or a part of the row above, each looked at once."""
        top, bottom = self.region.top, self.region.bottom
        columns = [self.sheet.column(column, top, bottom) for column in self.first_words]
        return set().union(*(standing_apart(different_texts(column)) for column in columns))

    def name(self, row: int) -> str:
        """The text that names a row: its label, or the first other text; that of the total which goes on in it."""
        row = self.goes_on.get(row, row)
        if self.label and (text := self.sheet.text(row, self.label)):
            return text
        texts = (self.sheet.text(row, column) for column in (*self.keys, *self.first_words))
        return next(filter(None, texts), "")

    def is_general(self, row: int) -> bool:
        """Whether a row is called the total of everything."""
        known = self._general.get(row)
        if known is None:
            known = self._general[row] = is_general_total(self.name(row))
        return known

    def put(self, row: int, kind: RowKind, why: Message | None = None) -> None:
        """Settle a row."""
        self.kinds[row] = kind
        if why is not None:
            self.reasons[row] = why

    def rows(self) -> Rows:
        """Every row as it was settled; the others are lines."""
        kinds = [RowKind.LINE] * (self.region.bottom - self.region.top + 1)
        for row, kind in self.kinds.items():
            kinds[row - self.region.top] = kind
        return Rows(tuple(kinds), self.reasons)


def sort_by_shape(sorter: Sorter) -> None:
    """Headers, empty rows, totals by word; what is left with amounts is the body."""
    region, sheet = sorter.region, sorter.sheet
    header, left, right = set(region.header.rows), region.header.left, region.header.right
    totals = _rows_of_totals(sorter) | _row_of_side(sorter)
    totals |= _goes_on(sorter, totals)
    shapes = sheet.shapes[region.top - 1 : region.bottom]
    empty = {shape for shape in set(shapes) if not shape[left - 1 : right].strip(BLANK)}
    silent = {shape for shape in set(shapes) if not _states(shape, sorter.amounts)}
    textless = {shape for shape in set(shapes) if TEXT not in shape[left - 1 : right]}
    plain = set(shapes) - empty - silent - textless
    below = max(header) + 1 if header else region.top
    examples = set(example_rows(sheet, below, region.bottom, left))
    apart = {*header, *region.repeated, *totals, *examples}
    apart |= {row for row, shape in enumerate(shapes, region.top) if shape not in plain}
    sorter.body += [row for row in range(region.top, region.bottom + 1) if row not in apart]
    for row in sorted(row for row in apart if region.top <= row <= region.bottom):
        shape = shapes[row - region.top]
        if row in header:
            sorter.put(row, RowKind.HEADER)
        elif row in region.repeated:
            sorter.put(row, RowKind.REPEATED_HEADER, msg("The header is printed again."))
        elif shape in empty or row in examples:  # what an example shows adds up nothing; in the layout it is a note
            sorter.put(row, RowKind.EMPTY)
        elif shape in silent:
            sorter.put(row, RowKind.NOTE)
        elif row in totals:
            sorter.totals.append(row)
        elif shape in textless and not sorter.name(row):
            sorter.unnamed.append(row)
        else:
            sorter.body.append(row)
    sorter.body.sort()


def _states(letters: str, columns: Sequence[int]) -> bool:
    """Whether a row of this shape has more than a blank or a text in some of the columns."""
    return any(letters[column - 1 : column].strip(".t") for column in columns)


def _rows_of_totals(sorter: Sorter) -> set[int]:
    """The rows whose first text, or whose label, names a total. Each text is judged once."""
    top, bottom = sorter.region.top, sorter.region.bottom
    texts = {text for text in sorter.telling if is_total(text)}
    if not texts:
        return set()
    columns = [sorter.sheet.column(column, top, bottom) for column in sorter.first_words]
    rows = {row for column in columns for row, cell in enumerate(column, top) if cell in texts}
    return {row for row in rows if _names_total(sorter, row, texts)}


def _goes_on(sorter: Sorter, totals: AbstractSet[int]) -> set[int]:
    """The rows below a total that only name another stage or basis of it: "Total | AE", then " | CP"."""
    if not any(column.role is Role.MEASURE for column in sorter.columns):
        return set()
    for first in sorted(totals):
        row = first + 1
        while row <= sorter.region.bottom and row not in totals and not sorter.name(row):
            sorter.goes_on[row] = first
            row += 1
    return set(sorter.goes_on)


def _row_of_side(sorter: Sorter) -> set[int]:
    """The first row of one side of the budget where it names that side: it states the sum of the rows below."""
    first = sorter.region.body[:1] if sorter.region.side else range(0)
    return {row for row in first if is_side(sorter.name(row))}


def _names_total(sorter: Sorter, row: int, totals: AbstractSet[object]) -> bool:
    """Whether the first text of a row, or its label, names a total."""
    values = sorter.sheet.grid.rows[row - 1]
    texts = [values[column - 1] for column in sorter.first_words if column <= len(values) and values[column - 1]]
    label = sorter.sheet.grid.cell(row, sorter.label) if sorter.label else None
    return bool(texts) and (texts[0] in totals or (isinstance(label, str) and label in totals))
