"""A dossier and a received sheet drawn as text, and the use cases answered from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from budgetwatch.domain.errors import BudgetWatchError, StorageFailed
from budgetwatch.domain.fact import AmountColumn, Inspection, Line, Reading, SheetSummary, TotalCheck, Verdict
from budgetwatch.domain.grid import CellValue, Grid, Workbook
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Column, Evidence, Layout, PrintedUnit, Role, RowKind, TableKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import Area, CellRef, Source
from budgetwatch.domain.year import Year
from budgetwatch.jobs import SILENT, Job
from budgetwatch.usecases.documents import DocumentRow
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.dossiers import DossierSummary
from budgetwatch.usecases.importing import ImportDraft
from budgetwatch.usecases.nomenclature import Nomenclature

SHEET = """
- RÉPUBLIQUE DU TAMARIS       |                        |         |
U (en milliers de FCFA)       |                        |         |
E Code                        | Libellé                | LFI     | Payé
R                             | SECTION 210 – DÉFENSE  |         |
L 21011                       | Administration         | 9762219 | 10209352
L 21012                       | Soutien et intendance  | 8358287 | 8641202
S                             | Total section 210      | 18120506| 18850554
T                             | TOTAL GÉNÉRAL          | 18120506| 19350554
- Source : DGB                |                        |         |
"""
KINDS = {
    "E": RowKind.HEADER,
    "R": RowKind.HEADING,
    "L": RowKind.LINE,
    "S": RowKind.SUBTOTAL,
    "T": RowKind.TOTAL,
}
SHA = "7c1e09af" + "0" * 56


def drawn(text: str) -> tuple[list[str], list[list[CellValue]]]:
    """The letters and the cells of a sheet drawn as text; whole numbers are numbers."""
    rows = [row for row in text.strip("\n").splitlines() if row]
    cells = [[_cell(part) for part in row[2:].split("|")] for row in rows]
    return [row[0] for row in rows], cells


def _cell(text: str) -> CellValue:
    plain = text.strip()
    return int(plain) if plain.isdigit() and len(plain) > 5 else plain or None


def reading(letters: list[str], cells: list[list[CellValue]], *, assumed: bool = False) -> Reading:
    """The drawn table as it is read: two amount columns, in thousands."""
    first, last = 3, max(row for row, letter in enumerate(letters, 1) if letter in KINDS)
    rows = tuple(KINDS[letter] for letter in letters[first - 1 : last])
    unit = PrintedUnit(
        "XOF", 1_000, Evidence.ASSUMED if assumed else Evidence.TITLE, CellRef(SHA, "SITEX", 2, 1), "en milliers"
    )
    year = Year(2024)
    columns = (
        Column(1, "Code", Role.CODE),
        Column(2, "Libellé", Role.LABEL),
        Column(3, "LFI", Role.AMOUNT, measure=Measure.VOTED, basis=Basis.CP, year=year),
        Column(4, "Payé", Role.AMOUNT, measure=Measure.PAID, basis=Basis.CP, year=year),
    )
    lines = [row for row, letter in enumerate(letters, 1) if letter == "L"]
    amounts = tuple(
        AmountColumn(
            column.index,
            column.measure,
            column.basis,
            column.year,
            None,
            None,
            counts=True,
            values=_values(cells, lines, column.index),
        )
        for column in columns[2:]
    )
    layout = Layout(
        "SITEX",
        Area(first, 1, last, 4),
        TableKind.BUDGET,
        primary=True,
        header_rows=(3,),
        columns=columns,
        rows=rows,
        unit=unit,
    )
    told = tuple(Line(row, str(cells[row - 1][1])) for row in lines)
    return Reading(layout, 3, told, amounts, _totals(amounts, cells, letters.index("T") + 1), ())


def _values(cells: list[list[CellValue]], lines: list[int], column: int) -> tuple[int, ...]:
    return tuple(int(str(cells[row - 1][column - 1])) for row in lines)


def _totals(amounts: tuple[AmountColumn, ...], cells: list[list[CellValue]], row: int) -> tuple[TotalCheck, ...]:
    return tuple(
        TotalCheck(
            column.measure,
            column.basis,
            column.year,
            None,
            counts=True,
            lines_sum=Amount(sum(value for value in column.values if isinstance(value, int)), 3),
            stated=Amount(int(str(cells[row - 1][column.column - 1])), 3),
            stated_cell=CellRef(SHA, "SITEX", row, column.column),
        )
        for column in amounts
    )


def draft(*, assumed: bool = False) -> ImportDraft:
    """The drawn sheet, ready to be looked at before an import."""
    letters, cells = drawn(SHEET)
    source = Source("SITEX_2024.xlsx", SHA, 188_000, "xlsx")
    read = reading(letters, cells, assumed=assumed)
    reason = Issue(
        "total-disagrees", Severity.ERROR, msg("A printed total differs from its lines."), CellRef(SHA, "SITEX", 8, 4)
    )
    inspection = Inspection(source, (SheetSummary("SITEX", 9, 4, hidden=False),), (read,), Verdict.REVIEW, (reason,))
    return ImportDraft(b"", Workbook(source, (Grid("SITEX", cells),)), inspection, (read.layout.id,))


@dataclass
class FakeDossier:
    """What the window asks of an open dossier itself."""

    path: Path
    read_only: bool = False
    left_beside: Path | None = None
    closed: bool = False
    key: None = None

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True


@dataclass
class FakeCore:
    """The use cases, answered from memory. `imported` counts what was written, `refusal` is raised on reading."""

    monkeypatch: pytest.MonkeyPatch
    folder: Path
    documents: list[DocumentRow] = field(default_factory=list)
    imported: list[ImportDraft] = field(default_factory=list)
    undone: int = 0
    held: bool = False
    refusal: BudgetWatchError | None = None
    draft: ImportDraft = field(default_factory=draft)

    def __post_init__(self) -> None:
        self.path = self.folder / "tamaris.budget"
        self.dossier = FakeDossier(self.path)
        answers = {
            "dossiers.open_dossier": self.open,
            "dossiers.create_dossier": self.open,
            "dossiers.describe": self.describe,
            "documents.list_documents": self.list_documents,
            "importing.draft_import": self.draft_import,
            "importing.import_draft": self.import_draft,
            "history.undo": self.undo,
            "nomenclature.nomenclature_of": lambda *_: Nomenclature((), frozenset()),
            "recipes.recipes_for": lambda *_: (),
            "versions.replaced_by": lambda *_: (),
            "verifying.back_up_when_due": lambda *_: None,
        }
        for name in answers:  # first all of them: a module that is loaded later would keep the answers of this one
            import_module(f"budgetwatch.usecases.{name.partition('.')[0]}")
        for name, answer in answers.items():
            self.monkeypatch.setattr(f"budgetwatch.usecases.{name}", answer)

    def open(self, *_: Any, write: bool = True, **_passphrase: Any) -> FakeDossier:
        """The one dossier there is; `held` by someone else, it can only be read."""
        if self.held and write:
            raise StorageFailed("open-elsewhere")
        return self.dossier

    def list_documents(self, _dossier: Any) -> tuple[DocumentRow, ...]:
        """What was received."""
        return tuple(self.documents)

    def describe(self, _dossier: Any) -> DossierSummary:
        """A fictional dossier."""
        return DossierSummary(
            "Tamaris",
            ("Assemblée",),
            fictional=True,
            read_only=False,
            sources=len(self.imported),
            figures=4,
            undo_label=None,
            redo_label=None,
        )

    def draft_import(self, _path: Path, _password: str | None = None, _job: Job = SILENT) -> ImportDraft:
        """The drawn sheet, or the refusal."""
        if self.refusal is not None:
            raise self.refusal
        return self.draft

    def import_draft(self, _dossier: Any, draft: ImportDraft, _author: str = "", **_: Any) -> Done[Any]:
        """Remember what was written."""
        self.imported.append(draft)
        return Done((), frozenset(Topic), msg("Import {file}", file=draft.inspection.source.name))

    def undo(self, _dossier: Any, _author: str = "") -> Done[Any]:
        """Count the steps taken back."""
        self.undone += 1
        label = msg("Import {file}", file="SITEX_2024.xlsx")
        return Done(label, frozenset(Topic), label)
