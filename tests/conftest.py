"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real and hostile files; the test is skipped where it is absent."""
    if not _SHARED.is_dir():
        pytest.skip("the folder of real test files is not beside this checkout")
    return _SHARED


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of the person who runs it."""
    monkeypatch.setenv("BUDGETWATCH_HOME", str(tmp_path / "settings"))
