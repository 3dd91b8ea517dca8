"""The budget page: from vote to payment, line by line and year by year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from budgetwatch.domain.code import Classification
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import CLASSIFICATIONS, MEASURES
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Topic
from ui.models.budget_columns import Column, columns
from ui.models.budget_rows import FILTERS, Place, total
from ui.models.budget_view import BY_LINE, Asked, BudgetView, count_links, level_called, lineage, look
from ui.models.documents import span
from ui.pages.page import Page
from ui.widgets.budget_parts import SEGMENTS, BudgetParts, Segment
from ui.widgets.budget_table import BudgetTable
from ui.widgets.budget_tables import copy_focused, focused_figure
from ui.widgets.chart_strip import ChartStrip, Subject
from ui.widgets.chips import FilterChips
from ui.widgets.choice import Choice
from ui.widgets.controls import button, icon_button, label, line, stack
from ui.widgets.crosswalk_button import PAGE, CrosswalkButton
from ui.widgets.limits_button import LimitsButton
from ui.widgets.notes import Notes
from ui.widgets.prices_choice import PricesChoice
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

_LOW = 700
"""Pixels of window height at 100 % under which the charts fold to their title."""
_WIDE = 1100
"""Pixels of page width at 100 % under which the choices in the head need the room of the subtitle."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What survives a change of language or looks."""

    asked: Asked
    year: int
    flag: str
    place: str | None
    segment: Segment = Segment.TABLE


