"""The checklists page: proposals of the data, answers of people."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QFrame, QToolButton
from pytestqt.qtbot import QtBot

from budgetwatch.domain.checklist import Answer, RecordedAnswer
from budgetwatch.jobs import Job
from budgetwatch.usecases.checklists import record_answer
from budgetwatch.usecases.documents import hide_document, list_documents
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.importing import draft_import, import_draft
from tests.received import receive
from tests.ui.pages.conftest import WAIT
from tests.usecases.test_bearing import ACTS, BUDGET
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.sign_answer import SignAnswerDialog
from ui.main_window import MainWindow
from ui.models.topics import PAST, Filter, is_proposed
from ui.pages.checklists import ChecklistsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every dialog


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ChecklistsPage:
    window.go("checklists")
    shown = window.page
    assert isinstance(shown, ChecklistsPage)
    qtbot.waitUntil(lambda: shown.rows.rowCount() > 0, timeout=WAIT)
    return shown


def stand_on_proposal(page: ChecklistsPage, qtbot: QtBot) -> str:
    """Stand on a topic whose answer the data propose; its id."""
    page.visit("D03")
    qtbot.waitUntil(lambda: page.current is not None and page.current.item.id == "D03", timeout=WAIT)
    assert page.current is not None
    assert is_proposed(page.current)
    return "D03"


def test_a_proposed_answer_ends_with_a_question_mark(page: ChecklistsPage, qtbot: QtBot) -> None:
    topic = stand_on_proposal(page, qtbot)
    assert _answers(page)[topic].endswith("?")


def test_enter_confirms_the_computed_answer(page: ChecklistsPage, qtbot: QtBot) -> None:
    topic = stand_on_proposal(page, qtbot)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not _answers(page)[topic].endswith("?"), timeout=WAIT)
    assert page.current is not None
    assert page.current.recorded is not None


def test_a_key_answers_otherwise(page: ChecklistsPage, qtbot: QtBot) -> None:
    topic = stand_on_proposal(page, qtbot)
    QTest.keyClick(page.table, Qt.Key.Key_D)
    assert page.detail.note.property("wrong")
    page.detail.note.setText("The ministry gave no figures")
    QTest.keyClick(page.detail.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _answers(page)[topic] == "Data unavailable", timeout=WAIT)


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (Answer.REFUSED, "Information refused"),
        (Answer.CLASSIFIED, "Information classified"),
        (Answer.NOT_APPLICABLE, "Not applicable"),
        (None, "Not yet treated"),
    ],
)
def test_what_is_withheld_or_set_aside_is_not_kept_without_a_reason(
    page: ChecklistsPage, qtbot: QtBot, answer: Answer | None, shown: str
) -> None:
    topic = stand_on_proposal(page, qtbot)
    page.detail.pick(answer)
    assert page.detail.note.property("wrong")
    page.detail.note.setText("Letter of 3 March")
    page.detail.pick(answer)
    qtbot.waitUntil(lambda: _answers(page)[topic] == shown, timeout=WAIT)


def test_an_answer_can_be_withdrawn(page: ChecklistsPage, qtbot: QtBot) -> None:
    topic = stand_on_proposal(page, qtbot)
    page.answer(Answer.YES, "Seen in the hearing")
    qtbot.waitUntil(lambda: _answers(page)[topic] == "Yes", timeout=WAIT)
    page.withdraw()
    qtbot.waitUntil(lambda: _answers(page)[topic].endswith("?"), timeout=WAIT)


def test_a_topic_of_another_list_is_shown_where_it_stands(page: ChecklistsPage, qtbot: QtBot) -> None:
    for topic in ("E15", "C12", "I02"):
        page.visit(topic)
        qtbot.waitUntil(partial(_shows, page, topic), timeout=WAIT)


def _shows(page: ChecklistsPage, topic: str) -> bool:
    return page.current is not None and page.current.item.id == topic


def test_a_filter_keeps_what_is_to_confirm(page: ChecklistsPage) -> None:
    page.chips.buttons[Filter.PROPOSED].click()
    assert page.rows.rowCount() > 0
    assert all(is_proposed(page.rows.record(row)) for row in range(page.rows.rowCount()))


def test_the_keyboard_alone_answers_links_and_has_it_signed_until_the_data_change(
    page: ChecklistsPage, qtbot: QtBot
) -> None:
    page.session.sign_as("A. Tio")
    topic = stand_on_proposal(page, qtbot)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: recorded(page) is not None, timeout=WAIT)
    confirmed = _answers(page)[topic]
    QTest.keyClick(page.table, Qt.Key.Key_L)
    asked = dialog(EvidenceDialog, qtbot)
    QTest.keyClicks(asked.words, "M-02")
    QTest.keyClick(asked.words, Qt.Key.Key_Down)
    QTest.keyClick(asked.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "contract:M-02" in page.detail.evidence.links, timeout=WAIT)
    page.window().activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus, timeout=WAIT)
    QTest.keyClick(page.table, Qt.Key.Key_V)
    signing = dialog(SignAnswerDialog, qtbot)
    QTest.keyClick(signing.compared, Qt.Key.Key_Space)
    QTest.keyClicks(signing.name, "B. Zan")
    QTest.keyClick(signing.go_on, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: (found := recorded(page)) is not None and found.is_reviewed, timeout=WAIT)
    hide_documents(page, qtbot)
    qtbot.waitUntil(lambda: page.current is not None and page.current.is_outdated, timeout=WAIT)
    assert page.detail.standing.changed.isVisible()
    assert _answers(page)[topic] == confirmed
    page.chips.buttons[Filter.AGAIN].click()
    page.window().activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus, timeout=WAIT)
    assert [page.rows.record(row).item.id for row in range(page.rows.rowCount())] == [topic]
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    page.visit(topic)
    qtbot.waitUntil(lambda: (found := recorded(page)) is not None and found.is_modified, timeout=WAIT)
    assert not page.detail.standing.changed.isVisible()


def test_who_answered_cannot_sign_as_second_reader(page: ChecklistsPage, qtbot: QtBot) -> None:
    stand_on_proposal(page, qtbot)
    page.session.sign_as("A. Tio")
    page.confirm()
    qtbot.waitUntil(lambda: recorded(page) is not None, timeout=WAIT)
    page.sign()
    signing = dialog(SignAnswerDialog, qtbot)
    signing.name.setText("A. Tio")
    assert not signing.go_on.isEnabled()
    signing.compared.setChecked(True)
    signing.sign()
    qtbot.waitUntil(lambda: not signing.refused.isHidden(), timeout=WAIT)
    signing.reject()


def test_evidence_in_own_words_is_added_and_taken_away(page: ChecklistsPage, qtbot: QtBot) -> None:
    stand_on_proposal(page, qtbot)
    page.confirm()
    qtbot.waitUntil(lambda: recorded(page) is not None, timeout=WAIT)
    page.want_evidence()
    asked = dialog(EvidenceDialog, qtbot)
    asked.words.setText("Letter of 3 March")
    asked.accept()
    qtbot.waitUntil(lambda: list(page.detail.evidence.links) == ["Letter of 3 March"], timeout=WAIT)
    page.remove_evidence("Letter of 3 March")
    qtbot.waitUntil(lambda: not page.detail.evidence.links, timeout=WAIT)


DialogT = TypeVar("DialogT", bound=QDialog)


def dialog(kind: type[DialogT], qtbot: QtBot) -> DialogT:
    """The dialog of that kind once it is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=WAIT)
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def recorded(page: ChecklistsPage) -> RecordedAnswer | None:
    """What a person answered to the topic on show."""
    return page.current.recorded if page.current is not None else None


