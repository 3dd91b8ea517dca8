"""The credits opened that a settlement law accounts for: no vote, unless its header says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def _totals(reading: Reading) -> list[tuple[str | None, str, str]]:
    return [(one.measure, str(one.year), str(one.lines_sum)) for one in reading.totals]


@pytest.mark.parametrize("title", ["Loi de règlement 2021 (en FCFA)", "Compte administratif 2021 (en FCFA)"])
def test_credits_opened_in_a_settlement_law_are_asked_about_where_nothing_tells_of_their_changes(
    read: Read, verdict: Judge, title: str
) -> None:
    readings = read(f"""
        | {title}             |                 |                        |
        | Libellé             | Crédits ouverts | Dépenses ordonnancées  |
        | Personnel           | 2000100         | 1990200                |
        | Investissements     | 500300          | 410400                 |
    """)
    assert _totals(readings[0]) == [(None, "2021", "2500400"), ("ordered", "2021", "2400600")]
    assert verdict(readings) == (Verdict.REVIEW, ["measure-missing"])


def test_credits_opened_in_a_settlement_law_are_revised_beside_those_voted(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Loi de règlement 2021 (en FCFA) |          |                 |                       |
        | Libellé                         | LFI 2021 | Crédits ouverts | Dépenses ordonnancées |
        | Personnel                       | 2100500  | 2000100         | 1990200               |
        | Investissements                 | 450600   | 500300          | 410400                |
    """)
    assert _totals(readings[0]) == [
        ("voted", "2021", "2551100"),
        ("revised", "2021", "2500400"),
        ("ordered", "2021", "2400600"),
    ]
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("Loi de règlement 2021 (en FCFA)", "Crédits ouverts LFI"),
        ("Crédits 2021 (en FCFA)", "Crédits ouverts"),
    ],
)
def test_credits_opened_are_those_voted_where_the_header_says_so_or_no_settlement_law_speaks(
    read: Read, verdict: Judge, title: str, header: str
) -> None:
    readings = read(f"""
        | {title}         |          |                       |
        | Libellé         | {header} | Dépenses ordonnancées |
        | Personnel       | 2000100  | 1990200               |
        | Investissements | 500300   | 410400                |
    """)
    assert _totals(readings[0])[0] == ("voted", "2021", "2500400")
    assert verdict(readings) == (Verdict.READY, [])
