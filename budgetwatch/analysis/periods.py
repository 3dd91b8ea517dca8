"""Stages that a table gives by months, quarters or half-years: whether these add up, and what of the year they hold.

Source: the product's rules on part-year tables. Parts add up (flows) or hold those before them (cumulated): their
headers say so, or a printed year beside them, or amounts that fall, or credits that their sum would exceed. Where
nothing shows it, they are added up and a person is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.pace import MONTHS_OF_YEAR, Counting, YearParts, months_of

if TYPE_CHECKING:
    import pandas as pd

    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.bases import Slot
    from budgetwatch.analysis.frame import FactFrame

GRAINS = ("M", "Q", "S", "C")
"""The letters of parts, the finest first."""
_ROUNDING = 1000
"""A sum is the printed year if they differ by less than one part in this many."""


@dataclass(frozen=True)
class Parts:
    """The stages that count by parts of the year, by slot; `left_out` is true for amounts that another part holds."""

    of: Mapping[Slot, YearParts] = field(default_factory=dict)
    left_out: Numbers | None = None

    def asked(self, slot: Slot) -> tuple[str, ...]:
        """The parts that a question about a slot must name; none where all of its amounts count."""
        known = self.of.get(slot)
        return known.counted if known is not None and known.counted != known.parts else ()


def read_parts(frame: FactFrame, facts: pd.DataFrame, slots: tuple[Slot, ...], slot: Numbers) -> Parts:
    """How the amounts that count stand to their year; free of cost where no table names a part of a year."""
    import numpy as np

    if not has_parts(facts):
        return Parts()
    part = facts["period"].astype(str).to_numpy()
    known: dict[Slot, YearParts] = {}
    out = np.zeros(len(facts), dtype=bool)
    for number in np.unique(slot[part != ""]).tolist():
        own = np.flatnonzero(slot == number)
        if (part[own] == "").any():
            continue  # a whole year beside parts of it that count too: mapping lets no columns through so
        told = _told(frame, slots[number], facts.iloc[own])
        known[slots[number]] = told
        out[own] = ~np.isin(part[own], told.counted)
    return Parts(known, out)


def has_parts(facts: pd.DataFrame) -> bool:
    """Whether some amount is of a part of a year."""
    return "period" in facts and any(facts["period"].astype("category").cat.categories != "")


def _told(frame: FactFrame, slot: Slot, facts: pd.DataFrame) -> YearParts:
    present = tuple(sorted(set(facts["period"].astype(str))))
    letter, months = grain_of(present)
    own = tuple(part for part in present if part.startswith(letter))
    counting, evidence = how_they_count(frame, slot, facts, own)
    counted = (max(own),) if counting is Counting.CUMULATED else own
    if counting is Counting.CUMULATED:
        months = frozenset(range(1, max(months_of(max(own)), default=0) + 1))
    basis = Basis(slot.basis) if slot.basis else None
    return YearParts(slot.dataset, slot.year, slot.measure, basis, present, counting, evidence, counted, months)


def grain_of(parts: Iterable[str]) -> tuple[str, frozenset[int]]:
    """The kind of parts that holds most of the year, of several the finest, and the months it holds."""
    held: dict[str, set[int]] = defaultdict(set)
    for part in parts:
        held[part[:1]] |= months_of(part)
    letter = max(held, key=lambda one: (len(held[one]), -GRAINS.index(one) if one in GRAINS else -len(GRAINS)))
    return letter, frozenset(held[letter])


def how_they_count(frame: FactFrame, slot: Slot, facts: pd.DataFrame, parts: tuple[str, ...]) -> tuple[Counting, str]:
    """Whether the parts of a stage add up, and the word for what shows it."""
    said = _said(frame, slot.dataset)
    if said is not None:
        return said, "person"
    if any(part.startswith("C") for part in parts):
        return Counting.CUMULATED, "header"
    if len(parts) < 2:
        return Counting.FLOWS, "alone"
    table = _by_place(frame, slot.dataset, facts, parts)
    sums = [int(value) for value in table.sum(axis=0)]
    printed = _printed_year(frame, slot)
    if printed is not None:
        return _beside(printed, sums)
    if (table[:, 1:] < table[:, :-1]).any():
        return Counting.FLOWS, "falls"
    credits_ = _credits(frame, slot.year)
    if credits_ and sums[-1] <= credits_ < sum(sums):
        return Counting.CUMULATED, "credits"
    return Counting.UNSURE, "nothing"


def _said(frame: FactFrame, dataset: int) -> Counting | None:
    """What a person decided of a table."""
    if "parts" not in frame.datasets:
        return None
    told = frame.datasets.loc[frame.datasets["dataset"] == dataset, "parts"]
    return Counting(told.iloc[0]) if len(told) and told.iloc[0] else None


def _beside(printed: int, sums: list[int]) -> tuple[Counting, str]:
    def same(value: int) -> bool:
        return abs(value - printed) * _ROUNDING <= abs(printed)

    if same(sum(sums)):
        return Counting.FLOWS, "total"
    return (Counting.CUMULATED, "total") if same(sums[-1]) else (Counting.UNSURE, "nothing")


def _printed_year(frame: FactFrame, slot: Slot) -> int | None:
    """What the table itself prints for the whole year of that stage, in a column beside the parts."""
    facts = frame.facts
    own = facts[
        (facts["dataset"] == slot.dataset)
        & (facts["year"] == slot.year)
        & (facts["measure"] == str(slot.measure))
        & (facts["basis"] == slot.basis)
        & (facts["period"] == "")
        & (facts["state"] == "")
    ]
    return sum(map(int, own["amount"])) if len(own) else None


def _credits(frame: FactFrame, year: int) -> int:
    """The largest appropriation that a table gives for a year."""
    facts = frame.facts
    given = facts[facts["measure"].isin([str(Measure.VOTED), str(Measure.REVISED)]) & facts["counts"]]
    given = given[(given["year"] == year) & (given["state"] == "")]
    sums = defaultdict[tuple[int, str], int](int)
    for dataset, measure, amount in given[["dataset", "measure", "amount"]].itertuples(index=False, name=None):
        sums[dataset, str(measure)] += int(amount)
    return max(sums.values(), default=0)


def _by_place(frame: FactFrame, dataset: int, facts: pd.DataFrame, parts: tuple[str, ...]) -> Numbers:
    """The amounts of a stage: a row per place, a column per part; 0 where there is none."""
    import numpy as np

    names, rows = np.unique(place_of_lines(frame, dataset, facts), return_inverse=True)
    columns = {part: at for at, part in enumerate(parts)}
    table = np.zeros((len(names), len(parts)), dtype=object)
    at = [columns.get(part, -1) for part in facts["period"].astype(str)]
    for row, column, amount, state in zip(rows.tolist(), at, facts["amount"], facts["state"], strict=True):
        if column >= 0 and state == "":
            table[row, column] += int(amount)
    return table


def place_of_lines(frame: FactFrame, dataset: int, facts: pd.DataFrame) -> Numbers:
    """A number for what the line of each amount is about: the line itself, or its place where lines repeat by month."""
    from budgetwatch.analysis.places import line_places

    lines = facts["line"].to_numpy()
    own = frame.lines[frame.lines["dataset"] == dataset]
    if "period" not in own or not any(own["period"] != ""):
        return lines
    import numpy as np

    places = line_places(frame)
    at = np.searchsorted(places.codes.lines, lines)
    labels, words = places.codes.words
    named = places.named(places.common([dataset]))[at]
    both: Numbers = named * max(1, len(words)) + labels[at]
    return both


def covered(parts: Iterable[YearParts]) -> frozenset[int]:
    """The months that several tables hold together."""
    return frozenset().union(*(one.months for one in parts)) & MONTHS_OF_YEAR
