"""The pace of years as table rows, and how each table by months or quarters counts, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pace import Counting, Pace, PaceRow, YearParts
from budgetwatch.domain.terms import MEASURES, status_of
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.models.figures import FigureRow, figure_cell
from ui.models.rows import Cell

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.pace import PaceLimits

HEADS: tuple[tuple[Message, bool], ...] = (
    (msg("Place"), False),
    (msg("Year"), False),
    (msg("Stage"), False),
    (msg("Whole year"), True),
    (msg("End of the year"), True),
    (msg("Share of the year"), True),
    (msg("Even pace"), True),
    (msg("Other years"), True),
)
COUNTINGS: dict[Counting | None, Message] = {
    None: msg("as the documents show"),
    Counting.FLOWS: msg("they add up"),
    Counting.CUMULATED: msg("each holds those before it"),
}
EVIDENCE: dict[str, Message] = {
    "person": msg("A person said so."),
    "header": msg("The headers say that they count from January."),
    "alone": msg("There is one part only."),
    "total": msg("The printed year beside them shows it."),
    "falls": msg("Some amounts fall from one part to the next."),
    "credits": msg("Added up they would exceed the credits, the last one does not."),
    "nothing": msg("Nothing in the documents shows it: say which it is."),
}
_COUNTED: dict[Counting, Message] = {
    Counting.FLOWS: msg("The parts of the year add up."),
    Counting.CUMULATED: msg("Each part of the year holds those before it."),
    Counting.UNSURE: msg("The parts of the year are added up, but may hold those before them."),
}


@dataclass(frozen=True, slots=True)
class PaceView:
    """The pace, the limits that a part of the year is compared with, and what persons said of tables."""

    pace: Pace
    limits: PaceLimits

    @property
    def rows(self) -> tuple[PaceRow, ...]:
        """The places, then the totals: the years from the latest on, the largest part at the end of the year first."""
        order = sorted(self.pace.rows, key=lambda row: (-row.year, -(row.share.value if row.share else 0)))
        return (*order, *sorted(self.pace.totals, key=lambda row: -row.year))


def look(dossier: Dossier, _job: Job) -> PaceView:
    """What a dossier tells of the pace of its years."""
    from budgetwatch.usecases.pace import pace_limits, tell_pace

    return PaceView(tell_pace(dossier), pace_limits(dossier))


def pace_lines(view: PaceView, scale: int, language: Language) -> Iterator[tuple[FigureRow, tuple[Cell, ...]]]:
    """A row for each place, year and stage."""
    for row in view.rows:
        figures = (None, None, None, row.whole, row.end, row.share, None, row.usual)
        high = row.share is not None and row.share.amount.decimal > view.limits.of(row.months)
        total = not (row.code or row.label)
        name = language.word(msg("Total")) if total else f"{row.code} {row.label}".strip()
        cells = (
            Cell(name, tip=name, strong=total),
            Cell(str(row.year), strong=total),
            Cell(language.word(MEASURES[row.stage])),
            figure_cell(row.whole, scale, language, strong=total),
            figure_cell(row.end, scale, language, strong=total),
            figure_cell(row.share, scale, language, strong=high, tone="att" if high else ""),
            Cell(f"{row.months}/12", right=True, tone="ink2"),
            figure_cell(row.usual, scale, language),
        )
        yield FigureRow(f"{row.key}:{row.year}:{row.stage}", figures), cells


def headline(view: PaceView) -> Message:
    """What is told, or why nothing is."""
    if view.pace.totals:
        used = view.limits
        return msg(
            "Asked about above {december}% in December and {quarter}% in the last quarter (limits since {since}, {status}).",
            december=int(used.december * 100),
            quarter=int(used.last_quarter * 100),
            since=date.fromisoformat(used.since),
            status=status_of(used.status),
        )
    return msg("No year has all its months or quarters, so no pace is told.")


def told_of(table: YearParts) -> tuple[Message, Message]:
    """How the parts of a table count, and what shows it."""
    return _COUNTED[table.counting], EVIDENCE[table.evidence]


def offered(view: PaceView) -> list[tuple[int, str]]:
    """The tables by months or quarters, each once: its number and file."""
    return list({one.dataset: view.pace.names.get(one.dataset, "") for one in view.pace.tables}.items())
