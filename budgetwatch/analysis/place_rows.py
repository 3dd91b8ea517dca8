"""Rows that are the places of one level of a classification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.analysis.row_words import NOT_CLASSIFIED, Keyed, RowWords, file_of, first_of, told

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.line_codes import Axis
    from budgetwatch.analysis.places import LinePlaces
    from budgetwatch.analysis.sources import Chosen


def by_place(frame: FactFrame, places: LinePlaces, axis: Axis, chosen: Chosen) -> Keyed:
    """Lines by their place; a place of which other tables of the year have a namesake has a row for each."""
    import numpy as np

    standing = places.at(axis)
    bases = (*standing.keys, NOT_CLASSIFIED)
    plain = standing.key[chosen.amounts.cell_lines]
    keyed, files = _with_families(frame, places, chosen, np.where(plain < 0, len(standing.keys), plain), len(bases))
    present = np.flatnonzero(np.bincount(keyed, minlength=1))
    key = np.zeros(len(bases) + int(keyed.max(initial=0)), dtype=np.int64)
    key[present] = np.arange(len(present))
    rows = [(bases[number % len(bases)], number // len(bases), files.get(number, "")) for number in present.tolist()]
    names = [f"{base}@{family}" if family else base for base, family, _ in rows]
    split = {base for base, _, file in rows if file}
    known = places.crosswalk.places
    linkable = np.array([base in known and not family for base, family, _ in rows], dtype=bool)

    firsts = first_of(key[keyed], chosen.amounts.cell_lines, len(names))

    def codes_of(name: str) -> tuple[int, ...]:
        return () if name in split else standing.through.get(name, ())

    def words(row: int) -> RowWords:
        return _words(places, axis, rows[row][0], rows[row][2])

    return Keyed(names, key[keyed], firsts, linkable, codes_of, words)


def _with_families(
    frame: FactFrame, places: LinePlaces, chosen: Chosen, plain: Numbers, n: int
) -> tuple[Numbers, dict[int, str]]:
    """The place and family of every line and year as one number, `n` of them a family; the file of those that have one."""
    import numpy as np

    amounts, keyed, files = chosen.amounts, plain, dict[int, str]()
    for (year, dataset), family in chosen.families.items():
        if family:
            own = places.codes.dataset[amounts.cell_lines] == dataset
            own &= (amounts.cell_years == amounts.years.index(year)) & (plain < n - 1)
            keyed = np.where(own, plain + family * n, keyed)
            files |= dict.fromkeys(np.unique(keyed[own]).tolist(), file_of(frame, dataset))
    return keyed, files


def _words(places: LinePlaces, axis: Axis, base: str, beside: str) -> RowWords:
    crosswalk = places.crosswalk
    place = crosswalk.places.get(base)
    if place is None:
        return RowWords("", "", None, axis[1])
    label = told(place.label, beside)
    return RowWords(place.code, label, place.parent, axis[1], crosswalk.above(place), crosswalk.name(place))
