"""Registers beside budgets and contracts: records come back as they were read, and lead back to their cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from budgetwatch.domain.advance import Advance
from budgetwatch.domain.credit_act import ActKind, CreditAct
from budgetwatch.domain.deadline import Deadline
from budgetwatch.domain.fact import Line, Reading, TotalCheck
from budgetwatch.domain.figure import RecordSelection
from budgetwatch.domain.headcount import Headcount
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.record import Record
from budgetwatch.store import datasets, records, selections, undo, verify
from budgetwatch.store.connections import connect
from budgetwatch.store.datasets import Filing
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.imports import add
from tests.store.tables_as_text import reading_of, source_of

ACT = CreditAct(2, "A-1", ActKind.VIREMENT, cp=Amount(15, 5), year=2024, columns={"cp": 3}, currency="XOF")
OTHER = CreditAct(3, "A-2", ActKind.FREEZE, date=date(2024, 5, 2), year=2024, columns={"cp": 3, "date": 2})
STRENGTH = Headcount(2, force="Terre", year=2024, actual=Amount(485, -1), columns={"actual": 2})
ADVANCE = Advance(2, "R-1", amount=Amount(500), regularised=date(2024, 1, 2), columns={"amount": 3}, currency="XOF")
STEP = Deadline(2, "Dépôt", due=date(2024, 10, 1), columns={"due": 2})


def registered(dossier: Dossier, kind: TableKind, *kept: Record, totals: tuple[TotalCheck, ...] = ()) -> int:
    """The number of a register of those records, imported."""
    drawn = reading_of("code|label|voted 2013 CP\n1|Boots|1\n")
    layout = replace(drawn.layout, kind=kind)
    lines = tuple(Line(one.row, one.name) for one in kept)
    reading = Reading(layout, 0, lines, (), totals, (), records=kept)
    with dossier.change(msg("Import")) as change:
        return add(change, source_of(kind.value), kind.value.encode(), [(reading, Filing())])[0]


def moved(amount: Amount) -> TotalCheck:
    return TotalCheck(None, None, None, "cp", counts=True, lines_sum=amount)


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        (TableKind.ACTS, ACT),
        (TableKind.HEADCOUNT, STRENGTH),
        (TableKind.ADVANCES, ADVANCE),
        (TableKind.CALENDAR, STEP),
    ],
)
def test_records_come_back_as_they_were_read_with_their_number(
    dossier: Dossier, kind: TableKind, record: Record
) -> None:
    number = registered(dossier, kind, record)
    kept = replace(record, stored=1)
    if isinstance(kept, (CreditAct, Advance)):
        kept = replace(kept, currency=datasets.one(dossier, number).currency or kept.currency)
    assert records.stored(dossier, kind) == ((number, kept),)
    assert all(check.ok for check in verify.verify(dossier))


def test_the_amounts_of_records_lead_to_their_cells_and_add_up(dossier: Dossier) -> None:
    registered(dossier, TableKind.ACTS, ACT, OTHER)
    asked = RecordSelection("cp", (1, 2))
    assert [(one.cell.a1, one.value, one.label) for one in selections.cells(dossier, asked)] == [
        ("C2", Amount(1500000), "A-1"),
        ("C3", None, "A-2"),
    ]
    assert selections.total(dossier, asked) == Amount(1500000)
    assert selections.cells(dossier, RecordSelection("ae", (1, 2))) == ()


def test_an_undone_register_has_no_records(dossier: Dossier) -> None:
    registered(dossier, TableKind.ACTS, ACT)
    undo.undo(dossier)
    assert records.stored(dossier, TableKind.ACTS) == ()
    assert selections.cells(dossier, RecordSelection("cp", (1,))) == ()


def test_the_years_of_records_are_those_of_their_register(dossier: Dossier) -> None:
    assert datasets.one(dossier, registered(dossier, TableKind.ACTS, ACT, OTHER)).years == (2024,)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE records SET body = replace(body, '15', '16') WHERE id = 1",
        "UPDATE records SET body = '[1]' WHERE id = 1",
        "DELETE FROM records WHERE id = 2",
    ],
)
def test_a_register_that_changed_is_told(dossier: Dossier, damage: str) -> None:
    registered(dossier, TableKind.ACTS, ACT, OTHER, totals=(moved(Amount(1500000)),))
    assert all(check.ok for check in verify.verify(dossier))
    with connect(dossier.path, write=True) as connection:
        connection.execute(damage)
    assert [check.name for check in verify.verify(dossier) if not check.ok] == ["totals"]
