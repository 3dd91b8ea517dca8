"""One contract signal: what it measured against which threshold, innocent explanations, the question, the verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.finding import ExplanationState, Finding, Judged, Judgement, State
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import STATES
from ui.models.contracts import STATE_LOOKS
from ui.session import Session
from ui.widgets.audience_choice import AudienceChoice
from ui.widgets.controls import button, line, picture, stack, tag
from ui.widgets.explanations import Explanations
from ui.widgets.finding_detail import ASK_KEYS, VERDICT_KEYS, VerdictBar
from ui.widgets.prose import prose
from ui.widgets.sections import Bullets, Figures


class SignalCard(QFrame):
    """A judged signal. `judged`, `weighed` and `asked` give its key; `weighed` an explanation and how it stands too."""

    judged = Signal(str, Judgement)
    weighed = Signal(str, Message, ExplanationState)
    asked = Signal(str)

    def __init__(self, session: Session, judged: Judged, *, in_hearing: bool) -> None:
        super().__init__()
        self._session = session
        finding, theme, word = judged.finding, session.theme, session.word
        fired = finding.state is State.FIRED
        tone, icon_name = STATE_LOOKS[finding.state]
        self.setProperty("banner" if fired else "box", "signal" if fired else "card")
        self.key, self._judgement = finding.key, judged.judgement
        self.verdicts: VerdictBar | None = None
        self.explanations: Explanations | None = None
        column = stack(self, margins=(12, 10, 12, 12), spacing=6)
        head = line(spacing=8)
        head.addWidget(picture(theme, icon_name, tone if tone != "plain" else "ink2", 18))
        head.addWidget(prose(word(finding.title), "att" if fired else "strong"), 1)
        head.addWidget(tag(theme, word(STATES[finding.state]), tone))
        column.addLayout(head)
        column.addWidget(prose(word(finding.why), "body"))
        measure = prose(self._measure(judged), "meta")
        measure.setToolTip(word(msg("Rule {code}", code=finding.code)))
        column.addWidget(measure)
        self.figures = Figures(session)
        column.addWidget(self.figures)
        self.figures.show_figures(finding.figures, 2)
        if finding.explanations:
            column.addWidget(prose(word(msg("Possible explanations")), "strong"))
            if fired:
                self._add_weighed(column, judged)
            else:
                self._add_told(column, finding)
        if fired:
            self._add_question(column, judged, in_hearing=in_hearing)

    def focused(self) -> int | None:
        """The place of the explanation at the keyboard; None where it is elsewhere."""
        return self.explanations.focused() if self.explanations is not None else None

    def take_focus(self, explanation: int | None = None) -> bool:
        """The keyboard goes to an explanation, else to the verdict in force; False where none can be given."""
        if self.explanations is not None and explanation is not None:
            self.explanations.take_focus(explanation)
        elif self.verdicts is not None:
            self.verdicts.buttons[self._judgement].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.verdicts is not None

    def _add_told(self, column: QVBoxLayout, finding: Finding) -> None:
        """The explanations of a signal that did not fire: there is nothing to weigh."""
        told = Bullets()
        column.addWidget(told)
        told.show_sentences([self._session.word(one) for one in finding.explanations])

    def _add_weighed(self, column: QVBoxLayout, judged: Judged) -> None:
        self.explanations = Explanations(self._session, narrow=True)
        column.addWidget(self.explanations)
        self.explanations.show_judged(judged)
        self.explanations.weighed.connect(partial(self.weighed.emit, self.key))

    def _judge(self, judgement: Judgement) -> None:
        """Say what was picked; the bar shows it once it is kept, since a reason may be asked for first."""
        if self.verdicts is not None:
            self.verdicts.show_verdict(self._judgement)
        self.judged.emit(self.key, judgement)

    def _listen(self) -> None:
        acts: list[tuple[Sequence[str], Callable[[], object]]] = [
            (keys, partial(self._judge, one)) for one, keys in VERDICT_KEYS.items()
        ]
        for keys, act in [*acts, (ASK_KEYS, partial(self.asked.emit, self.key))]:
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(act)

    def _measure(self, judged: Judged) -> str:
        finding = judged.finding
        count = msgn("{count} case looked at", "{count} cases looked at", finding.n)
        if finding.threshold is None:
            return self._session.word(count)
        text = msg("{cases} · threshold: {threshold}", cases=count, threshold=finding.threshold)
        return self._session.word(text)

    def _add_question(self, column: QVBoxLayout, judged: Judged, *, in_hearing: bool) -> None:
        finding, theme, word = judged.finding, self._session.theme, self._session.word
        if finding.question is not None:
            column.addWidget(prose(word(msg("Question to ask")), "strong"))
            column.addWidget(prose(word(finding.question), "body"))
        self.verdicts = verdicts = VerdictBar(self._session, icons=False)
        verdicts.show_verdict(judged.judgement)
        verdicts.judged.connect(self._judge)
        column.addWidget(verdicts)
        self._listen()
        if judged.reason:
            column.addWidget(
                prose(
                    word(msg("Reason given by {author}: {reason}", author=judged.author or "–", reason=judged.reason)),
                    "small",
                )
            )
        text = word(msg("See it in the hearing") if in_hearing else msg("Add to the hearing pack"))
        row = line()
        row.addWidget(button(theme, text, lambda: self.asked.emit(finding.key), picture="file-plus"))
        row.addStretch()
        column.addLayout(row)
        self.circle = AudienceChoice(self._session)
        self.circle.show_item(Item(ItemKind.FINDING, finding.key), finding.audience)
        column.addWidget(self.circle, 0, Qt.AlignmentFlag.AlignLeft)
