"""What is done for speed in long tables changes nothing in what is read."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.grid import CellValue, Grid, RowsByColumn
from budgetwatch.domain.measure import Measure
from budgetwatch.mapping.labels import bare_label, has_bullet, numeral_style, opens_with_word
from budgetwatch.mapping.numbers import opens_like_number
from budgetwatch.mapping.shapes import Shaping, count_letters

Read = Callable[..., tuple[Reading, ...]]


def test_rows_of_any_length_have_the_shape_of_their_own_cells() -> None:
    some: list[tuple[CellValue, ...]] = [
        ("Solde", 91100, None),
        (),
        ("Primes",),
        ("Soute", 2014, "n.d.", "12 %"),
        (None,),
    ]
    alone = [Shaping().finish([row])[0] for row in some]
    assert alone == ["tn", "", "t", "ty-p", ""]
    assert Shaping().finish(some * 301) == alone * 301


@pytest.mark.parametrize("ends_in_rows", [False, True])
def test_a_sheet_shaped_while_it_arrives_has_the_shapes_of_the_whole(ends_in_rows: bool) -> None:  # noqa: FBT001
    columns: list[list[CellValue]] = [
        [f"Ligne {number}" for number in range(9_000)],
        [None, 4, "n.d.", 2_030, "oui", "non"] * 1_500,
    ]
    whole = RowsByColumn(tuple(map(tuple, columns)))
    shaping = Shaping()
    for height in (1, 3_999, 4_001, 7_000, 8_500):
        shaping.take([column[:height] for column in columns])
    assert shaping.finish(list(whole) if ends_in_rows else whole) == Shaping().finish(whole)


def test_letters_are_counted_column_by_column_short_rows_being_blank() -> None:
    assert count_letters(["tn", "t", "tnn"], 2, 3) == [{"n": 2, ".": 1}, {".": 2, "n": 1}]


@pytest.mark.parametrize(
    "text", ["12 300", "FCFA 12", "€ 5", "n.d.", "Néant", "secret", "(45)", "#REF!", "  7", "xof 3", ""]
)
def test_what_may_be_a_number_or_a_mark_is_never_taken_for_a_word(text: str) -> None:
    assert opens_like_number(text)


@pytest.mark.parametrize("label", ["III. Titre", "- Solde", "  Solde", "1. Solde", "a) Primes", "o Solde"])
def test_a_label_with_a_mark_before_it_does_not_open_with_a_word(label: str) -> None:
    assert not opens_with_word(label)


@pytest.mark.parametrize("label", ["Solde", "VIe corps", "Ier corps", "Été"])
def test_a_label_that_opens_with_a_word_bears_no_mark(label: str) -> None:
    assert opens_with_word(label)
    assert (numeral_style(label), has_bullet(label), bare_label(label)) == ("", False, label)


def test_a_long_table_is_read_like_a_short_one(read: Read) -> None:
    header = ("Chapitre", "Libellé", "LFI 2014 (en FCFA)")
    lines: list[tuple[CellValue, ...]] = [(f"{n:04}", f"Service {n}", 1_000_003 * n + 17) for n in range(1, 1_201)]
    total = (None, "TOTAL", sum(1_000_003 * n + 17 for n in range(1, 1_201)))
    reading = read(Grid("Budget", [header, *lines, total]))[0]
    assert len(reading.lines) == 1_200
    assert [line.codes[0].code for line in reading.lines[:2]] == ["0001", "0002"]
    assert [check.agrees for check in reading.totals] == [True]
    assert gc.isenabled()


def test_what_was_planned_beside_what_was_done_is_the_vote_and_the_rest_is_asked(read: Read) -> None:
    (reading,) = read("""
        | Défense (en millions de FCFA) |       |      |
        | Rubrique                      | "2021" | "2022" |
        | Prévisions                    | 1000  | 500  |
        | Réalisations                  | 900   | 300  |
    """)
    found = [(total.measure, total.year and total.year.number, str(total.lines_sum)) for total in reading.totals]
    assert found == [
        (Measure.VOTED, 2021, "1000000000"),
        (None, 2021, "900000000"),
        (Measure.VOTED, 2022, "500000000"),
        (None, 2022, "300000000"),
    ]
    assert {issue.code for issue in reading.issues} == {"measure-missing"}


def test_a_forecast_beside_what_was_paid_stays_in_question(read: Read) -> None:
    (reading,) = read("""
        | Défense (en millions de FCFA) |       |
        | Rubrique                      | "2021" |
        | Prévisions                    | 1000  |
        | Payé                          | 900   |
    """)
    assert "measure-missing" in {issue.code for issue in reading.issues}
