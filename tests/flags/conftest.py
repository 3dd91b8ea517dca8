"""Contract registers for the flags: drawn in text, or made by the generator of planted cases."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from budgetwatch.domain.contract import AMOUNTS, Contract, Procedure
from budgetwatch.domain.finding import Finding
from budgetwatch.domain.money import Amount
from budgetwatch.usecases.contracts import flag_file

Draw = Callable[[str], tuple[Contract, ...]]

_TEXTS = {field.name for field in fields(Contract) if field.type in {"str", "str | None"}}


@pytest.fixture
def draw() -> Draw:
    """Makes contracts of a table drawn in text; its header names fields, an empty cell is a blank cell."""

    def drawn(table: str) -> tuple[Contract, ...]:
        header, *body = ([cell.strip() for cell in row.split("|")] for row in table.strip().splitlines())
        return tuple(_contract(number, dict(zip(header, row, strict=True))) for number, row in enumerate(body, 1))

    return drawn


def _contract(row: int, cells: dict[str, Any]) -> Contract:
    """The contract of one row; every field of the header has a column."""
    values = {field: _value(field, cell) for field, cell in cells.items()}
    read = {field: value for field, value in values.items() if value is not None}
    columns = {field: place for place, field in enumerate(cells, 1)}
    return Contract(**{"id": str(row), **read}, rows=(row,), columns=columns)


def _value(field: str, cell: str) -> Any:
    if cell == "":
        return "" if field in _TEXTS and field != "currency" else None
    if field in AMOUNTS:
        return Amount.parse(cell.replace(" ", ""))
    match field:
        case "procedure":
            return Procedure(cell)
        case "year":
            return int(cell)
        case "secret" | "guaranteed":
            return cell == "yes"
        case "award_date" | "signed" | "due" | "received" | "last_paid" | "approved":
            return date.fromisoformat(cell)
    return cell


@dataclass(frozen=True)
class Planted:
    """What the program finds in a generated register, and what its generator says must and must not fire."""

    found: dict[str, Finding]
    truth: dict[str, Any]


@pytest.fixture(scope="session", params=[(1, ""), (2, "--messy"), (7, ""), (40, "--messy"), (913, "")])
def planted(request: pytest.FixtureRequest, shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """A register of 250 contracts with planted cases and look-alikes, read and judged as a person would."""
    seed, messy = request.param
    out = tmp_path_factory.mktemp("register")
    script = shared_data / "contract_cases" / "make_register.py"
    command = [sys.executable, str(script), str(out), "--seed", str(seed), *([messy] if messy else [])]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own generator of test data
    (book,), (truth,) = out.glob("*.xlsx"), out.glob("*.truth.json")
    found = {one.finding.code: one.finding for one in flag_file(book, book)}
    return Planted(found, json.loads(truth.read_text(encoding="utf-8")))
