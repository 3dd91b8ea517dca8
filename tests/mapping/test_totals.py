"""Printed sums against their lines: exact where the table is exact, with rounding where it is rounded."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading, Verdict

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def test_a_total_that_disagrees_is_shown_with_its_gap(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Service  | LFI 2014 (en FCFA) |
        | Aviation | 91100              |
        | Soutien  | 52200              |
        | TOTAL    | 150000             |
    """)
    (total,) = readings[0].totals
    assert (str(total.gap), total.stated_cell and total.stated_cell.a1) == ("6700", "B4")
    assert verdict(readings) == (Verdict.REVIEW, ["total-disagrees"])


def test_a_wrong_subtotal_is_found_though_the_total_agrees(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Service        | LFI 2014 (FCFA) | Payé 2014 (FCFA) |
        | Aviation       | 91100           | 81111            |
        | Soutien        | 52200           | 42222            |
        | Sous-total Air | 144300          | 123333           |
        | Routes         | 71100           | 61111            |
        | Ponts          | 12200           | 12222            |
        | Sous-total Sol | 83300           | 73333            |
        | TOTAL          | 226600          | 196666           |
    """)
    wrong = [check for check in readings[0].subtotals if not check.agrees]
    assert [(check.cell.a1, str(check.gap), check.label) for check in wrong] == [("B4", "1000", "Sous-total Air")]
    assert verdict(readings) == (Verdict.REVIEW, ["subtotal-disagrees"])


def test_a_subtotal_names_the_rows_that_it_adds(read: Read) -> None:
    reading = read("""
        | Service        | LFI 2014 (FCFA) | Payé 2014 (FCFA) |
        | Aviation       | 91100           | 81111            |
        | Soutien        | 52200           | 42222            |
        | Sous-total Air | 143300          | 123333           |
        | Routes         | 71100           | 61111            |
        |                |                 |                  |
        | Ponts          | 12200           | 12222            |
        | Sous-total Sol | 83300           | 73333            |
        | TOTAL          | 226600          | 196666           |
    """)[0]
    assert [(check.cell.a1, check.rows) for check in reading.subtotals] == [
        ("B4", (2, 3)),
        ("C4", (2, 3)),
        ("B8", (5, 7)),
        ("C8", (5, 7)),
    ]


def test_a_subtotal_of_all_lines_names_no_rows(read: Read) -> None:
    reading = read("""
        | Service        | LFI 2014 (FCFA) |
        | Aviation       | 91100           |
        | Soutien        | 52200           |
        | Sous-total Air | 143300          |
        | TOTAL          | 143300          |
    """)[0]
    assert [(check.label, check.rows) for check in reading.subtotals] == [("Sous-total Air", ())]


def test_rounded_tables_may_differ_by_half_a_unit_per_line(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Service  | LFI 2014 (en millions de FCFA) |
        | Aviation | 91                             |
        | Soutien  | 52                             |
        | Routes   | 33                             |
        | TOTAL    | 177                            |
    """)
    assert str(readings[0].totals[0].gap) == "1000000"
    assert verdict(readings) == (Verdict.READY, [])


def test_an_amount_in_error_is_reported_and_the_sum_left_open(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Service  | LFI 2014 (en FCFA) |
        | Aviation | #REF!              |
        | Soutien  | 52200              |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["amount-error"])
    assert readings[0].issues[0].cell is not None
    assert readings[0].issues[0].cell.a1 == "B2"


def test_a_text_among_amounts_is_reported_at_its_cell(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Service  | LFI 2014 (en FCFA) |
        | Aviation | voir annexe        |
        | Soutien  | 52200              |
        | Routes   | 31100              |
    """)
    assert verdict(readings)[1] == ["amount-unreadable"]
    assert len(readings[0].lines) == 3


def test_totals_of_several_levels_each_find_their_lines(read: Read) -> None:
    (table,) = read("""
        | Libellé              | LFI 2014 (FCFA) | Payé 2014 (FCFA) |
        | Solde                | 91101           | 81111            |
        | Primes               | 52202           | 42222            |
        | Total titre 2        | 143303          | 123333           |
        | Routes               | 71103           | 61111            |
        | Ponts                | 12204           | 12222            |
        | Total titre 5        | 83307           | 73333            |
        | Total Armée          | 226610          | 196666           |
        | Études               | 11105           | 10005            |
        | Essais               | 22206           | 20006            |
        | Total Recherche      | 33311           | 30011            |
        | TOTAL                | 259921          | 226677           |
    """)
    assert len(table.subtotals) == 8
    assert all(check.agrees for check in table.subtotals)
    assert [code.label for code in table.lines[0].codes] == ["Armée", "titre 2", "Solde"]


def test_printed_decimals_may_differ_by_half_of_their_last_digit_per_line(read: Read, verdict: Judge) -> None:
    parts = "".join(
        f"""
        | 6{part} | Partie {part} | {stated} |
        | 6{part}1 | Solde {part} | 10.2 |
        | 6{part}2 | Prime {part} | 20.3 |"""
        for part, stated in enumerate(("30.5", "30.5", "30.5", "30.5", "30.6"), 1)
    )
    readings = read(f"""
        | Budget 2014 (en millions de FCFA) | | |
        | Code | Libellé | LFI |{parts}
    """)
    assert {str(abs(check.gap)) for check in readings[0].subtotals} == {"0", "100000"}
    assert verdict(readings) == (Verdict.READY, [])


def test_a_column_of_whole_numbers_is_rounded_to_whole_numbers(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 (en millions de FCFA) |      |      |
        | Libellé                           | LFI  | Payé |
        | Solde                             | 10   | 8.5  |
        | Primes                            | 20   | 4.5  |
        | Total                             | 31   | 13.0 |
    """)
    assert [(str(total.gap), total.agrees) for total in table.totals] == [("1000000", True), ("0", True)]


