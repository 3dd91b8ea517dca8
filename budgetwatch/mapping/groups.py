"""Which headings and totals hold each line: the parents that a table prints around its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from budgetwatch.domain.code import Classification
from budgetwatch.domain.layout import Layout, Role, RowKind
from budgetwatch.mapping.columns import main_label
from budgetwatch.mapping.labels import bare_label, split_code, summed_name
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.namesakes import Headings
from budgetwatch.mapping.scopes import Scope
from budgetwatch.mapping.sections import section_of
from budgetwatch.mapping.sheets import Sheet

_NUMERALS = frozenset("IVX")


@dataclass(frozen=True, slots=True)
class Group:
    """Consecutive lines, from `start` to before `end`, that one heading or one total names."""

    start: int
    end: int
    code: str
    label: str
    axis: Classification | None = None


def find_groups(sheet: Sheet, layout: Layout, rows: Sequence[int], scopes: Sequence[Scope]) -> list[Group]:
    """The groups of a table, outer ones first; a heading and a total over the same lines are one group.

    A total that only its place makes speak of all lines, since none of its columns agrees, tells no line from another.
    """
    groups: dict[tuple[int, int], Group] = {}
    headings = Headings(layout, partial(row_label, sheet, layout))
    for scope in scopes:
        whole = scope.end - scope.start == len(rows)
        if whole and not scope.agree and headings.namesake_above(scope.row) is None:
            continue
        code, label = split_code(_summed(sheet, layout, headings, scope.row))
        if label and scope.end > scope.start and not (_is_printed(label, layout) or set(label) <= _NUMERALS):
            code = code or _row_code(sheet, layout, scope.row)
            groups[scope.start, scope.end] = Group(scope.start, scope.end, code, bare_label(label))
    for start, end, text in _headings(sheet, layout, rows):
        if section_of(text):
            continue
        code, label = split_code(text)
        axis = meaning(text.split(label)[0]).classification if code else None
        groups[start, end] = Group(start, end, code, bare_label(label), axis)
    return sorted(groups.values(), key=lambda group: (group.start, -group.end))


def _summed(sheet: Sheet, layout: Layout, headings: Headings, row: int) -> str:
    """What a total adds: the heading that it names, whose words say more, else its own words."""
    heading = headings.namesake_above(row)
    return summed_name(row_label(sheet, layout, row)) if heading is None else row_label(sheet, layout, heading)


def _is_printed(name: str, layout: Layout) -> bool:
    """Whether a total is named by a code alone ("article 10") of an axis that columns print for every line."""
    words, _, code = name.rpartition(" ")
    if not words or not any(ch.isdigit() for ch in code):
        return False
    return meaning(words).classification in {
        column.classification for column in layout.columns if column.classification
    }


def lineage_of(groups: Sequence[Group], lines: int) -> list[tuple[Group, ...]]:
    """For each line the groups that hold it, outermost first. Groups that overlap without nesting are left out."""
    held: list[tuple[Group, ...]] = [()] * lines
    stack: list[Group] = []
    for group in groups:
        while stack and stack[-1].end <= group.start:
            stack.pop()
        if stack and group.end > stack[-1].end:
            continue
        stack.append(group)
        held[group.start : group.end] = [tuple(stack)] * (group.end - group.start)
    return held


def _headings(sheet: Sheet, layout: Layout, rows: Sequence[int]) -> list[tuple[int, int, str]]:
    """Each heading with the lines from it to the next heading or total."""
    found: list[tuple[int, int, str]] = []
    text, start, count = "", 0, 0
    for row, kind in enumerate(layout.rows, layout.area.top):
        if kind is RowKind.LINE:
            count += 1
        elif kind in (RowKind.HEADING, RowKind.TOTAL, RowKind.SUBTOTAL):
            if text and count > start:
                found.append((start, count, text))
                text = ""
            if kind is RowKind.HEADING:
                text, start = row_label(sheet, layout, row), count
    return [*found, (start, len(rows), text)] if text and len(rows) > start else found


def row_label(sheet: Sheet, layout: Layout, row: int) -> str:
    """The text that names a row: its label, else its first text."""
    label = main_label(layout.columns)
    if label and (text := sheet.text(row, label.index)):
        return text
    keys = [column.index for column in layout.columns if column.role in (Role.CODE, Role.LABEL, Role.TEXT)]
    return next((text for column in keys if (text := sheet.text(row, column))), "")


def _row_code(sheet: Sheet, layout: Layout, row: int) -> str:
    """The code of a row: of several before its label the last one, which stands for the row itself."""
    label = main_label(layout.columns)
    codes = [column.index for column in layout.columns if column.role is Role.CODE]
    before = [index for index in codes if label is None or index < label.index] or codes[:1]
    return next((text for index in reversed(before) if (text := sheet.text(row, index))), "")
