"""Codes are text, stand under their parents, and come from columns, headings and totals."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.code import Code
from budgetwatch.domain.fact import Reading
from budgetwatch.domain.grid import Grid

Read = Callable[..., tuple[Reading, ...]]


def _told(codes: tuple[Code, ...]) -> list[str]:
    return [f"{code.classification} {code.level} {code.code} {code.label}".strip() for code in codes]


def test_codes_keep_their_zeros_and_dots(read: Read) -> None:
    (table,) = read("""
        | Code    | Libellé | LFI 2014 (FCFA) |
        | 01.0603 | Solde   | 9110            |
        | 010606  | Primes  | 5220            |
        | 02      | Vivres  | 1220            |
    """)
    assert [line.codes[-1].code for line in table.lines] == ["01.0603", "010606", "02"]


def test_headings_are_the_parents_of_the_lines_below(read: Read) -> None:
    (table,) = read("""
        | Code                     | Libellé         | LFI 2014 (FCFA) |
        | Chapitre 01 : Armée      |                 |                 |
        | 01.01                    | Solde           | 9110            |
        | 01.02                    | Primes          | 5220            |
        |                          | Sous-total Armée | 14330          |
        | Chapitre 02 : Police     |                 |                 |
        | 02.01                    | Véhicules       | 7001            |
        | 02.02                    | Casques         | 1002            |
        |                          | Sous-total Police | 8003          |
    """)
    assert _told(table.lines[0].codes) == ["administration 1 01 Armée", "administration 2 01.01 Solde"]
    assert table.lines[2].codes[1].parent == table.lines[2].codes[0]


def test_idem_repeats_the_ministry_above(read: Read) -> None:
    (table,) = read("""
        | Programme  | Numéro du programme | LFI 2014 (en euros) | Ministre      |
        | Diplomatie | 105                 | 9110                | Ministre A    |
        | Culture    | 185                 | 5220                | Idem          |
    """)
    assert [_told(line.codes) for line in table.lines] == [
        ["administration 1  Ministre A", "programme 2 105 Diplomatie"],
        ["administration 1  Ministre A", "programme 2 185 Culture"],
    ]


def test_levels_of_an_extract_come_from_its_headers(read: Read) -> None:
    (table,) = read("""
        | YEAR | ADMIN2 | ADMIN4 | CODE_FUNC1 | CODE_ECON2 | CODE_ADMIN4 | PAID |
        | 2021 | A00    | Poste  | 02         | 66         | D0001       | 100  |
        | 2021 | A01    | Camp   | 03         | 61         | D0002       | 200  |
    """)
    told = dict(zip(_told(table.lines[0].codes), table.lines[0].codes, strict=True))
    assert list(told) == ["administration 2 A00", "function 1 02", "nature 2 66", "administration 4 D0001 Poste"]
    assert told["administration 4 D0001 Poste"].parent == told["administration 2 A00"]


def test_a_code_glued_to_its_label_is_cut_off(read: Read) -> None:
    (table,) = read("""
        | Ministère      | Programme | Libellé  | LFI 2014 (FCFA) |
        | 14 Défense     | 2001      | Ligne un | 9110            |
        | 14 Défense     | 2002      | Ligne dx | 5220            |
    """)
    assert _told(table.lines[0].codes) == ["administration 1 14 Défense", "programme 2 2001 Ligne un"]
    assert table.lines[0].label == "Ligne un"


def test_a_merged_ministry_holds_all_the_rows_it_covers(read: Read, grid: Callable[..., Grid]) -> None:
    drawn = grid(
        """
        | Ministère | Libellé | LFI 2014 (FCFA) |
        | Défense   | Solde   | 9110            |
        |           | Primes  | 5220            |
        | Justice   | Cours   | 1220            |
        """,
        merges=[(2, 1, 3, 1)],
    )
    (table,) = read(drawn)
    assert [line.codes[0].label for line in table.lines] == ["Défense", "Défense", "Justice"]


def test_a_ministry_written_once_holds_the_lines_below(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 (en FCFA) |           |       |
        | Ministère             | Programme | LFI   |
        | Défense               | Terre     | 91101 |
        |                       | Air       | 52202 |
        | Justice               | Cours     | 11111 |
        |                       | Prisons   | 22222 |
    """)
    assert [line.codes[0].label for line in table.lines] == ["Défense", "Défense", "Justice", "Justice"]


