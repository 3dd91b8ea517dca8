"""The questions that the dossier suggests: those that are ticked are added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.message import msg, msgn
from ui.dialogs.ending import add_ways_out
from ui.models.hearing_shown import short_function
from ui.session import Session
from ui.widgets.controls import label, line, stack

if TYPE_CHECKING:
    from budgetwatch.usecases.asked_from import Proposal

_SIZE = (760, 520)
_PLACE = Qt.ItemDataRole.UserRole
_KINDS = {"finding": msg("Finding"), "signal": msg("Signal"), "topic": msg("Checklist")}


class ProposalsDialog(QDialog):
    """Gives the ticked proposals to `then`, in the order of the list. Space ticks, Enter adds."""

    def __init__(
        self,
        session: Session,
        offered: Sequence[Proposal],
        then: Callable[[tuple[Proposal, ...]], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._session, self._offered = session, tuple(offered)
        theme, word = session.theme, session.word
        self.setWindowTitle(word(msg("Questions from the dossier")))
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        column = stack(self, margins=(20, 18, 20, 16), spacing=10)
        column.addWidget(label(word(msg("Questions from the dossier")), "block"))
        hint = word(
            msg("From findings, signals and topics of the checklists without an answer. Space ticks, Enter adds.")
        )
        column.addWidget(label(hint, "body2", wrap=True))
        self.search = QLineEdit()
        self.search.setPlaceholderText(word(msg("Search a word, a witness or a topic")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._filter)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(word(msg("Questions from the dossier")))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.px(3))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place, one in enumerate(self._offered):
            self.list.addItem(self._item(place, one))
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(self._weigh)
        column.addWidget(self.list, 1)
        row = line(spacing=8)
        self.count = label("", "meta")
        row.addWidget(self.count)
        self.add = add_ways_out(row, self, session, msg("Add"))
        column.addLayout(row)
        self._weigh()
        self.list.setFocus()
        self.accepted.connect(lambda: then(self.ticked))

    @property
    def ticked(self) -> tuple[Proposal, ...]:
        """The proposals that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(self._offered[item.data(_PLACE)] for item in items if item.checkState() is Qt.CheckState.Checked)

    def _item(self, place: int, one: Proposal) -> QListWidgetItem:
        session = self._session
        kind = session.word(_KINDS[one.kind.value])
        parts = [kind, one.origin.removeprefix("topic:") if one.kind.value == "topic" else ""]
        parts.append(short_function(one.witness, session) if one.witness else "")
        parts.append(session.language.figure(one.figure.figure) if one.figure else "")
        words = one.words.text(session.language.code) if isinstance(one.words, Bilingual) else session.word(one.words)
        item = QListWidgetItem(f"{words}\n{' · '.join(part for part in parts if part)}")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(_PLACE, place)
        return item

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            said = item.text().casefold()
            item.setHidden(not all(part in said for part in wanted))

    def _weigh(self) -> None:
        chosen = len(self.ticked)
        self.count.setText(self._session.word(msgn("{count} question ticked", "{count} questions ticked", chosen)))
        self.add.setEnabled(bool(chosen))
