"""Going back, then changing something else: a person is asked before what could be done again is dropped."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from budgetwatch.domain.finding import Judgement
from budgetwatch.usecases import history
from tests.ui.pages.conftest import WAIT
from ui.dialogs.dropping import DroppingDialog
from ui.main_window import MainWindow
from ui.pages.findings import FindingsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog


@pytest.fixture
def gone_back(window: MainWindow, qtbot: QtBot) -> FindingsPage:
    """The findings, one of which was explained, which was taken back."""
    window.go("findings")
    page = window.page
    assert isinstance(page, FindingsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 1, timeout=WAIT)
    before = page.model.rowCount()
    page.judge(Judgement.EXPLAINED)
    qtbot.waitUntil(lambda: page.model.rowCount() == before - 1, timeout=WAIT)
    window.session.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == before and redoable(window), timeout=WAIT)
    return page


def redoable(window: MainWindow) -> bool:
    summary = window.session.summary
    return summary is not None and summary.redo_label is not None


def asked(window: MainWindow) -> DroppingDialog | None:
    found: DroppingDialog | None = window.findChild(DroppingDialog)
    return found


def test_a_change_that_is_given_up_leaves_what_can_be_done_again(
    gone_back: FindingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    before = gone_back.model.rowCount()
    gone_back.judge(Judgement.EXPLAINED)
    dialog = asked(window)
    assert dialog is not None
    dialog.reject()
    window.session.redo()
    qtbot.waitUntil(lambda: gone_back.model.rowCount() == before - 1, timeout=WAIT)


def test_a_change_that_goes_on_is_made_and_asks_once(gone_back: FindingsPage, window: MainWindow, qtbot: QtBot) -> None:
    before = gone_back.model.rowCount()
    gone_back.judge(Judgement.EXPLAINED)
    dialog = asked(window)
    assert dialog is not None
    dialog.accept()
    dialog.setParent(None)
    qtbot.waitUntil(lambda: gone_back.model.rowCount() == before - 1 and not redoable(window), timeout=WAIT)
    gone_back.judge(Judgement.EXPLAINED)
    qtbot.waitUntil(lambda: gone_back.model.rowCount() == before - 2, timeout=WAIT)
    assert asked(window) is None
    dossier = window.session.dossier
    assert dossier is not None
    assert history.redo(dossier) is None
