"""Places to count or to leave out: a tree where each place is in, out, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import CLASSIFICATIONS
from budgetwatch.usecases.perimeter_places import ListedPlace
from ui.icons import icon
from ui.session import Session

IN, OUT, NEITHER = "in", "out", ""
SIDES: dict[str, tuple[Message, str, str]] = {
    IN: (msg("counted"), "check", "ok"),
    OUT: (msg("excluded"), "minus", "ale"),
}
"""What stands beside a place on each side: words, icon and tone."""

ORDER = (
    Classification.ADMINISTRATION,
    Classification.PROGRAMME,
    Classification.FUNCTION,
    Classification.FORCE,
    Classification.REGION,
    Classification.FUNDING,
    Classification.NATURE,
)
"""What most perimeters are made of comes first."""

_PLACE, _SIDE, _LINES = range(3)
_HELD = Qt.ItemDataRole.UserRole
_KEYS = {Qt.Key.Key_C: IN, Qt.Key.Key_X: OUT, Qt.Key.Key_Delete: NEITHER, Qt.Key.Key_Backspace: NEITHER}


class PlaceTree(QTreeWidget):
    """Space goes from one side to the next; C counts, X leaves out, Delete does neither."""

    changed = Signal()
    """A place went to another side."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        word, theme = session.word, session.theme
        self.setAccessibleName(word(msg("Places of the documents")))
        self.setHeaderLabels([word(msg("Place")), word(msg("In the perimeter")), word(msg("Lines"))])
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_PLACE, QHeaderView.ResizeMode.Stretch)
        self.header().resizeSection(_SIDE, theme.px(130))
        self.header().resizeSection(_LINES, theme.px(70))
        self._items: dict[PlaceName, QTreeWidgetItem] = {}
        self._sides: dict[PlaceName, str] = {}
        self.itemDoubleClicked.connect(lambda item, _column: self._turn([item]))
        self.installEventFilter(self)

    def show_places(self, places: Sequence[ListedPlace]) -> None:
        """The places under their classification, each under the place above it."""
        self.clear()
        self._items.clear()
        roots: dict[str, QTreeWidgetItem] = {}
        keys: dict[str, QTreeWidgetItem] = {}
        for one in sorted(places, key=lambda one: ORDER.index(one.name.classification)):
            above = keys.get(one.parent or "") or self._root(roots, one)
            item = QTreeWidgetItem(above, [f"{one.name.code} {one.name.label}".strip(), "", str(one.lines)])
            item.setToolTip(_PLACE, item.text(_PLACE))
            item.setTextAlignment(_LINES, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(_PLACE, _HELD, one.name)
            keys[one.key] = self._items[one.name] = item
        for root in roots.values():
            root.setExpanded(True)
        if self._items:
            self.setCurrentItem(next(iter(self._items.values())))

    def show_sides(self, counted: Sequence[PlaceName], left_out: Sequence[PlaceName]) -> None:
        """Put places on their sides; every other one on neither."""
        self._sides = {}
        for item in self._items.values():
            self._write(item, NEITHER)
        for side, names in ((IN, counted), (OUT, left_out)):
            for name in names:
                self._sides[name] = side
                if name in self._items:
                    self._write(self._items[name], side)
                    self._unfold(self._items[name])
        self.changed.emit()

    def on(self, side: str) -> tuple[PlaceName, ...]:
        """The places on a side, those that the list does not show included."""
        return tuple(name for name, at in self._sides.items() if at == side)

    def put(self, side: str) -> None:
        """Put the selected places on a side."""
        for item in self.selectedItems():
            name = item.data(_PLACE, _HELD)
            if name is not None:
                self._sides[name] = side
                self._write(item, side)
        self.changed.emit()

    def narrow(self, text: str) -> None:
        """Show only the places whose words hold a text, with those above them."""
        wanted = text.casefold()
        for item in self._items.values():
            item.setHidden(wanted not in item.text(_PLACE).casefold())
        for item in self._items.values():
            if wanted and not item.isHidden():
                self._unfold(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The keys that put places on a side, before the list takes letters for a search."""
        if watched is self and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if not event.modifiers() and key in _KEYS:
                self.put(_KEYS[key])
                return True
            if not event.modifiers() and key == Qt.Key.Key_Space:
                self._turn(self.selectedItems())
                return True
        return super().eventFilter(watched, event)

    def _root(self, roots: dict[str, QTreeWidgetItem], one: ListedPlace) -> QTreeWidgetItem:
        axis = one.name.classification
        if axis not in roots:
            roots[axis] = QTreeWidgetItem(self, [self._session.word(CLASSIFICATIONS[axis])])
        return roots[axis]

    def _turn(self, items: Sequence[QTreeWidgetItem]) -> None:
        held = [item.data(_PLACE, _HELD) for item in items]
        first = next((name for name in held if name is not None), None)
        if first is not None:
            sides = (NEITHER, IN, OUT)
            self.put(sides[(sides.index(self._sides.get(first, NEITHER)) + 1) % len(sides)])

    def _write(self, item: QTreeWidgetItem, side: str) -> None:
        words, picture, tone = SIDES.get(side, (None, "", ""))
        item.setText(_SIDE, self._session.word(words) if words else "")
        item.setIcon(_SIDE, icon(self._session.theme, picture, tone)) if picture else item.setData(
            _SIDE, Qt.ItemDataRole.DecorationRole, None
        )

    def _unfold(self, item: QTreeWidgetItem) -> None:
        above = item.parent()
        while above is not None:
            above.setHidden(False)
            above.setExpanded(True)
            above = above.parent()
