"""On which line of the budget a contract weighs: searched by code, name or year, chosen, or taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from budgetwatch.domain.code import normalised
from budgetwatch.domain.contract_line import BudgetLine, TiedBy
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from ui.dialogs.ending import add_ways_out
from ui.session import Session
from ui.widgets.controls import button, label, line, stack
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.usecases.contracts import ContractRow
    from budgetwatch.usecases.done import Done
    from budgetwatch.usecases.dossiers import Dossier

_WIDTH, _LISTED = 600, 240
_LINE = Qt.ItemDataRole.UserRole


class BudgetLineDialog(QDialog):
    """Lists the lines of the contract's year first; a refusal is shown in place."""

    def __init__(self, session: Session, row: ContractRow, parent: QWidget | None) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self._session, self._row = session, row
        self.setWindowTitle(word(msg("Budget line of a contract")))
        self.setMinimumWidth(theme.px(_WIDTH))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        title = msg("Budget line of the contract {number}", number=row.contract.id)
        column.addWidget(prose(word(title), "block"))
        why = msg(
            "The choice holds for this contract number, in a corrected register too. The register stays as received."
        )
        column.addWidget(prose(word(why)))
        self.search = QLineEdit()
        self.search.setPlaceholderText(word(msg("Search a code, a name or a year")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setText(str(row.contract.budget_year or ""))
        self.search.textChanged.connect(self._narrow)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(word(msg("Lines of the budget")))
        self.list.setMinimumHeight(theme.px(_LISTED))
        self.list.itemSelectionChanged.connect(self._weigh)
        self.list.itemActivated.connect(lambda _item: self.tie())
        column.addWidget(self.list, 1)
        column.addWidget(label(word(msg("Reason")), "strong"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(word(msg("Reason")))
        column.addWidget(self.reason)
        self.refused = label("", "body2", wrap=True)
        self.refused.hide()
        column.addWidget(self.refused)
        buttons = line(spacing=8)
        self.back = button(theme, word(msg("Take back")), self.untie, picture="unlink", kind="link")
        self.back.setVisible(row.tie.by is TiedBy.HAND)
        buttons.addWidget(self.back)
        self.keep = add_ways_out(buttons, self, session, msg("Tie to this line"), self.tie)
        column.addLayout(buttons)
        self._weigh()
        self._list()

    @property
    def chosen(self) -> BudgetLine | None:
        """The line that is selected and in view."""
        items = [item for item in self.list.selectedItems() if not item.isHidden()]
        return items[0].data(_LINE) if items else None

    def tie(self) -> None:
        """Tie the contract to the chosen line."""
        chosen, number, author = self.chosen, self._row.contract.id, self._session.author
        if chosen is None:
            return
        reason = self.reason.text().strip()

        def work(dossier: Dossier, _job: Job) -> Done[Any]:
            from budgetwatch.usecases.contract_lines import link_contract

            return link_contract(dossier, number, chosen.key, chosen.year, reason, author)

        self._write(work)

    def untie(self) -> None:
        """Let the code in the register decide again."""
        number, author = self._row.contract.id, self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.contract_lines import unlink_contract

            return unlink_contract(dossier, number, author)

        self._write(work)

    def _write(self, work: Callable[[Dossier, Job], Done[Any]]) -> None:
        self._session.write(work, lambda _done: self.accept(), self._refuse, owner=self)

    def _list(self) -> None:
        def work(dossier: Dossier, _job: Job) -> tuple[BudgetLine, ...]:
            from budgetwatch.usecases.budget_lines import list_budget_lines

            return list_budget_lines(dossier)

        self._session.read(work, self._show, self._refuse, owner=self)

    def _show(self, lines: tuple[BudgetLine, ...]) -> None:
        language, scale = self._session.language, self._session.scale
        self.list.clear()
        for one in lines:
            amount = language.scaled(one.credits.amount, scale)
            unit = language.unit(scale, one.credits.unit.currency)
            item = QListWidgetItem(f"{one.place.code} {one.place.label} · {one.year} · {amount} {unit}".strip())
            item.setData(_LINE, one)
            self.list.addItem(item)
            if (one.place.code, one.place.label, one.year) == (
                self._row.tie.code,
                self._row.tie.label,
                self._row.tie.year,
            ):
                self.list.setCurrentItem(item)
        if not lines:
            self._tell(self._session.word(msg("The dossier holds no budget with credits.")))
        self._narrow(self.search.text())
        self.list.scrollToItem(self.list.currentItem())

    def _narrow(self, text: str) -> None:
        """Keep the lines that have every word, the first of them at hand."""
        words, first = normalised(text).split(), None
        for at in range(self.list.count()):
            item = self.list.item(at)
            one: BudgetLine = item.data(_LINE)
            name = normalised(f"{one.place.code} {one.place.label} {one.year}")
            item.setHidden(not all(word in name for word in words))
            first = item if first is None and not item.isHidden() else first
        if self.chosen is None and first is not None and len(words) > 1:
            self.list.setCurrentItem(first)
        self._weigh()

    def _weigh(self) -> None:
        self.keep.setEnabled(self.chosen is not None)

    def _refuse(self, error: BudgetWatchError) -> None:
        parts = (error.message, error.advice)
        self._tell(" ".join(self._session.word(part) for part in parts if part is not None))

    def _tell(self, text: str) -> None:
        self.refused.setText(text)
        self.refused.show()
