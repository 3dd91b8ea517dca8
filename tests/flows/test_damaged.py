"""A damaged dossier through the command line: told, saved, and the rest imported again."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
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


def test_a_lost_import_is_read_again_from_its_kept_file_to_the_same_sums(tmp_path: Path, call: Call) -> None:
    sheet, dossier, saved = tmp_path / "lfi.csv", tmp_path / "d.budget", tmp_path / "saved.budget"
    sheet.write_text(BUDGET.replace(" 2023 (FCFA)", "").replace("1;Unité 1;1000\n", "1;Unité 1;-\n"), "utf-8")
    decided = ("--year", 2023, "--scale", 1000, "--currency", "XOF", "--author", "Awa", "--institution", "Armées")
    assert call("import", dossier, sheet, "--accept-review", *decided)[0] == 0
    compared = call("compare", dossier)[1]
    damage_pages_with("Unité 1500", dossier)
    assert call("verify", dossier)[1]["ok"] is False
    status, told = call("recover", dossier, "--out", saved)
    assert (status, told["kept"], told["damaged"], told["lost"]) == (0, [], ["codes", "lines"], [])
    assert told["read_again"] == ["lfi!A1:C2001"]
    assert call("verify", saved)[1]["ok"] is True
    assert call("compare", saved)[1] == compared
    assert call("--lang", "en", "history", saved)[1]["entries"][0]["what"] == "Read again after damage: lfi.csv"


def test_what_is_left_of_a_damaged_dossier_is_saved_and_the_lost_import_named(tmp_path: Path, call: Call) -> None:
    sheet, dossier, saved = tmp_path / "lfi.csv", tmp_path / "d.budget", tmp_path / "saved.budget"
    sheet.write_text(BUDGET, "utf-8")
    assert call("import", dossier, sheet, "--accept-review")[0] == 0
    damage_pages_with("Unité 1500", dossier)
    with closing(sqlite3.connect(dossier)) as connection:
        connection.execute("UPDATE amount_columns SET total = '1'")  # the kept file does not come to what was imported
        connection.commit()
    assert call("verify", dossier)[1]["ok"] is False
    status, told = call("recover", dossier, "--out", saved)
    assert (status, told["kept"], told["read_again"], told["damaged"]) == (0, [], [], ["codes", "lines"])
    assert told["lost"] == [{"table": "lfi!A1:C2001", "file_kept": True}]
    assert call("verify", saved)[1]["ok"] is True
    assert call("import", saved, sheet, "--accept-review")[0] == 0
    assert call("recover", dossier, "--out", saved)[1]["error"]["code"] == "exists"


def test_a_damaged_file_of_a_whole_import_is_put_back_when_it_is_imported_again(tmp_path: Path, call: Call) -> None:
    sheet, dossier, saved = tmp_path / "lfi.csv", tmp_path / "d.budget", tmp_path / "saved.budget"
    sheet.write_text(BUDGET, "utf-8")
    call("import", dossier, sheet, "--accept-review")
    with closing(sqlite3.connect(dossier)) as connection:
        connection.execute("UPDATE sources SET content = zeroblob(length(content))")
        connection.commit()
    told = call("recover", dossier, "--out", saved)[1]
    assert (told["kept"], told["altered_files"]) == (["lfi!A1:C2001"], ["lfi.csv"])
    assert call("verify", saved)[1]["ok"] is False
    status, again = call("import", saved, sheet)
    assert (status, [one["table"] for one in again["datasets"]]) == (0, ["lfi!A1:C2001"])
    assert call("verify", saved)[1]["ok"] is True
    assert call("import", saved, sheet)[1]["error"]["code"] == "already-imported"


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
