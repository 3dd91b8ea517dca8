"""A total that no word names and that one wrong amount hides is asked about: nothing is counted twice in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]

TOTAL_FIRST = """
    | LFI 2018 (en FCFA)      |          |            |
    | Libellé                 | LFI 2018 | Payé 2018  |
    | Ministère de la défense | 27885237 | 29657188   |
    | Soldes                  | 14873994 | {paid}     |
    | Routes                  | 2965979  | 15156308   |
    | Ponts                   | 10045264 | 13089133   |
"""
NATURES = """
    | LFI 2021 (en FCFA) |          |           |
    | Ministère          | LFI 2021 | Payé 2021 |
    | Défense            | 11805056 | 13493507  |
    | Fonctionnement     | 6968249  | 4856006   |
    | Investissement     | 4836807  | 8637501   |
    | Justice            | 14784433 | 9489837   |
    | Fonctionnement     | {wrong}  | 5695849   |
    | Investissement     | 7332711  | 3793988   |
"""
PARTS = """
    | Budget 2022 (en FCFA) |          |
    | Rubriques             | LFI 2022 |
    | 1. Personnel          | {wrong}  |
    | 1.1 Soldes            | 2546803  |
    | 1.2 Indemnités        | 4369181  |
    | 2. Fonctionnement     | 13748180 |
    | a) Carburant          | 6914211  |
    | b) Entretien          | 6833969  |
    | TOTAL                 | 20664164 |
"""


@pytest.mark.parametrize(
    ("sheet", "right", "wrong"),
    [
        (TOTAL_FIRST, "1411747", "1419524"),
        (NATURES, "7451722", "7443945"),
        (PARTS, "6915984", "6923761"),
    ],
)
def test_one_wrong_amount_does_not_make_a_total_a_line_in_silence(
    read: Read, verdict: Judge, sheet: str, right: str, wrong: str
) -> None:
    assert verdict(read(sheet.format(paid=right, wrong=right))) == (Verdict.READY, [])
    assert verdict(read(sheet.format(paid=wrong, wrong=wrong))) == (Verdict.REVIEW, ["line-may-be-total"])


def test_amounts_that_grow_by_one_step_add_up_others_by_that_alone(read: Read, verdict: Judge) -> None:
    lines = "\n".join(f"| Service {number} | {100 * number} |" for number in range(1, 8))
    readings = read(f"| Payé 2022 (en millions de FCFA) | |\n| Service | Payé |\n{lines}")
    assert verdict(readings) == (Verdict.READY, [])


def test_a_month_is_no_total_of_the_months_before(read: Read, verdict: Judge) -> None:
    lines = "\n".join(f"| {number:02}/2022 | {amount} |" for number, amount in enumerate((130, 210, 340, 505), 1))
    readings = read(f"| Payé 2022 (en millions de FCFA) | |\n| Mois | Payé |\n{lines}")
    assert verdict(readings) == (Verdict.READY, [])


def test_ordinary_lines_of_a_table_without_totals_are_not_spoken_of(read: Read, verdict: Judge) -> None:
    readings = read("""
        | LFI 2018 (en FCFA) |          |           |
        | Libellé            | LFI 2018 | Payé 2018 |
        | Soldes             | 24873994 | 21411747  |
        | Primes             | 2965979  | 15156308  |
        | Ponts              | 7119301  | 2089133   |
        | Routes             | 1912345  | 1089133   |
        | Carburant          | 3119301  | 289133    |
    """)
    assert verdict(readings) == (Verdict.READY, [])


def _projects(code: str) -> str:
    """Many projects of round amounts, each with its code, and one whose amount is that of the two before it."""
    drawn = [1000 * (2 + number * number % 23) for number in range(150)]
    drawn[40:43] = [11000, 4000, 15000]
    codes = [f"3{number:03}4" for number in range(150)]
    codes[40:43] = ["31411", "31412", code]
    rows = "\n".join(f"| {one} | Projet {one} | {amount} |" for one, amount in zip(codes, drawn, strict=True))
    return f"| LFI 2012 (en milliers de FCFA) | | |\n| Code | Libellé | LFI 2012 |\n{rows}"


def test_round_amounts_of_many_projects_add_up_by_chance(read: Read, verdict: Judge) -> None:
    assert verdict(read(_projects("30424"))) == (Verdict.READY, [])


def test_a_round_amount_among_many_is_asked_about_where_its_code_stands_above(read: Read, verdict: Judge) -> None:
    assert verdict(read(_projects("31400"))) == (Verdict.REVIEW, ["line-may-be-total"])
    assert verdict(read(_projects(""))) == (Verdict.REVIEW, ["line-may-be-total"])
