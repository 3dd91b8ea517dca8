"""Growth over several years: compound, as printed and in real terms, and against the budget of the State.

Source: domain rules of the product, section 7: (x_n ÷ x_0)^(1/n) − 1, never the mean of yearly rates; elasticity is the
growth of the sector over that of the State's budget.
"""

from __future__ import annotations

from collections.abc import Mapping

from budgetwatch.domain.figure import Figure, Span, at_prices, compound_growth, difference, in_proportion, ratio
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.proportions import Growth
from budgetwatch.domain.series import PriceChange, Series
from budgetwatch.domain.year import Year


def grow(
    stage: Measure,
    totals: Mapping[int, Figure],
    left_out: Mapping[int, Message],
    prices: Series | None,
    state: Mapping[int, Figure],
) -> Growth:
    """From the first year that is not left out to the last one; `state` is the State's budget by year."""
    used = sorted(set(totals) - set(left_out))
    told = tuple(sorted((year, left_out[year]) for year in totals if year in left_out))
    if len(used) < 2:
        why = msg("Growth takes two years at the stage chosen; this dossier has fewer that can be used.")
        return Growth(stage, None, None, None, None, None, told, (why,))
    span = Span(used[0], used[-1])
    first, last = totals[span.first], totals[span.last]
    nominal = compound_growth(last, first, span)
    real, no_prices = _real(first, last, span, prices)
    elasticity, no_state = _elasticity(first, last, span, state)
    nothing = msg(
        "An amount of {first} or {last} is not above zero: no growth.", first=Year(span.first), last=Year(span.last)
    )
    missing = tuple(one for one in (None if nominal else nothing, no_prices, no_state) if one is not None)
    return Growth(stage, span.first, span.last, nominal, real, elasticity, told, missing)


def _real(first: Figure, last: Figure, span: Span, prices: Series | None) -> tuple[Figure | None, Message | None]:
    """The growth of the amounts at prices of the last year, or why there is none."""
    if prices is None:
        return None, msg("Consumer prices are not known: enter them to see growth in real terms.")
    factor = prices.prices(span.first, span.last)
    if factor is None:
        return None, msg(
            "Consumer prices from {first} to {last} are not all known: no growth in real terms.",
            first=Year(span.first),
            last=Year(span.last),
        )
    change = PriceChange(prices.country, span.first, span.last)
    return compound_growth(last, at_prices(first, change, factor), span), None


def _elasticity(
    first: Figure, last: Figure, span: Span, state: Mapping[int, Figure]
) -> tuple[Figure | None, Message | None]:
    """The growth over the growth of the State's budget; exact, by setting both against the same base."""
    before, after = state.get(span.first), state.get(span.last)
    if before is None or after is None:
        return None, msg(
            "The State's budget of {first} and {last} is not known: no elasticity.",
            first=Year(span.first),
            last=Year(span.last),
        )
    grown = difference(after, before)
    if grown.amount.mantissa <= 0:
        return None, msg("The State's budget did not grow: an elasticity would say nothing.")
    brought = in_proportion(difference(last, first), before, first)
    return (ratio(brought, grown) if brought else None), None
