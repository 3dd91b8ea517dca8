"""Qt's own words (buttons of its dialogs, menus of its fields) in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_loaded: list[QTranslator] = []


def speak_qt(code: str) -> None:
    """Have Qt's own texts in that language; Qt speaks English by itself."""
    while _loaded:
        QCoreApplication.removeTranslator(_loaded.pop())
    translator = QTranslator()
    if code != "en" and translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(translator)
        _loaded.append(translator)
