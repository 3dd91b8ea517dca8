"""Lines, headings, subtotals, "of which" rows and totals: only lines are money."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import RowKind
from budgetwatch.mapping.labels import bare_label, is_general_total, is_of_which, is_total, split_code, summed_name

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def _kinds(reading: Reading) -> list[str]:
    return [str(kind) for kind in reading.layout.rows if kind is not RowKind.HEADER]


def test_a_subtotal_row_is_not_counted_twice(read: Read) -> None:
    (table,) = read("""
        | Code  | Libellé           | LFI 2014 (FCFA) |
        | 01.01 | Solde             | 9100            |
        | 01.02 | Primes            | 5200            |
        |       | Sous-total Armée  | 14300           |
        | 02.01 | Routes            | 7300            |
        | 02.02 | Ponts             | 1400            |
        |       | Sous-total Travaux | 8700           |
        |       | TOTAL GÉNÉRAL     | 23000           |
    """)
    assert _kinds(table) == ["line", "line", "subtotal", "line", "line", "subtotal", "total"]
    assert str(table.totals[0].lines_sum) == "23000"
    assert all(check.agrees for check in table.subtotals)


def test_parents_in_capitals_are_subtotals_of_the_rows_below(read: Read) -> None:
    (table,) = read("""
        | Mission ou programme  | LFI 2014 AE (en euros) | LFI 2014 CP (en euros) |
        | DÉFENSE               | 3111222                | 3000111                |
        | Préparation           | 1111111                | 1000111                |
        | Emploi                | 2000111                | 2000000                |
        | Dont titre 2          | 500000                 | 500000                 |
        | CULTURE               | 777888                 | 666555                 |
        | Patrimoines           | 700888                 | 600555                 |
        | Création              | 77000                  | 66000                  |
        | Totaux                | 3889110                | 3666666                |
    """)
    assert _kinds(table) == ["subtotal", "line", "line", "of_which", "subtotal", "line", "line", "total"]
    assert table.lines[0].codes[0].label == "DÉFENSE"
    assert table.lines[0].codes[1].parent == table.lines[0].codes[0]


def test_a_line_pour_memoire_adds_nothing_and_stays_a_line_where_it_is_zero(read: Read) -> None:
    (table,) = read("""
        | Code  | Libellé                      | LFI 2014 (FCFA) |
        | 01.01 | Solde                        | 9100            |
        | 01.02 | Pensions, pour mémoire       | 4400            |
        | 01.03 | Imprévus, pour mémoire       | 0               |
        | 01.04 | Primes                       | 5200            |
        |       | TOTAL                        | 14300           |
    """)
    assert _kinds(table) == ["line", "of_which", "line", "line", "total"]
    assert all(total.agrees for total in table.totals)


def test_parents_above_indented_rows_are_subtotals(read: Read, grid: Callable[..., Grid]) -> None:
    drawn = grid("""
        | Intitulé          | LFI 2014 (FCFA) | Payé 2014 (FCFA) |
        | Armée             | 912345          | 812345           |
        | "   Personnel"    | 712345          | 612345           |
        | "      Solde"     | 500000          | 400000           |
        | "      Primes"    | 212345          | 212345           |
        | "   Missions"     | 200000          | 200000           |
        | Police            | 300000          | 100000           |
    """)
    (table,) = read(drawn)
    assert _kinds(table) == ["subtotal", "subtotal", "line", "line", "line", "line"]
    assert [code.label for code in table.lines[0].codes] == ["Armée", "Personnel", "Solde"]


def test_a_parent_shown_by_nothing_but_its_sum_is_a_subtotal(read: Read) -> None:
    (table,) = read("""
        | Service    | LFI 2014 (FCFA) | Payé 2014 (FCFA) |
        | Aviation   | 2094676044      | 1994676021       |
        | Soutien    | 1504230881      | 1404230858       |
        | Navigation | 590445163       | 590445163        |
        | Édition    | 90225467        | 80225444         |
    """)
    assert _kinds(table) == ["subtotal", "line", "line", "line"]


def test_a_sum_of_rows_the_first_of_which_holds_nothing_is_found(read: Read) -> None:
    (table,) = read("""
        | Service    | LFI 2014 (FCFA) | Payé 2014 (FCFA) |
        | Aviation   | 2094676044      | 1994676021       |
        | Soutien    | -               | 590445163        |
        | Navigation | 2094675044      | 1404230858       |
        | Phares     | 1000            | -                |
        | Édition    | 90225467        | 80225444         |
        | Papier     | 80225467        | 70225444         |
        | Encre      | 10000000        | 10000000         |
        | Colle      | -               | -                |
    """)
    assert _kinds(table) == ["subtotal", "line", "line", "line", "subtotal", "line", "line", "line"]


def test_round_amounts_that_happen_to_add_up_stay_lines_and_are_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Service    | LFI 2014 (FCFA) |
        | Aviation   | 9000            |
        | Soutien    | 5000            |
        | Navigation | 4000            |
    """)
    assert len(readings[0].lines) == 3
    assert verdict(readings) == (Verdict.REVIEW, ["line-may-be-total"])


