"""Lines that repeat another line of their table to the last digit: a line of budget twice, or one pasted twice and counted twice.

Source: reading asks about such lines and a person may accept them; what was accepted is said again where it is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule
from budgetwatch.analysis.keeping import kept_beside
from budgetwatch.analysis.printed_totals import CheckedTable
from budgetwatch.domain.figure import FactSelection, Figure, Operation, Quantity, Trace, Unit, sum_of_sizes
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

if TYPE_CHECKING:
    import pandas as pd

    from budgetwatch.analysis.frame import FactFrame

LINES_COUNTED_TWICE = Rule(
    "lines-counted-twice",
    msg("Lines counted twice"),
    msg("No line repeats another one of its table to the last digit."),
    msg("No line of a budget is in the dossier."),
)
EXPLANATIONS = (
    msg("They are two lines: two services or two contracts get the same amounts under one name."),
    msg("A block of lines was pasted twice when the table was made."),
    msg("A column that tells the two lines apart was left out of the document."),
)
ASKED_WHEN_READ = "lines-repeated"
"""What reading says of a table that has such lines."""
_THRESHOLD = msg("the same codes, label and amounts, to the last digit, on two rows of one table")
_SHOWN = 5
"""So many lines of a table are shown with the amounts of both rows, those of the largest amounts."""
_ORDER = (Measure.VOTED, *(stage for stage in Measure if stage is not Measure.VOTED))


_TELLING = 6
"""Digits, closing zeros apart, from which two equal lines are no chance: as many as reading asks for."""
_SLOT = ["year", "period", "measure", "basis", "variant", "state", "amount"]


@dataclass(frozen=True, slots=True)
class _Copy:
    """A line that repeats an earlier one: their rows, what they are called, and one amount that both have."""

    row: int
    first_row: int
    label: str
    stage: Measure
    year: int
    own: Figure
    first: Figure


def find_copied_lines(frame: FactFrame, tables: Sequence[CheckedTable]) -> tuple[Finding, ...]:
    """One finding per table that was read with lines that repeat others; `n` counts the lines that were looked at."""
    n = int(frame.facts["line"].nunique())
    found = ((table, _copies(frame, table.dataset)) for table in tables if _asked_about(table.issues))
    return LINES_COUNTED_TWICE.concluded(
        [_finding(table, copies, n) for table, copies in found if copies], n, _THRESHOLD
    )


def count_copied_lines(frame: FactFrame, dataset: int, issues: Iterable[Issue]) -> int:
    """How many lines of a table repeat earlier ones, where reading asked about such lines."""
    return len(_copies(frame, dataset)) if _asked_about(issues) else 0


def _asked_about(issues: Iterable[Issue]) -> bool:
    return any(issue.code == ASKED_WHEN_READ for issue in issues)


def _copies(frame: FactFrame, dataset: int) -> tuple[_Copy, ...]:
    return kept_beside(frame, f"copies {dataset}", dataset, lambda: tuple(_copied(frame, dataset)))


def _copied(frame: FactFrame, dataset: int) -> Iterator[_Copy]:
    """The lines of a table that an earlier one says already, in the order of their rows."""
    facts = _alike(frame.facts[frame.facts["dataset"] == dataset])
    here = frame.lines["line"].isin(facts["line"]).to_numpy()
    lines = frame.lines[here].assign(label=frame.labels().to_numpy()[here]).sort_values("row")
    amounts, codes = _of_lines(facts, _slots_of(facts)), _of_lines(frame.standing, ["code_id"], set(lines["line"]))
    first: dict[tuple[object, ...], tuple[int, int]] = {}
    for line, row, label in lines[["line", "row", "label"]].itertuples(index=False, name=None):
        key = (label, codes.get(line), amounts[line])
        if key in first:
            yield _copy(frame, facts[facts["line"] == line], (row, *first[key]), label)
        else:
            first[key] = (row, line)


def _slots_of(facts: pd.DataFrame) -> list[str]:
    """What tells the amounts of a line from each other, with the amounts."""
    return [name for name in _SLOT if name in facts.columns]


def _alike(facts: pd.DataFrame) -> pd.DataFrame:
    """The amounts of the lines that share a known one with another line, and have enough digits to tell."""
    known = facts[(facts["state"] == "") & (facts["amount"] != 0)]
    shared = known[known.duplicated(_slots_of(facts), keep=False)]
    digits = known["amount"].astype(str).str.strip("-0").str.len().groupby(known["line"]).sum()
    return facts[facts["line"].isin(shared["line"]) & facts["line"].map(digits).ge(_TELLING)]


def _of_lines(
    table: pd.DataFrame, names: Sequence[str], lines: Collection[int] | None = None
) -> Mapping[int, frozenset[tuple[object, ...]]]:
    """What some columns say of each line."""
    own = table if lines is None else table[table["line"].isin(lines)]
    found: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    for line, *said in own[["line", *names]].itertuples(index=False, name=None):
        found[line].add(tuple(said))
    return {line: frozenset(said) for line, said in found.items()}


def _copy(frame: FactFrame, facts: pd.DataFrame, at: tuple[int, int, int], label: str) -> _Copy:
    """The copy on its vote, else on the first stage that has an amount: the same cell of both lines."""
    row, first_row, first = at
    known = facts[(facts["state"] == "") & facts["counts"]].to_dict("records")
    shown = min(known or facts.to_dict("records"), key=lambda one: _ORDER.index(one["measure"]))
    unit = Unit(Quantity.MONEY, frame.exponent, frame.currency)
    asked = FactSelection(
        Measure(shown["measure"]),
        int(shown["year"]),
        Basis(shown["basis"]) if shown["basis"] else None,
        lines=(int(shown["line"]),),
        variant=None if shown["counts"] else str(shown.get("variant", "")) or None,
        periods=(str(shown["period"]),) if shown.get("period") else (),
    )
    own, other = (
        Figure(int(shown["amount"]), unit, Trace(Operation.SUM, (replace(asked, lines=(line,)),)))
        for line in (*asked.lines, first)
    )
    return _Copy(row, first_row, label, asked.measure, asked.year, own, other)


def _finding(table: CheckedTable, copies: Sequence[_Copy], n: int) -> Finding:
    largest = sorted(copies, key=lambda one: -abs(one.own.value))[:_SHOWN]
    one, more = largest[0], sum_of_sizes([copy.own for copy in copies])
    words: dict[str, str | Figure] = {
        "label": one.label,
        "row": str(one.row),
        "first": str(one.first_row),
        "table": table.name,
        "amount": one.own,
        "more": more,
    }
    return Finding(
        code=LINES_COUNTED_TWICE.code,
        key=f"{LINES_COUNTED_TWICE.code}:{table.dataset}",
        title=msgn(
            "{table}: {count} line repeats another one", "{table}: {count} lines repeat others", len(copies), **words
        ),
        severity=Severity.WARNING,
        state=State.FIRED,
        why=msgn(
            "Row {row}, “{label}”, says the same as row {first}, to the last digit; both are counted: {more} may be counted twice.",
            "{count} rows say the same as earlier ones, to the last digit, such as row {row}, “{label}”, and row {first}; all are counted: {more} may be counted twice.",
            len(copies),
            **words,
        ),
        n=n,
        threshold=_THRESHOLD,
        figures=tuple(_figures(largest)),
        explanations=EXPLANATIONS,
        question=msgn(
            "Are rows {first} and {row} of {table} (“{label}”, {amount}) two lines, or one printed twice?",
            "Are the {count} rows of {table} that repeat earlier ones, such as row {row} after row {first} (“{label}”, {amount}), lines of their own, or printed twice?",
            len(copies),
            **words,
        ),
        witness=FINANCE_DIRECTOR,
        stake=more,
    )


def _figures(copies: Sequence[_Copy]) -> Iterator[LabelledFigure]:
    """Both cells of each line."""
    for one in copies:
        for row, figure in ((one.first_row, one.first), (one.row, one.own)):
            words: dict[str, str | Message | Year] = {"stage": MEASURES[one.stage], "year": Year(one.year)}
            yield LabelledFigure(
                msg("{label}, row {row}, {stage} {year}", label=one.label, row=str(row), **words), figure
            )
