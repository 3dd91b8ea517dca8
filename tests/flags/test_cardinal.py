"""Cardinal's flags: its own test vectors where they are at hand, and processes one can read here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from budgetwatch.flags.cardinal import Results, cardinal_settings, compute
from budgetwatch.flags.cardinal.quartiles import fences, quantile
from budgetwatch.flags.cardinal.settings import CardinalSettingsUnreadable

OPTIONS = {
    "R003-procurement_method_details-x-5-y-10": "[R003.procurement_method_details]\nx = 5\ny = 10",
    "R003-procurement_methods-open+selective": "procurement_methods = open|selective",
    "R003-threshold-10": "threshold = 10",
    "R048-minimum_contracting_processes-1": "minimum_contracting_processes = 1",
}
"""What the names of Cardinal's vectors say of their settings."""
GENERAL = "no_price_comparison_procurement_methods = NPC\n[exclusions]\nprocurement_method_details = EXC\n"


def released(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_every_vector_of_cardinal_is_reproduced(shared_data: Path) -> None:
    vectors = sorted((shared_data / "ocds" / "cardinal").glob("*.jsonl"))
    told = {}
    for vector in vectors:
        settings = cardinal_settings(f"{GENERAL}[{vector.stem[:4]}]\n{OPTIONS.get(vector.stem, '')}")
        expected = json.loads(vector.with_suffix(".expected").read_text(encoding="utf-8"))
        told[vector.stem] = compute(released(vector), settings) == expected
    assert len(told) == 15
    assert [name for name, same in told.items() if not same] == []


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("024", {"OCID": {"F": {"R024": 1.0}}, "Tenderer": {"L": {"R024": 0.0}, "W": {"R024": 0.0}}}),
        ("025", {"Tenderer": {"F": {"R025": 1 / 6}}}),
        ("038", {"Buyer": {"B": {"R038": 0.5}}}),
        ("058", {"OCID": {"F": {"R058": 99.0}}, "Tenderer": {"W": {"R058": 0.0}}}),
    ],
)
def test_the_examples_of_the_manual_give_what_it_says(example: str, expected: Results, shared_data: Path) -> None:
    found = shared_data / "ocds" / "cardinal" / "examples_R" / f"{example}.jsonl"
    assert compute(released(found), cardinal_settings(f"[R{example}]")) == expected


def process(ocid: str, bids: Sequence[str], awarded: str = "active W", **tender: object) -> dict[str, Any]:
    """A release; each bid is written `status tenderer+tenderer amount currency date`, the end of it left out at will."""
    status, *suppliers = awarded.split()
    return {
        "ocid": ocid,
        "buyer": {"id": "B"},
        "tender": tender,
        "bids": {"details": [_bid(*bid.split()) for bid in bids]},
        "awards": [{"status": status, "suppliers": [{"id": one} for one in suppliers]}],
    }


def _bid(status: str, parties: str, amount: str = "", currency: str = "XOF", date: str = "") -> dict[str, Any]:
    value = {"amount": float(amount), "currency": currency} if amount else {}
    return {"status": status, "tenderers": [{"id": one} for one in parties.split("+")], "value": value, "date": date}


def found(code: str, *releases: dict[str, Any], options: str = "") -> Results:
    return compute(releases, cardinal_settings(f"[{code}]\n{options}"))


def test_bids_in_another_currency_than_the_first_are_not_compared() -> None:
    bids = ("disqualified L 10 EUR", "valid W 100 XOF", "valid M 120 XOF")
    assert found("R036", process("1", bids[1:]), process("2", bids)) == {}
    assert found("R036", process("1", bids[1:]), process("2", (*bids, "disqualified L 90 XOF"))) == {
        "OCID": {"2": {"R036": 1.0}}
    }
    priced = compute([process("2", bids)], cardinal_settings("currency = EUR\n[R036]"))
    assert priced == {}


def test_of_equal_lowest_bids_the_first_counts() -> None:
    assert found("R036", process("1", ("valid W 10", "disqualified L 10"))) == {}


def test_equal_prices_of_one_tenderer_are_its_own_affair() -> None:
    assert found("R028", process("1", ("valid W 10", "valid W 10", "valid L 10 EUR"))) == {}
    told = found("R028", process("1", ("valid W 10", "disqualified L 10", "withdrawn M 10")))
    assert told == {"OCID": {"1": {"R028": 1.0}}, "Tenderer": {"L": {"R028": 1.0}, "W": {"R028": 1.0}}}


