"""Rows that are lines, matched across documents by the places they stand at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from budgetwatch.analysis.row_words import Keyed, RowWords, file_of, first_of, told
from budgetwatch.domain.code import Classification, normalised

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.crosswalk import Place
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.line_codes import Axis
    from budgetwatch.analysis.places import LinePlaces
    from budgetwatch.analysis.sources import Chosen


class _Part(NamedTuple):
    """Some lines of one year, by their places in the amounts' cells: the number of the name that matches each of them.

    `plain` is that name without what tells its table from those that use the same codes, `file` the words for that.
    """

    cells: Numbers
    plain: Numbers
    keyed: Numbers
    file: str


def by_line(frame: FactFrame, places: LinePlaces, chosen: Chosen) -> Keyed:
    """Lines matched by the places that all tables of their year print, as deep as all of them go.

    Axes that only some years print are left aside in years whose lines are told apart without them.

    Tables that use the same codes for other money keep rows of their own.
    """
    import numpy as np

    nothing = np.zeros(0, dtype=np.int64)
    parts = [*_parts(frame, places, chosen), _Part(nothing, nothing, nothing, "")]
    cells, plain, keyed = (np.concatenate([part[at] for part in parts]) for at in range(3))
    present = np.flatnonzero(np.bincount(keyed, minlength=1))
    compact = np.zeros(len(places.names.texts), dtype=np.int64)
    compact[present] = np.arange(len(present))
    key = np.zeros(len(cells), dtype=np.int64)
    key[cells] = compact[keyed]
    # Year comes after year: what a row is called, and where it stands, is said by its first year.
    firsts = first_of(compact[keyed], np.arange(len(cells)), len(present))
    lines = chosen.amounts.cell_lines[cells[firsts]]
    ends = np.cumsum([len(part.cells) for part in parts])
    texts, wording = places.names.texts, LineWording(places)

    def words(row: int) -> RowWords:
        part = int(np.searchsorted(ends, firsts[row], side="right"))
        return wording.of(texts[plain[firsts[row]]], int(lines[row]), parts[part].file)

    names = [texts[number] for number in present.tolist()]
    return Keyed(names, key, lines, np.zeros(len(names), dtype=bool), lambda _: (), words)


def _parts(frame: FactFrame, places: LinePlaces, chosen: Chosen) -> Iterator[_Part]:
    """The lines of each year, table by table where the tables share no axis, and family by family."""
    import numpy as np

    amounts = chosen.amounts
    owners = places.codes.dataset[amounts.cell_lines]
    every_year = places.common({dataset for year in chosen.years for dataset in chosen.datasets(year)})
    for year in chosen.years:
        datasets = list(chosen.datasets(year))
        of_year = np.flatnonzero(amounts.cell_years == amounts.years.index(year))
        axes = _telling(places, amounts.cell_lines[of_year], places.common(datasets), every_year)
        for group in [datasets] if axes else [[dataset] for dataset in datasets]:
            cells = of_year[np.isin(owners[of_year], group)]
            names = _names(places, amounts.cell_lines[cells], axes or places.common(group))
            for family, members in _families(group, year, chosen).items():
                own = np.isin(owners[cells], members)
                keyed = _in_family(places, names[own], family)
                yield _Part(cells[own], names[own], keyed, file_of(frame, members[0]) if family else "")


def _telling(places: LinePlaces, lines: Numbers, own: list[Axis], shared: list[Axis]) -> list[Axis]:
    """The axes shared with the other years if they tell the lines of a year apart as well as its own do, else these."""
    import numpy as np

    if not shared or shared == own:
        return own
    enough = len(np.unique(places.joint(shared)[lines])) == len(np.unique(places.joint(own)[lines]))
    return shared if enough else own


def _families(group: list[int], year: int, chosen: Chosen) -> dict[int, list[int]]:
    families: dict[int, list[int]] = defaultdict(list)
    for dataset in group:
        families[chosen.families.get((year, dataset), 0)].append(dataset)
    return families


def _in_family(places: LinePlaces, names: Numbers, family: int) -> Numbers:
    import numpy as np

    if not family:
        return names
    distinct, at = np.unique(names, return_inverse=True)
    return places.names.numbers(f"{places.names.texts[name]}@{family}" for name in distinct.tolist())[at]


def _names(places: LinePlaces, lines: Numbers, axes: Sequence[Axis]) -> Numbers:
    """The row of every line; lines without a place are matched by label, and stay alone where their table repeats it."""
    import numpy as np

    names = places.joint(axes)[lines]
    unplaced = np.flatnonzero(names == 0)
    if not len(unplaced):
        return names
    labels, texts = places.codes.words
    own = labels[lines[unplaced]]
    printed = places.codes.dataset[lines[unplaced]] * len(texts) + own
    _, at, times = np.unique(printed, return_inverse=True, return_counts=True)
    nameless = np.array([not text for text in texts], dtype=bool)
    alone = (times[at] > 1) | nameless[own]
    ids = places.codes.lines[lines[unplaced[alone]]].tolist()
    names[unplaced[alone]] = places.names.numbers(f"line:{line}" for line in ids)
    distinct, at = np.unique(own[~alone], return_inverse=True)
    names[unplaced[~alone]] = places.names.numbers(f"~{texts[label]}" for label in distinct.tolist())[at]
    return names


class LineWording:
    """The words of rows that are lines."""

    def __init__(self, places: LinePlaces) -> None:
        self._crosswalk = places.crosswalk
        self._known = places.crosswalk.places
        self._lines = places.codes
        self._codes: dict[Axis, set[str]] = defaultdict(set)
        for place in self._known.values():
            self._codes[place.classification, place.level].add(place.code)

    def of(self, key: str, line: int, beside: str) -> RowWords:
        """The words of a row of that key, which begins with that line; `beside` tells it from its namesake."""
        label = str(self._lines.texts.iat[line])
        if place := self._known.get(key):
            above = self._crosswalk.above(place)
            return RowWords(place.code, told(place.label or label, beside), place.parent, place.level, above)
        parts = [self._known[part] for part in key.split("|") if part in self._known]
        plain = normalised(label)
        own = max(parts, key=lambda place: self._nearness(place, plain), default=None)
        if own is None or not own.label:
            above = self._crosswalk.above(own) if own else ""
            return RowWords(own.code if own else "", told(label, beside), None, 1, above)
        return self._named(label, plain, own, parts, beside)

    def _named(self, label: str, plain: str, own: Place, parts: Sequence[Place], beside: str) -> RowWords:
        """The words of a line at several places: never the code of one with the label of another.

        A label that is that of a place does not name the line: the nature does, if there is one, with the other places.
        """
        carried = [place for place in parts if plain and normalised(place.label) == plain]
        if not carried:
            return RowWords("", told(label, beside), None, 1, self._listed(parts))
        nature = [place for place in parts if place.classification == Classification.NATURE and place.label]
        named = (nature or ([own] if own in carried else carried))[0]
        others = self._listed([place for place in parts if place is not named])
        name = " — ".join(part for part in (named.label, others) if part)
        return RowWords(named.code, told(name, beside), None, 1, self._crosswalk.above(named))

    def _listed(self, places: Sequence[Place]) -> str:
        """The places that tell a line from others, what it is for last."""
        telling = [place for place in places if len(self._codes[place.classification, place.level]) > 1]
        telling.sort(key=lambda place: place.classification == Classification.NATURE)
        return ", ".join(" ".join(part for part in (place.code, place.label) if part) for place in telling)

    def _nearness(self, place: Place, label: str) -> tuple[int, bool, int, int, str]:
        """Larger for the code that is the line's own, not its chapter's: the one that varies most, or carries its label."""
        named = bool(label) and normalised(place.label) == label
        variety = len(self._codes[place.classification, place.level])
        return variety, named, place.level, len(place.code), place.code
