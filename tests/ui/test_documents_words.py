"""The years that documents and budgets are named by."""

from __future__ import annotations

import pytest

from ui.models.documents import span


@pytest.mark.parametrize(
    ("years", "told"), [((2024,), "2024"), ((2024, 2024), "2024"), ((2022, 2023, 2024), "2022–2024")]
)
def test_years_are_told_by_their_ends_and_one_year_alone(years: tuple[int, ...], told: str) -> None:
    assert span(years) == told
