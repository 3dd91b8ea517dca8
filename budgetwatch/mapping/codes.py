"""The codes of each line: from its own cells, from the headings above it and the totals that include it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetwatch.domain.code import Classification, Code, normalised
from budgetwatch.domain.grid import CellValue
from budgetwatch.domain.layout import Column, Layout, Role, RowKind
from budgetwatch.mapping.columns import axis_of, main_label
from budgetwatch.mapping.labels import bare_label, split_code, summed_name
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.scopes import Scope
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import shown

_DITTO = {"idem", "id", "id.", '"', "''", "〃", "-"}


@dataclass(frozen=True, slots=True)
class Group:
    """Consecutive lines that one heading or one total names."""

    start: int
    end: int
    code: str
    label: str
    axis: Classification | None = None


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
    """The codes of every line, in the order of `rows`."""
    groups = _groups(sheet, layout, rows, scopes)
    lineage = _lineage(groups, len(rows))
    label = main_label(layout.columns)
    own = _places(layout.columns)
    axis = next((group.axis for group in groups if group.axis), None) or axis_of(layout.columns)
    main = _main_place(layout.columns, own, axis, label)
    values = [sheet.grid.rows[row - 1] for row in rows]
    beside = [place for place in own if not (_same(place.code, main.code) or _same(place.label, main.label))]
    written = [_written(values, place) for place in beside]
    firsts = _written(values, main)
    memo: dict[tuple[object, ...], tuple[Code, ...]] = {}
    lines: list[tuple[Code, ...]] = []
    for number in range(len(rows)):
        key = (lineage[number], firsts[number], *(column[number] for column in written))
        codes = memo.get(key)
        if codes is None:
            others = [(place, column[number]) for place, column in zip(beside, written, strict=True)]
            codes = memo[key] = _line_codes(main, lineage[number], firsts[number], others)
        lines.append(codes)
    return lines


def _same(column: int, other: int) -> bool:
    return column == other != 0


def _groups(sheet: Sheet, layout: Layout, rows: Sequence[int], scopes: Sequence[Scope]) -> list[Group]:
    """The groups of a table, outer ones first; a heading and a total over the same lines are one group."""
    groups: dict[tuple[int, int], Group] = {}
    for scope in scopes:
        code, label = split_code(summed_name(_row_label(sheet, layout, scope.row)))
        if label and scope.end > scope.start:
            groups[scope.start, scope.end] = Group(
                scope.start, scope.end, code or _row_code(sheet, layout, scope.row), bare_label(label)
            )
    for start, end, text in _headings(sheet, layout, rows):
        code, label = split_code(text)
        found = meaning(text.split(label)[0]) if code else meaning("")
        groups[start, end] = Group(start, end, code, bare_label(label), found.classification)
    return sorted(groups.values(), key=lambda group: (group.start, -group.end))


def _headings(sheet: Sheet, layout: Layout, rows: Sequence[int]) -> list[tuple[int, int, str]]:
    """Each heading with the lines from it to the next heading or total."""
    places = {row: number for number, row in enumerate(rows)}
    found: list[tuple[int, int, str]] = []
    open_text, start = "", 0
    count = 0
    for row, kind in enumerate(layout.rows, layout.area.top):
        if row in places:
            count += 1
        elif kind in (RowKind.HEADING, RowKind.TOTAL, RowKind.SUBTOTAL):
            if open_text and count > start:
                found.append((start, count, open_text))
                open_text = ""
            if kind is RowKind.HEADING:
                open_text, start = _row_label(sheet, layout, row), count
    if open_text and count > start:
        found.append((start, count, open_text))
    return found


def _row_label(sheet: Sheet, layout: Layout, row: int) -> str:
    """The text that names a row: its label, else its last text before the amounts."""
    label = main_label(layout.columns)
    if label and (text := sheet.text(row, label.index)):
        return text
    keys = [column.index for column in layout.columns if column.role in (Role.CODE, Role.LABEL, Role.TEXT)]
    return next((text for column in keys if (text := sheet.text(row, column))), "")


def _row_code(sheet: Sheet, layout: Layout, row: int) -> str:
    column = next((column for column in layout.columns if column.role is Role.CODE), None)
    return sheet.text(row, column.index) if column else ""


def _lineage(groups: Sequence[Group], lines: int) -> list[tuple[Group, ...]]:
    """For each line the groups that hold it, outermost first. Groups that overlap without nesting are left out."""
    held: list[tuple[Group, ...]] = [()] * lines
    stack: list[Group] = []
    for group in groups:
        while stack and stack[-1].end <= group.start:
            stack.pop()
        if stack and group.end > stack[-1].end:
            continue
        stack.append(group)
        for number in range(group.start, group.end):
            held[number] = tuple(stack)
    return held


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


def _main_place(columns: Sequence[Column], own: Sequence[_Place], axis: Classification, label: Column | None) -> _Place:
    """The place that a line's own code and label take: that of its label, or of the code beside it."""
    index = label.index if label else 0
    unnamed = [column.index for column in columns if column.role is Role.CODE and column.classification is None]
    bare = max((place for place in unnamed if place < index), default=unnamed[0] if unnamed else 0)
    for place in own:
        if place.label == index and index:
            paired = next((other for other in own if other.axis == place.axis and other.code and not other.label), None)
            if paired and not place.code:
                return _Place(paired.axis, paired.level, paired.code, index)
            return _Place(place.axis, place.level, place.code or bare, index)
    coded = next((place for place in own if place.axis == axis and place.code and not place.label), None)
    if coded and not bare:
        return _Place(axis, coded.level, coded.code, index)
    return _Place(axis, max((place.level for place in own if place.axis == axis), default=0) + 1, bare, index)


