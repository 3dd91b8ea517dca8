"""Documents that contradict each other: two amounts for the same stage and year, of which one is used."""

from __future__ import annotations

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule
from budgetwatch.analysis.wording import told_apart
from budgetwatch.domain.comparison import Comparison, Conflict
from budgetwatch.domain.figure import difference
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

SOURCES_CONFLICT = Rule(
    "sources-conflict",
    msg("Documents that contradict each other"),
    msg("No two documents give different amounts for the same stage and year."),
    msg("No amount is in the dossier."),
)
_EXPLANATIONS = (
    msg("One document is provisional, or amends the other."),
    msg("The documents cover different parts of the year, each only its own months."),
    msg("The documents are those of different institutions that number their lines alike."),
)


def find_conflicts(comparison: Comparison) -> tuple[Finding, ...]:
    """Two documents that give different amounts for the same places, one finding per stage, year and pair."""
    n = sum(len(total.stages) for total in comparison.totals)
    return SOURCES_CONFLICT.concluded([_finding(conflict, n) for conflict in comparison.conflicts], n)


def _finding(conflict: Conflict, n: int) -> Finding:
    words: dict[str, Message | Year] = {
        "stage": MEASURES[conflict.measure],
        "year": Year(conflict.year),
        "used": conflict.used.label,
        "aside": conflict.aside.label,
    }
    gap = difference(conflict.aside.figure, conflict.used.figure)
    amount, other = told_apart(conflict.used.figure, conflict.aside.figure)
    return Finding(
        code=SOURCES_CONFLICT.code,
        key=f"{SOURCES_CONFLICT.code}:{conflict.key}",
        title=msg("Two documents give different amounts: {stage} {year}", stage=words["stage"], year=words["year"]),
        severity=Severity.WARNING,
        state=State.FIRED,
        why=msg(
            "Two documents give different amounts for the same stage and year; one is used: {amount} in “{used}” (used), {other} in “{aside}” (not counted).",
            amount=amount,
            other=other,
            used=words["used"],
            aside=words["aside"],
        ),
        n=n,
        threshold=None,
        figures=(conflict.used, conflict.aside, LabelledFigure(msg("gap"), gap)),
        explanations=_EXPLANATIONS,
        question=msg(
            "Which of the two documents holds for {year} ({stage}): “{used}” or “{aside}”, and what explains the gap of {gap}?",
            gap=gap,
            **words,
        ),
        witness=FINANCE_DIRECTOR,
        stake=gap,
    )
