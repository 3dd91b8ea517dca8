"""The rows of a comparison: which one every amount falls in, and the question that finds its amounts again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from budgetwatch.domain.code import normalised
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.figure import FactSelection, Operation, Trace
from budgetwatch.domain.measure import Measure

if TYPE_CHECKING:
    import pandas as pd

    from budgetwatch.analysis.crosswalk import Place
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.places import Axis, LinePlaces
    from budgetwatch.analysis.sources import Chosen

NOT_CLASSIFIED = "not_classified"
"""The key and flag of the row of lines that do not stand anywhere in the asked classification."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row shows: its code, its label, the key of the place above, its level, and its first line in the dossier.

    `above` is the label of the place above, named where the row's own label does not tell it from another row.
    `name` is the place as documents name it.
    """

    code: str
    label: str
    parent: str | None
    level: int
    first_line: int
    above: str = ""
    name: PlaceName | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """`keys` gives the row of every amount (aligned with the facts), `words` what each row shows.

    A row is found again by `codes` (by place) or by `lines` (of each row and year).
    """

    keys: pd.Series
    words: Mapping[str, RowWords]
    codes: Mapping[str, tuple[int, ...]]
    lines: Mapping[tuple[str, int], tuple[int, ...]]
    n_lines: Mapping[tuple[str, int], int]

    def trace(self, key: str, year: int, measure: Measure, chosen: Chosen) -> Trace:
        """The question whose answer is the row's amounts of one stage and year."""
        within = (self.codes[key],) if key in self.codes else ()
        lines = () if within else self.lines[key, year]
        return selected(chosen, year, measure, within, lines)


def selected(
    chosen: Chosen,
    year: int,
    measure: Measure,
    within: tuple[tuple[int, ...], ...] = (),
    lines: tuple[int, ...] = (),
) -> Trace:
    """The sum over the chosen tables of one stage and year; nothing more given means all their lines."""
    return Trace(
        Operation.SUM,
        tuple(
            FactSelection(measure, year, basis, within, lines, datasets)
            for basis, datasets in chosen.tables[year, measure]
        ),
    )


def arrange(frame: FactFrame, query: CompareQuery, places: LinePlaces, chosen: Chosen) -> Rows:
    """The rows that a query asks for: places of one level, or lines matched across documents."""
    if query.classification is None:
        keys, words = _by_line(frame, places, chosen)
        codes: dict[str, tuple[int, ...]] = {}
    else:
        axis = (str(query.classification), query.level)
        keys, words, split = _by_place(frame, places, axis, chosen)
        codes = {key: ids for key, ids in _codes(places, axis).items() if key not in split}
    keys = keys.astype("category")
    table = chosen.facts[["line", "year"]].assign(row=keys).drop_duplicates()
    sizes = table.groupby(["row", "year"], sort=False, observed=True).size()
    n_lines = {(key, int(year)): int(n) for (key, year), n in zip(sizes.index.tolist(), sizes.tolist(), strict=True)}
    lines: dict[tuple[str, int], list[int]] = defaultdict(list)
    for line, year, key in table[~table["row"].isin(codes)].sort_values("line").itertuples(index=False, name=None):
        lines[key, year].append(line)
    return Rows(keys, _distinct(words), codes, {at: tuple(found) for at, found in lines.items()}, n_lines)


def _distinct(words: Mapping[str, RowWords]) -> dict[str, RowWords]:
    """The words of every row, those that several rows share with the place above: `Administration (Defence)`."""
    times = Counter((row.code, row.label) for row in words.values())
    return {
        key: replace(row, label=f"{row.label} ({row.above})")
        if row.label and row.above and times[row.code, row.label] > 1
        else row
        for key, row in words.items()
    }


def _by_place(
    frame: FactFrame, places: LinePlaces, axis: Axis, chosen: Chosen
) -> tuple[pd.Series, dict[str, RowWords], frozenset[str]]:
    """Lines by their place; and the places of which other tables of the year have a namesake, in a row of its own."""
    lines = chosen.facts["line"]
    plain = lines.map(places.at(axis)["key"]).astype(object)
    plain = plain.where(plain.notna(), NOT_CLASSIFIED)
    keys, beside = plain.copy(), dict.fromkeys(plain.unique().tolist(), "")
    for (year, dataset), family in chosen.families.items():
        if family:
            own = (chosen.facts["year"] == year) & (chosen.facts["dataset"] == dataset) & (plain != NOT_CLASSIFIED)
            keys.loc[own] = plain[own] + f"@{family}"
            beside.update(dict.fromkeys(keys[own].unique().tolist(), _file(frame, dataset)))
    split = frozenset(key.rsplit("@", 1)[0] for key, file in beside.items() if file)
    base = dict(zip(keys.tolist(), plain.tolist(), strict=True))
    words = {
        key: RowWords(
            place.code,
            _told(place.label, beside[key]),
            place.parent,
            axis[1],
            first,
            places.crosswalk.above(place),
            places.crosswalk.name(place),
        )
        if (place := places.crosswalk.places.get(base[key]))
        else RowWords("", "", None, axis[1], first)
        for key, first in _first_lines(lines, keys).items()
    }
    return keys, words, split


