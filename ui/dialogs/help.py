"""The help, in a window beside the work."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QWidget

from budgetwatch.domain.message import msg
from budgetwatch.usecases.helping import help_page
from ui.models.help import PAGES, target
from ui.session import Session
from ui.theme import SERIF, Theme
from ui.widgets.controls import button, line, stack

_SIZES = {1: 26, 2: 20, 3: 16}
"""Pixels of the headings of each level at 100 %."""
_ABOVE = {1: 0, 2: 18, 3: 16}
_NAMES = list(PAGES)


def open_help(session: Session, parent: QWidget, page: str, anchor: str = "") -> HelpDialog:
    """The help window of `parent`, shown at a page and section; an open one is used again."""
    dialog = parent.findChild(HelpDialog) or HelpDialog(session, parent)
    dialog.show()
    dialog.show_page(page, anchor)
    dialog.raise_()
    dialog.activateWindow()
    return dialog


class HelpDialog(QDialog):
    """A list of pages and the chosen one. It stays open beside the window and follows its language and looks."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wanted = QSize(session.theme.px(900), session.theme.px(620))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        self._column = stack(self, margins=(12, 12, 12, 12), spacing=10)
        self._build()
        # Queued: the whole window is made anew first.
        session.looks_changed.connect(self.rebuild, Qt.ConnectionType.QueuedConnection)

    def _build(self) -> None:
        word, theme = self._session.word, self._session.theme
        self.setWindowTitle(word(msg("Help")))
        self.pages = QListWidget()
        self.pages.setAccessibleName(word(msg("Pages of the help")))
        for title in PAGES.values():
            row = QListWidgetItem(word(title), self.pages)
            row.setSizeHint(QSize(0, theme.px(32)))
        self.text = QTextBrowser()
        self.text.setAccessibleName(word(msg("Help")))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(theme.px(20))
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.pages)
        self._panes.addWidget(self.text)
        self._panes.setSizes([theme.px(230), theme.px(650)])
        self._close = button(theme, word(msg("Close")), self.close, key=word(msg("Escape")))
        self._close.setAutoDefault(False)
        self._foot = QWidget()
        foot = line(self._foot)
        foot.addStretch()
        foot.addWidget(self._close)
        self._column.addWidget(self._panes, 1)
        self._column.addWidget(self._foot)
        self.pages.currentRowChanged.connect(self._show_row)
        self.text.anchorClicked.connect(self.follow)

    def rebuild(self) -> None:
        """Make the contents anew in the session's language and looks, at the same page."""
        row = self.pages.currentRow()
        for old in (self._panes, self._foot):
            self._column.removeWidget(old)
            old.deleteLater()
        self._build()
        self.pages.setCurrentRow(row)

    def show_page(self, name: str, anchor: str = "") -> None:
        """Show a page of the help, at the section with that anchor."""
        self.pages.setCurrentRow(_NAMES.index(name))
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
        if anchor:
            self._show_section(anchor)

    def follow(self, link: QUrl) -> None:
        """Show what a link inside the help leads to."""
        page, anchor = target(link.toString())
        if page in PAGES:
            self.show_page(page, anchor)

    def _show_row(self, row: int) -> None:
        self.text.setMarkdown(help_page(_NAMES[row], self._session.language.code))
        dress(self.text.document(), self._session.theme)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _show_section(self, anchor: str) -> None:
        block = next((one for one in headings(self.text.document()) if one.text().split(" · ")[0] == anchor), None)
        if block is not None:
            top = self.text.document().documentLayout().blockBoundingRect(block).top()
            self.text.verticalScrollBar().setValue(int(top))


def headings(document: QTextDocument) -> list[QTextBlock]:
    """The headings of a page, from top to bottom."""
    return [block for block in _blocks(document) if block.blockFormat().headingLevel()]


def dress(document: QTextDocument, theme: Theme) -> None:
    """Give the headings of a page their sizes, its paragraphs room, and its tables thin lines."""
    for block in _blocks(document):
        if level := block.blockFormat().headingLevel():
            _dress_heading(block, level, theme)
        elif QTextCursor(block).currentTable() is None:
            room = theme.px(8 if QTextCursor(block).currentList() is None else 2)
            _space(block, room, room)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            look = frame.format()
            look.setBorderBrush(theme.color("line"))
            look.setBottomMargin(theme.px(8))
            frame.setFormat(look)


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def _dress_heading(block: QTextBlock, level: int, theme: Theme) -> None:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    look = cursor.charFormat()
    look.clearProperty(QTextFormat.Property.FontSizeAdjustment)  # Markdown's own size would come on top
    look.setFont(theme.font(_SIZES[level], 600, SERIF))
    look.setForeground(theme.color("ink" if level == 1 else "pri"))
    cursor.setCharFormat(look)
    _space(block, theme.px(_ABOVE[level]), theme.px(4))


def _space(block: QTextBlock, above: int, below: int) -> None:
    room = QTextBlockFormat()
    room.setTopMargin(above)
    room.setBottomMargin(below)
    QTextCursor(block).mergeBlockFormat(room)
