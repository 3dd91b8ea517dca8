"""B04: whether commitment authorisations (AE) stand beside payment appropriations (CP) for purchases over several years.

Source: checklist section 8 of the product (defaults); UEMOA directives (to be confirmed).
"""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.checklists.inputs import Inputs, initial
from budgetwatch.checklists.labels import is_of_nature
from budgetwatch.checklists.limits import TopicLimits
from budgetwatch.checklists.stages import BUDGET, NATURE
from budgetwatch.checklists.verdicts import added, at_least, counted, unavailable
from budgetwatch.domain.checklist import Answer, ProposedAnswer
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.figure import Figure, ratio
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year


def judge_commitments(inputs: Inputs, limits: TopicLimits) -> ProposedAnswer:
    """Yes where every line of investment has an AE of at least its CP, partly from a share of these lines by value."""
    rule = msg(
        "Lines of investment whose AE is at least their CP: yes where all are, partly from {partly}% of their CP.",
        partly=limits.percent("partly"),
    )
    year = inputs.budget_year()
    if year is None:
        return unavailable(rule, BUDGET)
    commitments = dict(_initials(inputs.ae, year))
    if not commitments:
        return unavailable(rule, msg("the commitment authorisations (AE) of {year}", year=Year(year)))
    if not any(inputs.natures.values()):
        return unavailable(rule, NATURE)
    words = limits.words("words")
    lines = {
        key: figure for key, figure in _initials(inputs.cp, year) if is_of_nature(inputs.natures.get(key, ()), words)
    }
    if not lines:
        return unavailable(rule, msg("a line of investment with its payment appropriation (CP)"))
    covered = [cp for key, cp in lines.items() if key in commitments and commitments[key].amount >= cp.amount]
    whole = added(lines.values(), next(iter(lines.values())))
    share = ratio(added(covered, whole), whole)
    evidence = [
        LabelledFigure(msg("lines of investment {year}", year=Year(year)), counted(lines.values())),
        LabelledFigure(msg("their AE is missing or below their CP"), counted(_bare(lines, commitments))),
        LabelledFigure(msg("CP of investment {year}", year=Year(year)), whole),
    ]
    if share is not None:
        evidence.append(LabelledFigure(msg("share with an AE of at least the CP"), share))
    if len(covered) == len(lines):
        return ProposedAnswer(Answer.YES, rule, tuple(evidence), len(lines))
    answer = Answer.NO if share is None else at_least(share.amount.decimal, limits)
    answer = Answer.PARTLY if answer is Answer.YES else answer
    return ProposedAnswer(answer, rule, tuple(evidence), len(lines))


def _initials(compared: Comparison | None, year: int) -> Iterator[tuple[str, Figure]]:
    """The budget of every line of a year, by the key of the line."""
    for row in compared.rows if compared else ():
        figure = initial(row)
        if row.year == year and figure is not None:
            yield row.key, figure


def _bare(lines: dict[str, Figure], commitments: dict[str, Figure]) -> list[Figure]:
    return [cp for key, cp in lines.items() if key not in commitments or commitments[key].amount < cp.amount]
