"""Kill a process at work on a dossier, and see what is left of it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from budgetwatch.store import backup, history
from budgetwatch.store.dossier import create, open_dossier
from budgetwatch.store.verify import verify

KEPT = Path(__file__).resolve().parents[1] / "store" / "kept" / "version-1.budget"
LONGEST = 0.8
"""Seconds of work after which a process is killed at the latest."""
PASSPHRASE = "karité baobab fleuve 12"  # noqa: S105 - of dossiers that live for a second


@dataclass(frozen=True, slots=True)
class Kill:
    """At what a process was, how many seconds into it, and whether the dossier is encrypted."""

    at_work: str
    moment: float
    encrypted: bool = False

    @property
    def passphrase(self) -> str | None:
        """What opens the dossier."""
        return PASSPHRASE if self.encrypted else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was left: steps told as kept, steps found, seconds to open, checks and backups that failed."""

    told: int
    found: int
    seconds: float
    failed: tuple[str, ...]

    @property
    def survived(self) -> bool:
        """Whether nothing told is missing and everything is sound."""
        return self.found >= self.told and not self.failed


def kills(count: int, seed: int) -> Iterator[Kill]:
    """So many moments, spread over every kind of work, plain and encrypted; the same for the same seed."""
    chance = random.Random(seed)
    kinds = [(work, False) for work in ("import", "edit", "undo", "backup", "upgrade")]
    kinds += [(work, True) for work in ("import", "edit", "backup")]
    for number in range(count):
        work, encrypted = kinds[number % len(kinds)]
        yield Kill(work, chance.uniform(0, LONGEST if work != "upgrade" else LONGEST / 4), encrypted)


def survive(kill: Kill, folder: Path) -> Outcome:
    """Work in another process until that moment, kill it, and open what it leaves."""
    path = folder / "hearing.budget"
    if kill.at_work == "upgrade":
        shutil.copyfile(KEPT, path)
    else:
        create(path, passphrase=kill.passphrase).close()
    told = _told_before(kill, path)
    start = time.monotonic()
    with open_dossier(path, passphrase=kill.passphrase) as dossier:
        seconds = time.monotonic() - start
        failed = [check.name for check in verify(dossier) if not check.ok]
        found = history.revision(dossier)
    failed += [copy.name for copy in backup.backups(path) if not _sound(copy, kill)]
    return Outcome(told, found, seconds, tuple(failed))


def _told_before(kill: Kill, path: Path) -> int:
    """The last step that the process told as kept before it was killed."""
    words = [sys.executable, "-m", "tests.safety.working", str(path), kill.at_work]
    words += [kill.passphrase] if kill.passphrase else []
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        time.sleep(kill.moment)
        process.kill()
        steps = [line for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    return int(steps[-1]) if steps else 0


def _sound(copy: Path, kill: Kill) -> bool:
    with open_dossier(copy, passphrase=kill.passphrase) as dossier:
        return all(check.ok for check in verify(dossier))
