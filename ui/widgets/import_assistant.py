"""The four steps of one file on its way in: the bar of steps, the step on show, and the buttons under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from budgetwatch.domain.source import CellRef
from ui.drafting import Drafting
from ui.models.import_course import Standing, Step
from ui.models.import_files import ReceivedFile, recipe_name
from ui.models.import_points import may_skip, open_points, points_by_step
from ui.models.import_recipes import left_to_tell
from ui.session import Session
from ui.widgets.controls import stack
from ui.widgets.import_foot import ImportFoot, Ways
from ui.widgets.import_steps import ImportSteps
from ui.widgets.page_area import PageArea
from ui.widgets.step_bar import StepBar


class ImportAssistant(QWidget):
    """Leads through the steps. `shown` follows every change, `write_wanted` gives the name of a recipe to keep."""

    shown = Signal()
    write_wanted = Signal(str)
    leave_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.desk = Drafting(session, self)
        self.desk.changed.connect(self.show_standing)
        self.file: ReceivedFile | None = None
        self.step = Step.FILE
        self._seen: set[Step] = set()
        self._asked = 0
        column = stack(self, spacing=8)
        self.bar = StepBar(session, self.go_step)
        column.addWidget(self.bar)
        self.steps = ImportSteps(session, self.desk)
        self.steps.files.opened.connect(self.proceed)
        self.steps.cell_wanted.connect(self.show_cell)
        self.steps.recipe_wanted.connect(self.follow_recipe)
        column.addWidget(PageArea(self.steps), 1)  # the buttons under it stay in sight
        ways = Ways(self.step_back, self.leave_wanted.emit, self.proceed, self.write, self.desk.restart)
        self.foot = ImportFoot(session, ways)
        column.addWidget(self.foot)
        for keys, act in (("Ctrl+PgDown", self.proceed), ("Ctrl+PgUp", self.step_back)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @property
    def standing(self) -> Standing:
        """Where the file on show stands."""
        return self.desk.standing

    # -- the file

    def open(self, file: ReceivedFile, step: Step = Step.FILE) -> None:
        """Show a file that was read, at one of its steps."""
        if file is not self.file:
            self._seen = set()
        self.file = file
        self.desk.open(file.course)
        self.go_step(step)

    def show_nothing(self, file: ReceivedFile) -> None:
        """Rest the steps: the file is being read, or was refused."""
        self.file, self.step, self._seen = file, Step.FILE, set()
        self.desk.open(None)
        self.steps.show_step(Step.FILE)
        self.bar.show_steps(Step.FILE, frozenset(), {})
        self.foot.show_step(Step.FILE, changed=False, express=False)
        self.foot.show_amounts(0, may_write=False, may_go_on=False, hint=None)

    def follow_recipe(self) -> None:
        """Read the file as the recipes that fit it say."""
        if self.file is not None and self.file.recipes:
            self.desk.follow(self.file.recipes)

    # -- going through the steps

    def go_step(self, step: Step) -> None:
        """Show a step of the file that was read."""
        file = self.file
        if file is None or file.course is None or self.desk.course is None:
            return
        if step is Step.CHECK and self.step is not step:
            self.foot.offer_recipe(recipe_name(file), wanted=file.course.changed and not file.followed)
        self.step, self._asked = step, 0
        self._seen.add(step)
        self.steps.show_step(step)
        self.show_standing()
        self.take_focus()

    def show_cell(self, cell: CellRef) -> None:
        """Go to a cell of the sheet, in the table that it stands in."""
        layouts = [one.layout for one in self.standing.draft.inspection.tables]
        holding = [one.id for one in layouts if one.sheet == cell.sheet and one.area.top <= cell.row <= one.area.bottom]
        if holding and self.standing.table not in holding:
            self.desk.look(holding[0])
        self.go_step(Step.AREA)
        self.steps.area.show_cell(cell)

    def proceed(self) -> None:
        """To the next step; a file without doubts is imported straight away from the first."""
        if self.desk.course is None:
            return
        if self.step is Step.FILE and may_skip(self.standing):
            self.write()
        elif self.step < Step.CHECK and self.foot.next.isEnabled():
            self.go_step(Step(self.step + 1))

    def step_back(self) -> None:
        """To the step before."""
        if self.step > Step.FILE:
            self.go_step(Step(self.step - 1))

    def write(self) -> None:
        """Ask for the import, once nothing is open."""
        if self.foot.go_on.isEnabled():
            self.write_wanted.emit(self.foot.recipe_name if self.step is Step.CHECK else "")

    def take_focus(self) -> None:
        """The keyboard stands on what is to be done next: answer, go on, import."""
        if self.desk.course is None:
            self.steps.first_to_do(Step.FILE).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        points = open_points(self.standing)
        if self.step is Step.FILE:
            stop: QWidget = self.foot.go_on if may_skip(self.standing) else self.steps.first_to_do(self.step)
        elif any(one.step is self.step for one in points):
            stop = self.steps.first_to_do(self.step)
        elif self.step is not Step.CHECK:
            stop = self.foot.next
        else:
            stop = self.bar.buttons[points[0].step] if points else self.foot.go_on
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- showing

    def show_standing(self) -> None:
        """Everything that depends on the draft; only the step on show is filled."""
        file = self.file
        if file is None or file.course is None:
            return
        standing = self.standing
        within, asked = self._has_keyboard(), self._asked
        self.steps.show_standing(self.step, standing, file.course.first, file.recipes)
        self._show_buttons(file, standing)
        self.shown.emit()
        if self._asked < asked or (within and not self._has_keyboard()):
            self.take_focus()  # the card that was answered is gone, and the keyboard with it

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.isVisible() and self.isAncestorOf(focused)

    def _show_buttons(self, file: ReceivedFile, standing: Standing) -> None:
        points = open_points(standing)
        counts, express = points_by_step(points), may_skip(standing)
        settled = frozenset(step for step in Step if not counts[step] and (express or step in self._seen))
        here = [one.message for one in points if self.step in (Step.CHECK, one.step)]
        changed = file.course is not None and file.course.changed
        self._asked = counts[self.step]
        self.bar.show_steps(self.step, settled, counts)
        self.foot.show_step(self.step, changed=changed, express=express and self.step is Step.FILE)
        self.foot.show_amounts(
            standing.amounts,
            may_write=bool(standing.draft.tables) and not points and not self.desk.busy,
            may_go_on=not counts[self.step],
            hint=here[0] if here else left_to_tell(file.recipes if file.followed else ()),
        )

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Ctrl Z and Ctrl Y go through the steps of the draft before they go through those of the dossier."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._steps_of(event):
            event.accept()
            return True
        return super().event(event)

    def _steps_of(self, event: QKeyEvent) -> bool:
        course = self.desk.course
        if course is None:
            return False
        undo, redo = event.matches(QKeySequence.StandardKey.Undo), _redoes(event)
        return (undo and (course.can_go_back or self.desk.busy)) or (redo and course.can_go_forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Undo and redo inside the draft; Enter presses the button it stands on."""
        focused = QApplication.focusWidget()
        if self._steps_of(event):
            self.desk.back() if event.matches(QKeySequence.StandardKey.Undo) else self.desk.forward()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)


def _redoes(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Redo) or (control and event.key() == Qt.Key.Key_Y)
