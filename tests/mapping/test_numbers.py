"""Printed amounts, whatever their spaces, marks and signs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import CellError, Grid
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.numbers import Form, decide_form, parse_column

Read = Callable[..., tuple[Reading, ...]]
Draw = Callable[..., Grid]
Judge = Callable[..., tuple[Verdict, list[str]]]
NBSP, NARROW = "\u00a0", "\u202f"


def _read(*cells: object) -> tuple[tuple[int | Absent, ...], int]:
    parsed = parse_column(cells, decide_form(cells))  # type: ignore[arg-type] # drawn cells
    return parsed.values, parsed.places


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (f"2{NBSP}987{NARROW}383 093,24", (298738309324, 2)),
        ("36.451.846.000", (36451846000, 0)),
        ("1.230.563.972.349 FCFA", (1230563972349, 0)),
        ("725 253 753 080", (725253753080, 0)),
        ("1'234'567", (1234567, 0)),
        ("(1 234,5)", (-12345, 1)),
        ("1 234-", (-1234, 0)),
        ("−1 234", (-1234, 0)),
        ("- 1 234", (-1234, 0)),
        ("1,234,567.89", (123456789, 2)),
        ("1 234*", (1234, 0)),
        ("1 234 (1)", (1234, 0)),
        ("€ 1 234", (1234, 0)),
    ],
)
def test_a_printed_amount_is_read_exactly(text: str, amount: tuple[int, int]) -> None:
    values, places = _read(text)
    assert (values[0], places) == amount


def test_decimals_without_end_beside_milliards_are_cut_where_a_spreadsheet_holds_no_digit() -> None:
    values, places = _read(12_000_000_000, 1_000_000 / 3, 2.5)
    assert places == 6
    assert values == (12_000_000_000_000_000, 333_333_333_333, 2_500_000)


def test_what_is_left_of_a_difference_that_should_be_nothing_is_nothing() -> None:
    assert _read(38_604_678_499, 4.65661287307739e-10, 1e-300) == ((38_604_678_499, 0, 0), 0)


def test_typed_decimals_are_never_cut() -> None:
    assert _read("12000000000", "0,123456789012")[0] == (12_000_000_000 * 10**12, 123456789012)


@pytest.mark.parametrize("digits", [29, 400, 5_000])
def test_a_number_too_long_for_any_amount_is_unreadable(digits: int) -> None:
    parsed = parse_column(["9" * digits, "1"], Form())
    assert parsed.values == (Absent.ERROR, 1)
    assert parsed.unreadable == (0,)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("-", Absent.NIL),
        ("–", Absent.NIL),
        ("p.m.", Absent.NIL),
        ("n.d.", Absent.UNKNOWN),
        ("nfp", Absent.UNKNOWN),
        ("", Absent.UNKNOWN),
        ("****", Absent.UNKNOWN),
        ("secret défense", Absent.REDACTED),
        ("#REF!", Absent.ERROR),
        ("voir annexe", Absent.ERROR),
    ],
)
def test_a_missing_amount_says_why(text: str, absent: Absent) -> None:
    assert _read(text, "1 234,50")[0][0] is absent


def test_a_failed_formula_is_an_error_and_no_blank() -> None:
    assert _read(CellError("#DIV/0!"), None)[0] == (Absent.ERROR, Absent.UNKNOWN)


def test_the_decimal_mark_is_decided_for_the_column_and_not_for_each_amount() -> None:
    assert _read("1.234", "5.678.901", "12,50") == ((123400, 567890100, 1250), 2)
    assert _read("1,234", "5.5") == ((12340, 55), 1)


def test_an_amount_against_the_form_of_its_column_is_unreadable() -> None:
    parsed = parse_column(["1 234,50", "1,234.50"], Form(","))
    assert parsed.unreadable == (1,)


def test_a_column_of_groups_of_three_after_one_comma_proves_nothing() -> None:
    assert decide_form(["1,234", "5,678"]) == Form(".", proven=False)
    assert decide_form(["1.234", "5.678"]) == Form(",", proven=False)


def test_columns_beside_decide_where_a_column_proves_nothing() -> None:
    assert decide_form(["1,234"], otherwise=Form(",")).decimal == ","


def test_noise_of_binary_fractions_is_dropped() -> None:
    assert _read(0.1 + 0.2, 450521878.687746) == ((300000, 450521878687746), 6)


def test_infinite_true_and_dates_are_no_amounts() -> None:
    parsed = parse_column([float("inf"), float("nan"), True, date(2014, 1, 1)], Form())
    assert parsed.unreadable == (0, 1, 2, 3)


def _shown(mantissa: int, places: int, thousands: str, decimal: str, sign: str) -> str:
    digits = str(abs(mantissa)).rjust(places + 1, "0")
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    text = f"{int(whole):,}".replace(",", thousands) + (decimal + part if part else "")
    return text if mantissa >= 0 else {"(": f"({text})", "-": f"-{text}", "−": f"−{text}", "t": f"{text}-"}[sign]


@given(
    st.lists(st.integers(-(10**18), 10**18), min_size=1, max_size=8),
    st.sampled_from([0, 2]),
    st.sampled_from([(" ", ","), (NBSP, ","), (NARROW, ","), (".", ","), (",", "."), ("'", "."), ("", ",")]),
    st.sampled_from(["(", "-", "−", "t"]),
)
def test_an_amount_shown_in_any_supported_form_reads_back_as_itself(
    mantissas: list[int], places: int, form: tuple[str, str], sign: str
) -> None:
    column = [_shown(mantissa, places, *form, sign) for mantissa in mantissas]
    parsed = parse_column(column, decide_form(column, Form(form[1])))
    assert parsed.values == tuple(mantissa * 10 ** (parsed.places - places) for mantissa in mantissas)


@pytest.mark.parametrize("cell", ["12 millions", "3,5 milliards", "1.2 Mds", "950 millions de FCFA", "-4 Mds F"])
def test_an_amount_with_a_unit_of_its_own_is_never_left_out_in_silence(read: Read, verdict: Judge, cell: str) -> None:
    readings = read(f"""
        | Budget 2023 (en FCFA) |          |             |
        | Libellé               | LFI 2023 | Payé 2023   |
        | Personnel             | 12000000 | 9000000     |
        | Véhicules             | {cell}   | {cell}      |
        | Carburant             | {cell}   | 3500000     |
    """)
    assert [len(table.lines) for table in readings] == [3]
    assert [issue.cell.a1 for issue in readings[0].issues if issue.cell] == ["B4", "C4", "B5"]
    assert verdict(readings) == (Verdict.REVIEW, ["amount-unreadable"])


def test_a_column_of_a_stage_whose_cells_are_numbers_and_letters_is_told_and_not_left_out(
    read: Read, verdict: Judge
) -> None:
    readings = read("""
        | Budget 2023 (en FCFA) |          |           |
        | Libellé               | LFI 2023 | Payé 2023 |
        | Personnel             | 12000000 | 12 M      |
        | Véhicules             | 4000000  | 3,4 M     |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["amount-unreadable"])


