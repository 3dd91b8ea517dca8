"""Headings among the lines that name the year or the stage of the lines below: "Exercice 2020", "Crédits de paiement"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from budgetwatch.domain.layout import Column, Layout, Role, RowKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year
from budgetwatch.mapping.columns import main_label
from budgetwatch.mapping.labels import bare_label
from budgetwatch.mapping.meanings import meaning, pattern, without_stage
from budgetwatch.mapping.reasons import both
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.words import SECTION_WORDS
from budgetwatch.mapping.years import year_in_header, year_in_title

_LONGEST = 60  # letters of a heading that only names a year or a stage
_SECTION_WORD = pattern(SECTION_WORDS)
Stage = tuple[Measure | None, Basis | None]


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading says of the lines below it, as far as it does."""

    year: Year | None = None
    measure: Measure | None = None
    basis: Basis | None = None


@lru_cache(maxsize=20_000)
def section_of(heading: str) -> Section | None:
    """The year, stage or basis that a heading names, where it names nothing else; None where it says what lines are."""
    text = bare_label(heading)
    if len(text) > _LONGEST:
        return None
    said, year = meaning(text), year_in_title(text)
    if not (year or said.measure or said.basis):
        return None
    if any(not (word.isdigit() or _SECTION_WORD.fullmatch(word)) for word in without_stage(text).split()):
        return None
    return Section(year, said.measure, said.basis)


def with_sections(columns: Sequence[Column], headings: Sequence[str]) -> tuple[Column, ...]:
    """The columns without the year, stage or basis that a title gave them, where headings name others line by line."""
    named = [section for text in headings if (section := section_of(text))]
    if not named:
        return tuple(columns)
    return tuple(_left_open(column, named) if column.role is Role.AMOUNT else column for column in columns)


def _left_open(column: Column, named: Sequence[Section]) -> Column:
    said = meaning(column.header)
    years = {one.year for one in named if one.year} - {column.year}
    measures = {one.measure for one in named if one.measure} - {column.measure}
    bases = {one.basis for one in named if one.basis} - {column.basis}
    opened = replace(
        column,
        year=None if years and not year_in_header(column.header) else column.year,
        measure=None if measures and not said.measures else column.measure,
        basis=None if bases and not said.basis else column.basis,
    )
    why = msg("Headings among the lines name the year or the stage of those below them.")
    return opened if opened == column and column.year and column.measure else replace(opened, why=both(column.why, why))


def sections_of_lines(sheet: Sheet, layout: Layout) -> list[Section]:
    """What the headings above each line say of it; nothing where no heading of the table names a year or a stage."""
    found = list(_running(sheet, layout))
    return found if any(section != Section() for section in found) else []


def _running(sheet: Sheet, layout: Layout) -> Iterator[Section]:
    label = main_label(layout.columns)
    here, ends = Section(), (layout.area.left, layout.area.right)
    for row, kind in enumerate(layout.rows, layout.area.top) if RowKind.HEADING in layout.rows else ():
        if kind is RowKind.LINE:
            yield here
        elif kind is RowKind.HEADING and (named := section_of(heading_text(sheet, row, label, *ends))):
            stage = (named.measure, named.basis) if named.measure or named.basis else (here.measure, here.basis)
            here = Section(named.year or here.year, *stage)


def heading_text(sheet: Sheet, row: int, label: Column | None, left: int, right: int) -> str:
    """The text of a heading: in the column of labels, else its first one between two columns."""
    text = sheet.text(row, label.index) if label else ""
    return text or next((one for one in sheet.texts(row, left, right) if one), "")
