"""Files that ask for too much, lie or lock themselves are refused with a code, quickly and without harm."""

from __future__ import annotations

import io
import json
import os
import time
import zipfile
from pathlib import Path

import pytest

from budgetwatch.domain.errors import Cancelled, NeedsPassword, Unreadable
from budgetwatch.domain.source import Source
from budgetwatch.jobs import Job, Progress
from budgetwatch.reading import limits, load, read_workbook
from budgetwatch.reading.refusals import CODES, refusal
from tests.reading.made import ods, xlsx, xlsx_parts, zipped

_SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
_EXPECTED = _SHARED / "expected.json"
_RECEIVED = (
    [entry for entry in json.loads(_EXPECTED.read_text("utf-8")) if entry["format"] != "json"]
    if _EXPECTED.is_file()
    else []
)


def _code(content: bytes, name: str = "b.xlsx", password: str | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        read_workbook(content, name, password=password)
    assert refused.value.code in CODES
    return refused.value.code


@pytest.mark.parametrize("expected", _RECEIVED, ids=[entry["file"] for entry in _RECEIVED])
def test_each_received_file_opens_or_is_refused_as_expected(shared_data: Path, expected: dict[str, object]) -> None:
    outcomes = {expected["must"], *_strings(expected.get("also_ok"))}
    began = time.monotonic()
    source = _source_or_code(shared_data / str(expected["file"]))
    if isinstance(source, str):
        assert "refuse" in outcomes
        assert source in CODES
    else:
        assert outcomes - {"refuse"}
        assert source.format == expected["format"]
        assert expected.get("encoding") in {None, source.encoding, "ascii"}
        assert expected.get("delimiter") in {None, source.delimiter}
    assert time.monotonic() - began < 10


def _source_or_code(path: Path) -> Source | str:
    try:
        return read_workbook(load(path), path.name)[0].source
    except Unreadable as refused:
        return refused.code


def _strings(values: object) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []


@pytest.mark.parametrize(
    ("name", "password", "value"),
    [
        ("poi_password.xls", "password", True),
        ("poi_xor-encryption-abc.xls", "abc", True),
        ("poi_protected_passtika.xlsx", "tika", True),
        ("calamine_pass_protected.xlsx", "123", False),
        ("calamine_pass_protected.ods", "1234", True),
    ],
)
def test_a_locked_workbook_asks_for_its_password_and_opens_with_it(
    shared_data: Path, name: str, password: str, *, value: bool
) -> None:
    content = load(shared_data / "hostile" / name)
    with pytest.raises(NeedsPassword) as asked:
        read_workbook(content, name)
    with pytest.raises(NeedsPassword) as wrong:
        read_workbook(content, name, password="autre")  # noqa: S106 - the wrong one, on purpose
    assert (asked.value.code, wrong.value.code) == ("needs-password", "wrong-password")
    assert asked.value.message != wrong.value.message
    workbook, _ = read_workbook(content, name, password=password)
    assert any(cell is not None for grid in workbook.grids for row in grid.rows for cell in row) is value


def test_an_old_opendocument_cipher_is_named_as_not_read(shared_data: Path) -> None:
    parts = _parts(load(shared_data / "hostile/calamine_pass_protected.ods"))
    parts["META-INF/manifest.xml"] = parts["META-INF/manifest.xml"].replace(b"#aes256-cbc", b"#blowfish")
    assert _code(zipped(parts), "b.ods", password="1234") == "unsupported-encryption"  # noqa: S106 - that of a test file


def test_a_package_that_libreoffice_locks_as_a_whole_asks_for_its_password_and_is_named_as_not_read() -> None:
    locked = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="encrypted-package"><m:encryption-data/></m:file-entry></m:manifest>'
    )
    content = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": locked,
            "encrypted-package": b"\x00" * 64,
        }
    )
    assert _code(content, "b.ods") == "needs-password"
    assert _code(content, "b.ods", password="1234") == "unsupported-encryption"  # noqa: S106 - that of a test file


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_declarations_of_entities_are_refused_in_any_part() -> None:
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"):
        parts = xlsx_parts("<sheetData/>")
        parts[part] = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts[part]
        assert _code(zipped(parts)) == "unsafe-xml"


