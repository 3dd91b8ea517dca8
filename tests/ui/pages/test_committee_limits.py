"""The limits of the committee: set in one place, used by the findings, taken back by undo."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.conftest import WAIT
from ui.dialogs.committee_limits import CommitteeLimitsDialog
from ui.main_window import MainWindow
from ui.models.committee_limits import AMOUNT, DECEMBER
from ui.pages.findings import FindingsPage
from ui.widgets.limits_button import LimitsButton

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> FindingsPage:
    window.go("findings")
    shown = window.page
    assert isinstance(shown, FindingsPage)
    qtbot.waitUntil(lambda: shown.model.rowCount() > 0, timeout=WAIT)
    return shown


def opened(page: FindingsPage, qtbot: QtBot) -> CommitteeLimitsDialog:
    """The limits as the button of the page opens them."""
    found = page.findChild(LimitsButton)
    assert found is not None
    found.click()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(CommitteeLimitsDialog)), timeout=WAIT)
    return page.window().findChildren(CommitteeLimitsDialog)[-1]


def test_a_larger_least_amount_leaves_fewer_findings_until_undo(
    page: FindingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    before = page.model.rowCount()
    dialog = opened(page, qtbot)
    dialog.fields[AMOUNT].setText("90,000,000,000,000")
    dialog.keep()
    qtbot.waitUntil(lambda: page.model.rowCount() < before, timeout=WAIT)
    window.session.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == before, timeout=WAIT)


def test_what_cannot_be_read_as_a_limit_is_not_kept(page: FindingsPage, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    assert not dialog.changes
    dialog.fields[DECEMBER].setText("much")
    assert not dialog.go_on.isEnabled()
    dialog.fields[DECEMBER].setText("")
    assert dialog.go_on.isEnabled()
    assert dialog.changes == {DECEMBER: None}
    dialog.reject()
