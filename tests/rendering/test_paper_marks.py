"""Every figure printed is resolved by the annex."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from budgetwatch.domain.document import (
    Document,
    KeyFigures,
    Paragraph,
    QuestionItem,
    Questions,
    Row,
    SourcesAnnex,
    Table,
    TableColumn,
    Verbatim,
)
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import COUNT, ContractSelection, FactSelection, Figure, Operation, Trace, money, ratio
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.i18n import language
from budgetwatch.rendering import render_pdf
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.ranges import written_short

MakeFigure = Callable[..., Figure]
MakeDocument = Callable[..., Document]
Read = Callable[[bytes], list[str]]
ANNEX = SourcesAnnex(msg("Sources"))


def _table(*figures: Figure) -> Table:
    columns = (TableColumn(msg("Line"), numeric=False), TableColumn(msg("Voted")))
    rows = tuple(Row((Verbatim(f"Line {place}"), figure)) for place, figure in enumerate(figures))
    return Table(msg("Lines"), columns, rows, 1_000_000, "XOF")


def test_a_figure_keeps_the_mark_of_the_place_where_it_was_first_printed(
    document: MakeDocument, figure: MakeFigure
) -> None:
    said = Paragraph(msg("{amount} were voted.", amount=figure(5)))
    asked = QuestionItem(msg("How is this explained?"), None, (figure(5),))
    marks = Marks(document(said, Questions((asked,))))
    assert marks.beside(said) == marks.beside(asked) == "[C-1]"


def test_a_table_has_one_mark_for_all_that_is_new_in_it(document: MakeDocument, figure: MakeFigure) -> None:
    said = Paragraph(msg("{amount} were voted.", amount=figure(5)))
    table = _table(figure(5), figure(6, 2), figure(7, 3))
    marks = Marks(document(said, table))
    assert marks.beside(table) == "[C-2, C-1]"
    assert [len(mark.figures) for mark in marks.listed] == [1, 2]


def test_the_letter_of_a_mark_says_where_its_figures_come_from(document: MakeDocument, figure: MakeFigure) -> None:
    budget = money(Amount(1), "XOF", Trace(Operation.SUM, (FactSelection(Measure.VOTED, 2024),)))
    awarded = money(Amount(2), "XOF", Trace(Operation.SUM, (ContractSelection("awarded", (1,)),)))
    paragraphs = [Paragraph(msg("{amount}", amount=one)) for one in (figure(3), awarded, budget)]
    marks = Marks(document(*paragraphs))
    assert [marks.beside(one) for one in paragraphs] == ["[C-1]", "[B-1]", "[A-1]"]
    assert [mark.name for mark in marks.listed] == ["A-1", "B-1", "C-1"]


def test_a_place_with_many_known_figures_points_to_their_marks(document: MakeDocument, figure: MakeFigure) -> None:
    known = [figure(value, value) for value in range(1, 6)]
    said = [Paragraph(msg("{amount}", amount=one)) for one in known]
    table = _table(*known)
    marks = Marks(document(*said, table))
    assert marks.beside(table) == "[C-6]"
    assert marks.listed[-1].others == ("C-1", "C-2", "C-3", "C-4", "C-5")


def test_every_figure_of_a_document_stands_in_the_annex_with_its_cell(
    document: MakeDocument, figure: MakeFigure, explain: Callable[[Figure], Explanation], read: Read
) -> None:
    figures = [figure(1_234_567_891 * place, place) for place in range(1, 30)]
    made = document(KeyFigures(((msg("Voted"), figures[0], None),)), _table(*figures), ANNEX)
    text = "".join(read(render_pdf(made, language("en"), explain))).replace("\r\n", " ")
    assert set(made.figures()) == set(figures)
    assert f"{figures[0].value:,} FCFA [1] LFI!D1" in text
    assert "voted: 28 figures [1] LFI!… —" in text.lower().replace("lfi", "LFI")
    for place in range(2, 30):
        assert re.search(rf"\b{place}\s?: D{place}\b", text)


def test_a_figure_that_its_sources_no_longer_give_says_so(
    document: MakeDocument, figure: MakeFigure, explain: Callable[[Figure], Explanation], read: Read
) -> None:
    def changed(asked: Figure) -> Explanation:
        before = explain(asked)
        return Explanation(asked, before.operation, figure(999), before.cells)

    made = document(Paragraph(msg("{amount} were voted.", amount=figure(5))), ANNEX)
    text = " ".join(read(render_pdf(made, language("en"), changed))).replace("\r\n", " ")
    assert "the sources now give 999 FCFA" in text


def test_a_count_of_figures_says_how_many_and_where_they_stand(
    document: MakeDocument, figure: MakeFigure, explain: Callable[[Figure], Explanation], read: Read
) -> None:
    counted = (figure(5), figure(6, 2))
    number = Figure(2, COUNT, Trace(Operation.COUNT, tuple(one.trace for one in counted)))
    nothing = Figure(0, COUNT, Trace(Operation.COUNT, ()))

    def told(asked: Figure) -> Explanation:
        parts = tuple(explain(one) for one in counted) if asked == number else ()
        return Explanation(asked, Operation.COUNT, asked, (), parts)

    made = document(Paragraph(msg("{lines} and {none}", lines=number, none=nothing)), ANNEX)
    text = "".join(read(render_pdf(made, language("en"), told)))
    assert "count of 2 figures: [1] LFI!D1:D2" in text
    assert "count of 0 figures" in text
    assert "0 figures:" not in text


def test_cells_are_written_as_ranges_and_long_lists_are_cut() -> None:
    def cells(*rows: int) -> list[CellRef]:
        return [CellRef("a", "LFI", row, 4) for row in rows]

    assert written_short(cells(8)) == "D8"
    assert written_short(cells(8, 9, 10, 12)) == "D8:D10, D12"
    assert written_short(cells(*range(1, 40, 3))) == "D1, D4 … D37 (13)"
    assert written_short([*cells(8), CellRef("a", "LFI", 8, 5)]) == "D8, E8"


def test_the_bare_words_of_a_message_are_no_figure(document: MakeDocument) -> None:
    said: Any = Paragraph(Message("Nothing was voted."))
    assert Marks(document(said)).beside(said) == ""


def test_an_input_that_has_a_number_is_named_by_it(
    document: MakeDocument, figure: MakeFigure, explain: Callable[[Figure], Explanation], read: Read
) -> None:
    paid, voted = figure(90, 2), figure(100)
    rate = ratio(paid, voted)
    assert rate is not None

    def told(asked: Figure) -> Explanation:
        if asked != rate:
            return explain(asked)
        return Explanation(asked, Operation.RATIO, asked, (), (explain(paid), explain(voted)))

    made = document(
        Paragraph(msg("{amount} were voted.", amount=voted)),
        Paragraph(msg("{rate} were paid.", rate=rate)),
        ANNEX,
    )
    text = " ".join(read(render_pdf(made, language("en"), told))).replace("\r\n", " ")
    assert "90.0000% [1] LFI!D2 ÷ C-1" in text


def test_figures_of_a_column_that_share_their_divisor_say_it_once(
    document: MakeDocument, figure: MakeFigure, explain: Callable[[Figure], Explanation], read: Read
) -> None:
    parts, whole = [figure(place, place) for place in (3, 4, 5)], figure(12, 6)
    shares = {ratio(part, whole): part for part in parts}

    def told(asked: Figure) -> Explanation:
        if asked not in shares:
            return explain(asked)
        return Explanation(asked, Operation.RATIO, asked, (), (explain(shares[asked]), explain(whole)))

    made = document(_table(*(share for share in shares if share)), ANNEX)
    text = " ".join(read(render_pdf(made, language("en"), told))).replace("\r\n", " ").replace("\u00a0", "")
    assert "[1] LFI!… ÷ [1] LFI!D6 — 1: D3 · 2: D4 · 3: D5" in text
