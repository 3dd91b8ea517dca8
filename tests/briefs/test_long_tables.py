"""A table of many places: which rows are printed, and how the others stay in the sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from budgetwatch.briefs import PackContent, PackKind, compose_pack
from budgetwatch.briefs.rest import largest, telling, together
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.document import Block, Row, Section, Table
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message
from budgetwatch.domain.money import ZERO, Amount
from budgetwatch.i18n import language
from tests.briefs.reading import all_words


def _tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _tables(block.blocks)
        elif isinstance(block, Table):
            yield block


def _long(comparison: Comparison, count: int) -> Comparison:
    """The programmes of the main year, each printed many times over, with the total that they give."""
    leaves = [row for row in comparison.rows if row.parent is not None]
    rows = tuple(replace(leaves[at % len(leaves)], key=f"{at:04d}", parent=None, level=1) for at in range(count))
    total = replace(together(rows, comparison.rates[2024]), key="total", year=2024)
    return replace(comparison, rows=rows, totals=(total,))


def _amount(row: Row, column: int) -> Amount:
    cell = row.cells[column]
    assert isinstance(cell, Figure)
    return cell.amount


def test_the_rows_of_a_long_table_add_up_to_its_total_with_the_row_of_all_others(content: PackContent) -> None:
    comparison = content.comparison
    assert comparison is not None
    made = compose_pack(replace(content, comparison=_long(comparison, 211), lines=None))
    table = next(one for one in _tables(made.blocks) if len(one.rows) > 20)
    *lines, total = table.rows
    assert len(lines) == 28 + 1
    assert language("en").word(cast("Message", lines[-1].cells[0])) == "183 other items"
    for column in range(1, len(table.columns) - 1):
        assert sum((_amount(line, column) for line in lines), ZERO) == _amount(total, column)


def test_a_line_that_a_finding_speaks_of_stays_in_a_long_table(content: PackContent) -> None:
    assert content.comparison is not None
    rows = _long(content.comparison, 211).rows
    small = min(rows, key=lambda row: row.stages[Measure.VOTED].amount)
    said = frozenset({small.stages[Measure.VOTED]})
    assert small.stages[Measure.VOTED] in {row.stages[Measure.VOTED] for row in telling(rows, 36, said).rows}


def test_what_stands_in_a_printed_subtotal_is_not_counted_among_the_others(content: PackContent) -> None:
    assert content.comparison is not None
    rows = [row for row in content.comparison.rows if row.year == 2024]
    printed = largest(rows, 1)
    assert [row.code for row in printed.rows] == ["210"]
    assert [row.code for row in printed.rest] == ["2301", "2302", "2303", "2304", "9901"]


def test_long_names_are_cut_in_the_note_alone_where_the_table_shares_its_page(content: PackContent) -> None:
    comparison = content.comparison
    assert comparison is not None
    name = "Acquisition, entretien et modernisation des systèmes d’information et de communication"
    rows = tuple(replace(row, label=name) for row in comparison.rows)
    for kind, told in ((PackKind.NOTE, "Acquisition, entretien et modernisation des…"), (PackKind.DOSSIER, name)):
        made = compose_pack(replace(content, kind=kind, comparison=replace(comparison, rows=rows)))
        first = next(_tables(made.blocks)).rows[0]
        assert all_words(first.cells[0]).partition(" ")[2].startswith(told)