def _codes(places: LinePlaces, axis: Axis) -> dict[str, tuple[int, ...]]:
    """The code ids through which the lines of each place stand there."""
    standing = places.at(axis)[["key", "code_id"]].drop_duplicates()
    return {str(key): tuple(sorted(ids.tolist())) for key, ids in standing.groupby("key")["code_id"]}


def _first_lines(lines: pd.Series, keys: pd.Series) -> dict[str, int]:
    first = lines.groupby(keys, sort=False).min()
    return dict(zip(first.index.tolist(), first.tolist(), strict=True))


def _by_line(frame: FactFrame, places: LinePlaces, chosen: Chosen) -> tuple[pd.Series, dict[str, RowWords]]:
    """Lines matched by the places that all tables of their year print, as deep as all of them go.

    Axes that only some years print are left aside in years whose lines are told apart without them.

    Tables that use the same codes for other money keep rows of their own.
    """
    import pandas as pd

    facts = chosen.facts
    keys = pd.Series("", index=facts.index, dtype=object)
    words: dict[str, RowWords] = {}
    wording = _Wording(frame, places)
    every_year = places.common({dataset for year in chosen.years for dataset in chosen.datasets(year)})
    for year in chosen.years:
        datasets = list(chosen.datasets(year))
        of_year = facts["year"] == year
        axes = _telling(places, pd.Series(facts.loc[of_year, "line"].unique()), places.common(datasets), every_year)
        for group in [datasets] if axes else [[dataset] for dataset in datasets]:
            wanted = of_year & facts["dataset"].isin(group)
            lines = pd.Series(facts.loc[wanted, "line"].unique())
            row_of = _line_keys(frame, places, lines, axes or places.common(group))
            for family, members in _families(group, year, chosen).items():
                own = wanted & facts["dataset"].isin(members)
                plain = row_of.loc[facts.loc[own, "line"].unique()]
                keyed = plain + f"@{family}" if family else plain
                keys.loc[own] = facts.loc[own, "line"].map(keyed)
                beside = _file(frame, members[0]) if family else ""
                for key, line in _first_lines(pd.Series(plain.index), keyed.reset_index(drop=True)).items():
                    words.setdefault(key, wording.of(str(plain[line]), line, beside))
    return keys, words


def _telling(places: LinePlaces, lines: pd.Series, own: list[Axis], shared: list[Axis]) -> list[Axis]:
    """The axes shared with the other years if they tell the lines of a year apart as well as its own do, else these."""
    if not shared or shared == own:
        return own
    enough = places.joint(lines, shared).nunique() == places.joint(lines, own).nunique()
    return shared if enough else own


def _families(group: list[int], year: int, chosen: Chosen) -> dict[int, list[int]]:
    families: dict[int, list[int]] = defaultdict(list)
    for dataset in group:
        families[chosen.families.get((year, dataset), 0)].append(dataset)
    return families


def _file(frame: FactFrame, dataset: int) -> str:
    names = frame.datasets.set_index("dataset")["name"]
    return str(names[dataset])


def _line_keys(frame: FactFrame, places: LinePlaces, lines: pd.Series, axes: list[Axis]) -> pd.Series:
    """The row of every line; lines without a place are matched by label, and stay alone where their table repeats it."""
    joint = places.joint(lines, axes)
    unplaced = joint.index[(joint == "").to_numpy()] if axes else joint.index
    if len(unplaced):
        texts = frame.lines.set_index("line").loc[unplaced, ["dataset", "label"]]
        texts = texts.assign(label=texts["label"].map(normalised))
        alone = texts.duplicated(keep=False) | (texts["label"] == "")
        named = "~" + texts["label"].astype(object)
        joint.loc[unplaced] = named.where(~alone, [f"line:{line}" for line in unplaced])
    return joint


class _Wording:
    """The words of rows that are lines."""

    def __init__(self, frame: FactFrame, places: LinePlaces) -> None:
        self._crosswalk = places.crosswalk
        self._known = places.crosswalk.places
        self._labels = frame.lines.set_index("line")["label"]
        self._codes: dict[tuple[str, int], set[str]] = defaultdict(set)
        for place in self._known.values():
            self._codes[place.classification, place.level].add(place.code)

    def of(self, key: str, line: int, beside: str) -> RowWords:
        """The words of a row of that key, which begins with that line; `beside` tells it from its namesake."""
        label = str(self._labels[line])
        if place := self._known.get(key):
            above = self._crosswalk.above(place)
            return RowWords(place.code, _told(place.label or label, beside), place.parent, place.level, line, above)
        parts = [self._known[part] for part in key.split("|") if part in self._known]
        own = max(parts, key=lambda place: self._nearness(place, label), default=None)
        above = self._crosswalk.above(own) if own else ""
        return RowWords(own.code if own else "", _told(label, beside), None, 1, line, above)

    def _nearness(self, place: Place, label: str) -> tuple[int, bool, int, int, str]:
        """Larger for the code that is the line's own, not its chapter's: the one that varies most, or carries its label."""
        named = bool(label) and normalised(place.label) == normalised(label)
        variety = len(self._codes[place.classification, place.level])
        return variety, named, place.level, len(place.code), place.code


def _told(label: str, beside: str) -> str:
    return f"{label} · {beside}" if beside else label