def test_a_sheet_that_swells_a_thousandfold_is_not_opened() -> None:
    parts = xlsx_parts("<sheetData/>" + " " * (limits.EXPANSION_BYTES + 1))
    assert _code(zipped(parts)) == "zip-bomb"


def test_an_entry_that_lies_about_its_size_is_damaged() -> None:
    content = bytearray(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>' * 500))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    place = content.rfind(size.to_bytes(4, "little"))
    content[place : place + 4] = (100).to_bytes(4, "little")
    assert _code(bytes(content)) == "damaged"


def test_two_cells_at_the_ends_of_a_sheet_claim_too_much() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert _code(xlsx(far)) in {"too-much-memory", "too-many-cells", "damaged"}


def test_a_long_text_that_every_cell_repeats_is_a_bomb() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 3_000))
    parts = xlsx_parts(f"<sheetData>{cells}</sheetData>", texts=f"<si><t>{'x' * 300_000}</t></si>")
    assert _code(zipped(parts)) == "zip-bomb"


def test_repeated_cells_of_an_opendocument_are_counted_before_they_are_made() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="900000"><table:table-cell table:number-columns-repeated="900" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    assert _code(ods(row), "b.ods") == "too-many-cells"


@pytest.mark.parametrize("kept", [4, 60, 700, -30])
def test_a_workbook_cut_short_is_damaged(kept: int) -> None:
    assert _code(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')[:kept]) == "damaged"


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("[Content_Types].xml", "not-a-spreadsheet"),
        ("mimetype", "not-a-spreadsheet"),
        ("Index/Document.iwa", "other-spreadsheet"),
        ("Budget 2022/budget.xlsx", "archive"),
    ],
)
def test_a_zip_of_something_else_is_refused_by_what_it_is(part: str, code: str) -> None:
    assert _code(zipped({part: "<a/>"}), "b.xlsx") == code


def test_a_job_cancelled_on_the_way_stops_the_reading_at_once() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 60_000))
    steps: list[Progress] = []

    def stop_at_the_first_rows(progress: Progress) -> None:
        steps.append(progress)
        if progress.total:
            job.cancel()

    job = Job(stop_at_the_first_rows)
    with pytest.raises(Cancelled):
        read_workbook(xlsx(rows), "b.xlsx", job=job)
    assert steps[-1].done < steps[-1].total


def test_a_file_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.0)
    monkeypatch.setattr(limits, "SECONDS_PER_MEBIBYTE", 0.0)
    assert _code(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')) == "too-slow"


def test_a_large_file_is_given_time_only_as_its_cells_arrive() -> None:
    large = 100 * limits.MEBIBYTE
    assert limits.seconds_for(large, 0) == limits.SECONDS_WITHOUT_CELLS
    assert limits.seconds_for(large, 100) == limits.SECONDS_WITHOUT_CELLS + 100 * limits.SECONDS_PER_CHUNK
    assert limits.seconds_for(large, 10_000) == limits.SECONDS + 100 * limits.SECONDS_PER_MEBIBYTE


def test_places_that_hold_no_readable_file_say_so(tmp_path: Path) -> None:
    (tmp_path / "vide.csv").touch()
    codes = {}
    for path in (tmp_path / "absent.csv", tmp_path, tmp_path / "vide.csv"):
        with pytest.raises(Unreadable) as refused:
            load(path)
        codes[path.name] = refused.value.code
    assert list(codes.values()) == ["missing-file", "not-a-file", "empty-file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(Unreadable) as refused:
        load(tmp_path / "pipe.csv")
    assert refused.value.code == "not-stored"


def test_every_refusal_has_its_sentence_and_advice() -> None:
    default = Unreadable("x").message
    for code in CODES:
        error = refusal(code)
        assert error.code == code
        assert error.message != default
        assert error.advice is not None


def test_tables_within_tables_without_end_are_refused_quickly() -> None:
    assert (
        _code(ods('<table:table-row/></table:table><table:table table:name="a">' + "<table:table>" * 9), "b.ods")
        == "damaged"
    )
