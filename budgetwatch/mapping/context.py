"""What the texts around a table say of all its amounts: unit, year, stage. Each with the cell that says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from budgetwatch.domain.code import Code
from budgetwatch.domain.layout import Column, Evidence, PrintedUnit, Role
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Year
from budgetwatch.mapping import words
from budgetwatch.mapping.drafts import with_drafts_in_doubt
from budgetwatch.mapping.file_years import contradicts, year_in_file_name
from budgetwatch.mapping.meanings import meaning, names_table
from budgetwatch.mapping.monthly import with_stage_of_title
from budgetwatch.mapping.reasons import both
from budgetwatch.mapping.regions import Caption, Region
from budgetwatch.mapping.settlement import with_opened_credits
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import shown
from budgetwatch.mapping.titles import counted_on, titled_stage
from budgetwatch.mapping.units import StatedUnit, currency_of, stated_units, without_units
from budgetwatch.mapping.years import (
    STILL_OPEN,
    names_year_alone,
    period_in,
    state_date,
    year_in_title,
    year_offset,
    years_named,
)

_SHORT_NOTE = 90  # letters beyond which a note is a sentence about something else
_SEASONS = ("MAM", "JJA", "SON")  # beside DJF: December to February, and no franc of Djibouti
_SAID = 200  # letters of a header that may say something of the table
_GRANTED = (Measure.PROPOSED, Measure.VOTED, Measure.REVISED)
Stage = tuple[Measure | None, Message | None]


@dataclass(frozen=True, slots=True)
class Context:
    """The texts that may speak of a table, nearest first: its sheet's name and file, and those of other sheets."""

    sha256: str
    sheet: str
    region: Region
    elsewhere: tuple[tuple[str, Caption], ...] = ()
    owner: Code | None = None  # the institution that a caption gives to the table, where the file has several
    named: bool = True  # false where the sheet only bears the name of its file, which is no evidence
    file: str = ""  # the name of the file, asked last

    @property
    def above(self) -> tuple[Caption, ...]:
        """Captions, nearest first, then the titles of the sheet that are not among them."""
        own = tuple(reversed(self.region.captions))
        known = frozenset(own)
        return own + tuple(title for title in reversed(self.region.titles) if title not in known)

    def cell(self, caption: Caption) -> CellRef:
        """The place of a text of the table's own sheet."""
        return CellRef(self.sha256, self.sheet, caption.row, caption.column)


@dataclass(frozen=True, slots=True)
class _Said:
    unit: StatedUnit
    how: Evidence
    cell: CellRef | None


def find_unit(context: Context, columns: Sequence[Column]) -> tuple[PrintedUnit, tuple[CellRef, ...]]:
    """The unit of a table and, where captions right above or notes on all amounts contradict it, their cells.

    Column headers speak first, then the nearest caption, the sheet's titles, its notes, its name, then other sheets
    when all of them say the same. A currency may be said in another place than the factor.
    """
    headers = list(_in_headers(context, columns))
    said = [*headers, *_around(context)]
    if not said:
        return PrintedUnit(None, 1, Evidence.ASSUMED), ()
    first = said[0]
    currency = at_home(context, next((one.unit.currency for one in said if one.unit.currency), None))
    unit = PrintedUnit(currency, first.unit.scale, first.how, first.cell, first.unit.text)
    notes = [note for note in context.region.notes if names_table(note.text, words.ALL_AMOUNTS)]
    near = {(caption.row, caption.column) for caption in (*context.region.captions, *notes)}
    wrong = [
        one.cell
        for one in said
        if one.cell and one.how in (Evidence.TITLE, Evidence.SHEET) and (one.cell.row, one.cell.column) in near
        if (one.unit.scale, at_home(context, one.unit.currency) or currency) != (unit.scale, currency)
    ]
    return unit, tuple(wrong)


def at_home(context: Context, currency: str | None) -> str | None:
    """The currency, or the franc of Central Africa where a text names a country of it: both are called franc CFA."""
    if currency != "XOF":
        return currency
    texts = [caption.text for caption in context.above] + [caption.text for _, caption in context.elsewhere]
    central, west = (
        any(names_table(text, countries) for text in texts) for countries in (words.CENTRAL_AFRICA, words.WEST_AFRICA)
    )
    return "XAF" if central and not west else currency


def _in_headers(context: Context, columns: Sequence[Column]) -> Iterator[_Said]:
    seasons = ("DJF",) if any(column.header.upper() in _SEASONS for column in columns) else ()
    for column in columns:
        if column.header.upper() not in seasons and (column.role is Role.AMOUNT or _names_lines(column)):
            for unit in stated_units(column.header, header=column.role is Role.AMOUNT):
                row = context.region.header.rows[-1]
                yield _Said(unit, Evidence.HEADER, CellRef(context.sha256, context.sheet, row, column.index))