def hide_documents(page: ChecklistsPage, qtbot: QtBot) -> None:
    """Take every table of the dossier out of the figures, as a person does on the page of documents."""

    def work(dossier: Dossier, _job: Job) -> Done[None]:
        rows = list_documents(dossier)
        return [hide_document(dossier, row.dataset.id) for row in rows][-1]

    with qtbot.waitSignal(page.session.changed, timeout=WAIT):
        page.session.write(work)


def _answers(page: ChecklistsPage) -> dict[str, str]:
    return {page.rows.record(row).item.id: str(page.rows.index(row, 2).data()) for row in range(page.rows.rowCount())}


@pytest.fixture
def attached(page: ChecklistsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A letter beside the dossier, attached with the button to the first topic with a proposal."""
    letter = tmp_path / "letter 12.pdf"
    letter.write_bytes(b"as received")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(letter), ""))
    stand_on_proposal(page, qtbot)
    page.confirm()
    qtbot.waitUntil(lambda: recorded(page) is not None, timeout=WAIT)
    attach(page, qtbot)
    qtbot.waitUntil(lambda: len(page.detail.evidence.links) == 1, timeout=WAIT)
    return letter


def attach(page: ChecklistsPage, qtbot: QtBot) -> EvidenceDialog:
    page.want_evidence()
    asked = dialog(EvidenceDialog, qtbot)
    QTest.keyClick(asked.attach, Qt.Key.Key_Space)
    return asked


def told_of_files(page: ChecklistsPage) -> list[str]:
    return [tag.accessibleName() for tag in page.detail.evidence.findChildren(QFrame) if tag.property("tag")]


def test_an_attached_file_is_a_link_that_says_when_it_changed_and_when_it_vanished(
    page: ChecklistsPage, qtbot: QtBot, attached: Path
) -> None:
    (link,) = page.detail.evidence.links.values()
    assert (link.accessibleName(), told_of_files(page)) == ("Attached file letter 12.pdf", [])
    attached.write_bytes(b"something else")
    page.reload()
    qtbot.waitUntil(lambda: told_of_files(page) == ["changed since"], timeout=WAIT)
    attached.unlink()
    page.reload()
    qtbot.waitUntil(lambda: told_of_files(page) == ["no longer there"], timeout=WAIT)


def test_a_file_that_cannot_be_attached_is_refused_in_place(page: ChecklistsPage, qtbot: QtBot, attached: Path) -> None:
    attached.unlink()
    asked = attach(page, qtbot)
    qtbot.waitUntil(lambda: "letter 12.pdf" in asked.told.text(), timeout=WAIT)
    assert asked.isVisible()
    asked.reject()


def test_the_answers_of_a_list_are_counted_and_what_is_only_proposed_is_not(page: ChecklistsPage, qtbot: QtBot) -> None:
    stand_on_proposal(page, qtbot)
    assert page.tally.counts == {}
    page.confirm()
    qtbot.waitUntil(lambda: sum(page.tally.counts.values()) == 1, timeout=WAIT)
    assert page.current is not None
    assert list(page.tally.counts) == [page.current.answer]


def test_a_title_too_long_for_one_line_takes_two(page: ChecklistsPage) -> None:
    page.lists.resize(190, 400)
    narrow = [page.lists.sizeHintForIndex(page.lists.model().index(row, 0)).height() for row in range(4)]
    page.lists.resize(600, 400)
    wide = [page.lists.sizeHintForIndex(page.lists.model().index(row, 0)).height() for row in range(4)]
    assert len(set(wide)) == 1
    assert max(narrow) > wide[0]


def test_a_phase_keeps_its_topics_and_another_list_starts_with_all(page: ChecklistsPage) -> None:
    page.visit("E02")
    page.lists.setCurrentIndex(page.lists.model().index(1, 0))
    every = page.rows.rowCount()
    page.phases.setCurrentIndex(page.phases.model().index(2, 0))
    kept = {page.rows.record(row).item.id[0] for row in range(page.rows.rowCount())}
    assert len(kept) == 1
    assert page.rows.rowCount() < every
    page.lists.setCurrentIndex(page.lists.model().index(0, 0))
    assert page.phases.currentIndex().row() == 0


def test_the_answers_of_last_year_have_a_column_once_another_dossier_gave_them(
    page: ChecklistsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert page.table.isColumnHidden(PAST)
    page.before.carry(answered_before(tmp_path))
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(PAST), timeout=WAIT)
    page.visit("D03")
    qtbot.waitUntil(lambda: _shows(page, "D03"), timeout=WAIT)
    row = page.table.currentIndex().row()
    assert page.rows.index(row, PAST).data() == "Partly"
    assert page.rows.headerData(PAST, Qt.Orientation.Horizontal) == "2023"
    page.session.undo()
    qtbot.waitUntil(lambda: page.table.isColumnHidden(PAST), timeout=WAIT)


def answered_before(folder: Path) -> Path:
    """A dossier of 2023 in which a person answered one topic."""
    law = folder / "LFI_2023.csv"
    law.write_text("Loi de finances initiale 2023 (FCFA)\nProgramme;LFI 2023\nA;100\nB;200\n", encoding="utf-8")
    with create_dossier(folder / "earlier.budget") as earlier:
        import_draft(earlier, draft_import(law))
        record_answer(earlier, "D03", Answer.PARTLY, "letter of 3 March")
    return folder / "earlier.budget"


def test_a_finding_that_bears_on_a_topic_is_linked_once_it_is_answered(
    plain: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "acts.budget"
    with create_dossier(path, "Committee") as dossier:
        receive(dossier, tmp_path, {"acts.csv": ACTS, "budget.csv": BUDGET})
    plain.session.open(path)
    qtbot.waitUntil(lambda: plain.session.summary is not None, timeout=WAIT)
    plain.go("checklists", "D10")
    page = plain.page
    assert isinstance(page, ChecklistsPage)
    qtbot.waitUntil(lambda: page.current is not None and page.current.item.id == "D10", timeout=WAIT)
    assert page.detail.bearing.isVisible()
    assert not page.detail.bearing.findChildren(QToolButton)
    page.answer(Answer.NO, "")
    qtbot.waitUntil(lambda: len(page.detail.bearing.findChildren(QToolButton)) == 1, timeout=WAIT)
    page.detail.bearing.findChildren(QToolButton)[0].click()
    qtbot.waitUntil(lambda: len(page.detail.evidence.links) == 1, timeout=WAIT)
    plain.session.undo()
    qtbot.waitUntil(lambda: not page.detail.evidence.links, timeout=WAIT)
    page.visit("D02")
    qtbot.waitUntil(lambda: page.current is not None and page.current.item.id == "D02", timeout=WAIT)
    assert not page.detail.bearing.isVisible()