def test_blanks_of_a_column_that_repeats_its_values_stay_blanks(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 (en FCFA) |           |       |
        | Région                | Programme | LFI   |
        | Nord                  | Terre     | 91101 |
        | Nord                  | Air       | 52202 |
        |                       | Cours     | 11111 |
    """)
    assert [code.label for code in table.lines[2].codes] == ["Cours"]


def test_a_programme_without_a_code_stands_under_the_vote_printed_before_it(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 (en FCFA) |                |       |
        | Vote                  | Programme      | LFI   |
        | Défense               | Administration | 91101 |
        | Défense               | Terre          | 52202 |
        | Justice               | Administration | 11111 |
    """)
    first, _, last = (line.codes[-1] for line in table.lines)
    assert (first.label, first.level) == (last.label, last.level) == ("Administration", 2)
    assert [code.parent.label for code in (first, last) if code.parent] == ["Défense", "Justice"]


def test_a_programme_whose_ministry_is_printed_behind_it_may_have_several(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 (en FCFA) |       |            |
        | Programme             | LFI   | Ministère  |
        | Sécurité              | 91101 | Ministre A |
        | Sécurité              | 52202 | Ministre B |
    """)
    assert [code.parent for line in table.lines for code in line.codes] == [None] * 4


def test_a_total_named_by_a_code_that_a_column_prints_adds_no_level(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 (en FCFA) |      |      |                  |       |
        | Chap.                 | Art. | Par. | Libellé          | LFI   |
        | 14                    | 10   | 01   | Solde            | 91101 |
        | 14                    | 10   | 02   | Primes           | 52202 |
        |                       |      |      | Total article 10 | 143303 |
        |                       |      |      | Total chapitre 14 | 143303 |
    """)
    assert sorted(_told(table.lines[0].codes)) == ["administration 2 14", "nature 2 10", "nature 3 01"]


def test_a_name_that_stands_once_over_its_stages_is_that_of_all_of_them(read: Read) -> None:
    (table,) = read("""
        | Budget 2021 (en FCFA) |        |        |
        | Programme             | Crédit | LFI    |
        | Terre                 | AE     | 710010 |
        |                       | CP     | 600001 |
        | Air                   | AE     | 30003  |
        |                       | CP     | 20002  |
    """)
    assert [line.label for line in table.lines] == ["Terre", "Terre", "Air", "Air"]
    assert [line.codes[0].label for line in table.lines] == ["Terre", "Terre", "Air", "Air"]
    assert {str(total.basis): str(total.lines_sum) for total in table.totals} == {"AE": "740013", "CP": "620003"}


def test_a_row_that_stands_for_its_last_code_gives_that_code_to_the_lines_below(read: Read) -> None:
    (table,) = read("""
        | LFI 2021 (FCFA) |          |         |                  |          |
        | Titre           | Chapitre | Article | Libellé          | LFI 2021 |
        | 2               | "01"     |         | Écoles militaires | 730012  |
        | 2               | "01"     | 10      | Soldes           | 710010   |
        | 2               | "01"     | 20      | Primes           | 20002    |
        | 2               | "02"     |         | Casernes         | 503006   |
        | 2               | "02"     | 10      | Soldes           | 402001   |
        | 2               | "02"     | 20      | Primes           | 101005   |
    """)
    assert ("01", "Écoles militaires") in {(code.code, code.label) for code in table.lines[0].codes}


def test_an_apostrophe_that_keeps_the_zeros_of_a_code_is_no_part_of_it(
    read: Callable[..., tuple[Reading, ...]],
) -> None:
    (reading,) = read("""
        | LFI 2022 (en FCFA) |           |          |
        | Code               | Libellé   | LFI 2022 |
        | '0101              | Soldes    | 37111    |
        | ’0102              | Formation | 4111     |
    """)
    assert [line.codes[-1].code for line in reading.lines] == ["0101", "0102"]
