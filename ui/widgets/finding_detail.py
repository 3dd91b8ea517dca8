"""One finding in full: why, its figures, innocent explanations, the question it leads to, and the verdict."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Judged, Judgement
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import AUDIENCES, JUDGEMENTS, SEVERITIES
from ui.icons import icon
from ui.models.findings import SEVERITY_ICONS
from ui.session import Session
from ui.widgets.audience_choice import AudienceChoice
from ui.widgets.clearing import clear
from ui.widgets.controls import button, label, line, rule, stack, tag
from ui.widgets.explanations import Explanations
from ui.widgets.prose import prose
from ui.widgets.sections import Figures, section_title

VERDICT_ICONS = {
    Judgement.TO_EXAMINE: "circle-dashed",
    Judgement.TO_ASK: "message-question",
    Judgement.EXPLAINED: "circle-check",
    Judgement.DISMISSED: "circle-minus",
}

VERDICT_KEYS: dict[Judgement, str] = dict(zip(Judgement, ("1&", "2é", '3"', "4'"), strict=True))
"""The keys of the verdicts, on a keyboard with digits in its first row and on a French one."""
ASK_KEYS = ("Ctrl+Shift+A", "Ctrl+Shift+Q")
"""The keys that add a question to the hearing, on both keyboards."""
_NARROW = 700


class VerdictBar(QWidget):
    """The four verdicts side by side; `judged` gives the one a person picked."""

    judged = Signal(Judgement)

    def __init__(self, session: Session, *, icons: bool = True) -> None:
        super().__init__()
        self._session = session
        self.buttons: dict[Judgement, QPushButton] = {}
        row = line(self, spacing=0)
        last = len(Judgement) - 1
        for at, judgement in enumerate(Judgement):
            text = session.word(JUDGEMENTS[judgement])
            made = QPushButton(text)
            made.setProperty("kind", "segment")
            made.setProperty("place", "first" if at == 0 else "last" if at == last else "middle")
            if icons:
                made.setIcon(icon(session.theme, VERDICT_ICONS[judgement], "ink", 16, on="on_pri"))
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setToolTip(session.word(msg("{verdict} (key {key})", verdict=text, key=str(at + 1))))
            made.setAccessibleName(session.word(msg("Verdict: {verdict}", verdict=text)))
            made.clicked.connect(lambda _checked=False, one=judgement: self.judged.emit(one))
            self.buttons[judgement] = made
            row.addWidget(made)

    def show_verdict(self, judgement: Judgement) -> None:
        """Press the button of the verdict that holds."""
        self.buttons[judgement].setChecked(True)


class FindingDetail(QFrame):
    """Shows a judged finding. `ask` asks to add it to the hearing, `judged` to keep a verdict."""

    ask = Signal()
    judged = Signal(Judgement)

    def __init__(self, session: Session, ground: QWidget | None = None) -> None:
        super().__init__(ground)
        self.setProperty("box", "card")
        self._session = session
        column = stack(self, margins=(1, 1, 1, 1), spacing=0)
        column.addLayout(self._make_head())
        column.addWidget(rule())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(scroll, 1)
        scroll.setWidget(self._make_body())
        column.addWidget(rule())
        column.addLayout(self._make_foot())

    def show_finding(self, judged: Judged, place: Message, *, asked: bool) -> None:
        """Show a finding; `place` says which of the list it is, `asked` whether it is in the hearing already."""
        finding, word = judged.finding, self._session.word
        self._place.setText(word(place))
        self._place.setToolTip(word(msg("Rule {code}", code=finding.code)))
        self._title.setText(word(finding.title))
        self._show_tags(judged)
        self.circle.show_item(Item(ItemKind.FINDING, finding.key), finding.audience)
        self._why.setText(word(finding.why))
        threshold = finding.threshold
        self._threshold.setText(word(msg("Threshold: {threshold}", threshold=threshold)) if threshold else "")
        self._threshold.setVisible(threshold is not None)
        self.figures.show_figures(finding.figures)
        self.explanations.show_judged(judged)
        self._question.setText(
            word(finding.question) if finding.question else word(msg("No question follows from it."))
        )
        witness = word(finding.witness) if finding.witness else ""
        audience = word(AUDIENCES[finding.audience])
        self._witness.setText(word(msg("To: {witness} · audience: {audience}", witness=witness, audience=audience)))
        self._reason.setText(_reason(judged, self._session))
        self._reason.setVisible(bool(self._reason.text()))
        self.verdicts.show_verdict(judged.judgement)
        self.add.setText(word(msg("See it in the hearing") if asked else msg("Add to the hearing pack")))
        self.add.setEnabled(finding.question is not None)

    def current_figure(self) -> Figure | None:
        """The figure at the keyboard, or the first."""
        return self.figures.focused()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a narrow place the button goes below the verdicts."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._session.theme.px(_NARROW)
        self._foot.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _show_tags(self, judged: Judged) -> None:
        finding, word, theme = judged.finding, self._session.word, self._session.theme
        clear(self._tags)
        name, tone = SEVERITY_ICONS[finding.severity]
        self._tag_row.addWidget(tag(theme, word(SEVERITIES[finding.severity]), tone, name))
        if finding.stake is not None:
            self._tag_row.addWidget(tag(theme, word(msg("Stake {amount}", amount=finding.stake))))
        self._tag_row.addWidget(tag(theme, word(msg("n = {n}", n=finding.n))))
        self._tag_row.addStretch()

    def _make_head(self) -> QVBoxLayout:
        column = stack(margins=(16, 10, 16, 8), spacing=4)
        self._place, self._title = label("", "meta"), prose("", "block")
        self._tags = QWidget()
        self._tag_row = line(self._tags, spacing=6)
        self.circle = AudienceChoice(self._session)
        row = line(spacing=8)
        row.addWidget(self._place, 1)
        row.addWidget(self.circle)
        column.addLayout(row)
        for widget in (self._title, self._tags):
            column.addWidget(widget)
        return column

    def _make_body(self) -> QWidget:
        body, theme, word = QWidget(), self._session.theme, self._session.word
        column = stack(body, margins=(16, 12, 16, 12), spacing=6)
        self._why, self.figures, self.explanations = prose(), Figures(self._session), Explanations(self._session)
        self._question, self._witness, self._reason = (
            prose("", "body"),
            label("", "meta", wrap=True),
            prose("", "small"),
        )
        column.addLayout(section_title(theme, "bulb", word(msg("Why this finding"))))
        self._threshold = prose("", "meta")
        column.addWidget(self._why)
        column.addWidget(self._threshold)
        column.addSpacing(8)
        column.addLayout(
            section_title(theme, "table", word(msg("The figures")), word(msg("click one to see its source")))
        )
        column.addWidget(self.figures)
        column.addSpacing(8)
        legitimate = word(msg("often legitimate: to confirm or rule out, with a document"))
        column.addLayout(section_title(theme, "scale", word(msg("Possible explanations")), legitimate))
        column.addWidget(self.explanations)
        column.addSpacing(8)
        column.addLayout(section_title(theme, "message-question", word(msg("Question to ask"))))
        box = QFrame()
        box.setProperty("box", "quote")
        inside = stack(box, margins=(10, 8, 10, 8), spacing=4)
        inside.addWidget(self._question)
        inside.addWidget(self._witness)
        column.addWidget(box)
        column.addWidget(self._reason)
        column.addStretch()
        return body

    def _make_foot(self) -> QHBoxLayout:
        theme, word = self._session.theme, self._session.word
        self._foot = row = line(margins=(16, 10, 16, 12), spacing=10)
        self.verdicts = VerdictBar(self._session)
        self.verdicts.judged.connect(self.judged)
        row.addWidget(self.verdicts)
        row.addStretch()
        text = word(msg("Add to the hearing pack"))
        self.add = button(theme, text, self.ask.emit, picture="file-plus", kind="primary", key="Ctrl Shift A")
        row.addWidget(self.add)
        return row


def _reason(judged: Judged, session: Session) -> str:
    if not judged.reason:
        return ""
    return session.word(msg("Reason given by {author}: {reason}", author=judged.author or "–", reason=judged.reason))
