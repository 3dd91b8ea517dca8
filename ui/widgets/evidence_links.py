"""What an answer rests on: links that lead to their pages, added and taken away by a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from budgetwatch.domain.message import msg
from ui.icons import icon
from ui.models.topics import EVIDENCE_KINDS, evidence_words
from ui.session import Session
from ui.widgets.clearing import clear
from ui.widgets.controls import button, icon_button, label, line, picture, stack, tag
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.usecases.evidence import Evidence

_FILE = "file"
_WIDTH = 270
"""Pixels of a link's words; the rest is in the tool tip."""


def short_link(session: Session, told: str, image: str, kind: str, act: Callable[[], object]) -> QPushButton:
    """A link of a narrow panel: its words are cut, and whole in the tool tip, after their kind."""
    theme = session.theme
    short = QFontMetrics(theme.font(14)).elidedText(told, Qt.TextElideMode.ElideRight, theme.px(_WIDTH))
    made = button(theme, short, act, kind="link")
    made.setIcon(icon(theme, image, "ink2", 16))
    made.setIconSize(QSize(theme.px(16), theme.px(16)))
    made.setToolTip(f"{kind} · {told}")
    return made


class EvidenceLinks(QWidget):
    """`wanted` asks for another link; `removed` gives the key of one to take away."""

    wanted = Signal()
    removed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, word = session.theme, session.word
        column = stack(self, spacing=4)
        column.addWidget(label(word(msg("What it rests on")), "strong"))
        self._rows = QWidget()
        self._column = stack(self._rows, spacing=2)
        column.addWidget(self._rows)
        self.add = button(theme, word(msg("Add evidence…")), self.wanted.emit, picture="plus", kind="link", key="L")
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.links: dict[str, QWidget] = {}

    def show_evidence(self, links: Sequence[Evidence]) -> None:
        """Show other links."""
        clear(self._rows)
        self.links = {}
        for one in links:
            self._column.addLayout(self._row(one))
        self._rows.setVisible(bool(links))

    def _row(self, one: Evidence) -> QHBoxLayout:
        theme, word, told = self._session.theme, self._session.word, evidence_words(one, self._session.language)
        kind, page, image = EVIDENCE_KINDS[one.kind.value]
        row = line(spacing=6)
        if (page or one.kind.value == _FILE) and not one.gone:
            shown: QWidget = self._link(one, told)
            shown.setAccessibleName(f"{word(kind)} {told}")
            row.addWidget(shown)
            row.addStretch()
        else:
            shown = prose(told, "small")
            row.addWidget(picture(theme, image, "ink3", 16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(shown, 1)
        if one.gone:
            row.addWidget(tag(theme, word(msg("no longer there")), "att"))
        if one.changed:
            since = tag(theme, word(msg("changed since")), "att")
            since.setToolTip(word(msg("The file holds something else than when it was attached.")))
            row.addWidget(since)
        self.links[one.key] = shown
        taken = word(msg("Take “{name}” away", name=told))
        row.addWidget(icon_button(theme, "x", taken, partial(self.removed.emit, one.key)))
        return row

    def _open(self, path: str) -> None:
        """Have the desktop open an attached file, looked for from the dossier's folder."""
        dossier = self._session.dossier
        if dossier is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(dossier.path.parent / path)))

    def _link(self, one: Evidence, told: str) -> QPushButton:
        kind, page, image = EVIDENCE_KINDS[one.kind.value]
        go = partial(self._session.go, page, one.subject) if page else partial(self._open, one.subject)
        return short_link(self._session, told, image, self._session.word(kind), go)
