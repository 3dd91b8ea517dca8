"""A list filled, signed and looked at again after a correction: with the keyboard alone, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from budgetwatch.domain.checklist import Answer, RecordedAnswer
from budgetwatch.jobs import Job
from budgetwatch.store.datasets import Dataset
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.versions import replaced_by
from tests.ui.pages.conftest import TABLES, WAIT
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.sign_answer import SignAnswerDialog
from ui.main_window import MainWindow
from ui.models.topics import KEYS, Filter, review_of
from ui.pages.checklists import ChecklistsPage
from ui.pages.documents import DocumentsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog

Key = Qt.Key
DialogT = TypeVar("DialogT", bound=QDialog)


class Reader:
    """Presses keys on the page of checklists and waits for what they bring about."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def page(self) -> ChecklistsPage:
        shown = self.window.page
        assert isinstance(shown, ChecklistsPage)
        return shown

    def wait(self, met: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(met, timeout=WAIT)

    def press(self, key: Key) -> None:
        """A key where the keyboard is: on the topics, unless the page put it elsewhere."""
        if QApplication.focusWidget() is None:
            self.window.activateWindow()
            self.wait(lambda: QApplication.focusWidget() is not None)
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)

    def write(self, text: str) -> None:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, text)

    def dialog(self, kind: type[DialogT]) -> DialogT:
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found

    @property
    def topic(self) -> str:
        return self.page.current.item.id if self.page.current is not None else ""

    @property
    def recorded(self) -> RecordedAnswer | None:
        return self.page.current.recorded if self.page.current is not None else None

    def go_to(self, topic: str) -> None:
        """Walk down the list with the arrow key."""
        while self.topic != topic:
            was = self.topic
            self.press(Key.Key_Down)
            assert self.topic != was, f"{topic} is not in this list"

    def answer(self, letter: str, reason: str) -> None:
        """Press the letter of an answer, and give the reason where the page asks for one."""
        self.press(Qt.Key[f"Key_{letter}"])
        if self.page.detail.note.property("wrong"):
            self.wait(self.page.detail.note.hasFocus)
            assert is_in_sight(self)
            self.write(reason)
            self.press(Key.Key_Return)
        self.wait(lambda: self.recorded is not None)
        self.wait(self.page.table.hasFocus)


def is_in_sight(reader: Reader) -> bool:
    """Whether the field of the reason is scrolled to, soon."""
    pane, note = reader.page.detail.pane, reader.page.detail.note

    def seen() -> bool:
        place = note.mapTo(pane.viewport(), note.rect().center()).y()
        return 0 < place < pane.viewport().height()

    reader.wait(seen)
    return True


@pytest.fixture(params=["fr", "en"])
def reader(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> Reader:
    """A first reader on the list of execution, at its first topic."""
    window.resize(1280, 660)
    window.activateWindow()
    window.session.speak(request.param)
    window.session.sign_as("A. Tio")
    window.go("checklists")
    made = Reader(window, qtbot)
    made.wait(lambda: made.page.rows.rowCount() > 0)
    made.page.visit("D01")
    made.wait(lambda: made.topic == "D01")
    made.page.take_focus()
    return made


def test_seven_answers_and_not_treated_are_given_by_their_letters(reader: Reader) -> None:
    given = {}
    for topic, (letter, answer) in zip(("D02", *(f"D{n:02}" for n in range(7, 14))), KEYS.items(), strict=True):
        reader.go_to(topic)
        reader.answer(letter, "Letter of 3 March")
        given[topic] = answer
        assert reader.recorded is not None
        assert reader.recorded.answer is answer
        assert reader.recorded.author == "A. Tio"
    assert set(given.values()) == {*Answer, None}


def test_a_second_reader_signs_with_enter_and_a_correction_lifts_nothing_but_warns(
    reader: Reader, tmp_path: Path
) -> None:
    reader.go_to("D03")
    reader.press(Key.Key_Return)
    reader.wait(lambda: reader.recorded is not None)
    assert review_of(reader.recorded) == "prepared"
    sign(reader, "A. Tio", accepted=False)
    sign(reader, "B. Zan", accepted=True)
    reader.wait(lambda: review_of(reader.recorded) == "reviewed")
    kept = reader.recorded
    correct(reader, tmp_path)
    reader.wait(lambda: reader.page.current is not None and reader.page.current.is_outdated)
    assert reader.recorded == kept
    assert reader.page.detail.standing.changed.isVisible()
    assert reader.page.chips.buttons[Filter.AGAIN].text().endswith("1")


def sign(reader: Reader, name: str, *, accepted: bool) -> None:
    """V, the tick, the name, Enter; who answered is refused in place."""
    reader.press(Key.Key_V)
    dialog = reader.dialog(SignAnswerDialog)
    reader.wait(dialog.compared.hasFocus)
    reader.press(Key.Key_Return)
    assert dialog.isVisible()
    reader.press(Key.Key_Space)
    reader.press(Key.Key_Tab)
    reader.write(name)
    reader.press(Key.Key_Return)
    if accepted:
        reader.wait(lambda: not dialog.isVisible())
        return
    reader.wait(dialog.refused.isVisible)
    reader.press(Key.Key_Escape)


def correct(reader: Reader, folder: Path) -> None:
    """Import a corrected execution report in place of the first."""
    file = folder / "Execution_2024.csv"
    corrected = TABLES["Execution_2024.csv"].replace("71 300;41 260", "71 300;81 260")
    file.write_text(corrected.replace("135 410;104 870", "135 410;144 870"), encoding="utf-8")

    def work(dossier: Dossier, _job: Job) -> Done[tuple[Dataset, ...]]:
        draft = draft_import(file)
        places = {one.table: one.dataset.id for one in replaced_by(dossier, draft)}
        return import_draft(dossier, replace(draft, replacing=places))

    with reader.qtbot.waitSignal(reader.window.session.changed, timeout=WAIT):
        reader.window.session.write(work)


def test_a_document_given_as_evidence_leads_to_its_row(reader: Reader) -> None:
    reader.go_to("D03")
    reader.press(Key.Key_Return)
    reader.wait(lambda: reader.recorded is not None)
    reader.press(Key.Key_L)
    reader.wait(reader.dialog(EvidenceDialog).words.hasFocus)
    reader.write("marches_2024")
    reader.press(Key.Key_Down)
    reader.press(Key.Key_Return)
    reader.wait(lambda: "document:Marches_2024.csv" in reader.page.detail.evidence.links)
    link = reader.page.detail.evidence.links["document:Marches_2024.csv"]
    link.setFocus()
    QTest.keyClick(link, Key.Key_Space)
    reader.wait(lambda: isinstance(reader.window.page, DocumentsPage))
    page = reader.window.page
    assert isinstance(page, DocumentsPage)
    reader.wait(lambda: page.selected is not None and page.selected.dataset.source.name == "Marches_2024.csv")
