"""Comparisons drawn as tables, and the shipped lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from budgetwatch.checklists import Inputs, load_checklists, propose_answers
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.comparison import CompareQuery, Comparison, ComparisonRow
from budgetwatch.domain.figure import FactSelection, Figure, Operation, Trace, money
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Amount
from budgetwatch.paths import resources

Draw = Callable[[str], Comparison]
Answered = Callable[[str, Inputs], ProposedAnswer]


def figure(measure: Measure, year: int, amount: int) -> Figure:
    """A figure of money with a trace of its own."""
    return money(Amount(amount), "XOF", Trace(Operation.SUM, (FactSelection(measure, year),)))


@pytest.fixture
def draw() -> Draw:
    """Makes a comparison of a table drawn in text: a label, then columns such as `voted 2023`; totals are the sums.

    The label `?` stands for the lines outside the classification.
    """
    return drawn


def drawn(table: str) -> Comparison:
    """The comparison of a drawn table."""
    header, *body = ([cell.strip() for cell in row.split("|")] for row in table.strip().splitlines())
    columns = [(Measure(head.split()[0]), int(head.split()[1])) for head in header[1:]]
    years = sorted({year for _, year in columns})
    rows = tuple(row for cells in body for row in _rows(cells, columns, years))
    return Comparison(CompareQuery(), "XOF", rows, tuple(_totals(rows, years)), {})


def _rows(cells: list[str], columns: list[tuple[Measure, int]], years: list[int]) -> Iterator[ComparisonRow]:
    label = cells[0]
    for year in years:
        stages = {
            measure: figure(measure, year, int(cell))
            for (measure, of), cell in zip(columns, cells[1:], strict=True)
            if of == year and cell
        }
        if stages and label == "?":
            yield ComparisonRow("not_classified", "", "", year, stages, None, None, ("not_classified",))
        elif stages:
            yield ComparisonRow(label, "", label, year, stages, None, None)


def _totals(rows: tuple[ComparisonRow, ...], years: list[int]) -> Iterator[ComparisonRow]:
    for year in years:
        sums: dict[Measure, int] = {}
        for row in rows:
            for measure, found in row.stages.items() if row.year == year else ():
                sums[measure] = sums.get(measure, 0) + found.value
        stages = {measure: figure(measure, year, amount) for measure, amount in sums.items()}
        yield ComparisonRow("total", "", "", year, stages, None, None)


@pytest.fixture
def answered() -> Answered:
    """The proposed answer of a shipped topic."""

    def answer(name: str, inputs: Inputs) -> ProposedAnswer:
        lists, _ = load_checklists(resources() / "checklists")
        found = [answers[name] for one in lists if name in (answers := propose_answers(one, inputs))]
        return found[0]

    return answer
