"""The hearing page: questions, witnesses and commitments, the pack as it will be printed, and the room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.hearing import Hearing
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.i18n import LANGUAGES, language
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done, Topic
from ui.bridge import Task
from ui.dialogs.hearing import HearingDialog
from ui.models.hearing_shown import HearingShown, named, read_hearing
from ui.pages.page import Page
from ui.widgets.choice import Choice
from ui.widgets.controls import button, line, stack
from ui.widgets.hearing_promises import PromiseList, WaitingPromises
from ui.widgets.hearing_room import HearingRoom
from ui.widgets.hearing_witnesses import WitnessList
from ui.widgets.page_stack import PageStack
from ui.widgets.panes import panes
from ui.widgets.preview import Preview
from ui.widgets.produced import Produced
from ui.widgets.question_list import QuestionList
from ui.widgets.segments import Segments
from ui.widgets.ticks import Ticks

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.packing import Pack

CHANGE, NONE_YET, REMOVE = -1, -2, -3
"""What the menu of hearings offers beside their numbers."""
_FORMATS = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"))
_TONGUES = {"fr": msg("French"), "en": msg("English")}


class HearingPage(Page):
    """Questions to the left; the printed pack, the witnesses or the commitments to the right; or the room alone."""

    name: ClassVar[str] = "hearing"
    title: ClassVar[Message] = msg("Hearing")
    topics: ClassVar[frozenset[str]] = frozenset(
        {Topic.HEARING, Topic.BUDGET, Topic.FINDINGS, Topic.CONTRACTS, Topic.CHECKLISTS, Topic.DOCUMENTS}
    )

    def build(self) -> QWidget:
        """Choices in the head; questions and what stands beside them; behind both, the room."""
        self._met = False
        self._hearing = 0
        self._shown = HearingShown()
        self._drawing: Task[Any] | None = None
        self._room: HearingRoom | None = None
        self._tongue = self.session.language.code
        self.places = PageStack(self.ground)
        content = QWidget(self.places)
        column = stack(content, spacing=8)
        self.produced = Produced(self.session)
        column.addWidget(self.produced)
        self._over = line(spacing=8)
        column.addLayout(self._over)
        sides = panes(content)
        column.addWidget(sides, 1)
        self.questions = QuestionList(self.session, sides)
        self.waiting = WaitingPromises(self.session, self.show_promises)
        self.questions.top.addWidget(self.waiting)
        sides.addWidget(self.questions)
        sides.addWidget(self._make_aside())
        sides.setSizes([620, 620])
        self._make_tools()
        self.places.addWidget(content)
        return self.places

    def _make_aside(self) -> QWidget:
        word = self.word
        aside = QWidget()
        column = stack(aside, spacing=8)
        texts = (msg("Pack"), msg("Witnesses"), msg("Commitments"))
        self.preview, self.witnesses, self.promises = (
            Preview(self.session),
            WitnessList(self.session),
            PromiseList(self.session),
        )
        self.beside = QStackedWidget()
        for widget in (self.preview, self.witnesses, self.promises):
            self.beside.addWidget(widget)
        options = [(place, word(text)) for place, text in enumerate(texts)]
        self.parts = Segments(word(msg("Beside the questions")), options, 0, self.beside.setCurrentIndex, self.theme)
        row = line(spacing=8)
        row.addWidget(self.parts)
        row.addStretch()
        self.formats = Ticks(self.theme, word(msg("Formats")), _FORMATS, ("pdf",))
        row.addWidget(self.formats)
        column.addLayout(row)
        column.addWidget(self.beside, 1)
        return aside

    def show_promises(self) -> None:
        """Show every commitment beside the questions."""
        self.beside.setCurrentWidget(self.promises)
        self.parts.show_chosen(self.beside.currentIndex())

    @property
    def room(self) -> HearingRoom:
        """Where replies are noted, made when it is first asked for."""
        if self._room is None:
            self._room = HearingRoom(self.session)
            self._room.left.connect(self.leave_room)
            self.places.addWidget(self._room)
        return self._room

    @property
    def in_room(self) -> bool:
        """Whether replies are being noted."""
        return self._room is not None and self.places.currentWidget() is self._room

    def enter_room(self) -> None:
        """Note what is replied, question by question."""
        if self._shown.questions:
            self.places.setCurrentWidget(self.room)
            self._show_tools(shown=False)
            self.room.enter(self._shown, self.questions.number)

    def leave_room(self) -> None:
        """Go back to the preparation, to the question that was put last."""
        if (question := self.room.current) is not None:
            self.questions.stand_on(question.id)
        self.places.setCurrentIndex(0)
        self._show_tools(shown=True)
        self.take_focus()
        self.draw_preview()

    def _show_tools(self, *, shown: bool) -> None:
        for place in range(self.tools.count()):
            item = self.tools.itemAt(place)
            if item is not None and (widget := item.widget()) is not None:
                widget.setVisible(shown)

    def choose_hearing(self, number: int) -> None:
        """Show another hearing; 0 prepares a new one, `CHANGE` and `REMOVE` are about the one on show."""
        if number > 0:
            self._hearing = number
            self.reload()
            return
        self._offer_hearings()
        if number == REMOVE:
            self._remove_hearing()
            return
        shown = self._shown.hearing if number == CHANGE else None
        HearingDialog(self.session, shown, self._keep_hearing, self.window()).open()

    def _remove_hearing(self) -> None:
        number, author = self._shown.hearing.id, self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.hearings import remove_hearing

            return remove_hearing(dossier, number, author)

        self._hearing = 0
        self.session.write(work, owner=self)

    def _keep_hearing(self, written: Hearing) -> None:
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.hearings import add_hearing, edit_hearing

            if written.id:
                return edit_hearing(dossier, written, author)
            return add_hearing(dossier, written.title, written.day, written.room, author)

        def show(done: Done[Any]) -> None:
            self._hearing = done.value or written.id

        self.session.write(work, show, owner=self)

    def current_figure(self) -> Figure | None:
        """The figure behind the question on which the list or the room stands."""
        question = self.room.current if self.in_room else self.questions.current
        found = self._shown.figures.get(question.id) if question is not None else None
        return found.figure if found is not None else None

    def take_focus(self) -> None:
        """The keyboard goes where the work is."""
        if self.in_room:
            self.room.reply.setFocus()
        else:
            self.questions.take_focus()

    def refresh(self) -> None:
        """Ask for the hearing, then have the pack drawn; not while replies are noted."""
        number, known = self._hearing, self._shown.figures if self.in_room else None
        self._circle.offer(self._circles(), self.session.audience)
        self.load(lambda dossier, _job: read_hearing(dossier, number, known), self.show_hearing)
        if not self.in_room:
            self.draw_preview()

    def show_hearing(self, shown: HearingShown) -> None:
        """Show a hearing; the first time, and of another hearing, the keyboard goes to its questions."""
        another = self._shown.hearing.id != shown.hearing.id
        self._shown = shown
        self._offer_hearings()
        for part in (self.questions, self.waiting, self.witnesses, self.promises):
            part.show_hearing(shown)
        self._enter.setEnabled(bool(shown.questions))
        if self.in_room:
            self.room.show_hearing(shown)
        elif another or not self._met:
            self._met = True
            self.take_focus()

    def draw_preview(self) -> None:
        """Have the pages drawn as they stand now."""
        tongue, audience, hearing = language(self._tongue), self.session.audience, self._hearing or None

        def work(dossier: Dossier, job: Job) -> tuple[QImage, ...]:
            from budgetwatch.usecases.pack_plans import current_plan
            from budgetwatch.usecases.packing import PackAsked, preview

            pages = preview(dossier, tongue, PackAsked(current_plan(dossier), audience, hearing), job)
            # Named, because a search for the format asks Qt's readers in turn, and one waits for the window's thread.
            return tuple(QImage.fromData(page, "PNG") for page in pages)  # type: ignore[arg-type]  # stubs say bytes

        if self._drawing is not None:
            self._drawing.forget()
        self.preview.say(msg("Drawing the pages…"))
        self._drawing = self.session.read(work, self.preview.show_pages, self._say_why_not, owner=self)

    def produce(self) -> None:
        """Ask for a folder and write the pack there."""
        folder = QFileDialog.getExistingDirectory(self, self.word(msg("Folder for the pack")), str(Path.home()))
        if folder:
            self.write_pack(Path(folder))

    def print_pack(self) -> None:
        """Print the pack as it stands, after the system's own dialog."""
        from ui.printing import print_pack

        tongue, audience, hearing = language(self._tongue), self.session.audience, self._hearing or None

        def draw(dossier: Dossier, job: Job) -> bytes:
            from budgetwatch.usecases.pack_plans import current_plan
            from budgetwatch.usecases.packing import PackAsked, draw_pdf

            return draw_pdf(dossier, tongue, PackAsked(current_plan(dossier), audience, hearing), job)

        print_pack(self.session, self, draw, len(self.preview.pages))

    def write_pack(self, folder: Path) -> None:
        """Write the pack into a folder and say where it is."""
        tongue, audience, author = language(self._tongue), self.session.audience, self.session.author
        hearing, formats = self._hearing or None, self.formats.ticked

        def work(dossier: Dossier, job: Job) -> Pack:
            from budgetwatch.usecases.pack_plans import current_plan
            from budgetwatch.usecases.packing import PackAsked, make_pack

            asked = PackAsked(current_plan(dossier), audience, hearing)
            return make_pack(dossier, folder, tongue, asked, formats, job, author)

        def tell(pack: Pack) -> None:
            self._make.setEnabled(True)
            self.produced.show_files([one.path for one in pack.files], pack.files[0].pages, pack.figures)

        def refuse(error: BudgetWatchError) -> None:
            self._make.setEnabled(True)
            self.session.failed.emit(error)

        self._make.setEnabled(False)
        self.session.read(work, tell, refuse, lambda: self._make.setEnabled(True), owner=self)

    # -- the rest

    def stop_reading(self) -> None:
        """Stop drawing too, and keep what is being typed; a pack that is being written is finished."""
        if self.in_room:
            self.room.keep()
        super().stop_reading()
        if self._drawing is not None:
            self._drawing.forget()

    def visit(self, subject: object) -> None:
        """Stand on the question with that number."""
        if isinstance(subject, int):
            self.questions.stand_on(subject)

    def keep(self) -> tuple[int, int]:
        """The hearing, and the question on which the list stands; the pack follows the window's language."""
        return self._hearing, self.questions.number

    def restore(self, kept: object) -> None:
        """Stand on them again."""
        match kept:
            case (int(hearing), int(question)):
                self._hearing = hearing
                self.questions.stand_on(question)

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
        self._chosen = Choice(theme, word(msg("Hearing")), [(0, "")], 0, self.choose_hearing)
        self._offer_hearings()
        self._circle = Choice(
            theme, word(msg("Audience of the pack")), self._circles(), session.audience, session.show_to
        )
        self._spoken = Choice(theme, word(msg("Language")), tongues, self._tongue, self._speak)
        self._enter = button(
            theme, word(msg("In the room")), self.enter_room, picture="microphone", key="Ctrl Shift Space"
        )
        self._make = button(
            theme, word(msg("Produce the pack")), self.produce, picture="file-type-pdf", kind="primary", key="Ctrl E"
        )
        # In large text the head has no room for all of them.
        row = self._over if theme.spacious else self.tools
        row.addWidget(self._chosen)
        for widget in (self._circle, self._spoken):
            self.tools.addWidget(widget)
        row.addWidget(self._enter)
        self.tools.addWidget(self._make)
        self.show_subtitle(shown=not theme.spacious)
        for keys, act in (
            ("Ctrl+Shift+Q", self.questions.add),
            ("Ctrl+Shift+P", self.questions.propose),
            ("Ctrl+Shift+Space", self.enter_room),
            ("Ctrl+Shift+N", lambda: self.choose_hearing(0)),
            ("Ctrl+P", self.print_pack),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _offer_hearings(self) -> None:
        """The hearings of the dossier, the latest first, and what can be done about them."""
        shown = self._shown.hearing
        listed = [(one.id, named(one, self.session)) for one in reversed(self._shown.hearings)]
        change = [(CHANGE, self.word(msg("Change title, day and place…")))] if shown.id else []
        if shown.id and not self._shown.questions:
            change.append((REMOVE, self.word(msg("Remove this hearing"))))
        none = [] if listed else [(NONE_YET, self.word(msg("Next hearing")))]
        options = [*none, *listed, *change, (0, self.word(msg("New hearing…")))]
        self._chosen.offer(options, shown.id or NONE_YET)
        self.set_subtitle(shown.room)
