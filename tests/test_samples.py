"""The sample documents: written the same every time, and read as their expected.txt says."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from budgetwatch.domain.contract import Contract, Procedure
from budgetwatch.domain.fact import Inspection, Reading
from budgetwatch.domain.finding import State
from budgetwatch.domain.layout import RowKind, TableKind
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.money import ZERO, Amount
from budgetwatch.usecases.contracts import flag_file
from budgetwatch.usecases.inspecting import inspect_file

SAMPLES = Path(__file__).resolve().parents[1] / "sample_budgets"
TAMARIS = SAMPLES / "tamaris"
PUBLIC = SAMPLES / "public"
SPREADSHEETS = {".csv", ".xlsx"}
DOCUMENTS = sorted(path for path in TAMARIS.iterdir() if path.suffix in SPREADSHEETS)
PUBLISHED = sorted(path for path in PUBLIC.iterdir() if path.suffix in SPREADSHEETS)
ROW_KINDS = (RowKind.LINE, RowKind.HEADING, RowKind.SUBTOTAL)
BESIDE_OTHERS = ("bridge", "tranche", "category")
"""What a document says beside the others: tests/flows/test_sample_country.py asks the dossier."""
MONEY = ("awarded", "amended", "paid", "delivered", "advance", "penalty")


def test_the_generator_writes_the_same_bytes_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLES / "make_tamaris.py"), str(tmp_path)], check=True, capture_output=True)  # noqa: S603 - our own script
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in TAMARIS.iterdir()}
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] != kept[name]] == []


@pytest.mark.parametrize("document", [*DOCUMENTS, *PUBLISHED], ids=lambda path: path.name)
def test_a_sample_is_read_as_its_expectation_says(document: Path) -> None:
    expected = document.with_name(f"{document.name}.expected.txt").read_text(encoding="utf-8")
    assert described(inspect_file(document)) == "".join(
        line for line in expected.splitlines(keepends=True) if not line.startswith(BESIDE_OTHERS)
    )


def test_money_repeated_on_a_hidden_sheet_is_not_imported() -> None:
    inspection = inspect_file(TAMARIS / "SITEX_2024_31-12.xlsx")
    assert [sheet.name for sheet in inspection.sheets if sheet.hidden] == ["Feuil2"]
    assert [table.layout.sheet for table in inspection.tables if table.layout.primary] == ["SITEX 2024"]


def test_every_sample_says_that_it_is_invented() -> None:
    assert all("Exemple fictif" in content_of(document) for document in DOCUMENTS)


def content_of(document: Path) -> str:
    """The text of a sample; a workbook's parts are stored uncompressed."""
    return document.read_bytes().decode("cp1252" if document.suffix == ".csv" else "utf-8", "replace")


def described(inspection: Inspection) -> str:
    """What was read, in the words of the expected.txt files."""
    (table,) = [table for table in inspection.tables if table.layout.primary]
    unit = table.layout.unit
    head = {
        "file": inspection.source.name,
        "kind": table.layout.kind.value,
        "verdict": inspection.verdict.value,
        "currency": unit.currency,
        "scale": unit.scale,
    }
    lines = [f"{name:10} {value}" for name, value in head.items()]
    lines += TOLD.get(table.layout.kind, budget_lines)(table)
    return "\n".join(lines) + "\n"


def budget_lines(table: Reading) -> list[str]:
    stages = [check for check in table.totals if check.measure in CHAIN]
    years = sorted({str(check.year) for check in stages})
    return [
        f"{'year':10} {', '.join(years)}",
        *(f"{kind.value + 's':10} {table.layout.count(kind)}" for kind in ROW_KINDS),
        *(
            f"{'total':10} {check.measure} {check.basis} {check.year}: "
            f"lines {check.lines_sum}, printed {check.stated} in {check.stated_cell}"
            for check in stages
        ),
        *(
            f"{'disagrees':10} {check.cell} {check.label}: "
            f"printed {check.stated}, lines {check.lines_sum}, gap {check.gap}"
            for check in table.subtotals
            if not check.agrees
        ),
    ]


def contract_lines(table: Reading) -> list[str]:
    contracts = table.contracts
    direct = [contract for contract in contracts if contract.procedure is Procedure.DIRECT]
    undelivered = [one for one in contracts if (one.delivered or ZERO) < (one.paid or ZERO)]
    years = Counter(contract.year for contract in contracts)
    return [
        f"{'contracts':10} {len(contracts)}",
        f"{'years':10} {', '.join(f'{year} ({count})' for year, count in sorted(years.items(), key=str))}",
        *(f"{name:10} {summed(getattr(contract, name) for contract in contracts)}" for name in MONEY),
        f"{'direct':10} {len(direct)} for {summed(contract.awarded for contract in direct)}",
        f"{'no basis':10} {listed(contract for contract in direct if not contract.legal_basis)}",
        f"{'secret':10} {listed(contract for contract in contracts if contract.secret)}",
        f"{'uncovered':10} {listed(contract for contract in contracts if contract.guaranteed is False)}",
        f"{'no owner':10} {listed(contract for contract in contracts if not contract.owner)}",
        f"{'undelivered':10} {listed(undelivered)}",
    ]


def act_lines(table: Reading) -> list[str]:
    (check,) = table.totals
    return [
        f"{'acts':10} {len(table.records)}",
        f"{'total':10} {check.lines_sum}, printed {check.stated} in {check.stated_cell}",
    ]


def law_lines(table: Reading) -> list[str]:
    stated = [check for check in table.totals if check.measure is Measure.TRANCHE and check.year]
    return [f"{'total':10} {summed(check.stated for check in stated)}"]


TOLD = {
    TableKind.CONTRACTS: contract_lines,
    TableKind.ACTS: act_lines,
    TableKind.PROGRAMMING: law_lines,
}


def summed(amounts: Iterable[Amount | None]) -> Amount:
    return sum((amount for amount in amounts if amount is not None), ZERO)


def listed(contracts: Iterable[Contract]) -> str:
    return " ".join(contract.id for contract in contracts)


@pytest.mark.parametrize(
    ("code", "planted"),
    [
        ("BW03", {"M-04"}),
        ("BW02", {"A-21", "M-03", "M-06", "M-21", "M-25", "M-35"}),
        ("BW05", {"A-17", "M-06", "M-22", "M-23", "M-24", "M-28", "M-35", "M-37"}),
        ("BW19", {"M-11", "M-12"}),
        ("BW20", {"M-12"}),
        ("BW22", {"M-12"}),
    ],
)
def test_the_signals_find_what_the_notes_for_trainers_name(code: str, planted: set[str]) -> None:
    judged = flag_file(TAMARIS / "Marches_2022-2024.xlsx", SAMPLES / "seuils_tamaris.toml")
    (finding,) = [one.finding for one in judged if one.finding.code == code]
    assert finding.state is State.FIRED
    assert {subject.id for subject in finding.subjects} == planted