@pytest.mark.parametrize(
    ("methods", "flagged"), [("price_comparison", False), ("no_price_comparison", True), ("", True)]
)
def test_prices_are_compared_where_a_procedure_is_decided_by_them(methods: str, *, flagged: bool) -> None:
    options = f"{methods}_procurement_methods = Auction\n" if methods else ""
    one = process("1", ("valid W 10", "valid L 10"), procurementMethodDetails="Tender")
    assert bool(compute([one], cardinal_settings(f"{options}[R028]"))) is flagged


def test_wins_are_counted_once_a_process_and_where_one_supplier_won() -> None:
    releases = [process(str(number), ("valid W 1", "valid L 2", "valid L 3")) for number in range(3)]
    releases += [process("two", ("valid L 1",), "active L M"), process("open", ("valid L 1",), "pending L")]
    assert found("R025", *releases, options="threshold = 0.5") == {"Tenderer": {"L": {"R025": 0.0}}}
    assert found("R025", *releases) == {}


def test_a_single_bid_counts_in_the_methods_that_the_settings_name() -> None:
    limited = process("1", (), procurementMethod="limited", numberOfTenderers=1)
    assert found("R018", limited) == {}
    assert found("R018", limited, options="procurement_methods = limited") == {"OCID": {"1": {"R018": 1.0}}}


def test_a_period_needs_both_days_with_their_time_zone() -> None:
    days = {"startDate": "2024-01-01T00:00:00Z", "endDate": "2024-01-10T00:00:00Z"}
    assert found("R003", process("1", (), tenderPeriod=days)) == {"OCID": {"1": {"R003": 1.0}}}
    assert found("R003", process("1", (), tenderPeriod={"endDate": days["endDate"]})) == {}
    assert found("R003", process("1", (), tenderPeriod={**days, "startDate": "2024-01-01"})) == {}


def test_others_disqualified_are_counted() -> None:
    told = found("R035", process("1", ("valid W 3", "disqualified L 1", "disqualified M 2")))
    assert told == {"OCID": {"1": {"R035": 2.0}}, "Tenderer": {"W": {"R035": 0.0}}}
    assert found("R035", process("1", ("valid W 3", "disqualified L 1")), options="threshold = 2") == {}


def test_a_late_bid_that_lost_is_no_signal() -> None:
    period = {"endDate": "2024-01-10"}
    assert found("R030", process("1", ("valid L 3 XOF 2024-01-11",), tenderPeriod=period)) == {}
    won = found("R030", process("1", ("valid W 3 XOF 2024-01-11",), tenderPeriod=period))
    assert won == {"OCID": {"1": {"R030": 1.0}}, "Tenderer": {"W": {"R030": 1.0}}}


@pytest.mark.parametrize("release", [{}, {"ocid": 3}, {"ocid": "1", "tender": {"status": "cancelled"}}])
def test_a_process_without_a_name_or_cancelled_is_left_out(release: dict[str, Any]) -> None:
    told = process("1", ("valid W 10", "valid L 10"))
    assert found("R028", {**told, "ocid": None, **release}) == {}


def test_what_is_not_of_the_standard_is_passed_over() -> None:
    odd = {"ocid": "1", "tender": [], "bids": {"details": [1, {"status": 3, "value": {"amount": True}}]}, "awards": {}}
    assert compute([odd], cardinal_settings("\n".join(f"[{code}]" for code in ("R018", "R024", "R028", "R036")))) == {}


@pytest.mark.parametrize(
    ("values", "first", "third"),
    [
        ((1, 99, 99, 99, 99), 66.3333, 99),
        ((1, 2, 3, 4), 1.416667, 3.583333),
        ((1, 2), 1, 2),
        (range(10, 101, 10), 29.166667, 80.833333),
        ((0.01, 0.05, 0.06, 0.07, 0.08, 0.30), 0.046667, 0.098333),
    ],
)
def test_quartiles_are_median_unbiased(values: Sequence[float], first: float, third: float) -> None:
    assert (quantile(values, 0.25), quantile(values, 0.75)) == pytest.approx((first, third), abs=1e-4)


def test_fences_of_equal_values_are_those_values() -> None:
    assert fences((5, 5, 5)) == (5, 5, 5)


@pytest.mark.parametrize(
    "text", ["no ini", "[R044]", "[R028]\nthreshold = 1", "[R024]\nthreshold = high", "curency = XOF", "[R024]\n[R024]"]
)
def test_settings_that_cardinal_does_not_know_are_refused(text: str) -> None:
    with pytest.raises(CardinalSettingsUnreadable):
        cardinal_settings(text)


def test_settings_of_cardinals_other_command_change_nothing() -> None:
    told = cardinal_settings("; a comment\n[defaults]\ncurrency = USD\n[codelists.bid_status]\nOK = valid\n[R028]")
    assert (list(told.sections), told.currency) == (["R028"], "")
