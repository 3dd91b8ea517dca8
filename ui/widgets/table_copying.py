"""A table of figures on its way to a spreadsheet: every row under the heads, the exact figure behind each cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView

from ui.models.figures import FigureRow
from ui.models.rows import RowsModel
from ui.session import Session
from ui.widgets.budget_copying import BlockCell, copy_table, whole_block


def copy_rows(session: Session, table: QTableView) -> None:
    """Copy every row of a table with its heads, and say so."""
    model = table.model()
    heads = (str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in range(model.columnCount()))
    copy_table(session, whole_block(session, list(heads), [(model, _cell)]))


def _cell(index: QModelIndex) -> BlockCell:
    model = index.model()
    record = model.record(index.row()) if isinstance(model, RowsModel) else None
    figures = record.figures if isinstance(record, FigureRow) else ()
    figure = figures[index.column()] if index.column() < len(figures) else None
    return figure or str(index.data() or "")
