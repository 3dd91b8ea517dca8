"""A corrected file takes the place of the one before it, and what changes is told first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from budgetwatch.domain.audience import correction_item
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.i18n import language
from budgetwatch.usecases.comparing import compare
from budgetwatch.usecases.correcting import correct_cell, correction_audience, corrections
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.hearing import ask_about
from budgetwatch.usecases.history import list_history, redo, undo
from budgetwatch.usecases.importing import ImportDraft, NewerVersion, import_draft, spreadsheets_in
from budgetwatch.usecases.packing import PackAsked, PackKind, PackPlan, make_pack
from budgetwatch.usecases.produced_packs import list_packs
from budgetwatch.usecases.showing import set_audience
from budgetwatch.usecases.versions import Changes, Fate, replaced_by, touched_by
from tests.usecases.conftest import LFI_2023, Bring, Sheet

Draft = Callable[[str, str], ImportDraft]

CORRECTED = (
    LFI_2023.replace("2102;Carburants;3 555 245;3 555 245", "2102;Carburants;3 555 245;3 600 000")
    .replace("2103;Casernements", "2103;Casernements et logements")
    .replace("2104;Opérations;1 295 163;1 295 163", "2105;Renseignement;1 295 163;1 295 000")
    .replace("16 845 337", "16 889 929")
)
"""The same table with one amount, one name and one line changed."""


def changes(dossier: Dossier, draft: ImportDraft) -> Changes:
    found = replaced_by(dossier, draft)
    assert len(found) == 1
    return found[0].changes


def replacing(dossier: Dossier, draft: ImportDraft) -> ImportDraft:
    one = replaced_by(dossier, draft)[0]
    return draft.with_replacing(one.table, one.dataset.id)


def voted(dossier: Dossier) -> str:
    total = next(row for row in compare(dossier, CompareQuery()).totals if row.year == 2023)
    return str(total.stages[Measure.VOTED].amount)


def test_what_changed_is_told_line_by_line_and_cell_by_cell(dossier: Dossier, bring: Bring, draft: Draft) -> None:
    bring("LFI_2023.csv", LFI_2023)
    found = changes(dossier, draft("LFI_2023 corrigée.csv", CORRECTED))
    assert [(line.code, line.label) for line in found.added] == [("2105", "Renseignement")]
    assert [(line.code, line.label) for line in found.dropped] == [("2104", "Opérations")]
    assert [(one.before.label, one.after.label) for one in found.renamed] == [
        ("Casernements", "Casernements et logements")
    ]
    assert [(one.line, str(one.before), str(one.after)) for one in found.amounts] == [
        ("Carburants", "3555245000", "3600000000")
    ]
    changed = found.amounts[0]
    assert (changed.before_cell.a1, changed.after_cell.a1) == ("D5", "D5")
    assert changed.before_cell.file_sha256 != changed.after_cell.file_sha256


def test_a_newer_version_is_not_added_to_the_old_one_unasked(dossier: Dossier, bring: Bring, draft: Draft) -> None:
    bring("LFI_2023.csv", LFI_2023)
    before = voted(dossier)
    with pytest.raises(NewerVersion) as refused:
        import_draft(dossier, draft("LFI_2023 corrigée.csv", CORRECTED))
    assert [issue.code for issue in refused.value.issues] == ["newer-version-of"]
    assert voted(dossier) == before


def test_replacing_is_one_step_that_undo_takes_back(dossier: Dossier, bring: Bring, draft: Draft) -> None:
    first = bring("LFI_2023.csv", LFI_2023)
    old = voted(dossier)
    second = import_draft(dossier, replacing(dossier, draft("LFI_2023 corrigée.csv", CORRECTED))).value[0]
    assert second.filing.replaces == first.id
    assert [row.dataset.id for row in list_documents(dossier)] == [second.id]
    new = voted(dossier)
    assert new != old
    undo(dossier)
    assert [row.dataset.id for row in list_documents(dossier)] == [first.id]
    assert voted(dossier) == old
    redo(dossier)
    assert voted(dossier) == new


def test_a_correction_holds_where_the_newer_version_prints_the_same_amount(
    dossier: Dossier, bring: Bring, draft: Draft
) -> None:
    first = bring("LFI_2023.csv", LFI_2023)
    cell = CellRef(first.source.sha256, first.sheet, 5, 3)
    correct_cell(dossier, cell, Amount(9_000_000_000), "Letter of 12 March", "A. Clerk")
    set_audience(dossier, correction_item(cell), Audience.CLOSED)
    old, at = voted(dossier), corrections(dossier)[0].at
    again = LFI_2023.replace("2103;Casernements", "2103;Casernements et logements")
    asked = replacing(dossier, draft("LFI_2023 bis.csv", again))
    assert [one.fate for one in touched_by(dossier, asked).corrections] == [Fate.CARRIED]
    assert changes(dossier, asked).amounts == ()
    second = import_draft(dossier, asked, "B. Clerk").value[0]
    assert voted(dossier) == old
    assert [(one.cell, one.author, one.at) for one in corrections(dossier)] == [
        (CellRef(second.source.sha256, second.sheet, 5, 3), "A. Clerk", at)
    ]
    assert correction_audience(dossier, corrections(dossier)[0].cell) is Audience.CLOSED
    assert "1 carried over, 0 left behind" in language("en").word(list_history(dossier)[0].label)
    undo(dossier)
    assert [one.cell for one in corrections(dossier)] == [cell]
    assert voted(dossier) == old


def test_a_correction_that_the_newer_version_prints_or_contradicts_is_not_laid_over_it(
    dossier: Dossier, bring: Bring, draft: Draft
) -> None:
    first = bring("LFI_2023.csv", LFI_2023)
    cell = CellRef(first.source.sha256, first.sheet, 5, 4)
    correct_cell(dossier, cell, Amount(3_600_000_000), "Letter of 12 March")
    said = replacing(dossier, draft("LFI_2023 corrigée.csv", CORRECTED))
    assert [(one.fate, one.cell and one.cell.a1) for one in touched_by(dossier, said).corrections] == [
        (Fate.SAID, "D5")
    ]
    other = replacing(dossier, draft("LFI_2023 ter.csv", CORRECTED.replace("3 600 000", "3 700 000")))
    told = touched_by(dossier, other).corrections
    assert [(one.fate, str(one.printed)) for one in told] == [(Fate.LEFT, "3700000000")]
    import_draft(dossier, other)
    assert corrections(dossier) == ()
    assert "0 carried over, 1 left behind" in language("en").word(list_history(dossier)[0].label)


def test_both_versions_count_where_a_person_says_so_and_the_document_tells(
    dossier: Dossier, bring: Bring, draft: Draft
) -> None:
    bring("LFI_2023.csv", LFI_2023)
    both = draft("LFI_2023 corrigée.csv", CORRECTED)
    both = both.with_replacing(both.tables[0], None)
    import_draft(dossier, both)
    rows = list_documents(dossier)
    assert [[issue.code for issue in row.checks.issues] for row in rows] == [[], ["newer-version-of"]]


def test_another_year_and_another_stage_are_no_newer_version(dossier: Dossier, bring: Bring, draft: Draft) -> None:
    bring("LFI_2023.csv", LFI_2023)
    assert replaced_by(dossier, draft("LFI_2024.csv", LFI_2023.replace("2023", "2024"))) == ()
    assert replaced_by(dossier, draft("LFR_2023.csv", LFI_2023.replace("LFI 2023", "LFR 2023"))) == ()


def test_another_institution_with_the_same_lines_is_no_newer_version(
    dossier: Dossier, bring: Bring, draft: Draft
) -> None:
    bring("Défense.csv", LFI_2023)
    police = """\
