"""Where the file that was just produced is, with the way to its folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame

from budgetwatch.domain.message import msg, msgn
from ui.session import Session
from ui.widgets.controls import button, icon_button, line, picture
from ui.widgets.prose import prose


class Produced(QFrame):
    """Hidden until something was produced."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._path: Path | None = None
        self.setProperty("banner", "ok")
        theme, word = session.theme, session.word
        row = line(self, margins=(12, 8, 8, 8), spacing=10)
        row.addWidget(picture(theme, "circle-check", "ok"))
        self.text = prose("", "body")
        row.addWidget(self.text, 1)
        row.addWidget(button(theme, word(msg("Open the file")), self._open_file))
        row.addWidget(button(theme, word(msg("Open the folder")), self._open_folder))
        row.addWidget(icon_button(theme, "x", word(msg("Close")), self.hide))
        self.hide()

    def show_files(self, paths: Sequence[Path], pages: int, figures: int) -> None:
        """Say where the files are and what they hold; `pages` of the first, 0 where only its own program knows."""
        self._path = paths[0]
        traced = msgn("{count} traced figure", "{count} traced figures", figures)
        if pages and len(paths) == 1:
            paged = msgn("{count} page", "{count} pages", pages)
            told = msg("{path}: {pages}, {figures}.", path=str(paths[0]), pages=paged, figures=traced)
        else:
            names = ", ".join(path.name for path in paths)
            told = msg("{files}, in {folder}: {figures}.", files=names, folder=str(paths[0].parent), figures=traced)
        self.text.setText(self._session.word(told))
        self.show()

    def _open_file(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _open_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
