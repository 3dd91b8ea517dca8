"""Ready only with evidence; what no cell says is asked; a person's layout is read anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import Grid, Workbook
from budgetwatch.domain.layout import Evidence, PrintedUnit, Role, RowKind
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Absent
from budgetwatch.mapping import judge, propose, reread

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]
Draw = Callable[..., Grid]

LINES = """
    | 01.01 | Solde  | 9110 |
    | 01.02 | Primes | 5220 |
"""


def _with(title: str, header: str = "LFI") -> str:
    return f"| {title} |\n| Code | Libellé | {header} |{LINES}"


def test_a_table_whose_unit_year_and_stage_are_printed_is_ready(read: Read, verdict: Judge) -> None:
    assert verdict(read(_with("Budget 2014 (en milliers de FCFA)"))) == (Verdict.READY, [])


def test_nothing_is_ready_without_its_unit(read: Read, verdict: Judge) -> None:
    readings = read(_with("Budget 2014"))
    assert verdict(readings) == (Verdict.REVIEW, ["unit-missing"])
    assert readings[0].layout.unit.how is Evidence.ASSUMED


def test_a_factor_without_a_currency_is_asked_about(read: Read, verdict: Judge) -> None:
    assert verdict(read(_with("Budget 2014 (en milliers)"))) == (Verdict.REVIEW, ["currency-missing"])


def test_a_header_against_the_title_s_unit_is_asked_about(read: Read, verdict: Judge) -> None:
    readings = read(_with("Budget 2014 (en milliers de FCFA)", "LFI (en millions de FCFA)"))
    assert verdict(readings) == (Verdict.REVIEW, ["unit-conflict"])


def test_nothing_is_ready_without_its_year(read: Read, verdict: Judge) -> None:
    assert verdict(read(_with("Budget (en FCFA), édité le 12/03/2026"))) == (Verdict.REVIEW, ["year-missing"])


def test_the_year_may_stand_in_the_sheet_s_name(read: Read, grid: Draw, verdict: Judge) -> None:
    readings = read(grid(_with("Budget (en FCFA)"), "Gestion 2014"))
    assert str(readings[0].totals[0].year) == "2014"
    assert verdict(readings) == (Verdict.READY, [])


def test_the_name_of_a_text_file_is_no_evidence(grid: Draw, workbook: Callable[..., Workbook]) -> None:
    readings, _ = propose(workbook(grid(_with("Budget (en FCFA)"), "budget_2014"), form="csv"))
    assert [issue.code for issue in judge(readings)[1]] == ["year-missing"]


def test_a_title_and_a_sheet_of_different_years_are_asked_about(read: Read, grid: Draw, verdict: Judge) -> None:
    readings = read(grid(_with("Budget 2013 (en FCFA)"), "Gestion 2014"))
    assert verdict(readings) == (Verdict.REVIEW, ["year-conflict"])


def test_nothing_is_ready_without_its_stage(read: Read, verdict: Judge) -> None:
    assert verdict(read(_with("Budget 2014 (en FCFA)", "Montant"))) == (Verdict.REVIEW, ["measure-missing"])


def test_a_title_may_name_the_stage_of_a_neutral_header(read: Read) -> None:
    voted = read(_with("Crédits ouverts pour 2014 (en FCFA)", "Montant"))[0]
    spent = read(_with("Loi de règlement de l'année 2014 (en FCFA)", "Dépenses"))[0]
    open_case = read(_with("Exécution de la loi de finances pour 2014 (en FCFA)", "Montant"))[0]
    assert [table.totals[0].measure for table in (voted, spent, open_case)] == ["voted", "paid", None]


def test_a_sheet_s_name_may_give_the_basis(read: Read, grid: Draw) -> None:
    readings = read(grid(_with("Budget 2014 (en FCFA)"), "AE"), grid(_with("Budget 2014 (en FCFA)"), "CP"))
    assert [table.totals[0].basis for table in readings] == ["AE", "CP"]


def test_a_cover_sheet_speaks_of_the_whole_file(read: Read, grid: Draw, verdict: Judge) -> None:
    cover = grid("| Budget de la défense 2014 |\n| Montants en milliers de FCFA |", "Couverture")
    readings = read(cover, grid(_with("Armée"), "Feuil1"))
    assert readings[0].layout.unit.how is Evidence.DOCUMENT
    assert verdict(readings) == (Verdict.READY, [])


def test_the_title_of_another_table_s_sheet_is_no_evidence(read: Read, grid: Draw, verdict: Judge) -> None:
    other = _with("Budget 2014 (en milliers de FCFA)").replace("0", "7")
    readings = read(grid(other, "Feuil1"), grid(_with("Police"), "Feuil2"))
    assert {"unit-missing", "year-missing"} <= set(verdict(readings)[1])


def test_a_hidden_sheet_is_asked_about(read: Read, grid: Draw, verdict: Judge) -> None:
    hidden = replace(grid(_with("Budget 2014 (en FCFA)")), hidden=True)
    assert verdict(read(hidden)) == (Verdict.REVIEW, ["hidden-sheet"])


def test_hidden_rows_are_told_but_do_not_stop(read: Read, grid: Draw, verdict: Judge) -> None:
    partly = replace(grid(_with("Budget 2014 (en FCFA)")), hidden_rows=frozenset({3}), hidden_columns=frozenset({3}))
    readings = read(partly)
    assert [issue.code for issue in readings[0].issues] == ["hidden-rows", "hidden-columns"]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_formula_never_calculated_is_no_amount(read: Read, grid: Draw, verdict: Judge) -> None:
    drawn = replace(grid(_with("Budget 2014 (en FCFA)")), uncalculated=frozenset({(3, 3)}))
    readings = read(drawn)
    assert readings[0].amounts[0].values == (Absent.ERROR, 5220)
    assert verdict(readings) == (Verdict.REVIEW, ["formula-uncalculated"])


def test_amounts_per_inhabitant_are_no_budget(read: Read, verdict: Judge) -> None:
    assert verdict(read(_with("Budget 2014, en FCFA par habitant"))) == (Verdict.REVIEW, ["no-table"])


def test_a_decimal_mark_that_nothing_proves_is_asked_about(read: Read, verdict: Judge) -> None:
    drawing = _with("Budget 2014 (en FCFA)").replace("9110", '"9,110"').replace("5220", '"5,220"')
    assert verdict(read(drawing)) == (Verdict.REVIEW, ["number-form-doubtful"])


def test_a_layout_changed_by_a_person_is_read_anew(grid: Draw, workbook: Callable[..., Workbook]) -> None:
    book = workbook(grid(_with("Budget 2014", "Montant")))
    layout = propose(book)[0][0].layout
    decided = replace(
        layout,
        columns=tuple(
            replace(column, measure=Measure.VOTED) if column.role is Role.AMOUNT else column
            for column in layout.columns
        ),
        unit=PrintedUnit("XOF", 1000, Evidence.TITLE),
        rows=(*layout.rows[:-1], RowKind.SUBTOTAL),
    )
    reading = reread(book, decided)
    assert [(total.measure, str(total.lines_sum)) for total in reading.totals] == [("voted", "9110000")]
    assert [issue.code for issue in reading.issues] == ["subtotal-disagrees"]


def test_rereading_an_unchanged_layout_gives_the_same_amounts(grid: Draw, workbook: Callable[..., Workbook]) -> None:
    book = workbook(grid(_with("Budget 2014 (en FCFA)")))
    proposed = propose(book)[0][0]
    again = reread(book, proposed.layout)
    assert (again.lines, again.amounts, again.totals) == (proposed.lines, proposed.amounts, proposed.totals)


def test_n_minus_one_counts_from_the_year_of_the_title(read: Read) -> None:
    (table,) = read("""
        | Budget 2014 (en FCFA) |           |        |
        | Libellé               | Payé N-1  | LFI N  |
        | Solde                 | 81101     | 91101  |
        | Primes                | 42202     | 52202  |
    """)
    assert [(total.measure, str(total.year)) for total in table.totals] == [("paid", "2013"), ("voted", "2014")]


def test_lines_pasted_twice_are_asked_about(read: Read, verdict: Judge) -> None:
    readings = read(_with("Budget 2014 (en FCFA)").replace("9110", "911011") + "| 01.01 | Solde | 911011 |")
    assert verdict(readings) == (Verdict.REVIEW, ["lines-repeated"])


def test_a_list_of_projects_beside_the_ministries_may_be_a_part_of_their_money(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Budget      |            |
        | Ministère   | LFI 2021 (FCFA) |
        | Défense     | 710010     |
        | Sécurité    | 600001     |
        | TOTAL       | 1310011    |
        |             |            |
        | Investissements |        |
        | Projet      | LFI 2021 (FCFA) |
        | Casernes    | 20002      |
        | Routes      | 10003      |
        | TOTAL       | 30005      |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["tables-overlap"])
