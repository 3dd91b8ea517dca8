"""The foot of the import assistant: what stands in the way, and the buttons that go back, on, and write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFrame

from budgetwatch.domain.message import Message, msg, msgn
from ui.models.import_course import Step
from ui.session import Session
from ui.widgets.controls import button, icon_button, line
from ui.widgets.short_line import ShortLine
from ui.widgets.step_bar import STEPS

_WIDE = 1100
"""Pixels at 100 % that hold the buttons and a recipe with its name."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What the buttons do."""

    back: Callable[[], object]
    leave: Callable[[], object]
    go_on: Callable[[], object]
    write: Callable[[], object]
    restart: Callable[[], object]


class ImportFoot(QFrame):
    """One button writes: it stands at the last step, and at the first where nothing is doubtful."""

    def __init__(self, session: Session, ways: Ways) -> None:
        super().__init__()
        self._session, self._recipe, self._last = session, "", False
        theme, word = session.theme, session.word
        row, told = line(self, spacing=8), line(spacing=8)
        name = word(msg("Back to what was proposed"))
        self.restart: QAbstractButton = (
            icon_button(theme, "arrow-back-up", name, ways.restart)
            if theme.spacious
            else button(theme, name, ways.restart, picture="arrow-back-up", kind="quiet")
        )
        self.recipe = QCheckBox()
        self._hint = ShortLine()
        for one in (self.restart, self.recipe, self._hint):
            told.addWidget(one)
        told.setStretch(2, 1)
        row.addLayout(told, 1)
        self.back = button(theme, word(msg("Back")), ways.back, key=word(msg("Ctrl Page up")))
        self.leave = button(theme, word(msg("Cancel")), ways.leave, key=word(msg("Escape")))
        self.next = button(theme, "", ways.go_on, key=word(msg("Ctrl Page down")))
        self.go_on = button(theme, "", ways.write, picture="database-import", kind="primary")
        for made in (self.back, self.leave, self.next, self.go_on):
            row.addWidget(made)

    @property
    def recipe_name(self) -> str:
        """The name under which the recipe is kept; empty where it is not wanted."""
        return self._recipe if self.recipe.isChecked() else ""

    def offer_recipe(self, name: str, *, wanted: bool) -> None:
        """Offer to keep how the tables were read under a name."""
        self._recipe = name
        self._fit()
        self.recipe.setChecked(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The name of the recipe stands where there is room for it, else in the tool tip."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        whole = self._session.word(msg("Keep this recipe for the next files like “{name}”", name=self._recipe))
        narrow = self.width() < self._session.theme.px(_WIDE)
        self.recipe.setText(self._session.word(msg("Keep this recipe")) if narrow else whole)
        self.recipe.setAccessibleName(whole)
        self.recipe.setToolTip(whole if narrow else "")

    def show_step(self, step: Step, *, changed: bool, express: bool) -> None:
        """Show the buttons of a step; `express` lets the first step write."""
        writes = step is Step.CHECK or express
        self.restart.setVisible(changed and step in (Step.AREA, Step.CODES))
        self._last = step is Step.CHECK
        self.back.setVisible(step is not Step.FILE)
        self.go_on.setVisible(writes)
        self.next.setVisible(step is not Step.CHECK)
        if step is not Step.CHECK:
            text = self._session.word(msg("Continue: {step}", step=STEPS[Step(step + 1)]))
            self.next.setText(text)
            self.next.setAccessibleName(text)
        self._dress("secondary" if writes else "primary")

    def _dress(self, kind: str) -> None:
        if self.next.property("kind") != kind:
            self.next.setProperty("kind", kind)
            self.next.style().unpolish(self.next)
            self.next.style().polish(self.next)

    def show_amounts(self, amounts: int, *, may_write: bool, may_go_on: bool, hint: Message | None) -> None:
        """Name what would be written, and what stands in the way."""
        word = self._session.word
        self.go_on.setText(word(msgn("Import {count} amount", "Import {count} amounts", amounts)))
        self.go_on.setAccessibleName(self.go_on.text())
        self.go_on.setEnabled(may_write)
        self.recipe.setVisible(self._last and may_write)  # what stands in the way is told in its place
        self.next.setEnabled(may_go_on)
        self._hint.setText(word(hint) if hint is not None else "")
