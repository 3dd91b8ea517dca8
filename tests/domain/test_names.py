"""Cells, areas, codes and labels under the names people use."""

from __future__ import annotations

import pytest

from budgetwatch.domain.code import Classification, Code, normalised
from budgetwatch.domain.source import Area, CellRef, column_letters


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_a_column_has_its_spreadsheet_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_a_cell_and_an_area_have_their_spreadsheet_names() -> None:
    assert CellRef("0" * 64, "Feuil1", 217, 4).a1 == "D217"
    assert Area(5, 1, 230, 8).a1 == "A5:H230"


def test_a_code_is_under_its_ancestors_and_never_under_a_prefix() -> None:
    six = Code(Classification.NATURE, 1, "6")
    sixty_one = Code(Classification.NATURE, 2, "61", parent=six)
    stranger = Code(Classification.NATURE, 2, "61")
    assert sixty_one.is_under(six)
    assert not stranger.is_under(six)


@pytest.mark.parametrize(
    ("label", "same"),
    [
        ("ACTION EXTÉRIEURE DE L'ÉTAT", "Action extérieure de l’Etat"),
        ("- Forêt", "FORET"),
        ("Œuvres sociales", "oeuvres  sociales"),
    ],
)
def test_case_accents_and_punctuation_do_not_make_another_label(label: str, same: str) -> None:
    assert normalised(label) == normalised(same)


@pytest.mark.parametrize(
    ("label", "other"),
    [("شركة الأمل 2", "شركة النور 2"), ("Завод № 5", "Флот № 5"), ("ߞߊ߲ SARL", "ߡߊ߲ SARL"), ("Ɗan SA", "Ɓan SA")],
)
def test_names_that_differ_in_letters_that_are_not_latin_are_not_the_same(label: str, other: str) -> None:
    assert normalised(label) != normalised(other)


def test_accents_and_punctuation_make_no_other_label_in_any_script() -> None:
    assert normalised("«شَرِكة_الأمل»") == normalised("شركة الأمل")
