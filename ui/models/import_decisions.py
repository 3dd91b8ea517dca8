"""What a person decides on the import page, as new states of the draft; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.money import Absent

if TYPE_CHECKING:
    from budgetwatch.domain.fact import Reading
    from budgetwatch.usecases.deciding import ImportQuestion
    from budgetwatch.usecases.importing import ImportDraft

_SHARED = ("scale", "currency", "measure")
"""What one answer settles for every table that asks it; tables may well be of different years."""


def proposed(draft: ImportDraft, table: str) -> Reading:
    """A table as the file alone says it."""
    return next(one for one in draft.inspection.tables if one.layout.id == table)


def decided(draft: ImportDraft, table: str) -> Reading:
    """A table with the decisions applied; as proposed while it is not chosen."""
    return next((one for one in draft.readings if one.layout.id == table), proposed(draft, table))


def taken(draft: ImportDraft, table: str, *, taken: bool) -> ImportDraft:
    """The draft with a table among those to import, in the order of the file, or left out."""
    chosen = {*draft.tables, table} if taken else set(draft.tables) - {table}
    return draft.with_tables(tuple(one.layout.id for one in draft.inspection.tables if one.layout.id in chosen))


def with_unit(draft: ImportDraft, table: str, scale: int | None, currency: str | None) -> ImportDraft:
    """The draft with another unit or currency for a table."""
    old = draft.decided_for(table)
    return draft.with_decisions(replace(old, scale=scale or old.scale, currency=currency or old.currency), table)


def with_unit_confirmed(draft: ImportDraft, table: str) -> ImportDraft:
    """The draft with the unit of a table as it is read: an assumed unit becomes a decided one."""
    return with_unit(draft, table, decided(draft, table).layout.unit.scale, None)


def with_dashes(draft: ImportDraft, table: str, meant: Absent) -> ImportDraft:
    """The draft with what a printed dash of a table stands for."""
    return draft.with_decisions(replace(draft.decided_for(table), dashes=meant), table)


def with_received(draft: ImportDraft, moment: datetime) -> ImportDraft:
    """The draft with the day on which the file was received."""
    source = replace(draft.inspection.source, received=moment)
    return replace(draft, inspection=replace(draft.inspection, source=source))


def answered(draft: ImportDraft, question: ImportQuestion, value: Any) -> ImportDraft:
    """The draft with a person's answer to one question."""
    old = draft.decided_for(question.table)
    if question.asked == "measure" and question.column:
        new = replace(old, columns={**old.columns, question.column: value})
    else:
        new = replace(old, **{question.asked.value: value})
    return draft.with_decisions(new, question.table)


def answered_alike(draft: ImportDraft, questions: Sequence[ImportQuestion], value: Any) -> ImportDraft:
    """The draft with one answer to some questions, and to the same questions of its other tables."""
    wanted = {(one.asked, one.column) for one in questions if one.asked in _SHARED}
    alike = [one for one in draft.questions if (one.asked, one.column) in wanted and one not in questions]
    for question in (*questions, *alike):
        draft = answered(draft, question, value)
    return draft


def read_alike(draft: ImportDraft, table: str) -> frozenset[str]:
    """A table, and the chosen ones whose unit is printed in the same words: one look confirms them all."""
    unit = decided(draft, table).layout.unit
    same = (unit.how, unit.scale, unit.currency, unit.text)
    units = {one.layout.id: one.layout.unit for one in draft.readings}
    return frozenset(
        {table}
        | {name for name, other in units.items() if (other.how, other.scale, other.currency, other.text) == same}
    )


def unconfirmed(draft: ImportDraft, confirmed: frozenset[str]) -> tuple[str, ...]:
    """The chosen tables whose first amount is to be confirmed: none of a file without doubts, none that was corrected."""
    if draft.inspection.verdict is Verdict.READY:
        return ()
    return tuple(one for one in draft.tables if one not in confirmed and draft.decided_for(one).scale is None)
