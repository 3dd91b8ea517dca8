"""Before something a person made is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from budgetwatch.domain.message import Message, msg
from ui.session import Session
from ui.widgets.controls import button, label, line, stack


@dataclass(frozen=True)
class Loss:
    """What would be lost, and the words of the two ways out."""

    title: Message
    why: Message
    drop: Message
    stay: Message
    likely: bool
    """Whether Enter drops: the person has just asked for what drops it."""


def import_given_up(file: str) -> Loss:
    """Decisions made about a file that is not imported yet."""
    return Loss(
        title=msg("Give up importing {file}?", file=file),
        why=msg("What you decided about its columns, years and units is not kept. The file itself is not touched."),
        drop=msg("Give up this import"),
        stay=msg("Keep working on it"),
        likely=False,
    )


def taken_back_for_good(step: Message) -> Loss:
    """A step that was taken back and could be done again."""
    return Loss(
        title=msg("Go on from here?"),
        why=msg("You took back “{step}”. After this change it cannot be done again.", step=step),
        drop=msg("Go on with this change"),
        stay=msg("Leave it as it was"),
        likely=True,
    )


class DroppingDialog(QDialog):
    """Drops it, or leaves everything as it is: Escape leaves it."""

    def __init__(
        self,
        session: Session,
        loss: Loss,
        parent: QWidget | None,
        *,
        drop: Callable[[], object],
        stay: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self.setWindowTitle(word(loss.title))
        self.setMinimumWidth(theme.px(460))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(word(loss.title), "block", wrap=True))
        column.addWidget(label(word(loss.why), "body2", wrap=True))
        self.drop = button(theme, word(loss.drop), self.accept)
        self.stay = button(theme, word(loss.stay), self.reject)
        other, likely = (self.stay, self.drop) if loss.likely else (self.drop, self.stay)
        likely.setProperty("kind", "primary")
        likely.setDefault(True)
        row = line(spacing=8)
        row.addStretch()
        row.addWidget(other)
        row.addWidget(likely)
        column.addLayout(row)
        self.accepted.connect(drop)
        if stay is not None:
            self.rejected.connect(stay)
