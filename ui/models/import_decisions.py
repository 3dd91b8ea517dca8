"""What a person decides on the import page, as new states of the draft; nothing is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from budgetwatch.domain.fact import Reading
    from budgetwatch.usecases.deciding import ImportQuestion
    from budgetwatch.usecases.importing import ImportDraft


def proposed(draft: ImportDraft, table: str) -> Reading:
    """A table as the file alone says it."""
    return next(one for one in draft.inspection.tables if one.layout.id == table)


def decided(draft: ImportDraft, table: str) -> Reading:
    """A table with the decisions applied; as proposed while it is not chosen."""
    return next((one for one in draft.readings if one.layout.id == table), proposed(draft, table))


def taken(draft: ImportDraft, table: str, *, taken: bool) -> ImportDraft:
    """The draft with a table among those to import, or left out."""
    others = tuple(one for one in draft.tables if one != table)
    return draft.with_tables((*others, table) if taken else others)


def with_unit(draft: ImportDraft, table: str, scale: int | None, currency: str | None) -> ImportDraft:
    """The draft with another unit or currency for a table."""
    old = draft.decided_for(table)
    return draft.with_decisions(replace(old, scale=scale or old.scale, currency=currency or old.currency), table)


def with_unit_confirmed(draft: ImportDraft, table: str) -> ImportDraft:
    """The draft with the unit of a table as it is read: an assumed unit becomes a decided one."""
    return with_unit(draft, table, decided(draft, table).layout.unit.scale, None)


def answered(draft: ImportDraft, question: ImportQuestion, value: Any) -> ImportDraft:
    """The draft with a person's answer to one question."""
    old = draft.decided_for(question.table)
    if question.asked == "measure" and question.column:
        new = replace(old, columns={**old.columns, question.column: value})
    else:
        new = replace(old, **{question.asked.value: value})
    return draft.with_decisions(new, question.table)


def obstacles(draft: ImportDraft, confirmed: frozenset[str]) -> tuple[bool, tuple[str, ...]]:
    """Whether questions are open, and the chosen tables whose first amount nobody confirmed."""
    return bool(draft.questions), tuple(one for one in draft.tables if one not in confirmed)
