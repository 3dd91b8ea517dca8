"""Registers: contracts come back as they were read, and each field leads back to its cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from budgetwatch.domain.contract import Contract, Procedure
from budgetwatch.domain.fact import Reading, SubtotalCheck
from budgetwatch.domain.figure import CellSelection, ContractSelection
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.store import contracts, datasets, selections, undo
from budgetwatch.store.datasets import Filing
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.imports import add
from tests.store.tables_as_text import reading_of, source_of

COLUMNS = {"id": 1, "subject": 2, "awarded": 3, "offers": 4, "paid": 5}
REGISTER = (
    Contract("M-01", (2, 3), "Boots", awarded=Amount(1000), offers=3, columns=COLUMNS, year=2013, currency="XOF"),
    Contract(
        "M-02",
        (4,),
        "Radios",
        procedure=Procedure.DIRECT,
        awarded=Amount(25, -1),
        secret=False,
        delivered_share=0.5,
        signed=date(2013, 4, 1),
        columns=COLUMNS,
    ),
)


def registered(dossier: Dossier) -> int:
    """The number of the register, imported."""
    drawn = reading_of("code|label|awarded 2013 CP\n1|Boots|1\n")
    layout = replace(drawn.layout, kind=TableKind.CONTRACTS)
    printed = SubtotalCheck(CellRef(source_of("register").sha256, "Sheet1", 5, 3), "Total", Amount(1003), Amount(1003))
    reading = Reading(layout, 0, (), (), (), (printed,), REGISTER)
    with dossier.change(msg("Import")) as change:
        return add(change, source_of("register"), b"register", [(reading, Filing())])[0]


def test_contracts_come_back_as_they_were_read_with_their_numbers_and_the_currency_of_their_register(
    dossier: Dossier,
) -> None:
    number = registered(dossier)
    kept = tuple(replace(one, stored=at, currency="XOF") for at, one in enumerate(REGISTER, 1))
    assert contracts.stored(dossier) == kept
    assert (datasets.one(dossier, number).contracts, datasets.one(dossier, number).years) == (2, (2013,))


def test_a_contract_of_several_rows_counts_once(dossier: Dossier) -> None:
    registered(dossier)
    awarded = ContractSelection("awarded", (1, 2))
    assert [(found.cell.a1, found.label) for found in selections.cells(dossier, awarded)] == [
        ("C2", "Boots"),
        ("C4", "Radios"),
    ]
    assert (selections.total(dossier, awarded), selections.count(dossier, awarded)) == (Amount(10025, -1), 2)


def test_a_field_that_is_blank_has_a_cell_but_no_value_and_one_that_is_not_kept_has_none(dossier: Dossier) -> None:
    registered(dossier)
    blank = selections.cells(dossier, ContractSelection("paid", (1,)))
    assert [(found.cell.a1, found.value) for found in blank] == [("E2", None)]
    assert selections.cells(dossier, ContractSelection("penalty", (1,))) == ()
    assert selections.total(dossier, ContractSelection("offers", (1, 2))) == Amount(3)


def test_a_printed_total_is_found_by_its_cell(dossier: Dossier) -> None:
    registered(dossier)
    cell = CellRef(source_of("register").sha256, "Sheet1", 5, 3)
    (found,) = selections.cells(dossier, CellSelection((cell,)))
    assert (found.label, found.value, found.line) == ("Total", Amount(1003), None)


def test_an_undone_register_has_no_contracts(dossier: Dossier) -> None:
    registered(dossier)
    undo.undo(dossier)
    assert contracts.stored(dossier) == ()
    assert selections.cells(dossier, ContractSelection("awarded", (1, 2))) == ()
