"""How a table was read is remembered, and offered for the next file under the same headers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.usecases.deciding import Decisions
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.history import undo
from budgetwatch.usecases.importing import Filing, ImportDraft, import_draft
from budgetwatch.usecases.recipes import (
    RecipeDoesNotFit,
    RecipeMatch,
    RecipeUnnamed,
    forget_recipe,
    keep_recipe,
    recipe_for,
    recipe_named,
    recipes,
    with_recipe,
)
from tests.usecases.conftest import LFI_2023

Draft = Callable[[str, str], ImportDraft]

SILENT_2023 = """\
Crédits de la défense 2023;;
Code;Libellé;Dotation 2023
2101;Soldes;7 994 929
2102;Carburants;3 555 245
TOTAL;;11 550 174
"""
"""A sheet that prints neither a unit nor a stage."""


def kept(dossier: Dossier, draft: ImportDraft, name: str = "Annex 3") -> None:
    keep_recipe(dossier, draft, name, "A clerk")


def match(dossier: Dossier, draft: ImportDraft) -> RecipeMatch:
    found = recipe_for(dossier, draft, draft.tables[0])
    assert found is not None
    return found


def test_next_year_s_sheet_meets_the_recipe_of_this_year_s(dossier: Dossier, draft: Draft) -> None:
    kept(dossier, draft("LFI_2023.csv", LFI_2023))
    found = match(dossier, draft("LFI_2024.csv", LFI_2023.replace("2023", "2024")))
    assert (found.recipe.name, found.near, found.differences) == ("Annex 3", 1.0, ())


def test_what_was_decided_once_is_not_asked_again(dossier: Dossier, draft: Draft) -> None:
    decided = Decisions(scale=1000, currency="XOF", measure=Measure.VOTED, basis=Basis.CP)
    kept(dossier, draft("silent_2023.csv", SILENT_2023).with_decisions(decided))
    silent = draft("silent_2024.csv", SILENT_2023.replace("2023", "2024"))
    assert silent.questions
    known = with_recipe(silent, match(dossier, silent))
    assert known.questions == ()
    column = known.readings[0].amounts[0]
    assert (column.measure, column.basis, column.year and column.year.number) == (Measure.VOTED, Basis.CP, 2024)
    assert str(known.readings[0].totals[0].lines_sum) == "11550174000"


def test_the_document_is_filed_as_the_last_one_was(dossier: Dossier, draft: Draft) -> None:
    first = draft("LFI_2023.csv", LFI_2023)
    filed = Filing(document_type="LFI", institution="Budget office", country="ML")
    kept(dossier, replace(first, filing=filed))
    again = draft("LFI_2024.csv", LFI_2023.replace("2023", "2024"))
    filing = with_recipe(again, match(dossier, again)).filing
    assert (filing.document_type, filing.institution, filing.country) == ("LFI", "Budget office", "ML")


def test_a_column_more_and_a_column_renamed_are_told(dossier: Dossier, draft: Draft) -> None:
    kept(dossier, draft("LFI_2023.csv", LFI_2023))
    other = """\
