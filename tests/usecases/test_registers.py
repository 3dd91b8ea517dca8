"""The other registers in a dossier: their records as figures that lead back to cells, and totals of one currency."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.credit_act import CreditAct
from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.figure import Quantity
from budgetwatch.domain.layout import TableKind
from budgetwatch.usecases import history, verifying
from budgetwatch.usecases.comparing import choices, compare
from budgetwatch.usecases.deciding import Decisions
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.registers import list_records, total_of

FILES = {
    "actes.csv": """\
Actes modificatifs 2024 (en milliers de FCFA);;;;
Référence;Date;Nature de l'acte;Programme d'origine;Programme de destination;CP
A-1;12/03/2024;Virement;2105;2106;1 500
A-2;02/05/2024;Décret d'avance;;2106;700
Total;;;;;2 200
""",
    "effectifs.csv": """\
Effectifs des forces
Force;Catégorie;Exercice;Effectifs autorisés;Effectifs réels
Terre;Officiers;2024;500;480
Air;Officiers;2024;120;118
""",
    "avances.csv": """\
N°;Date;Bénéficiaire;Montant de l'avance;Montant justifié;Date de régularisation
R-1;03/02/2024;Service X;500;450;
""",
    "loi.csv": """\
Loi de programmation militaire 2024-2025 (en milliers de FCFA);;
Catégorie;2024;2025
Investissement;900;950
Personnel;600;650
""",
    "annees.csv": """\
Loi de programmation militaire 2024-2025 (en milliers de FCFA);;;
Année;Investissement;Personnel;Total
2024;900;600;1 500
2025;950;650;1 600
""",
    "lfi.csv": """\
Loi de finances 2024 (en milliers de FCFA);;
Programme;Libellé;Crédits votés
2105;Terre;12 500
2106;Air;8 250
""",
}


def bring(dossier: Dossier, folder: Path, name: str, decisions: Decisions | None = None) -> Verdict:
    (folder / name).write_text(FILES[name], encoding="utf-8")
    draft = draft_import(folder / name).with_decisions(decisions or Decisions())
    import_draft(dossier, draft, "A. Tio")
    return draft.inspection.verdict


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with create_dossier(tmp_path / "essai.budget") as made:
        yield made


def test_the_amounts_of_acts_are_figures_that_lead_to_their_cells(dossier: Dossier, tmp_path: Path) -> None:
    assert bring(dossier, tmp_path, "actes.csv") is Verdict.READY
    rows = list_records(dossier, TableKind.ACTS)
    total = total_of(rows, "cp")
    assert total is not None
    told = explain(dossier, total)
    assert (str(total), total.unit.currency, told.holds) == ("2200000", "XOF", True)
    assert [(cell.cell.a1, cell.raw, cell.label) for cell in told.cells] == [
        ("F3", "1 500", "A-1"),
        ("F4", "700", "A-2"),
    ]
    assert total_of(rows, "ae") is None
    act = rows[0].record
    assert isinstance(act, CreditAct)
    assert (act.currency, act.source_code, act.target_code) == ("XOF", "2105", "2106")


def test_strengths_are_counts_and_not_money(dossier: Dossier, tmp_path: Path) -> None:
    bring(dossier, tmp_path, "effectifs.csv")
    total = total_of(list_records(dossier, TableKind.HEADCOUNT), "actual")
    assert total is not None
    assert (str(total), total.unit.quantity, total.unit.currency) == ("598", Quantity.COUNT, None)


def test_what_a_register_does_not_print_is_asked_and_then_decided(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "avances.csv").write_text(FILES["avances.csv"], encoding="utf-8")
    asked = {question.asked.value for question in draft_import(tmp_path / "avances.csv").questions}
    assert asked == {"scale", "currency"}
    bring(dossier, tmp_path, "avances.csv", Decisions(scale=1000, currency="XOF"))
    (row,) = list_records(dossier, TableKind.ADVANCES)
    assert {name: str(figure) for name, figure in row.figures.items()} == {"amount": "500000", "justified": "450000"}


def test_an_undone_register_is_listed_no_more(dossier: Dossier, tmp_path: Path) -> None:
    bring(dossier, tmp_path, "actes.csv")
    history.undo(dossier)
    assert list_records(dossier, TableKind.ACTS) == ()


def test_no_register_changes_what_a_comparison_of_the_budget_says(dossier: Dossier, tmp_path: Path) -> None:
    bring(dossier, tmp_path, "lfi.csv")
    before = compare(dossier, CompareQuery()), choices(dossier)
    for name in ("actes.csv", "effectifs.csv", "loi.csv", "annees.csv"):
        bring(dossier, tmp_path, name)
    after = compare(dossier, CompareQuery()), choices(dossier)
    assert [(row.key, str(row.year), {m: str(f) for m, f in row.stages.items()}) for row in after[0].rows] == [
        (row.key, str(row.year), {m: str(f) for m, f in row.stages.items()}) for row in before[0].rows
    ]
    assert (after[0].years, after[1].years, after[1].measures) == (before[0].years, before[1].years, before[1].measures)
    assert all(check.ok for check in verifying.verify_dossier(dossier))


def test_a_register_is_worth_its_amounts_and_a_calendar_its_days(tmp_path: Path) -> None:
    (tmp_path / "actes.csv").write_text(FILES["actes.csv"], encoding="utf-8")
    assert draft_import(tmp_path / "actes.csv").amounts == 2
    calendar = "Calendrier 2025\nÉtape;Date limite\nDébat;30/06/2024\nDépôt;01/10/2024\n"
    (tmp_path / "calendrier.csv").write_text(calendar, encoding="utf-8")
    assert draft_import(tmp_path / "calendrier.csv").amounts == 2
