"""What a register leaves open: days that no calendar has, blank fields, contracts in several rows, suppliers as words."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.fact import Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.terms import FIELDS
from budgetwatch.mapping import register_words as words
from budgetwatch.mapping.register_rows import nameless
from budgetwatch.mapping.sheets import Sheet

_ESSENTIAL = ("buyer", "supplier", "awarded", "procedure_text")
_OF_DAY = ("signed", "award_date")
_LISTED = 50  # rows of one kind that are named one by one


def contract_doubts(sha256: str, sheet: Sheet, reading: Reading) -> Iterator[Issue]:
    """One issue for each way in which a register is open, with how many contracts it concerns; none is left out."""
    if not reading.contracts:
        return
    yield from _nameless(sha256, sheet, reading)
    columns = reading.contracts[0].columns
    for field in words.DATES:
        if field in columns:
            yield from _dates(sha256, sheet, reading, field, columns[field])
    yield from _blank(sha256, sheet, reading)
    yield from _repeated(sha256, sheet, reading)
    if "supplier" in columns and not {"supplier_id", "trade_register"} & columns.keys():
        yield Issue(
            "suppliers-by-name",
            Severity.INFO,
            msg(
                "The register gives no registration number: suppliers are told apart by their names, without legal form."
            ),
            CellRef(sha256, sheet.grid.sheet, reading.contracts[0].rows[0], columns["supplier"]),
        )


def _nameless(sha256: str, sheet: Sheet, reading: Reading) -> Iterator[Issue]:
    """Rows counted as contracts that no number, subject or party names: one may be a sum, or go on with the row above."""
    layout = reading.layout
    for row in nameless(sheet, layout.columns, [line.row for line in reading.lines])[:_LISTED]:
        yield Issue(
            "line-without-label",
            Severity.WARNING,
            msg("This row is counted as a contract, and no number, subject or party says which one."),
            CellRef(sha256, layout.sheet, row, layout.area.left),
        )


def _dates(sha256: str, sheet: Sheet, reading: Reading, field: str, column: int) -> Iterator[Issue]:
    """Cells of a column of dates that hold something else: those days count as unknown."""
    found = [
        (one.rows[0], text)
        for one in reading.contracts
        if getattr(one, field) is None and (text := sheet.text(one.rows[0], column))
    ]
    if found:
        yield Issue(
            "contract-dates-unreadable",
            Severity.WARNING if any(sign.isdigit() for _, text in found for sign in text) else Severity.INFO,
            msgn(
                "{field}: {count} cell is no day of the calendar (“{text}”); it counts as unknown.",
                "{field}: {count} cells are no day of the calendar (“{text}” …); they count as unknown.",
                len(found),
                field=FIELDS[field],
                text=found[0][1],
            ),
            CellRef(sha256, sheet.grid.sheet, found[0][0], column),
        )


def _blank(sha256: str, sheet: Sheet, reading: Reading) -> Iterator[Issue]:
    """The contracts that lack what most rules need; a missing column is said once."""
    columns = reading.contracts[0].columns
    for field in (*_ESSENTIAL, "day"):
        places = [columns[one] for one in (_OF_DAY if field == "day" else (field,)) if one in columns]
        named = FIELDS["signed" if field == "day" else field]
        if not places:
            yield Issue(
                "contract-column-missing",
                Severity.INFO,
                msg("No column gives this: {field}. What needs it is unavailable, not clean.", field=named),
            )
        elif without := [one for one in reading.contracts if _lacks(one, field)]:
            yield Issue(
                "contract-fields-blank",
                Severity.INFO,
                msgn(
                    "{field}: {count} contract of {whole} gives none; it stays in the register.",
                    "{field}: {count} contracts of {whole} give none; they stay in the register.",
                    len(without),
                    field=named,
                    whole=len(reading.contracts),
                ),
                CellRef(sha256, sheet.grid.sheet, without[0].rows[0], places[0]),
            )


def _lacks(contract: Contract, field: str) -> bool:
    return getattr(contract, field) in (None, "")


def _repeated(sha256: str, sheet: Sheet, reading: Reading) -> Iterator[Issue]:
    """Contracts of which two rows say the same to the letter: each counts once."""
    area = reading.layout.area
    twice = [
        one
        for one in reading.contracts
        if len(one.rows) > 1
        and len({tuple(sheet.text(row, at) for at in range(area.left, area.right + 1)) for row in one.rows})
        < len(one.rows)
    ]
    if twice:
        yield Issue(
            "contract-printed-twice",
            Severity.INFO,
            msgn(
                "{count} contract is printed twice to the letter; it counts once.",
                "{count} contracts are printed twice to the letter; each counts once.",
                len(twice),
            ),
            CellRef(sha256, sheet.grid.sheet, twice[0].rows[1], area.left),
        )
