"""The findings that bear on a topic: each leads to its page, and becomes evidence of the answer when a person says so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from budgetwatch.domain.finding import Finding, Judged, State
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import STATES
from ui.session import Session
from ui.widgets.clearing import clear
from ui.widgets.controls import icon_button, line, picture, stack
from ui.widgets.evidence_links import short_link
from ui.widgets.prose import prose
from ui.widgets.sections import section_title


class BearingFindings(QWidget):
    """`linked` gives the key of a finding to take as evidence; that is offered once the topic is answered."""

    linked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        word = session.word
        column = stack(self, spacing=4)
        column.addLayout(section_title(session.theme, "zoom-question", word(msg("Findings that bear on it"))))
        self._rows = QWidget()
        self._column = stack(self._rows, spacing=2)
        column.addWidget(self._rows)
        self._note = prose("", "meta")
        column.addWidget(self._note)

    def show_findings(self, bearing: Sequence[Judged], evidence: Collection[str] | None) -> None:
        """Show other findings; `evidence` holds the keys that the answer has, None while nobody answered."""
        clear(self._rows)
        for one in bearing:
            self._column.addLayout(self._row(one.finding, evidence))
        word = self._session.word
        self._note.setText(
            word(msg("They do not answer the topic. Once it is answered, they can be linked as evidence."))
            if evidence is None
            else word(msg("They do not answer the topic; the plus links one as evidence."))
        )
        raised = {one.finding.key for one in bearing if one.finding.state is State.FIRED}
        self._note.setVisible(bool(raised.difference(evidence or ())))
        self.setVisible(bool(bearing))

    def _row(self, found: Finding, evidence: Collection[str] | None) -> QHBoxLayout:
        theme, word = self._session.theme, self._session.word
        row = line(spacing=6)
        if found.state is not State.FIRED:
            row.addWidget(picture(theme, "minus", "ink3", 16), 0, Qt.AlignmentFlag.AlignTop)
            told = msg("{title} ({state}). {why}", title=found.title, state=STATES[found.state], why=found.why)
            row.addWidget(prose(word(told), "small"), 1)
            return row
        title = word(found.title)
        go = partial(self._session.go, "findings", found.key)
        row.addWidget(short_link(self._session, title, "zoom-question", word(msg("Finding")), go))
        row.addStretch()
        if evidence is not None and found.key not in evidence:
            take = word(msg("Link “{name}” as evidence", name=title))
            row.addWidget(icon_button(theme, "plus", take, partial(self.linked.emit, found.key)))
        return row