def test_a_printed_total_that_agrees_answers_that_question(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Service    | LFI 2014 (FCFA) |
        | Aviation   | 9000            |
        | Soutien    | 5000            |
        | Navigation | 4000            |
        | TOTAL      | 18000           |
    """)
    assert verdict(readings) == (Verdict.READY, [])


def test_a_parent_without_which_the_printed_total_agrees_is_no_line(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Service    | LFI 2014 (FCFA) |
        | Aviation   | 9000            |
        | Soutien    | 5000            |
        | Navigation | 4000            |
        | Phares     | 700             |
        | TOTAL      | 9700            |
    """)
    assert _kinds(readings[0]) == ["subtotal", "line", "line", "line", "total"]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_row_without_text_that_adds_up_the_lines_is_their_total(read: Read) -> None:
    (table,) = read("""
        | Service    | LFI 2014 (FCFA) |
        | Aviation   | 9110            |
        | Soutien    | 5220            |
        |            | 14330           |
    """)
    assert _kinds(table) == ["line", "line", "total"]


def test_amounts_that_no_text_names_are_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Service    | LFI 2014 (FCFA) |
        | Aviation   | 9110            |
        |            | 777             |
        | Soutien    | 5220            |
    """)
    assert verdict(readings)[1] == ["line-without-label"]


def test_each_year_of_a_long_table_has_its_total(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Exercice | Service  | LFI (FCFA) |
        | 2013     | Aviation | 9110       |
        | 2013     | Soutien  | 5220       |
        | 2013     | TOTAL    | 14330      |
        | 2014     | Aviation | 9999       |
        | 2014     | Soutien  | 5001       |
        | 2014     | TOTAL    | 15000      |
    """)
    assert _kinds(readings[0]).count("total") == 2
    assert [(str(t.year), str(t.lines_sum), t.agrees) for t in readings[0].totals] == [
        ("2013", "14330", True),
        ("2014", "15000", True),
    ]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_line_that_lacks_its_amounts_stays_a_line(read: Read) -> None:
    (table,) = read("""
        | Code  | Libellé  | LFI 2014 (FCFA) |
        | 01.01 | Solde    | 9110            |
        | 01.02 | Primes   |                 |
        | 01.03 | Missions | n.d.            |
    """)
    assert [str(value) for value in table.amounts[0].values] == ["9110", "unknown", "unknown"]


def test_rows_that_are_no_plain_lines_say_why(read: Read) -> None:
    (table,) = read("""
        | Code                  | Libellé | LFI 2014 (FCFA) |
        | Chapitre 01 : Armée   |         |                 |
        | 01.01                 | Solde   | 9110            |
        | 01.02                 | Primes  | 5220            |
        |                       | TOTAL   | 14330           |
    """)
    assert _kinds(table) == ["heading", "line", "line", "total"]
    assert set(table.layout.row_reasons) == {2, 5}


@pytest.mark.parametrize("label", ["Total", "TOTAL GÉNÉRAL", "Totaux pour le budget général", "Ensemble", "S/TOTAL 1"])
def test_words_for_totals(label: str) -> None:
    assert is_total(label)


@pytest.mark.parametrize("label", ["Solde", "Totalité des avions", "Dont total", "Reporters"])
def test_words_that_are_no_totals(label: str) -> None:
    assert not is_total(label)


def test_a_general_total_is_told_from_that_of_a_part() -> None:
    assert is_general_total("TOTAL GÉNÉRAL")
    assert not is_general_total("Total Armée de terre")
    assert not is_general_total("Sous-total")


def test_labels_lose_their_bullets_numerals_and_words_of_sum() -> None:
    assert bare_label("    1. Personnel") == "Personnel"
    assert bare_label("- Création") == "Création"
    assert bare_label("Supply Management - Army") == "Supply Management - Army"
    assert summed_name("Sous-total Armée de l’air") == "Armée de l’air"
    assert split_code("Chapitre 01 : Armée") == ("01", "Armée")
    assert split_code("66 CHARGES DE PERSONNEL") == ("66", "CHARGES DE PERSONNEL")
    assert is_of_which("  - dont titre 2")


