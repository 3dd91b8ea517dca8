"""The measures of one year (PEFA 2016, PI-1, PI-2.1 to PI-2.3; formulas re-derived and tested both ways)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from budgetwatch.analysis.pefa.bands import Bands
from budgetwatch.domain.money import Amount
from budgetwatch.domain.pefa import AdjustedHead, BudgetHead, HeadKind, OutturnYear

OTHERS = ""
"""The category of the heads that are merged because there are many."""


def measured(
    year: int,
    heads: Sequence[BudgetHead],
    natures: Sequence[BudgetHead],
    bands: Bands,
    *,
    approved: bool = True,
    placed: bool = True,
    partly: bool = False,
) -> OutturnYear:
    """The year's percentages. Not `approved` in time: nothing is computable, and the year is an outlier.

    `partly`: some of the year's amounts are not known, which is handed on. Not `placed`: a part of the year stands at no head, so that its composition cannot be measured.

    Total and contingency count heads, interest and contingency; the composition by head leaves out interest and
    contingency, the composition by nature only contingency. Suspense accounts count nowhere but in their own share.
    """
    counted = [head for head in heads if head.kind is not HeadKind.SUSPENSE]
    plain = [head for head in counted if head.kind is HeadKind.HEAD]
    adjusted, largest = _adjusted(plain) if placed else (), _largest(plain, bands) if placed else []
    by_nature = _adjusted([head for head in natures if head.kind in (HeadKind.HEAD, HeadKind.INTEREST)])
    budget, outturn = _total(head.budget for head in counted), _total(head.outturn for head in counted)
    known = approved and budget > 0 and outturn > 0
    contingency = [head for head in counted if head.kind is HeadKind.CONTINGENCY]
    variance = _variance(adjusted) if approved else None
    return OutturnYear(
        year=year,
        heads=adjusted if approved else (),
        outturn=100 * outturn / budget if known else None,
        variance=variance,
        contingency=100 * _total(head.outturn for head in contingency) / budget if known and contingency else None,
        suspense=_suspense(heads),
        by_nature=_variance(by_nature) if approved else None,
        largest_heads=_variance(_adjusted(largest)) if approved and 0 < len(largest) < len(plain) else None,
        outlier=not known or (placed and variance is None),
        partly=partly,
    )


def _adjusted(heads: Sequence[BudgetHead]) -> tuple[AdjustedHead, ...]:
    """Every head beside its share of what was spent; nothing where either total is not above zero."""
    budget, outturn = _total(head.budget for head in heads), _total(head.outturn for head in heads)
    if budget <= 0 or outturn <= 0:
        return ()
    factor = outturn / budget
    return tuple(
        AdjustedHead(head.category, exact(head.budget), exact(head.outturn), exact(head.budget) * factor)
        for head in heads
    )


def _variance(heads: Sequence[AdjustedHead]) -> Fraction | None:
    """The sum of absolute deviations as a percentage of all spending."""
    if not heads:
        return None
    return 100 * sum((abs(head.deviation) for head in heads), Fraction()) / sum(head.outturn for head in heads)


def _largest(heads: Sequence[BudgetHead], bands: Bands) -> list[BudgetHead]:
    """The largest heads, at least twenty and until they make three quarters of the budget; the others as one."""
    ranked = sorted(heads, key=lambda head: (-exact(head.budget), head.category))
    enough = bands.share_of_heads * _total(head.budget for head in heads) / 100
    kept = bands.most_heads
    while kept < len(ranked) and _total(head.budget for head in ranked[:kept]) < enough:
        kept += 1
    rest = ranked[kept:]
    if not rest:
        return list(heads)
    budget = sum((head.budget for head in rest), Amount(0))
    outturn = sum((head.outturn for head in rest), Amount(0))
    return [*ranked[:kept], BudgetHead(rest[0].year, OTHERS, HeadKind.HEAD, budget, outturn)]


def _suspense(heads: Sequence[BudgetHead]) -> Fraction | None:
    spent = _total(head.outturn for head in heads)
    held = [head.outturn for head in heads if head.kind is HeadKind.SUSPENSE]
    return 100 * _total(held) / spent if held and spent > 0 else None


def exact(amount: Amount) -> Fraction:
    """The amount as a fraction: no digit is lost in a ratio."""
    return Fraction(amount.mantissa) * Fraction(10) ** amount.exponent


def _total(amounts: Iterable[Amount]) -> Fraction:
    return sum((exact(amount) for amount in amounts), Fraction())
