"""Messages become text here, in French or English. Comes in: Messages and values. Goes out: str. Never reads data."""

from budgetwatch.i18n.language import LANGUAGES, Language, language, preferred

__all__ = ["LANGUAGES", "Language", "language", "preferred"]