class BudgetPage(Page):
    """The comparison table with its filters, and the charts of the current line."""

    name: ClassVar[str] = "budget"
    title: ClassVar[Message] = msg("Budget")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.BUDGET, Topic.DOCUMENTS})

    def build(self) -> QWidget:
        """Choices in the head; chips, table and charts below."""
        self._asked, self._year, self._flag = Asked(), 0, ""
        self._view: BudgetView | None = None
        self._wanted: str | None = None
        self._strip_chosen = False
        self._segment = Segment.TABLE
        self._make_choices()
        content = QWidget(self.ground)
        column = stack(content, spacing=6)
        self.segments = Segments(
            self.word(msg("Views of the budget")),
            [(one, self.word(text)) for one, text in SEGMENTS.items()],
            self._segment,
            self.show_segment,
            self.theme,
        )
        head = line(spacing=8)
        head.addWidget(self.segments)
        head.addStretch()
        self._unit = label("", "meta")
        for told in (self._unit, LimitsButton(self.session)):
            head.addWidget(told)
        copying = self.word(msg("Copy the whole table (Ctrl Alt C)"))
        head.addWidget(icon_button(self.theme, "copy", copying, self.copy_table))
        arrange = self.word(msg("Arrange fields…"))
        shown = "" if self.theme.spacious else arrange
        self.arranging = button(self.theme, shown, self.show_pivot, picture="sitemap", kind="quiet")
        self.arranging.setAccessibleName(arrange)
        self.arranging.setToolTip(arrange)
        head.addWidget(self.arranging)
        column.addLayout(head)
        self.parts = BudgetParts(self.session, content)
        column.addWidget(self.parts, 1)
        self.tables = self.parts.tables
        self.tables.addWidget(self._make_table())
        self.tables.turned.connect(self._show_tools)
        self.tables.follow(self.table.tree, self.table.total)
        self._listen()
        return content

    def _make_table(self) -> QWidget:
        content = QWidget(self.tables)
        column = stack(content, spacing=6)
        row = line()
        self.chips: FilterChips[str] = FilterChips(self.session, self.word(msg("Filters")), self.filter_by)
        row.addWidget(self.chips, 1)
        self._broken = button(self.theme, "", lambda: self.session.go(PAGE), picture="unlink", kind="quiet")
        self._notes = Notes(self.session)
        for told in (self._broken, self._notes):
            row.addWidget(told)
        column.addLayout(row)
        self.table = BudgetTable(self.session)
        column.addWidget(self.table, 1)
        self.strip = ChartStrip(self.session)
        column.addWidget(self.strip)
        self.table.tree.moved.connect(self.show_charts)
        self.table.header.year_picked.connect(self.choose_year)
        self.table.resized.connect(self.fit)
        for follow in (self.show_rows, self._tell_unit):
            self.session.unit_changed.connect(follow)
        return content

    def take_focus(self) -> None:
        """The keyboard goes where the work is."""
        if self.parts.take_focus():
            return
        (self.tables.pivot.table.tree if self.tables.pivot and self.pivoting else self.table.tree).setFocus()

    def show_segment(self, segment: Segment) -> None:
        """Show the table, or one of the analyses beside it."""
        self._segment = segment
        self.segments.show_chosen(segment)
        self.parts.show_part(segment)
        self._show_tools()

    def _show_tools(self) -> None:
        """The tools of what is on show: a pivot has its own for everything but prices."""
        table = self._segment is Segment.TABLE
        for tool in self._table_tools:
            tool.setVisible(table and (not self.pivoting or tool is self.prices))
        self.arranging.setVisible(table and not self.pivoting)
        self._tell_unit()

    def _tell_unit(self) -> None:
        """The unit of the amounts on show; the table names it in its own head."""
        view, apart = self._view, self._segment is not Segment.TABLE
        unit = self.session.language.unit(self.session.scale, view.comparison.currency) if view else ""
        self._unit.setText(self.word(msg("amounts in {unit}", unit=unit)) if unit else "")
        self._unit.setVisible(apart and bool(unit))

    @property
    def pivoting(self) -> bool:
        """Whether the fields of the table are arranged by hand."""
        return self.tables.pivoting

    def show_pivot(self) -> None:
        """Show the table by the fields that a person arranges."""
        if self._view is not None:
            self.tables.show_pivot(self._view.fields, self._view.comparison.query.prices)

    def copy_table(self) -> None:
        """Copy the table on show, whole, as a spreadsheet takes it."""
        if self._segment is not Segment.TABLE:
            self.parts.copy_table()
        elif self._view is not None:
            shown = self.tables.pivot.table if self.tables.pivot is not None and self.pivoting else self.table
            shown.tree.copy_whole()

    def _turn(self, step: int) -> None:
        """The next segment, or the one before."""
        every = list(SEGMENTS)
        self.show_segment(every[(every.index(self._segment) + step) % len(every)])

    def refresh(self) -> None:
        """Compare anew; the other segments when they are shown next."""
        self.parts.forget()
        asked = self._asked

        def ask(dossier: Dossier, job: Job) -> BudgetView | None:
            return look(dossier, asked, job)

        self.load(ask, self.show_view, msg("Comparing votes with execution"))

    def show_view(self, view: BudgetView | None) -> None:
        """Show a comparison, or what to do while there is none."""
        first, self._view = self._view is None, view
        self.parts.show_part(self._segment)
        self.parts.show_table(filled=view is not None)
        if view is None:
            return
        if self._year not in view.comparison.years:
            self._year = view.first_year
        self._offer_choices(view)
        self.session.offer_unit(view.largest.amount if view.largest else None)
        self.show_rows()
        self.session.read(count_links, self._tell_links, owner=self)
        if self.pivoting or (first and self.tables.was_pivoting):
            self.show_pivot()
        if first:
            self.take_focus()

    def _tell_links(self, waiting: int | None) -> None:
        if waiting is not None:
            self.session.count(PAGE, waiting)

    def show_rows(self) -> None:
        """Show the rows that pass the filter, in the unit of the session."""
        view = self._view
        if view is None or not view.comparison.years:
            return
        flag, year = self._flag, self._year
        if view.at_hand(flag, year):
            self._show_places(view, view.kept(flag, year))
        else:
            self.load(lambda _dossier, _job: view.kept(flag, year), lambda shown: self._show_places(view, shown))

    def _show_places(self, view: BudgetView, shown: tuple[Place, ...]) -> None:
        money, made = self._money(view), self._columns(view)
        label = self.word(msg("Total of all lines"))
        self.table.show_head(made, self._year, self._table_title(view), view.comparison, self._rate_title(view))
        self.table.show_places(shown, total(view.comparison, label), made, money)
        options = [(flag, self.word(text), view.count(flag, self._year)) for flag, text in FILTERS.items()]
        self.chips.offer(options, self._flag)
        years = view.comparison.years
        self.set_subtitle(self.word(msg("From vote to payment, {years}", years=span(years))))
        self._notes.show_notes(view.notes(made))
        self._tell_break(view)
        self._find_current()

    def _tell_break(self, view: BudgetView) -> None:
        """Name the latest year that does not simply go on from the one before; the places lead on from there."""
        whole = [one for one in view.comparison.breaks if not one.key and one.brief is not None]
        self._broken.setVisible(bool(whole))
        if whole:
            last = max(whole, key=lambda one: one.year)
            text = self.word(msg("{year}: {what}", year=str(last.year), what=last.brief or last.reason))
            self._broken.setText(text)
            self._broken.setAccessibleName(text)
            self._broken.setToolTip(self.word(last.reason))

    def _money(self, view: BudgetView) -> int:
        return self.table.money_width(view.largest, self.session.scale)

    def _columns(self, view: BudgetView) -> tuple[Column, ...]:
        return columns(view.comparison, self._year, self.table.room(), self._money(view))

    def filter_by(self, flag: str) -> None:
        """Keep the lines that carry a flag in the chosen year, and the places above them."""
        self._flag = flag
        self.show_rows()

    def choose_year(self, year: int) -> None:
        """Expand another year."""
        self._year = year
        self._years.offer([(one, str(one)) for one in self._view.comparison.years] if self._view else [], year)
        self.show_rows()

    def fit(self, _room: int) -> None:
        """Fold or unfold columns to the new width; where the same ones fit, the rows stay as they are."""
        view = self._view
        if view is None or not view.comparison.years:
            return
        if self._columns(view) == self.table.model.columns:
            self.table.stretch(self._money(view))
        else:
            self.show_rows()

    def show_charts(self, index: QModelIndex) -> None:
        """The charts of the line at a cell."""
        place = self.table.model.place(index)
        if place is not None and self._view is not None:
            title = str(index.siblingAtColumn(0).data())
            before = lineage(place.years.values())
            if before:
                names = ", ".join(self.word(one) for one in before)
                title = self.word(msg("{place} ({names})", place=title, names=names))
            told = self._view.comparison
            breaks = tuple(one for one in told.breaks if one.key in ("", place.key))
            self.strip.show_subject(Subject(place, title, self._year, breaks, told.part_year, told.query.prices))

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard's cell."""
        if (figure := focused_figure()) is not None:
            return figure
        if self._segment is not Segment.TABLE:
            return self.parts.current_figure()
        if self.tables.pivot is not None and self.pivoting:
            return self.tables.pivot.current_figure()
        return (self.table.total if self.table.total.hasFocus() else self.table.tree).current_figure()

    def visit(self, subject: object) -> None:
        """Go to a segment by its name, or to the line with that key."""
        if subject in set(Segment):
            self.show_segment(Segment(str(subject)))
            return
        self.show_segment(Segment.TABLE)
        self.tables.show_standard()
        self._wanted, self._flag = str(subject), ""
        self.show_rows()

    def keep(self) -> Kept:
        """Choices, filter and current line."""
        place = self.table.model.place(self.table.tree.currentIndex())
        return Kept(self._asked, self._year, self._flag, place.key if place else None, self._segment)

    def restore(self, kept: object) -> None:
        """Take them back."""
        if isinstance(kept, Kept):
            self._asked, self._year, self._flag, self._wanted = kept.asked, kept.year, kept.flag, kept.place
            self.show_segment(kept.segment)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a low window the charts fold, until a person says otherwise."""
        super().resizeEvent(event)
        self.show_subtitle(shown=self.width() > self.theme.px(_WIDE))
        if not self._strip_chosen:
            self.strip.fold(folded=self.window().height() < self.theme.px(_LOW))

    # -- head and keys

    def _make_choices(self) -> None:
        nothing: list[tuple[tuple[Classification | None, int], str]] = []
        self._lines = Choice(self.theme, self.word(msg("Lines")), nothing, BY_LINE, self._choose_lines)
        self._years: Choice[int] = Choice(self.theme, self.word(msg("Year")), [], 0, self.choose_year)
        rates = [(one, self.word(MEASURES[one])) for one in (Measure.VOTED, Measure.REVISED)]
        self._rates = Choice(self.theme, self.word(msg("Rate on")), rates, Measure.VOTED, self._choose_rate)
        self.prices = PricesChoice(self.session, self._choose_prices)
        self._table_tools = (self._lines, self._years, self._rates, self.prices, CrosswalkButton(self.session))
        for choice in self._table_tools:
            self.tools.addWidget(choice)

    def _offer_choices(self, view: BudgetView) -> None:
        levels = [((one, level), self.word(level_called(one, level))) for one, level in view.choices.levels]
        self._lines.offer([*levels, (BY_LINE, self.word(msg("line by line")))], view.lines)
        self._years.offer([(year, str(year)) for year in view.comparison.years], self._year)
        self._rates.offer([(one, self.word(MEASURES[one])) for one in view.bases], self._asked.rate_of)
        self.prices.offer_years(view.comparison.years, view.comparison.query.prices)

    def _table_title(self, view: BudgetView) -> str:
        classification, _level = view.lines
        name = CLASSIFICATIONS[classification] if classification else msg("line")
        told = view.comparison
        unit = self.session.language.unit(self.session.scale, told.currency)
        if told.query.prices is not None:
            unit = self.word(msg("{text}, at prices of {year}", text=unit, year=str(told.query.prices)))
        text = self.word(msg("{lines} ({unit})", lines=name, unit=unit))
        return text[:1].upper() + text[1:]

    def _rate_title(self, view: BudgetView) -> str:
        """What the rates of the chosen year divide by what: `Rate paid ÷ voted`."""
        rate = view.comparison.rates.get(self._year)
        if rate is None or rate.numerator is None:
            return ""
        return self.word(msg("Rate {top} ÷ {bottom}", top=MEASURES[rate.numerator], bottom=MEASURES[rate.denominator]))

    def _choose_lines(self, lines: tuple[Classification | None, int]) -> None:
        self._asked = replace(self._asked, lines=lines)
        self.reload()

    def _choose_rate(self, measure: Measure) -> None:
        self._asked = replace(self._asked, rate_of=measure)
        self.reload()

    def _choose_prices(self, year: int | None) -> None:
        self._asked = replace(self._asked, prices=year)
        self.reload()

    def _listen(self) -> None:
        for keys, act in (
            ("Ctrl+Shift+G", self._toggle_strip),
            ("Ctrl+C", lambda: copy_focused(self.session, self.current_figure(), named=False)),
            ("Ctrl+Shift+C", lambda: copy_focused(self.session, self.current_figure(), named=True)),
            ("Ctrl+Alt+C", self.copy_table),
            ("Ctrl+PgDown", lambda: self._turn(1)),
            ("Ctrl+PgUp", lambda: self._turn(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _toggle_strip(self) -> None:
        self._strip_chosen = True
        self.strip.toggle()

    def _find_current(self) -> None:
        tree, model = self.table.tree, self.table.model
        wanted, self._wanted = self._wanted, None
        found = model.find(wanted) if wanted else QModelIndex()
        if found.isValid():
            tree.setCurrentIndex(found)
            tree.scrollTo(found)
        elif not tree.currentIndex().isValid() and model.rowCount():
            tree.setCurrentIndex(model.index(0, 0))
