"""From a received sheet to the dossier: no amount is lost, counted twice or cut from its cell."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.measure import Measure
from budgetwatch.usecases.comparing import find_figure
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.inspecting import inspect_content
from tests.properties import QUICK
from tests.reading.made import xlsx

Sheet: TypeAlias = Sequence[Sequence[str | int]]
Written: TypeAlias = Callable[[Sheet], tuple[str, bytes]]
_YEAR = 2022


@dataclass(frozen=True, slots=True)
class Budget:
    """Programmes by code, each with the amounts of its lines in francs."""

    programmes: tuple[tuple[int, ...], ...]

    @property
    def lines(self) -> list[tuple[str, str, int]]:
        """Code, label and amount of every line, in the order of codes."""
        return [
            (f"{number:02}.{line:02}", f"Dépense {number}-{line}", amount)
            for number, amounts in enumerate(self.programmes, 1)
            for line, amount in enumerate(amounts, 1)
        ]

    @property
    def total(self) -> int:
        """What all lines add up to."""
        return sum(map(sum, self.programmes))

    def sheet(self) -> list[list[str | int]]:
        """The budget as printed: subtotals above their lines, the total below."""
        rows: list[list[str | int]] = []
        for number, amounts in enumerate(self.programmes, 1):
            rows.append([f"{number:02}", f"Programme {number}", sum(amounts)])
            rows += [list(line) for line in self.lines if line[0].startswith(f"{number:02}.")]
        return [*_HEAD, *rows, ["", "Total", self.total]]


_HEAD: list[list[str | int]] = [["Budget de l'État (en FCFA)", "", ""], ["Code", "Libellé", f"LFI {_YEAR} CP"]]
_AMOUNTS = st.lists(st.integers(1, 10**12), min_size=2, max_size=4).map(tuple)
BUDGETS = st.builds(Budget, st.lists(_AMOUNTS, min_size=2, max_size=4).map(tuple))


def as_csv(sheet: Sheet) -> tuple[str, bytes]:
    """The sheet with narrow no-break spaces between thousands, as a ministry's program writes it."""
    lines = [";".join(_spaced(cell) for cell in row) for row in sheet]
    return "budget.csv", "\r\n".join(lines).encode("utf-8-sig")


def as_xlsx(sheet: Sheet) -> tuple[str, bytes]:
    """The sheet as a workbook of texts and numbers."""
    rows = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in sheet)
    return "budget.xlsx", xlsx(rows)


def _spaced(cell: str | int) -> str:
    return f"{cell:,}".replace(",", "\u202f") if isinstance(cell, int) else cell


def _cell(cell: str | int) -> str:
    return f"<c><v>{cell}</v></c>" if isinstance(cell, int) else f'<c t="inlineStr"><is><t>{cell}</t></is></c>'


FORMATS = st.sampled_from([as_csv, as_xlsx])


@QUICK
@given(BUDGETS, FORMATS)
def test_parts_equal_totals_from_the_sheet_to_the_frame(budget: Budget, written: Written) -> None:
    name, content = written(budget.sheet())
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        draft = draft_import(Path(folder) / name)
        assert draft.inspection.verdict is Verdict.READY
        with create_dossier(Path(folder) / "d.budget") as dossier:
            import_draft(dossier, draft)
            whole = find_figure(dossier, CompareQuery(), Measure.VOTED, _YEAR, None)
            parts = [find_figure(dossier, CompareQuery(), Measure.VOTED, _YEAR, code) for code, *_ in budget.lines]
            assert str(whole.amount) == str(budget.total)
            assert [str(part.amount) for part in parts] == [str(amount) for _, _, amount in budget.lines]


@QUICK
@given(BUDGETS, FORMATS)
def test_every_stored_fact_traces_to_its_cell_with_the_text_received(budget: Budget, written: Written) -> None:
    sheet = budget.sheet()
    name, content = written(sheet)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        with create_dossier(Path(folder) / "d.budget") as dossier:
            import_draft(dossier, draft_import(Path(folder) / name))
            told = explain(dossier, find_figure(dossier, CompareQuery(), Measure.VOTED, _YEAR, None))
    assert told.holds
    assert len(told.cells) == len(budget.lines)
    for cell in told.cells:
        printed = sheet[cell.cell.row - 1][cell.cell.column - 1]
        assert cell.raw == (_spaced(printed) if name.endswith(".csv") else str(printed))
        assert str(cell.value) == str(printed)


@QUICK
@given(BUDGETS, st.randoms(use_true_random=False), FORMATS)
def test_shuffling_lines_changes_no_total(budget: Budget, chance: random.Random, written: Written) -> None:
    lines: list[list[str | int]] = [list(line) for line in budget.lines]
    shuffled = list(lines)
    chance.shuffle(shuffled)
    sums = []
    for rows in (lines, shuffled):
        name, content = written([*_HEAD, *rows, ["", "Total", budget.total]])
        _, inspection = inspect_content(content, name)
        (reading,) = inspection.tables
        (check,) = reading.totals
        sums.append((str(check.lines_sum), str(check.stated), inspection.verdict))
    assert sums == [(str(budget.total), str(budget.total), Verdict.READY)] * 2
