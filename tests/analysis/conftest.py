"""Frames drawn as tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import pytest


@dataclass(frozen=True)
class DrawnFrame:
    """What the store gives, made from drawings."""

    facts: pd.DataFrame
    codes: pd.DataFrame
    standing: pd.DataFrame
    lines: pd.DataFrame
    datasets: pd.DataFrame
    exponent: int = 0
    currency: str | None = "XOF"
    elsewhere: tuple[tuple[str | None, str, tuple[int, ...]], ...] = ()

    @property
    def labels(self) -> Callable[[], pd.Series]:
        """What gives the label of every line."""
        drawn = self.lines["label"]
        return lambda: drawn


Draw = Callable[..., DrawnFrame]


@pytest.fixture
def draw() -> Draw:
    """Makes a frame of tables drawn in text, one dataset each.

    The first column is the line's label. `programme:2` heads a code column whose cells are `code Label`, or `~Label`
    where a document prints labels only; a level's parent is the level before it in the same row. `voted 2023 CP` heads
    an amount column. An empty amount is no cell at all, `-` is nil, `?` unknown.
    """
    return draw_frame


def draw_frame(*tables: str, currency: str | None = "XOF", exponent: int = 0) -> DrawnFrame:
    """The frame of some drawn tables."""
    pen = _Pen()
    for number, table in enumerate(tables, 1):
        pen.draw(number, table)
    return DrawnFrame(
        pd.DataFrame(
            pen.facts, columns=["line", "dataset", "year", "measure", "basis", "counts", "flow", "amount", "state"]
        ).astype({"measure": "category", "basis": "category", "state": "category", "flow": "category"}),
        pd.DataFrame(
            pen.codes, columns=["code_id", "dataset", "classification", "level", "code", "label", "parent_id"]
        ),
        pd.DataFrame(pen.standing, columns=["line", "code_id"]),
        pd.DataFrame(pen.lines, columns=["line", "dataset", "row", "label"]),
        pd.DataFrame(
            [(n, f"table{n}.xlsx", "Sheet1!A1:H9") for n in range(1, len(tables) + 1)],
            columns=["dataset", "name", "table"],
        ),
        exponent,
        currency,
    )


class _Pen:
    def __init__(self) -> None:
        self.facts: list[tuple[object, ...]] = []
        self.codes: list[tuple[object, ...]] = []
        self.standing: list[tuple[int, int]] = []
        self.lines: list[tuple[object, ...]] = []
        self._ids: dict[tuple[object, ...], int] = {}

    def draw(self, dataset: int, table: str) -> None:
        rows = [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]
        header, *body = rows
        for number, row in enumerate(body, 1):
            line = len(self.lines) + 1
            self.lines.append((line, dataset, number, row[0]))
            parents: dict[str, int] = {}
            for head, cell in zip(header[1:], row[1:], strict=True):
                if ":" in head and cell:
                    self._code(line, dataset, head, cell, parents)
                elif cell:
                    self._amount(line, dataset, head, cell)

    def _code(self, line: int, dataset: int, head: str, cell: str, parents: dict[str, int]) -> None:
        classification, level = head.split(":")
        code, label = ("", cell[1:]) if cell.startswith("~") else [*cell.split(" ", 1), ""][:2]
        place = (dataset, classification, int(level), code, label, parents.get(classification, 0))
        code_id = self._ids.setdefault(place, len(self._ids) + 1)
        if code_id > len(self.codes):
            self.codes.append((code_id, *place))
        self.standing.append((line, code_id))
        parents[classification] = code_id

    def _amount(self, line: int, dataset: int, head: str, cell: str) -> None:
        measure, year, *basis = head.split()
        state = {"-": "nil", "?": "unknown"}.get(cell, "")
        amount = 0 if state else int(cell.replace(" ", ""))
        fact = (line, dataset, int(year), measure, "".join(basis), True, "expenditure", amount, state)
        self.facts.append(fact)
