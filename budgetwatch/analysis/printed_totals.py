"""Printed totals and subtotals that their lines do not add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule
from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.figure import CellSelection, FactSelection, Figure, Operation, Trace, difference, money
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef

TOTAL_DISAGREES = Rule(
    "total-disagrees",
    msg("Printed total that its lines do not give"),
    msg("Every printed total agrees with its lines, rounding apart."),
    msg("No table prints a total to check."),
)
_THRESHOLD = msg("a gap beyond what rounding allows")
_EXPLANATIONS = (
    msg("A line is hidden, missing or counted in another table."),
    msg("The total was typed by hand and not brought up to date."),
    msg("The total covers lines that this table does not show."),
)


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """The printed totals of an imported table, with its number in the dossier and how people call it.

    `rates` counts its columns of rates; `issues` is what was said of the table when it was read.
    """

    dataset: int
    name: str
    currency: str | None
    totals: tuple[TotalCheck, ...] = ()
    subtotals: tuple[SubtotalCheck, ...] = ()
    rates: int = 0
    issues: tuple[Issue, ...] = ()


def find_in_totals(tables: Sequence[CheckedTable]) -> tuple[Finding, ...]:
    """The totals and subtotals that disagree with their lines, one finding per printed cell."""
    n = sum(len(table.subtotals) + sum(1 for check in table.totals if check.stated is not None) for table in tables)
    fired = [finding for table in tables for finding in _disagreeing(table, n)]
    return TOTAL_DISAGREES.concluded(fired, n, _THRESHOLD)


def _disagreeing(table: CheckedTable, n: int) -> Iterator[Finding]:
    for check in table.totals:
        if check.stated is not None and check.stated_cell is not None and not check.agrees:
            stated = printed(check.stated, check.stated_cell, table.currency)
            yield _finding(
                table, msg("Total"), check.stated_cell, stated, check.lines_sum, sum_of_lines(table, check), n
            )
    for sub in table.subtotals:
        if not sub.agrees:
            stated = printed(sub.stated, sub.cell, table.currency)
            words = msg("Subtotal “{label}”", label=sub.label)
            yield _finding(table, words, sub.cell, stated, sub.lines_sum, _lines(table, sub), n)


def printed(amount: Amount, cell: CellRef, currency: str | None) -> Figure:
    """A printed amount as a figure that leads to its cell."""
    return money(amount, currency, Trace(Operation.AS_PRINTED, (CellSelection((cell,)),)))


def sum_of_lines(table: CheckedTable, check: TotalCheck) -> Figure | None:
    """The sum of the lines as a figure, where the dossier can be asked for it: a whole column of a known stage and year."""
    if check.measure is None or check.year is None or check.filter is not None:
        return None
    selection = FactSelection(
        check.measure,
        check.year.number,
        check.basis,
        datasets=(table.dataset,),
        variant=check.variant,
        periods=check.periods,
    )
    return money(check.lines_sum, table.currency, Trace(Operation.SUM, (selection,)))


def _lines(table: CheckedTable, check: SubtotalCheck) -> Figure | None:
    """The sum of the subtotal's lines as a figure, where the reading says which rows they are."""
    if not check.rows:
        return None
    printed = check.cell
    cells = tuple(CellRef(printed.file_sha256, printed.sheet, row, printed.column) for row in check.rows)
    return money(check.lines_sum, table.currency, Trace(Operation.SUM, (CellSelection(cells),)))


def key_of_total(dataset: int, cell: CellRef) -> str:
    """The key of the finding on the total or subtotal that a table prints in that cell."""
    return f"{TOTAL_DISAGREES.code}:{dataset}:{cell.sheet}!{cell.a1}"


def _finding(
    table: CheckedTable, what: Message, cell: CellRef, stated: Figure, added: Amount, lines: Figure | None, n: int
) -> Finding:
    figures, gap = [LabelledFigure(msg("printed"), stated)], None if lines is None else difference(stated, lines)
    if lines is not None and gap is not None:
        figures += [LabelledFigure(msg("sum of the lines"), lines), LabelledFigure(msg("gap"), gap)]
    return Finding(
        code=TOTAL_DISAGREES.code,
        key=key_of_total(table.dataset, cell),
        title=msg("{what} in {cell} of {table}: the lines give another amount", what=what, cell=cell, table=table.name),
        severity=Severity.ERROR,
        state=State.FIRED,
        why=msg(
            "Printed {stated}; the lines add up to {added}: a gap of {gap}.",
            stated=stated,
            added=lines or added,
            gap=gap or stated.amount - added,
        ),
        n=n,
        threshold=_THRESHOLD,
        figures=tuple(figures),
        explanations=_EXPLANATIONS,
        question=msg(
            "Which lines make up the amount printed in {cell} of {table}, given that the lines of the table give {added}?",
            cell=cell,
            table=table.name,
            added=lines or added,
        ),
        witness=FINANCE_DIRECTOR,
        stake=gap,
    )
