"""Step 4 of an import: rows and amounts added up, totals compared, what a new version changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QWidget

from budgetwatch.domain.message import Message, msg, msgn
from ui.choices import UNITS
from ui.models.documents import cell_of, headings
from ui.models.import_checks import (
    CHECKS,
    Printed,
    Told,
    account_of,
    change_words,
    check_rows,
    printed_totals,
    told_changes,
    told_touched,
)
from ui.models.import_points import doubts
from ui.models.rows import RowsModel
from ui.session import Session
from ui.widgets.check_cards import ReasonsCard
from ui.widgets.clearing import clear
from ui.widgets.controls import label, line, picture, rule, stack, tag
from ui.widgets.panel import Panel
from ui.widgets.part import Part, cards_width
from ui.widgets.prose import prose
from ui.widgets.table import Table
from ui.widgets.told_card import ToldCard

if TYPE_CHECKING:
    from budgetwatch.usecases.nomenclature import Nomenclature
    from budgetwatch.usecases.versions import Replacement, Touched
    from ui.models.import_course import Standing

_CARDS, _CHANGES, _CELL, _RESULT, _LISTED = 380, 4, 1, 5, 1_000
_WIDTHS, _SPACIOUS = (0, 64, 128, 132, 112, 116), (0, 54, 112, 122, 88, 1)


class CheckStep(QWidget):
    """The last look. `replacing` gives a table and whether it takes the place of the earlier import.

    `cell_wanted` gives a cell of the sheet to go to.
    """

    replacing = Signal(str, bool)
    cell_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        row = line(self, spacing=12)
        left = stack(spacing=8)
        row.addLayout(left, 1)
        self._figures = QFrame()
        self._figures.setProperty("box", "card")
        line(self._figures, margins=(14, 8, 14, 8), spacing=6 if session.theme.spacious else 14)
        left.addWidget(self._figures)
        left.addWidget(self._totals_panel(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(cards_width(session.theme, _CARDS))
        row.addWidget(scroll)
        inner = QWidget()
        cards = stack(inner, spacing=8)
        self._changes, self._touched, self._codes, self._reasons = (Part() for _ in range(4))
        for part in (self._changes, self._touched, self._codes, self._reasons):
            cards.addWidget(part)
        cards.addStretch()
        scroll.setWidget(inner)

    def _totals_panel(self) -> Panel:
        session, word = self._session, self._session.word
        self._totals = panel = Panel(session.theme, word(msg("Printed and recomputed totals")))
        self.rows: RowsModel[Printed] = RowsModel(headings(CHECKS, session.language))
        self.table = Table(
            session.theme,
            word(msg("Printed and recomputed totals")),
            self.rows,
            _SPACIOUS if session.theme.spacious else _WIDTHS,
        )
        self.table.activated.connect(self._show_total, Qt.ConnectionType.QueuedConnection)
        self.table.setColumnHidden(_CELL, session.theme.spacious)  # Enter goes to it
        self.table.setColumnHidden(_RESULT, session.theme.spacious)  # a gap says so by its colour and its weight
        panel.body.addWidget(self.table, 1)
        self._told = prose("", "small")
        self._told.setContentsMargins(12, 6, 12, 6)
        panel.body.addWidget(self._told)
        return panel

    def _show_total(self, index: QModelIndex) -> None:
        """Enter on a total: the cell that prints it."""
        cell = cell_of(self.rows.record(index.row())[1])
        if cell is not None:
            self.cell_wanted.emit(cell)

    # -- showing

    def show_standing(self, standing: Standing) -> None:
        """Show what the import comes to."""
        self._show_figures(standing)
        printed = printed_totals(standing)
        self.rows.show_rows(check_rows(printed[:_LISTED], self._session.language))
        gaps = sum(1 for _, check in printed if not check.agrees)
        self._show_head(standing, len(printed) - gaps, gaps)
        told, more = [_conclusion(printed, gaps)], len(printed) - _LISTED
        if more > 0:
            told.append(msgn("and {count} more", "and {count} more", more))
        self._told.setText(" ".join(self._session.word(one) for one in told))
        self._told.setVisible(not self._session.theme.spacious)  # there the rows need the height: the head says it
        self._totals.setToolTip(self._told.text())
        met = doubts(standing)
        self._reasons.show_cards(*([ReasonsCard(self._session, met, self.cell_wanted.emit)] if met else []))

    def _show_figures(self, standing: Standing) -> None:
        clear(self._figures)
        session, word, number = self._session, self._session.word, self._session.language.number
        found, row = account_of(standing), self._figures.layout()
        shown: Sequence[tuple[int, Message]] = (
            (found.rows, msgn("row read", "rows read", found.rows)),
            (found.lines, msgn("line kept", "lines kept", found.lines)),
            (standing.amounts, msgn("amount to import", "amounts to import", standing.amounts)),
            (found.sums, msgn("total apart", "totals apart", found.sums)),
            (found.aside, msgn("outside the lines", "outside the lines", found.aside)),
        )
        if row is None:
            return
        for at, (count, name) in enumerate(shown):
            if at:
                row.addWidget(rule(vertical=True))
            cell = QWidget()
            column = stack(cell, spacing=0)
            column.addWidget(label(number(count), "figure"))
            column.addWidget(label(word(name), "meta"))
            row.addWidget(cell)
        told = msg(
            "{lines} + {sums} + {aside} = {rows}",
            lines=found.lines,
            sums=found.sums,
            aside=found.aside,
            rows=found.rows,
        )
        self._figures.setToolTip(word(told))
        if session.theme.spacious:
            return
        proof = QWidget()
        cells = line(proof, spacing=6)
        cells.addStretch()
        cells.addWidget(picture(session.theme, "circle-check", "ok", 18))
        cells.addWidget(label(word(told), "ok"))
        row.addWidget(proof)

    def _show_head(self, standing: Standing, agree: int, gaps: int) -> None:
        session, word = self._session, self._session.word
        unit = standing.reading.layout.unit
        told = msg(
            "{unit}, tolerance: half a last digit for each line",
            unit=session.language.unit(unit.scale, unit.currency) or word(UNITS[1]),
        )
        self._totals.meta.setText("" if session.theme.spacious else word(told))
        controls = self._totals.controls
        while (item := controls.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        controls.addWidget(tag(session.theme, session.language.number(agree), "ok", "check"))
        if gaps:
            controls.addWidget(tag(session.theme, session.language.number(gaps), "ale", "alert-octagon"))

    def show_replacements(self, replaced: Sequence[Replacement], standing: Standing) -> None:
        """Show what changes against the versions that the tables replace, and offer to keep both."""
        self._changes.show_cards(*(self._replacement(one, standing) for one in replaced))

    def _replacement(self, one: Replacement, standing: Standing) -> ToldCard:
        session, language = self._session, self._session.language
        reading = next(table for table in standing.readings if table.layout.id == one.table)
        unit, changes = reading.layout.unit, one.changes
        date = language.date(one.dataset.imported_at.astimezone())
        meta = session.word(msg("against {file} of {date}", file=one.dataset.source.name, date=date))
        card = ToldCard(
            session,
            "arrows-diff",
            session.word(msg("What changes")),
            "",
            told_changes(changes, unit.currency, language),
        )
        card.foot.addWidget(prose(meta, "meta"))
        for change in changes.amounts[:_CHANGES]:
            card.foot.addWidget(prose(change_words(change, unit.scale, language), "small"))
        box = QCheckBox(session.word(msg("It replaces the earlier version")))
        box.setChecked(standing.draft.replacing.get(one.table, one.dataset.id) is not None)
        box.clicked.connect(lambda checked, table=one.table: self.replacing.emit(table, checked))
        card.foot.addWidget(box)
        return card

    def show_touched(self, touched: Touched) -> None:
        """Show what to look at again after the import."""
        tried = msg("To look at after the import")
        title = self._session.word(tried if touched.tried else msg("Resting on the lines that change"))
        self._touched.show_cards(ToldCard(self._session, "alert-triangle", title, "", told_touched(touched)))

    def show_codes(self, known: Nomenclature) -> None:
        """Show in two lines how the codes of the table on show stand to those of the dossier."""
        if not known.used:
            self._codes.show_cards()
            return
        compared = [one for one in known.used if one.code.classification in known.compared]
        new = sum(1 for one in compared if one.is_new)
        facts = [Told("sitemap", msgn("{count} code", "{count} codes", len(known.used)))]
        if compared:
            facts.append(Told("plus", msgn("{count} new to the dossier", "{count} new to the dossier", new)))
        if known.leading_zeros:
            kept = known.leading_zeros
            facts.append(
                Told(
                    "check",
                    msgn("{count} begins with a zero, which is kept", "{count} begin with a zero, which is kept", kept),
                    tone="ok",
                )
            )
        self._codes.show_cards(ToldCard(self._session, "sitemap", self._session.word(msg("Codes")), "", facts))


def _conclusion(printed: Sequence[Printed], gaps: int) -> Message:
    if not printed:
        return msg("The sheet prints no total: nothing bears witness to the lines.")
    if not gaps:
        return msg("Every printed total agrees with its lines.")
    return msg("Lines are kept as they are and totals are never added: a gap becomes a finding to ask about.")
