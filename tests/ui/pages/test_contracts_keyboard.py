"""Three signals judged with the keyboard alone, in both languages: a verdict with its reason, a question, the pack."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from budgetwatch.domain.finding import Judgement
from budgetwatch.usecases.contracts import list_flags
from budgetwatch.usecases.hearing import list_questions
from tests.ui.pages.conftest import WAIT
from ui.dialogs.reason import ReasonDialog
from ui.main_window import MainWindow
from ui.pages.contracts import ContractsPage
from ui.widgets.signal_card import SignalCard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LONGEST_WALK = 60


class Judge:
    """Presses keys on the contracts page and waits for what they bring about."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def page(self) -> ContractsPage:
        shown = self.window.page
        assert isinstance(shown, ContractsPage)
        return shown

    def wait(self, met: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(met, timeout=WAIT)

    @property
    def here(self) -> QWidget:
        """What has the keyboard."""
        if QApplication.focusWidget() is None:
            self.page.window().activateWindow()
            self.wait(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, key: Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.here, key, keys)

    def walk_to(self, place: QWidget) -> None:
        """Press Tab until the keyboard is in a place."""
        self.walk_on(lambda: place is self.here or place.isAncestorOf(self.here))

    def walk_on(self, there: Callable[[], bool]) -> None:
        """Press Tab until it is there; what was just made is shown in the turn after."""
        for _ in range(LONGEST_WALK):
            QApplication.processEvents()
            if there():
                return
            self.press(Key.Key_Tab)
        raise AssertionError(self.here.accessibleName())

    @property
    def card(self) -> SignalCard | None:
        """The signal at the keyboard."""
        return next((one for one in self.page.detail.cards if one.isAncestorOf(self.here)), None)

    def judgement(self, key: str) -> tuple[Judgement, str]:
        dossier = self.page.session.dossier
        assert dossier is not None
        return next((one.judgement, one.reason) for one in list_flags(dossier) if one.finding.key == key)

    def asked(self) -> list[str]:
        dossier = self.page.session.dossier
        assert dossier is not None
        return [one.origin for one in list_questions(dossier)]

    def settled(self, key: str) -> bool:
        """Whether everything is read anew, with the keyboard still on the signal."""
        return not self.page.session.bridge.tasks and self.card is not None and self.card.key == key


@pytest.fixture(params=["fr", "en"])
def judge(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> Judge:
    window.session.speak(request.param)
    window.session.sign_as("A. Tio")
    window.activateWindow()
    window.go("contracts")
    made = Judge(window, qtbot)
    made.wait(lambda: made.page.rows.rowCount() > 0 and made.page.table.hasFocus())
    made.wait(lambda: not made.page.session.bridge.tasks)
    return made


def test_signals_are_judged_asked_about_and_added_to_the_pack_without_a_mouse(judge: Judge) -> None:
    judge.wait(lambda: len(judge.page.detail.cards) == 2)
    judge.press(Key.Key_Return)
    first, second = [card.key for card in judge.page.detail.cards]
    assert judge.card is not None
    assert judge.card.key == first
    judge.press(Key.Key_2)
    judge.wait(lambda: judge.judgement(first)[0] is Judgement.TO_ASK and judge.settled(first))
    assert judge.asked() == [first]
    judge.walk_on(lambda: judge.card is not None and judge.card.key == second)
    set_aside(judge, second)
    judge.press(Key.Key_A, CTRL_SHIFT)
    judge.wait(lambda: judge.asked() == [first, second] and judge.settled(second))
    judge.press(Key.Key_Escape)
    assert judge.page.table.hasFocus()


def reason(judge: Judge) -> ReasonDialog:
    """The dialog that asks for a reason, once it has the keyboard."""
    judge.wait(lambda: isinstance(QApplication.activeModalWidget(), ReasonDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    judge.wait(dialog.reason.hasFocus)
    return dialog


def set_aside(judge: Judge, key: str) -> None:
    """4, the reason, and the button; without a reason nothing is kept, and the bar says what holds."""
    judge.press(Key.Key_4)
    reason(judge)
    judge.press(Key.Key_Escape)
    judge.wait(lambda: QApplication.activeModalWidget() is None and judge.card is not None)
    assert judge.judgement(key) == (Judgement.TO_EXAMINE, "")
    judge.press(Key.Key_4)
    dialog = reason(judge)
    QTest.keyClicks(dialog.reason, "Delivery notes received on 3 March")
    judge.walk_to(dialog.go_on)
    judge.press(Key.Key_Space)
    judge.wait(lambda: judge.judgement(key)[0] is Judgement.DISMISSED and judge.settled(key))
    assert judge.judgement(key)[1] == "Delivery notes received on 3 March"


def test_a_signal_of_the_catalogue_is_judged_from_its_table_and_stays_on_show(judge: Judge) -> None:
    foot = judge.page.foot
    judge.walk_to(foot.flag_table)
    while foot.flags.record(foot.flag_table.currentIndex().row()).finding.code != "BW02":
        judge.press(Key.Key_Down)
    judge.press(Key.Key_Return)
    judge.wait(judge.here.isVisible)
    assert judge.card is not None
    key, row = judge.card.key, foot.flag_table.currentIndex().row()
    judge.press(Key.Key_3)
    judge.wait(lambda: judge.judgement(key)[0] is Judgement.EXPLAINED and judge.settled(key))
    assert [card.key for card in judge.page.detail.cards] == [key]
    button = judge.here
    assert isinstance(button, QPushButton)
    assert button.isChecked()
    judge.press(Key.Key_Escape)
    assert foot.flag_table.hasFocus()
    assert foot.flag_table.currentIndex().row() == row


def test_every_button_of_the_page_is_reached_with_tab(judge: Judge) -> None:
    for place in (judge.page.owners, judge.page.foot.flag_table, judge.page.detail.cards[0]):
        judge.walk_to(place)
