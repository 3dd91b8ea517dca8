"""The contract signals that the committee decided to ask about, as questions on cells of the register: neutral, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from budgetwatch.domain.figure import ContractSelection
from budgetwatch.domain.finding import Audience, Finding, Judgement, State, Subject
from budgetwatch.domain.message import Message, msg
from budgetwatch.store import selections
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.found import Found
from budgetwatch.usecases.contracts import ContractRow, list_contracts, list_flags

_LOOKED_AT = {
    "BW01": "procedure",
    "BW02": "legal_basis",
    "BW03": "approval",
    "BW04": "secret",
    "BW05": "awarded",
    "BW06": "category",
    "BW07": "signed",
    "BW12": "owner",
    "BW14": "supplier",
    "BW16": "amended",
    "BW18": "paid",
    "BW19": "advance",
    "BW20": "delivered",
    "BW21": "received",
    "BW22": "due",
    "BW25": "budget_line",
}
"""The field of a contract that each signal looks at: its cell is marked."""
_OTHERWISE = ("awarded", "subject", "supplier", "id")
"""Where to mark a contract whose register lacks that field."""


def signals_to_send(dossier: Dossier, audience: Audience = Audience.CLOSED) -> Iterator[tuple[Found, Message, Message]]:
    """Each cell of a contract that a signal names, the signal and its question; only signals that are to be asked about.

    What the committee wrote of a signal for itself stays in the committee.
    """
    rows = list_contracts(dossier, audience)
    numbers = {row.contract.id: row for row in rows}
    stored = {row.contract.stored: row for row in rows}
    for judged in list_flags(dossier, audience):
        finding = judged.finding
        seen = audience.may_see(finding.audience)
        if (
            seen
            and judged.judgement is Judgement.TO_ASK
            and finding.state is State.FIRED
            and finding.question is not None
        ):
            why = msg("Signal: {title}. It is a reason to ask, and proves no irregularity.", title=finding.title)
            for row in _named(finding, numbers, stored):
                if (cell := _cell(dossier, row, finding.code)) is not None:
                    yield cell, why, finding.question


def _named(
    finding: Finding, numbers: Mapping[str, ContractRow], stored: Mapping[int | None, ContractRow]
) -> list[ContractRow]:
    """The contracts behind a signal, each once."""
    named = (row for subject in finding.subjects for row in _behind(subject, numbers, stored))
    return list({row.contract.stored: row for row in named}.values())


def _behind(
    subject: Subject, numbers: Mapping[str, ContractRow], stored: Mapping[int | None, ContractRow]
) -> Sequence[ContractRow]:
    asked = subject.amount.trace.inputs if subject.amount is not None else ()
    found = [
        stored[one] for part in asked if isinstance(part, ContractSelection) for one in part.contracts if one in stored
    ]
    return found or ([numbers[subject.id]] if subject.id in numbers else [])


def _cell(dossier: Dossier, row: ContractRow, code: str) -> Found | None:
    columns = row.contract.columns
    field = next((name for name in (_LOOKED_AT.get(code, ""), *_OTHERWISE) if name in columns), None)
    if field is None or row.contract.stored is None:
        return None
    found = selections.cells(dossier, ContractSelection(field, (row.contract.stored,)))
    return found[0] if found else None