def test_the_decimal_mark_of_rates_tells_that_of_the_amounts_beside_them(read: Read, verdict: Judge) -> None:
    sheet = """
        | Vote 1041, FY 2020/21, Kshs. Millions |                    |                    |                 |
        | Department                            | Approved Estimates | Actual Expenditure | Absorption rate |
        | Army                                  | "9,110"            | "5,220"            | {rate}          |
        | Navy                                  | "7,050"            | "3,001"            | {rate}          |
    """
    readings = read(sheet.format(rate="42.6%"))
    assert [str(one.lines_sum) for one in readings[0].totals] == ["16160000000", "8221000000"]
    assert verdict(readings) == (Verdict.READY, [])
    asked = sheet.replace("Approved Estimates", "Crédits votés     ")
    assert verdict(read(asked.format(rate="42%"))) == (Verdict.REVIEW, ["number-form-doubtful"])


@pytest.mark.parametrize(
    ("unit", "headers", "cells", "asked"),
    [
        ("Kshs. Millions", ("Approved Estimates", "Actual Expenditure"), ("9,110", "7,050"), False),
        ("Kshs. Billion", ("Approved Estimates", "Actual Expenditure"), ("9,110", "7,050"), True),
        ("R million", ("Approved Estimates", "Actual Expenditure"), ("9,110", "7,050"), True),
        ("Kshs. Millions", ("Approved Estimates", "Actual Expenditure"), ("9.110", "7.050"), True),
        ("in Mio. EUR", ("Soll 2020", "Ist 2020"), ("9.110", "7.050"), False),
        ("in Mio. EUR", ("Soll 2020", "Ist 2020"), ("9,110", "7,050"), True),
        ("en millions de FCFA", ("Crédits votés", "Payé"), ("9,110", "7,050"), True),
    ],
)
def test_the_language_of_a_table_tells_which_mark_can_be_no_decimal_one(
    read: Read, verdict: Judge, unit: str, headers: tuple[str, str], cells: tuple[str, str], *, asked: bool
) -> None:
    readings = read(f"""
        | Budget 2020 ({unit}) |              |              |
        | Department           | {headers[0]} | {headers[1]} |
        | Army                 | "{cells[0]}" | "{cells[1]}" |
        | Navy                 | "{cells[1]}" | "{cells[1]}" |
    """)
    assert verdict(readings)[1] == (["number-form-doubtful"] if asked else [])


@pytest.mark.parametrize(
    ("cells", "lines_sum"),
    [(("1.234", "567", "12.500", "14.301"), "14301000000"), (("1.234", "567", "2.250", "570.484"), "570484000")],
)
def test_a_total_of_amounts_with_and_without_a_mark_tells_what_the_mark_is(
    read: Read, verdict: Judge, cells: tuple[str, ...], lines_sum: str
) -> None:
    readings = read(f"""
        | Budget 2020 (en millions de FCFA) |              |
        | Libellé                           | LFI 2020     |
        | Solde                             | "{cells[0]}" |
        | Vivres                            | "{cells[1]}" |
        | Véhicules                         | "{cells[2]}" |
        | Total                             | "{cells[3]}" |
    """)
    assert verdict(readings) == (Verdict.READY, [])
    assert str(readings[0].totals[0].lines_sum) == lines_sum


def test_other_tables_of_the_file_settle_a_decimal_mark(read: Read, verdict: Judge, grid: Draw) -> None:
    doubtful = grid(
        """
        | Dépenses 2023 : sécurité (en milliers de FCFA) |         |
        | Libellé                                        | Payé    |
        | Solde                                          | "716.116" |
        | Primes                                         | "120.218" |
    """,
        sheet="Sécurité",
    )
    proven = """
        | Dépenses 2023 : {name} (en milliers de FCFA) |           |
        | Libellé                                      | Payé      |
        | Vivres                                       | {amount}  |
        | Véhicules                                    | "282.185" |
    """
    assert verdict(read(doubtful)) == (Verdict.REVIEW, ["number-form-doubtful"])
    thousands = proven.format(name="défense", amount='"7.450.379"')
    readings = read(grid(thousands), doubtful)
    assert verdict(readings) == (Verdict.READY, [])
    assert str(readings[1].totals[0].lines_sum) == "836334000"
    decimals = proven.format(name="défense", amount='"7450.37"')
    assert "number-form-doubtful" in verdict(read(grid(decimals), doubtful))[1]
