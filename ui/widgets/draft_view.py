"""Step 2 of an import: the sheet with letters and roles at the left, what it comes to at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from budgetwatch.domain.layout import Layout, RowKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import Area
from budgetwatch.usecases.column_choices import with_column
from budgetwatch.usecases.repainting import with_area, with_rows
from ui.models.import_account import account
from ui.models.import_decisions import proposed
from ui.models.import_points import doubts, unproven_columns
from ui.models.import_questions import askings, proposed_years
from ui.models.import_recipes import recipe_marks
from ui.models.import_view import fields_of, first_amount, marked_cells, with_decimal
from ui.models.import_why import why_column, why_row, why_unit
from ui.models.sheet_model import SheetModel
from ui.session import Session
from ui.widgets.area_card import AreaCard
from ui.widgets.check_cards import ReasonsCard, TotalsCard
from ui.widgets.choice import Choice
from ui.widgets.controls import button, first_stop, line, stack
from ui.widgets.import_cards import UnitCard
from ui.widgets.number_card import NumberCard, Said
from ui.widgets.panel import Panel
from ui.widgets.part import Part, cards_width
from ui.widgets.question_card import QuestionsCard
from ui.widgets.recipe_card import RecipeCard, RecipeWays
from ui.widgets.rows_account import RowsAccount
from ui.widgets.sheet_view import SheetView
from ui.widgets.why_card import WhyCard

if TYPE_CHECKING:
    from budgetwatch.domain.issue import Issue
    from budgetwatch.domain.source import CellRef
    from budgetwatch.usecases.recipes import RecipeMatch
    from ui.models.import_course import Standing

_CARDS = 372
_UNIT = ("scale", "currency")


class DraftView(QWidget):
    """Shows one table of a draft. Its signals say what a person wants changed; it changes nothing itself."""

    table_chosen = Signal(str)
    layout_painted = Signal(object, str)
    unit_decided = Signal(object, object)
    unit_confirmed = Signal()
    dashes_decided = Signal(object)
    recipe_wanted = Signal()
    recipe_unwanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._word = session, session.word
        self._standing: Standing | None = None
        self._layout: Layout | None = None
        self._first: Layout | None = None
        self._recipes: Sequence[RecipeMatch] = ()
        row = line(self, spacing=12)
        row.addWidget(self._sheet_panel(), 1)
        self._cards = QScrollArea()
        self._cards.setWidgetResizable(True)
        self._cards.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards.setFixedWidth(cards_width(session.theme, _CARDS))
        row.addWidget(self._cards)
        self._fill_cards()
        QShortcut(QKeySequence("Shift+F1"), self).activated.connect(self.explain)

    # -- what it is made of

    def _sheet_panel(self) -> Panel:
        session = self._session
        panel = Panel(session.theme, "")
        self._title = panel.title
        self._tables: Choice[str] = Choice(session.theme, self._word(msg("Table")), [], "", self.table_chosen.emit)
        panel.controls.addWidget(self._tables)
        ways = [(False, self._word(msg("head and end"))), (True, self._word(msg("every row")))]
        self._preview: Choice[bool] = Choice(
            session.theme, self._word(msg("Preview")), ways, chosen=False, picked=self._show_whole
        )
        panel.controls.addWidget(self._preview)
        why = self._word(msg("Why?"))
        keys = self._word(msg("Shift F1"))
        panel.controls.addWidget(button(session.theme, why, self.explain, picture="bulb", key=keys))
        self.sheet = SheetView(session)
        self.sheet.rows_painted.connect(self._paint)
        self.sheet.role_chosen.connect(self.rename)
        self.sheet.moved.connect(self._follow)
        self.sheet.refolded.connect(self._offer_preview)
        panel.body.addWidget(self.sheet, 1)
        self.account = RowsAccount(session)
        panel.body.addWidget(self.account)
        return panel

    def _fill_cards(self) -> None:
        """What is asked comes first, then what may be changed; the cards that follow the cursor are made once."""
        inner, session = QWidget(), self._session
        column = stack(inner, spacing=8)
        self._asked, self._told = Part(), Part()
        self.area = AreaCard(session, self._resize)
        self.why = WhyCard(session, self._change_kind)
        for part in (self._asked, self.why, self._told, self.area):
            column.addWidget(part)
        column.addStretch()
        self._cards.setWidget(inner)

    # -- showing

    def hold(self, standing: Standing, first: Layout | None) -> None:
        """Take the table that a person changes from another step; `first` is its layout as proposed."""
        self._standing, self._first = standing, first
        self._layout = standing.reading.layout
        self.sheet.years = proposed_years(standing.draft.inspection.source.name, standing.grid, self._layout)

    def show_standing(self, standing: Standing, first: Layout | None, recipes: Sequence[RecipeMatch] = ()) -> None:
        """Show one table of a draft, read with the decisions made so far; what differs from its recipe is marked."""
        self.hold(standing, first)
        self._recipes = recipes
        draft, grid, layout = standing.draft, standing.grid, standing.reading.layout
        tables = [one.layout.id for one in draft.inspection.tables]
        self._tables.offer([(one, one) for one in tables], standing.table)
        self._tables.setVisible(len(tables) > 1)
        self._title.setText(f"{grid.sheet} · {grid.height} × {grid.width}")
        self._show_layout()
        self.area.show_area(layout.area, grid.height, grid.width)
        self._show_asked(standing)
        self._show_told(standing)

    def _show_layout(self) -> None:
        """The sheet under its present letters and roles: at once, before it is read anew."""
        standing, layout = self._standing, self._layout
        if standing is not None and layout is not None:
            marks = recipe_marks(self._recipes, standing) | marked_cells(standing.reading, standing.grid)
            self.sheet.show_sheet(SheetModel(standing.grid, layout, self._session.language, marks))
            self._offer_preview()
            self.account.show_account(account(layout, standing.grid.height))
            self._follow(*self.sheet.place())

    def _offer_preview(self) -> None:
        """The head and the end of a long sheet, or every row of it."""
        self._preview.show_chosen(self.sheet.whole)
        self._preview.setVisible(self.sheet.can_fold)

    def _show_whole(self, whole: bool) -> None:  # noqa: FBT001 - what a choice says
        self.sheet.show_whole(whole)
        self.sheet.setFocus()

    def _show_asked(self, standing: Standing) -> None:
        session, reading = self._session, standing.reading
        cards: list[QWidget] = []
        mine = [one for one in standing.questions if one.table == standing.table and one.asked in _UNIT]
        asked = frozenset(one.asked.value for one in mine)
        if (first := first_amount(reading, standing.grid)) is not None:
            confirmed = standing.table not in standing.unconfirmed
            decide, confirm = self.unit_decided.emit, self.unit_confirmed.emit
            cards.append(UnitCard(session, first, reading, decide, confirm, asked=asked, confirmed=confirmed))
        elif mine:
            cards.append(QuestionsCard(session, askings(mine), self.sheet.years, self._answer, self._answer))
        said = Said(self.unit_decided.emit, self._settle_decimal, self.dashes_decided.emit)
        meant = standing.draft.decided_for(standing.table).dashes or Absent.NIL
        as_read = proposed(standing.draft, standing.table)
        cards.append(NumberCard(session, reading, as_read, standing.grid, meant, said))
        if self._recipes:
            ways = RecipeWays(self.recipe_wanted.emit, self.recipe_unwanted.emit)
            cards.append(RecipeCard(session, self._recipes, ways, followed=standing.followed))
        self._asked.show_cards(*cards)

    def _answer(self, questions: Any, value: Any) -> None:
        """The unit of a register whose first amount cannot be shown."""
        asked = questions[0].asked if isinstance(questions, tuple) else questions.asked
        if value is not None:
            self.unit_decided.emit(value if asked == "scale" else None, value if asked == "currency" else None)

    def _show_told(self, standing: Standing) -> None:
        cards: list[QWidget] = [TotalsCard(self._session, standing.reading, self.show_cell)]
        if reasons := doubts(standing):
            cards.append(ReasonsCard(self._session, reasons, self.show_cell, self._repair))
        self._told.show_cards(*cards)

    def _repair(self, issue: Issue) -> tuple[Message, Callable[[], object]] | None:
        """What settles a doubt in one click: money shown twice is not counted, a sum among the lines is a total."""
        cell, standing = issue.cell, self._standing
        if cell is None or standing is None or cell.sheet != standing.grid.sheet:
            return None
        if issue.code == "columns-overlap":
            return msg("Do not count it"), partial(self.rename, cell.column, choice=False)
        if issue.code == "line-may-be-total":
            return msg("It is a total"), partial(self._paint, {cell.row}, RowKind.TOTAL)
        return None

    def show_cell(self, cell: CellRef) -> None:
        """Go to a cell of the sheet on show."""
        if self._standing is not None and cell.sheet == self._standing.grid.sheet:
            self.sheet.show_cell(cell.row, cell.column)

    def first_to_do(self) -> QWidget:
        """What is to be confirmed or answered next, else the sheet."""
        standing = self._standing
        if standing is None or not (standing.table in standing.unconfirmed or standing.questions or self._unproven):
            return self.sheet
        return first_stop(self._asked) or self.sheet

    @property
    def _unproven(self) -> bool:
        return self._standing is not None and bool(unproven_columns(self._standing.reading))

    # -- why

    def _follow(self, row: int, column: int) -> None:
        layout, first = self._layout, self._first
        if layout is None:
            return
        painted = first is not None and _kind(layout, row) is not _kind(first, row)
        renamed = first is not None and _column(layout, column) != _column(first, column)
        reasons = [why_row(layout, row, painted=painted)]
        named = why_column(layout, column, self._session.language, painted=renamed)
        reasons.append(named or why_unit(layout))
        self.why.show_reasons(reasons, layout.confidence)

    def explain(self) -> None:
        """Shift F1: why the row and column under the cursor, and the unit, are read as they are."""
        self._follow(*self.sheet.place())
        self._cards.ensureWidgetVisible(self.why)
        self.why.change.setFocus()

    def _change_kind(self) -> None:
        at = self.sheet.visualRect(self.sheet.currentIndex()).bottomLeft()
        self.sheet.offer_kinds(self.sheet.viewport().mapToGlobal(at) + QPoint(8, 0))

    # -- what a person paints

    def _painted(self, layout: Layout) -> None:
        """Show it at once; the page has it read from the raw cells."""
        table = self._standing.table if self._standing is not None else layout.id
        self._layout = layout
        self._show_layout()
        self.layout_painted.emit(layout, table)

    def _change(self, change: Callable[[Layout], Layout]) -> None:
        """Change the layout on show, with the unit that the file alone gives: the decided one is laid over it again."""
        if self._standing is not None and self._layout is not None:
            own = proposed(self._standing.draft, self._standing.table).layout.unit
            self._painted(change(replace(self._layout, unit=own)))

    def _paint(self, rows: set[int], kind: Any) -> None:
        self._change(lambda layout: with_rows(layout, rows, kind))

    def rename(self, column: int, choice: Any) -> None:
        """Take a column for something else, or an amount with another year, basis or stage."""
        self._change(partial(_renamed, column=column, choice=choice))

    def _resize(self, area: Area) -> None:
        if self._standing is not None:
            grid = self._standing.grid
            self._change(lambda layout: with_area(layout, area, grid))

    def _settle_decimal(self, mark: str) -> None:
        if self._standing is not None:
            columns = unproven_columns(self._standing.reading) or tuple(
                one.index for one in self._standing.reading.layout.columns if one.decimal
            )
            self._change(lambda layout: with_decimal(layout, columns, mark))


def _kind(layout: Layout, row: int) -> object:
    place = row - layout.area.top
    return layout.rows[place] if 0 <= place < len(layout.rows) else None


def _column(layout: Layout, index: int) -> object:
    return next((one for one in layout.columns if one.index == index), None)


def _renamed(layout: Layout, column: int, choice: Any) -> Layout:
    if not fields_of(layout.kind):
        return with_column(layout, column, choice)
    from budgetwatch.usecases.registering import with_field

    return with_field(layout, column, choice)
