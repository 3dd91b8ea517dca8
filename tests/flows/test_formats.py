"""One snapshot in three formats: the same numbers, all of them, and nothing that the audience may not see."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from budgetwatch.domain.document import Document
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.pack import PackPlan, Paper
from budgetwatch.domain.source import column_number
from budgetwatch.i18n import language
from budgetwatch.rendering.marks import Marks, number_of
from budgetwatch.usecases.contracts import list_flags
from budgetwatch.usecases.demonstrating import build_sample
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.hearing import add_question
from budgetwatch.usecases.pack_files import FORMATS
from budgetwatch.usecases.packing import Pack, PackAsked, compose, count_pages, draw_pdf, make_pack
from tests.flows.conftest import Call
from tests.office import around_word, parts_of, said_in_word, sheets_of, told_of_charts

CLOSED_WORD = "Harmattan-7"
EN = language("en")
AMOUNT = re.compile(r"\d+(?:[.,]\d+)+")
"""Numbers with groups or decimals: what pages, axes and places of cells count does not look like them."""
CELL = re.compile(r"([A-Z]+)(\d+)")


@pytest.fixture(scope="module")
def tamaris(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The sample dossier, with a question that only the closed session sees."""
    dossier = build_sample(tmp_path_factory.mktemp("formats") / "tamaris.budget")
    add_question(dossier, text=f"What does {CLOSED_WORD} cost?", audience=Audience.CLOSED)
    return dossier


@pytest.fixture(scope="module")
def document(tamaris: Dossier) -> Document:
    return compose(tamaris)


