"""Received documents and their checks, worded for the Documents page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.figure import FactSelection, Figure, Operation, Trace, money
from budgetwatch.domain.layout import Layout, TableKind
from budgetwatch.domain.measure import CHAIN, EXECUTION, Basis, Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Amount
from budgetwatch.domain.record import RECORDS
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.terms import MEASURES, RECORD_FIELDS, TABLE_KINDS
from budgetwatch.i18n import Language
from ui.models.rows import Cell, Heading

if TYPE_CHECKING:
    from budgetwatch.usecases.documents import DocumentRow

FILES = (
    (msg("No."), True),
    (msg("Document"), False),
    (msg("Shows"), False),
    (msg("Received"), False),
    (msg("Check of totals"), False),
)
CHECKS = (
    (msg("Total"), False),
    (msg("Stage"), False),
    (msg("Cell"), False),
    (msg("Printed"), True),
    (msg("Sum of lines"), True),
    (msg("Gap"), True),
)


def headings(columns: tuple[tuple[Message, bool], ...], language: Language) -> tuple[Heading, ...]:
    """The heads of a table's columns."""
    return tuple(Heading(language.word(text), right) for text, right in columns)


def file_cells(number: int, row: DocumentRow, language: Language) -> tuple[Cell, ...]:
    """One imported table as a row: number, file and content, stages, date, and how its totals came out."""
    dataset, word = row.dataset, language.word
    return (
        Cell(language.number(number), right=True, tone="ink3"),
        Cell(dataset.source.name, meta=word(content(row)), tip=dataset.table),
        stages(row, language),
        Cell(language.date(dataset.imported_at.astimezone())),
        verdict(row, language),
    )


def content(row: DocumentRow) -> Message:
    """What a table holds: kind, years and number of lines."""
    dataset = row.dataset
    kind = TABLE_KINDS[dataset.kind]
    if dataset.kind is TableKind.CONTRACTS:
        count = msgn("{count} contract", "{count} contracts", dataset.contracts)
    else:
        count = msgn("{count} line", "{count} lines", dataset.lines)
    if not dataset.years:
        return msg("{kind} · {count}", kind=kind, count=count)
    return msg("{kind} {years} · {count}", kind=kind, years=span(dataset.years), count=count)


def span(years: Sequence[int]) -> str:
    """The first and the last of some years, or one year alone."""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def stages(row: DocumentRow, language: Language) -> Cell:
    """The stages that a table shows, named by the furthest."""
    measures = row.dataset.measures
    if not measures:
        return Cell("")
    furthest = max(measures, key=lambda one: CHAIN.index(one) if one in CHAIN else -1)
    text = language.word(MEASURES[furthest])
    tone = "ok" if furthest in EXECUTION else "inf" if furthest is Measure.PROPOSED else "plain"
    spoken = ", ".join(language.word(MEASURES[one]) for one in measures)
    return Cell(text, tag=True, tone=tone, tip=spoken, spoken=spoken)


def verdict(row: DocumentRow, language: Language) -> Cell:
    """How the printed totals came out: agreeing, or how many do not."""
    word = language.word
    if row.disagree:
        total = row.agree + row.disagree
        text = msgn("{count} gap of {total}", "{count} gaps of {total}", row.disagree, total=total)
        return Cell(word(text), icon="alert-octagon", tone="ale")
    if row.doubts:
        text = msgn("{count} point to verify", "{count} points to verify", len(row.doubts))
        return Cell(word(text), icon="alert-triangle", tone="att")
    if row.agree:
        return Cell(word(msgn("{count} agrees", "{count} agree", row.agree)), icon="check", tone="ok")
    return Cell(word(msg("no printed total")), icon="minus", tone="ink3")


_FIELDS = {name: text for fields in RECORD_FIELDS.values() for name, text in fields.items()}
"""What the printed totals of registers are totals of."""

Check: TypeAlias = TotalCheck | SubtotalCheck


