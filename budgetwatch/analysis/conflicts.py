"""Documents that contradict each other: two amounts for the same stage and year, of which one is used."""

from __future__ import annotations

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule
from budgetwatch.analysis.wording import told_apart
from budgetwatch.domain.comparison import Comparison, Conflict
from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

SOURCES_CONFLICT = Rule(
    "sources-conflict",
    msg("Documents that contradict each other"),
    msg("No two documents give different amounts for the same stage and year."),
    msg("No amount is in the dossier."),
)
_THRESHOLD = msg("a gap beyond rounding, one step of the coarser document for each line")
_EXPLANATIONS = (
    msg("One document is provisional, or amends the other."),
    msg("The documents cover different parts of the year, each only its own months."),
    msg("The documents are those of different institutions that number their lines alike."),
)


def find_conflicts(comparison: Comparison) -> tuple[Finding, ...]:
    """Two documents that give different amounts for the same places, one finding per stage, year and pair."""
    n = sum(len(total.stages) for total in comparison.totals)
    return SOURCES_CONFLICT.concluded([_finding(conflict, n) for conflict in comparison.conflicts], n, _THRESHOLD)


def _finding(conflict: Conflict, n: int) -> Finding:
    gap = _gap(conflict)
    return Finding(
        code=SOURCES_CONFLICT.code,
        key=f"{SOURCES_CONFLICT.code}:{conflict.key}",
        title=msg(
            "Two documents give different amounts: {stage} {year}",
            stage=MEASURES[conflict.measure],
            year=Year(conflict.year),
        ),
        severity=Severity.WARNING,
        state=State.FIRED,
        why=_why(conflict),
        n=n,
        threshold=_THRESHOLD,
        figures=_figures(conflict),
        explanations=_EXPLANATIONS,
        question=_question(conflict, gap),
        witness=FINANCE_DIRECTOR,
        stake=gap,
    )


def _gap(conflict: Conflict) -> Figure:
    """The larger of what the documents differ by as wholes and at one place: gaps of several places may make up for each other."""
    gaps = [difference(conflict.aside.figure, conflict.used.figure)]
    gaps += [difference(one.aside, one.used) for one in conflict.largest]
    return max(gaps, key=lambda gap: abs(gap.amount.decimal))


def _why(conflict: Conflict) -> Message:
    documents: dict[str, Message] = {"used": conflict.used.label, "aside": conflict.aside.label}
    if not conflict.largest:
        amount, other = told_apart(conflict.used.figure, conflict.aside.figure)
        return msg(
            "Two documents give different amounts for the same stage and year; one is used: {amount} in “{used}” (used), {other} in “{aside}” (not counted).",
            amount=amount,
            other=other,
            **documents,
        )
    first = conflict.largest[0]
    amount, other = told_apart(first.used, first.aside)
    return msgn(
        "{count} place has different amounts in two documents: “{place}”, {amount} in “{used}” (used), {other} in “{aside}” (not counted).",
        "{count} places have different amounts in two documents; the largest gap is that of “{place}”: {amount} in “{used}” (used), {other} in “{aside}” (not counted).",
        conflict.places,
        place=first.place,
        amount=amount,
        other=other,
        **documents,
    )


def _figures(conflict: Conflict) -> tuple[LabelledFigure, ...]:
    """The amounts of the places that differ most, then the whole of each document."""
    places = [
        LabelledFigure(msg("{place}, {document}", place=one.place, document=document.label), figure)
        for one in conflict.largest
        for document, figure in ((conflict.used, one.used), (conflict.aside, one.aside))
    ]
    whole = difference(conflict.aside.figure, conflict.used.figure)
    return (*places, conflict.used, conflict.aside, LabelledFigure(msg("gap"), whole))


def _question(conflict: Conflict, gap: Figure) -> Message:
    words: dict[str, Message | Year | Figure] = {
        "year": Year(conflict.year),
        "stage": MEASURES[conflict.measure],
        "used": conflict.used.label,
        "aside": conflict.aside.label,
    }
    if not conflict.largest:
        return msg(
            "Which of the two documents holds for {year} ({stage}): “{used}” or “{aside}”, and what explains the gap of {gap}?",
            gap=gap,
            **words,
        )
    first = conflict.largest[0]
    return msg(
        "Which of the two documents holds for {year} ({stage}): “{used}” or “{aside}”, and what explains the gap of {gap} for “{place}”?",
        gap=difference(first.aside, first.used),
        place=first.place,
        **words,
    )