def _written(values: Sequence[Sequence[CellValue]], place: _Place) -> list[tuple[str, str]]:
    """Code and label of each line at one place; "Idem" repeats the line above, a code glued to its label is cut off."""
    memo: dict[tuple[CellValue, CellValue], tuple[str, str]] = {}
    found: list[tuple[str, str]] = []
    previous = ("", "")
    for row in values:
        code = row[place.code - 1] if 0 < place.code <= len(row) else None
        label = row[place.label - 1] if 0 < place.label <= len(row) else None
        pair = memo.get((code, label))
        if pair is None:
            pair = memo[code, label] = _pair(shown(code), shown(label), coded=bool(place.code))
        if pair[1].casefold() in _DITTO:
            pair = previous
        found.append(pair)
        previous = pair
    return found


def _pair(code: str, label: str, *, coded: bool) -> tuple[str, str]:
    if coded or code:
        return code, bare_label(label) if label.casefold() not in _DITTO else label
    if label.isdigit():
        return label, ""
    glued, rest = split_code(label)
    return (glued, rest) if glued else ("", bare_label(label) if label.casefold() not in _DITTO else label)


def _line_codes(
    main: _Place,
    lineage: tuple[Group, ...],
    own: tuple[str, str],
    others: Sequence[tuple[_Place, tuple[str, str]]],
) -> tuple[Code, ...]:
    """The codes of one line: its groups and itself on the main axis, and one chain per other axis."""
    codes: list[Code] = []
    chains: dict[Classification, Code] = {}
    for place, (code, label) in others:
        if place.axis != main.axis or place.level < main.level:
            _append(codes, chains, Code(place.axis, place.level, code, label, chains.get(place.axis)))
    for group in lineage:
        if not (group.code == own[0] and normalised(group.label) == normalised(own[1])):
            above = chains.get(main.axis)
            _append(codes, chains, Code(main.axis, above.level + 1 if above else 1, group.code, group.label, above))
    above = chains.get(main.axis)
    level = max(main.level, above.level + 1 if above else 1)
    _append(codes, chains, Code(main.axis, level, own[0], own[1], above))
    for place, (code, label) in others:
        if place.axis == main.axis and place.level > main.level:
            _append(codes, chains, Code(place.axis, max(place.level, level + 1), code, label, chains.get(place.axis)))
    return tuple(codes)


def _append(codes: list[Code], chains: dict[Classification, Code], code: Code) -> None:
    if code.code or code.label:
        codes.append(code)
        chains[code.classification] = code


def line_labels(sheet: Sheet, layout: Layout, rows: Sequence[int]) -> list[str]:
    """The label of each row without indentation and numeral; where its own cell is blank, the last text before."""
    label = main_label(layout.columns)
    amounts = min((column.index for column in layout.columns if column.role is Role.AMOUNT), default=10**6)
    texts = [c for c in layout.columns if c.role in (Role.LABEL, Role.TEXT, Role.CODE) and c.index < amounts]
    keys = [c.index for c in sorted(texts, key=lambda c: c.role is Role.LABEL) if c is not label]
    found: list[str] = []
    for row in rows:
        text = sheet.text(row, label.index) if label else ""
        if not text:
            text = next((other for column in reversed(keys) if (other := sheet.text(row, column))), "")
        found.append(bare_label(text))
    return found
