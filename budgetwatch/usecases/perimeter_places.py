"""The places that a perimeter may count or leave out, and perimeters beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from budgetwatch import analysis
from budgetwatch.analysis import ListedPlace
from budgetwatch.domain.code import Classification, normalised
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import msg
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.store import links
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import compare, main_query
from budgetwatch.usecases.current import facts, once

__all__ = ["ListedPlace", "Perimeter", "SideBySide", "find_place", "list_places", "set_beside"]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Perimeters with what each adds up to, in the same years and stages."""

    perimeters: tuple[Perimeter, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that one of them has, oldest first."""
        return tuple(sorted({year for one in self.comparisons for year in one.years}))


def list_places(dossier: Dossier) -> tuple[ListedPlace, ...]:
    """Every place that the dossier's lines stand at, by classification, level and code."""
    return once(dossier, "places to pick", lambda: analysis.list_places(facts(dossier), links.listed(dossier)))


def find_place(dossier: Dossier, text: str) -> PlaceName:
    """The place that `CLASSIFICATION:CODE`, `CLASSIFICATION:LABEL` or a code, a label or both as lists show them, means.

    Raises:
        NotFound: no place is called so, or several are.
    """
    axis, _, rest = text.partition(":")
    named = axis in {str(one) for one in Classification}
    asked = rest if named else text
    known = [one.name for one in list_places(dossier) if not named or one.name.classification == axis]
    found = (
        [one for one in known if one.code == asked]
        or [one for one in known if normalised(one.label) == normalised(asked)]
        or [one for one in known if normalised(f"{one.code} {one.label}") == normalised(asked)]
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(
            msg("{text} may mean several places.", text=text),
            msg("Name the classification too: {choices}.", choices=", ".join(_written(one) for one in found[:5])),
        )
    raise NotFound(
        msg("The dossier has no place called {text}.", text=text),
        msg("Use the comparison to see which codes and labels it has."),
    )


def _written(name: PlaceName) -> str:
    return f"{name.classification}:{name.code or name.label}"


def set_beside(dossier: Dossier, perimeters: Sequence[Perimeter]) -> SideBySide:
    """What perimeters add up to, one beside the other, each year's tables chosen alike."""
    query = main_query(dossier)
    told = (compare(dossier, replace(query, perimeter=one)) for one in perimeters)
    return SideBySide(tuple(perimeters), tuple(told))
