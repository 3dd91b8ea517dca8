"""The codes of each line: from its own cells, and from the headings and totals that hold it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from budgetwatch.domain.code import Classification, Code, normalised
from budgetwatch.domain.grid import CellValue
from budgetwatch.domain.layout import Column, Layout, Role
from budgetwatch.mapping.columns import axis_of, main_label
from budgetwatch.mapping.groups import Group, find_groups, lineage_of
from budgetwatch.mapping.labels import bare_label, marked_places, split_code
from budgetwatch.mapping.scopes import Scope
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import NOTHING, all_shown, shown

_DITTO = {"idem", "id", "id.", '"', "''", "〃", "-"}
T = TypeVar("T")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Place:
    """One level of one axis: the columns of its code and of its label (0 where there is none)."""

    axis: Classification
    level: int
    code: int
    label: int


def codes_of_lines(
    sheet: Sheet, layout: Layout, rows: Sequence[int], scopes: Sequence[Scope]
) -> list[tuple[Code, ...]]:
    """The codes of every line, in the order of `rows`; lines that share theirs share one tuple."""
    groups = find_groups(sheet, layout, rows, scopes)
    places = _places(layout.columns)
    axis = next((group.axis for group in groups if group.axis), None) or axis_of(layout.columns)
    main = _main_place(layout.columns, places, axis)
    beside = [place for place in places if not (_same(place.code, main.code) or _same(place.label, main.label))]
    places = [main, *beside]
    owner = _owner(layout, beside)
    ahead = [place for place in beside if not _is_behind(place, main)]
    behind = [place for place in beside if _is_behind(place, main)]
    steps: list[_Steps] = []
    columns: list[Sequence[Hashable]] = []
    own = [main] if groups or main.code or main.label else []
    for place in (*ahead, *own, *behind):
        printed = _printed(sheet, rows, place, outer=place is not main or _is_split(layout.columns))
        owned = _is_owned(place, places) or (owner is not None and place.axis is Classification.PROGRAMME)
        steps.append(_Steps(place, printed.pairs, own=place is main, owned=owned))
        columns.append(printed.cells)
    # Many lines are written alike at every place: each way of writing goes through the steps once.
    written = list(zip(_starts(lineage_of(groups, len(rows)), owner), *columns, strict=True))
    codes = {each: _followed(steps, *each).codes for each in dict.fromkeys(written)}
    return list(map(codes.__getitem__, written))


def _followed(steps: Sequence[_Steps], chain: _Chain, *cells: Hashable) -> _Chain:
    """The chain that one begins and the cells at all places complete."""
    for step, cell in zip(steps, cells, strict=True):
        chain = step[chain, cell]
    return chain


def _is_split(columns: Sequence[Column]) -> bool:
    """Whether each line takes several rows, one for each stage, year or part of a year: its name may stand once."""
    return any(column.role in (Role.MEASURE, Role.YEAR, Role.PERIOD) for column in columns)


def _is_behind(place: _Place, main: _Place) -> bool:
    """Whether a place comes after the line's own: on the same axis and not above it."""
    return place.axis is main.axis and place.level >= main.level


def _owner(layout: Layout, places: Sequence[_Place]) -> Code | None:
    """The institution that a caption gives to a table whose lines do not name theirs."""
    named = any(place.axis is Classification.ADMINISTRATION and place.level == 1 for place in places)
    return None if named else layout.owner


def _is_owned(place: _Place, places: Sequence[_Place]) -> bool:
    """Whether a programme is one of an administration written before it: every vote has its own "Administration".

    An administration written after the programme is in charge of the line; the programme may have several.
    """
    return place.axis is Classification.PROGRAMME and any(
        0 < (other.code or other.label) < place.label for other in places if other.axis is Classification.ADMINISTRATION
    )


def _same(column: int, other: int) -> bool:
    return column == other != 0


def _places(columns: Sequence[Column]) -> list[_Place]:
    """The axes and levels that columns print, a code column and the label column of the same level as one."""
    places: dict[tuple[Classification, int], _Place] = {}
    for column in columns:
        if column.classification is None or column.role not in (Role.CODE, Role.LABEL):
            continue
        key = (column.classification, column.level or 1)
        place = places.get(key, _Place(*key, 0, 0))
        coded = column.role is Role.CODE
        places[key] = _Place(*key, column.index if coded else place.code, place.label if coded else column.index)
    return sorted(places.values(), key=lambda place: (place.axis, place.level))


