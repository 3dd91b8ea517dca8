"""The workbook for the ministry: its own sheets with the doubtful cells marked, and what is asked of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Judgement
from budgetwatch.domain.money import Amount
from budgetwatch.i18n import language
from budgetwatch.usecases.anomalies import Anomaly, export_anomalies, list_anomalies
from budgetwatch.usecases.correcting import correct_cell
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.judging import judge_finding
from tests.usecases.conftest import LFI_2023, Bring
from tests.usecases.test_correcting import REGISTER, at

DOUBTFUL = """\
Loi de finances initiale 2023;;;
(en milliers de FCFA);;;
Code;Libellé;LFI 2023 AE;LFI 2023 CP
2101;Soldes;7 994 929;7 994 929
2102;=Carburants;3 555 245;n.d.
2103;Casernements;4 777 799;#REF!
2104;Opérations;1 295 163;1 295 163
2104;Opérations;1 295 163;1 295 163
2105;@Renseignement;2 000 000;2 000 000
TOTAL;;20 000 000;12 585 255
"""
"""A sheet with an unknown amount, an error, a line printed twice, and a total that its lines do not give."""


def export(dossier: Dossier, tmp_path: Path, code: str = "en") -> Workbook:
    made = export_anomalies(dossier, tmp_path / "anomalies.xlsx", language(code))
    return load_workbook(made.path)


def by_cell(found: tuple[Anomaly, ...]) -> dict[str, Anomaly]:
    return {one.cell.a1: one for one in found}


def test_each_doubtful_cell_is_listed_with_what_was_received_why_and_what_is_asked(
    dossier: Dossier, bring: Bring
) -> None:
    bring("LFI_2023.csv", DOUBTFUL)
    found = by_cell(list_anomalies(dossier))
    assert {place: one.read for place, one in found.items()} == {
        "D5": "n.d.",
        "D6": "#REF!",
        "C8": "1 295 163",
        "C10": "20 000 000",
    }
    assert str(found["D5"].asked) == "Send the amount, or say why it is not disclosed."
    assert str(found["C8"].why) == "This line says the same as that of row 7, with the same amounts."
    assert str(found["C10"].why) == ("Printed 20000000000; the lines add up to 20918299000: a gap of -918299000.")


def test_a_correction_is_put_to_the_ministry_without_the_reason_of_the_committee(
    dossier: Dossier, bring: Bring, tmp_path: Path
) -> None:
    dataset = bring("LFI_2023.csv", LFI_2023)
    correct_cell(dossier, at(dataset, "C5"), Amount(3_555_245_001), "Told by an officer, not to be named")
    found = by_cell(list_anomalies(dossier))
    assert str(found["C5"].why) == "The committee reads 3555245001 here."
    book = export(dossier, tmp_path)
    written = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    notes = [cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    assert not [text for text in (*written, *notes) if "officer" in text]


def test_what_was_received_stands_in_whole_units_beside_what_the_committee_reads(
    dossier: Dossier, bring: Bring, tmp_path: Path
) -> None:
    dataset = bring("LFI_2023.csv", LFI_2023)
    correct_cell(dossier, at(dataset, "C5"), Amount(3_608_000_000), "Letter of 12 March")
    front = export(dossier, tmp_path).worksheets[0]
    rows = [[cell.value for cell in row] for row in front.iter_rows()]
    listed = next(row for row in rows if row[2] == "C5")
    assert listed[3:6] == ["3 555 245", "3,555,245,000", "The committee reads 3,608,000,000 here."]
    assert any("in the unit of that sheet" in str(row[0]) for row in rows)


def test_where_nothing_is_doubtful_nothing_is_written(dossier: Dossier, bring: Bring, tmp_path: Path) -> None:
    bring("LFI_2023.csv", LFI_2023)
    with pytest.raises(NotFound):
        export_anomalies(dossier, tmp_path / "nothing.xlsx", language("en"))
    assert not (tmp_path / "nothing.xlsx").exists()


def test_the_cells_are_marked_and_annotated_where_they_stand(dossier: Dossier, bring: Bring, tmp_path: Path) -> None:
    bring("LFI_2023.csv", DOUBTFUL)
    book = export(dossier, tmp_path)
    assert book.sheetnames == ["To be checked", "LFI_2023"]
    sheet = book["LFI_2023"]
    noted = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    filled = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fill_type == "solid"}
    assert noted == filled == {"D5", "D6", "C8", "C10"}
    comment = sheet["D5"].comment
    assert comment is not None
    assert comment.text.endswith("Send the amount, or say why it is not disclosed.")
    assert [sheet.cell(4, column).value for column in range(1, 5)] == ["2101", "Soldes", "7 994 929", "7 994 929"]


def test_nothing_in_the_workbook_is_carried_out(dossier: Dossier, bring: Bring, tmp_path: Path) -> None:
    bring("LFI_2023.csv", DOUBTFUL)
    book = export(dossier, tmp_path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert not [cell.value for cell in cells if str(cell.value or "").startswith(("=", "+", "-", "@"))]
    assert book["LFI_2023"]["B5"].value == "'=Carburants"


@pytest.mark.parametrize(
    ("code", "title", "reminder"),
    [
        ("en", "Questions to the ministry on its tables", "or beside the cell."),
        ("fr", "Questions au ministère sur ses tableaux", "ou à côté de la cellule."),
    ],
)
def test_the_list_leads_to_the_cells_and_asks_for_an_answer(
    code: str, title: str, reminder: str, dossier: Dossier, bring: Bring, tmp_path: Path
) -> None:
    bring("LFI_2023.csv", DOUBTFUL)
    front = export(dossier, tmp_path, code).worksheets[0]
    assert front["A1"].value == title
    told = [str(row[0].value) for row in front.iter_rows(max_row=6) if row[0].value]
    assert any(text.endswith(reminder) for text in told)
    links = [cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["'LFI_2023'!D5", "'LFI_2023'!D6", "'LFI_2023'!C8", "'LFI_2023'!C10"]


def test_a_contract_in_several_rows_is_not_called_a_line_printed_twice(dossier: Dossier, bring: Bring) -> None:
    rows = "M-01;Véhicules;Dunes SA;Entente directe;14/03/2024;8 640 000;8 000 000\n"
    bring("Marches.csv", REGISTER + rows)
    assert list_anomalies(dossier) == ()


SIGNALS = """\
Registre des marchés 2023 (FCFA)
N° du marché;Exercice;Titulaire;Mode de passation;Base légale;Montant (FCFA)
M1;2023;Kour;Entente directe;;600 000 000
M2;2023;Dune;Entente directe;Urgence;300 000 000
"""


def test_only_the_signals_to_ask_about_go_to_the_ministry_and_in_neutral_words(
    dossier: Dossier, bring: Bring, tmp_path: Path
) -> None:
    bring("registre.csv", SIGNALS)
    assert list_anomalies(dossier) == ()
    judge_finding(dossier, "BW02", Judgement.TO_ASK, "We suspect the director", "A. Clerk")
    (one,) = list_anomalies(dossier)
    assert (one.cell.a1, str(one.why)) == (
        "E3",
        "Signal: Direct award without a legal basis. It is a reason to ask, and proves no irregularity.",
    )
    assert str(one.asked).endswith("?")
    book = export(dossier, tmp_path, "fr")
    written = " ".join(str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value)
    notes = " ".join(cell.comment.text for page in book for row in page.iter_rows() for cell in row if cell.comment)
    assert "Signal" in written
    assert not any(word in written + notes for word in ("suspect", "Clerk", "anomalie", "à transmettre"))


@pytest.mark.parametrize("judgement", [Judgement.EXPLAINED, Judgement.DISMISSED, Judgement.TO_EXAMINE])
def test_a_signal_that_is_explained_or_set_aside_stays_in_the_committee(
    dossier: Dossier, bring: Bring, judgement: Judgement
) -> None:
    bring("registre.csv", SIGNALS)
    judge_finding(dossier, "BW02", judgement, "Reason", "A. Clerk")
    assert list_anomalies(dossier) == ()
