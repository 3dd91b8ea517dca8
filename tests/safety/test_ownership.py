"""Who may read what the program makes: a dossier and all that is made of it its owner, what is given away whom the system says."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from budgetwatch.i18n import language
from budgetwatch.preferences import save, saved
from budgetwatch.store.backup import back_up
from budgetwatch.store.dossier import create, open_dossier
from budgetwatch.store.salvage import salvage
from budgetwatch.usecases.history import list_history, write_history
from budgetwatch.usecases.protecting import change_passphrase, write_recovery_sheet
from budgetwatch.usecases.recovering import take_backup
from budgetwatch.usecases.writing import write_whole
from tests.store.tables_as_text import DEFENCE, imported
from ui.faults import save_report

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows gives a file the rights of its folder")
SECRET = "karité baobab fleuve mil"  # noqa: S105 - of this test


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def modes_below(folder: Path) -> dict[str, str]:
    return {one.name: oct(mode(one)) for one in folder.rglob("*") if one.is_file() and mode(one) & 0o077}


def test_a_dossier_its_journal_and_its_copies_are_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "hearing.budget"
    with create(path, {"title": "Hearing"}) as dossier:
        imported(dossier, DEFENCE)
        assert (tmp_path / "hearing.budget-wal").exists()
        back_up(dossier)
        write_history(list_history(dossier), tmp_path / "history.csv", language("en"))
        assert modes_below(tmp_path) == {}
    change_passphrase(path, None, SECRET)
    with open_dossier(path, passphrase=SECRET) as dossier:
        write_recovery_sheet(dossier, tmp_path / "sheet.pdf", language("en"))
    salvage(path, tmp_path / "saved.budget", SECRET)
    take_backup(path, tmp_path / "backup.budget", SECRET)
    assert modes_below(tmp_path) == {}


def test_a_dossier_that_a_committee_shares_stays_shared_and_so_do_its_copies(tmp_path: Path) -> None:
    path = tmp_path / "hearing.budget"
    create(path).close()
    path.chmod(0o660)
    with open_dossier(path) as dossier:
        assert mode(back_up(dossier)) == 0o660
    change_passphrase(path, None, SECRET)
    assert mode(path) == 0o660
    assert {mode(one) for one in (tmp_path / "hearing.backups").iterdir()} == {0o660}


def test_what_is_given_away_is_for_whom_the_person_saves_files(tmp_path: Path) -> None:
    write = "from pathlib import Path; from budgetwatch.usecases.writing import write_whole; import sys; write_whole(Path(sys.argv[1]), b'pack')"
    for mask, expected in ((0o022, 0o644), (0o077, 0o600)):
        out = tmp_path / f"{mask:o}.pdf"
        subprocess.run([sys.executable, "-c", write, out], check=True, umask=mask)
        assert mode(out) == expected
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"older")
    kept.chmod(0o640)
    write_whole(kept, b"newer")
    assert mode(kept) == 0o640


def test_preferences_and_the_report_of_a_bug_are_for_their_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUDGETWATCH_HOME", str(tmp_path))
    (tmp_path / "preferences.json").write_text("{}")
    (tmp_path / "preferences.json").chmod(0o644)
    save("author", "A. Clerk")
    report = save_report(ZeroDivisionError(), "budget")
    assert saved("author") == "A. Clerk"
    assert report is not None
    assert report.read_text("utf-8")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["preferences.json", "reports"]
    assert modes_below(tmp_path) == {}
    assert mode(report.parent) == 0o700
