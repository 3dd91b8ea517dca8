"""How passphrases are rated, and the sheet for the safe."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetwatch.i18n import language
from budgetwatch.usecases.dossiers import create_dossier, open_dossier
from budgetwatch.usecases.protecting import (
    NotProtected,
    WeakPassphrase,
    change_passphrase,
    rate_passphrase,
    write_recovery_sheet,
)

GOOD = "karité baobab fleuve 12"


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("mali2024", 0),
        ("azertyuiop", 0),
        ("aaaaaaaaaaaaaaaa", 0),
        ("Ouagadougou2024", 1),
        (GOOD, 3),
        (GOOD * 40, 3),
    ],
)
def test_a_passphrase_is_rated_by_how_many_guesses_it_takes(passphrase: str, level: int) -> None:
    rated = rate_passphrase(passphrase)
    assert (rated.level, rated.accepted) == (level, level > 0)


def test_the_name_of_the_dossier_is_no_passphrase_for_it() -> None:
    assert rate_passphrase("hearing-of-june").level > rate_passphrase("hearing-of-june", ("hearing-of-june",)).level


def test_a_weak_passphrase_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "hearing.budget"
    create_dossier(path).close()
    with pytest.raises(WeakPassphrase, match="Too short"):
        change_passphrase(path, None, "mali")
    open_dossier(path).close()


def test_only_a_protected_dossier_has_a_recovery_sheet(tmp_path: Path) -> None:
    with create_dossier(tmp_path / "plain.budget") as dossier, pytest.raises(NotProtected):
        write_recovery_sheet(dossier, tmp_path / "sheet.pdf", language("fr"))
    assert not (tmp_path / "sheet.pdf").exists()
    with create_dossier(tmp_path / "hidden.budget", passphrase=GOOD) as dossier:
        write_recovery_sheet(dossier, tmp_path / "sheet.pdf", language("fr"))
        assert dossier.key is not None
        assert GOOD not in repr(dossier.key)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
