"""A corrected cell counts everywhere in place of what was received, and what was received stays."""

from __future__ import annotations

import pytest

from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.figure import COUNT, CellSelection, Figure, Operation, RecordSelection, Trace, money
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.domain.source import CellRef, column_number
from budgetwatch.store.records import stored
from budgetwatch.usecases.comparing import compare
from budgetwatch.usecases.contracts import list_contracts
from budgetwatch.usecases.correcting import NoReason, correct_cell, corrections, withdraw_correction
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.history import undo
from budgetwatch.usecases.importing import Dataset
from budgetwatch.usecases.received import raw_texts, view_sheet
from budgetwatch.usecases.verifying import verify_dossier
from tests.usecases.conftest import LFI_2023, Bring

REGISTER = """\
Registre des marchés 2024 (FCFA);;;;;;
N° marché;Objet;Titulaire;Mode de passation;Date de signature;Montant du marché;Montant payé
M-01;Véhicules;Dunes SA;Entente directe;14/03/2024;8 640 000;8 000 000
M-02;Tentes;Oasis SARL;Appel d'offres ouvert;02/05/2024;1 200 000;600 000
"""


def at(dataset: Dataset, place: str) -> CellRef:
    letters = place.rstrip("0123456789")
    return CellRef(dataset.source.sha256, dataset.sheet, int(place[len(letters) :]), column_number(letters))


def voted(dossier: Dossier, label: str | None = None) -> Figure:
    comparison = compare(dossier, CompareQuery(basis=Basis.CP))
    rows = comparison.totals if label is None else [row for row in comparison.rows if row.label == label]
    return rows[0].stages[Measure.VOTED]


def agreement(dossier: Dossier) -> tuple[int, int]:
    row = list_documents(dossier)[0]
    return row.agree, row.disagree


def test_a_corrected_amount_counts_in_its_line_in_the_total_and_in_the_trace(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023), "D5")
    before = voted(dossier).amount
    correct_cell(dossier, cell, Amount(4_000_000_000), "Letter of 12 March", "A clerk")
    assert voted(dossier, "Carburants").amount == Amount(4_000_000_000)
    assert voted(dossier).amount == before + Amount(4_000_000_000 - 3_555_245_000)
    told = explain(dossier, voted(dossier, "Carburants"))
    assert told.holds
    assert [(one.raw, str(one.value)) for one in told.cells] == [("3 555 245", "4000000000")]
    correction = told.cells[0].correction
    assert correction is not None
    assert (correction.author, correction.reason, str(correction.received)) == (
        "A clerk",
        "Letter of 12 March",
        "3555245000",
    )


def test_the_printed_totals_are_compared_with_the_corrected_lines(dossier: Dossier, bring: Bring) -> None:
    wrong = LFI_2023.replace("2102;Carburants;3 555 245;3 555 245", "2102;Carburants;3 555 245;3 555 254")
    cell = at(bring("LFI_2023.csv", wrong), "D5")
    assert agreement(dossier) == (1, 1)
    correct_cell(dossier, cell, Amount(3_555_245_000), "Two digits stand in the wrong order")
    assert agreement(dossier) == (2, 0)
    assert not [one for one in list_findings(dossier) if one.finding.key.startswith("total-disagrees:")]
    undo(dossier)
    assert agreement(dossier) == (1, 1)


def test_a_table_in_thousands_may_be_corrected_to_the_franc(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023), "D5")
    correct_cell(dossier, cell, Amount.parse("3555245678.5"), "Payment order")
    assert str(voted(dossier, "Carburants").amount) == "3555245678.5"
    assert str(voted(dossier, "Soldes").amount) == "7994929000"
    assert explain(dossier, voted(dossier)).holds


def test_an_amount_beyond_64_bits_is_read_beside_the_others(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023), "D5")
    correct_cell(dossier, cell, Amount(9 * 10**17, 6), "Seen in the law")
    assert str(voted(dossier, "Carburants").amount) == "900000000000000000000000"
    assert explain(dossier, voted(dossier)).holds


@pytest.mark.parametrize("state", [Absent.UNKNOWN, Absent.NIL])
def test_a_cell_may_be_read_as_no_amount(state: Absent, dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023), "D5")
    total = voted(dossier).amount
    correct_cell(dossier, cell, state, "The line was meant for another ministry")
    assert voted(dossier).amount == total - Amount(3_555_245_000)
    assert corrections(dossier)[0].corrected is state
    assert explain(dossier, voted(dossier)).holds


def test_the_source_and_the_fact_stay_as_received(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023), "D5")
    correct_cell(dossier, cell, Amount(1), "Letter")
    assert raw_texts(dossier, [cell]) == {cell: "3 555 245"}
    view = view_sheet(dossier, (cell,))
    assert (view.corrected, view.rows[4][3]) == (frozenset({(5, 4)}), "3 555 245")
    assert all(check.ok for check in verify_dossier(dossier))


