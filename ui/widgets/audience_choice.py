"""Who may see the item on show, with a menu of the other audiences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.domain.audience import Item
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.jobs import Job
from budgetwatch.usecases.done import Done
from ui.session import Session
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier


class AudienceChoice(Choice[Audience | None]):
    """The audience of one item; what a person picks is one step that can be undone, and None is the usual audience.

    `brief` shows the audience alone, where the word itself has no room.
    """

    def __init__(self, session: Session, *, brief: bool = False) -> None:
        word = session.word
        self._session = session
        self._item: Item | None = None
        self._told = word(msg("Audience"))
        circles: list[tuple[Audience | None, str]] = [(one, word(text)) for one, text in AUDIENCES.items()]
        offered = [*circles, (None, word(msg("Usual audience")))]
        super().__init__(session.theme, "" if brief else self._told, offered, Audience.COMMITTEE, self._keep)
        self.setToolTip(word(msg("Who may see this item in packs and exports")))

    def show_item(self, item: Item, audience: Audience) -> None:
        """Show whom an item is for."""
        self._item = item
        self.show_chosen(audience)

    def _say(self) -> None:
        super()._say()
        self.setAccessibleName(f"{self._told} {self._value}")

    def _keep(self, audience: Audience | None) -> None:
        item, author = self._item, self._session.author
        if item is None:
            return

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.showing import back_to_usual, set_audience

            if audience is None:
                return back_to_usual(dossier, item, author)
            return set_audience(dossier, item, audience, author)

        self._session.write(work, owner=self)
