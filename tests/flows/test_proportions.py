"""The command that sets a budget in proportion: on the sample country, and from a sheet of series."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from budgetwatch.usecases.demonstrating import build_sample
from tests.flows.conftest import Call


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The invented country, with its series entered."""
    path = tmp_path / "tamaris.budget"
    build_sample(path).close()
    return path


def of_year(told: list[dict[str, Any]], year: int, stage: str = "voted") -> dict[str, Any]:
    return next(one for one in told if one["year"] == year and one.get("stage", stage) == stage)


def test_parts_make_the_total_that_a_comparison_gives_at_every_stage_and_basis(sample: Path, call: Call) -> None:
    for basis in ("AE", "CP"):
        _, compared = call("compare", sample, "--by", "nature", "--basis", basis)
        _, told = call("proportions", sample, "--basis", basis)
        totals = {row["year"]: row for row in compared["totals"]}
        for structure in ("structure", "forces"):
            assert told[structure]["years"]
            for one in told[structure]["years"]:
                parts = sum(Decimal(part["amount"]["value"]) for part in one["parts"])
                assert parts == Decimal(one["total"]["value"]) == Decimal(totals[one["year"]][one["stage"]])


def test_shares_have_six_decimals_and_every_figure_says_how_it_was_made(sample: Path, call: Call) -> None:
    _, told = call("proportions", sample, "--measure", "voted")
    # 306 469 959 000 voted in 2024, 115 570 012 000 of it for personnel
    personnel = of_year(told["structure"]["years"], 2024)["parts"][0]
    assert personnel["amount"] == {"value": "115570012000", "unit": "XOF", "operation": "sum"}
    assert personnel["share"] == {"value": "0.377101", "unit": "share", "operation": "ratio"}
    state, gdp, people = told["weights"]
    # ÷ 1 655, ÷ 7 920 thousand million, ÷ 12 050 000 persons
    assert of_year(state["years"], 2024)["share"]["value"] == "0.185178"
    assert of_year(gdp["years"], 2024)["share"]["value"] == "0.038696"
    assert of_year(people["years"], 2024)["share"] == {
        "value": "25433.191618",
        "unit": "XOF",
        "operation": "ratio",
    }
    assert told["growth"]["nominal"]["operation"] == "compound_growth"
    assert told["growth"]["prices"]["to_verify"] is False


def test_a_perimeter_and_a_denominator_can_be_chosen(sample: Path, call: Call) -> None:
    status, told = call("proportions", sample, "--years", "2024", "--denominator", "documents")
    assert status == 0
    assert [one["year"] for one in told["opacity"]["years"]] == [2024]
    assert "state_budget" not in {one["kind"] for one in told["weights"]}
    assert told["growth"]["nominal"] is None
    status, refused = call("proportions", sample, "--perimeter", "Nothing")
    assert (status, refused["error"]["code"]) == (1, "not-found")


def test_labels_are_assigned_and_a_wrong_group_is_refused(sample: Path, call: Call) -> None:
    before = of_year(call("proportions", sample)[1]["forces"]["years"], 2024)["parts"][-1]["amount"]["value"]
    _, told = call("proportions", sample, "--assign", "force:Équipement des forces=staff")
    parts = {part["group"]: part["amount"]["value"] for part in of_year(told["forces"]["years"], 2024)["parts"]}
    assert Decimal(parts["staff"]) == Decimal(before) - Decimal(parts["unallocated"])
    status, refused = call("proportions", sample, "--assign", "force:Police=seals")
    assert (status, refused["error"]["code"]) == (1, "wrong-group")
    status, refused = call("proportions", sample, "--assign", "nothing")
    assert (status, refused["error"]["code"]) == (1, "wrong-question")


def test_several_series_come_from_one_sheet_with_who_entered_them(sample: Path, tmp_path: Path, call: Call) -> None:
    sheet = tmp_path / "series.csv"
    sheet.write_text("Exercice;PIB;Population\n2024;1000;10\n", encoding="utf-8")
    named = ("--country", "Tamaris", "--source", "bulletin 7", "--currency", "XOF", "--author", "A. Clerk")
    _, told = call("series", sample, "--file", sheet, *named)
    entered = {one["kind"]: one for one in told["series"]}
    assert entered["gdp"]["values"] == {"2024": "1000"}
    assert (entered["gdp"]["currency"], entered["population"]["entered_by"]) == ("XOF", "A. Clerk")
    status, refused = call("series", sample, "--file", sheet, "--set", "gdp", *named)
    assert (status, refused["error"]["code"]) == (1, "series-unreadable")
