"""A hearing from its preparation to the next year's, in both languages, with the keyboard alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from budgetwatch.domain.hearing import CommitmentState, ReplyStatus
from budgetwatch.usecases.commitments import list_commitments
from budgetwatch.usecases.dossiers import Dossier, open_dossier
from budgetwatch.usecases.hearing import add_question, list_questions
from budgetwatch.usecases.replies import list_replies
from tests.ui.pages.conftest import WAIT
from ui.dialogs.hearing import HearingDialog
from ui.dialogs.promise import PromiseDialog
from ui.dialogs.proposals import ProposalsDialog
from ui.dialogs.question import QuestionDialog
from ui.dialogs.witness import WitnessDialog
from ui.main_window import MainWindow
from ui.models.hearing import text_of
from ui.pages.hearing import REMOVE, HearingPage
from ui.widgets.hearing_promises import PromiseRow
from ui.widgets.hearing_room import HearingRoom

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog

Key = Qt.Key
TEN = [f"Question {number} ?" for number in range(1, 11)]


class Hands:
    """Presses keys in a window and waits for what they bring about."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def page(self) -> HearingPage:
        shown = self.window.page
        assert isinstance(shown, HearingPage)
        return shown

    @property
    def dossier(self) -> Dossier:
        opened = self.window.session.dossier
        assert opened is not None
        return opened

    def wait(self, met: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(met, timeout=WAIT)

    @property
    def here(self) -> QWidget:
        """Where the keyboard is on the page: on the questions, or on the button that makes the first."""
        questions = self.page.questions
        return questions.list if questions.list.isVisible() else questions.new

    def press(self, widget: QWidget, key: Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(widget, key, keys)

    def dialog(self, kind: type[QDialog]) -> QDialog:
        self.wait(lambda: bool(self._open(kind)))
        return self._open(kind)[0]

    def _open(self, kind: type[QDialog]) -> list[QDialog]:
        return [one for one in self.window.findChildren(kind) if one.isVisible()]

    def keep(self, dialog: QDialog) -> None:
        """Press Enter in the last field."""
        self.press(dialog, Key.Key_Return)
        self.wait(lambda: not dialog.isVisible())
        self.window.activateWindow()

    def write(self, text: str) -> None:
        """Write a question, with Ctrl Shift Q."""
        count = self.page.questions.model.rowCount()
        self.press(self.here, Key.Key_Q, CTRL_SHIFT)
        dialog = self.dialog(QuestionDialog)
        assert isinstance(dialog, QuestionDialog)
        QTest.keyClicks(dialog.text, text)
        QTest.keyClicks(dialog.witness, "DAF")
        self.keep(dialog)
        self.wait(lambda: self.page.questions.model.rowCount() == count + 1)
        self.wait(self.page.questions.list.hasFocus)

    def enter(self) -> HearingRoom:
        """Go into the room, with Ctrl Shift Space."""
        self.wait(self.here.hasFocus)
        self.press(self.here, Key.Key_Space, CTRL_SHIFT)
        self.wait(self.page.room.reply.hasFocus)
        return self.page.room

    def prepare(self, title: str, day: str) -> None:
        """Prepare a hearing, with Ctrl Shift N."""
        self.press(self.here, Key.Key_N, CTRL_SHIFT)
        dialog = self.dialog(HearingDialog)
        assert isinstance(dialog, HearingDialog)
        QTest.keyClicks(dialog.title, title)
        QTest.keyClicks(dialog.day, day)
        self.keep(dialog)


@pytest.fixture(params=["fr", "en"])
def hands(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> Hands:
    window.session.speak(request.param)
    window.go("hearing")
    made = Hands(window, qtbot)
    made.wait(lambda: made.page.isVisible() and bool(made.page._shown.hearings) is False)
    return made


def test_ten_questions_are_prepared_put_and_followed_up_the_year_after(hands: Hands, tmp_path: Path) -> None:
    hands.prepare("2024", "18/11/2025")
    hands.wait(lambda: hands.page._shown.hearing.day == date(2025, 11, 18))
    propose(hands)
    for text in TEN[2:]:
        hands.write(text)
    hands.press(hands.here, Key.Key_Up, ALT)
    hands.wait(lambda: [one.text for one in list_questions(hands.dossier)][-2:] == [TEN[9], TEN[8]])
    answer(hands)
    replies = list_replies(hands.dossier)
    assert [one.status for one in replies.values()] == [
        ReplyStatus.ANSWERED,
        ReplyStatus.IN_WRITING,
        ReplyStatus.REFUSED,
        ReplyStatus.EVADED,
    ]
    assert replies[list_questions(hands.dossier)[1].id].text == "Reply 2"
    reopen(hands, tmp_path)
    hands.prepare("2025", "17/11/2026")
    hands.wait(lambda: hands.page._shown.hearing.title == "2025")
    assert hands.page.waiting.isVisible()
    assert [one.commitment.what for one in hands.page._shown.waiting] == ["The delivery notes"]
    button = hands.page.waiting.rows.findChildren(QWidget, "ask")[0]
    button.setFocus()
    hands.press(button, Key.Key_Space)
    hands.wait(lambda: hands.page.questions.model.rowCount() == 1)
    assert "The delivery notes" in text_of(hands.page.questions.model.questions[0], hands.window.session)
    keep_from_the_banner(hands)


def keep_from_the_banner(hands: Hands) -> None:
    """What was asked again leaves the keyboard on its commitment, where Space says that it was kept."""
    here = QApplication.focusWidget()
    assert isinstance(here, QPushButton)
    assert here.objectName() == "kept"
    hands.press(here, Key.Key_Space)
    hands.wait(lambda: list_commitments(hands.dossier)[0].commitment.state is CommitmentState.KEPT)
    hands.wait(lambda: not hands.page.waiting.isVisible())
    assert hands.page.isAncestorOf(QApplication.focusWidget() or hands.page.window())


def propose(hands: Hands) -> None:
    """Tick the first two proposals with Space and add them with Enter."""
    hands.press(hands.here, Key.Key_P, CTRL_SHIFT)
    dialog = hands.dialog(ProposalsDialog)
    assert isinstance(dialog, ProposalsDialog)
    hands.press(dialog.list, Key.Key_Space)
    hands.press(dialog.list, Key.Key_Down)
    hands.press(dialog.list, Key.Key_Space)
    hands.keep(dialog)
    hands.wait(lambda: hands.page.questions.model.rowCount() == 2)
    hands.wait(lambda: hands.page.current_figure() is not None)


def answer(hands: Hands) -> None:
    """Note four replies of which each is judged otherwise, and a commitment."""
    hands.page.questions.stand_on(list_questions(hands.dossier)[0].id)
    room = hands.enter()
    for number, key in enumerate((Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4), 1):
        QTest.keyClicks(room.reply, f"Reply {number}")
        hands.press(room.reply, key, ALT)
        if number == 2:
            promise(hands, room)
        hands.press(room.reply, Key.Key_PageDown)
    hands.wait(lambda: len(list_replies(hands.dossier)) == 4)
    hands.press(room.reply, Key.Key_PageUp)
    hands.wait(lambda: room.reply.toPlainText() == "Reply 4")
    hands.press(room.reply, Key.Key_Escape)
    hands.wait(lambda: not hands.page.in_room)


def promise(hands: Hands, room: HearingRoom) -> None:
    hands.press(room.reply, Key.Key_5, ALT)
    dialog = hands.dialog(PromiseDialog)
    assert isinstance(dialog, PromiseDialog)
    QTest.keyClicks(dialog.what, "The delivery notes")
    QTest.keyClicks(dialog.due, "31/01/2026")
    hands.keep(dialog)
    hands.wait(lambda: len(list_commitments(hands.dossier)) == 1)
    hands.wait(lambda: "The delivery notes" in room.promised.text())
    assert "2026" in room.promised.text()


def reopen(hands: Hands, tmp_path: Path) -> None:
    """Close the dossier and open a copy of it, as one does a year later."""
    later, session = tmp_path / "later.budget", hands.window.session
    path = hands.dossier.path
    session.leave()
    hands.wait(lambda: not session.bridge.tasks)
    shutil.copy(path, later)
    session.open(later)
    hands.wait(lambda: session.summary is not None)
    hands.window.go("hearing")
    hands.wait(lambda: isinstance(hands.window.page, HearingPage) and bool(hands.page._shown.questions))


def test_what_is_typed_is_kept_after_a_pause_and_undone_in_the_field_too(hands: Hands) -> None:
    hands.write(TEN[0])
    room = hands.enter()
    QTest.keyClicks(room.reply, "Half a sent")
    hands.wait(lambda: [one.text for one in list_replies(hands.dossier).values()] == ["Half a sent"])
    hands.wait(lambda: bool(hands.page._shown.replies))
    QTest.keyClicks(room.reply, "ence")
    room.keep()
    hands.wait(lambda: [one.text for one in list_replies(hands.dossier).values()] == ["Half a sentence"])
    hands.wait(lambda: not hands.window.session.bridge.tasks)
    hands.window.session.undo()
    hands.wait(lambda: room.reply.toPlainText() == "Half a sent")


def test_what_is_typed_is_kept_when_the_window_closes_and_never_in_another_dossier(
    hands: Hands, imported: Path, tmp_path: Path
) -> None:
    hands.write(TEN[0])
    room, path, session = hands.enter(), hands.dossier.path, hands.window.session
    QTest.keyClicks(room.reply, "For this dossier")
    other = tmp_path / "other.budget"
    shutil.copy(imported, other)
    with open_dossier(other) as elsewhere:
        add_question(elsewhere, text="Another question")
    hands.page.stop_reading()
    hands.wait(lambda: not session.bridge.tasks)
    QTest.keyClicks(room.reply, " and more")
    session.open(other)
    hands.wait(lambda: session.dossier is not None and session.dossier.path == other)
    hands.wait(lambda: not session.bridge.tasks)
    assert list_replies(hands.dossier) == {}
    with open_dossier(path, write=False) as first:
        assert [one.text for one in list_replies(first).values()] == ["For this dossier"]


def test_a_status_said_by_mistake_is_taken_back_by_the_same_key(hands: Hands) -> None:
    hands.write(TEN[0])
    room = hands.enter()
    hands.press(room.reply, Key.Key_3, ALT)
    hands.wait(lambda: [one.status for one in list_replies(hands.dossier).values()] == [ReplyStatus.REFUSED])
    hands.press(room.reply, Key.Key_3, ALT)
    hands.wait(lambda: not list_replies(hands.dossier))


def test_a_witness_is_named_with_enter(hands: Hands) -> None:
    hands.write(TEN[0])
    hands.wait(lambda: hands.page.witnesses.list.count() == 1)
    hands.page.parts.buttons[1].click()
    hands.press(hands.page.witnesses.list, Key.Key_Return)
    dialog = hands.dialog(WitnessDialog)
    assert isinstance(dialog, WitnessDialog)
    QTest.keyClicks(dialog.person, "A. Person")
    hands.keep(dialog)
    hands.wait(lambda: "A. Person" in hands.page.witnesses.list.item(0).text())
    hands.wait(lambda: not hands.window.session.bridge.tasks)
    hands.page.witnesses.list.setFocus()
    hands.wait(hands.page.witnesses.list.hasFocus)
    hands.press(hands.page.witnesses.list, Key.Key_Delete)
    hands.wait(lambda: "A. Person" not in hands.page.witnesses.list.item(0).text())


def test_a_hearing_without_questions_is_removed_again(hands: Hands) -> None:
    hands.write(TEN[0])
    hands.prepare("2025", "")
    hands.wait(lambda: hands.page._shown.hearing.title == "2025")
    hands.page.choose_hearing(REMOVE)
    hands.wait(lambda: len(hands.page._shown.hearings) == 1)
    assert hands.page.questions.model.rowCount() == 1


def test_a_commitment_is_settled_opened_again_and_removed(hands: Hands) -> None:
    hands.write(TEN[0])
    promise(hands, hands.enter())
    hands.page.room.leave()
    hands.page.show_promises()
    settle(hands, "kept", CommitmentState.KEPT)
    settle(hands, "reopen", CommitmentState.OPEN)
    hands.page.promises.findChildren(PromiseRow)[0].remove()
    hands.wait(lambda: not list_commitments(hands.dossier))


def settle(hands: Hands, act: str, state: CommitmentState) -> None:
    """Press the button of that name once it is shown."""
    hands.wait(lambda: bool(hands.page.promises.findChildren(QPushButton, act)))
    hands.page.promises.findChildren(QPushButton, act)[0].click()
    hands.wait(lambda: list_commitments(hands.dossier)[0].commitment.state is state)