def test_rows_that_are_in_no_total_are_not_counted(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Title                           | FY 2019 Enacted (USD) |
        | Pay                             | 710010                |
        | Overseas operations (Non-Add)   | 20002                 |
        | Food                            | 3003                  |
        | Total                           | 713013                |
        | Pour mémoire : dons en nature   | 999                   |
    """)
    assert [line.label for line in readings[0].lines] == ["Pay", "Food"]
    assert verdict(readings) == (Verdict.READY, [])


def test_lines_below_the_total_of_the_table_are_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Libellé       | LFI 2019 (FCFA) |
        | Soldes        | 710010          |
        | Vivres        | 3003            |
        | TOTAL         | 713013          |
        | Appui projets | 999             |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["lines-after-total"])


@pytest.mark.parametrize("mark", ["   ", "- "])
def test_rows_set_under_another_that_are_only_a_part_of_it_are_asked_about(
    read: Read, verdict: Judge, mark: str
) -> None:
    readings = read(f"""
        | Libellé        | LFI 2019 (FCFA) |
        | Armée          | 710010          |
        | "{mark}Soldes" | 300100          |
        | "{mark}Vivres" | 3003            |
        | Police         | 600500          |
        | "{mark}Primes" | 100200          |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["lines-may-be-details"])


def test_rows_that_compare_others_add_nothing(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Libellé             | LFI 2019 (FCFA) | LFI 2020 (FCFA) |
        | Soldes              | 710010          | 720020          |
        | Vivres              | 3003            | 4004            |
        | TOTAL               | 713013          | 724024          |
        | Variation 2019-2020 |                 | 11011           |
        | Part dans le budget | 3,2 %           | 3,1 %           |
    """)
    assert _kinds(readings[0]) == ["line", "line", "total", "note", "note"]
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize("blank", [1, 3, 5])
@pytest.mark.parametrize("code", ["{n:02}", ""])
def test_a_line_that_lacks_its_amounts_is_a_line_wherever_it_stands(read: Read, blank: int, code: str) -> None:
    amounts = ["" if n == blank else f"{n}{n}11" for n in range(1, 6)]
    lines = "\n".join(f"| {code.format(n=n)} | Chapitre {n} | {amount} |" for n, amount in enumerate(amounts, 1))
    (table,) = read(f"""
        | Budget de la défense |            |                 |
        | Code                 | Libellé    | LFI 2021 (FCFA) |
        {lines}
        |                      | Total      | {sum(int(amount or 0) for amount in amounts)} |
    """)
    assert _kinds(table) == ["line"] * 5 + ["total"]
    assert table.amounts[0].values[blank - 1] == "unknown"
    assert table.lines[4].codes[-1].label == "Chapitre 5"


def test_a_text_right_above_the_total_is_a_line_without_amount_and_one_above_lines_a_heading(read: Read) -> None:
    (table,) = read("""
        | Intitulé  | LFI 2021 (FCFA) |
        | Personnel |                 |
        | Solde     | 9100            |
        | Primes    | 5200            |
        | Missions  |                 |
        | Total     | 14300           |
    """)
    assert _kinds(table) == ["heading", "line", "line", "line", "total"]


def test_a_total_of_ae_goes_on_with_that_of_cp_in_the_row_below(read: Read, verdict: Judge) -> None:
    readings = read("""
        | LFI 2023 - FCFA |        |         |
        | Programme       | Nature | Montant |
        | Terre           | AE     | 710010  |
        |                 | CP     | 610010  |
        | Air             | AE     | 20002   |
        |                 | CP     | 10002   |
        | Total           | AE     | 730012  |
        |                 | CP     | 620012  |
    """)
    assert _kinds(readings[0]) == ["line"] * 4 + ["total"] * 2
    assert [(total.basis, str(total.stated)) for total in readings[0].totals] == [("AE", "730012"), ("CP", "620012")]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_last_row_that_adds_up_all_others_is_their_total_though_no_word_says_so(read: Read, verdict: Judge) -> None:
    readings = read("""
        | LFI 2021 (en FCFA)    |         |
        | Rubrique              | Montant |
        | 1. Terre              | 730012  |
        | a) Soldes             | 710010  |
        | b) Primes             | 20002   |
        | 2. Air                | 503006  |
        | a) Soldes             | 402001  |
        | b) Primes             | 101005  |
        | Ministère des armées  | 1233018 |
    """)
    assert _kinds(readings[0])[-1] == "total"
    assert [str(total.lines_sum) for total in readings[0].totals] == ["1233018"]
    assert verdict(readings) == (Verdict.READY, [])


def test_lines_that_a_share_compares_may_hold_each_other(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Crédits votés (en FCFA)    |        |        |
        | Libellé                    | 2019   | 2020   |
        | Dépenses de défense        | 210010 | 220020 |
        | Budget général             | 910010 | 920020 |
        | Part de la défense (%)     | 23,1 % | 23,9 % |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["lines-may-be-details"])


def test_the_example_of_a_blank_workbook_adds_up_nothing(read: Read) -> None:
    (reading,) = read("""
        | LFI 2023 en francs CFA  |                |          |
        | Code                    | Libellé        | LFI 2023 |
        | Exemple / Example: 0000 | Investissement | 1500     |
        | 0101                    | Investissement | 1500     |
        | 0102                    | Personnel      | 700      |
    """)
    assert [line.label for line in reading.lines] == ["Investissement", "Personnel"]
    assert reading.layout.rows[1:] == (RowKind.NOTE, RowKind.LINE, RowKind.LINE)
