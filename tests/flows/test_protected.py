"""A protected dossier through the command line: every step of its life with a passphrase."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from tests.flows.conftest import Call

LFI = "Code;Intitulé;LFI 2023 (FCFA)\n10;Opérations terrestres;1200\n20;Soutien;800\nTotal;;2000\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A budget and three passphrase files, the last of which is too easy."""
    written = {"budget": LFI, "old": "karité baobab fleuve 12\n", "new": "sel gemme saison sèche\n", "easy": "mali\n"}
    paths = {name: tmp_path / f"{name}.{'csv' if name == 'budget' else 'txt'}" for name in written}
    for name, text in written.items():
        paths[name].write_text(text, "utf-8")
    return paths


def test_a_dossier_is_made_read_and_handed_over_under_a_passphrase(
    tmp_path: Path, files: dict[str, Path], call: Call
) -> None:
    dossier, sheet = tmp_path / "d.budget", tmp_path / "sheet.pdf"
    old, new = ("--passphrase-file", files["old"]), ("--passphrase-file", files["new"])
    status, told = call("import", dossier, files["budget"], "--accept-review", *old)
    assert (status, told["files"][0]["status"]) == (0, "imported")
    assert b"terrestres" not in dossier.read_bytes()
    assert call("compare", dossier)[1]["error"]["code"] == "passphrase-needed"
    assert call("compare", dossier, *new)[1]["error"]["code"] == "wrong-passphrase"
    assert call("compare", dossier, *old)[1]["totals"][0]["voted"] == "2000"
    assert (
        call("protect", dossier, *old, "--new-passphrase-file", files["easy"])[1]["error"]["code"] == "weak-passphrase"
    )
    assert call("protect", dossier, *old, "--new-passphrase-file", files["new"]) == (
        0,
        {"protected": True, "backups_left": []},
    )
    assert call("compare", dossier, *old)[1]["error"]["code"] == "wrong-passphrase"
    assert call("recovery-sheet", dossier, *new, "--out", sheet)[0] == 0
    code = tmp_path / "code.txt"
    code.write_text(_code_on(sheet), "utf-8")
    assert call("verify", dossier, "--passphrase-file", code)[1]["ok"] is True
    assert call("unprotect", dossier, "--passphrase-file", code)[1]["protected"] is False
    assert call("compare", dossier)[1]["totals"][0]["voted"] == "2000"
    assert call("compare", dossier, *new)[1]["error"]["code"] == "not-protected"


def _code_on(sheet: Path) -> str:
    with PdfDocument(sheet) as pdf:
        words = pdf[0].get_textpage().get_text_range().split()
    # The head and the foot of the page, which come first in its text, may hold words of four letters or digits too.
    return " ".join([word for word in words if re.fullmatch("[A-Z2-7]{4}", word)][-14:])


def test_a_passphrase_file_that_is_missing_or_empty_is_told(tmp_path: Path, files: dict[str, Path], call: Call) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    for given in (empty, tmp_path / "nowhere.txt"):
        status, told = call("import", tmp_path / "d.budget", files["budget"], "--passphrase-file", given)
        assert (status, told["error"]["code"]) == (1, "passphrase-unreadable")
    assert not (tmp_path / "d.budget").exists()
