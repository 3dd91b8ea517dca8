"""What an encrypted dossier holds is nowhere else: not in its journals, temporary files, lists, reports or dumps of memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from budgetwatch.i18n import language
from budgetwatch.store.dossier import create, open_dossier
from budgetwatch.store.verify import verify
from budgetwatch.usecases import anomalies, charting, dossiers, exporting
from budgetwatch.usecases.comparing import CompareQuery, compare
from tests.received import receive
from tests.safety.killing import PASSPHRASE
from tests.store.tables_as_text import imported
from ui.faults import save_report
from ui.recent import remember

WORDS = ("MARKLABEL", "MARKSETTING", "MARKREASON", "717171717", "MARKFILE")
TABLE = "code | label | voted 2013 CP\n" + "\n".join(f"{n:03} | MARKLABEL {n} | 717171717" for n in range(400))
RECEIVED = "Code;Intitulé;LFI 2023 (FCFA)\n10;Army;717171717\n20;Navy;5\nTotal;;99"
"""A total that disagrees, about which the ministry is asked."""
HEADER = b"SQLite format 3"


def told_in(folder: Path) -> set[tuple[str, str]]:
    """The files below a folder that hold a word in any of the usual codes, or the header of a plain dossier."""
    found = set()
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        coded = {word: [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")] for word in WORDS}
        found |= {(path.name, word) for word, forms in coded.items() if any(form in content for form in forms)}
        found |= {(path.name, "header") for _ in range(1) if HEADER in content}
    return found


def killed_amid_a_change(path: Path, outside: Path) -> None:
    """Let another process import and be killed in a change that fills the write-ahead log."""
    words = [sys.executable, "-m", "tests.safety.leaking", str(path), PASSPHRASE]
    everywhere = dict.fromkeys(("TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "SQLITE_TMPDIR"), str(outside))
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env={**os.environ, **everywhere}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "amid a change\n"
        process.kill()


def test_a_killed_process_leaves_no_word_of_an_encrypted_dossier_behind(tmp_path: Path) -> None:
    path, outside = tmp_path / "inside" / "hearing.budget", tmp_path / "outside"
    path.parent.mkdir()
    outside.mkdir()
    create(path, passphrase=PASSPHRASE).close()
    killed_amid_a_change(path, outside)
    assert path.with_name("hearing.budget-wal").stat().st_size > 100_000
    assert told_in(tmp_path) == set()
    assert not [one for one in outside.rglob("*") if one.is_file()]
    with open_dossier(path, passphrase=PASSPHRASE) as dossier:
        assert all(check.ok for check in verify(dossier))
        assert dossiers.describe(dossier).figures == 400
    assert told_in(tmp_path) == set()


def test_the_same_words_are_found_in_a_plain_dossier(tmp_path: Path) -> None:
    with create(tmp_path / "plain.budget") as dossier:
        imported(dossier, TABLE, name="MARKFILE.csv")
    assert {("plain.budget", "MARKLABEL"), ("plain.budget", "MARKFILE"), ("plain.budget", "header")} <= told_in(
        tmp_path
    )


def test_the_report_of_a_bug_says_where_it_happened_and_cites_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.faults.settings", lambda: tmp_path)
    with create(tmp_path / "hearing.budget", passphrase=PASSPHRASE) as dossier:
        for step in (_fail_on_a_word, _fail_on_a_row):
            with pytest.raises(Exception) as told:  # noqa: PT011 - any bug
                step(dossier)
            report = save_report(told.value, "budget")
            assert report is not None
            text = report.read_text("utf-8")
            assert "test_leaks.py" in text
            assert type(told.value).__name__ in text
    assert told_in(tmp_path) == set()


def _fail_on_a_word(_dossier: dossiers.Dossier) -> None:
    try:
        int(WORDS[0])
    except ValueError as error:
        raise KeyError(WORDS[1]) from error


def _fail_on_a_row(dossier: dossiers.Dossier) -> None:
    with dossier.writing() as connection:
        connection.exec_driver_sql("INSERT INTO settings (name, nothing) VALUES (?, ?)", WORDS[2:4])


def test_the_list_of_recent_dossiers_knows_their_places_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("budgetwatch.preferences.settings", lambda: tmp_path / "settings")
    with create(tmp_path / "hearing.budget", {"title": "MARKSETTING"}, PASSPHRASE) as dossier:
        imported(dossier, TABLE, name="MARKFILE.csv")
        remember(dossier.path)
    assert told_in(tmp_path) == set()


def test_no_file_of_figures_is_drafted_in_the_folder_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create(tmp_path / "hearing.budget", passphrase=PASSPHRASE) as dossier:
        receive(dossier, tmp_path, {"lfi.csv": RECEIVED})
        rows = compare(dossier, CompareQuery()).rows
        chart = charting.chart_years(rows[:1], "Army")
        assert chart is not None
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))  # where nothing can be made
        for kind in exporting.FORMATS:
            assert exporting.export(dossier, tmp_path / kind, kind)
        for ending in ("xlsx", "csv", "png"):
            charting.save_chart(tmp_path / f"chart.{ending}", chart, language("en"), chart.caption)
        anomalies.export_anomalies(dossier, tmp_path / "asked.xlsx", language("en"))
    assert not [one for one in tmp_path.rglob(".*") if one.is_file() or one.is_dir()]


def test_a_process_that_holds_a_key_leaves_no_dump_of_its_memory(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system has no limit on dumps of memory")
    before = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    create(tmp_path / "plain.budget").close()
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == before[1]
    create(tmp_path / "hearing.budget", passphrase=PASSPHRASE).close()
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    open_dossier(tmp_path / "hearing.budget", passphrase=PASSPHRASE).close()
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
