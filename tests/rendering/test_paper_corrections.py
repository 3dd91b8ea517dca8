"""A figure that rests on a corrected cell carries a sign, and the annex says who corrected what, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from budgetwatch.domain.correction import Correction
from budgetwatch.domain.document import Document, KeyFigures, Row, SourcesAnnex, Table, TableColumn, Verbatim
from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.i18n import language
from budgetwatch.rendering import render_pdf
from tests.rendering.conftest import Read

MakeFigure = Callable[..., Figure]
Explain = Callable[[Figure], Explanation]


def corrected(told: Explanation) -> Explanation:
    """The same with the cells of row 2 corrected by a clerk."""
    return replace(told, cells=tuple(map(_mended, told.cells)))


def _mended(cell: SourceCell) -> SourceCell:
    one = Correction(cell.cell, Amount(6), Amount(7), "Letter of 12 March", "A clerk", "2025-03-14T10:00:00+00:00")
    return replace(cell, correction=one) if cell.cell.row == 2 else cell


def test_the_sign_stands_in_the_cell_and_the_annex_tells_the_correction_once(
    document: Callable[..., Document], figure: MakeFigure, explain: Explain, read: Read
) -> None:
    mended, plain = figure(7, 2), figure(5)
    columns = (TableColumn(msg("Line"), numeric=False), TableColumn(msg("Voted")))
    rows = tuple(Row((Verbatim(name), one)) for name, one in (("Fuel", mended), ("Pay", plain)))
    blocks = (
        KeyFigures(((msg("Voted"), mended, None),)),
        Table(msg("Lines"), columns, rows),
        SourcesAnnex(msg("Sources")),
    )
    made = render_pdf(document(*blocks), language("en"), lambda one: corrected(explain(one)), mended.__eq__)
    text = "".join(read(made)).replace("\r\n", " ").replace("\u00a0", " ")
    assert "Fuel 7\u2020 Pay 5 " in text
    assert "\u2020 Rests on a cell that was corrected by hand" in text
    told = "[1] LFI!D2: 6 received, 7 read; corrected by hand by A clerk on 14 Mar 2025, reason: Letter of 12 March"
    assert text.count(told) == 1


def test_a_document_without_corrections_speaks_of_none(
    document: Callable[..., Document], figure: MakeFigure, explain: Explain, read: Read
) -> None:
    blocks = (KeyFigures(((msg("Voted"), figure(5), None),)), SourcesAnnex(msg("Sources")))
    text = "".join(read(render_pdf(document(*blocks), language("en"), explain)))
    assert "\u2020" not in text
