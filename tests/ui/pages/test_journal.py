"""The journal page: entries, the search through them, and the file they leave in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from budgetwatch.usecases.dossiers import set_details
from tests.ui.clerk import Clerk
from tests.ui.walker import shown_texts
from ui.pages.journal import JournalPage


@pytest.fixture
def page(clerk: Clerk, qtbot: QtBot) -> JournalPage:
    """The journal of a dossier in which two people did something."""
    dossier = clerk.window.session.dossier
    assert dossier is not None
    set_details(dossier, {"institution": "Assemblée"}, "Awa")
    set_details(dossier, {"institution": "Assemblée nationale"}, "Issa")
    clerk.window.go("journal")
    found = clerk.window.page
    assert isinstance(found, JournalPage)
    qtbot.waitUntil(lambda: len(found.listed) == 2)
    return found


def test_entries_are_listed_newest_first_and_looked_for_by_words_and_name(page: JournalPage) -> None:
    assert [page.rows.index(row, 1).data() for row in range(2)] == ["Issa", "Awa"]
    assert page.count.text() == "2 inscriptions sur 2"
    page.people.pick("Awa")
    assert [one.author for one in page.listed] == ["Awa"]
    page.words.setText("coordonnées introuvables")
    assert (page.listed, page.write.isEnabled()) == ((), False)


def test_what_is_on_show_is_written_as_csv(
    page: JournalPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    out = tmp_path / "journal.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    page.people.pick("Issa")
    page.write.click()
    qtbot.waitUntil(out.exists)
    head, *rows = out.read_text("utf-8-sig").splitlines()
    assert head == "step;at;author;what;audience"
    assert len(rows) == 1
    assert ";Issa;" in rows[0]
    assert rows[0].endswith(";Huis clos")


def test_a_dossier_in_which_nothing_was_done_says_what_will_stand_there(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.window.go("journal")
    wanted = "Rien n’a encore été fait dans ce dossier"
    qtbot.waitUntil(lambda: wanted in [text for _, text in shown_texts(clerk.window)])
