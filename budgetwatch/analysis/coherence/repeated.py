"""The same long amount at two places of one year: a line copied, or one amount counted twice.

Source: data-trap gallery of the product (two countries with one military expenditure to the last cent).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule, named
from budgetwatch.analysis.limits import Limits
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

REPEATED_AMOUNT = Rule(
    "repeated-amount",
    msg("The same amount at two places"),
    msg("No long amount stands at two places of a year."),
    msg("No amount has enough digits to be told from another by chance."),
)
EXPLANATIONS = (
    msg("A scale of pay or a contract gives two services the same amount."),
    msg("One line is part of the other and stands beside it."),
    msg("A line was copied when the table was made."),
)


def find_repeated(comparison: Comparison, limits: Limits) -> tuple[Finding, ...]:
    """The amounts that stand at two or more places of a year at the same stage, one finding per amount.

    Only amounts with as many digits before their closing zeros as the limit asks: round amounts repeat by nature. Among
    many amounts more digits are asked for, so that none is expected to repeat by chance.
    """
    amounts = [(row, stage, row.stages[stage]) for row in comparison.rows for stage in CHAIN if stage in row.stages]
    digits = max(limits.repeated_digits, _by_chance(len(amounts)))
    places: dict[tuple[int, Measure, int], list[ComparisonRow]] = defaultdict(list)
    long = 0
    for row, stage, figure in amounts:
        if _digits(figure) >= digits:
            long += 1
            places[row.year, stage, figure.value].append(row)
    threshold = msg("an amount of {digits} digits or more, closing zeros apart", digits=digits)
    told: dict[tuple[int, tuple[str, ...]], Finding] = {}
    for (year, stage, _), rows in places.items():
        if len(rows) > 1:
            told.setdefault((year, tuple(row.key for row in rows)), _finding(stage, rows, threshold, long))
    return REPEATED_AMOUNT.concluded(list(told.values()), long, threshold)


def _by_chance(amounts: int) -> int:
    """How many digits keep two of so many amounts from being the same by chance: n amounts make n²/2 pairs."""
    return len(str(amounts * amounts // 2))


def _digits(figure: Figure) -> int:
    return len(str(abs(figure.value)).rstrip("0"))


def _finding(stage: Measure, rows: Sequence[ComparisonRow], threshold: Message, n: int) -> Finding:
    first, second = rows[:2]
    amount, year = first.stages[stage], Year(first.year)
    words: dict[str, str | Message | Year | Figure] = {
        "first": named(first),
        "second": named(second),
        "amount": amount,
        "stage": MEASURES[stage],
        "year": year,
    }
    return Finding(
        code=REPEATED_AMOUNT.code,
        key=REPEATED_AMOUNT.key(first),
        title=msg("{first} and {second}: the same amount in {year}", **words),
        severity=Severity.INFO,
        state=State.FIRED,
        why=msg("{amount} {stage}, to the last digit, for “{first}” and for “{second}”.", **words),
        n=n,
        threshold=threshold,
        figures=tuple(
            LabelledFigure(msg("{label}, {stage}", label=named(row), stage=MEASURES[stage]), row.stages[stage])
            for row in rows
        ),
        explanations=EXPLANATIONS,
        question=msg(
            "Are the {amount} of “{first}” and of “{second}” ({stage} {year}) two amounts, or the same one twice?",
            **words,
        ),
        witness=FINANCE_DIRECTOR,
        stake=amount,
    )