@pytest.fixture(scope="module")
def files(tamaris: Dossier, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The dossier for the committee in each format."""
    return read(make_pack(tamaris, tmp_path_factory.mktemp("out"), EN, formats=FORMATS))


def read(pack: Pack) -> dict[str, bytes]:
    return {one.format: one.path.read_bytes() for one in pack.files}


def said_in_pdf(content: bytes) -> str:
    with PdfDocument(content) as opened:
        return " ".join(page.get_textpage().get_text_range() for page in opened)


def numbered(document: Document) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for mark in Marks(document).listed:
        for place, one in enumerate(mark.figures):
            found.setdefault(number_of(mark, place), []).append(one.figure)
    return found


def rows_under(sheet: list[tuple[Any, ...]], head: str) -> list[dict[str, Any]]:
    """The rows below the heads of a sheet, by head."""
    at = next(place for place, row in enumerate(sheet) if head in row)
    return [dict(zip(sheet[at], row, strict=True)) for row in sheet[at + 1 :] if any(row)]


def test_word_prints_the_numbers_of_the_pdf_and_no_other(files: dict[str, bytes]) -> None:
    printed = set(AMOUNT.findall(said_in_pdf(files["pdf"])))
    said = set(AMOUNT.findall("\n".join((*said_in_word(files["docx"]), *around_word(files["docx"])))))
    charts = set(AMOUNT.findall("\n".join(told_of_charts(files["docx"]))))
    assert len(said) > 200
    assert said - printed == set()
    assert printed - said - charts == set()


def test_every_figure_stands_in_the_workbook_to_its_last_digit_and_is_what_its_cells_give(
    files: dict[str, bytes], document: Document, tamaris: Dossier
) -> None:
    rows = rows_under(sheets_of(files["xlsx"])["Sources"], "Exact value")
    listed = {(row["No."], Decimal(str(row["Exact value"]))) for row in rows}
    asked = {(number, one.amount.decimal) for number, figures in numbered(document).items() for one in figures}
    told = {
        (number, explain(tamaris, one, raw=False).recomputed.amount.decimal)
        for number, figures in numbered(document).items()
        for one in figures
    }
    assert len(asked) > 200
    assert listed == asked == told


def test_the_sheet_of_data_gives_each_amount_with_its_place_stage_and_file(files: dict[str, bytes]) -> None:
    rows = rows_under(sheets_of(files["xlsx"])["Data"], "Stage")
    one = next(row for row in rows if row["Code"] == "210" and row["Stage"] == "voted" and row["Year"] == 2024)
    assert (one["Label"], one["Basis"], one["Unit"]) == ("Défense nationale", "CP", "FCFA")
    assert (one["Amount"], one["Source"]) == (202_989_954_000, "LFI_2024_annexe3.xlsx")


def test_a_sheet_shows_what_the_table_in_word_shows(files: dict[str, bytes]) -> None:
    said = said_in_word(files["docx"])
    sheet = sheets_of(files["xlsx"])["Table 1"]
    at = next(place for place, line in enumerate(said) if line.startswith("Table 1."))
    lines = [line.split(" | ") for line in said[at + 2 : at + 6]]
    rows = [row for row in sheet if isinstance(row[1], int)]
    assert [row[0] for row in rows] == [line[0] for line in lines]
    assert [[f"{round(value / 1_000_000):,}" for value in row[1:7]] for row in rows] == [line[1:7] for line in lines]


def test_each_formula_gives_the_value_that_is_kept_beside_it(files: dict[str, bytes]) -> None:
    values, formulas = sheets_of(files["xlsx"]), sheets_of(files["xlsx"], formulas=True)
    checked = 0
    for name, rows in formulas.items():
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                if isinstance(text, str) and text.startswith("="):
                    checked += 1
                    assert given(text, values[name]) == Decimal(str(values[name][at][column])), (name, text)
    assert checked > 30


def given(formula: str, rows: list[tuple[Any, ...]]) -> Decimal:
    """What a formula of ours gives: a sum, a difference or a ratio rounded to a millionth."""

    def at(letters: str, row: str) -> Decimal:
        value = rows[int(row) - 1][column_number(letters) - 1]
        return Decimal(str(value)) if isinstance(value, int | float) else Decimal(0)

    cells = CELL.findall(formula)
    amounts = [at(*cell) for cell in cells]
    if formula.startswith("=SUM("):
        (letters, first), (_, last) = cells
        return sum((at(letters, str(row)) for row in range(int(first), int(last) + 1)), Decimal(0))
    if formula.startswith("=ROUND("):
        return (amounts[0] / amounts[1]).quantize(Decimal("0.000001"), ROUND_HALF_UP)
    return amounts[0] - amounts[1] if "-" in formula else sum(amounts, Decimal(0))


def test_a_public_pack_holds_nothing_of_the_closed_session_in_any_part_of_its_files(
    tamaris: Dossier, tmp_path: Path
) -> None:
    closed = read(make_pack(tamaris, tmp_path, EN, PackAsked(audience=Audience.CLOSED), FORMATS))
    public = read(make_pack(tamaris, tmp_path, EN, PackAsked(audience=Audience.PUBLIC), FORMATS))
    assert CLOSED_WORD in said_in_pdf(closed["pdf"])
    assert CLOSED_WORD in "".join(said_in_word(closed["docx"]))
    assert CLOSED_WORD not in said_in_pdf(public["pdf"])
    for content in (public["docx"], public["xlsx"]):
        assert [name for name, part in parts_of(content).items() if CLOSED_WORD.encode() in part] == []


def test_the_findings_for_the_committee_alone_are_in_no_part_of_a_public_file(
    tamaris: Dossier, files: dict[str, bytes], tmp_path: Path
) -> None:
    public = read(make_pack(tamaris, tmp_path, EN, PackAsked(audience=Audience.PUBLIC), FORMATS))
    found = [one.finding for one in (*list_findings(tamaris), *list_flags(tamaris))]
    hidden = {EN.word(one.title) for one in found if one.audience is not Audience.PUBLIC}
    hidden -= {EN.word(one.title) for one in found if one.audience is Audience.PUBLIC}
    told = "\n".join(said_in_word(files["docx"]))
    words = {title for title in hidden if title in told}
    assert words
    assert [word for word in words if word in said_in_pdf(public["pdf"])] == []
    for content in (public["docx"], public["xlsx"]):
        assert [word for word in words for part in parts_of(content).values() if word.encode() in part] == []


def test_a_file_names_the_institution_and_neither_a_person_nor_a_machine(files: dict[str, bytes]) -> None:
    about = parts_of(files["docx"])["docProps/core.xml"].decode()
    assert "<dc:creator>République du Tamaris, Assemblée nationale" in about
    assert "<dc:language>en-GB" in about
    for content in (files["docx"], files["xlsx"]):
        told = b"".join(part for name, part in parts_of(content).items() if name.startswith("docProps/"))
        assert not re.search(rb"python|macintosh|root", told, re.IGNORECASE)


def test_every_page_of_the_word_file_tells_the_snapshot_the_audience_and_its_number(files: dict[str, bytes]) -> None:
    footer = around_word(files["docx"])[-1]
    assert "Snapshot S-" in footer
    assert "Audience: Committee" in footer
    fields = re.findall(r"<w:instrText[^>]*>([^<]*)</w:instrText", parts_of(files["docx"])["word/footer1.xml"].decode())
    assert [field.strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_word_explains_its_annex_in_the_words_of_the_pdf(files: dict[str, bytes]) -> None:
    said, printed = said_in_word(files["docx"]), " ".join(said_in_pdf(files["pdf"]).split())
    (reading,) = (line for line in said if line.startswith("Each mark [A-1]"))
    assert reading in printed


def test_the_paper_asked_for_at_the_command_is_that_of_the_pdf_and_the_word_file(
    tamaris: Dossier, tmp_path: Path, call: Call
) -> None:
    sizes = {"a4": (595, 842), "letter": (612, 792)}
    for paper, size in sizes.items():
        out = tmp_path / paper
        status, told = call(
            "pack", tamaris.path, "--kind", "note", "--out", out, "--formats", "pdf,docx", "--paper", paper
        )
        assert status == 0, told
        pdf, word = (Path(one["path"]).read_bytes() for one in told["files"])
        with PdfDocument(pdf) as opened:
            assert {tuple(map(round, page.get_size())) for page in opened} == {size}
            assert [one["pages"] for one in told["files"]] == [len(opened), None]
        twips = re.findall(rb'<w:pgSz w:w="(\d+)" w:h="(\d+)"', parts_of(word)["word/document.xml"])
        assert [(round(int(wide) / 20), round(int(high) / 20)) for wide, high in twips] == [size]


@pytest.mark.parametrize("paper", list(Paper))
def test_the_dossier_of_the_sample_has_ten_to_sixteen_pages_on_either_paper(tamaris: Dossier, paper: Paper) -> None:
    asked = PackAsked(replace(PackPlan(), paper=paper))
    assert 10 <= count_pages(draw_pdf(tamaris, language("fr"), asked)) <= 16
