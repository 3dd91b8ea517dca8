"""How the figures of a pack are made and what they count, for the formats that tell it on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

from budgetwatch.domain.document import Words


@dataclass(frozen=True, slots=True)
class Method:
    """What the figures of a pack count, where that is not everything, and the rules they follow."""

    perimeter: tuple[Words, ...] = ()
    rules: tuple[Words, ...] = ()
