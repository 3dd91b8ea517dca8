"""The registers of headcounts, advances and dates, worded for their page: a head of numbers, and a table of figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import Message, msg, msgn
from ui.models.figures import FigureRow, figure_cell
from ui.models.rows import Cell, Heading

if TYPE_CHECKING:
    import datetime as dt

    from budgetwatch.domain.advance import Advance
    from budgetwatch.i18n import Language
    from budgetwatch.usecases.advances import AdvanceLine, Advances
    from budgetwatch.usecases.calendar import Calendar, DeadlineLine
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.headcounts import Counts, Headcounts

READABLE = (TableKind.HEADCOUNT, TableKind.ADVANCES, TableKind.CALENDAR)
"""The registers that have a page, in the order of its choices."""

Line = tuple[FigureRow, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """One register on show: what it comes to in a few numbers, its heads with their widths at 100 %, its rows.

    `spared` are the columns that give way to the others in large text: their cells are in the source panel.
    """

    facts: tuple[tuple[str, Message], ...]
    heads: tuple[Heading, ...]
    widths: tuple[int, ...]
    lines: tuple[Line, ...]
    spared: tuple[int, ...] = ()


NAMES: dict[TableKind, Message] = {
    TableKind.HEADCOUNT: msg("Headcounts"),
    TableKind.ADVANCES: msg("Advances"),
    TableKind.CALENDAR: msg("Budget calendar"),
}
WHY: dict[TableKind, tuple[Message, Message]] = {
    TableKind.HEADCOUNT: (
        msg("No register of headcounts"),
        msg(
            "How many posts the budget authorises and how many persons are there, force by force and year by year: a great part of the credits pays them. Send the blank workbook to the ministry, or import the table it already has."
        ),
    ),
    TableKind.ADVANCES: (
        msg("No register of advances"),
        msg(
            "Who received cash, how much of it was justified, and for how long the rest has been open. Send the blank workbook to the treasury, or import the table it already has."
        ),
    ),
    TableKind.CALENDAR: (
        msg("No budget calendar"),
        msg(
            "When each step of the budget was due and when it happened: a report that comes late cannot be examined in time. Fill the blank workbook in, or import the table you already have."
        ),
    ),
}
_COUNTS: dict[str, Message] = {
    "authorised": msg("authorised {year}"),
    "actual": msg("there {year}"),
    "stated": msg("stated {year}"),
    "vacant": msg("not filled {year}"),
}
_STANDINGS: dict[str, tuple[Message, str]] = {
    "open": (msg("open"), "ale"),
    "partly": (msg("partly justified"), "att"),
    "unknown": (msg("amount not given"), "plain"),
    "cleared": (msg("regularised"), "ok"),
}


def read_register(dossier: Dossier, kind: TableKind, day: dt.date, language: Language) -> RegisterView:
    """The register of a kind as it stands on a day."""
    from budgetwatch.usecases.advances import advances
    from budgetwatch.usecases.calendar import calendar
    from budgetwatch.usecases.headcounts import headcounts

    if kind is TableKind.HEADCOUNT:
        return headcount_view(headcounts(dossier), language)
    if kind is TableKind.ADVANCES:
        return advances_view(advances(dossier, day), language)
    return calendar_view(calendar(dossier, day), language)


# -- headcounts


def headcount_view(found: Headcounts, language: Language) -> RegisterView:
    """A row for each force and category, a column for each year and count, the total below."""
    heads = [Heading(language.word(one)) for one in (msg("Force"), msg("Category"))]
    heads += [Heading(_capital(language.word(_count_name(*one))), right=True) for one in found.columns]
    lines = [_strength(row.force, row.category, row.counts, found, language) for row in found.rows]
    if len(lines) > 1:
        lines.append(_strength(language.word(msg("Total")), "", found.totals, found, language, strong=True))
    widths = (0, 140, *(118 for _ in found.columns))
    return RegisterView(tuple(_headcount_facts(found, language)), tuple(heads), widths, tuple(lines))


def _count_name(year: int | None, field: str) -> Message:
    return replace(_COUNTS[field], arguments=(("year", "" if year is None else str(year)),))


def _strength(
    force: str, category: str, counts: Counts, found: Headcounts, language: Language, *, strong: bool = False
) -> Line:
    figures = [counts.get(column) for column in found.columns]
    cells = (Cell(force, strong=strong, tip=force), Cell(category, tone="ink2", tip=category))
    shown = tuple(figure_cell(figure, 1, language, strong=strong) for figure in figures)
    return FigureRow(f"{force} {category}", (None, None, *figures)), (*cells, *shown)


def _headcount_facts(found: Headcounts, language: Language) -> Iterator[tuple[str, Message]]:
    """The counts of the last year."""
    last = max((year or 0 for year, _ in found.columns), default=0)
    for (year, field), figure in found.totals.items():
        if (year or 0) == last:
            yield language.figure(figure), _count_name(year, field)


# -- advances


def advances_view(found: Advances, language: Language) -> RegisterView:
    """A row for each advance, the longest open first, in whole currency units; the sums below."""
    named = (msg("Reference"), msg("Date"), msg("Beneficiary"), msg("Given"), msg("Justified"))
    heads = [*named, msg("Still to justify"), msg("State"), msg("Days")]
    lines = [_advance(one, language) for one in found.lines]
    if len(lines) > 1 and found.given is not None:
        lines.append(_sums(found, language))
    numbers = {msg("Given").text, msg("Justified").text, msg("Still to justify").text, msg("Days").text}
    made = tuple(Heading(language.word(one), one.text in numbers) for one in heads)
    return RegisterView(
        tuple(_advance_facts(found, language)), made, (110, 104, 0, 136, 136, 136, 146, 64), tuple(lines), (1, 4)
    )


def _advance(line: AdvanceLine, language: Language) -> Line:
    one, (state, tone) = line.advance, _STANDINGS[line.standing]
    amounts = (line.figures.get("amount"), line.figures.get("justified"), line.left)
    who, places = one.beneficiary or one.imprest, line.places
    cells = (
        Cell(one.reference or one.imprest, tip=one.name),
        Cell(_date(one.date, language), tone="ink2"),
        Cell(who, tip=_advance_tip(one)),
        *(figure_cell(figure, 1, language) if figure else Cell("", right=True) for figure in amounts),
        Cell(language.word(state), tag=True, tone=tone, tip=_settled(one, language)),
        Cell("" if line.days is None else language.number(line.days), right=True, strong=line.is_open),
    )
    return FigureRow(
        str(one.stored), (places.get("reference"), places.get("date"), places.get("beneficiary"), *amounts)
    ), cells


def _advance_tip(one: Advance) -> str:
    return " · ".join(part for part in (one.beneficiary, one.purpose, one.budget_line) if part)


def _settled(one: Advance, language: Language) -> str:
    if one.regularised is None:
        return ""
    return language.word(msg("settled on {date}", date=_date(one.regularised, language)))


def _sums(found: Advances, language: Language) -> Line:
    figures = (found.given, found.justified, found.left)
    shown = tuple(figure_cell(one, 1, language, strong=True) if one else Cell("", right=True) for one in figures)
    total = Cell(language.word(msg("Total")), strong=True)
    return FigureRow("total", (None, None, None, *figures)), (total, Cell(""), Cell(""), *shown, Cell(""), Cell(""))


def _advance_facts(found: Advances, language: Language) -> Iterator[tuple[str, Message]]:
    for figure, name in ((found.given, msg("given out")), (found.left, msg("still to justify"))):
        if figure is not None:
            yield language.money(figure.amount, figure.unit.currency), name
    if found.lines and found.given is None:
        yield "—", msg("several currencies: not added up")
    yield language.number(len(found.open)), msgn("open advance", "open advances", len(found.open))
    if found.oldest is not None:
        yield language.number(found.oldest), msgn("day for the oldest", "days for the oldest", found.oldest)


# -- calendar


def calendar_view(found: Calendar, language: Language) -> RegisterView:
    """A row for each event, the latest year first, with how it kept its date."""
    named = (msg("Year"), msg("Step"), msg("Due"), msg("Happened"), msg("Kept"), msg("Body"), msg("Reference"))
    lines = tuple(_deadline(one, language) for one in found.lines)
    heads = tuple(Heading(language.word(one)) for one in named)
    return RegisterView(tuple(_calendar_facts(found, language)), heads, (64, 0, 112, 112, 176, 168, 130), lines, (5, 6))


def _deadline(line: DeadlineLine, language: Language) -> Line:
    one, (told, tone) = line.deadline, _kept(line)
    cells = (
        Cell("" if one.year is None else str(one.year), tone="ink2"),
        Cell(one.event, tip="\n".join(part for part in (one.event, one.note) if part)),
        Cell(_date(one.due, language)),
        Cell(_date(one.actual, language)),
        Cell(language.word(told), tag=True, tone=tone),
        Cell(one.body, tone="ink2", tip=one.body),
        Cell(one.reference, tone="ink2", tip=one.reference),
    )
    return FigureRow(
        str(one.stored), (*(line.places.get(field) for field in ("year", "event", "due", "actual")), line.late)
    ), cells


def _kept(line: DeadlineLine) -> tuple[Message, str]:
    from budgetwatch.usecases.calendar import Kept

    match line.kept:
        case Kept.LATE if line.late is not None:
            days = line.late.value
            return msgn("{count} day late", "{count} days late", days), "att"
        case Kept.OVERDUE if line.overdue is not None:
            return msgn("due {count} day ago", "due {count} days ago", line.overdue), "ale"
        case Kept.IN_TIME | Kept.LATE:
            return msg("in time"), "ok"
        case Kept.AWAITED | Kept.OVERDUE:
            return msg("awaited"), "inf"
        case Kept.UNDATED:
            return msg("no date to compare"), "plain"


def _calendar_facts(found: Calendar, language: Language) -> Iterator[tuple[str, Message]]:
    from budgetwatch.usecases.calendar import Kept

    counts = found.counts
    yield language.number(counts[Kept.IN_TIME]), msgn("step in time", "steps in time", counts[Kept.IN_TIME])
    yield language.number(counts[Kept.LATE]), msgn("late step", "late steps", counts[Kept.LATE])
    if found.latest is not None:
        days = found.latest.value
        yield language.number(days), msgn("day late at most", "days late at most", days)
    overdue = counts[Kept.OVERDUE]
    yield language.number(overdue), msgn("step due and not done", "steps due and not done", overdue)


def _date(day: dt.date | None, language: Language) -> str:
    return "" if day is None else language.date(day)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
