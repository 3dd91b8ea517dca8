"""The bridge from the voted to the revised appropriation, from the registers of acts in the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.analysis import movements
from budgetwatch.domain.bridge import Bridges, CreditBridge
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.credit_act import CreditAct
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Finding
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.perimeter import WHOLE
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import compare, levels_read_first
from budgetwatch.usecases.current import once
from budgetwatch.usecases.materiality import limits
from budgetwatch.usecases.perimeters import in_force
from budgetwatch.usecases.registers import list_records

_NOTHING = msg("nothing")


def build_bridges(dossier: Dossier, query: CompareQuery | None = None) -> Bridges:
    """A bridge for every place and year that an act names; without a query, at the level that acts speak of most.

    A bridge is of a whole place, whatever part of it a perimeter counts: an act may take from inside what it gives
    outside. Places of which the perimeter in force counts nothing are left out.
    """
    if query is None:
        return once(dossier, "bridges", lambda: _most_placed(dossier))
    return once(dossier, f"bridges {query}", lambda: _inside(dossier, query, _built(dossier, query)))


def _built(dossier: Dossier, query: CompareQuery) -> Bridges:
    return movements.build_bridges(compare(dossier, replace(query, perimeter=WHOLE)), list_acts(dossier))


def _inside(dossier: Dossier, query: CompareQuery, built: Bridges) -> Bridges:
    """The bridges of places of which the perimeter in force counts something."""
    if in_force(dossier).is_whole:
        return built
    counted = {(row.key, row.year) for row in compare(dossier, query).rows}
    inside = [(one.key, one.year) in counted for one in built.bridges]
    return replace(
        built,
        bridges=tuple(one for one, counts in zip(built.bridges, inside, strict=True) if counts),
        outside=tuple(one for one, counts in zip(built.bridges, inside, strict=True) if not counts),
    )


def notes_on_bridges(built: Bridges) -> tuple[Message, ...]:
    """What a perimeter leaves out of the bridges: how many places, and what acts gave to them and took from them."""
    if not built.outside:
        return ()
    every = tuple(received_and_given(one) for one in built.outside)
    received, given = (movements.added([sides[at] for sides in every]) for at in (0, 1))
    return (
        msgn(
            "{count} place outside the perimeter is left out: acts gave it {received} and took {given} from it.",
            "{count} places outside the perimeter are left out: acts gave them {received} and took {given} from them.",
            len(built.outside),
            received=received or _NOTHING,
            given=given or _NOTHING,
        ),
    )


def _most_placed(dossier: Dossier) -> Bridges:
    """The coarsest level of places at which the fewest acts stay without one."""
    if not list_acts(dossier):
        return Bridges((), {})
    built = [build_bridges(dossier, query) for query in levels_read_first(dossier) or [CompareQuery()]]
    return min(built, key=lambda told: sum(map(len, told.unplaced.values())))


def list_acts(dossier: Dossier) -> tuple[CreditAct, ...]:
    """Every act of the visible registers, in the order of import."""
    rows = list_records(dossier, TableKind.ACTS)
    return tuple(row.record for row in rows if isinstance(row.record, CreditAct))


def moving_cap(dossier: Dossier) -> Message:
    """Beyond which part of its vote the movements of a programme are looked at, and how sure that limit is."""
    return movements.cap(limits(dossier))


def limit_of_moves(dossier: Dossier) -> int:
    """The same limit in millionths of the vote, as shares are counted."""
    return int(limits(dossier).moved * 10**6)


def received_and_given(bridge: CreditBridge) -> tuple[Figure | None, Figure | None]:
    """All that acts gave to a programme, and all that they took from it; None where they did not."""
    received = movements.added([move.received for move in bridge.movements])
    return received, movements.added([move.given for move in bridge.movements])


def find_in_movements(dossier: Dossier) -> tuple[Finding, ...]:
    """What the movements ask; nothing where the dossier has no register of acts."""
    acts = list_acts(dossier)
    if not acts:
        return ()
    built = build_bridges(dossier)
    return movements.find_in_movements(built, _not_only_outside(acts, built), limits(dossier))


def _not_only_outside(acts: Sequence[CreditAct], built: Bridges) -> tuple[CreditAct, ...]:
    """The acts that move something inside the perimeter, and those that nobody could place."""
    outside = frozenset[int]().union(*map(movements.acts_of, built.outside))
    inside = frozenset[int]().union(*map(movements.acts_of, built.bridges))
    return tuple(act for act in acts if act.stored not in outside - inside)
