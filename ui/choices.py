"""What a person chose: language, looks, unit of tables, and the name that signs changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from budgetwatch.i18n import Language, language, preferred
from budgetwatch.preferences import save, saved
from ui.theme import TEXT_SIZES, Scheme, Theme

SCALES = (1, 1_000, 1_000_000, 1_000_000_000)
"""The units that tables may be shown in, in currency units."""
UNITS: dict[int, Message] = {
    1: msg("units"),
    1_000: msg("thousands"),
    1_000_000: msg("millions"),
    1_000_000_000: msg("billions"),
}
"""The name of each unit of a table."""
_SUITS = {1_000_000_000: 10**13, 1_000_000: 10**9, 1_000: 10**6}
"""The amount from which each unit suits a table: four digits of its largest total, not more than seven."""


class Choices(QObject):
    """Kept from one start to the next, apart from the unit."""

    looks_changed = Signal()
    """Another language, theme or text size: everything is worded and painted anew."""
    unit_changed = Signal()
    """Tables are shown in another unit."""

    def __init__(self, asked: str | None = None) -> None:
        super().__init__()
        self.language: Language = preferred(asked)
        self.theme = _saved_theme()
        self.scale = 1_000_000
        self._unit_chosen = False

    def word(self, message: Message) -> str:
        """The sentence in the person's language: the only source of text in the window."""
        return self.language.word(message)

    @property
    def author(self) -> str:
        """The name that signs changes on this computer; empty until someone gave one."""
        return saved("author") or ""

    def sign_as(self, name: str) -> None:
        """Keep the name that signs changes."""
        save("author", name)

    def speak(self, code: str) -> None:
        """Switch the whole window to French or English."""
        if code != self.language.code:
            self.language = language(code)
            save("language", code)
            self.looks_changed.emit()

    def wear(self, theme: Theme) -> None:
        """Switch the looks: scheme or text size."""
        if theme != self.theme:
            self.theme = theme
            save("theme", theme.scheme.value)
            save("text_size", str(theme.text))
            self.looks_changed.emit()

    def show_in(self, scale: int) -> None:
        """Show tables in another unit."""
        self._unit_chosen = True
        self._take_unit(scale)

    def offer_unit(self, largest: Amount | None) -> None:
        """Show tables in the unit that suits their largest amount, unless a person chose one."""
        if not self._unit_chosen and largest is not None:
            self._take_unit(next((scale for scale, least in _SUITS.items() if abs(largest) >= Amount(least)), 1))

    def forget_unit(self) -> None:
        """What was chosen for other tables does not bind those that come."""
        self._unit_chosen = False

    def _take_unit(self, scale: int) -> None:
        if scale != self.scale:
            self.scale = scale
            self.unit_changed.emit()


def _saved_theme() -> Theme:
    scheme = Scheme.DARK if saved("theme") == Scheme.DARK else Scheme.LIGHT
    text = saved("text_size") or ""
    return Theme(scheme, int(text) if text.isdigit() and int(text) in TEXT_SIZES else 100)
