"""Who stands behind the suppliers: groups that a person joins or takes apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTreeWidget, QTreeWidgetItem, QWidget

from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg, msgn
from budgetwatch.jobs import Job
from ui.session import Session
from ui.widgets.controls import button, label, line, stack
from ui.widgets.prose import prose

if TYPE_CHECKING:
    from budgetwatch.usecases.done import Done
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.owners import Owner

_SIZE = (640, 500)
_NAME = Qt.ItemDataRole.UserRole


class OwnersDialog(QDialog):
    """Groups with their suppliers below. Space ticks those that are one; a refusal is shown in place."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        theme, word = session.theme, session.word
        self._session = session
        self.setWindowTitle(word(msg("Owners and suppliers")))
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(word(msg("Owners and suppliers")), "block"))
        why = msg(
            "Suppliers are put together by declared owner, registration number, then name without its legal form. Say here which are one, and which only share a name."
        )
        column.addWidget(prose(word(why)))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(word(msg("Owners and suppliers")))
        self.tree.itemChanged.connect(self._weigh)
        self.tree.itemSelectionChanged.connect(self._weigh)
        column.addWidget(self.tree, 1)
        self.refused = label("", "body2", wrap=True)
        self.refused.hide()
        column.addWidget(self.refused)
        row = line(spacing=8)
        self.apart = button(theme, word(msg("A supplier of its own")), self.separate)
        row.addWidget(self.apart)
        row.addStretch()
        row.addWidget(button(theme, word(msg("Close")), self.accept))
        self.one = button(theme, word(msg("Take for one")), self.join, picture="users", kind="primary")
        row.addWidget(self.one)
        column.addLayout(row)
        self._list()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The names that are ticked."""
        return tuple(str(one.data(0, _NAME)) for one in self._groups() if one.checkState(0) is Qt.CheckState.Checked)

    def join(self) -> None:
        """Take the ticked groups for one."""
        names, author = self.ticked, self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.owners import join_owners

            return join_owners(dossier, names, author)

        self._write(work)

    def separate(self) -> None:
        """Take the supplier on which the tree stands out of its group."""
        chosen = self.tree.currentItem()
        if chosen is None:
            return
        name, author = str(chosen.data(0, _NAME)), self._session.author

        def work(dossier: Dossier, _job: Job) -> Done[None]:
            from budgetwatch.usecases.owners import separate_owner

            return separate_owner(dossier, name, author)

        self._write(work)

    def _write(self, work: Callable[[Dossier, Job], Done[None]]) -> None:
        self._session.write(work, lambda _done: self._list(), self._refuse, owner=self)

    def _list(self) -> None:
        self.refused.hide()

        def work(dossier: Dossier, _job: Job) -> tuple[Owner, ...]:
            from budgetwatch.usecases.owners import list_owners

            return list_owners(dossier)

        self._session.read(work, self._show, self._refuse, owner=self)

    def _show(self, owners: tuple[Owner, ...]) -> None:
        self.tree.clear()
        for owner in owners:
            count = self._session.word(msgn("{count} contract", "{count} contracts", len(owner.contracts)))
            group = QTreeWidgetItem([f"{owner.name} · {count}"])
            group.setData(0, _NAME, owner.name)
            group.setCheckState(0, Qt.CheckState.Unchecked)
            for name in owner.suppliers:
                supplier = QTreeWidgetItem([name])
                supplier.setData(0, _NAME, name)
                group.addChild(supplier)
            self.tree.addTopLevelItem(group)
            group.setExpanded(len(owner.suppliers) > 1)
        self._weigh()

    def _groups(self) -> Iterator[QTreeWidgetItem]:
        for place in range(self.tree.topLevelItemCount()):
            if (group := self.tree.topLevelItem(place)) is not None:
                yield group

    def _weigh(self) -> None:
        self.one.setEnabled(len(self.ticked) > 1)
        chosen = self.tree.selectedItems()
        group = chosen[0].parent() if chosen else None
        self.apart.setEnabled(group is not None and group.childCount() > 1)

    def _refuse(self, error: BudgetWatchError) -> None:
        parts = (error.message, error.advice)
        self.refused.setText(" ".join(self._session.word(part) for part in parts if part is not None))
        self.refused.show()
