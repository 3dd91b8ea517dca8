"""What was awarded without competition, by year and by the ground that the register gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetwatch.domain.code import normalised
from budgetwatch.domain.contract import Procedure
from budgetwatch.domain.figure import COUNT, ContractSelection, Figure, Operation, Trace, money, ratio
from budgetwatch.domain.money import ZERO
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.contracts import ContractRow, list_contracts


@dataclass(frozen=True, slots=True)
class DirectShare:
    """The direct awards of a year (None: not stated), all of them or those of one ground, in one currency.

    `ground` is None for all of the year, an empty text where the register gives none. The shares are of everything
    awarded in the year whose procedure is known; None where that is nothing.
    """

    year: int | None
    ground: str | None
    awarded: Figure
    contracts: int
    by_value: Figure | None
    by_number: Figure | None
    unknown: int = 0
    """How many contracts of the year say nothing of their procedure or amount: they are in no share."""


def list_direct_shares(dossier: Dossier) -> tuple[DirectShare, ...]:
    """Each year and currency, the latest first, followed by its grounds, the largest first."""
    years: dict[tuple[int | None, str], list[ContractRow]] = {}
    for row in list_contracts(dossier):
        years.setdefault((row.contract.budget_year, row.contract.currency or ""), []).append(row)
    order = sorted(years, key=lambda key: (-(key[0] or 0), key[1]))
    return tuple(share for key in order for share in _of_year(key[0], years[key]))


def _of_year(year: int | None, rows: Sequence[ContractRow]) -> Iterator[DirectShare]:
    known = [row for row in rows if row.contract.procedure is not Procedure.UNKNOWN and "awarded" in row.figures]
    direct = [row for row in known if row.contract.procedure is Procedure.DIRECT]
    yield _share(year, None, direct, known, len(rows) - len(known))
    grounds: dict[str, list[ContractRow]] = {}
    for row in direct:
        grounds.setdefault(normalised(row.contract.legal_basis or ""), []).append(row)
    shares = [_share(year, (own[0].contract.legal_basis or "").strip(), own, known) for own in grounds.values()]
    yield from sorted(shares, key=lambda one: one.awarded.amount, reverse=True)


def _share(
    year: int | None, ground: str | None, part: Sequence[ContractRow], whole: Sequence[ContractRow], unknown: int = 0
) -> DirectShare:
    awarded = _total(part)
    by_value, by_number = ratio(awarded, _total(whole)), ratio(_number(part), _number(whole))
    return DirectShare(year, ground, awarded, len(part), by_value, by_number, unknown)


def _total(rows: Sequence[ContractRow]) -> Figure:
    amount = sum((row.figures["awarded"].amount for row in rows), ZERO)
    return money(amount, rows[0].contract.currency if rows else None, _asked("awarded", rows, Operation.SUM))


def _number(rows: Sequence[ContractRow]) -> Figure:
    return Figure(len(rows), COUNT, _asked("procedure", rows, Operation.COUNT))


def _asked(field: str, rows: Sequence[ContractRow], operation: Operation) -> Trace:
    numbers = sorted(row.contract.stored for row in rows if row.contract.stored is not None)
    return Trace(operation, (ContractSelection(field, tuple(numbers)),))
