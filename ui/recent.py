"""The dossiers opened last on this computer, newest first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from budgetwatch.preferences import save, saved

_NAME = "recent"
_KEPT = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A dossier and when it was last opened here."""

    path: Path
    opened: datetime

    @property
    def there(self) -> bool:
        """Whether the file is still where it was."""
        return self.path.is_file()


def recent() -> tuple[Recent, ...]:
    """What was opened, newest first; a list that cannot be read counts as empty."""
    try:
        return tuple(
            Recent(Path(path), datetime.fromisoformat(when)) for path, when in json.loads(saved(_NAME) or "[]")
        )
    except (ValueError, TypeError):
        return ()


def remember(path: Path) -> None:
    """Put a dossier at the top of the list."""
    now = Recent(path.absolute(), datetime.now(UTC).astimezone())
    _keep([now, *(one for one in recent() if one.path != now.path)][:_KEPT])


def forget(path: Path) -> None:
    """Take a dossier off the list; the file stays."""
    _keep([one for one in recent() if one.path != path])


def _keep(dossiers: list[Recent]) -> None:
    save(_NAME, json.dumps([(str(one.path), one.opened.isoformat()) for one in dossiers]))
