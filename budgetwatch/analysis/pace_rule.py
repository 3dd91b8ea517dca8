"""Places that spend a large part of the year at its end: a reason to ask, rarely more.

Source: checklist D13 of the product; the limits are its own, to be verified (`resources/thresholds/pace.toml`).
"""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule, percent
from budgetwatch.analysis.limits import Limits
from budgetwatch.analysis.pace_limits import PaceLimits, shipped_pace_limits
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import EXECUTION
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.pace import Pace, PaceRow
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

YEAR_END_RUSH = Rule(
    "year-end-rush",
    msg("Spent at the end of the year"),
    msg("No place spent more than the limit at the end of a year."),
    msg("No table gives a stage of spending by months or quarters for a whole year: the pace is not known."),
)
EXPLANATIONS = (
    msg("Large deliveries or works are due at the end of the year, and are paid once they are received."),
    msg("Payments of the complementary period are booked in December."),
    msg("Credits were released, moved or opened late in the year."),
    msg("Spending of earlier months was put in order and booked at the end of the year."),
)
DECEMBER, LAST_QUARTER = msg("in December"), msg("in the last quarter")


def find_year_end_rush(pace: Pace, limits: Limits, used: PaceLimits | None = None) -> tuple[Finding, ...]:
    """One finding per place and year whose end took more than the limit and a material amount beyond an even pace.

    Of several stages the furthest is judged. Where no place is told the totals are.
    """
    used = used or shipped_pace_limits()
    rows = _judged(pace.rows or pace.totals)
    wholes = {(row.year, row.stage): row.whole.amount for row in pace.totals}
    fired = [
        _finding(row, row.share, used, len(rows))
        for row in rows
        if row.share is not None
        and row.share.amount.decimal > used.of(row.months)
        and _beyond_even(row) >= limits.material_amount(pace.currency, wholes.get((row.year, row.stage)))
    ]
    return YEAR_END_RUSH.concluded(fired, len(rows), _threshold(used))


def _judged(rows: Sequence[PaceRow]) -> list[PaceRow]:
    """The rows of the furthest stage of each year that have a part of the year to speak of."""
    furthest = {
        year: max((row.stage for row in rows if row.year == year), key=EXECUTION.index)
        for year in {row.year for row in rows}
    }
    return [row for row in rows if row.stage is furthest[row.year] and row.share is not None]


def _beyond_even(row: PaceRow) -> Amount:
    """What the end of the year took beyond its even part, whole units."""
    even = row.whole.amount.decimal * row.months / 12
    return Amount(int(row.end.amount.decimal - even))


def _threshold(used: PaceLimits) -> Message:
    return msg(
        "more than {december}% in December, or {quarter}% in the last quarter",
        december=percent(used.december),
        quarter=percent(used.last_quarter),
    )


def end_name(months: int) -> Message:
    """When the end of the year is, in words."""
    return DECEMBER if months == 1 else LAST_QUARTER


def _finding(row: PaceRow, share: Figure, used: PaceLimits, n: int) -> Finding:
    label = " ".join(part for part in (row.code, row.label) if part) or msg("All lines")
    year, end = Year(row.year), end_name(row.months)
    usual = (LabelledFigure(msg("the same in the other years"), row.usual),) if row.usual else ()
    return Finding(
        code=YEAR_END_RUSH.code,
        key=f"{YEAR_END_RUSH.code}:{row.key}:{row.year}:{row.stage}",
        title=msg("{label}: {share} of {year} {end}", label=label, share=share, year=year, end=end),
        severity=Severity.WARNING,
        state=State.FIRED,
        why=_why(row, share, end),
        n=n,
        threshold=_threshold(used),
        figures=(
            LabelledFigure(msg("{stage}, {end}", stage=MEASURES[row.stage], end=end), row.end),
            LabelledFigure(msg("{stage}, whole year", stage=MEASURES[row.stage]), row.whole),
            LabelledFigure(msg("share of the year"), share),
            *usual,
        ),
        explanations=EXPLANATIONS,
        question=msg(
            "How is it explained that {amount} of “{label}”, {share} of {year}, was {stage} {end}, and what was received for it?",
            amount=row.end,
            label=label,
            share=share,
            year=year,
            stage=MEASURES[row.stage],
            end=end,
        ),
        witness=FINANCE_DIRECTOR,
        stake=row.end,
    )


def _why(row: PaceRow, share: Figure, end: Message) -> Message:
    even = msg("a twelfth") if row.months == 1 else msg("a fourth")
    if row.usual is None:
        return msg(
            "{amount} {stage} {end}: {share} of the year, where an even pace gives {even}. No other year can be compared.",
            amount=row.end,
            stage=MEASURES[row.stage],
            end=end,
            share=share,
            even=even,
        )
    return msg(
        "{amount} {stage} {end}: {share} of the year, where an even pace gives {even} and the other years {usual}.",
        amount=row.end,
        stage=MEASURES[row.stage],
        end=end,
        share=share,
        even=even,
        usual=row.usual,
    )
