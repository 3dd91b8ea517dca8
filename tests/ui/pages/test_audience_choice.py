"""The audience of the item on show: read, changed, taken back, on each page that has items of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.correction import Correction
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Amount
from budgetwatch.jobs import Job
from budgetwatch.usecases.commitments import promise
from budgetwatch.usecases.comparing import compare
from budgetwatch.usecases.correcting import correct_cell
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.hearing import add_question
from budgetwatch.usecases.showing import set_audience
from tests.ui.pages.conftest import WAIT
from ui.main_window import MainWindow
from ui.pages.checklists import ChecklistsPage
from ui.pages.contracts import ContractsPage
from ui.pages.documents import DocumentsPage
from ui.pages.findings import FindingsPage
from ui.pages.hearing import HearingPage
from ui.widgets.audience_choice import AudienceChoice
from ui.widgets.hearing_promises import PromiseRow


def choose(choice: AudienceChoice, name: str) -> None:
    """Take an entry of the menu by its name."""
    (entry,) = (action for action in choice.menu().actions() if action.text() == name)
    entry.trigger()


def on_finding(window: MainWindow, qtbot: QtBot) -> AudienceChoice:
    window.go("findings")
    page = window.page
    assert isinstance(page, FindingsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)
    return page.detail.circle


def on_contract(window: MainWindow, qtbot: QtBot) -> AudienceChoice:
    window.go("contracts")
    page = window.page
    assert isinstance(page, ContractsPage)
    qtbot.waitUntil(page.detail.circle.isVisible, timeout=WAIT)
    return page.detail.circle


def on_topic(window: MainWindow, qtbot: QtBot) -> AudienceChoice:
    window.go("checklists")
    page = window.page
    assert isinstance(page, ChecklistsPage)
    qtbot.waitUntil(lambda: page.rows.rowCount() > 0, timeout=WAIT)
    return page.detail.circle


def on_document(window: MainWindow, qtbot: QtBot) -> AudienceChoice:
    window.go("documents")
    page = window.page
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.rows.rowCount() > 0, timeout=WAIT)
    return page.circle


def on_question(window: MainWindow, qtbot: QtBot) -> AudienceChoice:
    done: list[object] = []
    window.session.write(lambda dossier, _job: add_question(dossier, text="Who signed?"), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
    window.go("hearing")
    page = window.page
    assert isinstance(page, HearingPage)
    qtbot.waitUntil(lambda: page.questions.model.rowCount() == 1, timeout=WAIT)
    return page.questions.circle


def on_correction(window: MainWindow, qtbot: QtBot) -> AudienceChoice:
    corrected: list[Figure] = []

    def correct(dossier: Dossier, _job: Job) -> Done[Correction]:
        rows = compare(dossier, CompareQuery()).rows
        paid = next(row.stages[Measure.PAID] for row in rows if row.label.startswith("Équipement"))
        (cell,) = explain(dossier, paid).cells
        corrected.append(paid)
        return correct_cell(dossier, cell.cell, Amount(1), "Letter")

    window.session.write(correct)
    qtbot.waitUntil(lambda: not window.session.bridge.tasks and bool(corrected), timeout=WAIT)
    window.session.show_source(corrected[0])
    panel = window.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.circle.isVisible() and not window.session.bridge.tasks, timeout=WAIT)
    return panel.circle


@pytest.mark.parametrize("shown", [on_finding, on_contract, on_topic, on_question, on_correction])
def test_an_item_is_shown_to_another_audience_and_undo_takes_it_back(
    window: MainWindow, qtbot: QtBot, shown: Callable[[MainWindow, QtBot], AudienceChoice]
) -> None:
    choice = shown(window, qtbot)
    assert choice.accessibleName() == "Audience Committee"
    assert choice.focusPolicy() & Qt.FocusPolicy.TabFocus
    choose(choice, "Public")
    qtbot.waitUntil(lambda: not window.session.bridge.tasks, timeout=WAIT)
    assert (choice.chosen, choice.accessibleName()) == (Audience.PUBLIC, "Audience Public")
    choose(choice, "Usual audience")
    qtbot.waitUntil(lambda: choice.chosen is Audience.COMMITTEE, timeout=WAIT)
    window.session.undo()
    qtbot.waitUntil(lambda: choice.chosen is Audience.PUBLIC, timeout=WAIT)
    window.session.undo()
    qtbot.waitUntil(lambda: choice.chosen is Audience.COMMITTEE, timeout=WAIT)


def test_a_finding_for_the_closed_session_leaves_the_list_of_the_committee(window: MainWindow, qtbot: QtBot) -> None:
    choice = on_finding(window, qtbot)
    page = window.page
    assert isinstance(page, FindingsPage)
    before = page.model.rowCount()
    choose(choice, "Closed session")
    qtbot.waitUntil(lambda: page.model.rowCount() == before - 1, timeout=WAIT)
    window.session.show_to(Audience.CLOSED)
    qtbot.waitUntil(lambda: page.model.rowCount() == before, timeout=WAIT)


def test_a_document_is_public_until_a_person_says_otherwise_and_undo_takes_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    choice = on_document(window, qtbot)
    assert choice.accessibleName() == "Audience Public"
    choose(choice, "Closed session")
    qtbot.waitUntil(lambda: not window.session.bridge.tasks, timeout=WAIT)
    assert choice.accessibleName() == "Audience Closed session"
    window.session.undo()
    qtbot.waitUntil(lambda: choice.chosen is Audience.PUBLIC, timeout=WAIT)


def test_a_commitment_has_the_audience_of_its_question_until_a_person_chooses_another(
    window: MainWindow, qtbot: QtBot
) -> None:
    def commit(dossier: Dossier, _job: Job) -> Done[int]:
        number = add_question(dossier, text="When?").value
        set_audience(dossier, Item(ItemKind.QUESTION, str(number)), Audience.CLOSED)
        return promise(dossier, "The delivery notes", question=number)

    window.session.write(commit)
    window.go("hearing")
    page = window.page
    assert isinstance(page, HearingPage)
    page.show_promises()

    def row() -> AudienceChoice | None:
        rows = [one for one in page.promises.findChildren(PromiseRow) if one.isVisible()]
        return rows[0].circle if rows else None

    def shows(audience: Audience) -> bool:
        choice = row()
        return choice is not None and choice.chosen is audience and not window.session.bridge.tasks

    qtbot.waitUntil(lambda: shows(Audience.CLOSED), timeout=WAIT)
    choice = row()
    assert choice is not None
    choose(choice, "Public")
    qtbot.waitUntil(lambda: shows(Audience.PUBLIC), timeout=WAIT)
    window.session.undo()
    qtbot.waitUntil(lambda: shows(Audience.CLOSED), timeout=WAIT)
