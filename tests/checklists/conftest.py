"""Comparisons drawn as tables, and the shipped lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from budgetwatch.checklists import Inputs, Register, load_checklists, propose_answers
from budgetwatch.domain.checklist import ProposedAnswer
from budgetwatch.domain.comparison import CompareQuery, Comparison, ComparisonRow
from budgetwatch.domain.contract import AMOUNTS, Contract, Procedure
from budgetwatch.domain.figure import ContractSelection, FactSelection, Figure, Operation, Trace, money
from budgetwatch.domain.finding import Finding, State, Subject
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
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


def register(table: str, *findings: Finding, times: int = 1, **known: Any) -> Register:
    """The register of a drawn table; its header names the fields of contracts, an empty cell is a blank one.

    `times` repeats the rows, to make a sample of the wanted size.
    """
    header, *body = ([cell.strip() for cell in row.split("|")] for row in table.strip().splitlines())
    rows = [dict(zip(header, cells, strict=True)) for _ in range(times) for cells in body]
    contracts = tuple(_contract(place, cells) for place, cells in enumerate(rows, 1))
    given: dict[str, Any] = {
        "owners": tuple(one.owner or one.supplier or None for one in contracts),
        "penalty_rate": Decimal("0.001"),
        "penalty_cap": Decimal("0.10"),
    }
    return Register(contracts, findings={one.code: one for one in findings}, **(given | known))


def _contract(place: int, cells: dict[str, str]) -> Contract:
    values: dict[str, Any] = {name: _value(name, text) for name, text in cells.items() if text}
    columns = {name: column for column, name in enumerate(cells, 1)}
    return Contract(f"C{place}", (place,), stored=place, currency="XOF", columns=columns, **values)


def _value(name: str, text: str) -> object:
    if name in AMOUNTS:
        return Amount(int(text))
    if name in ("due", "received"):
        return date.fromisoformat(text)
    if name in ("secret", "guaranteed"):
        return text == "yes"
    return Procedure(text) if name == "procedure" else text


def signal(code: str, state: State, *numbers: int, n: int = 10) -> Finding:
    """A signal of that state, which names contracts by their number in the register."""
    trace = Trace(Operation.SUM, (ContractSelection("awarded", numbers),))
    subjects = (Subject("contract", "", "", None, money(Amount(1), "XOF", trace)),) if numbers else ()
    words = msg("the reason")
    return Finding(code, code, words, Severity.INFO, state, words, n, None, (), (), None, None, subjects=subjects)


@pytest.fixture
def answered() -> Answered:
    """The proposed answer of a shipped topic."""

    def answer(name: str, inputs: Inputs) -> ProposedAnswer:
        lists, _ = load_checklists(resources() / "checklists")
        found = [answers[name] for one in lists if name in (answers := propose_answers(one, inputs))]
        return found[0]

    return answer
