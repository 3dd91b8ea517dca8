"""What a person reads in a field of a contract instead of what the register writes; the register stays as received."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from budgetwatch.domain.code import normalised
from budgetwatch.domain.contract import AMOUNTS, Contract, Procedure
from budgetwatch.domain.contract_field import ContractField, FieldValue
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.figure import ContractSelection
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.terms import FIELDS
from budgetwatch.store import contract_fields as kept
from budgetwatch.store import selections
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.contract_lines import TOUCHED, find_numbered
from budgetwatch.usecases.correcting import NoReason, correct_cell, withdraw_correction
from budgetwatch.usecases.done import Done

_YES, _NO = ("yes", "oui", "o", "y"), ("no", "non", "n")


class WrongValue(BudgetWatchError):
    """A text that the field cannot hold."""

    code = "contract-field-unreadable"
    default = msg("This field cannot hold that.")
    default_advice = msg(
        "Dates are written such as 2024-03-31, numbers in digits, yes or no in full; nothing means unknown."
    )


def correct_field(dossier: Dossier, number: str, field: str, text: str, reason: str, author: str = "") -> Done[None]:
    """Let a contract's field read as `text` (empty: nothing is known); an amount, in whole units, is corrected in its cell.

    Raises:
        NoReason: nobody says why.
        NotFound: no such contract or field, or the register has no cell for that amount.
        NoNumber: the register does not number the contract.
        WrongValue: the field cannot hold that text.
    """
    if not reason.strip():
        raise NoReason
    contract = find_numbered(dossier, number)
    label = _label(number, field, text.strip())
    if field in AMOUNTS:
        correct_cell(dossier, _cell(dossier, contract, field), _amount(text), reason, author)
    else:
        told = ContractField(number, field, _read(field, text.strip()), reason.strip(), author)
        with dossier.change(label, author) as change:
            kept.put(change, told)
    return Done(None, TOUCHED, label)


def withdraw_field(dossier: Dossier, number: str, field: str, author: str = "") -> Done[None]:
    """Let a field read as received again; NotFound where nobody reads it otherwise."""
    label = msg("Read the contract {contract} as received again", contract=number)
    if field in AMOUNTS:
        withdraw_correction(dossier, _cell(dossier, find_numbered(dossier, number), field), author)
        return Done(None, TOUCHED, label)
    if (number, field) not in {(one.contract, one.field) for one in kept.listed(dossier)}:
        raise NotFound(msg("Nobody reads this field of the contract {contract} otherwise.", contract=number))
    with dossier.change(label, author) as change:
        kept.remove(change, number, field)
    return Done(None, TOUCHED, label)


def list_fields(dossier: Dossier) -> tuple[ContractField, ...]:
    """Every field that people read otherwise, in the order of the contract numbers; amounts are among the corrected cells."""
    return kept.listed(dossier)


def _label(number: str, field: str, text: str) -> Message:
    named = FIELDS.get(field, Message(field))
    return msg("Correct the contract {contract}, {field}: “{text}”", contract=number, field=named, text=text)


def _cell(dossier: Dossier, contract: Contract, field: str) -> CellRef:
    found = selections.cells(dossier, ContractSelection(field, (contract.stored or 0,)))
    if not found:
        raise NotFound(
            msg("The register has no cell for that amount of the contract {contract}.", contract=contract.id),
            msg("Ask the ministry for a register with that column."),
        )
    return found[0].cell


def _amount(text: str) -> Amount | Absent:
    written = "".join(text.split()).replace(",", ".")
    if not written:
        return Absent.UNKNOWN
    try:
        return Amount.parse(written)
    except ValueError as error:
        raise WrongValue from error


def _read(field: str, text: str) -> FieldValue:
    """The value of a text for a field; an empty one says that nothing is known."""
    reader = READERS.get(field)
    if reader is None:
        raise NotFound(
            msg("A contract has no field {field} that can be corrected.", field=field),
            msg("Fields: {fields}.", fields=", ".join((*READERS, *AMOUNTS))),
        )
    try:
        return reader(text)
    except ValueError as error:
        raise WrongValue from error


def _day(text: str) -> date | None:
    if not text:
        return None
    return date.fromisoformat(text) if "-" in text else datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone


def _number(text: str) -> int | None:
    return int(text) if text else None


def _truth(text: str) -> bool | None:
    if not text:
        return None
    if normalised(text) in _YES + _NO:
        return normalised(text) in _YES
    raise ValueError(text)


def _procedure(text: str) -> Procedure:
    return Procedure(text) if text else Procedure.UNKNOWN


_DAYS = ("published", "deadline", "award_date", "signed", "due", "received", "last_paid", "approved")
_TEXTS = (
    "subject", "buyer", "supplier", "supplier_id", "trade_register", "owner", "address", "phone", "legal_basis", "approval",
    "category", "kind", "budget_line",
)  # fmt: skip
READERS: Mapping[str, Callable[[str], FieldValue]] = {
    **dict.fromkeys(_TEXTS, str),
    "procedure": _procedure,
    **dict.fromkeys(_DAYS, _day),
    "year": _number,
    "offers": _number,
    "secret": _truth,
    "guaranteed": _truth,
}
"""How a person's text is read for each field that is no amount."""
CORRECTED = tuple(field for field in FIELDS if field in READERS or field in AMOUNTS)
"""The fields that a person may read otherwise, in the order of their words."""
