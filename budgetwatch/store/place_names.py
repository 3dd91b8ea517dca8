"""Places as documents name them, as text and back."""

from __future__ import annotations

from collections.abc import Iterable

from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.store import serial
from budgetwatch.store.errors import Garbled


def written(places: Iterable[PlaceName]) -> str:
    """The text of some places, in their order."""
    return serial.dumps(
        [[place.classification.value, place.level, place.code, place.label, place.under] for place in places]
    )


def read(text: str) -> tuple[PlaceName, ...]:
    """The places of a text that `written` wrote; `Garbled` for any other text."""
    try:
        return tuple(_place(*parts) for parts in serial.loads(text))
    except (TypeError, ValueError) as error:
        raise Garbled(str(error)) from error


def _place(classification: str, level: int, code: str, label: str, under: str) -> PlaceName:
    return PlaceName(serial.word(Classification, classification), int(level), str(code), str(label), str(under))
