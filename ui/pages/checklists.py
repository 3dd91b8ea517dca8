"""The checklists page: topics of oversight, answered by the data and decided by people."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from budgetwatch.domain.checklist import Answer, AnsweredItem
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done, Topic
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.sign_answer import SignAnswerDialog
from ui.models.contracts import headings
from ui.models.phases import EVERY_PHASE, in_phase, phase_name, phases_of, progress_of
from ui.models.rows import RowsModel
from ui.models.topics import (
    ANSWER,
    CASES,
    COLUMNS,
    FILTERS,
    KEYS,
    NOTHING,
    PAST,
    ChecklistsView,
    Filter,
    can_confirm,
    cells,
    look,
    needs_reason,
    passes,
    past_words,
)
from ui.pages.page import Page
from ui.widgets.answer_chips import AnswerChip
from ui.widgets.answer_tally import AnswerTally
from ui.widgets.checklist_rows import NAME, ChecklistRows, Going
from ui.widgets.chips import FilterChips
from ui.widgets.controls import label, line, stack
from ui.widgets.panel import Panel
from ui.widgets.panes import panes
from ui.widgets.prose import prose
from ui.widgets.review_key import ReviewKey
from ui.widgets.sections import Bullets
from ui.widgets.table import Table
from ui.widgets.topic_detail import TopicDetail
from ui.widgets.years_before import YearsBefore

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.evidence import Evidence

_ROOM_FOR_CASES = 1100
"""Pixels at 100 % of a page on which the number of cases has a column beside the other columns."""


class ChecklistsPage(Page):
    """Lists, topics of one list, one topic."""

    name: ClassVar[str] = "checklists"
    title: ClassVar[Message] = msg("Checklists")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.CHECKLISTS, Topic.BUDGET})

    def build(self) -> QWidget:
        """Three panes."""
        self._view: ChecklistsView | None = None
        self._list, self._phase, self._topic, self._filter = "", EVERY_PHASE, "", Filter.EVERY
        self.before = YearsBefore(self.session, lambda _year: self.show_topics())
        self.tools.addWidget(self.before)
        sides = panes(self.ground)
        sides.addWidget(self._make_lists())
        sides.addWidget(self._make_topics())
        self.detail = TopicDetail(self.session, sides)
        self.detail.answered.connect(self.answer)
        self.detail.withdrawn.connect(self.withdraw)
        self.detail.signing.connect(self.sign)
        self.detail.evidence.wanted.connect(self.want_evidence)
        self.detail.evidence.removed.connect(self.remove_evidence)
        self.detail.bearing.linked.connect(self.take_evidence)
        sides.addWidget(self.detail)
        sides.setSizes([210, 604, 426])
        self._listen()
        return sides

    def take_focus(self) -> None:
        """The keyboard goes where the work is."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Ask for every list."""
        self.load(look, self.show_lists, msg("Computing answers"))

    def show_lists(self, view: ChecklistsView) -> None:
        """Show the lists, and the topics of the chosen one."""
        first, self._view = self._view is None, view
        self.faults.show_sentences([self.word(one) for one in view.faults])
        if not view.lists:
            self.show_empty(
                msg("No checklist installed"),
                msg("The checklists come with BudgetWatch; this installation has none. Install it again."),
                icon="list-check",
            )
            return
        self._list = view.named(self._list or view.busiest).checklist.name
        language = self.session.language.code
        rows = [Going(one.checklist.name, one.checklist.title.text(language), one.progress) for one in view.lists]
        self.lists.show_rows(rows, self._list)
        self.before.show_years(view.past, view.year)
        self.show_phases()
        self.show_topics()
        if first:
            self.take_focus()

    def show_phases(self) -> None:
        """Offer the phases of the chosen list, each with its progress."""
        if self._view is None:
            return
        items = self._view.named(self._list).items
        phases = (EVERY_PHASE, *phases_of(items))
        self._phase = self._phase if self._phase in phases else EVERY_PHASE
        word = self.word
        self.phases.show_rows(
            [Going(one, word(phase_name(one)), progress_of(in_phase(items, one))) for one in phases], self._phase
        )

    def show_topics(self) -> None:
        """Show the topics of the phase that pass the filter."""
        if self._view is None:
            return
        chosen, language = self._view.named(self._list), self.session.language
        past = self._view.past.get(self.before.year, NOTHING) if self.before.year is not None else None
        self._show_columns(self.before.year)
        items = in_phase(chosen.items, self._phase)
        kept = [item for item in items if passes(item, self._filter)]
        self.rows.show_rows([(item, cells(item, language, past or NOTHING)) for item in kept])
        self.tally.show_items(items)
        counts = {one: sum(passes(item, one) for item in items) for one in FILTERS}
        self.chips.offer([(one, self.word(text), counts[one]) for one, text in FILTERS.items()], self._filter)
        progress, title = chosen.progress, chosen.checklist.title.text(language.code)
        text = msg(
            "{title} · {answered} of {total} answered", title=title, answered=progress.answered, total=progress.total
        )
        self.set_subtitle(self.word(text))
        places = {item.item.id: at for at, item in enumerate(kept)}
        self.table.selectRow(places.get(self._topic, 0))
        self.detail.setVisible(bool(kept))

    def show_topic(self, current: QModelIndex) -> None:
        """Show the topic of a row."""
        if current.isValid():
            item = self.rows.record(current.row())
            self._topic = item.item.id
            self._show_detail(item)

    def choose_list(self, current: QModelIndex) -> None:
        """Show the topics of another list."""
        if self._view is None or not current.isValid():
            return
        name = self._view.lists[current.row()].checklist.name
        if name != self._list:
            self._list, self._phase = name, EVERY_PHASE
            self.show_phases()
            self.show_topics()

    def choose_phase(self, current: QModelIndex) -> None:
        """Show the topics of one phase."""
        if current.isValid() and current.data(NAME) != self._phase:
            self._phase = current.data(NAME)
            self.show_topics()

    def filter_by(self, chosen: Filter) -> None:
        """Keep some of the topics."""
        self._filter = chosen
        self.show_topics()

    # -- what a person decides

    def answer(self, answer: Answer | None, note: str) -> None:
        """Keep an answer; some need a reason first."""
        item = self.current
        if item is None:
            return
        if needs_reason(item, answer) and not note:
            self._show_detail(item)
            self.detail.ask_reason(answer)
            return
        topic, author = item.item.id, self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.checklists import record_answer

            return record_answer(dossier, topic, answer, note, author)

        self.session.write(work, lambda _done: self._back_from_note(), owner=self)

    def confirm(self) -> None:
        """Take the computed answer as the committee's."""
        item = self.current
        if item is not None and item.proposed is not None and can_confirm(item):
            self.answer(item.proposed.answer, self.detail.note.text().strip())

    def withdraw(self) -> None:
        """Take the committee's answer back."""
        item = self.current
        if item is None:
            return
        topic, author = item.item.id, self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.checklists import withdraw_answer

            return withdraw_answer(dossier, topic, author)

        self.session.write(work, owner=self)

    def sign(self) -> None:
        """Ask the second reader of the answer to sign."""
        item = self.current
        if item is not None and item.recorded is not None and not item.recorded.is_reviewed:
            SignAnswerDialog(self.session, item, self.window()).open()

    def answer_again(self) -> None:
        """Answer anew what the data say otherwise now."""
        item = self.current
        if item is not None and item.recorded is not None:
            self.detail.answer_again()

    def want_evidence(self) -> None:
        """Offer what the dossier holds as evidence of the answer."""
        item = self.current
        if item is None or item.recorded is None:
            return
        topic, kept = item.item.id, item.recorded.evidence

        def work(dossier: Dossier, _job: Job) -> tuple[Evidence, ...]:
            from budgetwatch.usecases.evidence import offered_evidence

            return offered_evidence(dossier)

        def offer(offered: tuple[Evidence, ...]) -> None:
            left = [one for one in offered if one.key not in kept]
            EvidenceDialog(self.session, left, lambda key: self._link(topic, (*kept, key)), self.window()).open()

        self.session.read(work, offer, owner=self)

    def take_evidence(self, key: str) -> None:
        """Link a finding that bears on the topic to its answer."""
        item = self.current
        if item is not None and item.recorded is not None:
            self._link(item.item.id, (*item.recorded.evidence, key))

    def remove_evidence(self, key: str) -> None:
        """Take a link of the answer away."""
        item = self.current
        if item is not None and item.recorded is not None:
            self._link(item.item.id, tuple(one for one in item.recorded.evidence if one != key))

    def _link(self, topic: str, keys: tuple[str, ...]) -> None:
        author = self.session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.evidence import link_evidence

            return link_evidence(dossier, topic, keys, author)

        self.session.write(work, owner=self)

    # -- the rest

    def _show_detail(self, item: AnsweredItem) -> None:
        if self._view is not None:
            past = past_words(item, self._view.past, self.session.language)
            topic = item.item.id
            self.detail.show_item(item, self._view.evidence.get(topic, ()), past, self._view.bearing.get(topic, ()))

    def _back_from_note(self) -> None:
        if self.detail.note.hasFocus():
            self.take_focus()

    @property
    def current(self) -> AnsweredItem | None:
        """The topic on show."""
        row = self.table.currentIndex().row()
        return self.rows.record(row) if 0 <= row < self.rows.rowCount() else None

    def current_figure(self) -> Figure | None:
        """A figure of the evidence on show."""
        return self.detail.current_figure()

    def visit(self, subject: object) -> None:
        """Show the topic with that id."""
        self._topic, self._filter, self._phase = str(subject), Filter.EVERY, EVERY_PHASE
        for one in self._view.lists if self._view is not None else ():
            if any(item.item.id == self._topic for item in one.items):
                self._list = one.checklist.name
        self.reload()

    def keep(self) -> tuple[str, str, str, Filter]:
        """List, phase, topic and filter."""
        return self._list, self._phase, self._topic, self._filter

    def restore(self, kept: object) -> None:
        """Take them back."""
        if isinstance(kept, tuple):
            self._list, self._phase, self._topic, self._filter = kept

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On a small screen topics keep room for their names before the number of cases."""
        super().resizeEvent(event)
        self._show_columns(self.before.year)

    def _show_columns(self, year: int | None) -> None:
        """The earlier year has a column where there is one, and then takes the room of the number of cases."""
        self.table.setColumnHidden(PAST, year is None)
        narrow = self.theme.spacious or self.width() < self.theme.px(_ROOM_FOR_CASES)
        self.table.setColumnHidden(CASES, year is not None or narrow)
        if year is not None:
            self.rows.rename(PAST, str(year))

    def _make_lists(self) -> Panel:
        lists = Panel(self.theme, self.word(msg("Checklists")))
        self.lists = ChecklistRows(self.session, msg("Checklists"))
        self.lists.selectionModel().currentChanged.connect(self.choose_list)
        self.phases = ChecklistRows(self.session, msg("Phases"))
        self.phases.selectionModel().currentChanged.connect(self.choose_phase)
        title = label(self.word(msg("Phases")), "strong")
        title.setContentsMargins(12, 8, 12, 8)
        title.setFixedHeight(title.sizeHint().height())
        lists.body.addWidget(self.lists, 1)
        lists.body.addWidget(title)
        lists.body.addWidget(self.phases, 1)
        self.faults = Bullets()
        self.faults.setContentsMargins(12, 8, 12, 8)
        lists.body.addWidget(self.faults)
        self.tally = AnswerTally(self.session)
        lists.body.addWidget(self.tally)
        key = prose(self.word(msg("Solid: answered. Hatched: proposed by the data, to confirm.")), "meta")
        key.setContentsMargins(12, 8, 12, 8)
        lists.body.addWidget(key)
        return lists

    def _make_topics(self) -> QFrame:
        made = QFrame()
        made.setProperty("box", "card")
        column = stack(made, margins=(1, 1, 1, 1), spacing=0)
        self.chips: FilterChips[Filter] = FilterChips(self.session, self.word(msg("Filters")), self.filter_by)
        row = line(margins=(8, 8, 8, 8))
        row.addWidget(self.chips)
        column.addLayout(row)
        self.rows: RowsModel[AnsweredItem] = RowsModel(headings(COLUMNS, self.session.language))
        self.table = Table(self.theme, self.word(msg("Topics")), self.rows, (52, 0, 176, 48, 118, 60), row=36)
        self.table.setItemDelegateForColumn(ANSWER, AnswerChip(self.theme, self.rows, self.table))
        self.table.selectionModel().currentRowChanged.connect(self.show_topic)
        column.addWidget(self.table, 1)
        column.addWidget(ReviewKey(self.session))
        return made

    def _listen(self) -> None:
        for key, answer in KEYS.items():
            self._key(key, partial(self.detail.pick, answer))
        self._key("Return", self.confirm)
        self._key("Enter", self.confirm)
        self._key("A", self.answer_again)
        self._key("V", self.sign)
        self._key("L", self.want_evidence)
        self._key("Y", self.before.showMenu)

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)
