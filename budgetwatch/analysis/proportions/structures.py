"""The budget by nature of spending and by force, and the ratios of equipment.

Source: domain rules of the product, section 7: titles to personnel, operations, transfers, investment; equipment over
total; operations over equipment; the share that nothing tells apart is always shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from budgetwatch.analysis.line_codes import line_codes
from budgetwatch.analysis.proportions.composition import Frame, compose
from budgetwatch.analysis.proportions.standing import Membership, by_codes, by_labels
from budgetwatch.domain.code import Classification
from budgetwatch.domain.figure import ratio
from budgetwatch.domain.grouping import Grouping
from budgetwatch.domain.proportions import EquipmentRatios, Structure

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame

PERSONNEL, OPERATIONS, INVESTMENT, EQUIPMENT = "personnel", "operations", "investment", "equipment"
"""The groups that ratios and the wage bill speak of, by their keys in the lists."""
_OF_FORCES = (Classification.PROGRAMME, Classification.ADMINISTRATION)


def cut_by_nature(frame: Frame, natures: Grouping) -> Structure:
    """Personnel, operations, transfers, investment and the rest, for every year and stage."""
    found = natures_of(frame.facts, natures)
    return Structure(natures, tuple(compose(frame, found)), found.named)


def natures_of(frame: FactFrame, natures: Grouping) -> Membership:
    """The group of every line by its economic nature, the coarsest level that the list knows deciding."""
    return by_codes(frame, natures, (Classification.NATURE,))


def cut_by_force(frame: Frame, forces: Grouping) -> Structure:
    """Each force with what is its own: by the column of forces where there is one, else by programmes and administrations."""
    named = Classification.FORCE in {axis for axis, _ in line_codes(frame.facts).axes}
    axes = (Classification.FORCE,) if named else _OF_FORCES
    found = by_codes(frame.facts, forces, axes, deepest=True)
    return Structure(forces, tuple(compose(frame, found)), found.named)


def equipment_ratios(frame: Frame, natures: Grouping, investments: Grouping) -> Iterator[EquipmentRatios]:
    """The ratios of every year and stage some of whose investment is known to be equipment."""
    split = _split(frame, natures, investments)
    operations = {
        (one.year, one.stage): one.part(OPERATIONS) for one in compose(frame, natures_of(frame.facts, natures))
    }
    for one in compose(frame, split):
        equipment, unsplit = one.part(EQUIPMENT), one.part("unsplit")
        if equipment is None or equipment.amount is None:
            continue
        upkeep = operations[one.year, one.stage]
        yield EquipmentRatios(
            one.year,
            one.stage,
            equipment.amount,
            equipment.share,
            ratio(upkeep.amount, equipment.amount) if upkeep and upkeep.amount else None,
            unsplit.share if unsplit else None,
        )


def _split(frame: Frame, natures: Grouping, investments: Grouping) -> Membership:
    """Lines of investment by what they buy; `unsplit` where nothing says, and all other lines apart."""
    import numpy as np

    found = natures_of(frame.facts, natures)
    invests = found.group == found.keys.index(INVESTMENT)
    keys = (*investments.keys[:-1], "unsplit", investments.keys[-1])
    bought = _bought(frame.facts, investments)
    return Membership(keys, np.where(invests, bought, len(keys) - 1), ())


def _bought(frame: FactFrame, investments: Grouping) -> Numbers:
    """What each line buys by its own label, else by the most detailed label of its codes."""
    import numpy as np

    own = by_labels(frame, investments)
    codes = by_codes(frame, investments, (Classification.NATURE, Classification.PROGRAMME), deepest=True)
    return np.where(own < codes.none, own, codes.group)
