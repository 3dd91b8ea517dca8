"""Small numbers that may be codes or amounts: the words over them, the texts beside them and printed totals decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.labels import is_total, standing_apart
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.numbers import Form, decide_form, parse_column
from budgetwatch.mapping.profiles import Profile
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.shapes import TEXT
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import different_texts
from budgetwatch.mapping.units import stated_units
from budgetwatch.mapping.years import year_in_header

_BESIDE = msg("Its numbers are too even for amounts, and the texts beside it say what they stand for.")
_LEADING = msg("Its numbers are too even for amounts, and they lead to the name of each line.")


class Totals:
    """The rows of a region that call themselves totals; looked for once, when the first column asks."""

    def __init__(self, sheet: Sheet, region: Region) -> None:
        self._sheet, self._region = sheet, region

    def add_up(self, column: int) -> bool:
        """Whether one of them adds up the numbers above it in a column."""
        if not self._rows:
            return False
        rows = [row for row in self._region.body if row not in self._region.repeated]
        texts = [self._sheet.text(row, column) for row in rows]
        values = parse_column(texts, decide_form(texts, Form("."))).values
        added = of_part = 0
        for row, value in zip(rows, values, strict=True):
            if isinstance(value, Absent):
                continue
            if row not in self._rows:
                added, of_part = added + value, of_part + value
                continue
            if value and value in (added, of_part):
                return True
            of_part = 0
        return False

    @cached_property
    def _rows(self) -> set[int]:
        """The rows with a text that names a total; each different text is judged once."""
        header, body = self._region.header, self._region.body
        rows: set[int] = set()
        shapes = set(self._sheet.shapes[body.start - 1 : body.stop - 1])
        columns = range(header.left, header.right + 1)
        for column in (one for one in columns if any(shape[one - 1 : one] == TEXT for shape in shapes)):
            cells = self._sheet.column(column, body.start, body.stop - 1)
            named = {text for text in standing_apart(different_texts(cells)) if is_total(text)}
            rows |= {row for row, cell in enumerate(cells, body.start) if cell in named} if named else set()
        return rows


def is_vote(header: str) -> bool:
    """Whether a header is the bare word "vote", in English also a part of the budget; "voté" is only a stage."""
    return header.strip().casefold() in ("vote", "votes")


def with_votes(found: list[Column], seen: Sequence[Profile], totals: Totals) -> list[Column]:
    """Columns headed "vote": numbers that lead the lines of other amounts are codes, others amounts or asked about."""
    amounts = any(column.role is Role.AMOUNT for column in found)
    named = False
    done: list[Column] = []
    for column, profile in zip(found, seen, strict=True):
        if column.role is Role.CODE and profile.numeric and is_vote(column.header):
            if not amounts or totals.add_up(column.index):
                column = replace(column, role=Role.AMOUNT, measure=Measure.VOTED, classification=None, level=None)  # noqa: PLW2901 - settled here
                column = replace(column, why=msg("Its header names a stage of the budget."))  # noqa: PLW2901 - settled here
            elif named:
                column = replace(column, role=Role.AMOUNT, classification=None, level=None)  # noqa: PLW2901 - settled here
                column = replace(column, why=msg("A vote may be a stage or a part of the budget."))  # noqa: PLW2901 - settled here
        named = named or column.role is Role.LABEL
        done.append(column)
    return done


def with_added_money(found: list[Column], seen: Sequence[Profile], totals: Totals) -> list[Column]:
    """Columns that only look like codes, since a part of the budget is their name, as amounts where a total adds them up.

    "Armée de terre | Armée de l'air | Total": the money of each force has a column of its own.
    """
    why = msg("A row of totals adds up the numbers of this column.")
    return [
        replace(column, role=Role.AMOUNT, classification=None, level=None, why=why)
        if column.role is Role.CODE
        and profile.numeric
        and 2 * profile.distinct > len(profile.sample)
        and not (meaning(column.header).is_code or is_vote(column.header))
        and totals.add_up(column.index)
        else column
        for column, profile in zip(found, seen, strict=True)
    ]


def with_named_codes(found: list[Column], seen: Sequence[Profile], totals: Totals) -> list[Column]:
    """Columns that only the name of their group takes for money: small numbers that name the texts beside them are codes.

    "Nature de la dépense" over "Titre" and "Intitulé": the titles are 1, 2, 3 and 5, and no total adds them up.
    """
    filled = [column for column, profile in zip(found, seen, strict=True) if profile.filled]
    texts = {column.index: following.role in (Role.LABEL, Role.TEXT) for column, following in pairwise(filled)}
    return [
        replace(column, role=Role.CODE, classification=said.classification, level=said.level, why=_BESIDE)
        if texts.get(column.index) and profile.may_be_codes and _may_name(column) and not totals.add_up(column.index)
        else column
        for column, profile in zip(found, seen, strict=True)
        for said in (meaning(column.header),)
    ]


def with_leading_codes(found: list[Column], seen: Sequence[Profile], totals: Totals) -> list[Column]:
    """Columns whose header says nothing as codes where small or repeated whole numbers lead to the label of each line.

    "S | C | A | P | L | Intitulé": five narrow columns that hold one code; no total adds them up.
    """
    texts = (place for place, column in enumerate(found) if column.role in (Role.LABEL, Role.TEXT))
    first = next(texts, 0)
    return [
        replace(column, role=Role.CODE, why=_LEADING)
        if place < first and _may_lead(column, profile) and not totals.add_up(column.index)
        else column
        for place, (column, profile) in enumerate(zip(found, seen, strict=True))
    ]


def _may_lead(column: Column, profile: Profile) -> bool:
    """Whether numbers under a header of no meaning are small, or are the same ones again and again."""
    if column.role not in (Role.QUANTITY, Role.AMOUNT) or meaning(column.header).known or not profile.filled:
        return False
    if year_in_header(column.header) or stated_units(column.header, header=True):
        return False
    written = [text for text in profile.sample if any(map(str.isdigit, text))]  # remarks below the table apart
    repeated = 2 * len(set(written)) <= len(written) and all(map(str.isdigit, written))
    return profile.may_be_codes or repeated


def _may_name(column: Column) -> bool:
    """Whether a column is taken for money although its header names a part of the budget, and neither stage nor unit."""
    said = meaning(column.header)
    if column.role is not Role.AMOUNT or said.measures or said.basis or said.neutral or year_in_header(column.header):
        return False
    return (said.is_code or said.classification is not None) and not stated_units(column.header, header=True)
