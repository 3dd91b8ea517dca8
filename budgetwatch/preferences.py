"""What a person chose on this computer (language, theme, name), kept in a small JSON file."""

from __future__ import annotations

import json

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
        (settings() / _FILE).write_text(json.dumps({**_all(), name: value}, ensure_ascii=False, indent=1), "utf-8")
    except OSError:
        return
