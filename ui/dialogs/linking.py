"""Which places of the other year a lonely place is to be joined with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.message import msg
from budgetwatch.usecases.linking import Answer
from ui.dialogs.ending import add_ways_out
from ui.models.crosswalk import amount_of, name_of
from ui.session import Session
from ui.widgets.controls import label, line, stack
from ui.widgets.prose import prose

_HEIGHT = 260


class LinkingDialog(QDialog):
    """Gives the places that were ticked, and the reason, to `then`."""

    def __init__(
        self,
        session: Session,
        name: str,
        offered: Sequence[Answer],
        then: Callable[[list[PlaceName], str], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("Join with…")))
        self.setMinimumWidth(theme.px(520))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(name, "block"))
        column.addWidget(prose(word(msg("Tick what it is on the other side. Several are a merger or a split."))))
        self.search = QLineEdit()
        self.search.setPlaceholderText(word(msg("Search a code or a name")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._narrow)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(word(msg("Places of the other side")))
        self.list.setMinimumHeight(theme.px(_HEIGHT))
        for one in offered:
            item = QListWidgetItem(f"{name_of(one.side)}   {amount_of(one.side, session.scale, session.language)}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, one.side.place)
            self.list.addItem(item)
        self.list.itemChanged.connect(self._weigh)
        column.addWidget(self.list, 1)
        column.addWidget(label(word(msg("Reason")), "strong"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(word(msg("Reason")))
        column.addWidget(self.reason)
        row = line(spacing=8)
        self.keep = add_ways_out(row, self, session, msg("Join"))
        column.addLayout(row)
        self._weigh()
        self.accepted.connect(lambda: then(self.chosen, self.reason.text().strip()))

    @property
    def chosen(self) -> list[PlaceName]:
        """The places that are ticked."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _weigh(self) -> None:
        self.keep.setEnabled(bool(self.chosen))

    def _narrow(self, text: str) -> None:
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(text.casefold() not in item.text().casefold())