def _names_lines(column: Column) -> bool:
    """Whether a column names the lines: a unit in its header stands in the corner of the table and speaks of all of it."""
    return column.role in (Role.LABEL, Role.CODE, Role.YEAR) or meaning(column.header).is_label


def _around(context: Context) -> Iterator[_Said]:
    for caption in context.above:
        for unit in stated_units(caption.text):
            yield _Said(unit, Evidence.TITLE, context.cell(caption))
    for caption in context.region.notes:
        for unit in stated_units(caption.text) if _is_of_amounts(caption.text) else ():
            yield _Said(unit, Evidence.SHEET, context.cell(caption))
    for unit in stated_units(context.sheet) if context.named else ():
        yield _Said(unit, Evidence.SHEET, None)
    elsewhere = [(sheet, caption, unit) for sheet, caption in context.elsewhere for unit in stated_units(caption.text)]
    if len({(unit.currency, unit.scale) for _, _, unit in elsewhere}) == 1:
        sheet, caption, unit = elsewhere[0]
        yield _Said(unit, Evidence.DOCUMENT, CellRef(context.sha256, sheet, caption.row, caption.column))


def _is_of_amounts(note: str) -> bool:
    """Whether a note may give the unit of a table: it is short and speaks of no other amounts."""
    return len(note) <= _SHORT_NOTE and not names_table(note, words.OTHER_AMOUNTS)


def with_printed_currency(context: Context, unit: PrintedUnit, columns: Sequence[Column], sheet: Sheet) -> PrintedUnit:
    """The unit with the currency that a column of the register writes in every row; with none where it names several."""
    column = next((column.index for column in columns if column.field == "currency"), None)
    if column is None:
        return unit
    first = context.region.header.rows[-1] + 1
    texts = {text for cell in sheet.column(column, first, context.region.bottom) if (text := shown(cell))}
    named = {currency_of(text) for text in texts}
    if not named or named == {None}:
        return unit
    currency = named.pop() if len(named) == 1 else None
    if unit.how is Evidence.ASSUMED:
        cell = CellRef(context.sha256, context.sheet, first, column)
        unit = PrintedUnit(currency, 1, Evidence.HEADER, cell, currency)
    return replace(unit, currency=currency)


def find_year(context: Context) -> tuple[Year | None, Message | None]:
    """The one year that the texts around a table name, nearest first, and where; None where they name several."""
    for texts, why in (
        ([caption.text for caption in context.region.captions], msg("The year stands in the title.")),
        ([caption.text for caption in context.region.titles], msg("The year stands in the title.")),
        ([context.sheet] if context.named else [], msg("The year stands in the name of the sheet.")),
        ([caption.text for _, caption in context.elsewhere], msg("The year stands on another sheet.")),
    ):
        found = _years(texts)
        if found:
            return (found[0], why) if len({year.number for year in found}) == 1 else (None, None)
    day = _state_day(context)
    if day and day.month > STILL_OPEN:
        return Year(day.year, str(day.year)), msg("The title gives the state of execution on a day of this year.")
    return _year_of_file(context)


def _year_of_file(context: Context) -> tuple[Year | None, Message | None]:
    """The year in the name of the file, where no text around the table and no header speaks of another."""
    year = year_in_file_name(context.file)
    around = [caption.text for caption in (*context.above, *context.region.notes)]
    if year is None or contradicts(year, [*around, *context.region.header.texts]):
        return None, None
    return year, msg("The year stands in the name of the file, and nothing in it names another.")


def _state_day(context: Context) -> date | None:
    """The day up to which the amounts are counted, where the titles give one."""
    return counted_on(caption.text for caption in context.above)


def part_year(context: Context, columns: Sequence[Column]) -> tuple[date, CellRef] | None:
    """The day up to which the amounts are counted and its cell, where it is not the last one of their year."""
    day = _state_day(context)
    years = {column.year.number for column in columns if column.role is Role.AMOUNT and column.year}
    if day is None or day.year not in years or (day.month, day.day) == (12, 31):
        return None
    return day, next(context.cell(caption) for caption in context.above if state_date(caption.text) == day)


def _years(texts: Iterable[str]) -> list[Year]:
    return [year for text in texts if (year := year_in_title(text)) is not None]


def year_agrees(context: Context, columns: Sequence[Column]) -> bool:
    """Whether the sheet's name does not contradict the years of the title and the columns."""
    named = year_in_title(context.sheet) if context.named else None
    years = {column.year.number for column in columns if column.role is Role.AMOUNT and column.year}
    return named is None or not years or named.number in years


