"""What a person takes a column of a table for, other than proposed: chosen in the window or written on a command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from budgetwatch.domain.code import Classification
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.layout import Column, Layout, Role
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import column_number
from budgetwatch.domain.year import Year
from budgetwatch.usecases.importing import ImportDraft

Chosen: TypeAlias = Measure | Basis | Year | Role | Classification | bool
"""What a person may say of a column: its role or its stage, of an amount its basis, its year or whether it counts, of a
code or label its classification."""


class WrongColumn(BudgetWatchError):
    """A column cannot be taken for this."""

    code = "wrong-column"
    default = msg("A column cannot be taken for this.")


def with_column(layout: Layout, index: int, choice: Chosen) -> Layout:
    """The layout with one column taken for something else, or an amount with another basis or year."""
    old = next((one for one in layout.columns if one.index == index), Column(index, "", Role.IGNORED))
    match choice:
        case Measure():
            new = replace(old, role=Role.AMOUNT, measure=choice, counts=True, classification=None, level=None)
        case Basis():
            new = replace(old, basis=choice)
        case Year():
            new = replace(old, year=choice)
        case Classification():
            new = replace(old, classification=choice, level=old.level or 1)
        case bool():
            new = replace(old, counts=choice)
        case Role():
            new = replace(old, role=choice, measure=None, basis=None, counts=choice is not Role.IGNORED)
    others = [one for one in layout.columns if one.index != index]
    return replace(layout, columns=tuple(sorted([*others, new], key=lambda one: one.index)))


def with_columns(draft: ImportDraft, written: Sequence[str]) -> ImportDraft:
    """The draft with columns of its tables as written; each table that has the column is read again.

    Raises:
        WrongColumn: no table has a column of that name, or nothing of that name can be said of it.
    """
    for text in written:
        index = _column(text)
        having = [one.layout for one in draft.readings if one.layout.area.left <= index <= one.layout.area.right]
        if not having:
            raise WrongColumn(
                msg("No table has the column {column}.", column=text.partition("=")[0]),
                msg("See the columns with `inspect`."),
            )
        for layout in having:
            draft = draft.with_layout(with_written(layout, text))
    return draft


def with_written(layout: Layout, text: str) -> Layout:
    """The layout with one column as written, such as `C=ignored`, `D=voted` or `A=programme`."""
    index, choice = _column(text), _choice(text.partition("=")[2])
    if isinstance(choice, Classification):
        layout = with_column(layout, index, Role.CODE)
    return with_column(layout, index, choice)


def _column(text: str) -> int:
    letters = text.partition("=")[0]
    if not re.fullmatch(r"[A-Za-z]{1,3}", letters):
        raise WrongColumn(msg("{text} names no column.", text=text), msg("Write it such as C=ignored."))
    return column_number(letters.upper())


def _choice(what: str) -> Chosen:
    if re.fullmatch(r"(?:19|20)\d\d", what):
        return Year(int(what))
    for kind in (Measure, Role, Classification, Basis):
        if what in {str(one) for one in kind}:
            return kind(what)
    named = [str(one) for kind in (Role, Measure, Classification, Basis) for one in kind]
    raise WrongColumn(
        msg("A column cannot be taken for {what}.", what=what),
        msg("Use a year, or one of: {names}.", names=", ".join(named)),
    )