def _main_place(columns: Sequence[Column], places: Sequence[_Place], axis: Classification) -> _Place:
    """The place that a line's own label takes, with the code beside it.

    A label without a code beside it is no place in a table that prints its axes in other columns: it only names the
    line (both columns are then 0).
    """
    label = main_label(columns)
    index = label.index if label else 0
    code = _code_beside(columns, index, label.classification if label else None)
    level = next((place.level for place in places if _same(place.code, code)), 0)
    own = next((place for place in places if _same(place.label, index)), None)
    if own is not None:
        return _Place(own.axis, max(level, own.level), own.code or code, index)
    deepest = max((place.level for place in places if place.axis == axis), default=0)
    if code:
        return _Place(axis, level or deepest + 1, code, index)
    return _Place(axis, 1, 0, 0) if places else _Place(axis, 1, 0, index)


def _code_beside(columns: Sequence[Column], label: int, axis: Classification | None) -> int:
    """The code column right before or after the label, unless it names another axis than the label does.

    The only code column of a table is its lines': beside a label without an axis, or anywhere if it names none.
    """
    codes = [column for column in columns if column.role is Role.CODE]
    if len(codes) == 1 and (codes[0].classification is None or (axis is None and abs(codes[0].index - label) == 1)):
        return codes[0].index
    near = [column for step in (-1, 1) for column in codes if column.index == label + step]
    return next((column.index for column in near if column.classification in (None, axis)), 0)


@dataclass(frozen=True, slots=True)
class _Printed:
    """What is written for each line at one place, and the code and label that each different writing says."""

    cells: Sequence[Hashable]
    pairs: Mapping[Hashable, Pair]

    @classmethod
    def of(cls, written: Sequence[T], read: Callable[[T], Pair]) -> _Printed:
        """What is written, each different cell read once, equal pairs as one object, "Idem" as what is above."""
        shared: dict[Pair, Pair] = {}
        pairs: dict[Hashable, Pair] = {cell: shared.setdefault(pair := read(cell), pair) for cell in set(written)}
        dittos = {cell for cell, pair in pairs.items() if pair[1].casefold() in _DITTO}
        cells = list(written)
        for number in range(1, len(cells)) if dittos else ():
            if cells[number] in dittos:
                cells[number] = cells[number - 1]
        return cls(cells, pairs)


def _printed(sheet: Sheet, rows: Sequence[int], place: _Place, *, outer: bool) -> _Printed:
    """Code and label of each line at one place; "Idem" repeats the line above, a code glued to its label is cut off."""
    columns = [sheet.spread(column, rows) for column in (place.code, place.label) if column]
    if outer:
        columns = [_continued(column) for column in columns]
    if len(columns) == 2:
        both = list(zip(*columns, strict=True))
        return _Printed.of(both, lambda cells: _pair(shown(cells[0]), shown(cells[1])))
    if place.code:
        return _Printed.of(columns[0], lambda code: _pair(shown(code), ""))
    labels = columns[0] if columns else [None] * len(rows)
    return _Printed.of(labels, lambda label: _pair("", shown(label)))


def _continued(cells: list[CellValue]) -> list[CellValue]:
    """The cells of an outer level with its blanks filled from above, where each value is written once for its lines.

    A column that also repeats values on consecutive lines writes them all: its blanks are then blanks.
    """
    if NOTHING.isdisjoint(cells):
        return cells
    filled = [cell not in (None, "") for cell in cells]
    if not any(filled) or not filled[0]:
        return cells
    if any(before == after for before, after in pairwise(cells) if after not in (None, "")):
        return cells
    done: list[CellValue] = []
    for cell in cells:
        done.append(done[-1] if cell in (None, "") else cell)
    return done


def _pair(code: str, label: str) -> Pair:
    """Code and label as they name a line: an apostrophe before digits only kept a program from reading a number."""
    if code[:1] in ("'", "’") and code[1:2].isdigit():
        code = code[1:]
    if label.casefold() in _DITTO:
        return code, label
    if code or not label:
        return code, bare_label(label)
    if label.isdigit():
        return label, ""
    glued, rest = split_code(label)
    return (glued, rest) if glued else ("", bare_label(label))


