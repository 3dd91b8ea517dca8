"""A recipe's columns laid over those of a new sheet, and what differs between the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.source import column_letters
from budgetwatch.domain.year import Year
from budgetwatch.usecases.headers import Pair

_OF_NUMBERS = frozenset({Role.AMOUNT, Role.RATE, Role.QUANTITY, Role.CODE, Role.IGNORED})
"""The roles that a column of numbers can take; a recipe never makes an amount of words."""


def laid_over(paired: Sequence[Pair]) -> tuple[Column, ...]:
    """The columns of the new sheet, read as the recipe says where it may."""
    shift = years_between(paired)
    return tuple(_laid(pair, shift) for pair in paired if pair.now is not None)


def years_between(paired: Sequence[Pair]) -> int | None:
    """By how many years the printed years of the new sheet are later; None where the columns do not agree on it."""
    apart = {
        pair.now.year.number - pair.earlier.year.number
        for pair in paired
        if pair.earlier and pair.now and pair.earlier.year and pair.now.year
    }
    return apart.pop() if len(apart) == 1 else None


def column_differences(paired: Sequence[Pair]) -> Iterator[Message]:
    """Columns more, fewer and renamed, and what one of them says otherwise than the recipe."""
    shift = years_between(paired)
    for pair in paired:
        if pair.now is None and pair.earlier is not None:
            yield msg("The column “{header}” of the recipe is not here.", header=pair.earlier.header)
        elif pair.now is not None:
            yield from _differences(pair.earlier, pair.now, shift, renamed=pair.renamed)


def _differences(earlier: Column | None, now: Column, shift: int | None, *, renamed: bool) -> Iterator[Message]:
    column = column_letters(now.index)
    if earlier is None:
        yield msg("Column {column} “{header}” is not in the recipe.", column=column, header=now.header)
        return
    if renamed:
        yield msg(
            "Column {column} is called “{header}”, and “{earlier}” in the recipe.",
            column=column,
            header=now.header,
            earlier=earlier.header,
        )
    if _contradicts(earlier, now):
        yield _contradiction(column, now, kept=renamed or not _may_be(earlier, now))
    if earlier.year is not None and now.year is None and shift is None and now.role is Role.AMOUNT:
        yield msg("The year of column {column} is to be decided again.", column=column)


def _contradiction(column: str, now: Column, *, kept: bool) -> Message:
    if kept:
        return msg(
            "Column {column} “{header}” reads otherwise than in the recipe: it stays as read.",
            column=column,
            header=now.header,
        )
    return msg(
        "Column {column} “{header}” is read as the recipe says, not as its header alone suggests.",
        column=column,
        header=now.header,
    )


def _contradicts(earlier: Column, now: Column) -> bool:
    """Whether the new sheet says of the column what the recipe does not; a silence contradicts nothing."""
    said = ((earlier.measure, now.measure), (earlier.basis, now.basis))
    axes = earlier.classification, now.classification
    other_axis = None not in axes and axes[0] is not axes[1]
    stage = any(one is not other for one, other in said if other is not None)
    return earlier.role is not now.role or other_axis or stage


def _may_be(earlier: Column, now: Column) -> bool:
    """Whether what stands in the column may be what the recipe says."""
    return now.role in _OF_NUMBERS or earlier.role is not Role.AMOUNT


def _laid(pair: Pair, shift: int | None) -> Column:
    earlier, now = pair.earlier, pair.now
    if now is None:
        raise ValueError("only columns of the new sheet are laid over")
    if earlier is None or (_contradicts(earlier, now) and (pair.renamed or not _may_be(earlier, now))):
        return now
    return replace(
        earlier,
        measure=now.measure if pair.renamed else earlier.measure,  # a new name is no evidence of the old stage
        basis=now.basis if pair.renamed else earlier.basis,
        classification=earlier.classification or now.classification,
        level=earlier.level or now.level,
        index=now.index,
        header=now.header,
        year=now.year or _shifted(earlier.year, shift),
        period=now.period or earlier.period,
        why=now.why if _same_reading(earlier, now) else msg("As in the recipe."),
    )


def _same_reading(earlier: Column, now: Column) -> bool:
    return (earlier.role, earlier.measure, earlier.basis, earlier.level) == (
        now.role,
        now.measure,
        now.basis,
        now.level,
    )


def _shifted(year: Year | None, shift: int | None) -> Year | None:
    return None if year is None or shift is None else Year(year.number + shift)
