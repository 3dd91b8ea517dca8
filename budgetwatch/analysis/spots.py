"""The codes that documents print, one by one, before anyone says which of them are one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from budgetwatch.analysis.line_codes import Axis, LineCodes, line_codes
from budgetwatch.analysis.names import canonical
from budgetwatch.analysis.numbering import numbered, numbered_alike
from budgetwatch.domain.code import normalised

if TYPE_CHECKING:
    from budgetwatch.analysis.amounts import Numbers
    from budgetwatch.analysis.frame import FactFrame


class Spot(NamedTuple):
    """One code as a document prints it."""

    id: int
    classification: str
    level: int
    code: str
    label: str
    parent_id: int

    @property
    def group(self) -> Axis:
        """The classification and level it stands at."""
        return self[1:3]

    @property
    def name(self) -> str:
        """Its label as the words that tell it."""
        return canonical(self.label)


@cache
def plain_text(label: str) -> str:
    """A label without case, accents and punctuation."""
    return normalised(label)


class Spots(Sequence[Spot]):
    """Every distinct code, made where it is asked for: many years print thousands of codes alike.

    Where a document prints a code beside many names, they are those of its lines: the code then has none. `bare` are
    labels without a code.
    """

    def __init__(self, known: LineCodes) -> None:
        import numpy as np

        self.known = known
        self.ids: list[int] = known.ids.tolist()
        self.owners: list[int] = known.owner.tolist()
        self.codes = known.printed
        self.bare = np.array([not code for code in known.printed], dtype=bool)
        self._coded = numbered(known.printed)
        self.labels = _without_names_of_lines(known, self._coded, self.bare)
        self._parents: list[int] = known.parents.tolist()

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, at: int) -> Spot:  # type: ignore[override] # nobody asks for slices
        known = self.known
        axis = known.axes[int(known.axis[at])]
        return Spot(self.ids[at], *axis, self.codes[at], self.labels[at], self._parents[at])

    def find(self, code_id: int) -> Spot | None:
        """The code of that number, None where no line carries it."""
        at = self._places.get(code_id)
        return None if at is None else self[at]

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {id_: at for at, id_ in enumerate(self.ids)}

    @cached_property
    def numbers(self) -> tuple[Numbers, Numbers]:
        """A number for each code and one for each label, the same for the same words."""
        return self._coded, numbered(self.labels)

    @cached_property
    def ranks(self) -> Numbers:
        """How late each code is printed: later ones have a greater number."""
        import numpy as np

        order = np.lexsort((self.known.ids, self.known.owner))
        ranks = np.empty(len(order), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        return ranks

    def newest(self, at: Sequence[int]) -> int:
        """How late the newest of some codes is printed; -1 for none."""
        return int(self.ranks[list(at)].max(initial=-1))


def read_spots(frame: FactFrame) -> Spots:
    """Every distinct code of a frame."""
    return Spots(line_codes(frame))


_NAMES = 3  # of one code in one document, from which on none of them is its own


def _without_names_of_lines(known: LineCodes, coded: Numbers, bare: Numbers) -> Sequence[str]:
    """The labels of the codes; "" for those beside which one document prints many names."""
    import numpy as np

    if len(known.ids) < _NAMES:
        return known.labels
    together = numbered_alike(known.axis, coded, known.parents)
    crowded = (np.bincount(together) >= _NAMES)[together] & ~bare
    same: dict[int, list[int]] = defaultdict(list)
    for at in np.flatnonzero(crowded).tolist():
        same[int(together[at])].append(at)
    labels = list(known.labels)
    for some in same.values():
        if _name_lines(known, some):
            for at in some:
                labels[at] = ""
    return labels


def _name_lines(known: LineCodes, some: Sequence[int]) -> bool:
    """Whether one document prints many names beside the one code of these places."""
    if len({known.labels[at] for at in some}) < _NAMES:
        return False
    names: dict[int, set[str]] = defaultdict(set)
    for at in some:
        names[int(known.owner[at])].add(plain_text(known.labels[at]))
    return max(map(len, names.values()), default=0) >= _NAMES
