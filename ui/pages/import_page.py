"""Import: files read one by one, four steps to look at each, and one button that writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import VERDICTS
from budgetwatch.domain.typed import TypedSheet
from budgetwatch.usecases.done import Topic
from ui.files import choose_folder, choose_spreadsheets
from ui.import_writing import Writer
from ui.models.import_course import Step
from ui.models.import_files import ReceivedFile, next_to_do, ready, waiting_for_recipe
from ui.models.import_recipes import followed
from ui.pages.page import Page
from ui.reading_queue import ReadingQueue
from ui.recipe_offers import RecipeOffers, forgetting, recipe_offer
from ui.widgets.controls import tag
from ui.widgets.import_assistant import ImportAssistant

if TYPE_CHECKING:
    from budgetwatch.usecases.importing import ImportDraft
    from ui.models.import_course import Standing

_LOW = 36
_VERDICT_LOOKS = {
    "ready": ("ok", "circle-check"),
    "review": ("att", "alert-triangle"),
    "refused": ("ale", "alert-octagon"),
}


class ImportPage(Page):
    """The files of one import, the assistant for the one on show, and the write that ends it."""

    name: ClassVar[str] = "import"
    title: ClassVar[Message] = msg("Import a document")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.HISTORY})

    def build(self) -> QWidget:
        """The assistant, and what reads, writes and looks up for it."""
        self.current: ReceivedFile | None = None
        if self.theme.spacious:
            self._head.setFixedHeight(self.theme.px(_LOW))  # in large text the rows of the sheet need the height
        self.queue = ReadingQueue(self.session, self)
        self.queue.moved.connect(self._follow_reading)
        self.writer = Writer(self.session, self)
        self.writer.ended.connect(self._follow_writing)
        self.writer.stopped.connect(self._resume)
        self.recipes = RecipeOffers(self.session, self)
        self.recipes.found.connect(self._show_recipes)
        self.assistant = ImportAssistant(self.session)
        self.assistant.shown.connect(self._show_head)
        self.assistant.write_wanted.connect(self._write_current)
        self.assistant.leave_wanted.connect(self.ask_to_leave)
        files = self.assistant.steps.files
        files.file_chosen.connect(self.choose_file)
        files.all_wanted.connect(self.import_ready)
        files.recipes_wanted.connect(self.follow_recipes)
        self.assistant.steps.recipe_unwanted.connect(self.forget_recipes)
        files.more_wanted.connect(self.choose_other)
        files.folder_wanted.connect(self.choose_folder)
        files.password_wanted.connect(self.ask_password)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.escape)
        return self.assistant

    # -- files

    @property
    def files(self) -> list[ReceivedFile]:
        """The files of this import, those that were refused among them."""
        return self.queue.files

    @property
    def draft(self) -> ImportDraft | None:
        """The draft on show; None while nothing is read."""
        course = self.current.course if self.current is not None else None
        return course.present.draft if course is not None else None

    def refresh(self) -> None:
        """Nothing is read here unless files were given."""
        if not self.files:
            self._say_nothing_to_do()

    def visit(self, subject: object) -> None:
        """Take files, the spreadsheets of folders, or a typed table, and begin to read them."""
        if isinstance(subject, TypedSheet):
            self._take_typed(subject)
        if not isinstance(subject, Sequence):
            return
        paths = [one for one in subject if isinstance(one, Path)]
        if any(one.is_dir() for one in paths):
            self.session.run(lambda _job: _spread(paths), self._take_files, owner=self)
        else:
            self._take_files(paths)

    def _take_typed(self, sheet: TypedSheet) -> None:
        if all(one.imported for one in self.files):
            self._drop()
        self.show_content()
        self.choose_file(self.queue.take_typed(sheet))

    def _take_files(self, paths: Sequence[Path]) -> None:
        if all(one.imported for one in self.files):
            self._drop()
        if not paths:
            self._say_nothing_to_do()
            return
        self.show_content()
        self.queue.take(paths)
        if self.current not in self.files:
            self.choose_file(next(one for one in self.files if not one.imported))
        else:
            self._show_files()

    def choose_file(self, file: ReceivedFile) -> None:
        """Look at another file, at its first step."""
        self.current = file
        self._show_file()

    def _follow_reading(self, file: ReceivedFile) -> None:
        """A file was begun, read or refused; what was read may fit a recipe."""
        self.recipes.look(file)
        if file is self.current:
            self._show_file()
        else:
            self._show_files()

    def _show_file(self, step: Step = Step.FILE) -> None:
        """What there is to show of the file on show: its steps, why it was refused, or that it is being read."""
        file = self.current
        if file is None:
            return
        if file.error is None and file.course is not None:
            self.assistant.open(file, step)
            return
        self.assistant.show_nothing(file)
        if file.error is not None:
            self._show_refusal(file)
        else:
            self._show_reading(file)
        self._show_head()
        self.take_focus()

    def _show_files(self) -> None:
        self.assistant.steps.files.show_files(self.files, self.current)

    def _show_reading(self, file: ReceivedFile) -> None:
        state = self.assistant.steps.files.show_busy(msg("Reading {file}", file=file.path.name), self.queue.stop)
        if self.queue.task is not None and self.queue.begun is file:
            state.follow(self.queue.task)

    def _show_refusal(self, file: ReceivedFile) -> None:
        ways: list[tuple[Message, Callable[[], object]]] = [(msg("Another file…"), self.choose_other)]
        if file.course is not None:
            ways.insert(0, (msg("Back to the file"), self._forgive))
        self.assistant.steps.files.show_refusal(file, ways)

    def _forgive(self) -> None:
        """Show the steps of a file again whose import was refused."""
        if self.current is not None:
            self.current.error = None
            self._show_file()

    def ask_password(self) -> None:
        """Ask for the password of the file and read it again."""
        from ui.dialogs.password import PasswordDialog

        if self.current is not None:
            PasswordDialog(self.session, self.current.path.name, self.read_with, self).open()

    def read_with(self, password: str) -> None:
        """Read the file on show again with its password."""
        if self.current is not None:
            self.queue.read_again(self.current, password)

    def choose_other(self) -> None:
        """Another file beside this one, which stays in the list."""
        choose_spreadsheets(self.session, self)

    def choose_folder(self) -> None:
        """The spreadsheets of a folder, beside the files that are there."""
        choose_folder(self.session, self)

    def _show_recipes(self, file: ReceivedFile) -> None:
        """Recipes that fit a file were found."""
        if file is self.current and file.error is None:
            self.assistant.show_standing()
        else:
            self._show_files()

    def follow_recipes(self) -> None:
        """Read every file that a recipe fits as it says; each can be taken back in its own steps."""
        for file in waiting_for_recipe(self.files):
            self._follow_recipe(file)

    def _follow_recipe(self, file: ReceivedFile) -> None:
        if file is self.current:
            self.assistant.follow_recipe()
            return
        course = file.course
        if course is None:
            return
        old = course.present

        def show(standing: Standing) -> None:
            course.go(standing)
            self._show_files()

        self.session.run(lambda _job: followed(old, file.recipes).prepared(), show, owner=self)

    def forget_recipes(self) -> None:
        """Take the recipes that fit the file on show out of the dossier; undo brings them back."""
        author = self.session.author
        for name in dict.fromkeys(one.recipe.name for one in (self.current.recipes if self.current else ())):
            self.session.write(forgetting(name, author), partial(self._drop_recipe, name), owner=self)

    def _drop_recipe(self, name: str, _done: object) -> None:
        for file in self.files:
            file.recipes = tuple(one for one in file.recipes if one.recipe.name != name)
        self.assistant.show_standing()

    # -- the head

    def _show_head(self, _cause: object = None) -> None:
        """Name the file, its verdict and the recipe that fits it."""
        self._show_files()
        self.clear_tools()
        file, draft = self.current, self.draft
        if file is None or draft is None or file.error is not None:
            self.set_subtitle(file.path.name if file is not None else "")
            return
        source, verdict = draft.inspection.source, draft.inspection.verdict
        size = self.session.language.number(max(1, round(source.bytes / 1024)))
        told = msg("{file} · {size} KB · fingerprint {hash}", file=source.name, size=size, hash=source.short_hash)
        self.set_subtitle(source.name if self.theme.spacious else self.word(told))
        offer = recipe_offer(self.session, file, self.assistant.follow_recipe)
        if offer is not None:
            self.tools.addWidget(offer)
        named = self.assistant.steps.replaced_files
        for replaced in dict.fromkeys(
            named[one] for one in draft.replacing.values() if one is not None and one in named
        ):
            self.tools.addWidget(tag(self.theme, self.word(msg("Replaces {file}", file=replaced)), "inf", "files"))
        tone, picture = _VERDICT_LOOKS[verdict]
        self.tools.addWidget(tag(self.theme, self.word(VERDICTS[verdict]), tone, picture))

    def take_focus(self) -> None:
        """The keyboard stands on what is to be done next."""
        if self.current is None:
            super().take_focus()
        else:
            self.assistant.take_focus()

    # -- writing

    @property
    def go_on(self) -> QAbstractButton:
        """The one button that writes."""
        return self.assistant.foot.go_on

    def _write_current(self, recipe: str) -> None:
        """Write the chosen tables of the file on show: the only step that changes the dossier."""
        if self.current is not None:
            self._write([self.current], recipe)

    def import_ready(self) -> None:
        """Write every file that is ready as it is, each in a step of its own."""
        self._write(ready(self.files))

    def _write(self, files: Sequence[ReceivedFile], recipe: str = "") -> None:
        self.writer.write(files, recipe)
        if self.writer.busy:
            title = msgn("Importing {count} file", "Importing {count} files", len(files))
            self.show_busy(title, self.writer.stop).follow(self.writer.first)

    def _follow_writing(self, file: ReceivedFile, error: BudgetWatchError | None) -> None:
        """What the dossier refused stays in the list with its reason; a newer version is asked about at the last step."""
        from budgetwatch.usecases.importing import NewerVersion

        step = Step.FILE
        if isinstance(error, NewerVersion) and file is self.current:
            step = Step.CHECK
        elif error is not None:
            file.error = error
        self._resume(step)

    def _resume(self, step: Step = Step.FILE) -> None:
        """Go on once every write has ended: with the next file, or back to the documents where all is done."""
        if self.writer.busy:
            return
        self.show_content()
        left = next_to_do(self.files)
        if left is None:
            self.leave()
        elif self.current is None or self.current.imported:
            self.choose_file(left)
        else:
            self._show_file(step)

    # -- leaving

    def escape(self) -> None:
        """Stop what is under way, else the step before, else leave."""
        if self.writer.busy:
            self.writer.stop()
        elif self.queue.task is not None and self.current is self.queue.begun:
            self.queue.stop()
        elif self.assistant.step > Step.FILE:
            self.assistant.step_back()
        else:
            self.ask_to_leave()

    def ask_to_leave(self) -> None:
        """Leave at once while nothing was decided, else only once a person says so."""
        touched = [one for one in self.files if one.course is not None and one.course.changed and not one.imported]
        if not touched:
            self.leave()
            return
        from ui.dialogs.dropping import DroppingDialog, import_given_up

        loss = import_given_up(touched[0].path.name)
        DroppingDialog(self.session, loss, self.window(), drop=self.leave).open()

    def leave(self) -> None:
        """Drop the files: nothing more is written."""
        self._drop()
        self._say_nothing_to_do()
        self.session.go_home()

    def _drop(self) -> None:
        self.queue.drop()
        self.assistant.desk.open(None)
        self.current = None

    def _say_nothing_to_do(self) -> None:
        self.set_subtitle("")
        self.clear_tools()
        self.show_empty(
            msg("No file to import"),
            msg("Choose spreadsheets, or drop them anywhere in the window. The originals are never modified."),
            (msg("Choose files…"), self.choose_other),
            (msg("Choose a folder…"), self.choose_folder),
            icon="file-import",
        )

    # -- kept through a change of language

    def keep(self) -> object:
        """The files as they stand, the one on show and its step."""
        return list(self.files), self.current, self.assistant.step

    def restore(self, kept: object) -> None:
        """Go on with them; what was being read is read again."""
        if isinstance(kept, tuple) and kept[0]:
            self.queue.files, self.current, step = kept
            self.show_content()
            self.queue.go_on()
            self._show_file(step)


def _spread(paths: Sequence[Path]) -> list[Path]:
    """The files, and for a folder the spreadsheets in it."""
    from budgetwatch.usecases.importing import spreadsheets_in

    return [file for path in paths for file in (spreadsheets_in(path) if path.is_dir() else (path,))]
