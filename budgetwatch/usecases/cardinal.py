"""Cardinal's red flags on a file of contracting processes, which is only read."""

from __future__ import annotations

from pathlib import Path

from budgetwatch import reading
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import msg
from budgetwatch.flags.cardinal import CardinalSettings, Results, cardinal_settings, compute

__all__ = ["Results", "flag_processes"]


def flag_processes(path: Path, settings: Path | None = None) -> Results:
    """Cardinal's output object: code and value by group and identifier; all its indicators where no settings are given.

    Args:
        path: compiled OCDS releases, as JSON lines or one package.
        settings: an INI file in Cardinal's keys.

    Raises:
        NotFound: the file names no contracting process.
        CardinalSettingsUnreadable: the settings are not Cardinal's.
        Unreadable: a file cannot be had, or is not the JSON that it begins like.
    """
    content = reading.load(path)
    if not reading.is_ocds(content):
        raise NotFound(
            msg("“{name}” names no contracting process.", name=path.name),
            msg("Give a file in the Open Contracting Data Standard: JSON lines with a release for each process."),
        )
    return compute(reading.ocds_releases(content), _settings(settings))


def _settings(path: Path | None) -> CardinalSettings:
    if path is None:
        return CardinalSettings()
    return cardinal_settings(reading.load(path).decode("utf-8-sig", errors="replace"))
