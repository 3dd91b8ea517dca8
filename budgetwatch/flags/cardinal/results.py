"""Cardinal's output object: group, identifier, code and value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

GROUPS = ("OCID", "Buyer", "ProcuringEntity", "Tenderer")
Mark: TypeAlias = tuple[str, str, str, float]
"""Group, identifier, code, value."""
Results: TypeAlias = Mapping[str, Mapping[str, Mapping[str, float]]]


def gathered(marks: Iterable[Mark]) -> Results:
    """The marks by group and identifier; a group without marks is left out, as Cardinal does."""
    found: dict[str, dict[str, dict[str, float]]] = {group: {} for group in GROUPS}
    for group, subject, code, value in marks:
        found[group].setdefault(subject, {})[code] = value
    return {group: subjects for group, subjects in found.items() if subjects}
