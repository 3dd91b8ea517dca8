"""What the dialog and the segment of perimeters show: places to pick from, and two perimeters side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.domain.comparison import ComparisonRow
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.perimeter import WHOLE, Perimeter
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.models.figures import FigureRow, figure_cell
from ui.models.rows import Cell, Heading

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.perimeter_places import ListedPlace, SideBySide
    from budgetwatch.usecases.perimeter_proposals import Proposal

EVERYTHING = msg("Everything in the documents")
MOST = 3_000
"""Places that a person can still pick from; deeper levels of a longer list are left out."""

Line = tuple[FigureRow, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class PerimeterChoices:
    """The perimeters kept, those to start from, and the places to pick; `shortened` where deeper levels are left out."""

    kept: tuple[Perimeter, ...]
    used: Perimeter
    proposals: tuple[Proposal, ...]
    places: tuple[ListedPlace, ...]
    shortened: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """The perimeters kept, and two of them side by side; everything in the documents is one too."""

    kept: tuple[Perimeter, ...]
    told: SideBySide


def look(dossier: Dossier, _job: Job) -> PerimeterChoices:
    """What can be chosen in a dossier."""
    from budgetwatch.usecases.perimeter_places import list_places
    from budgetwatch.usecases.perimeter_proposals import propose_perimeters
    from budgetwatch.usecases.perimeters import in_force, list_perimeters

    every = list_places(dossier)
    places = _coarsest(every)
    kept = list_perimeters(dossier)
    return PerimeterChoices(
        kept, in_force(dossier), propose_perimeters(dossier), places, shortened=len(places) < len(every)
    )


def _coarsest(places: Sequence[ListedPlace]) -> tuple[ListedPlace, ...]:
    """Whole levels, the coarsest first, as long as people can pick from them."""
    counts, taken = Counter(one.name.level for one in places), 0
    deepest = 0
    for level in sorted(counts):
        taken += counts[level]
        if deepest and taken > MOST:
            break
        deepest = level
    return tuple(one for one in places if one.name.level <= deepest)


def name_of(perimeter: Perimeter, language: Language) -> str:
    """The name of a perimeter, or the words for everything."""
    return language.word(EVERYTHING) if perimeter.is_whole else perimeter.name


def read_beside(names: Sequence[str]) -> Callable[[Dossier, Job], Beside]:
    """A reading that sets two perimeters side by side, by their names; others take the place of those that are gone."""

    def read(dossier: Dossier, _job: Job) -> Beside:
        from budgetwatch.usecases.perimeter_places import set_beside
        from budgetwatch.usecases.perimeters import in_force, list_perimeters

        kept = list_perimeters(dossier)
        known = {one.name: one for one in (WHOLE, *kept)}
        asked = [known[name] for name in names if name in known]
        used = in_force(dossier)
        others = [one for one in (WHOLE, used, *kept) if one not in asked]
        return Beside(kept, set_beside(dossier, [*asked, *others][:2]))

    return read


def side_headings(beside: SideBySide, language: Language) -> tuple[Heading, ...]:
    """Year and stage, both perimeters, the second less the first, and the second as a part of the first."""
    names = (Heading(name_of(one, language), right=True) for one in beside.perimeters)
    return (
        Heading(language.word(msg("Year"))),
        Heading(language.word(msg("Stage"))),
        *names,
        Heading(language.word(msg("Difference")), right=True),
        Heading(language.word(msg("Second ÷ first")), right=True),
    )


def side_lines(beside: SideBySide, scale: int, language: Language) -> Iterator[Line]:
    """A row for every year and stage that one of the two has, then the execution rate of the year."""
    left, right = ({row.year: row for row in one.totals} for one in beside.comparisons)
    for year in beside.years:
        here, there = left.get(year), right.get(year)
        for measure in CHAIN:
            pair = _stage(here, measure), _stage(there, measure)
            if any(pair):
                yield _line(year, language.word(MEASURES[measure]), pair, _apart(*pair), scale, language)
        rates = here.rate if here else None, there.rate if there else None
        if any(rates):
            yield _line(year, language.word(msg("execution rate")), rates, (None, None), scale, language)


def _stage(row: ComparisonRow | None, measure: Measure) -> Figure | None:
    return row.stages.get(measure) if row else None


Pair = tuple[Figure | None, Figure | None]


def _apart(first: Figure | None, second: Figure | None) -> Pair:
    """The second less the first, and the second as a part of the first."""
    if first is None or second is None or first.unit.currency != second.unit.currency:
        return None, None
    return difference(second, first), ratio(second, first)


def _line(year: int, name: str, pair: Pair, apart: Pair, scale: int, language: Language) -> Line:
    cells = [Cell(str(year)), Cell(name), *(figure_cell(figure, scale, language) for figure in pair)]
    cells += [
        figure_cell(figure, scale, language, signed=figure is apart[0]) if figure else Cell("") for figure in apart
    ]
    return FigureRow(f"{year} {name}", (None, None, *pair, *apart)), tuple(cells)
