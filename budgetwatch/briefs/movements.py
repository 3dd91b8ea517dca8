"""Movements of credits on paper: each programme's way from the vote to the revised appropriation, the largest as a chart."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.stages import scale_for
from budgetwatch.briefs.waterfall import bridge_chart
from budgetwatch.briefs.words import sentences
from budgetwatch.domain.bridge import CreditBridge
from budgetwatch.domain.document import Block, Cell, Row, Section, Table, TableColumn, Verbatim
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import ZERO, Absent, Amount

MOST = 12
_HEADS = (
    msg("voted"),
    msg("expected"),
    msg("revised"),
    msg("gap"),
    msg("received \u00f7 voted"),
    msg("given \u00f7 voted"),
)


def movements_section(content: PackContent) -> Section | None:
    """The bridges of the latest year that acts name, and the waterfall of the largest; None where no act is known."""
    if not content.bridges:
        return None
    year = max(bridge.year for bridge in content.bridges)
    bridges = sorted((one for one in content.bridges if one.year == year), key=_moved, reverse=True)
    chart = bridge_chart(bridges[0])
    blocks: tuple[Block, ...] = (_table(bridges, content.cap, content.unbridged), *((chart,) if chart else ()))
    return Section(msg("Movements of credits"), blocks)


def _table(bridges: Sequence[CreditBridge], cap: Message | None, unbridged: int) -> Table:
    shown = bridges[:MOST]
    rows = tuple(Row((_name(one), *_cells(one))) for one in shown)
    columns = (TableColumn(msg("Programme"), numeric=False), *(TableColumn(head) for head in _HEADS))
    said = [msg("Expected: the vote, what acts gave and what they took.")]
    if cap is not None:
        said.append(msg("Looked at: {cap}.", cap=cap))
    if len(bridges) > MOST:
        said.append(
            msgn("{count} more programme moved less.", "{count} more programmes moved less.", len(bridges) - MOST)
        )
    if unbridged:
        said.append(
            msgn(
                "{count} more programme is shown to another audience.",
                "{count} more programmes are shown to another audience.",
                unbridged,
            )
        )
    figures = [figure for one in shown for figure in (one.voted, one.revised) if figure]
    caption = msg("From the vote to the revised appropriation, {year}", year=str(bridges[0].year))
    currency = next((figure.unit.currency for figure in figures), None)
    return Table(caption, columns, rows, scale_for(figures, 10**7), currency, sentences(said))


def _name(one: CreditBridge) -> Verbatim:
    return Verbatim(" ".join(part for part in (one.code, one.label) if part))


def _cells(one: CreditBridge) -> tuple[Cell, ...]:
    shares = tuple(share or Absent.NIL for share in (one.received_share, one.given_share))
    return (*(figure or Absent.UNKNOWN for figure in (one.voted, one.expected, one.revised, one.gap)), *shares)


def _moved(one: CreditBridge) -> Amount:
    """All that went in and out, and what no act explains."""
    figures: list[Figure | None] = [one.gap]
    figures += [figure for move in one.movements for figure in (move.received, move.given)]
    return sum((abs(figure.amount) for figure in figures if figure), ZERO)
