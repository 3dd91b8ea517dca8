"""Who signs a change: a convention between colleagues, not a lock."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A local profile: the name and function that are written beside a change."""

    name: str
    function: str = ""
