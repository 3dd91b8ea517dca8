"""The Qt model of a pivot: rows under rows, a column for each combination across, figures worded in the session's unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.pivot import FieldKind, Member, Path, Pivot, PivotRow
from budgetwatch.jobs import Job
from ui.models.budget_arrangement import Arrangement, first_arrangement, read_arrangement
from ui.models.budget_tree import Index
from ui.models.worded_cells import worded
from ui.session import Session

if TYPE_CHECKING:
    from budgetwatch.domain.pivot import PivotField
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.pivoting import PivotChoices

_NOWHERE = QModelIndex()
_AT_ONCE = 500
"""Rows that are shown before a person scrolls to the last of them."""
_FIRST = 60
"""Rows of each depth that a window shows before anyone scrolls."""
_FULL = 10**9


@dataclass(frozen=True, slots=True)
class PivotView:
    """What is offered, what was arranged of it, the answer, and its largest figure, which needs the widest column."""

    choices: PivotChoices
    arrangement: Arrangement
    pivot: Pivot
    largest: Figure | None

    def breaks(self) -> dict[int, Message]:
        """For the columns before which years do not simply go on, the words why."""
        told = {one.year: one.brief or one.reason for one in self.pivot.breaks if not one.key}
        found: dict[int, Message] = {}
        for at, path in enumerate(self.pivot.columns[1:], start=1):
            year = _year(path)
            if year in told and _year(self.pivot.columns[at - 1]) != year:
                found[at + 1] = told[year]
        return found


def look(
    dossier: Dossier,
    job: Job,
    wanted: Arrangement | str,
    rows: Sequence[PivotField],
    prices: int | None,
) -> PivotView:
    """The pivot of an arrangement, or of one kept as text; of the standard rows where there is none."""
    from budgetwatch.usecases.pivoting import pivot, pivot_choices
    from ui.models.budget_view import known_prices

    offered = pivot_choices(dossier)
    known = read_arrangement(wanted, offered.fields) if isinstance(wanted, str) else wanted
    arranged = known or first_arrangement(rows, offered.first_measure)
    job.check()
    told = pivot(dossier, arranged.query(known_prices(dossier, prices)))
    return PivotView(offered, arranged, told, _largest([told.total, *_first_rows(told)]))


def _first_rows(told: Pivot) -> Iterator[PivotRow]:
    """The rows that are looked at first, made here where nobody waits for them, and with them the words of all."""
    rows: Sequence[PivotRow] = told.rows
    while len(rows):
        yield rows[len(rows) - 1]
        yield from (rows[at] for at in range(min(len(rows), _FIRST)))
        rows = rows[0].children


def _largest(rows: Iterable[PivotRow]) -> Figure | None:
    figures = (cell for row in rows for cell in row.cells if isinstance(cell, Figure))
    return max(figures, key=lambda figure: abs(figure.amount), default=None)


def _year(path: Path) -> int | None:
    return next((int(one.key) for one in path if one.field.kind is FieldKind.YEAR), None)


class _Node:
    """A row in the tree, made when it is looked at; Qt's indexes point at it."""

    def __init__(self, rows: Sequence[PivotRow], at: int, parent: _Node | None) -> None:
        self._rows, self.at, self.parent = rows, at, parent
        self.depth: int = parent.depth + 1 if parent is not None else 1

    @cached_property
    def row(self) -> PivotRow:
        return self._rows[self.at]

    @cached_property
    def children(self) -> list[_Node]:
        below = self.row.children
        return [_Node(below, at, self) for at in range(len(below))]


