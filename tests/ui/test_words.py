"""Nothing is shown that the person's language did not word."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import Message
from budgetwatch.i18n import Language
from budgetwatch.i18n.words import CURRENCIES
from tests.ui.fakes import FakeCore
from tests.ui.walker import shown_texts
from ui.dialogs.author import AuthorDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.password import PasswordDialog
from ui.dialogs.trouble import TroubleDialog
from ui.main_window import MainWindow

_WORDED = re.compile(r"⟦.*?⟧", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DATA = {"Tamaris", "SITEX", "Code", "Libellé", "en milliers", "not-found", *CURRENCIES.values()}


class Marked(Language):
    """A language whose every sentence carries marks, so that a bare literal shows."""

    def word(self, message: Message) -> str:
        """The sentence between marks; what it quotes is inside them too."""
        text = super().word(message)
        return f"⟦{text.replace('⟦', '').replace('⟧', '')}⟧"


def _bare(text: str) -> list[str]:
    """The words of a text that no sentence brought: data of the dossier, names of files and currencies apart."""
    rest = _WORDED.sub(" ", text)
    for known in sorted(_DATA, key=len, reverse=True):
        rest = rest.replace(known, " ")
    return [] if re.search(r"\.(budget|xlsx)|[/\\]", rest) else _LETTERS.findall(rest)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch, make_window: Callable[[str], MainWindow]) -> MainWindow:
    """A window in the language of marks."""
    monkeypatch.setattr("ui.choices.preferred", lambda _asked=None: Marked("fr"))
    return make_window("fr")


def _unworded(root: MainWindow | QDialog) -> list[tuple[str, str]]:
    return [(where, text) for where, text in shown_texts(root) if _bare(text)]


def test_the_start_page_shows_only_worded_texts(marked: MainWindow) -> None:
    assert len(list(shown_texts(marked))) > 60
    assert _unworded(marked) == []


def test_the_documents_page_shows_only_worded_texts(marked: MainWindow, core: FakeCore, qtbot: QtBot) -> None:
    marked.session.open(core.path)
    qtbot.waitUntil(lambda: marked.session.summary is not None)
    assert _unworded(marked) == []


def test_the_import_page_shows_only_worded_texts(marked: MainWindow, core: FakeCore, qtbot: QtBot) -> None:
    marked.session.open(core.path)
    qtbot.waitUntil(lambda: marked.session.summary is not None)
    marked.session.go("import", [Path("SITEX_2024.xlsx")])
    qtbot.waitUntil(lambda: getattr(marked.page, "draft", None) is not None)
    assert _unworded(marked) == []


def test_the_dialogs_show_only_worded_texts(marked: MainWindow) -> None:
    session = marked.session
    dialogs = (
        AuthorDialog(session, marked),
        HelpDialog(session, marked),
        PasswordDialog(session, "SITEX_2024.xlsx", str, marked),
        TroubleDialog(session, NotFound(), marked),
    )
    assert [_unworded(dialog) for dialog in dialogs] == [[]] * len(dialogs)


def test_the_walk_finds_a_text_that_nobody_worded(marked: MainWindow) -> None:
    marked.status.message.setText("Ready")
    assert ("ShortLine", "Ready") in _unworded(marked)
