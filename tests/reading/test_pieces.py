"""A large sheet that is parsed in pieces reads like one that is parsed whole."""

from __future__ import annotations

import pytest

from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.grid import CellError, Grid
from budgetwatch.domain.source import Area
from budgetwatch.jobs import SILENT
from budgetwatch.reading import limits
from budgetwatch.reading.archive import open_archive
from budgetwatch.reading.assembly import Assembly
from budgetwatch.reading.ooxml import parts_of
from budgetwatch.reading.opening import open_file
from budgetwatch.reading.pieces import pieces_of
from tests.reading.made import xlsx, xlsx_parts, zipped

_MERGE = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'


def _grid(content: bytes) -> Grid:
    assembly = Assembly(SILENT)
    assembly.take_all(open_file(content, "b.xlsx", None))
    return assembly.grids[0]


def _rows(numbers: range) -> str:
    return "".join(f'<row r="{n}"><c r="B{n}"><v>{n}</v></c></row>' for n in numbers)


def _pieces(content: bytes) -> int:
    """In how many pieces the only sheet of a workbook is parsed."""
    archive = open_archive(content)
    parts = parts_of(archive)
    text = archive.read(parts.sheets["Budget"])
    found = pieces_of(archive, parts, parts.sheets["Budget"], text, len)
    return len(list(found.sheets)) if found else 1


_WIDER = '<row r="60"><c r="A60" t="inlineStr"><is><t>Solde</t></is></c><c r="D60" t="e"><v>#REF!</v></c></row>'


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        (_rows(range(1, 60)), _MERGE),
        (_rows(range(5, 30)) + _rows(range(40, 60)), ""),
        (_rows(range(1, 60)) + _WIDER + _rows(range(61, 90)), ""),
        (_rows(range(1, 40)) + '<row r="900"/>' + _rows(range(901, 930)), ""),
        (_rows(range(1, 60)).replace(' r="B', ' s="0" r="B') + "<row><c><v>60</v></c></row>", _MERGE),
    ],
    ids=["merged", "with a gap", "wider below", "blank rows", "a row without number"],
)
def test_a_sheet_in_pieces_is_the_sheet(rows: str, after: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = xlsx(rows, after=after)
    whole = _grid(content)
    monkeypatch.setattr(limits, "PIECE_BYTES", 500)
    cut = _grid(content)
    assert _pieces(content) > 2
    assert (list(cut.rows), cut.merges, cut.uncalculated) == (list(whole.rows), whole.merges, whole.uncalculated)


def test_errors_and_merges_of_every_piece_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PIECE_BYTES", 500)
    grid = _grid(xlsx(_rows(range(1, 60)) + _WIDER, after=_MERGE))
    assert grid.cell(60, 4) == CellError("#REF!")
    assert grid.merges == (Area(2, 1, 3, 1),)


def test_texts_that_the_pieces_share_are_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n % 2}</v></c></row>' for n in range(1, 60))
    texts = "<si><t>Solde</t></si><si><t>Primes</t></si>"
    monkeypatch.setattr(limits, "PIECE_BYTES", 500)
    grid = _grid(zipped(xlsx_parts(f"<sheetData>{rows}</sheetData>", texts=texts)))
    assert {grid.cell(row, 1) for row in range(1, 60, 2)} == {"Primes"}
    assert {grid.cell(row, 1) for row in range(2, 60, 2)} == {"Solde"}


@pytest.mark.parametrize("aside", ['<!-- <row r="9"> -->', '<![CDATA[<row r="9">]]>'])
def test_what_only_looks_like_a_row_is_never_cut(aside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PIECE_BYTES", 500)
    assert _pieces(xlsx(_rows(range(1, 60)) + aside)) == 1


def test_rows_that_do_not_follow_each_other_are_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PIECE_BYTES", 500)
    with pytest.raises(Unreadable) as refused:
        _grid(xlsx(_rows(range(30, 60)) + _rows(range(1, 30))))
    assert refused.value.code == "damaged"
