"""The findings page: what the figures show, ranked, and what the committee makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListView, QWidget

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import ExplanationState, Judged, Judgement
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import JUDGEMENTS
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done, Topic
from ui.dialogs.quiet_rules import QuietRulesDialog
from ui.dialogs.reason import ReasonDialog
from ui.files import choose_spreadsheets
from ui.models.findings import FindingsModel, FindingsView, look
from ui.pages.page import Page
from ui.widgets.chips import FilterChips
from ui.widgets.controls import button, line, stack
from ui.widgets.finding_detail import ASK_KEYS, VERDICT_KEYS, FindingDetail
from ui.widgets.finding_rows import FindingDelegate
from ui.widgets.limits_button import LimitsButton
from ui.widgets.notes import Notes
from ui.widgets.panes import panes
from ui.widgets.prose import prose
from ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

_BATCH = 60
"""Findings measured in one turn of the event loop."""


class FindingsPage(Page):
    """Findings to the left by verdict, the chosen one to the right."""

    name: ClassVar[str] = "findings"
    title: ClassVar[Message] = msg("Findings")
    topics: ClassVar[frozenset[str]] = frozenset({Topic.FINDINGS, Topic.HEARING})

    def build(self) -> QWidget:
        """List and detail."""
        self._view: FindingsView | None = None
        self._verdict, self._key = Judgement.TO_EXAMINE, ""
        self.set_subtitle(self.word(msg("What the figures show, ranked by stake")))
        self.quiet = button(self.theme, "", self.show_quiet, picture="circle-dashed", kind="quiet")
        self.quiet.hide()
        self._notes = Notes(self.session)
        for tool in (self._notes, self.quiet, LimitsButton(self.session)):
            self.tools.addWidget(tool)
        sides = panes(self.ground)
        sides.addWidget(self._make_list())
        self.detail = FindingDetail(self.session, sides)
        self.detail.judged.connect(self.judge)
        self.detail.ask.connect(self.ask)
        self.detail.explanations.weighed.connect(self.weigh)
        sides.addWidget(self.detail)
        sides.setSizes([420, 820])
        self._listen()
        return sides

    def take_focus(self) -> None:
        """The keyboard goes where the work is."""
        self.list.setFocus()

    def refresh(self) -> None:
        """Ask for the findings."""
        audience = self.session.audience
        self.load(lambda dossier, _job: look(dossier, audience), self.show_findings, msg("Looking for gaps"))

    def show_findings(self, view: FindingsView) -> None:
        """Show the findings of the chosen verdict, or that there are none."""
        first, self._view = self._view is None, view
        self._notes.show_notes(view.notes)
        self._tell_quiet(view)
        self.session.count("findings", view.count(Judgement.TO_EXAMINE))
        if not view.fired and not view.passed:
            self.show_empty(
                msg("Nothing to examine yet"),
                msg(
                    "Findings come from the comparison of votes with execution: import a budget and its execution first."
                ),
                (msg("Import…"), lambda: choose_spreadsheets(self.session, self)),
                icon="zoom-question",
            )
            return
        if not view.fired:
            self.show_state(
                EmptyState(
                    self.session,
                    msgn("No gap: {count} rule passed", "No gap: {count} rules passed", view.passed),
                    msg("Rules that cannot be computed yet, and why, are in the list above."),
                    [(msg("See the checklists"), lambda: self.session.go("checklists"))],
                    "circle-check",
                    "ok",
                )
            )
            return
        self._show_list(view, first=first)
        if first:
            self.take_focus()

    def _tell_quiet(self, view: FindingsView) -> None:
        count = len(view.quiet)
        self.quiet.setVisible(bool(count))
        self.quiet.setText(self.word(msgn("{count} rule without a signal…", "{count} rules without a signal…", count)))
        self.quiet.setAccessibleName(self.quiet.text())

    def show_quiet(self) -> None:
        """List what found nothing, and what could not be concluded, with the reasons."""
        if self._view is not None:
            QuietRulesDialog(self.session, self._view.quiet, self.window()).open()

    def _show_list(self, view: FindingsView, *, first: bool = False) -> None:
        if first and not view.count(self._verdict):
            self._verdict = next(verdict for verdict in Judgement if view.count(verdict))
        options = [(verdict, self.word(JUDGEMENTS[verdict]), view.count(verdict)) for verdict in Judgement]
        self.chips.offer(options, self._verdict)
        row = max(self.list.currentIndex().row(), 0)
        self.model.show(view.fired.get(self._verdict, ()))
        found = self.model.row(self._key)
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(found if found >= 0 else min(row, last)))
        self.detail.setVisible(last >= 0)
        self._none.setVisible(last < 0)

    def show_current(self, current: QModelIndex) -> None:
        """Show the finding of a row."""
        if not current.isValid() or self._view is None:
            return
        judged = self.model.findings[current.row()]
        self._key = judged.finding.key
        at, every = current.row() + 1, self.model.rowCount()
        place = msg("Finding {at} of {all}", at=at, all=every)
        self.detail.show_finding(judged, place, asked=self._key in self._view.asked)

    def show_verdict(self, verdict: Judgement) -> None:
        """Show the findings that have a verdict."""
        self._verdict, self._key = verdict, ""
        if self._view is not None:
            self._show_list(self._view)

    # -- what a person decides

    @property
    def current(self) -> Judged | None:
        """The finding on show."""
        row = self.list.currentIndex().row()
        return self.model.findings[row] if 0 <= row < self.model.rowCount() else None

    def judge(self, judgement: Judgement) -> None:
        """Keep a verdict; setting a finding aside asks for the reason first."""
        judged = self.current
        if judged is None:
            return
        if judgement is Judgement.DISMISSED:
            self.detail.verdicts.show_verdict(judged.judgement)
            ReasonDialog(
                self.session,
                msg("Set this finding aside?"),
                msg("It stays visible among those set aside, with the reason, its author and the date."),
                msg("Set aside"),
                lambda reason: self._keep(judged.finding.key, judgement, reason),
                self.window(),
            ).open()
        else:
            self._keep(judged.finding.key, judgement, "")

    def ask(self) -> None:
        """Add the question of the finding to the hearing, or go to it where it is there already."""
        judged, author = self.current, self.session.author
        if judged is None or self._view is None:
            return
        key = judged.finding.key
        if key in self._view.asked:
            self.session.go("hearing", self._view.asked[key])
            return

        def work(dossier: Dossier, _job: Job) -> Done[int]:
            from budgetwatch.usecases.hearing import ask_about

            return ask_about(dossier, key, author)

        self.session.write(work, owner=self)

    def weigh(self, explanation: Message, standing: ExplanationState) -> None:
        """Keep what the committee found of an explanation."""
        judged, author = self.current, self.session.author
        if judged is None:
            return
        key = judged.finding.key

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.judging import weigh_explanation

            return weigh_explanation(dossier, key, explanation, standing, author)

        self.session.write(work, owner=self)

    def _keep(self, key: str, judgement: Judgement, reason: str) -> None:
        author = self.session.author
        self._key = ""

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.judging import judge_finding

            return judge_finding(dossier, key, judgement, reason, author)

        self.session.write(work, owner=self)

    # -- the rest

    def current_figure(self) -> Figure | None:
        """A figure of the finding on show."""
        return self.detail.current_figure() if self.current is not None else None

    def visit(self, subject: object) -> None:
        """Show the finding with that key, whatever its verdict."""
        self._key = str(subject)
        for verdict, found in self._view.fired.items() if self._view is not None else ():
            if any(judged.finding.key == self._key for judged in found):
                self._verdict = verdict
        self.reload()

    def keep(self) -> tuple[Judgement, str]:
        """The verdict and the finding on show."""
        return self._verdict, self._key

    def restore(self, kept: object) -> None:
        """Take them back."""
        if isinstance(kept, tuple):
            self._verdict, self._key = kept

    def _make_list(self) -> QWidget:
        made = QFrame()
        made.setProperty("box", "card")
        column = stack(made, margins=(1, 1, 1, 1), spacing=0)
        self.chips: FilterChips[Judgement] = FilterChips(self.session, self.word(msg("Verdicts")), self.show_verdict)
        row = line(margins=(8, 8, 8, 8))
        row.addWidget(self.chips)
        column.addLayout(row)
        self.model = FindingsModel(self.session)
        self.list = QListView()
        self.list.setAccessibleName(self.word(msg("Findings")))
        self.list.setModel(self.model)
        self.list.setItemDelegate(FindingDelegate(self.theme, self.model, self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)  # thousands of titles take long to measure
        self.list.setBatchSize(_BATCH)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self.show_current)
        column.addWidget(self.list, 1)
        self._none = prose(self.word(msg("No finding has this verdict.")))
        self._none.setContentsMargins(16, 0, 16, 24)
        column.addWidget(self._none)
        return made

    def _listen(self) -> None:
        for judgement, keys in VERDICT_KEYS.items():
            for key in keys:
                self._key_for(key, lambda one=judgement: self.judge(one))
        for keys in ASK_KEYS:
            self._key_for(keys, self.ask)

    def _key_for(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
