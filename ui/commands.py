"""What can be asked from anywhere in the window: the menu and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from budgetwatch.domain.message import Message, msg
from ui.choices import SCALES
from ui.files import choose_spreadsheets, new_dossier, open_dossier
from ui.pages.registry import RAIL
from ui.theme import TEXT_SIZES
from ui.widgets.controls import first_stop

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_FIRST_ROW = "&é\"'(-è_ç"
"""The digits' keys of a French keyboard without the shift key."""


class Commands:
    """The dossier menu and every shortcut; both belong to `parent` and go with it."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        self._window, self._session, self._parent = window, window.session, parent
        self.menu = QMenu(parent)
        self._in_dossier: list[QAction] = []
        self._when_protected: list[QAction] = []
        self._fill()
        self._listen()
        self.follow()

    def follow(self) -> None:
        """Name the steps that undo and redo would take, and rest what needs a dossier."""
        summary, word = self._session.summary, self._session.word
        for action in self._in_dossier:
            action.setEnabled(self._session.dossier is not None)
        undo = summary.undo_label if summary else None
        redo = summary.redo_label if summary else None
        protected = summary is not None and summary.protected
        self.protect.setText(word(msg("Change the passphrase…") if protected else msg("Protect with a passphrase…")))
        for action in self._when_protected:
            action.setEnabled(protected)
        self.undo.setText(_shortened(word(msg("Undo: {step}", step=undo) if undo else msg("Undo"))))
        self.undo.setEnabled(undo is not None)
        self.redo.setText(_shortened(word(msg("Redo: {step}", step=redo) if redo else msg("Redo"))))
        self.redo.setEnabled(redo is not None)

    def _fill(self) -> None:
        window, session, add = self._window, self._session, self._add
        add(msg("New dossier…"), "Ctrl+N", lambda: new_dossier(session, window))
        add(msg("Open a dossier…"), "Ctrl+O", lambda: open_dossier(session, window))
        self.menu.addSeparator()
        self._in_dossier += [
            add(msg("Import…"), "Ctrl+I", lambda: choose_spreadsheets(session, window)),
            add(msg("Produce the hearing pack…"), "Ctrl+E", lambda: session.go("hearing")),
        ]
        self.menu.addSeparator()
        self.undo = add(msg("Undo"), "Ctrl+Z", session.undo)
        self.redo = add(msg("Redo"), "Ctrl+Y", session.redo)
        self._in_dossier.append(add(msg("Journal of the dossier…"), "Ctrl+H", lambda: session.go("journal")))
        self.menu.addSeparator()
        self._offer_protection()
        self._offer_text_sizes()
        add(msg("Your name…"), "", self.ask_name)
        add(msg("Help"), "F1", self.show_help)
        self._in_dossier.append(add(msg("Close the dossier"), "Ctrl+W", session.leave))
        add(msg("Quit"), "Ctrl+Q", window.close)

    def _add(self, text: Message, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(self._session.word(text), self._parent)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        self._parent.addAction(action)
        self.menu.addAction(action)
        return action

    def _offer_protection(self) -> None:
        guard = self._window.protection
        self.protect = self._add(msg("Protect with a passphrase…"), "", guard.change)
        self._in_dossier.append(self.protect)
        self._when_protected += [
            self._add(msg("Write the recovery sheet…"), "", guard.write_sheet),
            self._add(msg("Take the passphrase away…"), "", guard.take_away),
            self._add(msg("Lock now"), "Ctrl+L", guard.lock),
        ]

    def _offer_text_sizes(self) -> None:
        session, word = self._session, self._session.word
        sizes = self.menu.addMenu(word(msg("Text size")))
        for size in TEXT_SIZES:
            action = sizes.addAction(word(msg("{size}%", size=size)))
            action.setCheckable(True)
            action.setChecked(size == session.theme.text)
            action.triggered.connect(partial(self._resize_text, size))

    def _resize_text(self, size: int) -> None:
        self._session.wear(replace(self._session.theme, text=size))

    def _listen(self) -> None:
        window = self._window
        for number, page in enumerate(RAIL):
            for key in (str(number + 1), _FIRST_ROW[number]):
                self._key(f"Ctrl+{key}", partial(window.go, page.name))
        self._key("F4", window.toggle_source)
        self._key("F6", lambda: self.next_pane(1))
        self._key("Shift+F6", lambda: self.next_pane(-1))
        self._key("Ctrl+U", self.next_unit)
        self._key("Ctrl+Shift+L", self.other_language)

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self._parent).activated.connect(act)

    def next_unit(self) -> None:
        """Show tables in the next larger unit, then again from the smallest."""
        place = SCALES.index(self._session.scale)
        self._session.show_in(SCALES[(place + 1) % len(SCALES)])

    def other_language(self) -> None:
        """French to English, English to French."""
        self._session.speak("en" if self._session.language.code == "fr" else "fr")

    def next_pane(self, step: int) -> None:
        """Move the keyboard to the next part of the window: rail, context bar, page, source panel."""
        window = self._window
        panes: list[QWidget] = [window.rail, window.context, window.page]
        if window.panel is not None and window.panel.isVisible():
            panes.append(window.panel)
        focused = QApplication.focusWidget()
        here = next((place for place, pane in enumerate(panes) if pane.isAncestorOf(focused or pane)), -1)
        target = panes[(here + step) % len(panes)]
        if (stop := first_stop(target)) is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_name(self) -> None:
        """Ask for the name that signs changes."""
        from ui.dialogs.author import AuthorDialog

        AuthorDialog(self._session, self._window).open()

    def show_help(self) -> None:
        """Show what the help says of the page on show."""
        from ui.dialogs.help import open_help
        from ui.models.help import page_about

        open_help(self._session, self._window, page_about(self._window.page_name))


def _shortened(text: str) -> str:
    """The name of a step in a menu, which the journal tells whole; an & in it is a letter like any other."""
    return (text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…").replace("&", "&&")


_LONGEST = 70
"""Characters of an entry that leave a menu narrower than the smallest window."""
