"""How much of the budget is kept from view: classified, lump-sum or undetailed amounts over the total.

Source: F2.8 and checklist B02, D17, I02 of the product; the words are those of `resources/groups/opacity.toml`. Each line
counts once; amounts removed or unknown are counted in cells, because nobody can add them up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from budgetwatch.analysis.line_codes import line_codes
from budgetwatch.analysis.proportions.composition import Frame, compose, line_numbers
from budgetwatch.analysis.proportions.standing import Membership, by_codes, by_labels
from budgetwatch.analysis.proportions.withheld import added, find_withheld, rate_with
from budgetwatch.analysis.rows import selected
from budgetwatch.domain.code import Classification
from budgetwatch.domain.figure import COUNT, Figure, Operation, Trace, ratio
from budgetwatch.domain.grouping import UNALLOCATED, Grouping
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.money import Absent
from budgetwatch.domain.proportions import Composition, Opacity, Withheld

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame
    from budgetwatch.analysis.printed_totals import CheckedTable

UNDETAILED = "undetailed"
MOST = 50
"""Lines told of each component, the largest first."""
_AXES = (Classification.PROGRAMME, Classification.ADMINISTRATION, Classification.NATURE)
_UNKNOWN = (Absent.UNKNOWN, Absent.ERROR)
_UNTOLD = 2
"""How `Amounts.missing` marks an amount that nobody can tell."""


def find_opacity(
    frame: Frame, words: Grouping, stage: Measure, tables: Sequence[CheckedTable] = ()
) -> Iterator[Opacity]:
    """The opacity of every year that has the stage; `tables` hold the printed totals that tell what is withheld."""
    lines = _Lines(frame, words, tables)
    for one in compose(frame, lines.membership):
        if one.stage is stage:
            yield lines.told(one)


class _Lines:
    """Which line is kept from view, and why."""

    def __init__(self, frame: Frame, words: Grouping, tables: Sequence[CheckedTable]) -> None:
        self._frame, self._tables = frame, tables
        self.membership = Membership(words.keys, _components(frame, words), ())

    def told(self, one: Composition) -> Opacity:
        """The components of a year and stage, their rate, and the cells without an amount."""
        found = [part.amount for part in one.parts if part.key != UNALLOCATED and part.amount is not None]
        hidden = added(found) or Figure(0, one.total.unit, Trace(Operation.SUM, ()))
        withheld = self._withheld(one)
        return Opacity(
            one,
            hidden,
            ratio(hidden, one.total),
            self._cells(one, (Absent.REDACTED,)),
            self._cells(one, _UNKNOWN),
            tuple(self._largest(one)),
            withheld,
            rate_with(hidden, withheld, one.total) if withheld else None,
        )

    def _withheld(self, one: Composition) -> Figure | None:
        """What printed totals hold beyond the lines, in the tables of the year and stage that hide a cell.

        A perimeter has no printed total of its own.
        """
        hiding = set(line_codes(self._frame.facts).dataset[self._unreadable_lines(one)].tolist())
        if not hiding or self._frame.chosen.bounds is not None:
            return None
        tables = self._frame.chosen.tables[one.year, one.stage]
        slots = {(dataset, basis) for basis, datasets in tables for dataset in datasets if dataset in hiding}
        return find_withheld(self._tables, one.year, one.stage, slots)

    def _cells(self, one: Composition, states: tuple[Absent, ...]) -> Figure | None:
        """How many cells of the year and stage are in one of these states; None where none is."""
        lines = self._unreadable(one)
        if not len(lines):
            return None
        facts = self._frame.facts.facts
        wanted = (facts["year"] == one.year) & (facts["measure"] == str(one.stage)) & facts["counts"]
        wanted &= facts["state"].isin([str(state) for state in states]) & facts["line"].isin(lines)
        found = tuple(sorted(set(facts.loc[wanted, "line"].tolist())))
        if not found:
            return None
        trace = selected(self._frame.chosen, one.year, one.stage, lines=found)
        return Figure(len(found), COUNT, Trace(Operation.COUNT, trace.inputs))

    def _unreadable(self, one: Composition) -> Numbers:
        """The numbers of the lines whose cell of the year and stage holds no amount that anyone can tell."""
        lines: Numbers = line_numbers(self._frame.facts)[self._unreadable_lines(one)]
        return lines

    def _unreadable_lines(self, one: Composition) -> Numbers:
        amounts = self._frame.chosen.amounts
        lines: Numbers = amounts.line[self._here(one) & (amounts.missing == _UNTOLD)]
        return lines

    def _here(self, one: Composition) -> Numbers:
        """Which amounts are of the year and stage."""
        amounts = self._frame.chosen.amounts
        of_year = amounts.year == amounts.years.index(one.year)
        here: Numbers = of_year & (amounts.stage == amounts.stages.index(one.stage))
        return here

    def _largest(self, one: Composition) -> Iterator[Withheld]:
        """The largest lines of each component."""
        import numpy as np

        amounts = self._frame.chosen.amounts
        known = np.flatnonzero(self._here(one) & (amounts.missing == 0))
        group = self.membership.group[amounts.line[known]]
        for place, key in enumerate(self.membership.keys[:-1]):
            rows = known[group == place]
            for row in rows[np.argsort(-amounts.value[rows], kind="stable")][:MOST].tolist():
                yield self._line(one, key, row)

    def _line(self, one: Composition, key: str, row: int) -> Withheld:
        frame, amounts = self._frame, self._frame.chosen.amounts
        codes, line = line_codes(frame.facts), int(amounts.line[row])
        trace = selected(frame.chosen, one.year, one.stage, lines=(int(codes.lines[line]),))
        return Withheld(key, str(codes.texts.iloc[line]), Figure(int(amounts.value[row]), frame.unit, trace))


def _components(frame: Frame, words: Grouping) -> Numbers:
    """The component of every line: by its own label, by what it stands under, else for want of a nature."""
    import numpy as np

    own = by_labels(frame.facts, words)
    codes = by_codes(frame.facts, words, _AXES, deepest=True)
    above = np.array([one.above for one in words.groups] + [False])[codes.group]
    group = np.where(own < codes.none, own, np.where(above, codes.group, codes.none))
    bare = ~_natured(frame.facts)
    natured_somewhere = bare[frame.chosen.amounts.line].any() and not bare[frame.chosen.amounts.line].all()
    if natured_somewhere and UNDETAILED in words.keys:
        group = np.where((group == codes.none) & bare, words.keys.index(UNDETAILED), group)
    return group


def _natured(frame: FactFrame) -> Numbers:
    """Whether each line carries an economic nature."""
    import numpy as np

    codes = line_codes(frame)
    natures = [at for at, (classification, _) in enumerate(codes.axes) if classification == Classification.NATURE]
    having = np.zeros(len(codes.lines), dtype=bool)
    having[codes.line[codes.rows_at(natures)]] = True
    return having
