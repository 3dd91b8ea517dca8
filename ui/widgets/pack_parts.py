"""The parts of the pack in their order: dragged or moved with the keyboard, ticked, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from budgetwatch.domain.message import msg
from ui.session import Session

_NAME = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part: its name in the plan, its title in the window's language, whether it is printed and has a comment."""

    name: str
    title: str
    printed: bool = True
    commented: bool = False


class PackParts(QListWidget):
    """A list whose rows can be dragged; Space ticks, Ctrl+Up and Ctrl+Down move. `arranged` fires after each change."""

    arranged = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._filling = False
        self.setAccessibleName(session.word(msg("Parts of the pack")))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.itemChanged.connect(lambda _item: self._tell())
        self.model().rowsMoved.connect(lambda *_: self._tell())
        self.installEventFilter(self)

    def show_parts(self, parts: Sequence[ShownPart]) -> None:
        """Other parts in place of these, the chosen one staying chosen where it is still there."""
        chosen = self.chosen
        self._filling = True
        self.clear()
        for part in parts:
            item = QListWidgetItem(
                self._session.word(msg("{part} · with a comment", part=part.title)) if part.commented else part.title
            )
            item.setData(_NAME, part.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if part.printed else Qt.CheckState.Unchecked)
            self.addItem(item)
            if part.name == chosen:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and parts:
            self.setCurrentRow(0)
        self._filling = False

    @property
    def chosen(self) -> str | None:
        """The name of the part that is chosen."""
        row = self.currentRow()
        return str(self.item(row).data(_NAME)) if row >= 0 else None

    @property
    def arrangement(self) -> list[tuple[str, bool]]:
        """The names in order, each with whether it is printed."""
        items = (self.item(row) for row in range(self.count()))
        return [(item.data(_NAME), item.checkState() is Qt.CheckState.Checked) for item in items]

    def move_chosen(self, step: int) -> None:
        """Move the chosen part up or down."""
        row = self.currentRow()
        there = row + step
        if row < 0 or not 0 <= there < self.count():
            return
        self._filling = True
        item = self.takeItem(row)
        self.insertItem(there, item)
        self.setCurrentRow(there)
        self._filling = False
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ctrl and an arrow move the part instead of the selection."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.move_chosen(step)
                return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        if not self._filling:
            self.arranged.emit()
