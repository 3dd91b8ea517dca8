"""The start page: recent dossiers, a place to drop files, a new dossier, the sample."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from budgetwatch.domain.message import Message, msg, msgn
from ui.files import choose_spreadsheets, new_dossier, open_dossier, receive
from ui.pages.page import Page
from ui.recent import Recent, forget, recent
from ui.sample import open_sample
from ui.widgets.controls import button, icon_button, key_cap, label, line, picture, stack
from ui.widgets.drop_zone import DropZone
from ui.widgets.panel import Panel
from ui.widgets.short_line import ShortLine

_STEPS: tuple[tuple[str, Message, Message], ...] = (
    ("file-import", msg("Import"), msg("The ministry's spreadsheets, as they came. The original is never modified.")),
    ("table", msg("Compare"), msg("Voted, revised, committed and paid, line by line and year by year.")),
    ("zoom-question", msg("Ask"), msg("Gaps and signals become questions. Each figure leads back to its cell.")),
    ("printer", msg("Print"), msg("The hearing pack, in French or English, with its sources.")),
)
_ROOM_FOR_KEYS = 1180
"""Pixels at 100 % of a page on which the three ways in hold their names and their keys."""


class StartPage(Page):
    """Recent dossiers to the left, the way through the work to the right."""

    name: ClassVar[str] = "start"
    title: ClassVar[Message] = msg("Home")
    needs_dossier: ClassVar[bool] = False

    def build(self) -> QWidget:
        """Three ways in, the recent dossiers, the drop zone; the four steps beside them."""
        self.hide_head()
        self._keys: list[QLabel] = []
        content = QWidget()
        row = line(content, margins=(0, 16, 0, 4), spacing=16)
        left = stack(spacing=16)
        left.addLayout(self._ways_in())
        self._recent = Panel(self.theme, self.word(msg("Recent dossiers")))
        left.addWidget(self._recent, 1)
        left.addWidget(self._drop_zone())
        row.addLayout(left, 1)
        row.addWidget(self._steps())
        return content

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is little room names come before keys, which the tool tips tell."""
        super().resizeEvent(event)
        for cap in self._keys:
            cap.setVisible(self.width() >= self.theme.px(_ROOM_FOR_KEYS))

    def refresh(self) -> None:
        """Show the dossiers that were opened on this computer."""
        dossiers = recent()
        self._recent.meta.setText(self.session.language.number(len(dossiers)) if dossiers else "")
        rows = QWidget()
        column = stack(rows, spacing=0)
        for one in dossiers:
            column.addWidget(self._row(one))
        if not dossiers:
            column.addWidget(self._nothing_yet())
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(rows)
        while (item := self._recent.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._recent.body.addWidget(scroll)

    def _ways_in(self) -> QHBoxLayout:
        session = self.session
        row = line(spacing=12)
        row.addWidget(
            self._way(
                ("folder-plus", msg("New dossier"), msg("Country, committee"), msg("Ctrl N")),
                lambda: new_dossier(session, self),
                main=True,
            )
        )
        row.addWidget(
            self._way(
                ("folder-open", msg("Open a dossier…"), msg(".budget file"), msg("Ctrl O")),
                lambda: open_dossier(session, self),
            )
        )
        row.addWidget(
            self._way(
                ("book", msg("Sample dossier"), msg("An invented country, three years"), None),
                lambda: open_sample(session),
            )
        )
        return row

    def _way(
        self, words: tuple[str, Message, Message, Message | None], act: Callable[[], object], *, main: bool = False
    ) -> QPushButton:
        picture_name, title, hint, key = words
        made = button(self.theme, "", act, kind="primary" if main else "secondary")
        made.setAccessibleName(self.word(title))
        made.setProperty("big", True)  # noqa: FBT003 - a Qt property has no argument name
        row = line(made, margins=(16, 8, 14, 8), spacing=14)
        row.addWidget(picture(self.theme, picture_name, "on_pri" if main else "ink", 24))
        texts = stack(spacing=0)
        texts.addWidget(ShortLine(self.word(title), "on-pri-strong" if main else "strong"))
        texts.addWidget(ShortLine(self.word(hint), "on-pri" if main else "meta"))
        row.addLayout(texts, 1)
        if key is not None:
            self._keys.append(cap := key_cap(self.word(key)))
            row.addWidget(cap)
        made.setToolTip("\n".join(self.word(text) for text in (title, hint, key) if text is not None))
        for child in made.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _row(self, one: Recent) -> QWidget:
        made = QFrame()
        made.setProperty("box", "row")
        row = line(made, margins=(12, 6, 8, 6), spacing=10)
        row.addWidget(picture(self.theme, "folder", "ink2", 21))
        texts = stack(spacing=0)
        opens = button(self.theme, one.path.stem, partial(self.session.open, one.path), kind="row")
        opens.setEnabled(one.there)
        texts.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeft)
        place = label(str(one.path.parent) if one.there else self.word(msg("not found at its place")), "meta")
        place.setContentsMargins(3, 0, 0, 0)
        texts.addWidget(place)
        row.addLayout(texts, 1)
        row.addWidget(label(self.word(_ago(one.opened)), "body2"))
        name = self.word(msg("Take {name} off this list", name=one.path.stem))
        row.addWidget(icon_button(self.theme, "x", name, partial(self._forget, one)))
        return made

    def _forget(self, one: Recent) -> None:
        forget(one.path)
        self.reload()

    def _nothing_yet(self) -> QWidget:
        made = QWidget()
        column = stack(made, margins=(24, 40, 24, 24), spacing=6)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(picture(self.theme, "folder", "ink3", 40), 0, centre)
        column.addWidget(label(self.word(msg("No dossier yet")), "block"), 0, centre)
        why = msg("A dossier is one file: it keeps the spreadsheets received, your answers and your questions.")
        column.addWidget(label(self.word(why), "body2"), 0, centre)
        start = button(self.theme, self.word(msg("Open the sample dossier")), lambda: open_sample(self.session))
        column.addSpacing(8)
        column.addWidget(start, 0, centre)
        return made

    def _drop_zone(self) -> DropZone:
        zone = DropZone(
            self.theme,
            self.word(msg("Drop a dossier or a spreadsheet here")),
            self.word(msg(".budget, .xlsx, .xls, .ods, .csv — the original is never modified")),
            self.word(msg("Browse…")),
            lambda: choose_spreadsheets(self.session, self),
        )
        zone.received.connect(lambda paths: receive(self.session, paths, self))
        zone.setMinimumHeight(self.theme.px(72))
        return zone

    def _steps(self) -> QWidget:
        panel = Panel(self.theme, self.word(msg("From the vote to the hearing")), "scale")
        panel.setFixedWidth(self.theme.px(396))
        for picture_name, title, told in _STEPS:
            box = QFrame()
            box.setProperty("box", "row")
            row = line(box, margins=(14, 12, 14, 12), spacing=14)
            row.addWidget(picture(self.theme, picture_name, "pri", 24), 0, Qt.AlignmentFlag.AlignTop)
            texts = stack(spacing=2)
            texts.addWidget(label(self.word(title), "strong"))
            texts.addWidget(label(self.word(told), "body2", wrap=True))
            row.addLayout(texts, 1)
            panel.body.addWidget(box)
        panel.body.addStretch()
        caution = msg("A signal is a reason to look, not the proof of an irregularity.")
        foot = label(self.word(caution), "meta", wrap=True)
        foot.setContentsMargins(14, 8, 14, 12)
        panel.body.addWidget(foot)
        return panel


def _ago(opened: datetime) -> Message:
    """How long ago, in days: a date would need the calendars, which are slow to load."""
    days = (datetime.now(UTC).astimezone().date() - opened.date()).days
    if days <= 0:
        return msg("today")
    return msg("yesterday") if days == 1 else msgn("{count} day ago", "{count} days ago", days)
