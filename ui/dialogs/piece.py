"""What became of an expected piece: received and when, refused, classified, or never made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from budgetwatch.domain.message import msg
from budgetwatch.domain.piece import REASONED, ExpectedPiece, Outcome, PieceNote, PieceState, Standing
from budgetwatch.domain.terms import PIECE_STATES, STANDINGS
from ui.dialogs.ending import add_ways_out
from ui.models.pieces import all_of, read_day
from ui.session import Session
from ui.widgets.controls import button, label, line, stack
from ui.widgets.prose import prose
from ui.widgets.segments import Segments

_WIDTH, _REASON = 560, 64
_OUTCOMES = {
    Outcome.RECEIVED: PieceState.RECEIVED,
    Outcome.REFUSED: PieceState.REFUSED,
    Outcome.CLASSIFIED: PieceState.CLASSIFIED,
    Outcome.NEVER_MADE: PieceState.NEVER_MADE,
}


class PieceDialog(QDialog):
    """Gives the note to `keep`; `forget` takes an earlier note back."""

    def __init__(
        self,
        session: Session,
        piece: ExpectedPiece,
        keep: Callable[[PieceNote], object],
        forget: Callable[[], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._piece, word, theme = piece, session.word, session.theme
        note = piece.note
        self.outcome, self.standing = note.outcome if note else Outcome.RECEIVED, note.standing if note else None
        self.setWindowTitle(word(msg("What became of this document?")))
        self.setMinimumWidth(theme.px(_WIDTH))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(f"{piece.piece.name.text(session.language.code)} {piece.year}", "block"))
        column.addWidget(prose(all_of(piece, session.language).partition("\n")[2], "meta"))
        outcomes = [(one, word(PIECE_STATES[state])) for one, state in _OUTCOMES.items()]
        self.outcomes = Segments(word(msg("Outcome")), outcomes, self.outcome, self.take_outcome, theme)
        column.addWidget(self.outcomes)
        column.addWidget(label(word(msg("Day on which it came (12/11/2025)")), "strong"))
        self.day = QLineEdit(note.day.strftime("%d/%m/%Y") if note and note.day else "")
        self.day.setAccessibleName(word(msg("Day on which it came (12/11/2025)")))
        column.addWidget(self.day)
        standings: list[tuple[Standing | None, str]] = [(None, word(msg("not given")))]
        standings += [(one, word(text)) for one, text in STANDINGS.items()]
        self.standings = Segments(word(msg("Status")), standings, self.standing, self.take_standing, theme)
        column.addWidget(self.standings)
        column.addWidget(label(word(msg("Reason or note")), "strong"))
        self.reason = QPlainTextEdit(note.reason if note else "")
        self.reason.setAccessibleName(word(msg("Reason or note")))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.px(_REASON))
        column.addWidget(self.reason)
        row = line(spacing=8)
        if note is not None:
            row.addWidget(button(theme, word(msg("Take the note back")), lambda: self._take_back(forget)))
        self.go_on = add_ways_out(row, self, session, msg("Note"))
        column.addLayout(row)
        self.day.textChanged.connect(self._weigh)
        self.reason.textChanged.connect(self._weigh)
        self._weigh()
        self.accepted.connect(lambda: keep(self.note))

    @property
    def note(self) -> PieceNote:
        """The note as it stands in the dialog."""
        received = self.outcome is Outcome.RECEIVED
        return PieceNote(
            self._piece.piece.id,
            self._piece.year,
            self.outcome,
            read_day(self.day.text()) if received else None,
            self.standing if received else None,
            self.reason.toPlainText().strip(),
        )

    def take_outcome(self, outcome: Outcome) -> None:
        """Note another outcome."""
        self.outcome = outcome
        self._weigh()

    def take_standing(self, standing: Standing | None) -> None:
        """Note another status."""
        self.standing = standing

    def _take_back(self, forget: Callable[[], object]) -> None:
        forget()
        self.reject()

    def _weigh(self) -> None:
        """A refusal needs its reason; a day is left out or can be read."""
        received, text = self.outcome is Outcome.RECEIVED, self.day.text().strip()
        self.day.setEnabled(received)
        self.standings.setEnabled(received)
        reasoned = self.outcome not in REASONED or bool(self.reason.toPlainText().strip())
        dated = not received or not text or read_day(text) is not None
        self.go_on.setEnabled(reasoned and dated)
