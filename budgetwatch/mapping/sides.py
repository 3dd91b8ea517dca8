"""Revenue and spending printed one below the other under one header: each is a table of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from budgetwatch.domain.measure import Flow
from budgetwatch.mapping.labels import bare_label, is_total, split_code, summed_name
from budgetwatch.mapping.regions import VALUES, Region
from budgetwatch.mapping.shapes import BLANK, TEXT
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import plain
from budgetwatch.mapping.words import SIDE_OF_REVENUE, SIDE_OF_SPENDING, SIDE_WORDS

_BY_HAND = 5_000  # rows of a table in which a person may have stacked both sides
_NAMES_OF_LINES = 4  # first columns, among which the names of the lines stand
_LONGEST = 90  # letters of a section title
_SIDES = (
    (Flow.REVENUE, re.compile(rf"(?:{SIDE_OF_REVENUE})\b")),
    (Flow.EXPENDITURE, re.compile(rf"(?:{SIDE_OF_SPENDING})\b")),
)
_STEMS = re.compile(r"recet|resso|reven|receip|produit|d[eé]pen|charg|expen|spend", re.IGNORECASE)
_ONLY_A_SIDE = re.compile(rf"(?:{SIDE_OF_REVENUE}|{SIDE_OF_SPENDING})(?: (?:{SIDE_WORDS}))*")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A row that names a side: a title over its lines, stating their sum or not, or the total under them."""

    row: int
    side: Flow
    closes: bool
    has_amounts: bool


def cut_by_side(sheet: Sheet, region: Region) -> list[Region]:
    """The region as two, where titles or totals among its rows part revenue from spending once; else as it is."""
    if len(region.body) > _BY_HAND:
        return [region]
    parts = _parts(list(_marks(sheet, region)), _side_above(region))
    if len(parts) != 2 or parts[0][0] is parts[1][0]:
        return [region]
    (side, _), (other, mark) = parts
    begins = mark.row + 1 if mark.closes or not mark.has_amounts else mark.row
    end = _last_filled(sheet, region, mark.row if mark.closes else mark.row - 1)
    above, below = range(region.body.start, end + 1), range(begins, region.bottom + 1)
    if not (_has_values(sheet, region, above) and _has_values(sheet, region, below)):
        return [region]
    return [replace(region, bottom=end, side=side), replace(region, top=begins, side=other)]


def is_side(label: str) -> bool:
    """Whether a label names a side of the budget and nothing else: "Recettes totales"."""
    return bool(_ONLY_A_SIDE.fullmatch(plain(bare_label(label))))


def _parts(marks: Sequence[_Mark], above: Flow | None) -> list[tuple[Flow, _Mark]]:
    """The sides from top to bottom, each with the mark at which it begins or after which it does; none if unclear.

    What stands above the first title takes its side from the total that closes it or from the nearest caption.
    """
    runs = [list(run) for _, run in groupby(marks, key=lambda mark: mark.side)]
    if len(runs) == 1 and above is not None and above is not runs[0][0].side and not runs[0][0].closes:
        return [(above, runs[0][0]), (runs[0][0].side, runs[0][0])]
    if len(runs) != 2 or len({mark.side for run in runs for mark in run}) != 2:
        return []
    first, second = runs
    begins = second[0] if not second[0].closes else next((one for one in reversed(first) if one.closes), None)
    return [(first[0].side, first[0]), (second[0].side, begins)] if begins is not None else []


def _marks(sheet: Sheet, region: Region) -> Iterator[_Mark]:
    """The rows of a region that name a side and nothing else, from top to bottom."""
    left, right = region.header.left, region.header.right
    columns = range(left, min(left + _NAMES_OF_LINES, right + 1))
    first, last = region.body.start, region.bottom
    told = {
        row
        for column in columns
        for row, cell in enumerate(sheet.column(column, first, last), first)
        if isinstance(cell, str) and len(cell) <= _LONGEST and _STEMS.search(cell)
    }
    for row in sorted(told - region.repeated):
        shape = sheet.shape(row, left, right)
        texts = [sheet.text(row, left + n) for n, letter in enumerate(shape) if letter == TEXT]
        yield from _mark(row, texts, has_amounts=bool(VALUES.search(shape)))


def _mark(row: int, texts: Sequence[str], *, has_amounts: bool) -> Iterator[_Mark]:
    """What a row says of a side: its only text, or the one beside a short code."""
    for text in texts if len(texts) <= 2 else ():
        closes = is_total(text)
        name = plain(summed_name(text)) if closes else plain(bare_label(split_code(text)[1]))
        side = next((side for side, named in _SIDES if named.match(name)), None)
        if side is not None and (closes or not has_amounts or _ONLY_A_SIDE.fullmatch(name)):
            yield _Mark(row, side, closes and has_amounts, has_amounts)
            return


def _side_above(region: Region) -> Flow | None:
    """The side that the caption right above a table names."""
    texts = [caption.text for caption in region.captions[-1:]]
    return next((mark.side for mark in _mark(0, texts, has_amounts=False)), None)


def _last_filled(sheet: Sheet, region: Region, row: int) -> int:
    """The last row up to this one that is not blank."""
    left, right = region.header.left, region.header.right
    return next(one for one in range(row, region.top - 1, -1) if sheet.shape(one, left, right).strip(BLANK))


def _has_values(sheet: Sheet, region: Region, rows: range) -> bool:
    return any(VALUES.search(sheet.shape(row, region.header.left, region.header.right)) for row in rows)
