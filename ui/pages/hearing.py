"""The hearing page: the questions in their order, and the pack as it will be printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QSplitter, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.i18n import LANGUAGES, language
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Topic
from ui.bridge import Task
from ui.pages.page import Page
from ui.widgets.choice import Choice
from ui.widgets.controls import button, stack
from ui.widgets.preview import Preview
from ui.widgets.produced import Produced
from ui.widgets.question_list import QuestionList

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.packing import Pack

_TONGUES = {"fr": msg("French"), "en": msg("English")}


class HearingPage(Page):
    """Questions to the left, the printed pack to the right."""

    name: ClassVar[str] = "hearing"
    title: ClassVar[Message] = msg("Hearing")
    topics: ClassVar[frozenset[str]] = frozenset(
        {Topic.HEARING, Topic.BUDGET, Topic.FINDINGS, Topic.CONTRACTS, Topic.CHECKLISTS, Topic.DOCUMENTS}
    )

    def build(self) -> QWidget:
        """Choices in the head; questions and preview."""
        self._met = False
        self._drawing: Task[Any] | None = None
        self._tongue = self.session.language.code
        content = QWidget()
        column = stack(content, spacing=8)
        self.produced = Produced(self.session)
        column.addWidget(self.produced)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        self.questions = QuestionList(self.session)
        panes.addWidget(self.questions)
        self.preview = Preview(self.session)
        panes.addWidget(self.preview)
        panes.setSizes([620, 620])
        column.addWidget(panes, 1)
        self._make_tools()
        return content

    def take_focus(self) -> None:
        """The keyboard goes where the work is."""
        self.questions.list.setFocus()

    def refresh(self) -> None:
        """Ask for the questions, then have the pack drawn."""

        def ask(dossier: Dossier, _job: Job) -> tuple[Question, ...]:
            from budgetwatch.usecases.hearing import list_questions

            return list_questions(dossier)

        self._circle.offer(self._circles(), self.session.audience)
        self.load(ask, self.show_questions)
        self.draw_preview()

    def show_questions(self, questions: tuple[Question, ...]) -> None:
        """Show the questions; the first time, the keyboard goes to them."""
        self.questions.show_questions(questions)
        if not self._met:
            self._met = True
            self.take_focus()

    def draw_preview(self) -> None:
        """Have the pages drawn as they stand now."""
        tongue, audience = language(self._tongue), self.session.audience

        def work(dossier: Dossier, job: Job) -> tuple[QImage, ...]:
            from budgetwatch.usecases.packing import preview

            return tuple(QImage.fromData(page) for page in preview(dossier, tongue, audience=audience, job=job))

        if self._drawing is not None:
            self._drawing.forget()
        self.preview.say(msg("Drawing the pages…"))
        self._drawing = self.session.read(work, self.preview.show_pages, self._say_why_not, owner=self)

    def produce(self) -> None:
        """Ask for a folder and write the pack there."""
        folder = QFileDialog.getExistingDirectory(self, self.word(msg("Folder for the pack")), str(Path.home()))
        if folder:
            self.write_pack(Path(folder))

    def write_pack(self, folder: Path) -> None:
        """Write the pack into a folder and say where it is."""
        tongue, audience = language(self._tongue), self.session.audience

        def work(dossier: Dossier, job: Job) -> Pack:
            from budgetwatch.usecases.packing import make_pack

            return make_pack(dossier, folder, tongue, audience=audience, job=job)

        def tell(pack: Pack) -> None:
            self._make.setEnabled(True)
            self.produced.show_file(pack.files[0].path, pack.files[0].pages, pack.figures)

        def refuse(error: BudgetWatchError) -> None:
            self._make.setEnabled(True)
            self.session.failed.emit(error)

        self._make.setEnabled(False)
        self.session.read(work, tell, refuse, lambda: self._make.setEnabled(True), owner=self)

    # -- the rest

    def stop_reading(self) -> None:
        """Stop drawing too; a pack that is being written is finished."""
        super().stop_reading()
        if self._drawing is not None:
            self._drawing.forget()

    def visit(self, subject: object) -> None:
        """Stand on the question with that number."""
        if isinstance(subject, int):
            self.questions.stand_on(subject)

    def keep(self) -> int:
        """The question on which the list stands; the pack follows the window's language."""
        return self.questions.number

    def restore(self, kept: object) -> None:
        """Stand on it again."""
        if isinstance(kept, int):
            self.questions.stand_on(kept)

    def _say_why_not(self, error: BudgetWatchError) -> None:
        self.preview.say(error.message)

    def _speak(self, tongue: str) -> None:
        self._tongue = tongue
        self.draw_preview()

    def _circles(self) -> list[tuple[Audience, str]]:
        return [(circle, self.word(text)) for circle, text in AUDIENCES.items()]

    def _make_tools(self) -> None:
        word, theme, session = self.word, self.theme, self.session
        tongues = [(code, word(_TONGUES[code])) for code in LANGUAGES]
        self._circle = Choice(
            theme, word(msg("Audience of the pack")), self._circles(), session.audience, session.show_to
        )
        self._spoken = Choice(theme, word(msg("Language")), tongues, self._tongue, self._speak)
        self._make = button(
            theme, word(msg("Produce the PDF")), self.produce, picture="file-type-pdf", kind="primary", key="Ctrl E"
        )
        for widget in (self._circle, self._spoken, self._make):
            self.tools.addWidget(widget)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+Q"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.questions.add)