def with_context(context: Context, columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with the year and the stage that the texts around the table give to those that lack their own."""
    dated = any(column.role is Role.YEAR for column in columns)
    year, why = (None, None) if dated else find_year(context)
    titles = [caption.text for caption in context.above]
    texts = " ; ".join(titles + [column.header[:_SAID] for column in columns])
    columns = _based(context, columns)
    drafted = any(names_table(text, words.DRAFT) for text in titles)
    done = [
        _dated(column, year, why) if _lacks_year(column) and not (drafted and _is_past(column)) else column
        for column in columns
    ]
    given = _given(context, [column for column in done if column.role is Role.AMOUNT], titles)
    done = list(with_stage_of_title(done, titles + ([context.sheet] if context.named else [])))
    staged = [
        _staged(column, done, texts, given, year)
        if column.role is Role.AMOUNT and column.measure is None and not _spans(column)
        else column
        for column in done
    ]
    return with_drafts_in_doubt(with_opened_credits(staged, titles), titles, year)


def _given(context: Context, amounts: Sequence[Column], titles: Sequence[str]) -> Stage:
    """The stage that titles give to amounts without one: beside amounts of execution only where they name it outright."""
    named = {column.measure for column in amounts} - {None}
    outright = any(names_table(title, words.OUTRIGHT) for title in titles)
    if named and (named & set(_GRANTED) or not outright):
        return None, None
    return _titled(context, titles)


def _titled(context: Context, titles: Sequence[str]) -> Stage:
    """The stage that the titles and the sheet's name give; where they are silent, that of a cover."""
    near = [*titles, *([context.sheet] if context.named else [])]
    said = titled_stage(near)
    return said if said[0] else titled_stage([*near, *(caption.text for _, caption in context.elsewhere)])


def _based(context: Context, columns: Sequence[Column]) -> list[Column]:
    """The columns with the basis and the part of the year that the caption or the sheet's name gives to all of them."""
    texts = [caption.text for caption in reversed(context.region.captions)] + ([context.sheet] if context.named else [])
    bases = {basis for text in texts if (basis := meaning(text).basis)}
    basis = bases.pop() if len(bases) == 1 else None
    period = next((found for text in texts if (found := period_in(text))), None)
    if not basis and not period:
        return list(columns)
    why = msg("The title says which credits, or which part of the year, these are.")
    return [
        replace(column, basis=column.basis or basis, period=column.period or period, why=both(column.why, why))
        if column.role is Role.AMOUNT and not any(other.basis for other in columns)
        else column
        for column in columns
    ]


def _dated(column: Column, year: Year | None, why: Message | None) -> Column:
    """A column with the year of the title, or the one that its header counts from there (N-1)."""
    offset = year_offset(column.header)
    if year is None or not offset:
        return replace(column, year=year, why=both(column.why, why))
    counted = msg("Its header counts from the year of the title.")
    number = year.number + offset
    return replace(column, year=Year(number, str(number)), why=both(column.why, counted))


def _is_past(column: Column) -> bool:
    """Whether a column under the title of a draft shows what a year before it had: voted, revised or executed."""
    draft = column.measure in (None, Measure.PROPOSED, Measure.MOVEMENT)
    return not draft and year_offset(column.header) is None


def _lacks_year(column: Column) -> bool:
    return column.role is Role.AMOUNT and column.year is None and not _spans(column)


def _spans(column: Column) -> bool:
    """Whether the header of a column names several years, "Total 2023-2025": it is of none of them."""
    return column.year is None and len(years_named(column.header)) > 1


def _staged(column: Column, columns: Sequence[Column], texts: str, given: Stage, year: Year | None) -> Column:
    """A column whose header names no stage, with the one the title gives to all amounts of its year.

    A title without a year of its own speaks of columns of years too, one of a draft also of the years that follow.
    """
    if year and column.year and column.year.number != year.number:
        given = given if given[0] is Measure.PROPOSED and column.year > year else (None, None)
    measure, why = _stage_of_table(column, columns, texts, given)
    if measure is None and names_year_alone(without_units(column.header)):
        measure, why = given
    taken = {(other.measure, other.basis, other.year) for other in columns if other.role is Role.AMOUNT}
    if measure is None or (measure, column.basis, column.year) in taken:
        return column
    return replace(column, measure=measure, why=both(column.why, why))


def _stage_of_table(column: Column, columns: Sequence[Column], texts: str, given: Stage) -> Stage:
    """The stage of a column that only says an amount, AE or CP; `given` is what the titles say of all of them."""
    said = meaning(column.header)
    if len(said.measures) > 1:
        return None, None
    if said.executed and said.basis:
        executed = Measure.COMMITTED if said.basis is Basis.AE else Measure.PAID
        return executed, msg("What is executed of an AE is committed, of a CP paid.")
    if said.spending and names_table(texts, words.SETTLEMENT):
        return Measure.PAID, msg("A settlement law states what was spent.")
    divided = said.part and len({meaning(other.header).part for other in columns} - {""}) > 1
    counted = names_table(texts, words.HEADCOUNT)
    plain = said.spending and not (said.executed or said.classification)
    return given if said.neutral or said.basis or plain or (divided and not counted) else (None, None)
