"""Where resources, samples, settings and dossiers are: source tree, wheel or frozen app. The only place that knows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _beside(name: str) -> Path:
    """A folder shipped with the product: inside the package in a wheel or frozen app, beside it in the source tree."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """The folder of catalogues, checklists, fonts, icons and themes."""
    return _beside("resources")


def samples() -> Path:
    """The folder of the sample spreadsheets."""
    return _beside("sample_budgets")


def settings() -> Path:
    """The person's own settings folder; `BUDGETWATCH_HOME` overrides it, for tests and for use from a USB stick."""
    if home := os.environ.get("BUDGETWATCH_HOME"):
        return Path(home)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home())) / "BudgetWatch"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "BudgetWatch"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "budgetwatch"
