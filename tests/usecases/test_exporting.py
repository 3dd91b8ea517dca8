"""Everything leaves as plain tables: exact, traceable, and harmless to a spreadsheet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from budgetwatch.domain.errors import Cancelled
from budgetwatch.jobs import Job
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.exporting import FORMATS, export
from budgetwatch.usecases.importing import draft_import, import_draft

TABLE = """République du Tamaris;;;
(en milliers de FCFA);;;
Code;Programme;LFI 2024;Payé 2024
01.0603;Opérations terrestres;60 000;n.d.
02.0010;=cmd|' /C calc'!A0;900 000,5;890 000
;Total;960 000,5;
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """A small table with a leading zero, an unknown amount and a label that a spreadsheet would carry out."""
    (tmp_path / "execution.csv").write_text(TABLE, encoding="utf-8")
    with create_dossier(tmp_path / "hearing.budget", "Hearing") as made:
        import_draft(made, draft_import(tmp_path / "execution.csv"))
        yield made


def rows(path: Path, delimiter: str = ";") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_every_amount_leaves_exact_with_its_codes_its_state_and_its_cell(dossier: Dossier, tmp_path: Path) -> None:
    export(dossier, tmp_path / "out")
    told = rows(tmp_path / "out" / "budget.csv")
    assert [
        (one["programme_2_code"], one["measure"], one["year"], one["amount"], one["state"], one["cell"]) for one in told
    ] == [
        ("01.0603", "voted", "2024", "60000000", "", "C4"),
        ("01.0603", "paid", "2024", "", "unknown", "D4"),
        ("02.0010", "voted", "2024", "900000500", "", "C5"),
        ("02.0010", "paid", "2024", "890000000", "", "D5"),
    ]
    assert sum(Decimal(one["amount"] or 0) for one in told if one["measure"] == "voted") == 960_000_500
    assert {one["sha256"] for one in told} == {one["sha256"] for one in rows(tmp_path / "out" / "documents.csv")}


@pytest.mark.parametrize("kind", FORMATS)
def test_no_cell_is_ever_carried_out(dossier: Dossier, tmp_path: Path, kind: str) -> None:
    for path in export(dossier, tmp_path / "out", kind):
        if path.suffix == ".csv":
            text = path.read_text(encoding="utf-8-sig")
            assert "'=cmd" in text or "=cmd" not in text
        elif path.suffix == ".xlsx":
            cells = [cell for row in openpyxl.load_workbook(path)["budget"].iter_rows() for cell in row]
            assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "b"}
            assert any(str(cell.value).startswith("'=cmd") for cell in cells)


def test_a_data_package_describes_each_of_its_columns(dossier: Dossier, tmp_path: Path) -> None:
    export(dossier, tmp_path / "out", "datapackage")
    told = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert (told["profile"], told["currencyCode"]) == ("fiscal-data-package", "XOF")
    for resource in told["resources"]:
        table = rows(tmp_path / "out" / resource["path"], ",")
        assert list(table[0]) == [field["name"] for field in resource["schema"]["fields"]]
    columns = {field["name"]: field.get("columnType") for field in told["resources"][0]["schema"]["fields"]}
    assert (columns["amount"], columns["year"]) == ("value", "date:fiscal-year")


def test_an_export_that_is_stopped_leaves_nothing(dossier: Dossier, tmp_path: Path) -> None:
    stopped = Job()
    stopped.cancel()
    with pytest.raises(Cancelled):
        export(dossier, tmp_path / "out", "csv", stopped)
    assert list((tmp_path / "out").iterdir()) == []
