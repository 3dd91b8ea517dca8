"""Rows that are called totals and are none: "Ensemble immobilier", "Total Énergies", or one of several totals of everything."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

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
    of_parts = [row for row in sorter.totals if not (sorter.is_general(row) or is_subtotal(sorter.name(row)))]
    coded = _adding_nothing(sorter, _coded_like_lines(sorter, of_parts))
    why = msg("It has a code of its own among those of the lines and adds up none of them, whatever its name.")
    _put_lines(sorter, coded, why)
    if RowKind.HEADING not in sorter.kinds.values():
        named = [row for row in of_parts if row not in coded and _THING.match(plain(sorter.name(row)))]
        _put_lines(sorter, _adding_nothing(sorter, named), msg("It names a thing and adds up no lines."))


def _sort_by_total(sorter: Sorter) -> None:
    """Settle "Ensemble immobilier" and the like: the printed total agrees with them as lines alone."""
    general = [row for row in sorter.totals if sorter.is_general(row)]
    others = [row for row in sorter.totals if row not in general and not is_subtotal(sorter.name(row))]
    if not general or not others or any(Sums(sorter.cells, tuple(sorter.body)).is_exact(row) for row in general):
        return
    body = sorted([*sorter.body, *others])
    if any(Sums(sorter.cells, tuple(body)).is_exact(row) for row in general):
        _put_lines(sorter, others, msg("The printed total counts it as a line, whatever its name."))


def _put_lines(sorter: Sorter, rows: Collection[int], why: Message) -> None:
    """Settle rows as lines, whatever they are called."""
    for row in rows:
        sorter.put(row, RowKind.LINE, why)
    if rows:
        sorter.totals = sorted(set(sorter.totals).difference(rows))
        sorter.body = sorted([*sorter.body, *rows])


def _adding_nothing(sorter: Sorter, rows: Sequence[int]) -> list[int]:
    """Those of the rows in which no column adds up lines beside them."""
    sums = Sums(sorter.cells, tuple(sorter.body))
    breaks = breaks_of(sums, sorter.totals) if rows else []
    found = ((row, best_scope(sums, row, breaks)) for row in rows)
    return [row for row, scope in found if not (scope and scope.agree)]


def _coded_like_lines(sorter: Sorter, rows: Sequence[int]) -> list[int]:
    """Those of the rows whose code is one of the lines': as long as those beside it, no other's, the start of none."""
    column = sorter.codes[0] if sorter.codes else 0
    own = {row: code for row in rows if column and (code := sorter.sheet.text(row, column))}
    if not own:
        return []
    codes = [sorter.sheet.text(row, column) for row in sorter.body]
    ordered = sorted(codes)
    found = []
    for row, code in own.items():
        place, follower = bisect_left(sorter.body, row), bisect_left(ordered, code)
        starts = follower < len(ordered) and ordered[follower].startswith(code)
        if not starts and all(len(one) == len(code) for one in codes[max(place - 1, 0) : place + 1]):
            found.append(row)
    return found


def keep_one_total(sorter: Sorter) -> None:
    """Of several rows that each add up the whole table, the last is its total and the others those of its only part."""
    whole = [row for row in sorter.totals if sorter.kinds.get(row) is RowKind.TOTAL]
    for row in whole[:-1]:
        if not sorter.is_general(row):
            sorter.put(row, RowKind.SUBTOTAL, msg("The total of a part."))
