"""The pages of the pack as they will be printed, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from budgetwatch.domain.message import Message, msg
from ui.session import Session
from ui.widgets.controls import icon_button, label
from ui.widgets.panel import Panel

_MARGIN = 14


class PaperView(QWidget):
    """One page, whole, on the ground of a desk; or a sentence while there is none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._theme = session.theme
        self.image: QImage | None = None
        self.sentence = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Ground, page, border; a ring while the keyboard is here."""
        theme = self._theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.color("sunk"))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            if self.image is not None:
                scale = min(room.width() / self.image.width(), room.height() / self.image.height())
                page = QRectF(0, 0, self.image.width() * scale, self.image.height() * scale)
                page.moveCenter(room.center())
                painter.drawImage(page, self.image)
                painter.setPen(theme.color("focus" if self.hasFocus() else "line2"))
                painter.drawRect(page)
            else:
                painter.setPen(theme.color("ink2"))
                painter.setFont(theme.font())
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.sentence)


class Preview(Panel):
    """Turns the pages of a pack."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.theme, session.word(msg("The pack as it will be printed")))
        self._session = session
        self.pages: tuple[QImage, ...] = ()
        self.place = 0
        word, theme = session.word, session.theme
        self._previous = icon_button(theme, "chevron-left", word(msg("Previous page")), lambda: self.turn(-1))
        self._following = icon_button(theme, "chevron-right", word(msg("Next page")), lambda: self.turn(1))
        self._count = label("", "strong")
        for widget in (self._previous, self._count, self._following):
            self.controls.addWidget(widget)
        self.paper = PaperView(session)
        self.body.addWidget(self.paper)
        for keys, step in (("PgUp", -1), ("PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.paper, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.turn(step))
        self._look()

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show other pages, staying at the same one where it is still there."""
        self.pages = tuple(pages)
        self.place = max(0, min(self.place, len(pages) - 1))
        self.meta.setText("")
        self._look()

    def say(self, message: Message) -> None:
        """What is going on: in place of the page, or beside the title while an older page stands."""
        text = self._session.word(message)
        self.meta.setText(text if self.pages else "")
        self.paper.sentence = text
        self.paper.update()

    def turn(self, step: int) -> None:
        """Go to the next or previous page."""
        self.place = max(0, min(self.place + step, len(self.pages) - 1))
        self._look()

    def _look(self) -> None:
        pages, word = self.pages, self._session.word
        self.paper.image = pages[self.place] if pages else None
        text = msg("page {page} of {all}", page=self.place + 1, all=len(pages))
        self._count.setText(word(text) if pages else "")
        self.paper.setAccessibleName(self._count.text())
        self._previous.setEnabled(self.place > 0)
        self._following.setEnabled(self.place < len(pages) - 1)
        self.paper.update()
