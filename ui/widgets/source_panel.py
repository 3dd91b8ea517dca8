"""The source panel: where a figure comes from, down to the cells of the received files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from budgetwatch.domain.audience import correction_item
from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.layout import Evidence, PrintedUnit
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Value
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.bridge import Task
from ui.dialogs.correction import CorrectionDialog
from ui.dialogs.sheet import SheetDialog
from ui.models.corrected import correction_facts
from ui.models.provenance import Provenance, provenance
from ui.session import Session
from ui.widgets.audience_choice import AudienceChoice
from ui.widgets.clearing import clear
from ui.widgets.controls import button, icon_button, label, line, picture, stack, tag
from ui.widgets.facts import Facts
from ui.widgets.prose import prose
from ui.widgets.reference import copy_reference, exact, how, name_of, series_told
from ui.widgets.source_cells import SourceCells

if TYPE_CHECKING:
    from budgetwatch.domain.finding import Audience
    from budgetwatch.usecases.dossiers import Dossier


class SourcePanel(QFrame):
    """Shows one figure at a time; `closed` asks the window to put it away."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self.setAccessibleName(session.word(msg("Where does this figure come from?")))
        self._session = session
        self.figure: Figure | None = None
        self.found: Provenance | None = None
        self._asking: Task[Any] | None = None
        column = stack(self, margins=(1, 1, 1, 1), spacing=0)
        column.addWidget(self._make_head())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(scroll, 1)
        scroll.setWidget(self._make_body())
        column.addWidget(self._make_foot())
        session.unit_changed.connect(self._show_value)
        session.changed.connect(self._follow_circle)
        for keys, act in (
            ("Escape", self.closed.emit),
            ("Alt+Left", lambda: self.cells.walk(-1)),
            ("Alt+Right", lambda: self.cells.walk(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_figure(self, figure: Figure) -> None:
        """Ask where a figure comes from and show the answer."""
        self.figure, self.found = figure, None
        self._show_value()
        self._how.setText(self._session.word(msg("Looking for the cells…")))

        def work(dossier: Dossier, job: Job) -> Provenance:
            return provenance(dossier, figure, job)

        if self._asking is not None:
            self._asking.forget()
        self._asking = self._session.read(work, self.show_provenance, owner=self)

    def show_provenance(self, found: Provenance) -> None:
        """Show how the figure was made and, of its parts, the first."""
        self.found = found
        self._how.setText(self._session.word(how(found.explanation)))
        told = series_told(found.explanation, self._session.language)
        self._prices.setText(told)
        self._prices.setVisible(bool(told))
        clear(self._tags)
        holds = found.explanation.holds
        text = msg("asked again: the same") if holds else msg("asked again: another value")
        shown = tag(self._session.theme, self._session.word(text), "ok" if holds else "ale", "check")
        self._tag_row.addWidget(shown)
        self._tag_row.addStretch()
        cautions = [self._session.word(one) for one in found.explanation.cautions]
        self._caution.setText("\n".join(cautions))
        self._caution.setVisible(bool(cautions))
        self._offer_parts(found.parts)
        self._show_part(found.parts[0])

    def _show_part(self, part: Explanation) -> None:
        self.cells.show_cells(part.cells)
        if not part.cells:
            self._facts.show_facts([(self._session.word(msg("Cells")), self._session.word(msg("none")))])

    def _offer_parts(self, parts: tuple[Explanation, ...]) -> None:
        clear(self._parts)
        self._parts.setVisible(len(parts) > 1)
        for part in parts if len(parts) > 1 else ():
            made = QPushButton(self._session.word(_named(part)))
            made.setProperty("kind", "part")
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setChecked(part is parts[0])
            made.setAccessibleName(made.text())
            made.clicked.connect(lambda _checked=False, part=part: self._show_part(part))
            self._part_rows.addWidget(made)

    def _show_value(self) -> None:
        figure, session = self.figure, self._session
        if figure is None:
            return
        language = session.language
        text = session.word(name_of(figure.trace))
        self._name.setText(text[:1].upper() + text[1:])
        if figure.unit.quantity is Quantity.MONEY:
            decimals = 1 if session.scale == 10**9 else 0
            self._value.setText(language.scaled(figure.amount, session.scale, decimals))
            self._unit.setText(language.unit(session.scale, figure.unit.currency))
        else:
            self._value.setText(language.figure(figure))
            self._unit.setText("")
        self._exact.setText(session.word(msg("{value} exactly", value=exact(language, figure))))

    def _show_cell(self, cell: SourceCell) -> None:
        word, language = self._session.word, self._session.language
        source, unit = cell.source, self.found.unit(cell) if self.found else None
        received = language.date(source.received) if source.received else ""
        self._mend.setEnabled(self._may_correct)
        self._show_circle(cell)
        self._facts.show_facts(
            [
                (word(msg("File")), source.name),
                (word(msg("Sheet")), cell.cell.sheet),
                (word(msg("Cell")), cell.cell.a1),
                (word(msg("Line")), cell.label),
                *([(word(msg("Place")), cell.place)] if cell.place else []),
                *correction_facts(cell.correction, unit.currency if unit else None, language),
                (word(msg("Received")), received),
                (word(msg("Hash")), source.short_hash),
                (word(msg("Unit")), word(_unit(unit)) if unit else ""),
            ]
        )

    def _show_circle(self, cell: SourceCell) -> None:
        """Who may see by whom and why the cell was corrected."""
        self.circle.setVisible(cell.correction is not None)
        if cell.correction is None:
            return

        def ask(dossier: Dossier, _job: Job) -> Audience:
            from budgetwatch.usecases.correcting import correction_audience

            return correction_audience(dossier, cell.cell)

        self._session.read(
            ask, lambda audience: self.circle.show_item(correction_item(cell.cell), audience), owner=self.circle
        )

    def _follow_circle(self, _topics: object) -> None:
        if self.circle.isVisible() and self.cells.cells and self._session.dossier is not None:
            self._show_circle(self.cells.cells[self.cells.active])

    def _make_head(self) -> QFrame:
        theme, word = self._session.theme, self._session.word
        head = QFrame()
        head.setProperty("box", "head")
        head.setFixedHeight(theme.px(40))
        row = line(head, margins=(12, 0, 6, 0), spacing=8)
        row.addWidget(picture(theme, "zoom-question", "ink", 18))
        row.addWidget(label(word(msg("Where does this figure come from?")), "strong"))
        row.addStretch()
        row.addWidget(icon_button(theme, "x", word(msg("Close (Esc)")), self.closed.emit))
        return head

    def _make_body(self) -> QWidget:
        body = QWidget()
        column = stack(body, margins=(12, 10, 12, 10), spacing=6)
        self._name = prose()
        self._value, self._unit, self._exact = label("", "figure"), label("", "figure2"), prose("", "meta")
        row = line(spacing=6)
        row.addWidget(self._value, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._unit, 1, Qt.AlignmentFlag.AlignBottom)
        made = line(spacing=6)
        made.addWidget(picture(self._session.theme, "function", "ink2", 16))
        self._how = label("", "strong")
        made.addWidget(self._how)
        made.addStretch()
        self._prices = prose("", "small")
        self._prices.hide()
        self._tags, self._parts = QWidget(), QWidget()
        self._tag_row = line(self._tags)
        self._part_rows = stack(self._parts, spacing=4)
        self._caution = prose("", "att")
        self._caution.hide()
        self.cells = SourceCells(self._session)
        self.cells.walked.connect(self._show_cell)
        self._facts = Facts(self._session.theme)
        column.addWidget(self._name)
        column.addLayout(row)
        column.addWidget(self._exact)
        column.addSpacing(4)
        column.addLayout(made)
        for widget in (self._prices, self._tags, self._caution, self._parts, self.cells, self._facts):
            column.addWidget(widget)
        column.addStretch()
        return body

    def _make_foot(self) -> QFrame:
        theme, word = self._session.theme, self._session.word
        foot = QFrame()
        column = stack(foot, margins=(12, 8, 12, 10), spacing=6)
        self._mend = button(theme, word(msg("Correct this cell…")), self.correct, picture="edit")
        self._mend.setEnabled(False)
        column.addWidget(self._mend)
        self.circle = AudienceChoice(self._session)
        self.circle.hide()
        column.addWidget(self.circle)
        row = line(spacing=8)
        column.addLayout(row)
        row.addWidget(button(theme, word(msg("Open the sheet")), self.open_sheet, kind="primary"))
        row.addWidget(button(theme, word(msg("Copy the reference")), self._copy))
        row.addStretch()
        return foot

    def open_sheet(self) -> None:
        """Show the whole sheet of the cell looked at."""
        cells = self.cells.cells
        if cells:
            correct = self._correct_at if self._may_correct else None
            SheetDialog(self._session, cells, self.cells.active, self.window(), correct).open()

    # -- correcting

    @property
    def _may_correct(self) -> bool:
        """Whether there is a cell to correct, in a dossier that may be changed."""
        summary = self._session.summary
        return bool(self.cells.cells) and self.figure is not None and summary is not None and not summary.read_only

    def _correct_at(self, place: int) -> None:
        """Correct the cell that the whole sheet was left on."""
        self.cells.walk(place - self.cells.active)
        self.correct()

    def correct(self) -> None:
        """Ask for another value of the cell looked at, and for the reason."""
        if not self._may_correct:
            return
        cell, author = self.cells.cells[self.cells.active], self._session.author

        def give(value: Value, reason: str) -> None:
            def work(dossier: Dossier, _job: Job) -> Done[Any]:
                from budgetwatch.usecases.correcting import correct_cell

                return correct_cell(dossier, cell.cell, value, reason, author)

            self._session.write(work, self._ask_again, owner=self)

        def withdraw() -> None:
            def work(dossier: Dossier, _job: Job) -> Done[Any]:
                from budgetwatch.usecases.correcting import withdraw_correction

                return withdraw_correction(dossier, cell.cell, author)

            self._session.write(work, self._ask_again, owner=self)

        unit = self.found.unit(cell) if self.found else None
        CorrectionDialog(self._session, cell, unit, give, withdraw, self.window()).open()

    def _ask_again(self, _done: Done[Any]) -> None:
        """Show the figure as it is now that one of its cells says something else."""
        figure, active = self.figure, self.cells.active
        if figure is None:
            return

        def work(dossier: Dossier, job: Job) -> Provenance:
            return provenance(dossier, figure, job, again=True)

        def show(found: Provenance) -> None:
            self.figure = found.explanation.figure
            self._show_value()
            self.show_provenance(found)
            self.cells.walk(active)

        self._session.read(work, show, owner=self)

    def _copy(self) -> None:
        if self.figure is not None:
            copy_reference(self._session, self.figure)


def _named(part: Explanation) -> Message:
    return msg("{name}: {value}", name=name_of(part.figure.trace), value=part.recomputed)


def _unit(unit: PrintedUnit) -> Message:
    if unit.how is Evidence.ASSUMED or not unit.text:
        return msg("not printed in the sheet: × {scale} was decided at import", scale=unit.scale)
    if unit.cell is None:
        return msg("“{text}”: × {scale}", text=unit.text, scale=unit.scale)
    return msg("“{text}” ({cell}): × {scale}", text=unit.text, cell=unit.cell, scale=unit.scale)
