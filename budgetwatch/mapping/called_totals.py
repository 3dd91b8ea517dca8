"""Rows that are called totals and are none: "Ensemble immobilier", "Total Énergies", or one of several totals of everything."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from budgetwatch.domain.layout import RowKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.mapping.labels import is_subtotal
from budgetwatch.mapping.scopes import Sums, best_scope, breaks_of
from budgetwatch.mapping.sorter import Sorter
from budgetwatch.mapping.text import plain

_THING = re.compile(r"ensembles? (?!general|total|budgetaire|ministeriel)\w+(?:al|aux|iers?|iques?|ifs?|els?|aires?)\b")


def sort_lines_called_totals(sorter: Sorter) -> None:
    """Settle rows that only look like totals: by the printed total of the table, else by their code or their name."""
    _sort_by_total(sorter)
    idle = _adding_nothing(sorter)
    coded = [row for row in idle if _is_coded_like_lines(sorter, row)]
    why = msg("It has a code of its own among those of the lines and adds up none of them, whatever its name.")
    _put_lines(sorter, coded, why)
    if RowKind.HEADING not in sorter.kinds.values():
        things = [row for row in idle if row not in coded and _THING.match(plain(sorter.name(row)))]
        _put_lines(sorter, things, msg("It names a thing and adds up no lines."))


def _sort_by_total(sorter: Sorter) -> None:
    """Settle "Ensemble immobilier" and the like: the printed total agrees with them as lines alone."""
    general = [row for row in sorter.totals if sorter.is_general(row)]
    others = [row for row in sorter.totals if row not in general and not is_subtotal(sorter.name(row))]
    if not general or not others or any(is_exact(Sums(sorter.cells, tuple(sorter.body)), row) for row in general):
        return
    body = sorted([*sorter.body, *others])
    if any(is_exact(Sums(sorter.cells, tuple(body)), row) for row in general):
        _put_lines(sorter, others, msg("The printed total counts it as a line, whatever its name."))


def _put_lines(sorter: Sorter, rows: Sequence[int], why: Message) -> None:
    """Settle rows as lines, whatever they are called."""
    for row in rows:
        sorter.put(row, RowKind.LINE, why)
    sorter.totals = [row for row in sorter.totals if row not in rows]
    sorter.body = sorted([*sorter.body, *rows])


def _adding_nothing(sorter: Sorter) -> list[int]:
    """The rows called totals of a part in which no column adds up lines beside them."""
    sums = Sums(sorter.cells, tuple(sorter.body))
    breaks = breaks_of(sums, sorter.totals)
    return [
        row
        for row in (sorter.totals if sorter.body else ())
        if not (sorter.is_general(row) or is_subtotal(sorter.name(row)))
        and not ((scope := best_scope(sums, row, breaks)) and scope.agree)
    ]


def _is_coded_like_lines(sorter: Sorter, row: int) -> bool:
    """Whether the code of a row is one of the lines': as long as those beside it, no other's, the start of none."""
    code = sorter.sheet.text(row, sorter.codes[0]) if sorter.codes else ""
    if not code:
        return False
    codes = [sorter.sheet.text(other, sorter.codes[0]) for other in sorter.body]
    place = bisect_left(sorter.body, row)
    beside = codes[max(place - 1, 0) : place + 1]
    return all(len(one) == len(code) for one in beside) and not any(one.startswith(code) for one in codes)


def keep_one_total(sorter: Sorter) -> None:
    """Of several rows that each add up the whole table, the last is its total and the others those of its only part."""
    whole = [row for row in sorter.totals if sorter.kinds.get(row) is RowKind.TOTAL]
    for row in whole[:-1]:
        if not sorter.is_general(row):
            sorter.put(row, RowKind.SUBTOTAL, msg("The total of a part."))


def is_exact(sums: Sums, row: int) -> bool:
    """Whether a total is the sum of all lines in every column that it states."""
    whole = sums.scope(row, 0, len(sums.rows))
    return whole.agree == whole.stated > 0
