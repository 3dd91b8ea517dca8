"""Correspondences: which places of two years are one, proposed by the documents and settled by a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from budgetwatch.domain.crosswalk import JOINING, LinkState
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done, Topic
from ui.dialogs.reason import ReasonDialog
from ui.files import choose_spreadsheets
from ui.models.crosswalk import AFTER, BEFORE, ORDER, WHY, CrosswalkView, cells, headings, look, name_of
from ui.models.rows import RowsModel
from ui.pages.page import Page
from ui.widgets.chips import FilterChips
from ui.widgets.controls import button, label, line, picture, stack
from ui.widgets.link_detail import LinkDetail
from ui.widgets.panes import panes
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from budgetwatch.domain.crosswalk import PlaceName
    from budgetwatch.usecases.crosswalk import LinkRow
    from budgetwatch.usecases.dossiers import Dossier

_WIDTHS = (60, 0, 0, 128, 200)
_FILE = "*.toml"


class CrosswalkPage(Page):
    """The list by state to the left, the chosen correspondence to the right."""

    name: ClassVar[str] = "crosswalk"
    title: ClassVar[Message] = msg("Correspondences")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.BUDGET, Topic.DOCUMENTS})

    def build(self) -> QWidget:
        """Chips, list, detail beside."""
        self._view: CrosswalkView | None = None
        self._chosen, self._id = LinkState.TO_REVIEW, ""
        theme, word = self.theme, self.word
        self.set_subtitle(word(msg("Which lines of two years are the same, under another code or name")))
        take = button(theme, word(msg("Take over…")), self.take_file, picture="folder-open")
        take.setToolTip(word(msg("Take over the correspondences of another dossier, from a file")))
        write = button(theme, word(msg("Export…")), self.write_file, picture="files")
        write.setToolTip(word(msg("Write what was decided to a file, for another dossier")))
        for made in (take, write):
            self.tools.addWidget(made)
        content = QWidget(self.ground)
        column = stack(content, spacing=8)
        row = line(spacing=8)
        self.chips: FilterChips[LinkState] = FilterChips(self.session, word(msg("States")), self.show_state_of)
        row.addWidget(self.chips, 1)
        row.addWidget(picture(theme, "info-circle", "ink3", 16))
        row.addWidget(label(word(msg("What nobody has confirmed stays in two rows.")), "meta"))
        column.addLayout(row)
        sides = panes(content)
        column.addWidget(sides, 1)
        self.rows: RowsModel[LinkRow] = RowsModel(headings(self.session.language))
        self.table = Table(theme, word(msg("Correspondences")), self.rows, _WIDTHS, row=46)
        self.table.setColumnHidden(WHY, theme.spacious)
        self.table.selectionModel().currentRowChanged.connect(self.show_link)
        sides.addWidget(self.table)
        self.detail = LinkDetail(self.session)
        sides.addWidget(self.detail)
        sides.setSizes([890, 360])
        self._listen()
        return content

    def take_focus(self) -> None:
        """The keyboard goes where the work is."""
        self.table.setFocus()

    # -- reading

    def refresh(self) -> None:
        """Ask for the correspondences."""
        self.load(look, self.show_links, msg("Comparing the names of the years"))

    def show_links(self, view: CrosswalkView) -> None:
        """Show the list, or what it is for while there is none."""
        first, self._view = self._view is None, view
        counts = view.counts
        self.session.count("crosswalk", counts[LinkState.TO_REVIEW])
        if not view.rows:
            self._teach(view)
            return
        if not counts[self._chosen]:
            self._chosen = next(state for state in ORDER if counts[state])
        self.show_rows()
        if first:
            self.take_focus()

    def _teach(self, view: CrosswalkView) -> None:
        several = len(view.years) > 1
        self.show_empty(
            msg("Every line has one code and one name") if several else msg("One year has nothing to be compared with"),
            msg(
                "When a ministry is renamed, merged or split, or a code changes, its lines are listed here with both years' amounts: you say whether they are the same, and every comparison follows."
            ),
            (msg("Import…"), lambda: choose_spreadsheets(self.session, self)),
            (msg("See the budget"), lambda: self.session.go("budget")),
            icon="arrows-diff",
        )

    def show_rows(self) -> None:
        """Show the correspondences of the chosen state."""
        view = self._view
        if view is None:
            return
        language, scale = self.session.language, self.session.scale
        at, kept = max(self.table.currentIndex().row(), 0), view.kept(self._chosen)
        self.rows.show_rows([(row, cells(row, scale, language)) for row in kept])
        from budgetwatch.usecases.crosswalk_words import STATES

        self.chips.offer([(one, self.word(STATES[one]), view.counts[one]) for one in ORDER], self._chosen)
        places = {row.id: place for place, row in enumerate(kept)}
        self.table.selectRow(places.get(self._id, min(at, len(kept) - 1)))
        self.detail.setVisible(bool(kept))

    def show_link(self, current: QModelIndex) -> None:
        """Show the correspondence of a row."""
        if current.isValid():
            row = self.rows.record(current.row())
            self._id = row.id
            self.detail.show_link(row)

    def show_state_of(self, state: LinkState) -> None:
        """Show the correspondences of a state."""
        self._chosen, self._id = state, ""
        self.show_rows()

    # -- what a person says

    @property
    def current(self) -> LinkRow | None:
        """The correspondence on which the list stands."""
        row = self.table.currentIndex().row()
        return self.rows.record(row) if 0 <= row < self.rows.rowCount() else None

    def confirm(self, reason: str = "") -> None:
        """Say that the places are the same; the list goes on to the next one."""
        row, author = self.current, self.session.author
        if row is None or row.kind not in JOINING or (row.state is LinkState.CONFIRMED and not reason):
            return

        def work(dossier: Dossier, _job: Job) -> Done[int]:
            from budgetwatch.usecases.crosswalk import confirm_link

            return confirm_link(dossier, row.id, reason, author)

        self._say(work)

    def part(self, reason: str = "") -> None:
        """Say that the places are not the same."""
        row, author = self.current, self.session.author
        if row is None or not (row.before and row.after) or (row.state is LinkState.APART and not reason):
            return

        def work(dossier: Dossier, _job: Job) -> Done[int]:
            from budgetwatch.usecases.crosswalk import set_apart

            return set_apart(dossier, row.id, reason, author)

        self._say(work)

    def explain(self) -> None:
        """Ask for the reason of what was said."""
        row = self.current
        if row is None or not row.number:
            return
        ReasonDialog(
            self.session,
            msg("Why is it so?"),
            msg("The reason is shown with the comparison and in the pack: a decree, a law, a note of the ministry."),
            msg("Keep the reason"),
            self.part if row.state is LinkState.APART else self.confirm,
            self.window(),
        ).open()

    def join(self) -> None:
        """Ask with which places of the other side a lonely one is to be joined."""
        row, view, author = self.current, self._view, self.session.author
        if row is None or view is None or row.state is not LinkState.UNMATCHED:
            return
        from budgetwatch.usecases.linking import answers
        from ui.dialogs.linking import LinkingDialog

        def keep(chosen: list[PlaceName], reason: str) -> None:
            def work(dossier: Dossier, _job: Job) -> Done[int]:
                from budgetwatch.usecases.linking import join

                return join(dossier, row.id, chosen, reason, author)

            self._say(work)

        (side,) = row.before or row.after
        LinkingDialog(self.session, name_of(side), answers(view.rows, row), keep, self.window()).open()

    def take_back(self) -> None:
        """Take back what was said: the documents alone speak again."""
        row, author = self.current, self.session.author
        if row is None or not row.number:
            return

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.crosswalk import unlink

            return unlink(dossier, row.id, author)

        self._say(work)

    def _say(self, work: Callable[[Dossier, Job], Done[Any]]) -> None:
        self._id = ""
        self.session.write(work, owner=self)

    # -- files

    def write_file(self) -> None:
        """Write what was decided to a file for another dossier."""
        suggested = str(Path.home() / self.word(msg("Correspondences.toml")))
        name, _ = QFileDialog.getSaveFileName(self, self.word(msg("Write the correspondences")), suggested, _FILE)
        if not name:
            return
        audience = self.session.audience

        def work(dossier: Dossier, _job: Job) -> int:
            from budgetwatch.usecases.crosswalk_file import export_links

            return export_links(dossier, Path(name), audience)

        self.session.read(work, lambda count: self.session.say(_written(count)), owner=self)

    def take_file(self) -> None:
        """Take over the correspondences of another dossier."""
        name, _ = QFileDialog.getOpenFileName(self, self.word(msg("Take over correspondences")), "", _FILE)
        if not name:
            return
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[int]:
            from budgetwatch.usecases.crosswalk_file import import_links

            return import_links(dossier, Path(name), author)

        self._say(work)

    # -- the rest

    def current_figure(self) -> Figure | None:
        """The amount of the side that the keyboard stands on, else of the other."""
        row = self.current
        if row is None:
            return None
        sides = (row.after, row.before) if self.table.currentIndex().column() >= AFTER else (row.before, row.after)
        return next((side.figure for part in sides for side in part if side.figure is not None), None)

    def visit(self, subject: object) -> None:
        """Show the correspondences of a state, or the one of that name."""
        if isinstance(subject, LinkState):
            self._chosen = subject
        self.reload()

    def keep(self) -> tuple[LinkState, str]:
        """The state and the correspondence on show."""
        return self._chosen, self._id

    def restore(self, kept: object) -> None:
        """Take them back."""
        if isinstance(kept, tuple):
            self._chosen, self._id = kept

    def _listen(self) -> None:
        self.session.unit_changed.connect(self.show_rows)
        self.detail.confirmed.connect(self.confirm)
        self.detail.parted.connect(self.part)
        self.detail.taken_back.connect(self.take_back)
        self.detail.explained.connect(self.explain)
        self.detail.joined.connect(self.join)
        acts = {"O": self.confirm, "N": self.part, "R": self.explain, "J": self.join, "Del": self.take_back}
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())
        self.table.doubleClicked.connect(self._show_source)

    def _show_source(self, index: QModelIndex) -> None:
        if index.column() in (BEFORE, AFTER) and (figure := self.current_figure()) is not None:
            self.session.show_source(figure)


def _written(count: int) -> Message:
    return msgn("{count} correspondence was written.", "{count} correspondences were written.", count)
