"""Which group takes each label of a dossier, and what a committee decides instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from budgetwatch.domain.grouping import plain_name
from budgetwatch.domain.message import msg
from budgetwatch.domain.proportions import NamedPlace, Structure
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import line, stack
from ui.widgets.prose import prose

_ROW, _HIGH, _WIDE = 30, 420, 640


class GroupsDialog(QDialog):
    """Lists the labels with their group; gives those that a person changed to `then`."""

    def __init__(
        self,
        session: Session,
        structure: Structure,
        then: Callable[[Mapping[str, str]], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._session, self._grouping = session, structure.grouping
        self._places = _once_each(structure.named)
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("Groups of labels")))
        self.setMinimumWidth(theme.px(_WIDE))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(self._grouping.definition.text(session.language.code), "body"))
        column.addWidget(prose(self._grouping.limits.text(session.language.code), "meta"))
        column.addWidget(
            prose(word(msg("A label that no group takes follows the one above it, if it has one.")), "meta")
        )
        self.boxes: dict[str, QComboBox] = {}
        column.addWidget(self._make_table(), 1)
        row = line(spacing=8)
        add_ways_out(row, self, session, msg("Keep these groups"))
        column.addLayout(row)
        self.accepted.connect(lambda: (changed := self.changed) and then(changed))

    @property
    def changed(self) -> dict[str, str]:
        """The labels whose group a person changed."""
        chosen = {one.label or one.code: str(self.boxes[_name(one)].currentData()) for one in self._places}
        return {label: key for (label, key), one in zip(chosen.items(), self._places, strict=True) if key != one.key}

    def _make_table(self) -> QTableWidget:
        theme, word = self._session.theme, self._session.word
        table = QTableWidget(len(self._places), 2)
        table.setAccessibleName(word(msg("Labels and their groups")))
        table.setHorizontalHeaderLabels([word(msg("Label")), word(msg("Group"))])
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, theme.px(250))
        table.setMinimumHeight(theme.px(_HIGH))
        for row, one in enumerate(self._places):
            named = QTableWidgetItem(one.label or one.code)
            named.setFlags(Qt.ItemFlag.ItemIsEnabled)
            table.setItem(row, 0, named)
            table.setCellWidget(row, 1, self._make_box(one))
            table.setRowHeight(row, theme.px(_ROW))
        return table

    def _make_box(self, one: NamedPlace) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(one.label or one.code)
        for key in self._grouping.keys:
            box.addItem(self._grouping.label_of(key).text(self._session.language.code), key)
        box.setCurrentIndex(box.findData(one.key))
        self.boxes[_name(one)] = box
        return box


def _name(one: NamedPlace) -> str:
    return plain_name(one.label, one.code)


def _once_each(places: tuple[NamedPlace, ...]) -> tuple[NamedPlace, ...]:
    """Each label once: documents of several years print the same, and a decision holds for all."""
    return tuple({_name(one): one for one in places if _name(one)}.values())
