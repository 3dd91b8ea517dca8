"""What the window puts on the clipboard: for the circle chosen above the pages, which tables, texts and pictures name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import AUDIENCES

if TYPE_CHECKING:
    from ui.session import Session

_LINE = 1.8
"""The height of the line under a picture, in heights of its letters."""


def may_copy(session: Session) -> bool:
    """Whether the circle may be given figures; where a document is for a narrower one, that is said and nothing copied."""
    needed = session.summary.evidence_for if session.summary is not None else session.audience
    if session.audience.may_see(needed):
        return True
    from budgetwatch.usecases.audiences import NotForAudience

    told = msg(
        "Nothing was copied: figures rest on a document for another audience ({audience}).", audience=AUDIENCES[needed]
    )
    session.failed.emit(NotForAudience(told))
    return False


def reminder(session: Session) -> str:
    """The line that says whom a copy is for; empty where it is for everyone."""
    audience = session.audience
    return "" if audience.rank == 0 else session.word(msg("Audience: {audience}.", audience=AUDIENCES[audience]))


def copy_text(session: Session, text: str) -> None:
    """Copy text with the line that says whom it is for."""
    QGuiApplication.clipboard().setText("\n".join(filter(None, (text, reminder(session)))))


def copy_picture(session: Session, picture: QImage) -> None:
    """Copy a picture with the line that says whom it is for below it."""
    if may_copy(session):
        told = reminder(session)
        QGuiApplication.clipboard().setImage(_with_line(picture, told) if told else picture)


def _with_line(picture: QImage, told: str) -> QImage:
    """The picture on white, with a line of text below it."""
    ratio = picture.devicePixelRatio()
    font = QGuiApplication.font()
    font.setPixelSize(max(1, round(picture.width() / 60)))
    high = round(font.pixelSize() * _LINE)
    made = QImage(picture.width(), picture.height() + high, QImage.Format.Format_RGB32)
    made.fill(QColor(Qt.GlobalColor.white))
    whole = QRect(0, 0, picture.width(), picture.height())
    painter = QPainter(made)
    painter.drawImage(whole, picture)
    painter.setFont(font)
    painter.drawText(QRect(0, picture.height(), picture.width(), high), Qt.AlignmentFlag.AlignVCenter, told)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
