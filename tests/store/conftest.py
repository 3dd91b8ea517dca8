"""An empty dossier for each test of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetwatch.store.dossier import Dossier, create


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """A new dossier, closed after the test."""
    with create(tmp_path / "hearing.budget", {"title": "Hearing"}) as opened:
        yield opened
