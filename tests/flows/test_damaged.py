"""A damaged dossier through the command line: told, saved, and the rest imported again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.flows.conftest import Call
from tests.safety.killing import KEPT

BUDGET = "Code;Intitulé;LFI 2023 (FCFA)\n" + "\n".join(f"{n};Unité {n};{n}000" for n in range(1, 2001))


def damage_pages_with(words: str, dossier: Path) -> None:
    """Overwrite every page that holds these words, but the first one, which is of the received file."""
    content = bytearray(dossier.read_bytes())
    places = [found.start() for found in re.finditer(re.escape(words.encode()), content)]
    for where in places[1:]:
        content[where - where % 4096 : where - where % 4096 + 4096] = b"\xff" * 4096
    dossier.write_bytes(content)


def test_what_is_left_of_a_damaged_dossier_is_saved_and_the_lost_import_named(tmp_path: Path, call: Call) -> None:
    sheet, dossier, saved = tmp_path / "lfi.csv", tmp_path / "d.budget", tmp_path / "saved.budget"
    sheet.write_text(BUDGET, "utf-8")
    assert call("import", dossier, sheet, "--accept-review")[0] == 0
    damage_pages_with("Unité 1500", dossier)
    assert call("verify", dossier)[1]["ok"] is False
    status, told = call("recover", dossier, "--out", saved)
    assert (status, told["kept"], told["damaged"]) == (0, [], ["codes", "lines"])
    assert told["lost"] == [{"table": "lfi!A1:C2001", "file_kept": True}]
    assert call("verify", saved)[1]["ok"] is True
    assert call("import", saved, sheet, "--accept-review")[0] == 0
    assert call("recover", dossier, "--out", saved)[1]["error"]["code"] == "exists"


def test_where_nothing_can_be_read_the_latest_backup_is_named(tmp_path: Path, call: Call) -> None:
    sheet, dossier = tmp_path / "lfi.csv", tmp_path / "d.budget"
    sheet.write_text(BUDGET, "utf-8")
    call("import", dossier, sheet, "--accept-review")
    (copy,) = call("backup", dossier)[1]["files"]
    dossier.write_bytes(dossier.read_bytes()[:5000])
    status, told = call("recover", dossier, "--out", tmp_path / "saved.budget")
    assert (status, told["error"]["code"]) == (1, "corrupt")
    assert copy in told["error"]["advice"]


@pytest.mark.parametrize("protected", [False, True])
@pytest.mark.parametrize("percent", [30, 45])
def test_a_dossier_cut_short_of_its_amounts_is_refused_and_the_latest_backup_named(
    tmp_path: Path, call: Call, percent: int, *, protected: bool
) -> None:
    sheet, dossier, words = tmp_path / "lfi.csv", tmp_path / "d.budget", tmp_path / "words.txt"
    sheet.write_text(BUDGET, "utf-8")
    words.write_text("cinq lampes sur la table verte", "utf-8")
    call("import", dossier, sheet, "--accept-review")
    if protected:
        assert call("protect", dossier, "--new-passphrase-file", words)[0] == 0
    key = ("--passphrase-file", words) if protected else ()
    (copy,) = call("backup", dossier, *key)[1]["files"]
    content = dossier.read_bytes()
    dossier.write_bytes(content[: len(content) * percent // 100])
    status, told = call("recover", dossier, "--out", tmp_path / "saved.budget", *key)
    assert (status, told["error"]["code"]) == (1, "corrupt")
    assert copy in told["error"]["advice"]


def test_an_intact_backup_that_holds_what_is_lost_is_proposed_first_and_taken(tmp_path: Path, call: Call) -> None:
    sheet, dossier, saved = tmp_path / "lfi.csv", tmp_path / "d.budget", tmp_path / "saved.budget"
    sheet.write_text(BUDGET, "utf-8")
    call("import", dossier, sheet, "--accept-review")
    assert (
        call("recover", dossier, "--out", tmp_path / "none.budget", "--from-backup")[1]["error"]["code"] == "not-found"
    )
    (intact,) = call("backup", dossier)[1]["files"]
    (broken,) = call("backup", dossier)[1]["files"]
    damage_pages_with("Unité 1500", dossier)
    damage_pages_with("Unité 1500", Path(broken))
    status, told = call("recover", dossier, "--out", saved)
    assert (status, told["kept"], told["backup_holds_more"]) == (0, [], True)
    assert (told["backup"]["file"], told["backup"]["imports"]) == (intact, ["lfi!A1:C2001"])
    taken = tmp_path / "taken.budget"
    status, told = call("recover", dossier, "--out", taken, "--from-backup")
    assert (status, told["kept"], told["backup"]["file"]) == (0, ["lfi!A1:C2001"], intact)
    assert call("verify", taken)[1]["ok"] is True
    assert call("recover", dossier, "--out", taken, "--from-backup")[1]["error"]["code"] == "exists"


def test_a_backup_that_holds_no_more_than_what_is_saved_is_not_put_first(tmp_path: Path, call: Call) -> None:
    sheet, dossier = tmp_path / "lfi.csv", tmp_path / "d.budget"
    sheet.write_text(BUDGET, "utf-8")
    call("import", dossier, sheet, "--accept-review")
    call("backup", dossier)
    _, told = call("recover", dossier, "--out", tmp_path / "saved.budget")
    assert (told["kept"], told["backup_holds_more"]) == (["lfi!A1:C2001"], False)


def test_a_damaged_dossier_of_an_older_version_is_recovered_too(tmp_path: Path, call: Call) -> None:
    dossier, saved = tmp_path / "older.budget", tmp_path / "saved.budget"
    dossier.write_bytes(KEPT.read_bytes())
    status, told = call("recover", dossier, "--out", saved)
    assert (status, told["lost"], told["damaged"]) == (0, [], [])
    assert call("verify", saved)[1]["ok"] is True
