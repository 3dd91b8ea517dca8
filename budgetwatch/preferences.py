"""What a person chose on this computer (language, theme, name), kept in a small JSON file."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from budgetwatch.paths import settings

_FILE = "preferences.json"


def _all() -> dict[str, str]:
    try:
        values = json.loads((settings() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in values.items()} if isinstance(values, dict) else {}


def saved(name: str) -> str | None:
    """The saved choice, None where none was made or the file cannot be read."""
    return _all().get(name)


def save(name: str, value: str) -> None:
    """Keep a choice; a settings folder that cannot be written is not worth an error."""
    try:
        settings().mkdir(mode=0o700, parents=True, exist_ok=True)
        write_own(settings() / _FILE, json.dumps({**_all(), name: value}, ensure_ascii=False, indent=1))
    except OSError:
        return


def write_own(path: Path, text: str) -> None:
    """Write a text that its owner alone may read (it names people and dossiers), whole or not at all; OSError where it cannot be."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # made for the owner alone
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
