"""Amounts at the prices of one year: computed, explained, and left out where prices are not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from budgetwatch.domain.measure import Measure
from budgetwatch.domain.series import Series, SeriesKind
from budgetwatch.store.datasets import Filing
from budgetwatch.usecases.comparing import CompareQuery, compare
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.series import SeriesUnknown, SeriesUnreadable, as_changes, find_series, keep_series

VOTES = """République du Tamaris;;;
(en francs CFA);;;
Code;Programme;LFI 2021;LFI 2022
2101;Opérations terrestres;1000;1200
2102;Soutien;3001;3000
;Total;4001;4200
"""
OWN = Series(SeriesKind.CONSUMER_PRICES, "BF", {2022: Decimal(10)}, "INSD, an invented bulletin")


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """Two years of votes of a country."""
    sheet = tmp_path / "votes.csv"
    sheet.write_text(VOTES, encoding="utf-8")
    with create_dossier(tmp_path / "hearing.budget", "Hearing") as made:
        import_draft(made, replace(draft_import(sheet), filing=Filing(country="BF")))
        yield made


def totals(dossier: Dossier, prices: int | None) -> list[str]:
    told = compare(dossier, CompareQuery(prices=prices))
    return [f"{row.year} {row.stages.get(Measure.VOTED)}" for row in told.totals]


def test_the_committees_own_series_comes_before_the_one_of_the_program(dossier: Dossier) -> None:
    assert find_series(dossier, SeriesKind.CONSUMER_PRICES).values[2022] == Decimal("14.290235")
    keep_series(dossier, OWN)
    assert find_series(dossier, SeriesKind.CONSUMER_PRICES) == replace(OWN, own=True)


def test_amounts_are_given_at_the_prices_of_a_year_and_each_explains_itself(dossier: Dossier) -> None:
    keep_series(dossier, OWN)
    assert totals(dossier, None) == ["2021 4001", "2022 4200"]
    assert totals(dossier, 2022) == ["2021 4401", "2022 4200"]
    told = compare(dossier, CompareQuery(prices=2021))
    assert [row.stages[Measure.VOTED].value for row in told.totals] == [4001, 3818]
    assert all(explain(dossier, figure).holds for row in told.rows for figure in row.stages.values())


def test_a_year_without_known_prices_is_left_out_and_said(dossier: Dossier) -> None:
    keep_series(dossier, OWN)
    assert totals(dossier, 2024) == ["2021 None", "2022 None"]
    told = compare(dossier, CompareQuery(prices=2024))
    assert [str(one.reason) for one in told.breaks][-2:] == [
        "The prices of 2021 are not known: the year is left out.",
        "The prices of 2022 are not known: the year is left out.",
    ]


def test_a_series_that_nobody_gave_is_asked_for(dossier: Dossier) -> None:
    with pytest.raises(SeriesUnknown, match="gross domestic product"):
        find_series(dossier, SeriesKind.GDP)


def test_an_index_of_prices_becomes_changes_on_the_year_before() -> None:
    told = as_changes({2021: Decimal(100), 2022: Decimal(104), 2023: Decimal("106.08")})
    assert told == {2022: Decimal(4), 2023: Decimal(2)}


def test_changes_stay_as_they_are_and_a_mixture_is_refused() -> None:
    changes = {2021: Decimal("6.4"), 2022: Decimal("-1.2")}
    assert as_changes(changes) == changes
    with pytest.raises(SeriesUnreadable):
        as_changes({2021: Decimal(100), 2022: Decimal(4)})
