"""Charts of the contract register: who is awarded most, and the largest contracts through time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from budgetwatch.briefs.content import Awarded
from budgetwatch.briefs.stages import chart_scale
from budgetwatch.domain.document import Chart, ChartKind, Pattern, Series, Span, Verbatim, Words
from budgetwatch.domain.figure import ContractSelection, Figure, Operation, Trace, money, ratio
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import ZERO, Absent
from budgetwatch.domain.year import Year

MOST_SUPPLIERS, MOST_CONTRACTS = 6, 8


def pareto_chart(contracts: Sequence[Awarded]) -> Chart | None:
    """The suppliers with the largest awards, and what they make together; None with fewer than two, or two currencies."""
    known = [one for one in contracts if one.amount is not None and (one.group or one.contract.supplier)]
    if len({one.amount.unit.currency for one in known if one.amount}) != 1:
        return None
    groups: dict[str, list[Awarded]] = defaultdict(list)
    for one in known:
        groups[one.group or one.contract.supplier].append(one)
    ranked = sorted(groups.items(), key=lambda item: _awarded(item[1]).amount, reverse=True)
    if len(ranked) < 2:
        return None
    shown, whole = ranked[:MOST_SUPPLIERS], _awarded(known)
    awards = tuple(_awarded(group) for _, group in shown)
    so_far = tuple(
        ratio(_awarded([one for _, group in shown[: at + 1] for one in group]), whole) or Absent.UNKNOWN
        for at in range(len(shown))
    )
    names: tuple[Words, ...] = tuple(Verbatim(name) for name, _ in shown)
    caption = (
        msg("{count} suppliers hold {share} of what was awarded", count=len(shown), share=so_far[-1])
        if isinstance(so_far[-1], Figure)
        else msg("The largest suppliers")
    )
    series = (
        Series(msg("awarded"), Pattern.PALE, awards),
        Series(msg("together"), Pattern.HOLLOW, so_far),
    )
    return Chart(caption, ChartKind.PARETO, names, series, chart_scale(awards), whole.unit.currency)


def timeline_chart(contracts: Sequence[Awarded]) -> Chart | None:
    """The largest contracts from signature to the day they were due, and what came later; None with fewer than two."""
    dated = [one for one in contracts if one.amount is not None and _term(one) is not None]
    largest = sorted(dated, key=lambda one: one.amount.amount if one.amount else ZERO, reverse=True)[:MOST_CONTRACTS]
    if len(largest) < 2 or len({one.amount.unit.currency for one in largest if one.amount}) != 1:
        return None
    largest.sort(key=lambda one: (_term(one) or (date.max, date.max))[0])
    spans, late = [], 0
    for at, one in enumerate(largest):
        first, last = _term(one) or (date.max, date.max)
        spans.append(Span(0, at, first, last))
        if one.contract.received is not None and one.contract.received > last:
            late += 1
            spans.append(Span(1, at, last, one.contract.received))
    amounts = tuple(one.amount or Absent.UNKNOWN for one in largest)
    nothing = (Absent.NIL,) * len(largest)
    series = (
        Series(msg("from signature to the day due"), Pattern.PALE, amounts),
        Series(msg("received later"), Pattern.SOLID, nothing),
    )
    years = [span.first.year for span in spans]
    caption = msg(
        "The largest contracts, {first} to {last}; received late: {late}",
        first=Year(min(years)),
        last=Year(max(span.last.year for span in spans)),
        late=late,
    )
    names: tuple[Words, ...] = tuple(_named(one) for one in largest)
    scale = chart_scale(one.amount for one in largest if one.amount)
    currency = largest[0].amount.unit.currency if largest[0].amount else None
    return Chart(
        caption, ChartKind.TIMELINE, names, series if late else series[:1], scale, currency, spans=tuple(spans)
    )


def _term(one: Awarded) -> tuple[date, date] | None:
    """From the day of signature, or of award, to the day due, or of reception; None where one lacks or they are reversed."""
    first = one.contract.signed or one.contract.award_date
    last = one.contract.due or one.contract.received
    return (first, last) if first is not None and last is not None and first < last else None


def _named(one: Awarded) -> Verbatim:
    subject = f"{one.contract.id} {one.contract.subject}".strip()
    return Verbatim(subject)


def _awarded(group: Iterable[Awarded]) -> Figure:
    figures = [(one.amount, one.contract.stored or 0) for one in group if one.amount is not None]
    total = sum((figure.amount for figure, _ in figures), ZERO)
    numbers = tuple(number for _, number in figures)
    return money(total, figures[0][0].unit.currency, Trace(Operation.SUM, (ContractSelection("awarded", numbers),)))
