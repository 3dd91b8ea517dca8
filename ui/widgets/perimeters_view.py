"""The segment of perimeters: two of them side by side, year by year and stage by stage."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.domain.perimeter import WHOLE
from ui.models.figures import FigureRow, figure_at
from ui.models.perimeters import Beside, name_of, read_beside, side_headings, side_lines
from ui.models.rows import RowsModel
from ui.widgets.budget_part import BudgetPart
from ui.widgets.choice import Choice
from ui.widgets.clearing import clear
from ui.widgets.controls import button, label, line, stack
from ui.widgets.notes import Notes
from ui.widgets.perimeter_choice import define_perimeter
from ui.widgets.prose import prose
from ui.widgets.states import EmptyState
from ui.widgets.table import Table

_YEAR, _STAGE, _AMOUNT, _PART = 64, 0, 190, 120


class PerimetersPart(BudgetPart):
    """What each of two perimeters adds up to, the difference, and the footnotes that say what they are."""

    def build(self) -> QWidget:
        """The two choices, the table, and the footnotes below."""
        self._asked: list[str] = []
        self._beside: Beside | None = None
        self.rows: RowsModel[FigureRow] = RowsModel(())
        self.table: Table | None = None
        content = QWidget()
        column = stack(content, spacing=8)
        row = line(spacing=8)
        word, theme = self.word, self.theme
        self.first: Choice[str] = Choice(theme, word(msg("First")), [], "", lambda name: self._choose(0, name))
        self.second: Choice[str] = Choice(theme, word(msg("Second")), [], "", lambda name: self._choose(1, name))
        for choice in (self.first, self.second):
            row.addWidget(choice)
        self._unit = label("", "meta")
        row.addWidget(self._unit)
        row.addStretch()
        self._notes = Notes(self.session)
        row.addWidget(self._notes)
        row.addWidget(button(theme, word(msg("Define perimeters…")), self._define))
        column.addLayout(row)
        self._place = QWidget()
        self._room = stack(self._place, spacing=0)
        column.addWidget(self._place, 1)
        self._below = QWidget()
        self._footnotes = stack(self._below, spacing=4)
        column.addWidget(self._below)
        self.session.unit_changed.connect(self.show_rows)
        return content

    def refresh(self) -> None:
        """Ask for both perimeters."""
        self.load(read_beside(self._asked), self.show_beside)

    def show_beside(self, beside: Beside) -> None:
        """Show the two, or what a perimeter is for while there is none."""
        self._beside = beside
        if not beside.kept or not beside.told.years:
            self._show_empty()
            return
        self._asked = [one.name for one in beside.told.perimeters]
        language = self.session.language
        names = [("", name_of(WHOLE, language))]
        names += [(one.name, one.name) for one in beside.kept]
        self.first.offer(names, self._asked[0])
        self.second.offer(names, self._asked[1])
        self._notes.show_notes([note.reason for one in beside.told.comparisons for note in one.notes])
        clear(self._below)
        for one in beside.told.perimeters:
            if one.footnote:
                self._footnotes.addWidget(
                    prose(self.word(msg("{name}: {footnote}", name=one.name, footnote=one.footnote)), "meta")
                )
        self.show_rows()

    def show_rows(self) -> None:
        """Show the two in the unit of the session."""
        if self._beside is None or not self._beside.kept:
            return
        told, language, scale = self._beside.told, self.session.language, self.session.scale
        currency = next((one.currency for one in told.comparisons if one.currency), None)
        self._unit.setText(language.unit(scale, currency))
        self.rows = RowsModel(side_headings(told, language))
        clear(self._place)
        widths = (_YEAR, _STAGE, _AMOUNT, _AMOUNT, _AMOUNT, _PART)
        self.table = Table(self.theme, self.word(msg("Perimeters side by side")), self.rows, widths, row=26)
        self.table.setProperty("boxed", True)  # noqa: FBT003 - a property's value
        self._room.addWidget(self.table)
        self.rows.show_rows(list(side_lines(told, scale, language)))
        self.table.setCurrentIndex(self.rows.index(0, 2))

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard."""
        return figure_at(self.rows, self.table.currentIndex()) if self.table is not None else None

    def _choose(self, place: int, name: str) -> None:
        self._asked[place] = name
        self.refresh()

    def _define(self) -> None:
        define_perimeter(self.session, self.window())

    def _show_empty(self) -> None:
        why = msg(
            "“Defence” is a ministry here, an effort with pensions and gendarmerie there. A perimeter says what the "
            "committee counts, with its footnote; two of them can be set side by side."
        )
        actions = [(msg("Define perimeters…"), self._define)]
        self._show(EmptyState(self.session, msg("No perimeter yet"), why, actions, "sitemap"))
