"""At which pace a year was spent, month by month or quarter by quarter, and what a person says of tables that may cumulate."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from budgetwatch import analysis, briefs
from budgetwatch.analysis import PaceLimits
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.document import Chart
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.finding import Finding
from budgetwatch.domain.measure import EXECUTION
from budgetwatch.domain.message import msg
from budgetwatch.domain.pace import Counting, Pace, PaceRow
from budgetwatch.store import datasets, frames, links, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import levels_read_first, reading_query, wage_notes
from budgetwatch.usecases.current import facts, once
from budgetwatch.usecases.done import EVERYTHING, Done
from budgetwatch.usecases.materiality import limits
from budgetwatch.usecases.perimeters import in_force

__all__ = [
    "Counting",
    "Pace",
    "PaceLimits",
    "chart_pace",
    "find_in_pace",
    "own_pace_limits",
    "pace_limits",
    "pace_query",
    "say_counting",
    "tell_pace",
]

OWN_LIMITS = "pace:"
"""Begins the settings that keep a committee's own limits."""
PACE_LIMITS = ("december", "last_quarter")


class WrongPaceLimit(BudgetWatchError):
    """This is no limit of the end of a year."""

    code = "wrong-pace-limit"
    default = msg("This is no limit of the end of a year.")
    default_advice = msg("Give a part of the year between 0 and 1, such as 0.20 for a fifth.")


def tell_pace(dossier: Dossier, query: CompareQuery | None = None) -> Pace:
    """The months or quarters of every year that a table gives whole, by place and together, inside the perimeter in force."""
    asked = query or pace_query(dossier)
    asked = asked if asked.perimeter else replace(asked, perimeter=in_force(dossier))
    return once(dossier, f"pace {asked}", lambda: _told(dossier, asked))


def _told(dossier: Dossier, asked: CompareQuery) -> Pace:
    told = analysis.pace(facts(dossier), asked, links.listed(dossier))
    years = {total.year for total in told.totals}
    wageless = (note for note in wage_notes(dossier, asked, EXECUTION) if note.year in years)
    return replace(told, notes=(*told.notes, *wageless))


def pace_query(dossier: Dossier) -> CompareQuery:
    """The places whose pace is told: those that a committee reads, at the finest level where it reads line by line."""
    read = reading_query(dossier)
    levels = levels_read_first(dossier)
    return levels[-1] if read.classification is None and levels else read


def say_counting(dossier: Dossier, dataset: int, counting: Counting | None, author: str = "") -> Done[None]:
    """Say of a table whether its months add up or hold those before them; None leaves it to the documents again.

    Raises:
        NotFound: there is no table of that number.
    """
    table = datasets.one(dossier, dataset).table
    label = msg("Say how the months of the table {table} count", table=table)
    with dossier.change(label, author) as change:
        value = None if counting in (None, Counting.UNSURE) else str(counting)
        work.set_setting(change, f"{frames.PARTS}{dataset}", value)
    return Done(None, EVERYTHING, label)


def find_in_pace(dossier: Dossier) -> tuple[Finding, ...]:
    """What the end of the years took beyond the limits, or why that is not known."""
    return analysis.find_year_end_rush(tell_pace(dossier), limits(dossier), pace_limits(dossier))


def pace_limits(dossier: Dossier) -> PaceLimits:
    """The limits that the finding compares with: what the committee set, over what comes with the program."""
    return analysis.set_here(analysis.shipped_pace_limits(), _own_limits(dossier))


def own_pace_limits(dossier: Dossier) -> frozenset[str]:
    """The names of the limits that the committee set itself."""
    return frozenset(_own_limits(dossier))


def _own_limits(dossier: Dossier) -> dict[str, Decimal]:
    kept = work.settings(dossier)
    return {name: Decimal(kept[OWN_LIMITS + name]) for name in PACE_LIMITS if OWN_LIMITS + name in kept}


def chart_pace(row: PaceRow) -> Chart | None:
    """The months or quarters of a year as bars."""
    return briefs.pace_chart(row)
