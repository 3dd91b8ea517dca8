"""What a committee counts together as "defence": the places in, the places out, and the footnote that says so."""

from __future__ import annotations

from dataclasses import dataclass

from budgetwatch.domain.crosswalk import PlaceName


@dataclass(frozen=True, slots=True)
class Perimeter:
    """A named part of the documents.

    A line is inside where it stands at or under one of `counted` (anywhere, where that is empty) and at or under none of
    `left_out`. `footnote` is printed with every figure of the perimeter; `at` is when it was kept (ISO 8601, UTC).
    """

    name: str
    counted: tuple[PlaceName, ...] = ()
    left_out: tuple[PlaceName, ...] = ()
    footnote: str = ""
    author: str = ""
    at: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it bounds nothing."""
        return not (self.counted or self.left_out)


WHOLE = Perimeter("")
"""Everything that the documents hold."""
