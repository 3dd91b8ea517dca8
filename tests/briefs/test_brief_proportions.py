"""The budget in proportion on paper: in the dossier's pack where the documents tell it, nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from budgetwatch.briefs import PackContent
from budgetwatch.briefs.proportions import proportions_section
from budgetwatch.domain.document import Paragraph, Section, Table
from budgetwatch.domain.series import Series, SeriesKind
from budgetwatch.i18n import language
from budgetwatch.rendering.words import tabled
from budgetwatch.store.datasets import Filing
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.packing import PackAsked, PackPlan, compose
from budgetwatch.usecases.proportions import work_out
from budgetwatch.usecases.series import keep_series

BUDGETS = """Budget de la défense;;;;;;;
(en millions de FCFA);;;;;;;
Programme;Libellé du programme;Titre;Libellé du titre;LFI 2021;LFI 2022;LFI 2023;Ordonnancé 2023;Payé 2023
101;Forces terrestres;2;Personnel;400;;600;600;590
101;Forces terrestres;3;Biens et services;100;120;130;120;110
103;Routes;5;Investissements;400;400;440;400;300
104;Fonds spéciaux;3;Biens et services;100;60;230;230;230
"""
TITLE = "Structure, weight and payables"


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """Three years of votes, the second without personnel, and the execution of the last."""
    sheet = tmp_path / "votes.csv"
    sheet.write_text(BUDGETS, encoding="utf-8")
    with create_dossier(tmp_path / "hearing.budget", "Hearing") as made:
        import_draft(made, replace(draft_import(sheet), filing=Filing(country="BF")))
        keep_series(made, Series(SeriesKind.STATE_BUDGET, "BF", {2023: Decimal(7_000_000_000)}, "LFI, invented"))
        yield made


def section(dossier: Dossier) -> Section:
    found = proportions_section(work_out(dossier))
    assert found is not None
    return found


def test_shares_stand_year_by_year_and_a_year_without_wages_is_left_out_and_said(dossier: Dossier) -> None:
    table = section(dossier).blocks[0]
    assert isinstance(table, Table)
    shown = [" | ".join(tabled(cell, language("en"), table.scale) for cell in row.cells) for row in table.rows]
    assert [language("en").word(column.header) for column in table.columns] == [
        "Group",
        "share 2021",
        "share 2023",
        "amount 2023",
    ]
    assert shown == [
        "Personnel | 40.0% | 42.9% | 600,000",
        "Investment | 40.0% | 31.4% | 440,000",
        "Operations | 20.0% | 25.7% | 360,000",
        "Not allocated | 0.0% | 0.0% | 0",
        "Total |  |  | 1,400,000",
    ]
    assert "wage bill is missing" in str(table.note)


def test_weight_growth_payables_and_opacity_follow_in_words_and_a_table(dossier: Dossier) -> None:
    blocks = section(dossier).blocks
    said = [language("en").word(block.text) for block in blocks if isinstance(block, Paragraph)]
    assert said[0] == "In 2023 the budget makes 20.0% of the total budget of the State (LFI, invented)."
    assert said[1].startswith("From 2021 to 2023 the growth is 18.3% a year, compound; ")
    assert said[-1].startswith("In 2023, 16.4% of the budget")
    owed = [block for block in blocks if isinstance(block, Table)][-1]
    assert [tabled(cell, language("en"), owed.scale) for cell in owed.rows[0].cells] == [
        "2023",
        "1,350,000",
        "1,230,000",
        "+120,000",
        "+120,000",
    ]


def test_every_figure_of_the_section_leads_back(dossier: Dossier) -> None:
    document = compose(dossier, PackAsked(PackPlan(outline="themes")))
    (printed,) = (one for one in document.blocks if isinstance(one, Section) and str(one.title) == TITLE)
    figures = replace(document, blocks=(printed,)).figures()
    assert len(figures) > 20
    assert all(explain(dossier, one, raw=False).holds for one in figures)


def test_a_dossier_without_a_budget_prints_no_proportions(tmp_path: Path) -> None:
    with create_dossier(tmp_path / "empty.budget", "Empty") as empty:
        assert proportions_section(work_out(empty)) is None
        titles = {str(one.title) for one in compose(empty).blocks if isinstance(one, Section)}
    assert TITLE not in titles
    assert PackContent.__dataclass_fields__["proportions"].default is None
