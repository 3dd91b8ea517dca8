"""Received documents and their checks, worded for the Documents page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Amount
from budgetwatch.domain.terms import MEASURES, TABLE_KINDS
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
    (msg("Cell"), False),
    (msg("Printed"), True),
    (msg("Sum of lines"), True),
    (msg("Gap"), True),
)
_EXECUTED = frozenset({"committed", "verified", "ordered", "paid"})


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
    kind, years = TABLE_KINDS[dataset.kind], _years(dataset.years)
    if dataset.kind is TableKind.CONTRACTS:
        count = msgn("{count} contract", "{count} contracts", dataset.contracts)
    else:
        count = msgn("{count} line", "{count} lines", dataset.lines)
    return msg("{kind} {years} · {count}", kind=kind, years=years, count=count)


def _years(years: tuple[int, ...]) -> str:
    if not years:
        return "—"
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def stages(row: DocumentRow, language: Language) -> Cell:
    """The stages that a table shows, named by the furthest."""
    measures = row.dataset.measures
    if not measures:
        return Cell("")
    text = language.word(MEASURES[measures[-1]])
    tone = "ok" if _EXECUTED & set(measures) else "inf" if measures[-1].value == "proposed" else "plain"
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


def check_rows(
    totals: tuple[TotalCheck, ...], subtotals: tuple[SubtotalCheck, ...], scale: int, language: Language
) -> list[tuple[TotalCheck | SubtotalCheck, tuple[Cell, ...]]]:
    """Printed totals against recomputed ones, those that disagree first; amounts in `scale` currency units."""
    checks: list[TotalCheck | SubtotalCheck] = [one for one in totals if one.stated is not None]
    checks += subtotals
    checks.sort(key=lambda one: one.agrees)
    return [(one, tuple(_check_cells(one, scale, language))) for one in checks]


def _check_cells(check: TotalCheck | SubtotalCheck, scale: int, language: Language) -> Iterator[Cell]:
    tone = "" if check.agrees else "ale"
    cell = check.cell if isinstance(check, SubtotalCheck) else check.stated_cell
    yield Cell(named(check, language), strong=not check.agrees, tip=named(check, language))
    yield Cell(cell.a1 if cell is not None else "", tone="ink3")
    for amount in (check.stated, check.lines_sum):
        yield Cell(_shown(amount, scale, language), right=True)
    gap = _shown(check.gap, scale, language)
    sign = "+" if check.gap is not None and check.gap.mantissa > 0 and not check.agrees else ""
    yield Cell(sign + gap, right=True, tone=tone, strong=bool(tone))


def named(check: TotalCheck | SubtotalCheck, language: Language) -> str:
    """What a total is the total of."""
    if isinstance(check, SubtotalCheck):
        return check.label
    stage = language.word(MEASURES[check.measure]) if check.measure is not None else ""
    parts = [
        stage,
        check.basis.value if check.basis else "",
        str(check.year or ""),
        check.variant or "",
        check.filter or "",
    ]
    return language.word(msg("Total, {what}", what=" ".join(part for part in parts if part)))


def _shown(amount: Amount | None, scale: int, language: Language) -> str:
    return "—" if amount is None else language.number(amount.decimal / scale)