def test_a_correction_is_corrected_withdrawn_and_brought_back(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023), "D5")
    correct_cell(dossier, cell, Amount(1), "First letter")
    correct_cell(dossier, cell, Amount(2), "Second letter")
    assert [(str(one.received), str(one.corrected), one.reason) for one in corrections(dossier)] == [
        ("3555245000", "2", "Second letter")
    ]
    undo(dossier)
    assert voted(dossier, "Carburants").amount == Amount(1)
    withdraw_correction(dossier, cell)
    assert corrections(dossier) == ()
    assert voted(dossier, "Carburants").amount == Amount(3_555_245_000)
    undo(dossier)
    assert [one.reason for one in corrections(dossier)] == ["First letter"]


def test_a_correction_without_a_reason_changes_nothing(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023), "D5")
    with pytest.raises(NoReason):
        correct_cell(dossier, cell, Amount(1), "  ")
    assert corrections(dossier) == ()


@pytest.mark.parametrize("place", ["B5", "F40"])
def test_only_amounts_are_corrected(place: str, dossier: Dossier, bring: Bring) -> None:
    dataset = bring("LFI_2023.csv", LFI_2023)
    with pytest.raises(NotFound):
        correct_cell(dossier, at(dataset, place), Amount(1), "Letter")
    with pytest.raises(NotFound):
        withdraw_correction(dossier, at(dataset, place))


def test_a_misprinted_total_may_be_read_as_it_was_meant(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023.replace("16 845 337", "16 845 373")), "D8")
    lines = voted(dossier).amount
    assert agreement(dossier) == (1, 1)
    correct_cell(dossier, cell, Amount(16_845_337_000), "Two digits stand in the wrong order in print")
    assert agreement(dossier) == (2, 0)
    assert voted(dossier).amount == lines
    assert [(str(one.received), str(one.corrected)) for one in corrections(dossier)] == [("16845373000", "16845337000")]
    undo(dossier)
    assert agreement(dossier) == (1, 1)


def test_a_total_that_was_not_meant_as_one_witnesses_nothing(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023.replace("16 845 337", "16 845 373")), "D8")
    correct_cell(dossier, cell, Absent.UNKNOWN, "The sheet of another ministry was pasted here")
    assert agreement(dossier)[1] == 0


HEADCOUNTS = """\
Tableau des effectifs 2024;;
Corps;Effectif autorisé 2024;Effectif réel 2024
Armée de terre;12 000;11 400
Gendarmerie;8 500;8 100
"""


def test_a_count_of_another_register_is_corrected_and_traced(dossier: Dossier, bring: Bring) -> None:
    dataset = bring("effectifs.csv", HEADCOUNTS)
    correct_cell(dossier, at(dataset, "C4"), Amount(8_050), "Roll call of 31 December")
    record = next(one for _, one in stored(dossier, TableKind.HEADCOUNT) if one.name == "Gendarmerie")
    assert getattr(record, "actual", None) == Amount(8_050)
    asked = Trace(Operation.SUM, (RecordSelection("actual", (record.stored or 0,)),))
    told = explain(dossier, Figure(8_050, COUNT, asked))
    assert (told.cells[0].value, told.cells[0].correction is not None) == (Amount(8_050), True)
    withdraw_correction(dossier, at(dataset, "C4"))
    record = next(one for _, one in stored(dossier, TableKind.HEADCOUNT) if one.name == "Gendarmerie")
    assert getattr(record, "actual", None) == Amount(8_100)
    with pytest.raises(NotFound):
        correct_cell(dossier, at(dataset, "A4"), Amount(1), "Letter")


def test_a_corrected_contract_is_another_contract_everywhere(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("Marches.csv", REGISTER), "F3")
    correct_cell(dossier, cell, Amount(9_000_000), "The signed contract")
    row = list_contracts(dossier)[0]
    assert (row.contract.awarded, row.figures["awarded"].amount) == (Amount(9_000_000), Amount(9_000_000))
    assert explain(dossier, row.figures["awarded"]).holds
    assert all(check.ok for check in verify_dossier(dossier))


def test_a_cell_asked_for_by_itself_says_what_is_read_in_it(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023), "D5")
    correct_cell(dossier, cell, Amount(5), "Letter")
    figure = money(Amount(5), "XOF", Trace(Operation.SUM, (CellSelection((cell,)),)))
    assert explain(dossier, figure).holds


def test_what_is_said_of_a_document_follows_its_corrections(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023.replace("3 555 245;3 555 245", "3 555 245;3 555 000")), "D5")

    def said() -> list[str]:
        return [issue.code for row in list_documents(dossier) for issue in row.doubts]

    assert "total-disagrees" in said()
    correct_cell(dossier, cell, Amount(3_555_245_000), "Letter of 12 March", "A clerk")
    assert "total-disagrees" not in said()
    undo(dossier)
    assert "total-disagrees" in said()


def test_a_comparison_says_that_cells_of_a_table_were_corrected(dossier: Dossier, bring: Bring) -> None:
    cell = at(bring("LFI_2023.csv", LFI_2023), "D5")
    assert compare(dossier, CompareQuery()).notes == ()
    correct_cell(dossier, cell, Amount(4_000_000_000), "Letter of 12 March", "A clerk")
    (note,) = compare(dossier, CompareQuery()).notes
    assert str(note.reason).startswith("1 cell of LFI_2023.csv was corrected by hand")
