"""The composer: what the pack has, in which order, under which letterhead; beside it, its pages as they will be printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pack import Letterhead, PackPlan
from budgetwatch.i18n import language
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done, Topic
from ui.bridge import Task
from ui.models.pack_plan import KINDS, PAPERS, Composed, commented, lines_of, part_of, read_plan, rearranged
from ui.pages.page import Page
from ui.widgets.choice import Choice
from ui.widgets.controls import button, label, line, stack
from ui.widgets.pack_parts import PackParts, ShownPart
from ui.widgets.pack_templates import TemplatesButton
from ui.widgets.panel import Panel
from ui.widgets.panes import panes
from ui.widgets.preview import Preview

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

_TYPING = 700
"""Milliseconds without a key after which what is typed is kept and the pages are drawn again."""
_SHORT = 66
"""Pixels at 100 % of a field of three lines."""


class ComposerPage(Page):
    """Every change is kept at once, can be undone, and draws the pages anew."""

    name: ClassVar[str] = "composer"
    title: ClassVar[Message] = msg("Compose the pack")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.HEARING})

    def build(self) -> QWidget:
        """Choices and parts to the left, pages to the right."""
        self._composed = Composed(PackPlan(), {}, {})
        self._drawing: Task[Any] | None = None
        self._keeping: Task[Any] | None = None
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._typing.timeout.connect(self.keep_typed)
        self.tools.addWidget(button(self.theme, self.word(msg("Back to the hearing")), self._leave))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._leave)
        sides = panes(self.ground)
        sides.addWidget(self._make_choices())
        self.preview = Preview(self.session)
        sides.addWidget(self.preview)
        sides.setSizes([520, 740])
        return sides

    def _make_choices(self) -> QWidget:
        theme, word = self.theme, self.word
        left = QWidget()
        column = stack(left, spacing=8)
        row = line(spacing=8)
        self.kinds = Choice(
            theme, word(msg("Kind")), _worded(KINDS, word), self._composed.plan.kind, self._take("kind")
        )
        self.papers = Choice(
            theme, word(msg("Paper")), _worded(PAPERS, word), self._composed.plan.paper, self._take("paper")
        )
        self.templates = TemplatesButton(self.session, lambda: self.typed, self.use)
        for widget in (self.kinds, self.papers, self.templates):
            row.addWidget(widget)
        row.addStretch()
        column.addLayout(row)
        self.outlines: Choice[str] = Choice(
            theme, word(msg("Outline")), _outlines(self.session.language.code), "", self._take("outline")
        )
        column.addWidget(self.outlines)
        column.addWidget(self._make_parts(), 1)
        column.addWidget(self._make_frame())
        return left

    def _make_parts(self) -> QWidget:
        word = self.word
        panel = Panel(
            self.theme, word(msg("Parts")), meta=word(msg("drag, or Ctrl and the arrows; Space leaves a part out"))
        )
        self.parts = PackParts(self.session)
        self.parts.arranged.connect(self._arrange)
        self.parts.currentRowChanged.connect(lambda _row: self._show_comment())
        panel.body.addWidget(self.parts, 1)
        self.comment = self._field(msg("Words of the committee under the title of this part"))
        panel.body.addWidget(self.comment)
        return panel

    def _make_frame(self) -> QWidget:
        word = self.word
        panel = Panel(self.theme, word(msg("Letterhead and signatures")))
        self.letterhead = self._field(msg("Lines of the letterhead"))
        self.signatories = self._field(msg("Who signs, one a line"))
        row = line(margins=(8, 6, 8, 6), spacing=8)
        self.logo = button(self.theme, word(msg("Choose a logo…")), self.choose_logo)
        self.no_logo = button(self.theme, word(msg("Without a logo")), lambda: self._set_logo(b""), kind="link")
        self.logo_told = label("", "meta")
        for widget in (self.logo, self.no_logo, self.logo_told):
            row.addWidget(widget)
        row.addStretch()
        panel.body.addWidget(self.letterhead)
        panel.body.addLayout(row)
        panel.body.addWidget(self.signatories)
        return panel

    def _field(self, name: Message) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setPlaceholderText(self.word(name))
        made.setAccessibleName(self.word(name))
        made.setFixedHeight(self.theme.px(_SHORT))
        made.setTabChangesFocus(True)
        made.textChanged.connect(self._typing.start)
        return made

    # -- showing

    def refresh(self) -> None:
        """Ask for the plan, then have its pages drawn."""
        audience = self.session.audience
        self.load(lambda dossier, _job: read_plan(dossier, audience), self.show_plan)

    def show_plan(self, composed: Composed) -> None:
        """Show a plan, and draw its pages; one that was read before the last change yields to that change."""
        if self._keeping in self.session.bridge.tasks:
            composed = replace(composed, plan=self._composed.plan)
        self._composed = composed
        plan = composed.plan
        self.kinds.show_chosen(plan.kind)
        self.papers.show_chosen(plan.paper)
        self.outlines.show_chosen(plan.outline)
        self.outlines.setVisible(bool(composed.titles))
        self.templates.show_names(composed.templates)
        self._show_parts()
        _show_text(self.letterhead, "\n".join(plan.letterhead.lines))
        _show_text(self.signatories, "\n".join(plan.signatories))
        self.no_logo.setVisible(bool(plan.letterhead.logo))
        self.logo_told.setText(self.word(msg("A logo is chosen.")) if plan.letterhead.logo else "")
        self.draw()

    def _show_parts(self) -> None:
        plan = self._composed.plan
        shown = []
        for name, title in self._composed.titles.items():
            part = part_of(plan, name)
            shown.append(ShownPart(name, self.word(title), part.printed, bool(part.comment)))
        self.parts.show_parts(shown)
        self._show_comment()

    def _show_comment(self) -> None:
        chosen = self.parts.chosen
        self.comment.setEnabled(chosen is not None)
        _show_text(self.comment, part_of(self._composed.plan, chosen).comment if chosen else "")

    def draw(self) -> None:
        """Have the pages drawn as they stand now."""
        tongue, audience, plan = language(self.session.language.code), self.session.audience, self._composed.plan

        def work(dossier: Dossier, job: Job) -> tuple[QImage, ...]:
            from budgetwatch.usecases.packing import PackAsked, preview

            pages = preview(dossier, tongue, PackAsked(plan, audience), job)
            # Named, because a search for the format asks Qt's readers in turn, and one waits for the window's thread.
            return tuple(QImage.fromData(page, "PNG") for page in pages)  # type: ignore[arg-type]  # stubs say bytes

        if self._drawing is not None:
            self._drawing.forget()
        self.preview.say(msg("Drawing the pages…"))
        self._drawing = self.session.read(
            work, self.preview.show_pages, lambda error: self.preview.say(error.message), owner=self
        )

    # -- changing

    @property
    def typed(self) -> PackPlan:
        """The plan with what stands in the fields now."""
        plan = self._composed.plan
        head = replace(plan.letterhead, lines=lines_of(self.letterhead.toPlainText()))
        plan = replace(plan, letterhead=head, signatories=lines_of(self.signatories.toPlainText()))
        chosen = self.parts.chosen
        if chosen is None or self.comment.toPlainText().strip() == part_of(plan, chosen).comment:
            return plan
        return commented(plan, tuple(self._composed.titles), chosen, self.comment.toPlainText().strip())

    def keep_typed(self) -> None:
        """Keep what was typed, if anything."""
        self._typing.stop()
        self.use(self.typed)

    def use(self, plan: PackPlan) -> None:
        """Keep a plan in the dossier, in one step that can be undone."""
        if plan == self._composed.plan:
            return
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.pack_plans import keep_plan

            return keep_plan(dossier, plan, author)

        self._composed = replace(self._composed, plan=plan)
        self._keeping = self.session.write(work, owner=self)

    def _take(self, field: str) -> Callable[[Any], None]:
        return lambda value: self.use(replace(self.typed, **{field: value}))

    def _arrange(self) -> None:
        self.use(rearranged(self.typed, self.parts.arrangement))

    def choose_logo(self) -> None:
        """Ask for a picture and put it at the head of the first page."""
        kinds = self.word(msg("Pictures (*.png *.jpg *.jpeg)"))
        name, _ = QFileDialog.getOpenFileName(self, self.word(msg("Choose a logo…")), str(Path.home()), kinds)
        if name:
            self.take_logo(Path(name))

    def take_logo(self, path: Path) -> None:
        """Use the picture of that file."""

        def work(_job: Job) -> bytes:
            from budgetwatch.usecases.pack_plans import read_logo

            return read_logo(path)

        self.session.run(work, self._set_logo, owner=self)

    def _set_logo(self, logo: bytes) -> None:
        plan = self.typed
        self.use(replace(plan, letterhead=Letterhead(plan.letterhead.lines, logo)))

    def stop_reading(self) -> None:
        """Keep what is being typed, and stop drawing."""
        if self._typing.isActive():
            self.keep_typed()
        super().stop_reading()
        if self._drawing is not None:
            self._drawing.forget()

    def take_focus(self) -> None:
        """The keyboard stands on the parts."""
        self.parts.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave(self) -> None:
        if self._typing.isActive():
            self.keep_typed()
        self.session.go("hearing")


def _worded(options: dict[Any, Message], word: Callable[[Message], str]) -> list[tuple[Any, str]]:
    return [(value, word(text)) for value, text in options.items()]


def _outlines(code: str) -> list[tuple[str, str]]:
    from budgetwatch.usecases.packing import OUTLINES

    return [("" if place == 0 else one.name, one.title.text(code)) for place, one in enumerate(OUTLINES)]


def _show_text(field: QPlainTextEdit, text: str) -> None:
    """Show a text where another stands, unless it is being typed there."""
    if field.toPlainText().strip() != text and not (field.hasFocus() and field.document().isModified()):
        field.blockSignals(True)  # noqa: FBT003 - Qt's own way
        field.setPlainText(text)
        field.blockSignals(False)  # noqa: FBT003 - Qt's own way
    field.document().setModified(False)
