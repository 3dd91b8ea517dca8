"""One correspondence in full: both sides, why it is proposed, what was said of it, and what a person may say."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from budgetwatch.domain.crosswalk import JOINING, LinkState
from budgetwatch.domain.message import Message, msg
from budgetwatch.usecases.crosswalk import LinkRow, LinkSide
from ui.models.crosswalk import TONES, kind_of, name_of, tip_of
from ui.session import Session
from ui.widgets.clearing import clear
from ui.widgets.controls import button, label, line, rule, stack, tag
from ui.widgets.prose import prose

_WHAT_CONFIRMING_DOES = msg(
    "Confirmed, they stand in one row under the newest name: what was merged is added up before, what was split up is compared together. No total of a year changes."
)


class LinkDetail(QFrame):
    """The chosen correspondence, with its three answers."""

    confirmed = Signal()
    parted = Signal()
    taken_back = Signal()
    explained = Signal()
    joined = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("box", "card")
        column = stack(self, margins=(1, 1, 1, 1), spacing=0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        self._lines = stack(self._inner, margins=(14, 12, 14, 12), spacing=6)
        self._scroll.setWidget(self._inner)
        column.addWidget(self._scroll, 1)
        column.addWidget(rule())
        column.addLayout(self._make_foot())

    def _make_foot(self) -> QVBoxLayout:
        theme, word = self._session.theme, self._session.word
        foot = stack(margins=(14, 10, 14, 12), spacing=8)
        answers = line(spacing=8)
        self.confirm = button(theme, word(msg("The same (O)")), self.confirmed.emit, picture="check", kind="primary")
        self.part = button(theme, word(msg("Not the same (N)")), self.parted.emit, picture="unlink")
        self.join = button(theme, word(msg("Join with… (J)")), self.joined.emit)
        for made in (self.confirm, self.part, self.join):
            answers.addWidget(made, 1)
        foot.addLayout(answers)
        rest = line(spacing=8)
        self.explain = button(theme, word(msg("Give a reason… (R)")), self.explained.emit, kind="quiet")
        self.take_back = button(theme, word(msg("Take back (Del)")), self.taken_back.emit, kind="quiet")
        rest.addWidget(self.explain)
        rest.addStretch()
        rest.addWidget(self.take_back)
        foot.addLayout(rest)
        return foot

    def show_link(self, row: LinkRow) -> None:
        """Show another correspondence."""
        theme, language, word = self._session.theme, self._session.language, self._session.word
        clear(self._inner)
        top = QWidget()
        head = line(top, spacing=8)
        head.addWidget(tag(theme, kind_of(row, language), TONES[row.state]))
        head.addWidget(label(word(msg("from {year}", year=str(row.year))), "meta"))
        head.addStretch()
        self._lines.addWidget(top)
        self._show_side(msg("Before"), row.before)
        self._show_side(msg("After"), row.after)
        self._show_block(msg("Why it is proposed"), (word(reason) for reason in row.reasons))
        if row.number:
            said = [row.reason] if row.reason else [word(msg("No reason was given."))]
            signed = word(msg("Decided by {author}.", author=row.author)) if row.author else ""
            self._show_block(msg("What was said"), [*said, signed])
        if row.state is LinkState.TO_REVIEW:
            self._lines.addSpacing(4)
            self._lines.addWidget(prose(word(_WHAT_CONFIRMING_DOES), "meta"))
        self._lines.addStretch()
        self._offer(row)

    def _offer(self, row: LinkRow) -> None:
        joinable, both = row.kind in JOINING, bool(row.before and row.after)
        self.confirm.setVisible(joinable and row.state not in {LinkState.CONFIRMED, LinkState.CERTAIN})
        self.part.setVisible(both and row.state is not LinkState.APART)
        self.join.setVisible(row.state is LinkState.UNMATCHED)
        self.explain.setVisible(bool(row.number))
        self.take_back.setVisible(bool(row.number))

    def _show_side(self, title: Message, sides: Iterable[LinkSide]) -> None:
        language = self._session.language
        self._lines.addSpacing(4)
        self._lines.addWidget(label(self._session.word(title), "meta"))
        shown = list(sides)
        for side in shown:
            self._lines.addWidget(prose(name_of(side), "strong"))
            self._lines.addWidget(prose(tip_of(side, language).removeprefix(f"{name_of(side)} · "), "small"))
        if not shown:
            self._lines.addWidget(label("—", "body"))

    def _show_block(self, title: Message, texts: Iterable[str]) -> None:
        self._lines.addSpacing(4)
        self._lines.addWidget(label(self._session.word(title), "meta"))
        for text in texts:
            if text:
                self._lines.addWidget(prose(text))
