"""Contracts at the command line: tied to budget lines, their fields corrected, taken back, refused in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.flows.conftest import Call

BUDGET = """\
Loi de finances initiale 2023;;
(en milliers de FCFA);;
Code;Libellé;LFI 2023 CP
2101;Soldes;7 994 929
2102;Carburants;3 555 245
2103;Casernements;4 000 000
TOTAL;;15 550 174
"""
REGISTER = """\
Registre des marchés 2023 (FCFA)
N° du marché;Exercice;Titulaire;Mode de passation;Montant (FCFA);Ligne budgétaire
M1;2023;Kour;Entente directe;600 000 000;2102
M2;2023;Dune;AOO;300 000 000;
"""


@pytest.fixture
def dossier(call: Call, tmp_path: Path) -> Path:
    path = tmp_path / "committee.budget"
    for name, text in (("lfi.csv", BUDGET), ("registre.csv", REGISTER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        status, _ = call("import", path, tmp_path / name, "--accept-review")
        assert status == 0
    return path


def lines(told: Any) -> dict[str, tuple[str, str]]:
    return {one["number"]: (one["line"]["code"], one["line"]["by"]) for one in told["contracts"]}


def test_a_contract_is_tied_to_a_line_and_taken_back(call: Call, dossier: Path) -> None:
    _, found = call("contracts", dossier, "--lines", "carburants")
    assert [(one["code"], one["year"]) for one in found["lines"]] == [("2102", 2023)]
    _, told = call("contracts", dossier, "--link", "M2", "--line", "2102", "--year", 2023, "--reason", "Letter")
    assert lines(told) == {"M1": ("2102", "code"), "M2": ("2102", "hand")}
    _, told = call("contracts", dossier, "--unlink", "M2")
    assert lines(told)["M2"] == ("", "nothing")


def test_a_field_is_corrected_and_read_as_received_again(call: Call, dossier: Path) -> None:
    asked = ("--correct", "M2", "--field", "supplier", "--value", "Dune SA", "--reason", "Signed copy")
    _, told = call("contracts", dossier, *asked)
    assert [(one["supplier"], one["corrected"]) for one in told["contracts"]] == [
        ("Kour", []),
        ("Dune SA", ["supplier"]),
    ]
    _, told = call("contracts", dossier, "--as-received", "M2", "--field", "supplier")
    assert [one["supplier"] for one in told["contracts"]] == ["Kour", "Dune"]


@pytest.mark.parametrize(
    "asked",
    [
        ("--link", "M2"),
        ("--link", "M9", "--line", "2102", "--year", 2023),
        ("--link", "M2", "--line", "9999", "--year", 2023),
        ("--unlink", "M1"),
        ("--correct", "M2", "--field", "supplier", "--value", "Dune SA"),
    ],
)
def test_what_cannot_be_done_is_refused(call: Call, dossier: Path, asked: tuple[object, ...]) -> None:
    status, told = call("contracts", dossier, *asked)
    assert status != 0
    assert told


def flag(told: Any, key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in told["flags"] if one["key"] == key)
    return found


def test_a_signal_is_judged_and_its_explanations_are_weighed(call: Call, dossier: Path) -> None:
    _, told = call("flags", dossier, "--weigh", "BW02", "--explanation", 2, "--stands", "ruled_out")
    assert flag(told, "BW02")["explanations_stand"][:2] == ["to_check", "ruled_out"]
    _, told = call(
        "flags", dossier, "--judge", "BW02", "--verdict", "dismissed", "--reason", "Letter", "--author", "A. Tio"
    )
    verdict = [flag(told, "BW02")[name] for name in ("verdict", "verdict_reason", "verdict_author")]
    assert verdict == ["dismissed", "Letter", "A. Tio"]
    _, told = call("flags", dossier, "--judge", "BW02", "--verdict", "to_examine")
    assert flag(told, "BW02")["verdict"] == "to_examine"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--judge", "BW99", "--verdict", "explained"), "not-found"),
        (("--judge", "BW02"), "wrong-question"),
        (("--judge", "BW02", "--verdict", "dismissed"), "wrong-question"),
        (("--verdict", "explained"), "wrong-question"),
        (("--weigh", "BW02", "--explanation", "1"), "wrong-question"),
        (("--weigh", "BW02", "--explanation", "99", "--stands", "confirmed"), "not-found"),
        (("--stands", "confirmed"), "wrong-question"),
        (("--judge", "BW02", "--verdict", "explained", "--settings", "own.toml"), "wrong-question"),
    ],
)
def test_what_cannot_be_judged_so_is_refused(words: tuple[str, ...], code: str, call: Call, dossier: Path) -> None:
    status, told = call("flags", dossier, *words)
    assert (status, told["error"]["code"]) == (1, code)