class PivotModel(QAbstractItemModel):
    """Wraps the rows on show. The first column names them, the others are those of the pivot."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: Sequence[PivotRow] = ()
        self._roots: list[_Node] = []
        self._depth = 1
        self.paths: tuple[Path, ...] = ()
        self._texts: dict[tuple[int, int], str] = {}
        self.title = ""

    def show(self, rows: Sequence[PivotRow], paths: tuple[Path, ...], depth: int, title: str = "") -> None:
        """Show other rows, `depth` levels of them."""
        self.beginResetModel()
        self._rows, self.paths, self._depth, self.title = rows, paths, depth, title
        self._roots = [_Node(rows, at, None) for at in range(min(len(rows), _AT_ONCE))]
        self._texts = {}
        self.endResetModel()

    # -- what the view and its delegate ask

    def row_at(self, index: Index) -> PivotRow:
        """The row of a cell."""
        return _node(index).row

    def cell(self, index: Index) -> Figure | Absent | None:
        """What a cell says."""
        cells = _node(index).row.cells
        return cells[index.column() - 1] if 0 < index.column() <= len(cells) else None

    def figure(self, index: Index) -> Figure | None:
        """The figure in a cell."""
        cell = self.cell(index) if index.isValid() else None
        return cell if isinstance(cell, Figure) else None

    def group(self, index: Index) -> bool:
        """Whether rows stand below this one; the row itself is not made for that."""
        return _node(index).depth < self._depth

    def text(self, index: Index) -> str:
        """The worded cell, worded once."""
        key = index.internalId(), index.column()
        known = self._texts.get(key)
        if known is None:
            known = self._texts[key] = self._text(index)
        return known

    def name_of(self, index: Index) -> Message:
        """What the figure in a cell is called: its column, then its row from the outermost."""
        where = [called(one) for one in _node(index).row.path]
        across = [called(one) for one in self.paths[index.column() - 1]]
        return _listed([*across, *where] or [msg("all together")])

    # -- what Qt asks

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """The cell at a row and column under a parent."""
        nodes = _node(parent).children if parent.isValid() else self._roots
        return self.createIndex(row, column, nodes[row]) if row < len(nodes) else QModelIndex()

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt overloads this name
        """The row above in the tree."""
        above = _node(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.at, 0, above)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many rows stand under a parent."""
        if not parent.isValid():
            return len(self._roots)
        return len(_node(parent).row.children) if self.group(parent) else 0

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:  # noqa: N802 - Qt's name
        """Whether a row can be unfolded."""
        return self.group(parent) if parent.isValid() else bool(self._roots)

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:  # noqa: N802 - Qt's name
        """Whether rows wait below the last one on show."""
        return not parent.isValid() and len(self._roots) < len(self._rows)

    def fetchMore(self, _parent: Index = _NOWHERE) -> None:  # noqa: N802 - Qt's name
        """Show some more rows."""
        first = len(self._roots)
        last = min(first + _AT_ONCE, len(self._rows))
        self.beginInsertRows(_NOWHERE, first, last - 1)
        self._roots += [_Node(self._rows, at, None) for at in range(first, last)]
        self.endInsertRows()

    def columnCount(self, _parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The names, and the columns of the pivot."""
        return 1 + len(self.paths)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The worded cell, its exact value in the tool tip, and its full name for screen readers."""
        return worded(index, role, self.text, self._tip, self._spoken)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, _orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The title of the names, or what a column is, from the outermost."""
        if role != Qt.ItemDataRole.DisplayRole or section > len(self.paths):
            return None
        if section == 0:
            return self.title
        return " ".join(self._session.word(called(one)) for one in self.paths[section - 1])

    # -- words

    def _text(self, index: Index) -> str:
        language, path = self._session.language, _node(index).row.path
        if index.column() == 0:
            text = self._session.word(called(path[-1])) if path else self._session.word(msg("Total of all lines"))
            return text[:1].upper() + text[1:]
        cell = self.cell(index)
        if isinstance(cell, Figure):
            scale = self._session.scale
            partly = "*" if index.column() - 1 in _node(index).row.unknown else ""
            return language.scaled(cell.amount, scale, 1 if scale == _FULL else 0) + partly
        return "" if cell is None else language.absent(cell)

    def _tip(self, index: Index) -> str:
        word, figure = self._session.word, self.figure(index)
        if figure is None:
            return self.text(index)
        told = [self._session.language.exact(figure.amount, figure.unit.currency), word(self.name_of(index))]
        if index.column() - 1 in _node(index).row.unknown:
            told.append(word(msg("* Some cell behind it has no known amount.")))
        return "\n".join((*told, word(msg("Click or F4: where it comes from. Enter: its lines"))))

    def _spoken(self, index: Index) -> str:
        figure = self.figure(index)
        if figure is None:
            return self._text(index)
        return self._session.word(msg("{name}: {value}", name=self.name_of(index), value=figure))


def called(member: Member) -> Message:
    """How a value of a field is called."""
    from budgetwatch.usecases.pivoting import called as words_of

    return words_of(member)


def field_called(field: PivotField, offered: Sequence[PivotField]) -> Message:
    """How a field is called among those that are offered."""
    from budgetwatch.usecases.pivoting import field_name

    return field_name(field, offered)


def total_row(pivot: Pivot) -> PivotRow:
    """The total of all lines as a row without rows below."""
    return replace(pivot.total, children=())


def _listed(names: Sequence[Message]) -> Message:
    if len(names) == 1:
        return names[0]
    return msg("{first}, {others}", first=names[0], others=_listed(names[1:]))


def _node(index: Index) -> _Node:
    node: _Node = index.internalPointer()
    return node
