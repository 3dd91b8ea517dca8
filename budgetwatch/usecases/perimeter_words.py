"""What a printed page says of the perimeter that bounds its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.perimeter import Perimeter


def title(perimeter: Perimeter) -> Message | None:
    """The line under the title; none where everything counts."""
    return None if perimeter.is_whole else msg("Perimeter: {name}", name=perimeter.name)


def told(perimeter: Perimeter) -> Iterator[Message]:
    """What counts, what is left out, and the committee's footnote."""
    if perimeter.is_whole:
        return
    if perimeter.counted:
        yield msg(
            "Only the perimeter “{name}” is counted: {places}.", name=perimeter.name, places=_listed(perimeter.counted)
        )
    if perimeter.left_out:
        yield msg(
            "Left out of the perimeter “{name}”: {places}.", name=perimeter.name, places=_listed(perimeter.left_out)
        )
    if perimeter.footnote:
        yield msg("{name}: {footnote}", name=perimeter.name, footnote=perimeter.footnote)


def _listed(places: Iterable[PlaceName]) -> str:
    return ", ".join(f"{place.code} {place.label}".strip() for place in places)