Loi de finances initiale 2024;;;;
(en milliers de FCFA);;;;
Code;Libellé des lignes;Région;LFI 2024 AE;LFI 2024 CP
2101;Soldes;Nord;8 000 000;8 000 000
2102;Carburants;Sud;3 600 000;3 600 000
TOTAL;;;11 600 000;11 600 000
"""
    found = match(dossier, draft("LFI_2024.csv", other))
    assert found.near < 1
    assert [str(one) for one in found.differences] == [
        "Column B is called “Libellé des lignes”, and “Libellé” in the recipe.",
        "Column C “Région” is not in the recipe.",
    ]


def test_another_printed_unit_is_told_and_holds(dossier: Dossier, draft: Draft) -> None:
    kept(dossier, draft("LFI_2023.csv", LFI_2023))
    millions = draft("LFI_2024.csv", LFI_2023.replace("2023", "2024").replace("milliers", "millions"))
    found = match(dossier, millions)
    assert [str(one) for one in found.differences] == [
        "One printed unit is worth 1000000 here, and 1000 in the recipe."
    ]
    assert with_recipe(millions, found).readings[0].layout.unit.scale == 1_000_000


def test_a_column_that_a_person_left_out_is_left_out_again(dossier: Dossier, draft: Draft) -> None:
    first = draft("LFI_2023.csv", LFI_2023)
    layout = first.readings[0].layout
    columns = tuple(
        Column(column.index, column.header, Role.IGNORED) if column.header == "LFI 2023 AE" else column
        for column in layout.columns
    )
    repainted = first.with_layout(replace(layout, columns=columns))
    kept(dossier, repainted)
    again = draft("LFI_2024.csv", LFI_2023.replace("2023", "2024"))
    found = match(dossier, again)
    assert [str(one) for one in found.differences] == [
        "Column C “LFI 2024 AE” is read as the recipe says, not as its header alone suggests."
    ]
    assert [column.column for column in with_recipe(again, found).readings[0].amounts] == [4]


def test_a_year_that_nothing_prints_is_asked_again(dossier: Dossier, draft: Draft) -> None:
    undated = SILENT_2023.replace(" 2023", "")
    decided = Decisions(scale=1000, currency="XOF", measure=Measure.VOTED, year=2023)
    kept(dossier, draft("silent.csv", undated).with_decisions(decided))
    again = draft("silent again.csv", undated.replace("7 994", "7 995"))
    found = match(dossier, again)
    assert [str(one) for one in found.differences] == ["The year of column C is to be decided again."]
    assert [one.asked.value for one in with_recipe(again, found).questions] == ["year"]


def test_a_table_with_other_columns_has_no_recipe(dossier: Dossier, draft: Draft) -> None:
    kept(dossier, draft("LFI_2023.csv", LFI_2023))
    other = draft("other.csv", "Programme;Engagé 2024;Liquidé 2024;Payé 2024\nA;10 000;9 000;8 000\nB;20 000;9 000;1\n")
    assert recipe_for(dossier, other, other.tables[0]) is None
    with pytest.raises(RecipeDoesNotFit):
        recipe_named(dossier, other, "Annex 3")


def test_a_recipe_is_kept_forgotten_and_brought_back(dossier: Dossier, draft: Draft) -> None:
    read = draft("LFI_2023.csv", LFI_2023)
    import_draft(dossier, read)
    kept(dossier, read)
    assert [(one.name, one.author, one.headers[2]) for one in recipes(dossier)] == [
        ("Annex 3", "A clerk", "LFI 2023 AE")
    ]
    forget_recipe(dossier, "Annex 3")
    assert recipes(dossier) == ()
    undo(dossier)
    assert [one.name for one in recipes(dossier)] == ["Annex 3"]


def test_a_recipe_without_a_name_is_not_kept(dossier: Dossier, draft: Draft) -> None:
    with pytest.raises(RecipeUnnamed):
        keep_recipe(dossier, draft("LFI_2023.csv", LFI_2023), "  ")
    with pytest.raises(NotFound):
        forget_recipe(dossier, "Annex 3")


def test_a_renamed_column_keeps_its_stage_open(dossier: Dossier, draft: Draft) -> None:
    decided = Decisions(scale=1000, currency="XOF", measure=Measure.VOTED)
    kept(dossier, draft("silent_2023.csv", SILENT_2023).with_decisions(decided))
    renamed = draft("silent_2024.csv", SILENT_2023.replace("2023", "2024").replace("Dotation", "Dotation annuelle"))
    found = match(dossier, renamed)
    assert [str(one) for one in found.differences] == [
        "Column C is called “Dotation annuelle 2024”, and “Dotation 2023” in the recipe."
    ]
    assert [one.asked.value for one in with_recipe(renamed, found).questions] == ["measure"]
