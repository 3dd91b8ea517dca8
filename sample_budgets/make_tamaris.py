"""Write the sample documents of the invented Republic of Tamaris: python sample_budgets/make_tamaris.py [FOLDER].

Each spreadsheet gets FILE.expected.txt beside it. The same bytes come out on every run and every computer.
Needs openpyxl.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from generator.acts_sheet import acts_expectation, acts_workbook
from generator.contracts import awards
from generator.documents import amending_law, execution_report, initial_law
from generator.expected import budget_expectation, register_expectation
from generator.law import law_expectation, law_workbook
from generator.layouts import Table, add_worksheet, csv_rows, typed_number, typed_text
from generator.recap import add_hidden_recap
from generator.register import register_workbook
from generator.writing import csv_bytes, empty_workbook, workbook_bytes

Typed = Callable[[int], int | str]


def workbook_of(table: Table, typed: Typed = typed_number, *, recap: bool = False) -> bytes:
    """One table on one worksheet; `recap` adds the hidden sheet that repeats its money."""
    workbook = empty_workbook()
    add_worksheet(workbook, table, typed)
    if recap:
        add_hidden_recap(workbook, table)
    return workbook_bytes(workbook)


def documents() -> dict[str, tuple[bytes, str]]:
    """Every document by file name: its bytes and its expected reading."""
    made: dict[str, tuple[bytes, str]] = {}

    def add(file: str, year: int, table: Table, content: bytes) -> None:
        made[file] = (content, budget_expectation(file, table, year))

    for year, typed in ((2022, typed_number), (2023, typed_text), (2024, typed_number)):
        add(f"LFI_{year}_annexe3.xlsx", year, initial_law(year), workbook_of(initial_law(year), typed))
    for year in (2022, 2024):
        add(f"LFR_{year}_collectif.xlsx", year, amending_law(year), workbook_of(amending_law(year)))
    add("Execution_2022.csv", 2022, execution_report(2022), csv_bytes(csv_rows(execution_report(2022))))
    add("SITEX_2023_def.xlsx", 2023, execution_report(2023), workbook_of(execution_report(2023), typed_text))
    add("SITEX_2024_31-12.xlsx", 2024, execution_report(2024), workbook_of(execution_report(2024), recap=True))
    register = "Marches_2022-2024.xlsx"
    made[register] = (workbook_bytes(register_workbook(awards())), register_expectation(register, awards()))
    moved, law = "Registre_actes_2024.xlsx", "Loi_programmation_2022-2026.xlsx"
    made[moved] = (workbook_bytes(acts_workbook()), acts_expectation(moved))
    made[law] = (workbook_bytes(law_workbook()), law_expectation(law))
    return made


def write_documents(folder: Path) -> None:
    """Write every document and its expected reading into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, (content, expected) in documents().items():
        (folder / file).write_bytes(content)
        (folder / f"{file}.expected.txt").write_bytes(expected.encode("utf-8"))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "tamaris"
    write_documents(target)
    print(f"{len(documents())} documents in {target}")