def test_a_total_that_names_its_heading_closes_it_even_where_no_column_adds_up(read: Read) -> None:
    (table,) = read("""
        | Code | Libellé                     | LFI 2014 (FCFA) | Payé 2014 (FCFA) |
        |      | SECTION 210 – DÉFENSE       |                 |                  |
        |      | Programme 01 – Armée        |                 |                  |
        | 0101 | Solde                       | 9100            | 9000             |
        | 0102 | Primes                      | 5200            | #REF!            |
        |      | Total programme 01          | 14300           | 14000            |
        |      | Programme 02 – Air          |                 |                  |
        | 0201 | Avions                      | 4000            | 3900             |
        | 0202 | Carburant                   | n.d.            | 700              |
        |      | Total programme 02          | 4800            | 4600             |
        |      | Total section 210           | 19100           | 18600            |
    """)
    assert [[code.code for code in line.codes][:2] for line in table.lines] == [
        ["210", "01"],
        ["210", "01"],
        ["210", "02"],
        ["210", "02"],
    ]
    assert [str(check.lines_sum) for check in table.subtotals if check.cell.row == 11] == ["18300", "13600"]


LACKING = """
    | Code | Libellé                      | LFI 2024 AE (FCFA) | LFI 2024 CP (FCFA) |
    | 0211 | Personnel                    | 4602               | 4602               |
    | 0212 | Biens                        | 18851              | 18851              |
    |      | Total programme 021          | 23453              | 23453              |
    | 0221 | Personnel                    | 8558               | 8558               |
    |      | Total programme 022          | 12621              | 12621              |
    | 0261 | Transferts                   | 25338              | 25338              |
    |      | Total programme 026          | 25338              | 25338              |
    |      | {total:<28} | {ae:<18} | {cp:<18} |
"""
"""A line of 4063 is missing from programme 022."""


def sums_of_row(table: Reading, row: int) -> list[str]:
    return [f"{check.stated} against {check.lines_sum}" for check in table.subtotals if check.cell.row == row]


def test_a_total_that_its_printed_parts_give_is_set_against_the_lines_of_all_of_them(read: Read) -> None:
    (table,) = read(LACKING.format(total="TOTAL SECTION 14", ae=61412, cp=61412))
    assert sums_of_row(table, 9) == ["61412 against 57349", "61412 against 57349"]
    assert {check.rows for check in table.subtotals if check.cell.row == 9} == {(2, 3, 5, 7)}
    assert not any("SECTION" in code.label for line in table.lines for code in line.codes)


def test_a_last_total_below_that_of_the_last_part_speaks_of_all_lines_even_where_nothing_adds_up(read: Read) -> None:
    (table,) = read(LACKING.format(total="TOTAL SECTION 14", ae=61000, cp=60000))
    assert sums_of_row(table, 9) == ["61000 against 57349", "60000 against 57349"]


def test_the_total_of_a_last_part_that_disagrees_speaks_of_that_part(read: Read) -> None:
    drawing = LACKING.format(total="TOTAL SECTION 14", ae=57349, cp=57349).replace(
        "programme 026          | 25338              | 25338", "programme 026          | 25000              | 25000"
    )
    (table,) = read(drawing)
    assert sums_of_row(table, 8) == ["25000 against 25338", "25000 against 25338"]


def test_the_total_of_a_section_between_others_is_set_against_its_own_programmes(read: Read) -> None:
    (table,) = read("""
        | Code | Libellé                      | LFI 2024 (FCFA) | Payé 2024 (FCFA) |
        | 0101 | Solde                        | 9100            | 9000             |
        |      | Total programme 01           | 9100            | 9000             |
        |      | Total section 13             | 9100            | 9000             |
        | 0211 | Primes                       | 5200            | 5100             |
        |      | Total programme 021          | 7200            | 7100             |
        | 0221 | Avions                       | 4000            | 3900             |
        |      | Total programme 022          | 4000            | 3900             |
        |      | Total section 14             | 11200           | 11000            |
        | 0301 | Routes                       | 700             | 600              |
        |      | Total section 15             | 700             | 600              |
    """)
    assert sums_of_row(table, 9) == ["11200 against 9200", "11000 against 9000"]


def test_a_right_subtotal_is_found_after_hundreds_that_nothing_explains(read: Read) -> None:
    wrong = "\n".join(f"| Ligne {n} | {1000 + n} |\n| Sous-total {n} | {900000 + n * n} |" for n in range(400))
    (table,) = read(f"""
        | Service  | LFI 2014 (FCFA) |
        {wrong}
        | Routes   | 71100           |
        | Ponts    | 12200           |
        | Sous-total Sol | 83300     |
    """)
    last = table.subtotals[-1]
    assert (last.agrees, len(last.rows)) == (True, 2)
    assert not any(check.agrees for check in table.subtotals[:-1])


def test_a_total_of_the_lines_of_all_years_is_held_against_no_single_one(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Exercice | Libellé | LFI (FCFA) |
        | 2020     | Solde   | 12500300   |
        | 2021     | Solde   | 8250400    |
        | Total    |         | 20750700   |
    """)
    assert [total.stated for total in readings[0].totals] == [None, None]
    assert verdict(readings) == (Verdict.READY, [])
    wrong = read("""
        | Exercice | Libellé | LFI (FCFA) |
        | 2020     | Solde   | 12500300   |
        | 2021     | Solde   | 8250400    |
        | Total    |         | 20900000   |
    """)
    assert verdict(wrong)[0] is Verdict.REVIEW
