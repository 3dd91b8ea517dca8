"""Which rows stand above others, by their words, their codes and what adds up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def test_levels_named_by_words_are_no_lines_though_one_has_a_single_part(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Libellé                  | LFI 2021 (FCFA) | Payé 2021 |
        | Titre 1 : Personnel      | 12500300        | 8250400   |
        | Article 1 : Solde        | 12500300        | 8250400   |
        | Paragraphe 1 : Officiers | 12500300        | 8250400   |
        | Titre 2 : Biens          | 12370900        | 16620800  |
        | Article 1 : Carburant    | 12370900        | 16620800  |
        | Paragraphe 1 : Essence   | 8250400         | 12500300  |
        | Paragraphe 2 : Gazole    | 4120500         | 4120500   |
    """)
    assert [line.label for line in readings[0].lines] == [
        "Paragraphe 1 : Officiers",
        "Paragraphe 1 : Essence",
        "Paragraphe 2 : Gazole",
    ]
    assert [str(total.lines_sum) for total in readings[0].totals] == ["24871200", "24871200"]
    assert verdict(readings) == (Verdict.READY, [])


def test_chapters_under_which_nothing_adds_up_stay_lines(read: Read) -> None:
    (table,) = read("""
        | Libellé                | LFI 2021 (FCFA) |
        | Chapitre 1 : Personnel | 12500300        |
        | Article 1 : Solde      | 2100            |
        | Chapitre 2 : Biens     | 12370900        |
        | Article 1 : Essence    | 8250400         |
    """)
    assert len(table.lines) == 4


SUMS_BELOW = """
    | {}   | LFI 2023 (FCFA) |
    | 0101{}Solde     | 100000 |
    | 0102{}Primes    | 200000 |
    | 01{}Personnel   | 300000 |
    | 0201{}Carburant | 50000  |
    | 02{}Biens       | 50000  |
"""


@pytest.mark.parametrize(("head", "glue"), [("Ligne", " "), ("Code | Libellé", " | ")])
def test_a_sum_below_the_lines_whose_codes_go_on_from_its_own_is_no_line(
    read: Read, verdict: Judge, head: str, glue: str
) -> None:
    readings = read(SUMS_BELOW.format(head, *[glue] * 5))
    assert [line.codes[-1].code for line in readings[0].lines] == ["0101", "0102", "0201"]
    assert [str(total.lines_sum) for total in readings[0].totals] == ["350000"]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_code_from_which_those_below_go_on_titles_them_where_it_has_no_amount(read: Read) -> None:
    (table,) = read("""
        | Code    | Description    | Actual outturn 2015 (FCFA) |
        | 14501   | Programme 1    |                            |
        | 1450101 | Peace support  | 1093452143                 |
        | 1450102 | Border posts   |                            |
        | 14502   | Programme 2    |                            |
        | 1450201 | Personnel      | 321993636                  |
    """)
    assert [line.label for line in table.lines] == ["Peace support", "Border posts", "Personnel"]


def test_a_code_put_in_after_another_stands_beside_it(read: Read) -> None:
    (reading,) = read("""
        | LFI 2023 en francs CFA |                    |          |
        | Code                   | Libellé            | LFI 2023 |
        | 0101                   | Investissement     | 1500     |
        | 0101 bis               | Investissement bis | 1500     |
    """)
    assert [line.label for line in reading.lines] == ["Investissement", "Investissement bis"]
