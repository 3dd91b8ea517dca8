"""Typing a table: keys of the grid, pasting, going on to the import, and the second reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from budgetwatch.domain.typed import Cells
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.importing import import_draft
from budgetwatch.usecases.typing_in import TypedSheet, typed_draft, unconfirmed
from ui.dialogs.second_reader import SecondReaderDialog
from ui.dialogs.templates import TemplatesDialog
from ui.models.typed_grid import TypedGrid
from ui.pages.typing import TypingPage
from ui.session import Session
from ui.widgets.typed_table import TypedTable

CELLS = (("Loi de finances 2024 (en FCFA)",), ("Programme", "Crédits votés"), ("Terre", "12 500"), ("Air", "8 250"))


def press(qtbot: Any, widget: QWidget, keys: str | Qt.Key, *, control: bool = False) -> None:
    """Type a text or press one key; pytest-qt's own calls are untyped."""
    if isinstance(keys, str):
        qtbot.keyClicks(widget, keys)
    else:
        modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(widget, keys, modifier)


def choose(table: TypedTable, row: int, column: int) -> None:
    place, alone = table.grid.index(row, column), QItemSelectionModel.SelectionFlag.ClearAndSelect
    table.selectionModel().setCurrentIndex(place, alone)


def stands_on(table: TypedTable, row: int) -> Callable[[], bool]:
    return lambda: table.currentIndex().row() == row


def shown(table: TypedTable) -> Cells:
    return table.grid.rows


@pytest.fixture
def session() -> Iterator[Session]:
    made = Session("fr")
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> TypingPage:
    made = TypingPage(session)
    qtbot.addWidget(made)
    return made


def fill(page: TypingPage) -> None:
    page.document.setText("Loi de finances 2024")
    page.page.setText("12")
    page.author.setText("A. Tio")
    page.grid.show(CELLS)
    page._weigh()


@pytest.fixture
def table(qtbot: QtBot, session: Session) -> TypedTable:
    made = TypedTable(session, TypedGrid())
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_typed_goes_into_the_cell_and_enter_goes_to_the_one_below(qtbot: QtBot, table: TypedTable) -> None:
    for row, text in enumerate(("12 500", "n.d."), 1):
        press(qtbot, table, text[0])
        editor = next(one for one in table.viewport().findChildren(QLineEdit) if one.isVisible())
        press(qtbot, editor, text[1:])
        press(qtbot, editor, Qt.Key.Key_Return)
        qtbot.waitUntil(stands_on(table, row))
    press(qtbot, table, Qt.Key.Key_Return)
    assert table.currentIndex().row() == 3
    assert shown(table) == (("12 500",), ("n.d.",))


def test_a_block_is_pasted_at_the_cell_cleared_and_taken_back(qtbot: QtBot, table: TypedTable) -> None:
    QGuiApplication.clipboard().setText("a\tb\nc\t1 200")
    choose(table, 1, 1)
    press(qtbot, table, Qt.Key.Key_V, control=True)
    pasted: Cells = ((), ("", "a", "b"), ("", "c", "1 200"))
    assert shown(table) == pasted
    choose(table, 2, 2)
    press(qtbot, table, Qt.Key.Key_Delete)
    assert shown(table) == ((), ("", "a", "b"), ("", "c"))
    press(qtbot, table, Qt.Key.Key_Z, control=True)
    assert shown(table) == pasted
    press(qtbot, table, Qt.Key.Key_Z, control=True)
    assert shown(table) == ()
    press(qtbot, table, Qt.Key.Key_Y, control=True)
    assert shown(table) == pasted


def test_copied_cells_are_parted_as_spreadsheets_do(qtbot: QtBot, table: TypedTable) -> None:
    table.grid.show((("a", "b"), ("c", "d")))
    table.selectAll()
    press(qtbot, table, Qt.Key.Key_C, control=True)
    assert QGuiApplication.clipboard().text().splitlines()[1].split("\t")[:2] == ["c", "d"]


def test_the_grid_grows_with_what_is_pasted(table: TypedTable) -> None:
    rows = table.grid.rowCount()
    table.grid.paste(0, 0, tuple((str(number),) * 20 for number in range(rows + 5)))
    assert table.grid.rowCount() > rows + 5
    assert table.grid.columnCount() > 20


def test_nothing_goes_on_without_document_page_name_and_cells(page: TypingPage) -> None:
    assert not page.go_on.isEnabled()
    fill(page)
    assert page.go_on.isEnabled()
    page.page.setText(" ")
    assert not page.go_on.isEnabled()


def test_the_typed_table_goes_to_the_import_under_its_origin(qtbot: QtBot, page: TypingPage, session: Session) -> None:
    fill(page)
    with qtbot.waitSignal(session.page_wanted) as wanted:
        page.read_table()
    name, sheet = wanted.args
    draft = typed_draft(sheet)
    assert (name, draft.inspection.source.name) == ("import", "Loi de finances 2024, p. 12 · A. Tio")
    assert [str(total.lines_sum) for total in draft.readings[0].totals] == ["20750"]


def test_what_was_typed_survives_another_language(qtbot: QtBot, page: TypingPage, session: Session) -> None:
    fill(page)
    again = TypingPage(session)
    qtbot.addWidget(again)
    again.restore(page.keep())
    assert again.typed == page.typed


def test_a_second_reader_confirms_under_another_name(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    dossier = create_dossier(tmp_path / "essai.budget")
    import_draft(dossier, typed_draft(TypedSheet("Loi de finances 2024", "12", "A. Tio", CELLS)), "A. Tio")
    session.adopt(dossier)
    (typed,) = unconfirmed(dossier)
    asked = SecondReaderDialog(session, typed.source.sha256, typed.caution, None)
    qtbot.addWidget(asked)
    asked.name.setText("A. Tio")
    assert not asked.go_on.isEnabled()
    asked.compared.setChecked(True)
    asked.confirm()
    qtbot.waitUntil(lambda: not asked._refused.isHidden())
    asked.name.setText("B. Zan")
    with qtbot.waitSignal(asked.accepted):
        asked.confirm()
    assert unconfirmed(dossier) == ()


def test_a_blank_workbook_is_written_where_a_person_says(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    asked = TemplatesDialog(session, None)
    qtbot.addWidget(asked)
    asked.kinds.setCurrentRow(3)
    assert asked.kind == "acts"
    with qtbot.waitSignal(asked.accepted):
        asked.write(tmp_path / "actes.xlsx")
    assert (tmp_path / "actes.xlsx").is_file()
