"""What a command has to say, and what is left to do after it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

Json = dict[str, object]
"""A JSON object on its way out."""


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """What is left to do is to open the window, on a dossier if there is one.

    `optional`: the command's work is done, and a computer without a display is no failure.
    """

    dossier: Path | None = None
    probe: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a command says as JSON, as text for a person, and its exit status."""

    json: Json
    text: str
    status: int = 0
    then: OpenWindow | None = None
