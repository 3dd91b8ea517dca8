"""Credits opened in a settlement law: those of the end of the year, changed since the vote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from budgetwatch.domain.code import normalised
from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.mapping import words
from budgetwatch.mapping.meanings import meaning, names_table
from budgetwatch.mapping.reasons import both

_OPENED = re.compile(r"\bcredits? ouverts?\b")


def with_opened_credits(columns: Sequence[Column], titles: Iterable[str]) -> tuple[Column, ...]:
    """The columns, where a settlement law speaks: credits opened are revised beside the vote and else have no stage.

    Elsewhere they are those voted. A settlement law accounts for credits as amended, moved and carried over, though
    some print those of the vote under the same words: without the vote beside them nothing tells which.
    """
    if not any(names_table(title, words.SETTLEMENT) for title in titles):
        return tuple(columns)
    votes = {(one.year, one.basis) for one in columns if _is_voted(one) and not _only_opened(one)}
    return tuple(
        _after_changes(one, beside_vote=(one.year, one.basis) in votes) if _is_voted(one) and _only_opened(one) else one
        for one in columns
    )


def _after_changes(column: Column, *, beside_vote: bool) -> Column:
    if not beside_vote:
        return replace(column, measure=None)
    why = msg("A settlement law states the credits opened beside those voted.")
    return replace(column, measure=Measure.REVISED, why=both(column.why, why))


def _is_voted(column: Column) -> bool:
    return column.role is Role.AMOUNT and column.measure is Measure.VOTED


def _only_opened(column: Column) -> bool:
    """Whether no other word of the header names the vote: "Crédits ouverts LFI" are those of the vote."""
    header = normalised(column.header)
    return bool(_OPENED.search(header)) and Measure.VOTED not in meaning(_OPENED.sub(" ", header)).measures