Loi de finances initiale 2023;;;
(en milliers de FCFA);;;
Code;Libellé;LFI 2023 AE;LFI 2023 CP
2101;Soldes;3 111 000;3 111 000
2102;Carburants;911 000;911 000
2103;Casernements;1 400 000;1 300 000
2104;Opérations;77 000;77 000
TOTAL;;5 499 000;5 399 000
"""
    assert replaced_by(dossier, draft("Police.csv", police)) == ()


def test_the_same_amounts_under_other_headers_are_a_version_too(dossier: Dossier, bring: Bring, draft: Draft) -> None:
    bring("LFI_2023.csv", LFI_2023)
    reworded = LFI_2023.replace("Code;Libellé", "Ligne;Intitulé de la ligne").replace("TOTAL;;17", "TOTAL;; 17")
    assert not changes(dossier, draft("LFI_2023 bis.csv", reworded)).any


def test_authorisations_and_payments_in_files_of_their_own_are_no_versions(
    dossier: Dossier, bring: Bring, draft: Draft
) -> None:
    one = """\
Loi de finances initiale 2023;;
(en milliers de FCFA);;
Code;Libellé;LFI 2023 AE
2101;Soldes;7 994 929
2102;Carburants;3 555 245
TOTAL;;11 550 174
"""
    bring("AE.csv", one)
    assert replaced_by(dossier, draft("CP.csv", one.replace("LFI 2023 AE", "Crédits de paiement LFI 2023"))) == ()


def test_what_a_new_version_touches_is_tried_and_nothing_is_written(
    dossier: Dossier, bring: Bring, draft: Draft
) -> None:
    wrong = LFI_2023.replace("TOTAL;;17 623 136", "TOTAL;;17 900 000")
    dataset = bring("LFI_2023.csv", wrong)
    gap = next(one.finding for one in list_findings(dossier) if one.finding.code == "total-disagrees")
    ask_about(dossier, gap.key)
    cell = changes(dossier, draft("again.csv", CORRECTED)).amounts[0].before_cell
    correct_cell(dossier, cell, Amount(3_600_000_000), "Letter of 12 March")
    steps, folder = len(list_history(dossier)), sorted(dossier.path.parent.iterdir())
    touched = touched_by(dossier, draft("LFI_2023 corrigée.csv", CORRECTED))
    assert (gap.key, None) in [(one.before.finding.key if one.before else "", one.after) for one in touched.findings]
    assert [question.origin for question in touched.questions] == [gap.key]
    assert [one.correction.cell for one in touched.corrections] == [cell]
    assert [row.dataset.id for row in list_documents(dossier)] == [dataset.id]
    assert len(list_history(dossier)) == steps
    left = sorted(path for path in dossier.path.parent.iterdir() if path.suffix != ".csv")
    assert left == [path for path in folder if path.suffix != ".csv"]


def test_of_a_large_dossier_what_rests_on_changed_lines_is_found_without_a_trial(
    dossier: Dossier, bring: Bring, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = LFI_2023.replace("TOTAL;;17 623 136", "TOTAL;;17 900 000")
    bring("LFI_2023.csv", wrong)
    bring("LFI_2022.csv", wrong.replace("2023", "2022"))
    monkeypatch.setattr("budgetwatch.usecases.versions.MOST_TRIED", 0)
    gaps = [one.finding for one in list_findings(dossier) if one.finding.code == "total-disagrees"]
    touched = touched_by(dossier, draft("LFI_2023 corrigée.csv", CORRECTED))
    found = {one.before.finding.key for one in touched.findings if one.before is not None}
    assert not touched.tried
    assert [gap.key in found for gap in sorted(gaps, key=lambda gap: "2022" in gap.key)] == [True, False]
    again = touched_by(dossier, draft("LFI_2023 bis.csv", wrong.replace("Code;Libellé", "Ligne;Intitulé")))
    assert (again.findings, again.answers) == ((), ())


def test_a_pack_that_was_produced_from_a_replaced_file_is_named(
    dossier: Dossier, bring: Bring, draft: Draft, tmp_path: Path
) -> None:
    bring("LFI_2022.csv", LFI_2023.replace("2023", "2022"))
    make_pack(dossier, tmp_path / "out", language("en"))
    bring("LFI_2023.csv", LFI_2023)
    second = make_pack(dossier, tmp_path / "out", language("fr"), PackAsked(PackPlan(PackKind.NOTE)), author="A clerk")
    touched = touched_by(dossier, draft("LFI_2023 corrigée.csv", CORRECTED))
    assert [(one.snapshot, one.kind, one.language, one.formats, one.author) for one in touched.packs] == [
        (second.snapshot, "note", "fr", ("pdf",), "A clerk")
    ]
    assert len(list_packs(dossier)) == 2


def test_the_spreadsheets_of_a_folder_come_in_the_order_of_their_names(sheet: Sheet) -> None:
    first = sheet("b.csv", LFI_2023)
    (first.parent / "a folder").mkdir()
    for name in ("~$b.xlsx", ".hidden.csv", "letter.docx", "a folder/a.ods", "c.XLSX"):
        sheet(name, "")
    assert [path.relative_to(first.parent).as_posix() for path in spreadsheets_in(first.parent)] == [
        "a folder/a.ods",
        "b.csv",
        "c.XLSX",
    ]


def test_a_register_of_headcounts_has_versions_too(dossier: Dossier, bring: Bring, draft: Draft) -> None:
    headcounts = """\
