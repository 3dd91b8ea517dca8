"""Damage the bytes of a dossier by chance, and see what opening and recovering make of them."""

from __future__ import annotations

import random
from pathlib import Path

from budgetwatch.domain.errors import BudgetWatchError, StorageFailed
from budgetwatch.store.dossier import create, open_dossier
from budgetwatch.store.salvage import salvage
from budgetwatch.store.verify import verify
from tests.store.tables_as_text import DEFENCE, imported

_LARGE = "code | label | voted 2013 CP\n" + "\n".join(f"{n:04}.01 | Unit {n} | {n * 7}" for n in range(3000))


def whole_dossier(path: Path) -> bytes:
    """The bytes of a sound dossier of a small and a large table."""
    with create(path, {"title": "Hearing"}) as dossier:
        imported(dossier, DEFENCE, name="small.csv")
        imported(dossier, _LARGE, name="large.csv")
    return path.read_bytes()


def damaged(whole: bytes, seed: int) -> bytes:
    """The same bytes but some, and for one in three without an end; the same damage for the same seed."""
    chance = random.Random(seed)
    content = bytearray(whole)
    for _ in range(chance.randint(0, 200)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content[: chance.randrange(len(content))] if chance.random() < 1 / 3 else content)


def outcome_of(content: bytes, folder: Path) -> str:
    """`opened`, `recovered` or `refused`, whatever the damage: anything else is a crash, which passes through.

    What is recovered is sound, but perhaps for a received file, whose damage nothing can mend.
    """
    path, out = folder / "damaged.budget", folder / "saved.budget"
    path.write_bytes(content)
    if _opens(path):
        return "opened"
    try:
        salvage(path, out)
    except StorageFailed:
        assert not out.exists()
        return "refused"
    with open_dossier(out) as dossier:
        failed = [check.name for check in verify(dossier) if not check.ok]
    assert failed in ([], ["sources"])
    return "recovered"


def _opens(path: Path) -> bool:
    """Whether the dossier opens and is sound; a refusal is none."""
    try:
        with open_dossier(path, write=False) as dossier:
            return all(check.ok for check in verify(dossier))
    except BudgetWatchError:
        return False
