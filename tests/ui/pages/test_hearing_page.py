"""The hearing page: questions in order, and the pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.usecases.dossiers import open_dossier
from budgetwatch.usecases.hearing import add_question
from tests.ui.pages.conftest import WAIT
from ui.dialogs.question import QuestionDialog
from ui.main_window import MainWindow
from ui.models.hearing import text_of
from ui.pages.hearing import HearingPage


@pytest.fixture
def page(plain: MainWindow, imported: Path, tmp_path: Path, qtbot: QtBot) -> HearingPage:
    path = tmp_path / "hearing.budget"
    path.write_bytes(imported.read_bytes())
    with open_dossier(path) as dossier:
        add_question(dossier, text="Who signed?", witness="Minister")
        add_question(dossier, text="When was it paid?", minutes=3)
        add_question(dossier, text="Where are they deployed?", audience=Audience.CLOSED)
    plain.session.open(path)
    qtbot.waitUntil(lambda: plain.session.summary is not None, timeout=WAIT)
    plain.go("hearing")
    shown = plain.page
    assert isinstance(shown, HearingPage)
    qtbot.waitUntil(lambda: shown.questions.model.rowCount() == 3, timeout=WAIT)
    return shown


def texts(page: HearingPage) -> list[str]:
    return [text_of(one, page.session) for one in page.questions.model.questions]


def test_alt_and_an_arrow_move_a_question(page: HearingPage, qtbot: QtBot) -> None:
    page.questions.list.setCurrentIndex(page.questions.model.index(0))
    QTest.keyClick(page.questions.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: texts(page)[:2] == ["When was it paid?", "Who signed?"], timeout=WAIT)
    assert page.questions.current is not None
    assert page.questions.current.text == "Who signed?"


def test_a_question_is_dragged_between_others(page: HearingPage, qtbot: QtBot) -> None:
    model = page.questions.model
    carried = model.mimeData([model.index(2)])
    assert not model.dropMimeData(carried, Qt.DropAction.MoveAction, 0, 0, model.index(-1))
    qtbot.waitUntil(lambda: texts(page)[:2] == ["Where are they deployed?", "Who signed?"], timeout=WAIT)
    carried = model.mimeData([model.index(0)])
    model.dropMimeData(carried, Qt.DropAction.MoveAction, 2, 0, model.index(-1))
    qtbot.waitUntil(lambda: texts(page)[:2] == ["Who signed?", "Where are they deployed?"], timeout=WAIT)


def test_the_questions_of_one_witness_keep_their_numbers_and_the_running_total(page: HearingPage) -> None:
    chip = page.questions.chips.buttons["Minister"]
    chip.click()
    assert texts(page) == ["Who signed?"]
    page.questions.chips.buttons[None].click()
    lines = [page.questions.model.second_line(one) for one in page.questions.model.questions]
    assert "5 min, 5 in all" in lines[0]
    assert "3 min, 8 in all" in lines[1]


def test_a_removed_question_leaves_the_list(page: HearingPage, qtbot: QtBot) -> None:
    page.questions.list.setCurrentIndex(page.questions.model.index(1))
    page.questions.remove()
    qtbot.waitUntil(lambda: texts(page) == ["Who signed?", "Where are they deployed?"], timeout=WAIT)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog
def test_a_question_can_be_written(page: HearingPage, qtbot: QtBot) -> None:
    page.questions.add()
    dialog = page.window().findChild(QuestionDialog)
    assert dialog is not None
    assert not dialog.keep.isEnabled()
    dialog.text.setPlainText("What remains to be delivered?")
    dialog.accept()
    qtbot.waitUntil(lambda: len(texts(page)) == 4, timeout=WAIT)
    assert texts(page)[-1] == "What remains to be delivered?"


def test_a_question_for_a_narrower_circle_says_that_it_is_left_out(page: HearingPage) -> None:
    closed = page.questions.model.questions[2]
    assert page.questions.model.second_line(closed).endswith("left out of this version")
    page.session.show_to(Audience.CLOSED)
    assert not page.questions.model.left_out(closed)


def test_the_pages_of_the_pack_are_shown(page: HearingPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(page.preview.pages) > 1, timeout=60_000)
    page.preview.turn(1)
    assert page.preview.place == 1
    assert page.preview.paper.accessibleName().startswith("page 2 of")


def test_the_pack_is_written_and_its_place_told(page: HearingPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.write_pack(tmp_path / "out")
    qtbot.waitUntil(page.produced.isVisible, timeout=60_000)
    written = list((tmp_path / "out").glob("*.pdf"))
    assert len(written) == 1
    assert written[0].name in page.produced.text.text()


def test_the_pack_is_written_in_the_formats_that_are_ticked(page: HearingPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.formats.tick("xlsx")
    page.formats.tick("pdf")
    page.formats.tick("xlsx")  # the last tick stays
    assert page.formats.ticked == ("xlsx",)
    page.formats.tick("docx")
    page.write_pack(tmp_path / "out")
    qtbot.waitUntil(page.produced.isVisible, timeout=60_000)
    written = {path.suffix: path.name for path in (tmp_path / "out").iterdir()}
    assert written.keys() == {".docx", ".xlsx"}
    assert all(name in page.produced.text.text() for name in written.values())


def test_a_question_whose_finding_changed_says_so_and_what_is_asked_now(page: HearingPage) -> None:
    model, asked = page.questions.model, page.questions.model.questions[0]
    model.show(model.questions, otherwise={asked.id: msg("Who signed in 2024?")})
    assert model.second_line(asked).startswith("the finding changed since")
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole).endswith("Now the finding asks: Who signed in 2024?")
    page.questions.list.grab()
    model.show(model.questions, otherwise={asked.id: None})
    assert model.second_line(asked).startswith("the finding is no longer raised")
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "Who signed?"
