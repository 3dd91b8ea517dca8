"""Tables of figures: each row keeps the figure behind each of its cells, so that any of them can be asked about."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex

from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import Language
from ui.models.rows import Cell, RowsModel


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What a row is about, and its figures by column; None where a cell holds none."""

    key: str
    figures: tuple[Figure | None, ...]


def figure_at(rows: RowsModel[FigureRow], index: QModelIndex) -> Figure | None:
    """The figure of a cell, else the first of its row."""
    if not index.isValid() or index.row() >= rows.rowCount():
        return None
    figures = rows.record(index.row()).figures
    own = figures[index.column()] if index.column() < len(figures) else None
    return own or next((figure for figure in figures if figure is not None), None)


def figure_cell(
    figure: Figure | None,
    scale: int,
    language: Language,
    *,
    signed: bool = False,
    strong: bool = False,
    tone: str = "",
    absent: Absent = Absent.UNKNOWN,
) -> Cell:
    """A figure in the unit of the table; `signed` shows a plus before what is above zero."""
    if figure is None:
        return Cell(language.absent(absent), right=True, tone="ink3")
    if figure.unit.quantity is not Quantity.MONEY:
        text = ("+" if signed and figure.value > 0 else "") + language.figure(figure)
        return Cell(text, right=True, strong=strong, tone=tone, spoken=text)
    text = language.scaled(figure.amount, scale, 1 if scale == 10**9 else 0, signed=signed)
    exact = language.exact(figure.amount, figure.unit.currency)
    return Cell(text, right=True, strong=strong, tone=tone, tip=exact, spoken=exact)
