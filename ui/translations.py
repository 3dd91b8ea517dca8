"""Qt's own words (buttons of its dialogs, menus of its fields) in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_loaded: list[QTranslator] = []


class _QtWords(QTranslator):
    """Qt's catalogue. Texts that it knows under another mnemonic ("Look in:" for "&Look in:") are found too."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """The text in the language; itself where the catalogue has none, for an empty text would be shown as such."""
        known = super().translate
        found = known(context, sourceText, disambiguation, n)
        return found or known(context, sourceText.replace("&", ""), disambiguation, n) or sourceText


def speak_qt(code: str) -> None:
    """Have Qt's own texts in that language; Qt speaks English by itself."""
    while _loaded:
        QCoreApplication.removeTranslator(_loaded.pop())
    translator = _QtWords()
    if code != "en" and translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(translator)
        _loaded.append(translator)
