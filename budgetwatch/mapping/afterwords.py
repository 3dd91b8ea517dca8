"""Rows after the total of a table that are none of its lines: remarks, rates of exchange, who signed and when."""

from __future__ import annotations

import re

from budgetwatch.domain.layout import RowKind
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.labels import is_note, not_added
from budgetwatch.mapping.numbers import states_own_unit
from budgetwatch.mapping.scopes import Sums
from budgetwatch.mapping.sorter import Sorter
from budgetwatch.mapping.text import plain
from budgetwatch.mapping.words import SIGNED

_SIGNED = re.compile(rf"\W*(?:{SIGNED})")


def sort_afterwords(sorter: Sorter) -> None:
    """Settle the rows behind a total that adds up without them and whose words or cells are not those of lines."""
    total = max((row for row in sorter.totals if sorter.is_general(row)), default=None)
    if total is None or not sorter.body or sorter.body[-1] < total:
        return
    lines = Sums(sorter.cells, tuple(row for row in sorter.body if row < total))
    whole = lines.scope(total, 0, len(lines.rows))
    if not lines.rows or not whole.agree == whole.stated > 0:
        return
    aside = _first_aside(sorter, total)
    after = [row for row in sorter.body if row > total and (row > aside or _is_afterword(sorter, row))]
    for row in after:
        sorter.put(row, RowKind.NOTE, msg("It stands after the total of the table, which adds up without it."))
    sorter.body = [row for row in sorter.body if row not in after]


def _first_aside(sorter: Sorter, total: int) -> int:
    """The first heading behind the total of what is in none: "Memorandum items"; the last row where there is none."""
    texts = (row for row, kind in sorter.kinds.items() if row > total and kind in (RowKind.HEADING, RowKind.NOTE))
    return min((row for row in texts if not_added([sorter.name(row)])), default=sorter.region.bottom)


def _is_afterword(sorter: Sorter, row: int) -> bool:
    """Whether a row is a remark or a signature by its words, or has a text where most lines have amounts."""
    name = sorter.name(row)
    if is_note(name) or _SIGNED.match(plain(name)):
        return True
    values = sorter.cells.row(row)
    stated = sum(1 for value in values if not isinstance(value, Absent))
    wordy = any((row, column) in sorter.cells.unreadable for column in sorter.amounts)
    own_units = any(states_own_unit(sorter.sheet.text(row, column) or "-") for column in sorter.amounts)
    return wordy and not own_units and 2 * stated <= len(values)
