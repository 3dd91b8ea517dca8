"""Arabic names are joined and run from right to left; other writing stays as it is."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from budgetwatch.rendering.arabic import shaped


def test_letters_take_the_form_that_their_place_asks_for() -> None:
    """The defence: its alif stands alone, lam joins on, and the last letter closes the word at the left."""
    assert shaped("\u0644\u062c\u0646\u0629") == "\ufe94\ufee8\ufea0\ufedf"


def test_a_letter_that_joins_nothing_after_it_leaves_the_next_at_the_beginning() -> None:
    assert shaped("\u062f\u0628") == "\ufe8f\ufea9"


def test_lam_and_alif_are_written_as_one() -> None:
    assert shaped("\u0644\u0627") == "\ufefb"
    assert shaped("\u0633\u0644\u0627\u0645") == "\ufee1\ufefc\ufeb3"


def test_figures_inside_a_name_keep_their_order_and_words_around_it_their_place() -> None:
    told = shaped("Unit\u00e9 \u0628\u0628 12 (Nord)")
    assert told.startswith("Unit\u00e9 ")
    assert "12" in told
    assert told.endswith("(Nord)")
    assert shaped("\u0628 2024 \u0628").count("2024") == 1


@pytest.mark.parametrize(
    "text", ["\u0181a\u0199o \u01b4an", "\u2d5c\u2d49\u2d3c\u2d49\u2d4f\u2d30\u2d56", "1\u202f234 FCFA", ""]
)
def test_other_writing_is_left_alone(text: str) -> None:
    assert shaped(text) == text


def test_what_is_shaped_stays_shaped_and_keeps_its_letters() -> None:
    name = "\u0644\u062c\u0646\u0629 \u0627\u0644\u062f\u0641\u0627\u0639"
    once = shaped(name)
    assert shaped(once) == once
    assert sorted(normalize("NFKC", once)) == sorted(name)
