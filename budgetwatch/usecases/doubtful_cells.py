"""The cells of received files that the ministry is to be asked about, each with the reason and what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from budgetwatch import analysis
from budgetwatch.domain.audience import Chosen, Item, ItemKind, correction_item
from budgetwatch.domain.correction import Correction
from budgetwatch.domain.fact import SubtotalCheck, TotalCheck
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.domain.source import CellRef, Source
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import readings
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.readings import StoredColumn, StoredTable
from budgetwatch.usecases.audiences import chosen_audiences
from budgetwatch.usecases.contracts import rows_kept_from
from budgetwatch.usecases.correcting import corrections
from budgetwatch.usecases.documents import DocumentRow, list_documents
from budgetwatch.usecases.signals_to_send import signals_to_send
from budgetwatch.usecases.version_changes import own_code

MOST = 200
"""How many cells of one column are listed for one reason; the last of them says how many more there are."""
_SEND_AMOUNT = msg("Send the amount of this cell.")
_NO_AMOUNT = frozenset({"amount-unreadable", "amount-error", "formula-uncalculated"})
_TOLD_OTHERWISE = frozenset({"total-disagrees", "subtotal-disagrees", "lines-repeated", "newer-version-of"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """One cell: the file it stands in, why it is doubtful, and what is asked of who sent it.

    `amount` is what was received there, in whole currency units; None where no amount can be read.
    """

    source: Source
    cell: CellRef
    why: Message
    asked: Message
    amount: Amount | None = None


def doubts(dossier: Dossier, job: Job = SILENT, audience: Audience = Audience.CLOSED) -> tuple[Doubt, ...]:
    """Every doubtful cell that an audience may see once, in the order of files and rows: the weightiest reason speaks for it, signals last."""
    found: dict[CellRef, Doubt] = {}
    chosen, kept_back = chosen_audiences(dossier), rows_kept_from(dossier, audience)
    corrected = tuple(
        one
        for one in corrections(dossier)
        if audience.may_see(chosen.get(correction_item(one.cell), Audience.COMMITTEE))
    )
    rows = list_documents(dossier)
    for done, row in enumerate(rows):
        job.step(msg("Looking for doubtful cells"), done, len(rows))
        for doubt in _of_table(dossier, row, corrected):
            if (row.dataset.id, doubt.cell.row) not in kept_back and not _is_told_to_others(
                doubt, row, chosen, audience
            ):
                found.setdefault(doubt.cell, doubt)
    job.step(msg("Looking for signals"))
    for cell, why, asked in signals_to_send(dossier, audience):
        amount = cell.value if isinstance(cell.value, Amount) else None
        found.setdefault(cell.cell, Doubt(cell.source, cell.cell, why, asked, amount))
    order = {row.dataset.source.sha256: place for place, row in reversed(list(enumerate(rows)))}
    return tuple(sorted(found.values(), key=lambda one: (order[one.cell.file_sha256], one.cell)))


def _is_told_to_others(doubt: Doubt, row: DocumentRow, chosen: Chosen, audience: Audience) -> bool:
    """Whether a finding says the same of this cell, which a person showed to a narrower circle."""
    finding = Item(ItemKind.FINDING, analysis.key_of_total(row.dataset.id, doubt.cell))
    return not audience.may_see(chosen.get(finding, Audience.PUBLIC))


def _of_table(dossier: Dossier, row: DocumentRow, corrected: tuple[Correction, ...]) -> Iterator[Doubt]:
    source = row.dataset.source
    yield from (_corrected(source, one) for one in corrected if one.dataset == row.dataset.id)
    yield from _disagreeing(row)
    yield from _met_while_reading(row)
    if row.dataset.facts:
        table = readings.stored(dossier, row.dataset.id)
        for column in table.columns:
            yield from _without_amount(row, table, column)
        if row.dataset.kind is not TableKind.CONTRACTS:  # a contract of several rows repeats its amounts in each
            yield from _twice(row, table)


def _corrected(source: Source, one: Correction) -> Doubt:
    """What the committee reads; its reason was written for its own record and is not sent."""
    asked = msg("Confirm this amount, or send the right one.")
    received = one.received if isinstance(one.received, Amount) else None
    if isinstance(one.corrected, Amount):
        return Doubt(source, one.cell, msg("The committee reads {amount} here.", amount=one.corrected), asked, received)
    return Doubt(source, one.cell, msg("The committee reads no amount here."), asked, received)


def _disagreeing(row: DocumentRow) -> Iterator[Doubt]:
    printed: tuple[TotalCheck | SubtotalCheck, ...] = (*row.checks.totals, *row.checks.subtotals)
    for check in printed:
        cell = check.cell if isinstance(check, SubtotalCheck) else check.stated_cell
        if cell is not None and not check.agrees:
            asked = msg("Send the right total, or the lines that it adds.")
            stated = check.stated if isinstance(check.stated, Amount) else None
            yield Doubt(row.dataset.source, cell, _gap(check), asked, stated)


def _gap(check: TotalCheck | SubtotalCheck) -> Message:
    return msg(
        "Printed {stated}; the lines add up to {added}: a gap of {gap}.",
        stated=check.stated or Amount(0),
        added=check.lines_sum,
        gap=check.gap or Amount(0),
    )


def _met_while_reading(row: DocumentRow) -> Iterator[Doubt]:
    for issue in row.checks.issues:
        if issue.cell is None or issue.severity is Severity.INFO or issue.code in _TOLD_OTHERWISE:
            continue
        asked = _SEND_AMOUNT if issue.code in _NO_AMOUNT else msg("Confirm what stands here, or correct it.")
        yield Doubt(row.dataset.source, issue.cell, issue.message, asked)


_WITHOUT = {
    Absent.ERROR: (msg("No amount can be read in this cell."), _SEND_AMOUNT),
    Absent.UNKNOWN: (
        msg("The amount of this line is not given."),
        msg("Send the amount, or say why it is not disclosed."),
    ),
    Absent.REDACTED: (
        msg("The amount of this line was removed."),
        msg("Send the amount, or say on which legal ground it is withheld."),
    ),
}


def _without_amount(row: DocumentRow, table: StoredTable, column: StoredColumn) -> Iterator[Doubt]:
    """The cells of a column that hold no amount, nil apart; beyond `MOST` a count stands for the rest."""
    for state, (why, asked) in _WITHOUT.items():
        places = [line.row for line, value in zip(table.lines, column.values, strict=True) if value is state]
        for place in islice(places, MOST):
            yield Doubt(row.dataset.source, _cell(row, place, column), why, asked)
        if len(places) > MOST:
            more = msg("{count} more cells of this column hold no amount.", count=len(places) - MOST)
            yield Doubt(row.dataset.source, _cell(row, places[MOST], column), more, asked)


def _twice(row: DocumentRow, table: StoredTable) -> Iterator[Doubt]:
    """Lines under the same codes and label, with the same amounts, after the first of them."""
    first: dict[tuple[object, ...], int] = {}
    for place, line in enumerate(table.lines):
        values = tuple(column.values[place] for column in table.columns)
        key = (own_code(line), line.label, line.year, line.period, values)
        if not any(isinstance(value, Amount) and value for value in values):
            continue
        if key in first:
            why = msg("This line says the same as that of row {row}, with the same amounts.", row=str(first[key]))
            asked = msg("Say whether these are two lines, or one printed twice.")
            amount = values[0] if isinstance(values[0], Amount) else None
            yield Doubt(row.dataset.source, _cell(row, line.row, table.columns[0]), why, asked, amount)
        first.setdefault(key, line.row)


def _cell(row: DocumentRow, place: int, column: StoredColumn) -> CellRef:
    return CellRef(row.dataset.source.sha256, row.dataset.sheet, place, column.place)
