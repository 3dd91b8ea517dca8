"""Contract registers for the flags: drawn in text, or made by the generator of planted cases."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from budgetwatch.domain.contract import AMOUNTS, Contract, Procedure
from budgetwatch.domain.money import Amount

Draw = Callable[[str], tuple[Contract, ...]]

_PROCEDURES = {
    "Appel d'offres ouvert": Procedure.OPEN,
    "Appel d'offres restreint": Procedure.RESTRICTED,
    "Demande de prix": Procedure.QUOTATIONS,
    "Mise en concurrence interne": Procedure.INTERNAL_COMPETITION,
    "Entente directe": Procedure.DIRECT,
}
_HEADERS = {
    "N° du marché": "id",
    "Objet du marché": "subject",
    "Autorité contractante": "buyer",
    "Exercice": "year",
    "Mode de passation": "procedure",
    "Base légale": "legal_basis",
    "Montant attribué (FCFA TTC)": "awarded",
    "Devise": "currency",
    "Date d'attribution": "award_date",
    "Date de signature": "signed",
    "Date de fin prévue": "due",
    "Date de réception": "received",
    "Titulaire": "supplier",
    "N° IFU": "supplier_id",
    "Adresse du titulaire": "address",
    "Téléphone": "phone",
    "Bénéficiaire effectif": "owner",
    "Montant payé (FCFA TTC)": "paid",
    "Date du dernier paiement": "last_paid",
    "Montant livré ou service fait (FCFA TTC)": "delivered",
}
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


def _value(field: str, cell: Any) -> Any:
    if cell is None or cell == "":
        return "" if field in _TEXTS and field != "currency" else None
    if field in AMOUNTS:
        return Amount.parse(str(cell).replace(" ", ""))
    if field == "procedure":
        return _PROCEDURES.get(cell) or Procedure(cell)
    if field == "year":
        return int(cell)
    if field in {"award_date", "signed", "due", "received", "last_paid"}:
        return cell.date() if isinstance(cell, datetime) else date.fromisoformat(cell)
    return str(cell)


@dataclass(frozen=True)
class Planted:
    """A generated register, and what its generator says must and must not fire."""

    contracts: tuple[Contract, ...]
    truth: dict[str, Any]


@pytest.fixture(scope="session", params=[1, 2, 7, 40, 913])
def planted(request: pytest.FixtureRequest, shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """A register of 250 contracts with planted cases and look-alikes, for several seeds."""
    out = tmp_path_factory.mktemp("register")
    script = shared_data / "contract_cases" / "make_register.py"
    command = [sys.executable, str(script), str(out), "--seed", str(request.param)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own generator of test data
    truth = json.loads((out / "registre.truth.json").read_text(encoding="utf-8"))
    return Planted(tuple(_register(out / "registre.xlsx")), truth)


def _register(path: Path) -> Iterator[Contract]:
    sheet = openpyxl.load_workbook(path)["Registre"]
    rows = sheet.iter_rows(min_row=5, values_only=True)
    header = [_HEADERS.get(str(cell)) for cell in next(rows)]
    for number, row in enumerate(rows, 6):
        yield _contract(number, {field: cell for field, cell in zip(header, row, strict=True) if field})
