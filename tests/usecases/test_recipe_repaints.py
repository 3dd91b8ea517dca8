"""What a person repainted of a sheet is done again on the next one, also where it grew, and what cannot be is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from budgetwatch.domain.layout import Layout, RowKind
from budgetwatch.domain.measure import Flow
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import Area
from budgetwatch.usecases.deciding import Decisions
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.importing import ImportDraft
from budgetwatch.usecases.recipes import RecipeMatch, keep_recipe, recipe_for, recipe_named, recipes_for, with_recipe
from budgetwatch.usecases.repainting import with_area, with_rows

Draft = Callable[[str, str], ImportDraft]

SHEET = """\
Loi de finances initiale 2023;;
(en milliers de FCFA);;
Code;Libellé;LFI 2023 CP
2101;Soldes;7 994
2102;Carburants;3 555
21;Moyens;11 549
2201;Casernes;4 777
2202;Opérations;1 295
22;Infrastructures;6 072
;Fonds de réserve;900
TOTAL;;17 621
"""
GROWN = """\
Loi de finances initiale 2024;;
(en milliers de FCFA);;
Code;Libellé;LFI 2024 CP
2101;Soldes;8 000
2102;Carburants;3 600
2103;Habillement;400
21;Moyens;12 000
2201;Casernes;5 000
2202;Opérations;1 000
22;Infrastructures;6 000
2301;Renseignement;2 000
23;Analyse;2 000
;Fonds de réserve;950
TOTAL;;20 000
"""


def layout_of(draft: ImportDraft) -> Layout:
    return draft.readings[0].layout


def painted(draft: ImportDraft, *rows: int, kind: RowKind) -> ImportDraft:
    return draft.with_layout(with_rows(layout_of(draft), rows, kind))


def kinds(draft: ImportDraft) -> dict[int, RowKind]:
    layout = layout_of(draft)
    return dict(enumerate(layout.rows, layout.area.top))


def again(dossier: Dossier, draft: ImportDraft) -> tuple[RecipeMatch, ImportDraft]:
    match = recipe_for(dossier, draft, draft.tables[0])
    assert match is not None
    return match, with_recipe(draft, match)


def test_rows_painted_by_how_their_code_is_written_are_painted_where_the_sheet_grew(
    dossier: Dossier, draft: Draft
) -> None:
    first = painted(draft("LFI_2023.csv", SHEET), 6, 9, kind=RowKind.OF_WHICH)
    keep_recipe(dossier, first, "Annex")
    match, read = again(dossier, draft("LFI_2024.csv", GROWN))
    assert [row for row, kind in kinds(read).items() if kind is RowKind.OF_WHICH] == [7, 10, 12]
    assert [str(one) for one in match.replayed] == ["3 rows are read as “of which”, as in the recipe: 7, 10, 12."]
    assert match.rows == {7, 10, 12}


def test_one_painted_row_is_found_by_its_label_wherever_it_stands(dossier: Dossier, draft: Draft) -> None:
    first = painted(draft("LFI_2023.csv", SHEET), 10, kind=RowKind.NOTE)
    keep_recipe(dossier, first, "Annex")
    match, read = again(dossier, draft("LFI_2024.csv", GROWN))
    assert kinds(read)[13] is RowKind.NOTE
    assert [str(one) for one in match.replayed] == ["Row 13 is read as “note”, as in the recipe."]


def test_a_painted_row_that_is_gone_is_told(dossier: Dossier, draft: Draft) -> None:
    first = painted(draft("LFI_2023.csv", SHEET), 10, kind=RowKind.NOTE)
    keep_recipe(dossier, first, "Annex")
    match, _ = again(dossier, draft("LFI_2024.csv", GROWN.replace(";Fonds de réserve;950\n", "")))
    assert match.replayed == ()
    assert [str(one) for one in match.differences] == [
        "No row like “Fonds de réserve”, which the recipe reads as “note”, is here."
    ]


def test_a_row_that_is_something_else_now_stays_as_read(dossier: Dossier, draft: Draft) -> None:
    first = painted(draft("LFI_2023.csv", SHEET), 10, kind=RowKind.NOTE)
    keep_recipe(dossier, first, "Annex")
    heading = GROWN.replace(";Fonds de réserve;950\n2", "2").replace("2301;", ";Fonds de réserve;\n2301;")
    match, read = again(dossier, draft("LFI_2024.csv", heading.replace(";Fonds de réserve;950\n", "")))
    row = next(row for row, kind in kinds(read).items() if kind is RowKind.HEADING)
    assert [str(one) for one in match.differences] == [
        f"Row {row} is not like the one that the recipe reads as “note”: it stays as read."
    ]


def test_rows_of_one_label_painted_otherwise_are_told_apart_by_the_row_above(dossier: Dossier, draft: Draft) -> None:
    twice = SHEET.replace(";Fonds de réserve;900\n", ";Divers;900\n").replace("2201;", ";Divers;1\n2201;")
    first = painted(draft("LFI_2023.csv", twice), 11, kind=RowKind.NOTE)
    keep_recipe(dossier, first, "Annex")
    grown = GROWN.replace(";Fonds de réserve;950\n", "").replace("2201;", ";Divers;1\n2201;")
    _, read = again(dossier, draft("LFI_2024.csv", grown.replace("2301;", ";Divers;3\n2301;")))
    assert [row for row, kind in kinds(read).items() if kind is RowKind.NOTE] == [12]


def test_an_area_that_ends_above_a_label_ends_there_again(dossier: Dossier, draft: Draft) -> None:
    first = draft("LFI_2023.csv", SHEET)
    layout, grid = layout_of(first), first.workbook.grids[0]
    cut = with_area(layout, replace(layout.area, bottom=9), grid)
    keep_recipe(dossier, first.with_layout(cut, layout.id), "Annex")
    match, read = again(dossier, draft("LFI_2024.csv", GROWN))
    assert layout_of(read).area == Area(3, 1, 12, 3)
    assert [str(one) for one in match.replayed] == ["The table is read over A3:C12, as in the recipe."]
    assert read.tables == (layout_of(read).id,)


def test_an_area_whose_end_is_not_found_stays_as_read_and_is_told(dossier: Dossier, draft: Draft) -> None:
    first = draft("LFI_2023.csv", SHEET)
    layout, grid = layout_of(first), first.workbook.grids[0]
    keep_recipe(dossier, first.with_layout(with_area(layout, replace(layout.area, bottom=9), grid), layout.id), "A")
    match, read = again(dossier, draft("LFI_2024.csv", GROWN.replace("Fonds de réserve", "Provisions")))
    assert layout_of(read).area.bottom == 14
    assert [str(one) for one in match.differences] == [
        "The row at which the area of the recipe ends is not found here."
    ]


def test_columns_left_out_of_the_area_are_left_out_by_their_headers(dossier: Dossier, draft: Draft) -> None:
    wide = SHEET.replace("LFI 2023 CP", "LFI 2023 CP;Observations").replace("7 994\n", "7 994;à revoir\n")
    first = draft("LFI_2023.csv", wide)
    layout, grid = layout_of(first), first.workbook.grids[0]
    assert layout.area.right == 4
    keep_recipe(dossier, first.with_layout(with_area(layout, replace(layout.area, right=3), grid), layout.id), "A")
    wider = GROWN.replace("LFI 2024 CP", "LFI 2024 CP;Observations").replace("8 000\n", "8 000;à revoir\n")
    match, read = again(dossier, draft("LFI_2024.csv", wider))
    assert layout_of(read).area.right == 3
    assert match.differences == ()


def test_the_side_of_the_budget_and_the_dashes_are_decided_again(dossier: Dossier, draft: Draft) -> None:
    first = draft("LFI_2023.csv", SHEET)
    turned = first.with_layout(replace(layout_of(first), flow=Flow.REVENUE))
    decided = turned.with_decisions(Decisions(dashes=Absent.UNKNOWN), turned.tables[0])
    keep_recipe(dossier, decided, "Annex")
    match, read = again(dossier, draft("LFI_2024.csv", GROWN))
    assert layout_of(read).flow is Flow.REVENUE
    assert read.decided_for(read.tables[0]).dashes is Absent.UNKNOWN
    assert [str(one) for one in match.replayed] == [
        "The table is read as revenue, as in the recipe.",
        "A printed dash is an amount that is not given, as in the recipe.",
    ]


def test_a_printed_unit_that_was_overruled_is_overruled_under_the_same_words_only(
    dossier: Dossier, draft: Draft
) -> None:
    first = draft("LFI_2023.csv", SHEET)
    keep_recipe(dossier, first.with_decisions(Decisions(scale=1_000_000), first.tables[0]), "Annex")
    match, read = again(dossier, draft("LFI_2024.csv", GROWN))
    assert layout_of(read).unit.scale == 1_000_000
    assert match.differences == ()
    assert "although the sheet says" in str(match.replayed[0])
    _, other = again(dossier, draft("LFI_2025.csv", GROWN.replace("en milliers de", "montants en")))
    assert layout_of(other).unit.scale == 1


def test_a_recipe_replaces_what_was_painted_before_it_was_followed(dossier: Dossier, draft: Draft) -> None:
    keep_recipe(dossier, painted(draft("LFI_2023.csv", SHEET), 10, kind=RowKind.NOTE), "Annex")
    new = draft("LFI_2024.csv", GROWN)
    match = recipe_for(dossier, new, new.tables[0])
    assert match is not None
    layout = layout_of(new)
    smaller = new.with_layout(with_area(layout, replace(layout.area, bottom=12), new.workbook.grids[0]), layout.id)
    read = with_recipe(smaller, match)
    assert layout_of(read).area == layout.area
    assert kinds(read)[13] is RowKind.NOTE


def test_a_recipe_kept_from_a_recipe_paints_the_same_rows(dossier: Dossier, draft: Draft) -> None:
    keep_recipe(dossier, painted(draft("LFI_2023.csv", SHEET), 10, kind=RowKind.NOTE), "Annex")
    _, read = again(dossier, draft("LFI_2024.csv", GROWN))
    keep_recipe(dossier, read, "Annex")
    (match,) = recipe_named(dossier, draft("LFI_2025.csv", GROWN.replace("2024", "2025")), "Annex")
    assert match.rows == {13}


def test_each_chosen_table_of_a_file_has_its_recipe(dossier: Dossier, draft: Draft) -> None:
    keep_recipe(dossier, draft("LFI_2023.csv", SHEET), "Annex")
    new = draft("LFI_2024.csv", GROWN)
    assert [one.table for one in recipes_for(dossier, new)] == list(new.tables)
    assert recipes_for(dossier, new.with_tables(())) == ()


def test_a_table_taken_though_not_proposed_is_taken_again_where_only_one_may_be_meant(
    dossier: Dossier, draft: Draft
) -> None:
    first = draft("LFI_2023.csv", SHEET)
    unproposed = replace(layout_of(first), primary=False)
    aside = replace(first, painted={unproposed.id: unproposed})
    keep_recipe(dossier, aside, "Annex")
    new = draft("LFI_2024.csv", GROWN).with_tables(())
    (match,) = recipes_for(dossier, new)
    assert with_recipe(new, match).tables == (match.table,)
    assert [str(one) for one in match.replayed] == ["The table is imported too, as in the recipe."]
