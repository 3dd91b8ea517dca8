"""The tables of a file in a list: what each holds, what it comes to, and why it is taken or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from budgetwatch.domain.issue import Severity
from budgetwatch.domain.layout import Role, TableKind
from budgetwatch.domain.measure import Flow
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import MEASURES, TABLE_KINDS
from ui.models.import_view import checks, fields_of, role_words
from ui.models.rows import Cell

if TYPE_CHECKING:
    from budgetwatch.domain.fact import Inspection, Reading, TotalCheck
    from budgetwatch.i18n import Language
    from ui.models.import_course import Standing

HEADS = (
    (msg("Import"), False),
    (msg("Picture"), False),
    (msg("Table"), False),
    (msg("Holds"), False),
    (msg("Comes to"), True),
    (msg("State"), False),
)
_STAGES = 8
_ADDED_UP = "table-added-up"


def table_rows(standing: Standing, language: Language) -> list[tuple[Reading, tuple[Cell, ...]]]:
    """One row per table found, in the order of the file."""
    draft = standing.draft
    chosen = {one.layout.id: one for one in standing.readings}
    shown = [chosen.get(one.layout.id, one) for one in draft.inspection.tables]
    return [(one, tuple(_cells(one, draft.inspection, language, taken=one.layout.id in chosen))) for one in shown]


def _cells(reading: Reading, inspection: Inspection, language: Language, *, taken: bool) -> Iterator[Cell]:
    layout, word = reading.layout, language.word
    area = layout.area
    size = msg("{rows} rows × {columns} columns", rows=area.bottom - area.top + 1, columns=area.right - area.left + 1)
    said = msg("to import") if taken else msg("left out")
    yield Cell("", icon="circle-check" if taken else "circle-dashed", tone="ok" if taken else "ink3", spoken=word(said))
    yield Cell("", spoken=word(size))
    yield Cell(layout.sheet, meta=f"{area.a1} · {word(size)}", tip=layout.id)
    count = (
        msgn("{count} contract", "{count} contracts", len(reading.contracts))
        if layout.kind is TableKind.CONTRACTS
        else msgn("{count} line", "{count} lines", len(reading.lines))
    )
    kind = word(TABLE_KINDS[layout.kind])
    yield Cell(kind[:1].upper() + kind[1:], meta=word(count))
    yield Cell(*sum_words(reading, language), right=True)
    yield _state(reading, inspection, language, taken=taken)


def sum_words(reading: Reading, language: Language) -> tuple[str, str]:
    """What the first counting column of a table adds up to, and the stage and year it is of."""
    first = next((one for one in reading.totals if one.counts), None)
    if first is None:
        return "", ""
    money = language.money(first.lines_sum, reading.layout.unit.currency)
    return money, _of(first, language)


def _of(check: TotalCheck, language: Language) -> str:
    stage = language.word(MEASURES[check.measure]) if check.measure is not None else ""
    return " ".join(part for part in (stage, str(check.year or ""), check.basis or "") if part)


def _state(reading: Reading, inspection: Inspection, language: Language, *, taken: bool) -> Cell:
    word = language.word
    if is_hidden(reading, inspection):
        return Cell(word(msg("hidden sheet")), tag=True, tone="att")
    if taken:
        doubtful = sum(1 for one in reading.issues if one.severity is not Severity.INFO)
        if doubtful:
            text = msgn("{count} point to verify", "{count} points to verify", doubtful)
            return Cell(word(text), tag=True, tone="att")
        return Cell(word(msg("to import")), tag=True, tone="ok")
    return Cell(word(msg("left out")), tag=True, tone="plain", tip=word(why_not(reading)))


def summary(reading: Reading, language: Language) -> tuple[Message, ...]:
    """What was read of a table, for a person who imports it without looking further: unit, stages, rows, totals."""
    layout, unit = reading.layout, reading.layout.unit
    named = language.unit(unit.scale, unit.currency) or language.word(msg("not said"))
    where = (
        msg("Unit: {unit}, read in {cell}", unit=named, cell=unit.cell)
        if unit.cell
        else msg("Unit: {unit}", unit=named)
    )
    stages = [
        " ".join(part for part in role_words(one, language) if part)
        for one in layout.columns
        if one.role is Role.AMOUNT and one.counts
    ]
    printed = checks(reading)
    gaps = sum(1 for one in printed if not one.agrees)
    told = [where]
    if stages:
        told.append(
            msg("Amounts: {stages}", stages=", ".join(stages[:_STAGES]) + (" …" if len(stages) > _STAGES else ""))
        )
    if printed:
        told.append(
            msgn(
                "{agree} of {count} printed total agrees with its lines",
                "{agree} of {count} printed totals agree with their lines",
                len(printed),
                agree=len(printed) - gaps,
            )
        )
    else:
        told.append(msg("No total is printed"))
    return tuple(told)


def is_hidden(reading: Reading, inspection: Inspection) -> bool:
    """Whether a table stands on a sheet that was hidden."""
    return any(one.hidden and one.name == reading.layout.sheet for one in inspection.sheets)


def why_not(reading: Reading) -> Message:
    """Why a table is proposed for the import, or is not."""
    layout = reading.layout
    added = next((one.message for one in reading.issues if one.code == _ADDED_UP), None)
    if added is not None:
        return added
    if layout.primary_reason is not None:
        stated = msg("It is proposed for the import: {reason}", reason=layout.primary_reason)
        left = msg("It is not proposed: {reason}", reason=layout.primary_reason)
        return stated if layout.primary else left
    if layout.primary:
        return msg("It is proposed for the import: no other table of the file holds its money.")
    if layout.kind is not TableKind.BUDGET and not fields_of(layout.kind):
        return msg("It is not proposed: it holds no amounts of a budget or of contracts.")
    if layout.flow is Flow.REVENUE:
        return msg("It is not proposed: it is revenue, which is kept apart from expenditure.")
    return msg("It is not proposed: another table of the file already holds its money, which would be counted twice.")
