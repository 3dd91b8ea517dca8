"""A programming law as it is received, beside the budget of its first year."""

from __future__ import annotations

from pathlib import Path

from budgetwatch.usecases.comparing import choices
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.programming import list_laws

LAW = """Loi de programmation militaire 2023-2025 – annexe financière;;;;
(en millions de FCFA);;;;
Rubrique;2023;2024;2025;Total
Personnel;60,5;64;70;194,5
Investissement;50;55;60;165
Total;110,5;119;130;359,5
"""
BUDGET = """République du Tamaris;;
(en milliers de FCFA);;
Code;Programme;LFI 2023
2101;Opérations terrestres;60 500
2102;Soutien;40 000
"""


def test_every_figure_of_a_law_leads_back_to_its_cells(tmp_path: Path) -> None:
    with create_dossier(tmp_path / "hearing.budget", "Hearing") as dossier:
        for name, text in (("lpm.csv", LAW), ("budget.csv", BUDGET)):
            (tmp_path / name).write_text(text, encoding="utf-8")
            import_draft(dossier, draft_import(tmp_path / name))
        (law,) = list_laws(dossier)
        assert [f"{one.year} {one.tranche} {one.gap} {one.share}" for one in law.years] == [
            "2023 110500000 -10000000 0.909502",
            "2024 119000000 None None",
            "2025 130000000 None None",
        ]
        assert [f"{one.label} {one.total}" for one in law.categories] == [
            "Personnel 194500000",
            "Investissement 165000000",
        ]
        figures = [law.total, *(one.total for one in law.categories), *(one.cumulated for one in law.years)]
        figures += [one.gap for one in law.years if one.gap] + [one.share for one in law.years if one.share]
        assert all(explain(dossier, figure).holds for figure in figures)


def test_the_lines_of_a_law_offer_no_classification_to_compare_budgets_by(tmp_path: Path) -> None:
    with create_dossier(tmp_path / "hearing.budget", "Hearing") as dossier:
        (tmp_path / "budget.csv").write_text(BUDGET, encoding="utf-8")
        import_draft(dossier, draft_import(tmp_path / "budget.csv"))
        before = choices(dossier).levels
        (tmp_path / "lpm.csv").write_text(LAW, encoding="utf-8")
        import_draft(dossier, draft_import(tmp_path / "lpm.csv"))
        assert choices(dossier).levels == before
