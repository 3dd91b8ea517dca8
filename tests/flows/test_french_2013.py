"""The main job on the French budget of 2013: import, compare, trace, find, print."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.flows.conftest import Call

VOTED, PAID = "395483706834", "384862863863.32"


def test_totals_are_exact_to_the_last_cent(french: Path, call: Call) -> None:
    _, told = call("compare", french, "--by", "programme:1")
    (total,) = told["totals"]
    spent = total["paid"] or total["ordered"]
    assert (total["voted"], spent) == (VOTED, PAID)
    assert Decimal(total["deviation"]) == Decimal(PAID) - Decimal(VOTED)
    assert total["execution_rate"].startswith("0.97314")


def test_missions_written_in_capitals_meet_missions_written_in_small_letters(french: Path, call: Call) -> None:
    _, told = call("compare", french, "--by", "programme:1")
    executed = [row for row in told["rows"] if row["paid"] or row["ordered"]]
    assert len(told["rows"]) == 32
    assert all(row["voted"] for row in told["rows"])
    assert {row["label"] for row in told["rows"] if row not in executed} == {"Provisions"}
    defence = next(row for row in told["rows"] if row["label"].casefold().startswith("défense"))
    assert defence["voted"] == "38124175634"
    assert (defence["paid"] or defence["ordered"]) == "38959928836.05"


def test_a_total_leads_back_to_every_cell_it_adds(french: Path, call: Call) -> None:
    _, told = call("trace", french, "--year", 2013, "--measure", "voted", "--basis", "CP")
    assert told["value"] == VOTED
    stated = [cell for cell in told["cells"] if cell["amount"] is not None]
    assert sum(Decimal(cell["amount"]) for cell in stated) == Decimal(VOTED)
    assert {cell["file"] for cell in told["cells"]} == {"fr_lfi2013_etat_a_cp1252.csv"}
    assert all(cell["cell"].startswith("D") for cell in told["cells"])
    first = told["cells"][0]
    assert first["raw"].replace("\u202f", " ").replace("\xa0", " ") == "1 865 969 164"


def test_the_same_file_is_not_taken_twice(french: Path, shared_data: Path, call: Call) -> None:
    status, told = call("import", french, shared_data / "budgets" / "fr_lfi2013_etat_a_cp1252.csv")
    assert status == 1
    assert told["error"]["code"] == "already-imported"


def test_programmes_without_a_counterpart_are_found(french: Path, call: Call) -> None:
    _, told = call("findings", french)
    fired = [one for one in told["findings"] if one["state"] == "fired"]
    assert {"no-counterpart"} <= {one["code"] for one in fired}
    assert all(one["question"] and one["explanations"] and one["n"] for one in fired)


def test_the_dossier_verifies(french: Path, call: Call) -> None:
    status, told = call("verify", french)
    assert status == 0
    assert told["ok"] is True
    assert len(told["checks"]) >= 4


def test_both_packs_are_made(french: Path, tmp_path: Path, call: Call) -> None:
    for language in ("fr", "en"):
        status, told = call("pack", french, "--out", tmp_path / "out", "--lang", language)
        assert status == 0
        (file,) = told["files"]
        assert Path(file["path"]).read_bytes().startswith(b"%PDF")
        assert file["pages"] >= 4
        assert told["figures"] > 50