Tableau des effectifs 2024;;
Corps;Effectif autorisé 2024;Effectif réel 2024
Armée de terre;12 000;11 400
Gendarmerie;8 500;8 100
Police;9 000;8 750
"""
    dataset = bring("effectifs.csv", headcounts)
    found = changes(dossier, draft("effectifs v2.csv", headcounts.replace("8 100", "8 050")))
    assert dataset.facts == 0
    assert [(one.line, str(one.before), str(one.after), one.after_cell.a1) for one in found.amounts] == [
        ("Gendarmerie", "8100", "8050", "C4")
    ]


BY_PROGRAMME = """\
Loi de finances initiale 2023;;;;;
(en milliers de FCFA);;;;;
Code programme;Programme;Titre;Libellé;LFI 2023 AE;LFI 2023 CP
021;Administration;2;Biens et services;18 851;18 851
022;Forces terrestres;2;Biens et services;4 063;4 063
022;Forces terrestres;5;Investissement;30 162;25 135
TOTAL;;;;53 076;48 049
"""


def test_a_changed_line_is_named_with_its_programme_and_ae_are_never_added_to_cp(
    dossier: Dossier, bring: Bring, draft: Draft
) -> None:
    bring("LFI.csv", BY_PROGRAMME)
    newer = BY_PROGRAMME.replace("4 063;4 063", "4 563;4 663").replace("53 076;48 049", "53 576;48 649")
    found = changes(dossier, draft("LFI v2.csv", newer))
    assert {one.named for one in found.amounts} == {"Biens et services — 022 Forces terrestres"}
    assert {(str(basis), year): str(moved) for (_, basis, year), moved in found.moved().items()} == {
        ("AE", 2023): "500000",
        ("CP", 2023): "600000",
    }


def test_a_short_table_of_which_most_amounts_were_corrected_is_asked_about(
    dossier: Dossier, bring: Bring, draft: Draft
) -> None:
    rows = ("01;Soldes;100 250", "02;Primes;20 125", "03;Carburants;5 040")
    short = "LFI 2023 - Défense (en FCFA)\nCode;Libellé;LFI 2023\n" + "\n".join(rows) + "\n"
    bring("LFI.csv", short)
    corrected = short.replace("100 250", "110 250").replace("5 040", "6 040")
    assert len(changes(dossier, draft("LFI corrigée.csv", corrected)).amounts) == 2
    other = corrected.replace("20 125", "33 700")
    assert replaced_by(dossier, draft("Autre.csv", other)) == ()
