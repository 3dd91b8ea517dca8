"""Heads given as a table: read exactly, or refused with the cell that is in the way."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from budgetwatch.domain.code import Classification
from budgetwatch.domain.pefa import Dimension
from budgetwatch.i18n import language
from budgetwatch.usecases.credibility import (
    HeadChoice,
    HeadsUnreadable,
    keep_heads,
    kept_heads,
    rate_file,
    work_out,
)
from budgetwatch.usecases.credibility_sheet import write_annex
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.history import undo
from budgetwatch.usecases.importing import draft_import, import_draft

THREE_YEARS = """year,category,kind,budget,outturn
2021,Défense,head,200.5,260
2021,Imprévus,contingency,20,10
2022,Défense,head,240,250
2022,Imprévus,contingency,25,20
2023,Défense,head,300,315
2023,Imprévus,contingency,30,15
"""


def listed(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "heads.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_of_heads_is_rated_to_the_last_digit(tmp_path: Path) -> None:
    told = rate_file(listed(tmp_path, THREE_YEARS))
    assert [f"{float(year.outturn or 0):.6f}" for year in told.years] == ["122.448980", "101.886792", "100.000000"]
    assert (told.scores[Dimension.OUTTURN], told.scores[Dimension.CONTINGENCY]) == ("A", "B")


def test_a_head_on_several_rows_of_a_year_is_one_head_and_it_is_said(tmp_path: Path) -> None:
    once, _, _ = THREE_YEARS.partition("\n")
    told = rate_file(listed(tmp_path, f"{once}\n2023,Army,head,60,50\n2023,Army,head,40,50\n2023,Navy,head,100,80\n"))
    assert [(head.category, int(head.budget), int(head.outturn)) for head in told.years[0].heads] == [
        ("Army", 100, 100),
        ("Navy", 100, 80),
    ]
    assert "2023: “Army” stands on several rows; they are added up." in map(str, told.notes)


def test_a_table_without_a_head_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HeadsUnreadable, match="no head"):
        rate_file(listed(tmp_path, THREE_YEARS.partition("\n")[0] + "\n"))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (THREE_YEARS.replace("200.5", "200,5 M").replace(",200,5 M,", ',"200,5 M",'), "D2"),
        (THREE_YEARS.replace("contingency", "reserve"), "C3"),
        (THREE_YEARS.replace("outturn", "spent"), "outturn"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, wrong: str, told: str) -> None:
    with pytest.raises(HeadsUnreadable, match=told):
        rate_file(listed(tmp_path, wrong))


def test_the_working_goes_out_as_a_workbook_named_after_what_it_is(tmp_path: Path) -> None:
    told = rate_file(listed(tmp_path, THREE_YEARS))
    path = write_annex(told, tmp_path / "annex.xlsx", language("en"))
    book = load_workbook(path)
    measures, working, notes = book.worksheets
    assert measures.title == "Logic of PEFA"
    assert [[cell.value for cell in row] for row in measures.iter_rows(max_row=3)] == [
        ["Measure, %", "2021", "2022", "2023", "Letter"],
        ["PI-1", 122.44898, 101.886792, 100, "A"],
        ["PI-2.1", 0, 0, 0, "not rated"],
    ]
    assert working.max_row == 1 + 3
    assert "PEFA" in str(notes["A2"].value)


CHOSEN = HeadChoice(Classification.PROGRAMME, None, frozenset({"2102"}), level=2)
VOTES = """République du Tamaris;;;
(en milliers de FCFA);;;
Code;Programme;LFI {year};Payé {year}
2101;Opérations terrestres;10 000;9 000
2102;Imprévus;2 000;500
2103;Marine;5 000;5 400
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """Three years of votes and payments."""
    with create_dossier(tmp_path / "hearing.budget", "Hearing") as made:
        for year in (2022, 2023, 2024):
            sheet = tmp_path / f"budget_{year}.csv"
            sheet.write_text(VOTES.format(year=year), encoding="utf-8")
            import_draft(made, draft_import(sheet))
        yield made


def test_the_working_of_a_dossier_gives_the_exact_measures_and_leads_back_to_the_cells(dossier: Dossier) -> None:
    worked = work_out(dossier, HeadChoice(Classification.PROGRAMME))
    assert worked is not None
    for one, exact in zip(worked.years, worked.rated.years, strict=True):
        for dimension, percent in ((Dimension.OUTTURN, exact.outturn), (Dimension.BY_HEAD, exact.variance)):
            figure = one.measure(dimension)
            assert figure is not None
            assert percent is not None
            assert abs(100 * Fraction(figure.amount.decimal) - percent) < Fraction(1, 10_000)
            assert explain(dossier, figure).holds
        assert all(explain(dossier, head.adjusted).holds for head in one.heads if head.adjusted)


def test_the_heads_that_a_committee_chose_are_kept_used_and_undone(dossier: Dossier) -> None:
    keep_heads(dossier, CHOSEN, "A. Clerk")
    assert kept_heads(dossier) == CHOSEN
    worked = work_out(dossier)
    assert worked is not None
    reserve = worked.years[0].measure(Dimension.CONTINGENCY)
    assert reserve is not None
    assert str(reserve) == "0.029412"
    undo(dossier)
    assert kept_heads(dossier) == HeadChoice()


BY_MINISTRY = """LFI 2023 (en francs CFA);;;;
Code ministère;Ministère;Code programme;Libellé programme;LFI 2023 CP
21;Défense;021;Administration;53640
21;Défense;022;Forces;43418
22;Intérieur;031;Police;76656
;;;TOTAL;173714
"""
WITHOUT_MINISTRY = """Exécution 2023 (en francs CFA);;
Code programme;Libellé programme;Paiements 2023
021;Administration;50640
022;Forces;40418
031;Police;70656
;TOTAL;161714
"""


@pytest.fixture
def one_sided(tmp_path: Path) -> Iterator[Dossier]:
    """Votes with their ministry beside payments without."""
    with create_dossier(tmp_path / "one.budget", "One side") as dossier:
        for name, text in (("lfi.csv", BY_MINISTRY), ("paid.csv", WITHOUT_MINISTRY)):
            path = tmp_path / name
            path.write_text(text, encoding="utf-8")
            import_draft(dossier, draft_import(path), accept_review=True)
        yield dossier


def test_payments_without_a_ministry_leave_the_composition_by_ministry_unmeasured(one_sided: Dossier) -> None:
    worked = work_out(one_sided)
    assert worked is not None
    (year,), (exact,) = worked.years, worked.rated.years
    assert (year.variance, exact.variance, exact.heads) == (None, None, ())
    assert (str(year.rate), f"{float(exact.outturn or 0):.4f}") == ("0.930921", "93.0921")
    notes = [language("en").word(note) for note in worked.rated.notes]
    assert notes[-2:] == [
        "2023: no amount of the stage “paid” carries the classification “administration”: the composition is not measured.",
        "Measure the composition by another classification, which all these amounts carry: programme.",
    ]


def test_a_classification_that_both_sides_carry_is_measured(one_sided: Dossier) -> None:
    worked = work_out(one_sided, HeadChoice(Classification.PROGRAMME))
    assert worked is not None
    assert worked.years[0].variance is not None
    assert not [note for note in worked.rated.notes if "not measured" in language("en").word(note)]
