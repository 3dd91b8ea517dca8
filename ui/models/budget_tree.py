"""The Qt model of the budget table: places as a tree, columns by year, figures worded in the session's unit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.terms import MEASURES
from ui.models.budget_columns import Column, Kind
from ui.models.budget_rows import FLAGS, NOT_CLASSIFIED, Place, told
from ui.models.budget_view import lineage
from ui.models.worded_cells import worded
from ui.session import Session

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FULL = 10**9
_AT_ONCE = 500
"""Places that are shown before a person scrolls to the last of them."""


class _Node:
    """A place in the tree, with its way up; Qt's indexes point at it. What stands below is made when looked at."""

    def __init__(self, place: Place, parent: _Node | None, row: int) -> None:
        self.place, self.parent, self.row = place, parent, row

    @cached_property
    def children(self) -> list[_Node]:
        return [_Node(child, self, at) for at, child in enumerate(self.place.children)]


class BudgetModel(QAbstractItemModel):
    """Wraps the places and columns on show; holds nothing that they do not."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._places: Sequence[Place] = ()
        self._roots: list[_Node] = []
        self.columns: tuple[Column, ...] = ()
        self._texts: dict[tuple[int, int], str] = {}
        self.told: Comparison | None = None
        """The comparison on show, which says what rates divide by what."""

    def with_columns(self, columns: tuple[Column, ...]) -> BudgetModel:
        """The same places with other columns."""
        made = BudgetModel(self._session)
        made.told = self.told
        made.show(self._places, columns)
        return made

    def show(self, places: Sequence[Place], columns: tuple[Column, ...]) -> None:
        """Show other places or columns."""
        self.beginResetModel()
        self._places = places
        self._roots = [_Node(place, None, at) for at, place in enumerate(places[:_AT_ONCE])]
        self.columns = columns
        self._texts = {}
        self.endResetModel()

    # -- what pages and delegates ask

    def place(self, index: Index) -> Place | None:
        """The place of a row."""
        return _node(index).place if index.isValid() else None

    def row_of(self, index: Index) -> ComparisonRow | None:
        """The comparison's row behind a cell: the place in the column's year."""
        return _node(index).place.years.get(self.columns[index.column()].year)

    def figure(self, index: Index) -> Figure | None:
        """The figure in a cell."""
        if not index.isValid():
            return None
        return self.columns[index.column()].figure(self.row_of(index))

    def find(self, key: str, column: int = 0) -> QModelIndex:
        """The cell of the place with that key; invalid where it is not on show."""
        way = _way(self._places, key)
        if way is None:
            return QModelIndex()
        while way[0] >= len(self._roots):
            self.fetchMore()
        node = self._roots[way[0]]
        for step in way[1:]:
            node = node.children[step]
        return self.createIndex(node.row, min(column, len(self.columns) - 1), node)

    def block_cell(self, index: Index) -> Figure | str:
        """A cell as it leaves the table."""
        return self.figure(index) or self.text(index)

    def column_title(self, column: Column) -> str:
        """What a column is called away from the heads of its years: `Paid 2024`, `Rate paid ÷ voted 2024`."""
        word, told = self._session.word, self.told
        name = _what(column)
        if column.kind in (Kind.RATE, Kind.SHARE) and told is not None:
            rate = told.rates[column.year]
            if rate.numerator is not None:
                top, bottom = MEASURES[rate.numerator], MEASURES[rate.denominator]
                name = msg("Rate {top} ÷ {bottom}", top=top, bottom=bottom)
        return _capital(f"{word(name)} {column.year}" if column.year else word(name))

    def name_of(self, index: Index) -> Message:
        """What the figure in a cell is called: stage, year and place."""
        column, place = self.columns[index.column()], _node(index).place
        return msg("{what} {year}, {place}", what=_what(column), year=str(column.year), place=self._title(place))

    def text(self, index: Index) -> str:
        """The worded cell, worded once: each repaint asks for some three hundred of them."""
        key = index.internalId(), index.column()
        known = self._texts.get(key)
        if known is None:
            known = self._texts[key] = self._text(index)
        return known

    # -- what Qt asks

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """The cell at a row and column under a parent."""
        nodes = _node(parent).children if parent.isValid() else self._roots
        return self.createIndex(row, column, nodes[row]) if row < len(nodes) else QModelIndex()

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt overloads this name
        """The row above in the tree."""
        above = _node(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many places stand under a parent."""
        return len(_node(parent).children if parent.isValid() else self._roots)

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:  # noqa: N802 - Qt's name
        """Whether places wait below the last one on show."""
        return not parent.isValid() and len(self._roots) < len(self._places)

    def fetchMore(self, _parent: Index = _NOWHERE) -> None:  # noqa: N802 - Qt's name
        """Show some more places: a view asks each one for its place, which takes long for 200,000 lines."""
        first = len(self._roots)
        more = self._places[first : first + _AT_ONCE]
        self.beginInsertRows(_NOWHERE, first, first + len(more) - 1)
        self._roots += [_Node(place, None, at) for at, place in enumerate(more, start=first)]
        self.endInsertRows()

    def columnCount(self, _parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many columns are on show."""
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The worded cell, its exact value in the tool tip, and its full name for screen readers."""
        return worded(index, role, self.text, self._tip, self._spoken)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, _orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The name of a column, below the year that the header paints over it."""
        if role != Qt.ItemDataRole.DisplayRole or section >= len(self.columns):
            return None
        return _capital(self._session.word(_what(self.columns[section])))

    # -- words

    def _text(self, index: Index) -> str:
        place, column = _node(index).place, self.columns[index.column()]
        if column.kind is Kind.LABEL:
            return self._title(place)
        row = place.years.get(column.year)
        figure = column.figure(row)
        if figure is None:
            return "" if row is None else self._session.language.absent(Absent.UNKNOWN)
        partly = "*" if row is not None and column.rests_on_unknown(row) else ""
        if figure.unit.quantity is Quantity.SHARE:
            return self._session.language.share(figure.amount) + partly
        scale = self._session.scale
        signed = column.kind is Kind.DEVIATION
        return self._session.language.scaled(figure.amount, scale, 1 if scale == _FULL else 0, signed=signed) + partly

    def _title(self, place: Place) -> str:
        if place.key == NOT_CLASSIFIED:
            return self._session.word(msg("Not classified"))
        return f"{place.code} {place.label}".strip()

    def _tip(self, index: Index) -> str:
        word, place = self._session.word, _node(index).place
        column, figure = self.columns[index.column()], self.figure(index)
        if column.kind is Kind.LABEL:
            flags = [(flag, row) for flag in FLAGS for row in place.years.values() if flag in row.flags]
            before = (word(one) for one in lineage(place.years.values()))
            return "\n".join([self._title(place), *before, *dict.fromkeys(word(told(*one)) for one in flags)])
        row = place.years.get(column.year)
        if figure is None:
            return word(msg("The documents of {year} do not give this.", year=str(column.year)))
        said = [self._exact(figure), word(self.name_of(index))]
        if row is not None and column.rests_on_unknown(row):
            said.append(word(msg("* Some cell behind it has no known amount.")))
        return "\n".join((*said, word(msg("Click or F4: where it comes from"))))

    def _exact(self, figure: Figure) -> str:
        language = self._session.language
        if figure.unit.quantity is Quantity.SHARE:
            return language.share(figure.amount, 4)
        return language.exact(figure.amount, figure.unit.currency)

    def _spoken(self, index: Index) -> str:
        figure, word = self.figure(index), self._session.word
        if figure is None:
            return self._text(index)
        return word(msg("{name}: {value}", name=self.name_of(index), value=figure))


def _way(places: Sequence[Place], key: str) -> tuple[int, ...] | None:
    """The rows that lead to the place with that key, from the top."""
    for row, place in enumerate(places):
        if place.key == key:
            return (row,)
        if place.children and (below := _way(place.children, key)) is not None:
            return (row, *below)
    return None


def _node(index: Index) -> _Node:
    node: _Node = index.internalPointer()
    return node


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _what(column: Column) -> Message:
    match column.kind:
        case Kind.STAGE if column.measure is not None:
            return MEASURES[column.measure]
        case Kind.DEVIATION:
            return msg("gap")
        case Kind.SHARE | Kind.RATE:
            return msg("rate")
        case _:
            return msg("line")
