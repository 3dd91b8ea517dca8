"""G03: whether maintenance keeps up with equipment.

Source: checklist section 8 of the product; values to explain, no answer is proposed. Maintenance is known by the label of
a line or
of what it stands in, equipment by its economic nature.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from budgetwatch.checklists.inputs import Inputs, initial
from budgetwatch.checklists.labels import is_of_nature
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.stages import BUDGET, NATURE
from budgetwatch.checklists.verdicts import added, counted, insufficient, unavailable, values
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year


@dataclass(frozen=True, slots=True)
class _Upkeep:
    """The maintenance and the equipment of one year, and the first over the second."""

    maintenance: Figure
    equipment: Figure
    share: Figure


def judge_maintenance(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Maintenance over equipment in every year, and how often the ratio falls by much."""
    rule = msg(
        "Credits of maintenance, by the label of the lines or of their programme, over those of equipment; to ask where the ratio falls by more than {points} points.",
        points=limits.percent("points"),
    )
    if inputs.budget_year() is None or inputs.lines is None:
        return unavailable(rule, BUDGET)
    if not any(inputs.natures.values()):
        return unavailable(rule, NATURE)
    found = {year: upkeep for year in inputs.lines.years if (upkeep := _upkeep(inputs, year, limits)) is not None}
    if not found:
        return unavailable(rule, msg("lines of maintenance beside lines of equipment"))
    evidence = _told(found, limits)
    if len(found) < limits.count("years"):
        return insufficient(rule, len(found), limits.count("years"), (), evidence)
    return values(rule, evidence, len(found))


def _upkeep(inputs: Inputs, year: int, limits: TopicLimits) -> _Upkeep | None:
    """The two sums of a year; None where one of them has no line."""
    rows = [(row, figure) for row in inputs.rows(year) if (figure := initial(row)) is not None]
    words, natures = limits.words("words"), limits.words("equipment_words")
    equips = {row.key for row, _ in rows if is_of_nature(inputs.natures.get(row.key, ()), natures)}
    upkeep = [figure for row, figure in rows if row.key not in equips and inputs.is_named(row, words)]
    equipment = [figure for row, figure in rows if row.key in equips]
    if not upkeep or not equipment:
        return None
    top, bottom = added(upkeep, upkeep[0]), added(equipment, equipment[0])
    share = ratio(top, bottom)
    return None if share is None else _Upkeep(top, bottom, share)


def _told(found: Mapping[int, _Upkeep], limits: TopicLimits) -> list[LabelledFigure]:
    told = []
    for year, one in found.items():
        told += [
            LabelledFigure(msg("maintenance {year}", year=Year(year)), one.maintenance),
            LabelledFigure(msg("equipment {year}", year=Year(year)), one.equipment),
            LabelledFigure(msg("maintenance over equipment {year}", year=Year(year)), one.share),
        ]
    moves = [difference(later.share, earlier.share) for earlier, later in pairwise(found.values())]
    falls = [move for move in moves if -move.amount.decimal > limits.share("points")]
    return [*told, LabelledFigure(msg("falls to ask about"), counted(falls))]
