"""The amounts that answer a query, inside its perimeter, and the places that their lines stand at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from budgetwatch.analysis.perimeters import bound
from budgetwatch.analysis.places import line_places
from budgetwatch.analysis.sources import choose
from budgetwatch.domain.perimeter import WHOLE

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.places import LinePlaces
    from budgetwatch.analysis.sources import Chosen
    from budgetwatch.domain.comparison import CompareQuery
    from budgetwatch.domain.crosswalk import Link


def look_for(frame: FactFrame, query: CompareQuery, links: Sequence[Link] = ()) -> tuple[Chosen, LinePlaces]:
    """What is chosen for a query, and the places as linked.

    Tables are chosen by what documents alone say: what a person said of places moves amounts from row to row, never in
    or out of a total.
    """
    places = line_places(frame, links)
    return bound(choose(frame, query, line_places(frame)), query.perimeter or WHOLE, frame, places), places
