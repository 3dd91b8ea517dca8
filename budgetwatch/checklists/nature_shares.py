"""C12: the balance of personnel, operation and equipment, and how it drifts.

Source: checklist section 8 of the product; values to explain, no answer is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from budgetwatch.checklists.inputs import NOT_CLASSIFIED, Inputs, initial
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.stages import NATURE
from budgetwatch.checklists.verdicts import added, counted, unavailable, values
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year


def judge_balance(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """The share of every nature in the two latest years, and how many of them moved by much."""
    rule = msg(
        "Shares of each economic nature in two years that follow each other; to ask where one moves by more than {points} points.",
        points=limits.percent("points"),
    )
    last = inputs.budget_year()
    if last is None or inputs.nature is None or not _placed(inputs.nature, last):
        return unavailable(rule, NATURE)
    if not _placed(inputs.nature, last - 1):
        return unavailable(rule, msg("the budget of {year}, by economic nature", year=Year(last - 1)), n=1)
    before, after = (_shares(inputs.nature, year) for year in (last - 1, last))
    moves = {key: difference(share, before[key]) for key, share in after.items() if key in before}
    large = [move for move in moves.values() if abs(move.amount.decimal) > limits.share("points")]
    evidence = [
        *_told(inputs.nature, last - 1, before),
        *_told(inputs.nature, last, after),
        *(
            LabelledFigure(msg("change of the share of {nature}", nature=row.label or row.code), moves[row.key])
            for row in _placed(inputs.nature, last)
            if row.key in moves
        ),
        LabelledFigure(msg("shares to ask about"), counted(large)),
    ]
    return values(rule, evidence, len(after))


def _placed(natures: Comparison, year: int) -> list[ComparisonRow]:
    """The natures of a year that its lines carry."""
    return [row for row in natures.rows if row.year == year and initial(row) and NOT_CLASSIFIED not in row.flags]


def _shares(natures: Comparison, year: int) -> dict[str, Figure]:
    """What every nature, and the lines without one, are of the whole of a year."""
    found = {row.key: figure for row in natures.rows if row.year == year and (figure := initial(row)) is not None}
    whole = added(found.values(), next(iter(found.values())))
    return {key: share for key, figure in found.items() if (share := ratio(figure, whole)) is not None}


def _told(natures: Comparison, year: int, shares: Mapping[str, Figure]) -> Iterator[LabelledFigure]:
    for row in natures.rows:
        if row.year != year or row.key not in shares:
            continue
        if NOT_CLASSIFIED in row.flags:
            yield LabelledFigure(msg("share without a nature {year}", year=Year(year)), shares[row.key])
        else:
            words = msg("share of {nature} {year}", nature=row.label or row.code, year=Year(year))
            yield LabelledFigure(words, shares[row.key])
