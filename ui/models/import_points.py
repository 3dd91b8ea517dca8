"""What a person must still settle before an import, each at the step where it is settled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.message import Message, msg
from ui.models.import_course import Standing, Step
from ui.models.import_questions import askings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetwatch.domain.fact import Reading
    from budgetwatch.domain.issue import Issue

_STEPS = {"scale": Step.AREA, "currency": Step.AREA, "measure": Step.CODES, "year": Step.CODES}
DOUBTFUL_FORM = "number-form-doubtful"


@dataclass(frozen=True, slots=True)
class Point:
    """Something to settle: at which step, about which table, and in words."""

    step: Step
    table: str
    message: Message


def open_points(standing: Standing) -> tuple[Point, ...]:
    """Everything that stands between a draft and its import, in the order of the steps; what is asked alike once."""
    draft = standing.draft
    if not draft.tables:
        return (Point(Step.FILE, standing.table, msg("Choose a table to import.")),)
    points = [
        Point(_STEPS[one.asked], one.questions[0].table, one.message)
        for table in draft.tables
        for one in askings([question for question in standing.questions if question.table == table])
    ]
    points += _unproven(standing.readings)
    unsettled = {one.table for one in points if one.step is Step.AREA}
    points += [
        Point(Step.AREA, table, msg("Confirm how the first amount of {table} reads.", table=table))
        for table in standing.unconfirmed
        if table not in unsettled
    ]
    return tuple(sorted(_once(points), key=lambda one: one.step))


def points_by_step(points: Sequence[Point]) -> Counter[Step]:
    """How many points are open at each step."""
    return Counter(one.step for one in points)


def may_skip(standing: Standing) -> bool:
    """Whether nothing is doubtful, so that the file can be imported as it is read without looking at every step."""
    ready = standing.draft.inspection.verdict is Verdict.READY
    return ready and not open_points(standing)


def doubts(standing: Standing) -> tuple[Issue, ...]:
    """What is worth a look before the import: about the chosen tables, the gravest first, then about the file."""
    from budgetwatch.domain.issue import Severity

    met = [issue for one in standing.readings for issue in one.issues if issue.severity is not Severity.INFO]
    inspection = standing.draft.inspection
    apart = [one for one in inspection.reasons if one.code == "tables-overlap"]
    kept = dict.fromkeys([*met, *apart, *inspection.issues])
    return tuple(sorted(kept, key=lambda one: one.severity is not Severity.ERROR))


def unproven_columns(reading: Reading) -> tuple[int, ...]:
    """The amount columns whose decimal mark nothing proves."""
    return tuple(one.cell.column for one in reading.issues if one.code == DOUBTFUL_FORM and one.cell is not None)


def _unproven(readings: Sequence[Reading]) -> list[Point]:
    asked = msg("Which mark is the decimal one: the comma or the point?")
    return [Point(Step.AREA, one.layout.id, asked) for one in readings if unproven_columns(one)]


def _once(points: Sequence[Point]) -> list[Point]:
    """The first point of each sentence: one answer settles the same question of every table."""
    return list({(one.step, str(one.message)): one for one in reversed(points)}.values())[::-1]
