"""A text that a spreadsheet would carry out is shown instead."""

from __future__ import annotations

import pytest

from budgetwatch.rendering.safe_cells import plain_text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1 234", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_begins_like_a_formula_is_kept_behind_an_apostrophe(text: str) -> None:
    assert plain_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Soldes", "1 234", "Titre 2 = personnel", "n° 5"])
def test_any_other_text_is_left_as_it_is(text: str) -> None:
    assert plain_text(text) == text


def test_what_no_workbook_may_hold_is_replaced_and_a_text_without_end_is_cut() -> None:
    assert plain_text("a\x00b") == "a\N{REPLACEMENT CHARACTER}b"
    assert len(plain_text("a" * 40_000)) == 32_767
