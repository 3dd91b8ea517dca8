"""The bridge of every programme and year: LFI plus what acts gave, minus what they took, against the printed LFR.

Source: credit bridge of the UEMOA finance laws (revised = voted + amending laws + advance decrees + carry-overs +
integrations + virements and transfers received − given − cancellations; freezes withhold and do not move).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from budgetwatch.analysis.movements.sides import BETWEEN, MOVING, WITHHOLDING, Side, moved, sides
from budgetwatch.domain.bridge import Bridges, CreditBridge, Movement
from budgetwatch.domain.code import normalised
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.credit_act import ActKind, CreditAct
from budgetwatch.domain.figure import Figure, Operation, RecordSelection, Trace, difference, money, ratio
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.money import ZERO, Amount


@dataclass(frozen=True, slots=True)
class _Share:
    """One side of one act at a programme: which field of which record."""

    act: CreditAct
    field: str
    receives: bool


def build_bridges(comparison: Comparison, acts: Iterable[CreditAct]) -> Bridges:
    """A bridge per row and year that an act names, in the order of the comparison; acts that cannot be placed are kept.

    An act is placed by the code of a programme, else by its label; one whose words fit two rows is not placed.
    """
    unplaced: dict[str, list[CreditAct]] = defaultdict(list)
    placed: dict[tuple[str, int], list[_Share]] = defaultdict(list)
    find = _Finder(comparison.rows)
    for act in acts:
        why = _place(act, comparison.query.basis, find, placed)
        if why:
            unplaced[why].append(act)
    rows = {(row.key, row.year): row for row in comparison.rows}
    bridges = tuple(_bridge(row, placed[at], comparison.currency) for at, row in rows.items() if at in placed)
    return Bridges(bridges, {why: tuple(left) for why, left in unplaced.items()})


class _Finder:
    """Finds the row that an act speaks of."""

    def __init__(self, rows: Sequence[ComparisonRow]) -> None:
        self._codes: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._labels: dict[tuple[str, int], set[str]] = defaultdict(set)
        for row in rows:
            self._codes[row.code, row.year].add(row.key)
            self._labels[normalised(row.label), row.year].add(row.key)

    def row(self, side: Side, year: int) -> str | None:
        """The key of the one row of that year that the side names."""
        by_code = self._codes.get((side.code, year), set()) if side.code else set()
        found = by_code or (self._labels.get((normalised(side.label), year), set()) if side.label else set())
        return next(iter(found)) if len(found) == 1 else None


def _place(
    act: CreditAct, basis: Basis | None, find: _Finder, placed: dict[tuple[str, int], list[_Share]]
) -> str | None:
    """Add the act to the rows that it names; why it could not be placed, None where every side could."""
    amount, year = moved(act, basis), act.year or (act.date.year if act.date else None)
    if act.kind not in MOVING | WITHHOLDING:
        return "kind"
    if year is None or amount is None:
        return "year" if year is None else "amount"
    found = [(find.row(side, year), side) for side in sides(act)]
    for key, side in found:
        if key is not None:
            placed[key, year].append(_Share(act, amount[0], side.receives))
    return None if found and all(key is not None for key, _ in found) else "programme"


def _bridge(row: ComparisonRow, shares: Sequence[_Share], currency: str | None) -> CreditBridge:
    voted, revised = row.whole(Measure.VOTED), row.whole(Measure.REVISED)
    movements, withheld = (tuple(_movements(shares, currency, kinds)) for kinds in (MOVING, WITHHOLDING))
    expected = _expected(voted, movements) if voted else None
    between = [one for one in movements if one.kind in (BETWEEN - {ActKind.REALLOCATION})]
    received = added([one.received for one in between])
    given = added([one.given for one in between])
    return CreditBridge(
        row.key,
        row.code,
        row.label,
        row.year,
        voted,
        movements,
        expected,
        revised,
        difference(revised, expected) if revised and expected else None,
        _frozen(withheld),
        ratio(received, voted) if received and voted else None,
        ratio(given, voted) if given and voted else None,
        withheld,
    )


def _movements(shares: Sequence[_Share], currency: str | None, kinds: Collection[ActKind]) -> Iterator[Movement]:
    """One movement per kind of act, in the order of the kinds; a freeze takes and its release gives, whatever side is named."""
    for kind in (kind for kind in ActKind if kind in kinds):
        own = [share for share in shares if share.act.kind is kind]
        if own:
            received = _total([share for share in own if _gives(share)], currency)
            given = _total([share for share in own if not _gives(share)], currency)
            yield Movement(kind, received, given)


def _gives(share: _Share) -> bool:
    return share.act.kind is ActKind.UNFREEZE if share.act.kind in WITHHOLDING else share.receives


def _frozen(withheld: Sequence[Movement]) -> Figure | None:
    """What freezes took less what their releases gave back; None without a freeze in the dossier."""
    taken, back = added([one.given for one in withheld]), added([one.received for one in withheld])
    return difference(taken, back) if taken and back else taken


def _total(shares: Sequence[_Share], currency: str | None) -> Figure | None:
    """The exact sum of the amounts of some sides, with the records it is asked from."""
    if not shares:
        return None
    by_field: Mapping[str, list[_Share]] = {
        name: [share for share in shares if share.field == name] for name in ("ae", "cp", "amount")
    }
    asked = tuple(
        RecordSelection(name, tuple(share.act.stored or 0 for share in own)) for name, own in by_field.items() if own
    )
    amount = sum((_amount(share) for share in shares), ZERO)
    return money(amount, currency or shares[0].act.currency, Trace(Operation.SUM, asked))


def _amount(share: _Share) -> Amount:
    amount: Amount = getattr(share.act, share.field)
    return amount


def added(figures: Sequence[Figure | None]) -> Figure | None:
    """The sum of the figures that are known; None where none is."""
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None
    total = sum((figure.amount for figure in known), ZERO)
    return money(total, known[0].unit.currency, Trace(Operation.SUM, tuple(figure.trace for figure in known)))


def acts_of(bridge: CreditBridge) -> frozenset[int]:
    """The numbers of the records that a bridge is made of."""
    figures = (figure for move in (*bridge.movements, *bridge.withheld) for figure in (move.received, move.given))
    asked = (one for figure in figures if figure is not None for one in figure.trace.inputs)
    return frozenset(record for one in asked if isinstance(one, RecordSelection) for record in one.records)


def _expected(voted: Figure, movements: Sequence[Movement]) -> Figure:
    received = added([voted, *(one.received for one in movements)])
    given = added([one.given for one in movements])
    if received is None or given is None:
        return received or voted
    made = difference(received, given)
    return Figure(made.value, made.unit, Trace(Operation.SUM, (made.trace,)))  # a level, not a change