def _starts(lineage: Sequence[tuple[Group, ...]], owner: Code | None) -> list[_Chain]:
    """The chain that each line begins with, empty or with the table's owner; the same for lines of the same groups."""
    known: dict[Hashable, Code] = {}
    names: dict[Pair, Pair] = {}
    starts = {
        key: _Chain(known, tuple([names.setdefault(name := (group.code, group.label), name) for group in held]))
        for key, held in dict(zip(map(id, lineage), lineage, strict=True)).items()  # equal lineages are one object
    }
    if owner is not None:
        place, name = _Place(owner.classification, owner.level, 0, 0), (owner.code, owner.label)
        starts = {key: chain.then(place, name) for key, chain in starts.items()}
    return [starts[id(held)] for held in lineage]


class _Steps(dict[tuple["_Chain", Hashable], "_Chain"]):
    """The next chain of a line by its chain so far and its cells at one place: lines that go on alike are one step."""

    def __init__(self, place: _Place, pairs: Mapping[Hashable, Pair], *, own: bool, owned: bool) -> None:
        super().__init__()
        self.place, self.pairs, self.own, self.owned = place, pairs, own, owned

    def __missing__(self, key: tuple[_Chain, Hashable]) -> _Chain:
        chain, said = key[0], self.pairs[key[1]]
        if self.own:
            chain = chain.in_groups(self.place.axis, said)
        found = self[key] = chain.then(self.place, said, owned=self.owned)
        return found


class _Chain:
    """The codes of a line up to one place, each under the last one of its axis and at least one level deeper.

    `known` holds the codes of all chains, so that equal ones are one object; `groups` names those that hold the line.
    """

    __slots__ = ("_groups", "_known", "_next", "_owner", "codes")

    def __init__(self, known: dict[Hashable, Code], groups: tuple[Pair, ...]) -> None:
        self.codes: tuple[Code, ...] = ()
        self._known, self._groups = known, groups
        self._owner: Code | None = None
        self._next: dict[int, _Chain] = {}

    def in_groups(self, axis: Classification, own: Pair) -> _Chain:
        """This chain with the groups that hold the line, unless one is the line itself."""
        chain = self
        for name in self._groups:
            chain = chain if _is_one(name, own) else chain.then(_Place(axis, 1, 0, 0), name)
        return chain

    def then(self, place: _Place, said: Pair, *, owned: bool = False) -> _Chain:
        """This chain with one more place, unless it is blank; where `owned`, a label alone is the administration's.

        What a place says again must be the very same pair: its identity is looked up, not its texts.
        """
        found = self._next.get(id(said))
        if found is None:
            found = self._next[id(said)] = self._with(place, *said, owned=owned) if any(said) else self
        return found

    def _with(self, place: _Place, code: str, label: str, *, owned: bool) -> _Chain:
        axis, level = place.axis, place.level
        above = None
        for one in self.codes:
            if one.classification is axis:
                above = one
        parent = above or (self._owner if owned and not code else None)
        key = (id(axis), level, code, label, id(parent))
        found = self._known.get(key)
        if found is None:
            deeper = above.level + 1 if above else 1
            found = self._known[key] = Code(axis, max(level, deeper), code, label, parent)
        longer = _Chain(self._known, self._groups)
        longer.codes = (*self.codes, found)
        longer._owner = found if axis is Classification.ADMINISTRATION and self._owner is None else self._owner
        return longer


def _is_one(name: Pair, own: Pair) -> bool:
    return (name[0], normalised(name[1])) == (own[0], normalised(own[1]))


def line_labels(sheet: Sheet, layout: Layout, rows: Sequence[int]) -> list[str]:
    """The label of each row without indentation and numeral; where its own cell is blank, the last text before."""
    label = main_label(layout.columns)
    if label is None:
        return [_last_text(sheet, layout, row) for row in rows]
    cells = sheet.cells(label.index, rows)
    if _is_split(layout.columns) and not NOTHING.isdisjoint(cells):
        cells = _continued(sheet.spread(label.index, rows))
    texts = all_shown(cells)
    for place in marked_places(texts):
        texts[place] = bare_label(texts[place]) if texts[place] else _last_text(sheet, layout, rows[place])
    return texts


def _last_text(sheet: Sheet, layout: Layout, row: int) -> str:
    """The last text of a row left of its amounts, labels before other texts."""
    amounts = min((column.index for column in layout.columns if column.role is Role.AMOUNT), default=10**6)
    texts = [c for c in layout.columns if c.role in (Role.LABEL, Role.TEXT, Role.CODE) and c.index < amounts]
    texts.sort(key=lambda column: (column.role is not Role.LABEL, -column.index))
    return bare_label(next((text for column in texts if (text := sheet.text(row, column.index))), ""))
