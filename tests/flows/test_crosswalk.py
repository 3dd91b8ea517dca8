"""The command that reviews correspondences, on real files and on the sample country."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from budgetwatch.usecases.demonstrating import build_sample
from tests.flows.conftest import Call

PROGRAMMES = ("--by", "programme:2")


def to_review(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in told["links"] if one["state"] == "to_review"]


def test_five_programmes_of_the_french_law_wait_for_a_person(french: Path, call: Call) -> None:
    status, told = call("crosswalk", french)
    assert (status, told["counts"]["to_review"]) == (0, 5)
    pair = next(one for one in told["links"] if one["before"] and one["before"][0]["code"] == "232")
    assert pair["after"][0]["label"] == "Vie politique, culturelle et associative"
    assert (pair["before"][0]["amount"], pair["after"][0]["amount"]) == ("143366962", "150691601.23")
    assert {one["level"] for link in to_review(told) for one in link["before"]} == {2}  # every mission meets


def test_confirmed_the_programme_has_its_rate_and_totals_stay(french: Path, call: Call, tmp_path: Path) -> None:
    _, before = call("compare", french, *PROGRAMMES)
    _, told = call("crosswalk", french)
    for one in to_review(told):
        assert call("crosswalk", french, "--confirm", one["id"], "--reason", "one spelling")[0] == 0
    _, after = call("compare", french, *PROGRAMMES)
    assert (after["totals"], len(after["rows"])) == (before["totals"], len(before["rows"]) - 5)
    row = next(one for one in after["rows"] if one["code"] == "232")
    assert (row["voted"], row["paid"]) == ("143366962", "150691601.23")
    assert Decimal(row["execution_rate"]) > 1
    assert call("verify", french)[0] == 0
    file = tmp_path / "crosswalk.toml"
    assert call("crosswalk", french, "--export", file)[1]["exported"] == 5
    assert call("crosswalk", french, "--import", file)[1]["imported"] == 0


def test_a_name_nobody_gave_is_refused(french: Path, call: Call) -> None:
    status, told = call("crosswalk", french, "--confirm", "0000000000")
    assert (status, told["error"]["code"]) == (1, "not-found")


def test_two_years_of_south_african_votes_go_on_without_a_question(
    shared_data: Path, tmp_path: Path, call: Call
) -> None:
    dossier = tmp_path / "za.budget"
    call("import", dossier, shared_data / "budgets" / "za_votes_2016-18_original_adjusted_actual.csv")
    _, told = call("crosswalk", dossier)
    assert {state: n for state, n in told["counts"].items() if n} == {"certain": 40}


def test_the_sample_country_keeps_its_codes_but_for_one_line_that_is_new(tmp_path: Path, call: Call) -> None:
    dossier = tmp_path / "tamaris.budget"
    build_sample(dossier).close()
    _, told = call("crosswalk", dossier)
    assert (told["counts"]["to_review"], told["counts"]["unmatched"]) == (0, 1)
    lonely = next(one for one in told["links"] if one["state"] == "unmatched")
    assert lonely["after"][0]["code"] == "21038"
