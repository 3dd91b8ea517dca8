"""The fields of each record of a register, read from its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from budgetwatch.domain.credit_act import ActKind
from budgetwatch.domain.layout import Layout, Role, TableKind
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.domain.record import RECORDS, Record
from budgetwatch.domain.year import Year
from budgetwatch.mapping import record_words as words
from budgetwatch.mapping.cells import Cells
from budgetwatch.mapping.dates import day_of, is_day_first
from budgetwatch.mapping.record_columns import act_kind_of
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import plain, shown
from budgetwatch.mapping.units import currency_of
from budgetwatch.mapping.years import year_in_header

T = TypeVar("T")
_CODED = re.compile(r"(?P<code>\d[\d.\-]*)(?:\s*[-–:.]?\s+(?P<label>[^\W\d].*))?")
_NAMED = ("source", "target", "programme")
_NUMBERS = (Role.AMOUNT, Role.QUANTITY)


class Values:
    """The rows of one register, while its records are read."""

    def __init__(self, sheet: Sheet, layout: Layout, rows: Sequence[int], cells: Cells, exponent: int) -> None:
        self.sheet, self.layout, self.rows, self.cells, self.exponent = sheet, layout, rows, cells, exponent
        titled = (column.year for column in layout.columns if column.role is not Role.QUANTITY)
        self._year = next((year for year in titled if year is not None), None)
        self.texts = {
            column.field: column.index for column in layout.columns if column.field and column.role not in _NUMBERS
        }
        self.numbers = [column for column in layout.columns if column.field and column.role in _NUMBERS]
        self.dates = {name: column for name, column in self.texts.items() if name in words.DATES}
        self._spread = {name: sheet.spread(column, rows) for name, column in self.texts.items()}
        self._places = {row: place for place, row in enumerate(rows)}
        self._day_first = {name: is_day_first(self._spread[name]) for name in self.dates}

    def records(self) -> Iterator[Record]:
        """One record per row; one per row and year where the years of a headcount stand in columns.

        A row that opens credits in one column and cancels some in another is two records.
        """
        for row in self.rows:
            for year, numbers in self._by_year():
                values = self._values(row)
                if year is not None:
                    values["year"] = year.number
                for way, mine in self._by_way(row, numbers):
                    stated = values | self._amounts(row, mine)
                    if way:
                        yield self._record(row, _directed(stated, way), mine, way)
                    elif len(self._by_year()) == 1 or any(name in stated for name in mine):
                        yield self._record(row, stated, mine)

    @property
    def _headed(self) -> ActKind:
        """The one kind of act that the headers of all amounts name: "Virement +" and "Virement −"."""
        kinds = {act_kind_of(column.header) for column in self.numbers}
        return kinds.pop() if len(kinds) == 1 else ActKind.UNKNOWN

    def _by_way(self, row: int, numbers: Mapping[str, int]) -> list[tuple[str, dict[str, int]]]:
        """The amounts of a row by the way they go, under the names of a record; those that it leaves blank left out."""
        parts: dict[str, dict[str, int]] = {}
        for name, column in numbers.items():
            way = words.way_of(name) if words.way_of(name) in words.WAYS else ""
            parts.setdefault(way, {})[name.removeprefix(way).strip("_") or "amount"] = column
        if set(parts) <= {""}:
            return [("", dict(numbers))]
        stated = [(way, mine) for way, mine in parts.items() if way and any(self._amounts(row, mine).values())]
        return stated or [next(part for part in parts.items() if part[0])]

    def _record(self, row: int, values: Mapping[str, Any], numbers: Mapping[str, int], way: str = "") -> Record:
        columns = _renamed({**self.texts, **numbers}, way)
        if "kind_text" in columns:
            columns["kind"] = columns["kind_text"]
        for name in _NAMED:
            if name in columns and values.get(f"{name}_code"):
                columns.setdefault(f"{name}_code", columns[name])
        made: Record = RECORDS[self.layout.kind](row, columns=columns, **values)
        return made

    def _by_year(self) -> list[tuple[Year | None, dict[str, int]]]:
        """The columns of numbers by field, for each year that headers name; once where they name none."""
        years = list(dict.fromkeys(column.year for column in self.numbers if column.year is not None))
        undated = {str(column.field): column.index for column in self.numbers if column.year is None}
        if not years:
            return [(None, undated)]
        return [
            (year, undated | {str(one.field): one.index for one in self.numbers if one.year == year})
            for year in sorted(years)
        ]

    def _amounts(self, row: int, numbers: Mapping[str, int]) -> dict[str, Amount]:
        """The amounts or counts that a row states."""
        return {
            name: Amount(value, self.exponent)
            for name, column in numbers.items()
            if not isinstance(value := self.cells.at(row, column), Absent)
        }

    def _values(self, row: int) -> dict[str, Any]:
        values: dict[str, Any] = {name: self._value(row, name) for name in self.texts}
        if self.layout.kind is TableKind.ACTS:
            values["kind"] = act_kind_of(values["kind_text"]) if "kind_text" in values else self._headed
            values["ratification"] = self.text(row, "ratified")
            values |= _parted(values)
        found = self.year(row)
        values["year"] = found.number if found else None
        return values

    def _value(self, row: int, name: str) -> Any:
        if name in words.DATES:
            return self.day(row, name)
        if name == "ratified":
            return _flag(self.text(row, name))
        if name == "currency":
            return currency_of(self.text(row, name)) or self.text(row, name) or None
        return self.text(row, name)

    def day(self, row: int, name: str) -> date | None:
        """The day in a field of a row; None where it is blank or no day."""
        return day_of(self._spread[name][self._places[row]], day_first=self._day_first[name])

    def text(self, row: int, name: str) -> str:
        """The text in a field of a row; a merged cell speaks for every row that it covers."""
        if name not in self.texts:
            return ""
        if row in self._places:
            return shown(self._spread[name][self._places[row]])
        return self.sheet.text(row, self.texts[name])

    def year(self, row: int) -> Year | None:
        """The year of a row: its own, else that of the title, else that of its day."""
        own = year_in_header(self.text(row, "year"))
        if own is not None or self._year is not None:
            return own or self._year
        days = (self.day(row, name) for name in ("date", "signed", "due", "actual") if name in self.dates)
        day = next((one for one in days if one), None)
        in_calendar = self.layout.kind is TableKind.CALENDAR  # the budget of a year is made in the year before
        return Year(day.year, str(day.year)) if day and not in_calendar else None

    def name(self, row: int) -> str:
        """The first text of a row."""
        return next((text for name in self.texts if (text := self.text(row, name))), "")


def _renamed(fields: dict[str, T], way: str) -> dict[str, T]:
    """The fields of a row whose programme gives or receives credits, under the name of that side."""
    if not way:
        return fields
    side = words.WAYS[way][0]
    return {
        name.replace("programme", side) if name.startswith("programme") else name: one for name, one in fields.items()
    }


def _directed(values: dict[str, Any], way: str) -> dict[str, Any]:
    """The fields of a row for the credits that it opens, or for those it cancels, which some print as negative."""
    done = _renamed(values, way)
    kind = done["kind"] if done["kind"] is not ActKind.UNKNOWN or done.get("kind_text") else words.WAYS[way][1]
    if way == "cancelled":
        done |= {name: abs(done[name]) for name in RECORDS[TableKind.ACTS].MONEY if name in done}
    return {**done, "kind": kind}


def _parted(values: Mapping[str, Any]) -> dict[str, str]:
    """The codes that stand in the columns of programmes, alone or glued to a name."""
    parted: dict[str, str] = {}
    for name in _NAMED:
        match = _CODED.fullmatch(values.get(name, ""))
        if match and not values.get(f"{name}_code"):
            parted |= {f"{name}_code": match["code"], name: match["label"] or ""}
    return parted


def _flag(text: str) -> bool | None:
    """Yes or no in either language, or in both as the lists of the blank workbooks offer it ("non / no")."""
    said = {_yes_or_no(part) for part in text.split("/")}
    return said.pop() if len(said) == 1 else None


def _yes_or_no(text: str) -> bool | None:
    word = plain(text)
    return True if word in words.YES else False if word in words.NO else None
