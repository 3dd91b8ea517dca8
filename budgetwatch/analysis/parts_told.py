"""What is said of stages that count by months or quarters: the months nobody gave, and what is not sure to add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from budgetwatch.analysis.bases import listed
from budgetwatch.analysis.periods import covered
from budgetwatch.domain.comparison import Break
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pace import MONTHS_OF_YEAR, Counting

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.sources import Chosen

MONTHS: tuple[Message, ...] = (
    msg("January"),
    msg("February"),
    msg("March"),
    msg("April"),
    msg("May"),
    msg("June"),
    msg("July"),
    msg("August"),
    msg("September"),
    msg("October"),
    msg("November"),
    msg("December"),
)


def lacking_months(chosen: Chosen) -> dict[tuple[int, Measure], tuple[int, ...]]:
    """The months that nobody gave, by year and stage of execution; complete years and printed years are not here."""
    found: dict[tuple[int, Measure], tuple[int, ...]] = {}
    for year, stage in chosen.tables:
        parts = chosen.parts(year, stage) if stage in EXECUTION else ()
        if parts and (missing := MONTHS_OF_YEAR - covered(parts)):
            found[year, stage] = tuple(sorted(missing))
    return found


def notes_on_months(frame: FactFrame, chosen: Chosen) -> Iterator[Break]:
    """A note for every year that lacks months, or whose parts may hold those before them; alike stages are told together."""
    lacking: dict[tuple[int, tuple[int, ...]], list[Measure]] = defaultdict(list)
    for (year, stage), missing in lacking_months(chosen).items():
        lacking[year, missing].append(stage)
    for (year, missing), stages in lacking.items():
        reason = msg(
            "{stage}: the documents do not give {months}, so the figure is not that of the whole year.",
            stage=listed(stages),
            months=listed_months(missing),
        )
        yield Break(year, reason)
    yield from _notes_on_counting(frame, chosen)


def _notes_on_counting(frame: FactFrame, chosen: Chosen) -> Iterator[Break]:
    alike: dict[tuple[int, int, Counting, tuple[str, ...]], list[Measure]] = defaultdict(list)
    for year, stage in chosen.tables:
        for parts in chosen.parts(year, stage):
            if parts.counting is Counting.UNSURE or parts.counted != parts.parts:
                alike[year, parts.dataset, parts.counting, parts.counted].append(parts.measure)
    for (year, dataset, counting, counted), stages in alike.items():
        yield Break(year, _counted(name_of(frame, dataset), listed(stages), counting, counted))


def _counted(table: str, stage: Message, counting: Counting, counted: Sequence[str]) -> Message:
    match counting:
        case Counting.UNSURE:
            return msg(
                "“{table}” gives the stage “{stage}” by parts of the year that never fall: they are added up, but each may hold those "
                "before it. Say in the view Pace which it is.",
                table=table,
                stage=stage,
            )
        case Counting.CUMULATED:
            return msg(
                "“{table}” gives the stage “{stage}” cumulated from January: only {part} counts.",
                table=table,
                stage=stage,
                part=part_name(counted[0]),
            )
        case _:
            return msg(
                "“{table}” gives the stage “{stage}” by months and by longer parts: only one of them counts.",
                table=table,
                stage=stage,
            )


def listed_months(months: Sequence[int]) -> Message:
    """Some months as one enumeration; a run of them by its ends."""
    first, last = months[0], months[-1]
    if len(months) == 1:
        return MONTHS[first - 1]
    if last - first == len(months) - 1:
        return msg("{first} to {last}", first=MONTHS[first - 1], last=MONTHS[last - 1])
    return msg("{first}, {others}", first=MONTHS[first - 1], others=listed_months(months[1:]))


def part_name(part: str) -> Message:
    """What a part of the year is called: March, quarter 2, January to June."""
    number = int(part[1:])
    match part[0]:
        case "Q":
            return msg("quarter {number}", number=number)
        case "S":
            return msg("half-year {number}", number=number)
        case "C" if number > 1:
            return msg("{first} to {last}", first=MONTHS[0], last=MONTHS[number - 1])
        case _:
            return MONTHS[number - 1]


def name_of(frame: FactFrame, dataset: int) -> str:
    """The file of a table, as people know it."""
    found = frame.datasets[frame.datasets["dataset"] == dataset]
    return str(found["name"].iloc[0]) if len(found) else str(dataset)
