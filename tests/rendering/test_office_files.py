"""A document as a Word file and as a workbook: what survives, what is carried out by nobody, what people see."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from budgetwatch.domain.document import (
    Chart,
    ChartKind,
    Document,
    Pattern,
    QuestionItem,
    Questions,
    Row,
    RowStyle,
    Section,
    Series,
    SourcesAnnex,
    Table,
    TableColumn,
    Verbatim,
)
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.pack import Letterhead, Paper
from budgetwatch.i18n import language
from budgetwatch.rendering import render_word, render_workbook
from tests.office import parts_of, said_in_word, sheets_of, told_of_charts

MakeDocument = Callable[..., Document]
MakeFigure = Callable[..., Figure]
Explain = Callable[[Figure], Explanation]
NAMES = ("Ƙungiyar tsaro ta ƴan ƙasa", "وزارة الدفاع الوطني", "ⵜⴰⵎⵙⵙⵓⴳⵓⵔⵜ", "Ŋaya gbɛ̃ɖokpo")
FORMULAS = ("=HYPERLINK(1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1")
ANNEX = SourcesAnnex(msg("Sources"))


def lines(*rows: Row, caption: str = "Lines") -> Table:
    heads = (TableColumn(msg("Line"), numeric=False), TableColumn(msg("Voted")), TableColumn(msg("Paid")))
    return Table(msg(caption), heads, rows, 1_000_000, "XOF")


def row(name: str, *cells: Figure | Absent, style: RowStyle = RowStyle.LINE) -> Row:
    return Row((Verbatim(name), *cells), style)


def named(figure: MakeFigure, *names: str) -> Table:
    return lines(*(row(name, figure(2_000_000 * at, at), Absent.UNKNOWN) for at, name in enumerate(names, start=1)))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_of_the_region_survives(
    document: MakeDocument, figure: MakeFigure, explain: Explain, name: str
) -> None:
    made, words = document(named(figure, name)), language("fr")
    assert any(name in line for line in said_in_word(render_word(made, words, explain)))
    assert any(row[0] == name for row in sheets_of(render_workbook(made, words, explain))["Tableau 1"])


def test_letters_that_office_typefaces_lack_are_given_their_own(
    document: MakeDocument, figure: MakeFigure, explain: Explain
) -> None:
    body = parts_of(render_word(document(named(figure, *NAMES)), language("fr"), explain))["word/document.xml"].decode()
    assert re.search(r'w:ascii="Ebrima"[^/]*/></w:rPr><w:t[^>]*>ⵜⴰⵎⵙⵙⵓⴳⵓⵔⵜ<', body)
    assert re.search(r"<w:rtl/></w:rPr><w:t[^>]*>وزارة<", body)


def test_no_text_of_the_data_becomes_a_formula(document: MakeDocument, figure: MakeFigure, explain: Explain) -> None:
    made = document(named(figure, *FORMULAS), institution=("=1+1",), title=msg("=2+2"))
    shown = sheets_of(render_workbook(made, language("en"), explain), formulas=True)
    texts = [cell for rows in shown.values() for row in rows for cell in row if isinstance(cell, str)]
    assert [text for text in texts if text.startswith(("=", "+", "-", "@", "\t"))] == []
    assert "'=HYPERLINK(1)" in texts


def test_totals_and_differences_are_formulas_only_where_the_sheet_makes_them(
    document: MakeDocument, figure: MakeFigure, explain: Explain
) -> None:
    first, second, total, other = (figure(value, at) for at, value in enumerate((5, 7, 12, 13), start=1))
    rows = (row("a", first, difference(second, first)), row("b", second, Absent.NIL))
    summed = lines(*rows, row("Total", total, other, style=RowStyle.TOTAL))
    content = render_workbook(document(summed), language("en"), explain_all(explain))
    (*_, formulas), (*_, values) = (
        [row for row in sheets_of(content, formulas=shown)["Table 1"] if row[1] is not None] for shown in (True, False)
    )
    assert formulas[1] == "=SUM(B6:B7)"
    assert values[1:] == (12, 13)
    assert formulas[2] == 13


def explain_all(explain: Explain) -> Explain:
    """An explanation of figures made from others too."""

    def told(figure: Figure) -> Explanation:
        if figure.trace.operation == "as_printed":
            return explain(figure)
        return Explanation(figure, figure.trace.operation, figure, ())

    return told


def test_a_number_that_a_spreadsheet_would_round_is_a_text_with_a_note(
    document: MakeDocument, figure: MakeFigure, explain: Explain
) -> None:
    made = document(lines(row("a", figure(1_234_567_890_123_456_789), Absent.NIL)))
    sheet = sheets_of(render_workbook(made, language("en"), explain))["Table 1"]
    assert any(row[1] == "1234567890123456789" for row in sheet)
    assert any("more than 15 digits" in str(row[0]) for row in sheet)


def test_a_head_is_repeated_and_no_row_is_cut(document: MakeDocument, figure: MakeFigure, explain: Explain) -> None:
    made = document(lines(*(row(f"Line {at}", figure(at, at), Absent.NIL) for at in range(1, 301))))
    body = parts_of(render_word(made, language("en"), explain))["word/document.xml"].decode()
    assert body.count("<w:tblHeader/>") == 1
    assert body.count("<w:cantSplit/>") >= 301
    sheet = parts_of(render_workbook(made, language("en"), explain))
    assert b"Print_Titles" in sheet["xl/workbook.xml"]
    assert b'state="frozen"' in sheet["xl/worksheets/sheet2.xml"]
    assert b'fitToHeight="0"' in sheet["xl/worksheets/sheet2.xml"]


def test_tables_and_charts_are_counted_by_fields_and_lead_to_their_sources(
    document: MakeDocument, figure: MakeFigure, explain: Explain
) -> None:
    chart = Chart(
        msg("Votes"),
        ChartKind.GROUPED_BARS,
        (Verbatim("2023"), Verbatim("2024")),
        (Series(msg("voted"), Pattern.HOLLOW, (figure(8_000_000, 8), figure(9_000_000, 9))),),
        1_000_000,
        "XOF",
    )
    content = render_word(document(named(figure, "a"), chart, ANNEX), language("en"), explain)
    said, body = said_in_word(content), parts_of(content)["word/document.xml"].decode()
    assert "Table 1. Lines (million FCFA) [C-1]" in said
    assert "Chart 1. Votes (million FCFA) [C-2]" in said
    assert "SEQ Table" in body
    assert "SEQ Chart" in body
    assert told_of_charts(content) == ["Votes (million FCFA). 2023: voted 8.0; 2024: voted 9.0"]
    for mark in re.findall(r'w:anchor="(source_[^"]+)"', body):
        assert f'w:name="{mark}"' in body


def test_a_cover_lists_the_main_titles_with_the_page_that_the_word_processor_works_out(
    document: MakeDocument, figure: MakeFigure, explain: Explain
) -> None:
    parts = (Section(msg("Summary"), (named(figure, "a"),), new_page=True), Section(msg("Missing"), ()))
    content = render_word(document(*parts, ANNEX, cover=True), language("en"), explain)
    said, body = said_in_word(content), parts_of(content)["word/document.xml"].decode()
    at = said.index("Table of contents")
    assert [line.split("\t")[0] for line in said[at + 1 : at + 4]] == ["Summary", "Missing", "Sources"]
    places = re.findall(r'w:anchor="(_Toc[^"]+)"', body)
    assert re.findall(r"PAGEREF (\S+)", body) == places
    assert len(places) == 3
    for place in places:
        assert f'w:name="{place}"' in body
    assert b'<w:updateFields w:val="true"/>' in parts_of(content)["word/settings.xml"]


def test_a_question_has_lines_to_write_on(document: MakeDocument, explain: Explain) -> None:
    asked = Questions((QuestionItem(Verbatim("Who paid?"), Verbatim("The director"), minutes=5),), answer_lines=3)
    content = render_word(document(asked), language("en"), explain)
    assert "Who paid? (The director, 5 minutes)" in said_in_word(content)
    assert parts_of(content)["word/document.xml"].count(b'w:val="AnswerLine"') == 3


def test_letterhead_signatures_and_paper_are_those_of_the_committee(document: MakeDocument, explain: Explain) -> None:
    changes: dict[str, Any] = {
        "letterhead": Letterhead(("Assemblée nationale", "BP 1")),
        "signatories": ("The president", "The rapporteur"),
        "paper": Paper.LETTER,
    }
    content = render_word(document(Section(msg("Summary"), ()), **changes), language("en"), explain)
    said = said_in_word(content)
    assert said[:2] == ["Assemblée nationale", "BP 1"]
    assert said[-1] == "The president | The rapporteur"
    assert b'w:w="12240" w:h="15840"' in parts_of(content)["word/document.xml"]


@pytest.mark.parametrize("cover", [True, False])
def test_no_rule_stands_above_a_letterhead(document: MakeDocument, explain: Explain, *, cover: bool) -> None:
    head = Letterhead(("Assemblée nationale", "BP 1"))
    content = render_word(document(Section(msg("Summary"), ()), letterhead=head, cover=cover), language("en"), explain)
    parts = parts_of(content)
    headers = [part for name, part in parts.items() if name.startswith("word/header")]
    assert sorted(header.count(b"<w:bottom ") for header in headers) == [0, 2]
    assert parts["word/document.xml"].count(b"<w:pBdr>") == (0 if cover else 1)


def test_the_same_document_gives_the_same_bytes(document: MakeDocument, figure: MakeFigure, explain: Explain) -> None:
    made, words = document(named(figure, *NAMES), ANNEX), language("fr")
    assert render_word(made, words, explain) == render_word(made, words, explain)
    assert render_workbook(made, words, explain) == render_workbook(made, words, explain)
