"""A dossier is closed when the last reading on it has ended."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, cast

import pytest

from budgetwatch.domain.errors import Cancelled
from tests.ui.fakes import FakeDossier
from ui.holding import Holding


def test_closing_waits_for_a_reading_under_way(tmp_path: Path) -> None:
    dossier = FakeDossier(tmp_path / "a.budget")
    holding = Holding(cast("Any", dossier))
    closing = threading.Thread(target=holding.close)
    with holding.reading():
        closing.start()
        closing.join(0.05)
        assert not dossier.closed
    closing.join(5)
    assert dossier.closed


def test_no_reading_begins_on_a_closed_dossier(tmp_path: Path) -> None:
    holding = Holding(cast("Any", FakeDossier(tmp_path / "a.budget")))
    holding.close()
    with pytest.raises(Cancelled), holding.reading():
        pass
