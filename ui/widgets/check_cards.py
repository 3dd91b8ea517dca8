"""The cards that say how a sheet came out: printed totals against their lines, and what to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Layout
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.source import CellRef
from ui.choices import UNITS
from ui.models.documents import Check, cell_of, gap_words, named, plain
from ui.models.import_view import checks
from ui.session import Session
from ui.widgets.controls import button, label, line, picture, rule, stack, tag

Show = Callable[[CellRef], object]
Repair = Callable[[Issue], "tuple[Message, Callable[[], object]] | None"]
"""What one click does about an issue, and how it is called; None where a person must look first."""
_SHOWN_REASONS, _SHOWN_GAPS = 6, 3


class TotalsCard(QFrame):
    """How the printed totals came out, and the first ones that their lines do not give."""

    def __init__(self, session: Session, reading: Reading, show: Show) -> None:
        super().__init__()
        self.setProperty("box", "card")
        theme, word = session.theme, session.word
        printed = checks(reading)
        gaps = [one for one in printed if not one.agrees]
        column = stack(self, margins=(12, 10, 12, 12), spacing=6)
        head = line(spacing=8)
        head.addWidget(label(word(msg("Printed totals")), "strong"))
        compared = msgn("{count} compared with its lines", "{count} compared with their lines", len(printed))
        head.addWidget(label(word(compared if printed else msg("none on this sheet")), "meta"))
        head.addStretch()
        column.addLayout(head)
        if not printed:
            return
        tags = line(spacing=8)
        agree = len(printed) - len(gaps)
        tags.addWidget(tag(theme, word(msgn("{count} agrees", "{count} agree", agree)), "ok", "check"))
        if gaps:
            tags.addWidget(tag(theme, word(msgn("{count} gap", "{count} gaps", len(gaps))), "ale", "alert-octagon"))
        tags.addStretch()
        column.addLayout(tags)
        for gap in gaps[:_SHOWN_GAPS]:
            _add_gap(column, session, gap, reading.layout, show)


def _add_gap(column: QVBoxLayout, session: Session, check: Check, layout: Layout, show: Show) -> None:
    language, word = session.language, session.word
    cell = cell_of(check)
    column.addWidget(rule())
    column.addWidget(label(named(check, layout, language), "strong", wrap=True))
    printed = msg("printed in {cell}", cell=cell) if cell is not None else msg("printed")
    for text, amount in ((printed, check.stated), (msg("sum of its lines"), check.lines_sum)):
        column.addLayout(_pair(word(text), plain(amount, layout, language), "body"))
    gap, scale = gap_words(check, layout, language), layout.unit.scale
    unit = word(UNITS[scale]) if scale in UNITS and scale > 1 else ""
    column.addLayout(_pair(word(msg("Gap")), f"{gap} {unit}".strip(), "ale"))
    if cell is not None:
        row = line()
        row.addWidget(button(session.theme, word(msg("Show the cell")), partial(show, cell), kind="link"))
        row.addStretch()
        column.addLayout(row)


def _pair(name: str, value: str, look: str) -> QHBoxLayout:
    row = line()
    row.addWidget(label(name, look))
    row.addStretch()
    row.addWidget(label(value, look))
    return row


class ReasonsCard(QFrame):
    """Why the reading should be looked at, each with the cell it is about and what one click can do."""

    def __init__(
        self, session: Session, reasons: Sequence[Issue], show: Show, repair: Repair = lambda _issue: None
    ) -> None:
        super().__init__()
        self.setProperty("box", "card")
        theme, word = session.theme, session.word
        column = stack(self, margins=(12, 10, 12, 12), spacing=6)
        column.addWidget(label(word(msg("To look at before importing")), "strong"))
        for reason in reasons[:_SHOWN_REASONS]:
            row = line(spacing=8)
            grave = reason.severity is Severity.ERROR
            row.addWidget(picture(theme, "alert-octagon" if grave else "alert-triangle", "ale" if grave else "att", 16))
            row.addWidget(label(word(reason.message), "small", wrap=True), 1)
            if (way := repair(reason)) is not None:
                row.addWidget(button(theme, word(way[0]), way[1], kind="link"))
            if reason.cell is not None:
                row.addWidget(button(theme, reason.cell.a1, partial(show, reason.cell), kind="link"))
            column.addLayout(row)
        if len(reasons) > _SHOWN_REASONS:
            more = len(reasons) - _SHOWN_REASONS
            column.addWidget(label(word(msgn("and {count} more", "and {count} more", more)), "meta"))