def check_rows(row: DocumentRow, language: Language, *, together: bool = False) -> list[tuple[Check, tuple[Cell, ...]]]:
    """Printed totals against recomputed ones, those that disagree first; amounts in the unit the sheet prints.

    Where the sheet prints none, what its lines add up to stands alone. `together` names the stage beside the label.
    """
    kept = row.checks
    printed: list[Check] = [one for one in kept.totals if one.stated is not None]
    printed += kept.subtotals
    printed.sort(key=lambda one: one.agrees)
    if not printed and row.dataset.kind not in RECORDS:
        printed += [one for one in kept.totals if one.counts]
    return [(one, tuple(_check_cells(one, kept.layout, language, together=together))) for one in printed]


def unwitnessed(row: DocumentRow) -> Message | None:
    """What a sheet without a printed total means, and what to do; None where one is printed."""
    if row.agree or row.disagree:
        return None
    if row.dataset.kind in RECORDS or row.dataset.kind is TableKind.CONTRACTS:
        return msg("This register prints no total: compare the number of its rows with what was announced.")
    return msg(
        "This sheet prints no total: nothing bears witness to its lines. Compare what they add up to with the document, or ask the sender for a total."
    )


def sum_figure(check: Check, row: DocumentRow) -> Figure | None:
    """What the lines of a column add up to, as a figure; None where its stage or year is not known."""
    if not isinstance(check, TotalCheck) or check.measure is None or check.year is None:
        return None
    asked = FactSelection(check.measure, check.year.number, check.basis, datasets=(row.dataset.id,))
    return money(check.lines_sum, row.dataset.currency, Trace(Operation.SUM, (asked,)))


def _check_cells(check: Check, layout: Layout, language: Language, *, together: bool) -> Iterator[Cell]:
    tone = "" if check.agrees else "ale"
    name, place = named(check, layout, language), cell_of(check)
    yield Cell(name if together else label_of(check, language), strong=not check.agrees, tip=name, spoken=name)
    yield Cell(stage_of(check, layout, language), tone="ink2")
    yield Cell(place.a1 if place is not None else "", tone="ink3")
    for amount in (check.stated, check.lines_sum):
        yield Cell(plain(amount, layout, language), right=True)
    yield Cell(gap_words(check, layout, language), right=True, tone=tone, strong=bool(tone))


def cell_of(check: Check) -> CellRef | None:
    """Where a total is printed."""
    return check.cell if isinstance(check, SubtotalCheck) else check.stated_cell


def named(check: Check, layout: Layout, language: Language) -> str:
    """What a total is the total of, with its stage and basis."""
    label, stage = label_of(check, language), stage_of(check, layout, language)
    return language.word(msg("{label}, {stage}", label=label, stage=stage)) if stage else label


def label_of(check: Check, language: Language) -> str:
    """The label printed beside a subtotal; the year and what else is known of a total."""
    if isinstance(check, SubtotalCheck):
        return check.label
    variant = language.word(_FIELDS[check.variant]) if check.variant in _FIELDS else check.variant
    parts = (str(check.year or ""), variant or "", check.filter or "")
    return language.word(msg("Total {what}", what=" ".join(part for part in parts if part)))


def stage_of(check: Check, layout: Layout, language: Language) -> str:
    """The stage and basis of the column that a total stands in."""
    if isinstance(check, TotalCheck):
        return _stage(check.measure, check.basis, language)
    column = next((one for one in layout.columns if one.index == check.cell.column), None)
    return _stage(column.measure, column.basis, language) if column is not None else ""


def _stage(measure: Measure | None, basis: Basis | None, language: Language) -> str:
    stage = language.word(MEASURES[measure]) if measure is not None else ""
    return " ".join(part for part in (stage, basis or "") if part)


def plain(amount: Amount | None, layout: Layout, language: Language) -> str:
    """An amount in the unit that the sheet prints."""
    return "—" if amount is None else language.number(amount.decimal / layout.unit.scale)


def gap_words(check: Check, layout: Layout, language: Language) -> str:
    """The gap of a total with its sign, in the unit that the sheet prints."""
    sign = "+" if check.gap is not None and check.gap.mantissa > 0 and not check.agrees else ""
    return sign + plain(check.gap, layout, language)
