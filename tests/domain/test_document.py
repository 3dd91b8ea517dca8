"""Documents know every figure they print."""

from __future__ import annotations

from datetime import UTC, datetime

from budgetwatch.domain.document import Document, Paragraph, Row, Section, Table, TableColumn
from budgetwatch.domain.figure import FactSelection, Figure, Operation, Trace, money
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent, Amount


def figure(amount: int) -> Figure:
    return money(Amount(amount), "XOF", Trace(Operation.SUM, (FactSelection(Measure.PAID, 2024),)))


def test_figures_in_sentences_tables_and_nested_sections_are_all_found_once() -> None:
    one, two, three = figure(1), figure(2), figure(3)
    document = Document(
        title=msg("Pack"),
        subtitle=None,
        institution=(),
        audience=Audience.COMMITTEE,
        snapshot="S-1",
        made=datetime(2025, 11, 12, 14, 30, tzinfo=UTC),
        hearing=None,
        fictional=True,
        blocks=(
            Paragraph(msg("{paid} were paid, {again} says the note.", paid=one, again=msg("{paid}", paid=two))),
            Section(
                msg("Table"),
                (Table(msg("Rows"), (TableColumn(msg("paid")),), (Row((two,)), Row((Absent.NIL,)), Row((three,)))),),
            ),
        ),
    )
    assert document.figures() == (one, two, three)
