"""What is typed is kept in the dossier as it is typed: a closed window, a crash or an import loses none of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from budgetwatch.domain.typed import TypedSheet
from budgetwatch.usecases.dossiers import open_dossier
from budgetwatch.usecases.typing_drafts import kept_typing
from tests.ui.clerk import PATIENCE, Clerk
from ui.main_window import MainWindow
from ui.models.import_course import Step
from ui.pages.import_page import ImportPage
from ui.pages.typing import TypingPage
from ui.session import Session

CELLS = (("Loi de finances 2024 (en FCFA)",), ("Programme", "Crédits votés"), ("Terre", "12 500"), ("Air", "8 250"))


@pytest.fixture
def page(clerk: Clerk, qtbot: QtBot) -> TypingPage:
    """The typing page of the clerk's window, its table half typed."""
    clerk.window.go("typing")
    made = clerk.window.page
    assert isinstance(made, TypingPage)
    qtbot.waitUntil(lambda: not made.stale and not clerk.window.session.bridge.tasks)
    made.document.setText("Loi de finances 2024")
    made.page.setText("12")
    made.author.setText("A. Tio")
    made.grid.paste(0, 0, CELLS)
    return made


def kept(clerk: Clerk) -> TypedSheet | None:
    dossier = clerk.window.session.dossier
    assert dossier is not None
    found = kept_typing(dossier)
    return found.sheet if found else None


def test_what_is_typed_is_kept_a_moment_later_without_a_step(clerk: Clerk, page: TypingPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: kept(clerk) == page.typed, timeout=PATIENCE)
    assert page.typed.rows == CELLS
    assert clerk.revision() == ()


def test_a_window_that_is_closed_in_the_middle_of_a_cell_keeps_what_was_typed(
    clerk: Clerk, page: TypingPage, qtbot: QtBot
) -> None:
    path, typed = clerk.folder / "essai.budget", page.typed
    clerk.window.close()
    with open_dossier(path, write=False) as dossier:
        found = kept_typing(dossier)
    assert found is not None
    assert (found.sheet, found.imported) == (typed, False)
    again = MainWindow(Session("fr"))
    qtbot.addWidget(again)
    again.show()
    again.session.open(path, then=lambda: again.go("typing"))
    qtbot.waitUntil(lambda: isinstance(again.page, TypingPage) and again.page.typed == typed, timeout=PATIENCE)
    again.session.close()


def test_a_typed_table_is_imported_without_a_file_of_its_own(clerk: Clerk, page: TypingPage, qtbot: QtBot) -> None:
    before = {one.name for one in Path(tempfile.gettempdir()).glob("budgetwatch-*")}
    page.read_table()
    importing = clerk.window.page
    assert isinstance(importing, ImportPage)
    qtbot.waitUntil(lambda: importing.draft is not None and clerk.settled, timeout=PATIENCE)
    assert {one.name for one in Path(tempfile.gettempdir()).glob("budgetwatch-*")} == before
    importing.assistant.desk.confirm_unit()
    importing.assistant.go_step(Step.CHECK)
    importing.assistant.write()
    qtbot.waitUntil(lambda: clerk.documents() == 1, timeout=PATIENCE)
    clerk.window.go("typing")
    qtbot.waitUntil(lambda: not page.go_on.isEnabled(), timeout=PATIENCE)
    assert list(page.typed.rows) == list(CELLS)
    page.begin_another()
    assert list(page.typed.rows) == []
    page.grid.undo()
    assert list(page.typed.rows) == list(CELLS)


def test_a_dossier_that_is_only_read_keeps_nothing(clerk: Clerk, page: TypingPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: kept(clerk) == page.typed, timeout=PATIENCE)
    path, session = clerk.folder / "essai.budget", clerk.window.session
    before = page.typed
    session.leave()
    session.open(path, write=False)
    qtbot.waitUntil(lambda: session.dossier is not None and session.dossier.read_only, timeout=PATIENCE)
    clerk.window.go("typing")
    shown = clerk.window.page
    assert isinstance(shown, TypingPage)
    qtbot.waitUntil(lambda: shown.typed == before, timeout=PATIENCE)
    shown.page.setText("13")
    shown.save()
    qtbot.waitUntil(lambda: not session.bridge.tasks)
    assert kept(clerk) == before
