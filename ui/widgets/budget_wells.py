"""The wells of a pivot: fields as chips that are dragged, or moved by keys and menu, between rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QPushButton

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pivot import PivotField
from ui.models.budget_arrangement import Arrangement, Well
from ui.models.budget_pivot import field_called
from ui.session import Session
from ui.widgets.clearing import clear
from ui.widgets.controls import label, line

MIME = "application/x-budgetwatch-field"
WELLS: dict[Well, Message] = {Well.FIELDS: msg("Fields"), Well.ROWS: msg("Lines"), Well.COLUMNS: msg("Columns")}
_PLACES = {Well.ROWS: msg("Move to the lines"), Well.COLUMNS: msg("Move to the columns"), Well.FIELDS: msg("Take out")}

_MOST = 5
"""Fields outside rows and columns that are shown as chips; the others are in a menu."""

_ASIDE, _AROUND = 130, 46
"""Pixels at 100 % of the name of the well with the menu of what finds no room, and around the text of a chip."""

Move = Callable[[PivotField, Well, int], None]


class FieldChip(QPushButton):
    """A field that can be dragged; Enter opens its menu, Alt with an arrow moves it, Delete takes it out."""

    def __init__(self, session: Session, field: PivotField, name: str, stand: tuple[Well, int], move: Move) -> None:
        super().__init__(name[:1].upper() + name[1:])
        self.field, self._move, self._session = field, move, session
        well, self._at = stand
        self._well = well
        self._pressed: QPoint | None = None
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setChecked(well is not Well.FIELDS)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        place = session.word(WELLS[well])
        self.setAccessibleName(session.word(msg("{field}, in {well}", field=self.text(), well=place)))
        told = session.word(msg("Drag it, or press Enter. Alt and an arrow move it, Delete takes it out."))
        self.setAccessibleDescription(told)
        self.setToolTip(told)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the bold letters of a chip that stands in rows or columns."""
        return super().sizeHint() + QSize(self._session.theme.px(12), 0)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """A click opens the menu; only a move changes where the chip stands."""
        self.menu_of_places().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu_of_places(self) -> QMenu:
        """Where the field can go."""
        menu, word = QMenu(self), self._session.word
        for well in (Well.ROWS, Well.COLUMNS, Well.FIELDS):
            if well is not self._well:
                menu.addAction(word(_PLACES[well])).triggered.connect(
                    lambda _checked=False, well=well: self._move(self.field, well, -1)
                )
        if self._well is not Well.FIELDS:
            for text, step in ((msg("Earlier (Alt ←)"), -1), (msg("Later (Alt →)"), 1)):
                menu.addAction(word(text)).triggered.connect(lambda _checked=False, step=step: self._step(step))
        return menu

    def _step(self, step: int) -> None:
        if self._well is not Well.FIELDS:
            self._move(self.field, self._well, max(0, self._at + step))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move by keys."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if alt:
                self._step(-1 if event.key() == Qt.Key.Key_Left else 1)
            case Qt.Key.Key_Up if alt:
                self._move(self.field, Well.ROWS, -1)
            case Qt.Key.Key_Down if alt:
                self._move(self.field, Well.COLUMNS, -1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._move(self.field, Well.FIELDS, -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A drag may begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the chip along."""
        here = event.position().toPoint()
        far = self._pressed is not None and (here - self._pressed).manhattanLength() > QApplication.startDragDistance()
        if not far:
            return
        self._pressed = None
        self.setDown(False)
        drag, carried = QDrag(self), QMimeData()
        carried.setData(MIME, str(self.field).encode())
        drag.setMimeData(carried)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)


class WellFrame(QFrame):
    """One well: its name and its chips, in the order in which they nest."""

    def __init__(self, session: Session, well: Well, move: Move) -> None:
        super().__init__()
        self._session, self.well, self._move = session, well, move
        self._offered: Sequence[PivotField] = ()
        self.chips: list[FieldChip] = []
        self._fields: Sequence[PivotField] = ()
        self._room = 0
        self.setProperty("box", "card")
        self.setAcceptDrops(True)
        self.setAccessibleName(session.word(WELLS[well]))
        row = line(self, margins=(8, 3, 8, 3), spacing=6)
        row.addWidget(label(session.word(WELLS[well]), "meta"))
        self._place = QFrame()
        self._chips = line(self._place, spacing=6)
        row.addWidget(self._place)
        row.addStretch()

    def show_fields(self, fields: Sequence[PivotField]) -> None:
        """Show other chips."""
        clear(self._place)
        self.chips, self._fields, self._room = [], fields, self._fitting(fields)
        shown = fields if self._room >= len(fields) else fields[: self._room]
        for at, field in enumerate(shown):
            if at and self.well is not Well.FIELDS:
                self._chips.addWidget(label("›", "meta"))
            self.chips.append(FieldChip(self._session, field, self._name(field), (self.well, at), self._move))
            self._chips.addWidget(self.chips[-1])
        if len(shown) < len(fields):
            self._chips.addWidget(self._more(fields[len(shown) :]))
        if not fields:
            self._chips.addWidget(label(self._session.word(msg("drop a field here")), "small"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where the room is another, other fields find theirs in the menu."""
        super().resizeEvent(event)
        if self._fitting(self._fields) != self._room:
            QTimer.singleShot(0, self, lambda: self.show_fields(self._fields))

    def _fitting(self, fields: Sequence[PivotField]) -> int:
        """How many fields are chips here; one place is kept for the menu of the others."""
        if self.well is not Well.FIELDS:
            return len(fields)
        most = len(fields) if len(fields) <= _MOST else _MOST - 1
        theme = self._session.theme
        metrics, room = QFontMetrics(theme.font(14, 600)), self.width() - theme.px(_ASIDE)
        fits = 0
        for field in fields[:most] if self.isVisible() else ():
            room -= metrics.horizontalAdvance(self._name(field)) + theme.px(_AROUND)
            fits += room >= 0
        return fits if self.isVisible() else most

    def _name(self, field: PivotField) -> str:
        return self._session.word(field_called(field, self._offered))

    def _more(self, fields: Sequence[PivotField]) -> QPushButton:
        """A chip whose menu holds the fields that find no room, each with the places it can go to."""
        chip, word = QPushButton(self._session.word(msg("{count} more", count=len(fields)))), self._session.word
        chip.setProperty("kind", "chip")
        menu = QMenu(chip)
        for field in fields:
            places = menu.addMenu(self._name(field))
            for well in (Well.ROWS, Well.COLUMNS):
                places.addAction(word(_PLACES[well])).triggered.connect(
                    lambda _checked=False, field=field, well=well: self._move(field, well, -1)
                )
        chip.setMenu(menu)
        return chip

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Only fields may be dropped."""
        if event.mimeData().hasFormat(MIME):
            self._light(on=True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Anywhere in the well."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """The chip went on."""
        self._light(on=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Put the field before the chip that it was dropped on the left half of."""
        self._light(on=False)
        name = bytes(event.mimeData().data(MIME).data()).decode()
        self.take(name, round(event.position().x()))
        event.acceptProposedAction()

    def take(self, name: str, x: int) -> None:
        """Take the field of that name at a place of the well."""
        from budgetwatch.usecases.pivoting import read_field

        field = read_field(name, self._offered)
        others = [chip for chip in self.chips if chip.field != field]
        middles = [chip.mapTo(self, chip.rect().center()).x() for chip in others]
        self._move(field, self.well, sum(middle < x for middle in middles))

    def offer(self, fields: Sequence[PivotField]) -> None:
        """The fields that may be dropped here."""
        self._offered = fields

    def _light(self, *, on: bool) -> None:
        self.setProperty("box", "marked" if on else "card")
        self.style().unpolish(self)
        self.style().polish(self)


class Wells(QFrame):
    """The wells of rows and columns, and `free`, the one of the fields that stand nowhere, to be put where there is room.

    `moved` gets each new arrangement, `refused` is called where stages would be added.
    """

    def __init__(self, session: Session, moved: Callable[[Arrangement], object], refused: Callable[[], object]) -> None:
        super().__init__()
        self._moved, self._refused = moved, refused
        self._arrangement: Arrangement | None = None
        row = line(self, spacing=8)
        self.frames = {well: WellFrame(session, well, self.move_field) for well in Well}
        self.free = self.frames[Well.FIELDS]
        for well, stretch in ((Well.ROWS, 3), (Well.COLUMNS, 2)):
            row.addWidget(self.frames[well], stretch)

    def show_arrangement(self, arrangement: Arrangement, offered: Sequence[PivotField]) -> None:
        """Show where each of the offered fields stands."""
        focused = next((chip.field for chip in self._chips() if chip.hasFocus()), None)
        self._arrangement = arrangement
        free = [field for field in offered if arrangement.well_of(field) is Well.FIELDS]
        for well, frame in self.frames.items():
            frame.offer(offered)
            frame.show_fields(free if well is Well.FIELDS else arrangement.of(well))
        for chip in self._chips():
            if chip.field == focused:
                chip.setFocus()

    def move_field(self, field: PivotField, well: Well, at: int) -> None:
        """Move a field to a place of a well, its end for -1."""
        if self._arrangement is None:
            return
        made = self._arrangement.moved(field, well, at if at >= 0 else 99)
        if made is None:
            self._refused()
        elif made != self._arrangement:
            self._moved(made)

    def _chips(self) -> list[FieldChip]:
        return [chip for frame in self.frames.values() for chip in frame.chips]
