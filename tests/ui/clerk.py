"""A person at the window who imports files of readable text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.models.import_course import Step
from ui.pages.documents import DocumentsPage
from ui.pages.import_page import ImportPage

READY = """
Loi de finances 2024 (en milliers de FCFA);;
Code;Libellé;Voté 2024
02101;Administration centrale;9 762 219
02102;Soutien et intendance;8 358 287
02103;Inspection et contrôle;3 359 468
;Total général;21 479 974
Source : direction du budget;;
"""
LATER = READY.replace("8 358 287", "8 400 000").replace("21 479 974", "21 521 687")
DOUBTFUL = """
Situation du budget de la défense;;
Code;Libellé;Montant 2023
02101;Administration centrale;9 762 219
02102;Soutien et intendance;-
02103;Inspection et contrôle;3 359 468
;Total général;13 121 687
"""
UNPROVEN = """
Loi de finances 2022 (en milliers de FCFA);;
Code;Libellé;Voté 2022
02101;Administration centrale;9,762
02102;Soutien et intendance;8,358
"""
PATIENCE = 10_000
"""Milliseconds."""


class Clerk:
    """A person at the window: gives files, presses keys, looks."""

    def __init__(self, window: MainWindow, folder: Path, qtbot: QtBot) -> None:
        self.window, self.folder, self.qtbot = window, folder, qtbot

    @property
    def page(self) -> ImportPage:
        """The import page."""
        page = self.window.page
        assert isinstance(page, ImportPage)
        return page

    def write(self, **files: str) -> list[Path]:
        """Files of the given texts, in a folder."""
        paths = []
        for name, text in files.items():
            path = self.folder / f"{name}.csv"
            path.write_text(text.lstrip("\n"), encoding="utf-8")
            paths.append(path)
        return paths

    def give(self, *paths: Path) -> ImportPage:
        """Hand files to the window, and wait until all are read."""
        self.window.session.go("import", list(paths))
        self.qtbot.waitUntil(lambda: bool(self.page.files) and self.settled, timeout=PATIENCE)
        return self.page

    @property
    def settled(self) -> bool:
        """Whether nothing is being read or worked out."""
        return self.page.queue.task is None and not self.page.assistant.desk.busy

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the keyboard stands, and what follows from it."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifier)
        QApplication.processEvents()
        if isinstance(self.window.page, ImportPage):
            self.qtbot.waitUntil(lambda: not isinstance(self.window.page, ImportPage) or self.settled)

    def choose(self, place: int) -> None:
        """Open the menu that the keyboard stands on, and take its entry at a place counted from 0."""
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        assert menu is not None
        for _ in range(place + 1):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None and self.settled)

    def stands_at(self, step: Step) -> bool:
        """Whether a step is on show."""
        return self.page.assistant.step is step

    def values(self) -> list[object]:
        """The values of the first amount column."""
        return list(self.page.assistant.standing.reading.amounts[0].values)

    def documents(self) -> int:
        """How many documents the page that is open lists; -1 on another page."""
        page = self.window.page
        return page.rows.rowCount() if isinstance(page, DocumentsPage) and not page.stale else -1

    def revision(self) -> object:
        """What the dossier holds, as its history tells."""
        from budgetwatch.usecases.history import list_history

        dossier = self.window.session.dossier
        assert dossier is not None
        return list_history(dossier)
