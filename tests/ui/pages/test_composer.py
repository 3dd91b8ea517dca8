"""The composer: parts moved, left out and commented, letterhead and templates, each kept and undone."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budgetwatch.domain.pack import PackKind, PackPlan, Paper
from budgetwatch.usecases.pack_plans import current_plan, list_templates
from tests.ui.clerk import Clerk
from tests.ui.pages.conftest import WAIT
from ui.models.pack_plan import Composed
from ui.pages.composer import ComposerPage

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


@pytest.fixture
def page(clerk: Clerk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ComposerPage:
    """The composer of a new dossier, its parts on show."""
    monkeypatch.setenv("BUDGETWATCH_HOME", str(tmp_path / "home"))
    clerk.window.go("composer")
    found = clerk.window.page
    assert isinstance(found, ComposerPage)
    qtbot.waitUntil(lambda: found.parts.count() > 3, timeout=WAIT)
    qtbot.waitUntil(lambda: bool(found.preview.pages), timeout=WAIT)
    return found


def kept(page: ComposerPage) -> PackPlan:
    dossier = page.session.dossier
    assert dossier is not None
    return current_plan(dossier)


def test_parts_are_moved_and_left_out_with_the_keyboard_and_undone(page: ComposerPage, qtbot: QtBot) -> None:
    names = [name for name, _ in page.parts.arrangement]
    page.parts.setCurrentRow(1)
    QTest.keyClick(page.parts, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [part.name for part in kept(page).parts][:2] == [names[1], names[0]], timeout=WAIT)
    QTest.keyClick(page.parts, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not kept(page).parts[0].printed, timeout=WAIT)
    page.session.undo()
    page.session.undo()
    qtbot.waitUntil(lambda: kept(page) == PackPlan(), timeout=WAIT)
    qtbot.waitUntil(lambda: [name for name, _ in page.parts.arrangement] == names, timeout=WAIT)


def test_words_typed_under_a_part_keep_the_order_chosen_just_before(page: ComposerPage, qtbot: QtBot) -> None:
    names = [name for name, _ in page.parts.arrangement]
    page.parts.setCurrentRow(2)
    page.parts.move_chosen(-1)
    page.comment.setPlainText("Voir la lettre du ministre.")
    page.keep_typed()
    qtbot.waitUntil(lambda: any(part.comment for part in kept(page).parts), timeout=WAIT)
    plan = kept(page)
    assert [part.name for part in plan.parts][:3] == [names[0], names[2], names[1]]
    assert [part.name for part in plan.parts if part.comment] == [names[2]]


def test_letterhead_logo_paper_and_signatures_are_kept(page: ComposerPage, tmp_path: Path, qtbot: QtBot) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(PIXEL)
    page.letterhead.setPlainText("Assemblée nationale\n\nCommission de la défense")
    page.signatories.setPlainText("Le président")
    page.take_logo(logo)
    qtbot.waitUntil(lambda: kept(page).letterhead.logo == PIXEL, timeout=WAIT)
    page.papers.pick(Paper.LETTER)
    qtbot.waitUntil(lambda: kept(page).paper is Paper.LETTER, timeout=WAIT)
    plan = kept(page)
    assert plan.letterhead.lines == ("Assemblée nationale", "Commission de la défense")
    assert plan.signatories == ("Le président",)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_a_file_that_is_no_picture_is_refused(page: ComposerPage, tmp_path: Path, qtbot: QtBot) -> None:
    wrong = tmp_path / "logo.png"
    wrong.write_text("not a picture", "utf-8")
    with qtbot.waitSignal(page.session.failed) as told:
        page.take_logo(wrong)
    assert told.args is not None
    assert told.args[0].code == "no-logo"


def test_a_plan_is_kept_as_a_template_and_used_again(page: ComposerPage, qtbot: QtBot) -> None:
    page.kinds.pick(PackKind.NOTE)
    qtbot.waitUntil(lambda: kept(page).kind is PackKind.NOTE, timeout=WAIT)
    page.templates.keep("Note rapide")
    qtbot.waitUntil(lambda: list_templates() == {"Note rapide": PackPlan(PackKind.NOTE)}, timeout=WAIT)
    page.kinds.pick(PackKind.DOSSIER)
    qtbot.waitUntil(lambda: kept(page) == PackPlan(), timeout=WAIT)
    qtbot.waitUntil(lambda: page.templates.menu().actions()[0].text() == "Note rapide", timeout=WAIT)
    page.templates.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: kept(page).kind is PackKind.NOTE, timeout=WAIT)


def test_a_plan_read_before_a_change_does_not_hide_the_change(page: ComposerPage, qtbot: QtBot) -> None:
    before = Composed(PackPlan(), {}, {})
    page.kinds.pick(PackKind.NOTE)
    page.show_plan(before)
    assert page.typed.kind is PackKind.NOTE
    page.use(before.plan)
    qtbot.waitUntil(lambda: not page.session.bridge.tasks, timeout=WAIT)
    assert kept(page) == page.typed == PackPlan()
