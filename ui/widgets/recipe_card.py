"""The recipe that fits a file: what differs, what is done again, and the button that applies it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from budgetwatch.domain.message import Message, msg, msgn
from ui.models.import_recipes import differences, replayed
from ui.session import Session
from ui.widgets.controls import button, label, line, picture, stack, tag

if TYPE_CHECKING:
    from budgetwatch.usecases.recipes import RecipeMatch

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class RecipeWays:
    """What the buttons do."""

    follow: Callable[[], object]
    forget: Callable[[], object]


class RecipeCard(QFrame):
    """Differences first: they are what a person must look at. Nothing is applied before the button."""

    def __init__(self, session: Session, matches: Sequence[RecipeMatch], ways: RecipeWays, *, followed: bool) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._session = session
        theme, word, recipe = session.theme, session.word, matches[0].recipe
        column = stack(self, margins=(12, 10, 12, 12), spacing=6)
        head = line(spacing=8)
        head.addWidget(picture(theme, "certificate", "pri", 17))
        head.addWidget(label(word(msg("Recipe “{name}”", name=recipe.name)), "strong", wrap=True), 1)
        if followed:
            head.addWidget(tag(theme, word(msg("applied")), "ok", "check"))
        column.addLayout(head)
        date = session.language.date(recipe.at.astimezone())
        kept = msg("kept on {date} by {author}", date=date, author=recipe.author)
        column.addWidget(label(word(kept if recipe.author else msg("kept on {date}", date=date)), "meta", wrap=True))
        apart, again = differences(matches), replayed(matches)
        if not apart:
            again = (*again, msg("The columns and the unit are those of the recipe."))
        self._add(column, apart, "alert-triangle", "att")
        self._add(column, again, "check", "ok")
        if not followed:
            foot = line()
            self.apply = button(theme, word(msg("Apply this recipe")), ways.follow, picture="certificate")
            foot.addWidget(self.apply)
            foot.addStretch()
            foot.addWidget(button(theme, word(msg("Forget it")), ways.forget, kind="quiet"))
            column.addLayout(foot)

    def _add(self, column: QVBoxLayout, told: Sequence[Message], icon: str, tone: str) -> None:
        word = self._session.word
        for one in told[:_SHOWN]:
            row = line(spacing=8)
            row.addWidget(picture(self._session.theme, icon, tone, 15))
            row.addWidget(label(word(one), "small", wrap=True), 1)
            column.addLayout(row)
        if len(told) > _SHOWN:
            more = label(word(msgn("and {count} more", "and {count} more", len(told) - _SHOWN)), "meta")
            more.setToolTip("\n".join(word(one) for one in told[_SHOWN:]))
            column.addWidget(more)
