"""The area that a person gave a table, found again in a sheet that grew: by headers and labels, not by row numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import Layout
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.source import Area
from budgetwatch.usecases.headers import abstract, without_numbers
from budgetwatch.usecases.repainting import with_area


@dataclass(frozen=True, slots=True)
class AreaRule:
    """How far a person moved each edge, and what stood there.

    `edge` is the words of the first row left out below, or of the last one taken in; `outside` are the headers of the
    columns that were left out.
    """

    top: int = 0
    left: int = 0
    bottom: int = 0
    right: int = 0
    edge: str = ""
    outside: tuple[str, ...] = ()

    @property
    def plain(self) -> tuple[object, ...]:
        """The rule as it is kept: its fields in order."""
        return astuple(self)


def area_rule(grid: Grid, proposed: Layout, painted: Layout) -> AreaRule | None:
    """The rule that leads from the area of one layout to that of another; None where they have the same."""
    was, now = proposed.area, painted.area
    if was == now:
        return None
    edge = now.bottom + 1 if now.bottom < was.bottom else now.bottom
    left_out = tuple(abstract(one) for one in proposed.columns if not now.left <= one.index <= now.right)
    return AreaRule(
        now.top - was.top,
        now.left - was.left,
        now.bottom - was.bottom,
        now.right - was.right,
        _words(grid, edge) if now.bottom != was.bottom else "",
        left_out,
    )


def with_area_rule(
    grid: Grid, layout: Layout, rule: AreaRule
) -> tuple[Layout, tuple[Message, ...], tuple[Message, ...]]:
    """The layout over the area that the rule gives it, what was done, and what could not be."""
    was = layout.area
    bottom = _bottom(grid, was, rule)
    left, right = _sides(layout, rule)
    wanted = Area(was.top + rule.top, left, bottom or was.bottom, right)
    if not _fits(wanted, grid):
        return layout, (), (msg("The area of the recipe does not fit this sheet: it stays as read."),)
    missed = () if bottom else (msg("The row at which the area of the recipe ends is not found here."),)
    if wanted == was:
        return layout, (), missed
    done = msg("The table is read over {area}, as in the recipe.", area=wanted.a1)
    return with_area(layout, wanted, grid), (done,), missed


def _bottom(grid: Grid, was: Area, rule: AreaRule) -> int | None:
    """The last row of the area: where the words of the edge stand, else as far from the last row read as then."""
    if not rule.bottom:
        return was.bottom
    if not rule.edge:
        return was.bottom + rule.bottom
    taken_in = rule.bottom > 0
    rows = range(was.bottom + 1, grid.height + 1) if taken_in else range(was.bottom, was.top, -1)
    found = next((row for row in rows if _words(grid, row) == rule.edge), None)
    return None if found is None else found if taken_in else found - 1


def _sides(layout: Layout, rule: AreaRule) -> tuple[int, int]:
    """The first and the last column: those that were left out are left out by their headers."""
    outside, columns = frozenset(rule.outside), list(layout.columns)
    left = layout.area.left + min(0, rule.left)
    right = layout.area.right + max(0, rule.right)
    if rule.left > 0:
        left = _first_inside([(one.index, abstract(one)) for one in columns], outside, left)
    if rule.right < 0:
        right = _first_inside([(one.index, abstract(one)) for one in reversed(columns)], outside, right)
    return left, right


def _first_inside(headers: Sequence[tuple[int, str]], outside: frozenset[str], otherwise: int) -> int:
    return next((index for index, header in headers if header not in outside), otherwise)


def _fits(area: Area, grid: Grid) -> bool:
    return 1 <= area.top < area.bottom <= grid.height and 1 <= area.left <= area.right


def _words(grid: Grid, row: int) -> str:
    """The texts of a row without their numbers."""
    cells: Sequence[object] = grid.rows[row - 1] if 1 <= row <= grid.height else ()
    texts = (without_numbers(cell) for cell in cells if isinstance(cell, str))
    return " ".join(text for text in texts if text and text != "#")
