"""Real budgets and registers, read from their bytes: what a correct import yields."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from budgetwatch.domain.contract import Procedure
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.layout import RowKind
from budgetwatch.mapping import judge, propose
from budgetwatch.reading import load, read_workbook


@cache
def _readings(path: Path) -> tuple[Reading, ...]:
    workbook, _ = read_workbook(load(path), path.name)
    return propose(workbook)[0]


def _primary(path: Path) -> list[Reading]:
    return [reading for reading in _readings(path) if reading.layout.primary]


def test_the_french_budget_of_2013_is_ready(shared_data: Path) -> None:
    path = shared_data / "budgets" / "fr_lfi2013_etat_a_cp1252.csv"
    (table,) = _readings(path)
    layout = table.layout
    counts = [layout.count(kind) for kind in (RowKind.LINE, RowKind.SUBTOTAL, RowKind.OF_WHICH, RowKind.TOTAL)]
    assert counts == [125, 32, 55, 1]
    assert [(t.measure, t.basis, str(t.year), str(t.lines_sum), str(t.gap)) for t in table.totals] == [
        ("voted", "AE", "2013", "391037284364", "0"),
        ("voted", "CP", "2013", "395483706834", "0"),
    ]
    assert all(check.agrees for check in table.subtotals)
    assert judge(_readings(path))[0] is Verdict.READY


def test_its_programmes_stand_under_their_missions_and_ministries(shared_data: Path) -> None:
    (table,) = _readings(shared_data / "budgets" / "fr_lfi2013_etat_a_cp1252.csv")
    ministry, mission, programme = table.lines[1].codes
    assert (mission.code, mission.label, mission.level) == ("", "ACTION EXTÉRIEURE DE L'ÉTAT", 1)
    assert (programme.code, programme.level, programme.parent) == ("185", 2, mission)
    assert ministry.label == "Ministre des affaires étrangères"


@pytest.mark.parametrize("name", ["fr_lr2013_art4_depenses_utf8bom.csv", "fr_lr2013_art4_merged_text_numbers.xlsx"])
def test_the_french_outturn_of_2013_is_spending_and_its_adjustments_are_not(shared_data: Path, name: str) -> None:
    (table,) = _readings(shared_data / "budgets" / name)
    assert (table.layout.count(RowKind.LINE), table.layout.count(RowKind.SUBTOTAL)) == (126, 32)
    assert [(t.measure, str(t.lines_sum), t.counts) for t in table.totals] == [
        ("paid", "384862863863.32", True),
        ("movement", "0.52", False),
        ("movement", "2134705493.64", False),
    ]
    assert judge([table])[0] is Verdict.READY


def test_the_south_african_votes_give_two_years_and_their_totals(shared_data: Path) -> None:
    (table,) = _readings(shared_data / "budgets" / "za_votes_2016-18_original_adjusted_actual.csv")
    assert [(t.measure, str(t.year), str(t.lines_sum)) for t in table.totals if t.agrees and t.stated] == [
        ("voted", "2016-17", "721148225996"),
        ("voted", "2017-18", "767037868000"),
        ("revised", "2016-17", "723132355000"),
        ("revised", "2017-18", "781536603000"),
        ("paid", "2016-17", "717269622805"),
        ("paid", "2017-18", "768845143266"),
    ]


def test_an_exhibit_that_repeats_itself_sheet_by_sheet_has_one_primary_table(shared_data: Path) -> None:
    path = shared_data / "budgets" / "us_dod_fy2019_O-1.xlsx"
    (table,) = _primary(path)
    assert table.layout.sheet == "Total O&M Title plus Indefinite"
    assert len(table.lines) == 410
    counting = [(str(t.year), str(t.lines_sum)) for t in table.totals if t.counts]
    assert counting == [("2017", "258197591"), ("2018", "261897656"), ("2019", "283672068")]
    assert judge(_readings(path))[0] is Verdict.REVIEW


def test_a_register_of_suppliers_counts_each_contract_once(shared_data: Path) -> None:
    (table,) = _readings(shared_data / "contracts" / "decp_2024H2_travaux_1500.csv")
    assert (len(table.lines), len(table.contracts)) == (1500, 1146)
    assert str(table.totals[0].lines_sum) == "678073147.98"
    assert sum(contract.offers == 1 for contract in table.contracts) == 230
    assert sum(contract.procedure is Procedure.DIRECT for contract in table.contracts) == 24
    assert {issue.code for issue in judge([table])[1]} == {"unit-missing", "contract-amounts-differ"}


def test_no_file_that_lacks_something_is_ever_ready(shared_data: Path) -> None:
    expected = json.loads((shared_data / "expected.json").read_text(encoding="utf-8"))
    ready = []
    for entry in expected:
        path = shared_data / entry["file"]
        if entry["must"] == "read" or "read" in entry.get("also_ok", ()) or path.suffix != ".csv":
            continue
        try:
            if judge(_readings(path))[0] is Verdict.READY:
                ready.append(entry["file"])
        except BudgetWatchError:
            continue
    assert ready == []
