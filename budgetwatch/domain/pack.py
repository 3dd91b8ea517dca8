"""A pack that was written: what is remembered of it once its files have left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from budgetwatch.domain.finding import Audience


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """One pack: the state of the dossier it was made from (`snapshot`), when, by whom, for whom, in which formats.

    `kind` is the kind of pack (`dossier`, `note` …), `language` its code. `sources` are the hashes of the received
    files that its figures come from.
    """

    snapshot: str
    at: datetime
    author: str
    kind: str
    audience: Audience
    language: str
    formats: tuple[str, ...]
    sources: frozenset[str]
