"""Headings among the lines that name a year, a stage or a basis speak of the lines below them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.mapping.sections import section_of

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def _sheet(title: str, first: str, second: str) -> str:
    return f"""
        | {title}   |         |
        | (en FCFA) |         |
        | Rubrique  | Montant |
        | {first}   |         |
        | Soldes    | 710010  |
        | Primes    | 20002   |
        | {second}  |         |
        | Soldes    | 600001  |
        | Primes    | 10003   |
    """


@pytest.mark.parametrize(
    ("title", "first", "second", "totals"),
    [
        ("Crédits 2021", "LFI", "LFR", ["voted None 2021 730012", "revised None 2021 610004"]),
        ("Crédits 2021", "Crédits ouverts", "Mandats émis", ["voted None 2021 730012", "ordered None 2021 610004"]),
        (
            "Loi de finances initiale 2021",
            "Autorisations d'engagement",
            "Crédits de paiement",
            ["voted AE 2021 730012", "voted CP 2021 610004"],
        ),
        ("Crédits votés", "Exercice 2019", "2020", ["voted None 2019 730012", "voted None 2020 610004"]),
        ("LFI 2020", "Gestion 2019", "Gestion 2020", ["voted None 2019 730012", "voted None 2020 610004"]),
    ],
)
def test_lines_have_the_year_and_the_stage_of_the_heading_above_them(
    read: Read, verdict: Judge, title: str, first: str, second: str, totals: list[str]
) -> None:
    readings = read(_sheet(title, first, second))
    (table,) = readings
    assert [f"{one.measure} {one.basis} {one.year} {one.lines_sum}" for one in table.totals] == totals
    assert verdict(readings) == (Verdict.READY, [])
    assert not any(code.label in (first, second) for line in table.lines for code in line.codes)


def test_lines_above_the_first_of_several_years_have_none(read: Read, verdict: Judge) -> None:
    readings = read("""
        | LFI 2020 (en FCFA) |         |
        | Rubrique           | Montant |
        | Soldes             | 710010  |
        | Exercice 2019      |         |
        | Primes             | 20002   |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["year-missing"])


@pytest.mark.parametrize("heading", ["Engagement citoyen", "Programme 2020", "Ordonnancement des pensions", "Dépenses"])
def test_a_heading_that_says_what_the_lines_are_names_no_stage(heading: str) -> None:
    assert section_of(heading) is None
