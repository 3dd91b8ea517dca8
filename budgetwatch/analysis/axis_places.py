"""The places that may be tagged, with the axes their lines serve, and what words alone would suggest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from budgetwatch.analysis.axis_lines import Found, PlaceSearch, tagged_lines
from budgetwatch.analysis.compared_rows import RowSums
from budgetwatch.analysis.names import telling
from budgetwatch.analysis.places import line_places
from budgetwatch.analysis.row_words import NOT_CLASSIFIED
from budgetwatch.analysis.rows import Rows, arrange
from budgetwatch.analysis.sources import Chosen, choose
from budgetwatch.domain.axis import AxisQuestion, AxisTag, PolicyAxis, Tagged, TaggedPlace
from budgetwatch.domain.code import normalised
from budgetwatch.domain.figure import Figure, Quantity, Unit
from budgetwatch.domain.measure import CHAIN, Measure

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.places import LinePlaces
    from budgetwatch.domain.comparison import CompareQuery
    from budgetwatch.domain.crosswalk import Link

_TELLS = 4
"""Letters from which a word that a place shares with an axis says something."""
_COMMON = frozenset({
    "action", "axe", "axi", "budget", "capacite", "capacity", "defence", "defense", "depense", "force", "general",
    "generale", "government", "gouvernement", "mission", "national", "nationale", "policy", "politique",
    "programme", "public", "publique", "securite", "security", "service", "strategie", "strategy",
})  # fmt: skip
"""Words that most lines of these budgets share: alone they suggest nothing."""


def taggable_places(
    frame: FactFrame, query: CompareQuery, tags: Sequence[AxisTag], links: Sequence[Link] = ()
) -> tuple[TaggedPlace, ...]:
    """Every place of a level, or every line, that a tag can stand on, in the order of the documents."""
    documents = line_places(frame)
    chosen = choose(frame, query, documents)
    places = line_places(frame, links) if links else documents
    rows = arrange(frame, query, places, chosen)
    return tuple(_Listing(frame, places, chosen, rows, tags).places())


def ask_about(places: Sequence[TaggedPlace], axes: Sequence[PolicyAxis]) -> tuple[AxisQuestion, ...]:
    """The places without an axis whose names share a telling word with exactly one axis, each as a question."""
    words = {axis: _words(f"{axis.title.fr} {axis.title.en} {axis.words}") for axis in axes}
    found: list[AxisQuestion] = []
    for place in places:
        if place.axes != {None}:
            continue
        own = _words(place.label)
        shared = [(axis, min(own & known)) for axis, known in words.items() if own & known]
        if len(shared) == 1:
            found.append(AxisQuestion(place, *shared[0]))
    return tuple(found)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in telling(text) if len(word) >= _TELLS and not word.isdigit()) - _COMMON


class _Listing:
    """The keys of a comparison's rows as places that carry tags."""

    def __init__(
        self, frame: FactFrame, places: LinePlaces, chosen: Chosen, rows: Rows, tags: Sequence[AxisTag]
    ) -> None:
        self._unit = Unit(Quantity.MONEY, frame.exponent, frame.currency)
        self._places, self._chosen, self._rows = places, chosen, rows
        self._sums = RowSums(rows, chosen.amounts)
        self._search = PlaceSearch(frame, places)
        self._lines = tagged_lines(frame, places, tags)
        self._own = {found: tag.axis for found, tag in zip(self._lines.found, self._lines.tags, strict=True)}

    def places(self) -> Iterator[TaggedPlace]:
        """One a key, with the amount of its latest year."""
        rows, axes = self._rows, self._axes()
        latest = dict(zip(rows.key.tolist(), range(len(rows)), strict=True))  # the years of a key follow one another
        for key, row in latest.items():
            name = rows.keyed.names[key]
            if name == NOT_CLASSIFIED:
                continue
            tagged, words = self._tagged(key), rows.keyed.words[key]
            own = self._own.get(self._found(tagged))
            yield TaggedPlace(
                tagged,
                words.code,
                words.label or ("" if words.code else name),
                words.level,
                axes[key],
                own,
                self._amount(row),
            )

    def _axes(self) -> dict[int, frozenset[int | None]]:
        """The axes that the lines of each key serve."""
        import numpy as np

        ids = sorted({tag.axis for tag in self._lines.tags})
        served = self._lines.served(ids)[self._chosen.amounts.cell_lines]
        width = len(ids) + 1
        found: dict[int, set[int | None]] = {}
        for pair in np.unique(self._rows.keyed.key * width + served).tolist():
            axis = pair % width
            found.setdefault(pair // width, set()).add(ids[axis] if axis < len(ids) else None)
        return {key: frozenset(axes) for key, axes in found.items()}

    def _tagged(self, key: int) -> Tagged:
        """What a tag on a row stands on: the places that its key names, or its label."""
        crosswalk = self._places.crosswalk
        name = self._rows.keyed.names[key]
        base = name if name in crosswalk.places else name.partition("@")[0]
        if base in crosswalk.places:
            return Tagged((crosswalk.name(crosswalk.places[base]),))
        names = tuple(crosswalk.name(crosswalk.places[part]) for part in base.split("|") if part in crosswalk.places)
        line = int(self._rows.keyed.first[key])
        return Tagged(names, "" if names else str(self._places.codes.texts.iat[line]))

    def _found(self, tagged: Tagged) -> Found:
        return self._search.find(tagged) or (frozenset(), normalised(tagged.label))

    def _amount(self, row: int) -> Figure | None:
        stages = self._sums.of(row)
        order = (Measure.VOTED, Measure.REVISED, *reversed(CHAIN))
        stage = next((one for one in order if one in stages), None)
        if stage is None:
            return None
        return Figure(stages[stage], self._unit, self._rows.traces(row, [stage], self._chosen)[stage])
