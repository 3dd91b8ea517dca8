"""Reference marks: each figure belongs to one mark, which the annex resolves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from budgetwatch.domain.document import Document, Words
from budgetwatch.domain.figure import CellSelection, ContractSelection, FactSelection, Figure, Trace
from budgetwatch.rendering.places import Key, Labelled, Place, places

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, what it stands beside, the figures it explains, and the marks that explain the others there."""

    name: str
    title: Words
    figures: tuple[Labelled, ...]
    others: tuple[str, ...] = ()


class Marks:
    """The marks of a document: `A` for the budget, `B` for contracts, `C` for cells named one by one."""

    def __init__(self, document: Document) -> None:
        self._owner: dict[Figure, str] = {}
        self._shown: dict[Key, tuple[str, ...]] = {}
        self._last = dict.fromkeys("ABC", 0)
        self.listed: list[Mark] = []
        for place in places(document.blocks, document.title):
            self._shown[place.key] = self._mark(place)
        self.listed.sort(key=lambda mark: (mark.name[0], int(mark.name[2:])))

    def numbers(self) -> dict[Trace, str]:
        """The number of each figure that has one of its own: its mark, with its row and column in a table."""
        found: dict[Trace, str] = {}
        for mark in self.listed:
            names = [number_of(mark, place) for place in range(len(mark.figures))]
            for one, name in zip(mark.figures, names, strict=True):
                if names.count(name) == 1:
                    found.setdefault(one.figure.trace, name)
        return found

    def beside(self, key: Key) -> str:
        """What is printed beside that block or item: `[A-1]`, `[A-2, B-1]`, or nothing."""
        names = self._shown.get(key, ())
        return f"[{', '.join(names)}]" if names else ""

    def of(self, figure: Figure) -> str:
        """The mark that explains a figure."""
        return self._owner[figure]

    def _mark(self, place: Place) -> tuple[str, ...]:
        others = tuple(dict.fromkeys(self._owner[x.figure] for x in place.figures if x.figure in self._owner))
        new = tuple({x.figure: x for x in reversed(place.figures) if x.figure not in self._owner}.values())[::-1]
        if not new and len(others) <= MOST_SHOWN:
            return others
        name = self._next(place.figures)
        self._owner.update({labelled.figure: name for labelled in new})
        self.listed.append(Mark(name, place.title, new, others))
        return (name, *others) if len(others) < MOST_SHOWN else (name,)

    def _next(self, figures: Iterable[Labelled]) -> str:
        letter = _letter(next(iter(figures)).figure.trace)
        self._last[letter] += 1
        return f"{letter}-{self._last[letter]}"


def number_of(mark: Mark, place: int) -> str:
    """`A-3`, `A-3.2` for its second figure, or `A-3.4.2` for the fourth row and second column of figures of a table."""
    at = mark.figures[place].at
    if at is not None:
        return f"{mark.name}.{at[0]}.{at[1]}"
    return mark.name if len(mark.figures) == 1 else f"{mark.name}.{place + 1}"


def _letter(trace: Trace) -> str:
    """The letter of the first selection that a trace rests on."""
    for step in trace.inputs:
        match step:
            case FactSelection():
                return "A"
            case ContractSelection():
                return "B"
            case CellSelection():
                return "C"
            case Trace():
                return _letter(step)
    return "A"
