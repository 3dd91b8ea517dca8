"""What is known of a document beyond its cells: what it is, who issued it, its status, when it was received."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from budgetwatch.domain.measure import Flow
from budgetwatch.domain.message import Message, msg
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.controls import label, line
from ui.widgets.panel import Panel
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from budgetwatch.usecases.importing import Filing
    from ui.models.import_course import Standing

STATUSES: dict[str, Message] = {
    "": msg("not stated"),
    "draft": msg("draft"),
    "voted": msg("voted"),
    "provisional": msg("provisional"),
    "audited": msg("audited"),
}
TYPES: tuple[Message, ...] = (
    msg("Finance bill"),
    msg("Finance act"),
    msg("Amending finance act"),
    msg("Budget execution"),
    msg("Settlement act"),
    msg("Contract register"),
)
"""What a document often is; anything else may be typed."""
_DAY = "%d/%m/%Y"


class FilingCard(Panel):
    """The fields. `filed` is given the new Filing, `received` a moment, `turned` the side of the budget."""

    def __init__(
        self,
        session: Session,
        filed: Callable[[Filing], object],
        received: Callable[[datetime], object],
        turned: Callable[[Flow], object],
    ) -> None:
        super().__init__(session.theme, session.word(msg("The document")))
        self._session, self._filed, self._received, self._turned = session, filed, received, turned
        self._filing: Filing | None = None
        self._day = datetime.now(UTC).date()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(12, 10, 12, 12)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._fill()

    def _fill(self) -> None:
        theme, word = self._session.theme, self._session.word
        self._flow = QWidget()
        line(self._flow, spacing=0)
        self._add(msg("Side of the budget"), self._flow)
        self.kind, self.institution, self.country, self.day = (QLineEdit() for _ in range(4))
        self._propose([word(one) for one in TYPES])
        self._add(msg("What it is"), self.kind)
        self.country.setMaxLength(2)
        self._add(msg("Institution"), self.institution)
        self._add(msg("Country"), self.country)
        statuses = [(code, word(text)) for code, text in STATUSES.items()]
        self.status: Choice[str] = Choice(theme, "", statuses, "", lambda _code: self._tell())
        self._add(msg("Status"), self.status)
        self._add(msg("Received on"), self.day)
        self._wrong = label("", "small-ale", wrap=True)
        self._wrong.hide()
        self._grid.addWidget(self._wrong, self._grid.rowCount(), 1)
        self.kind.setPlaceholderText(word(msg("finance act, execution …")))
        self.institution.setPlaceholderText(word(msg("who issued the document")))
        self.country.setPlaceholderText(word(msg("two letters: BF, ML, NE …")))
        for field in (self.kind, self.institution, self.country):
            field.editingFinished.connect(self._tell)
        self.day.editingFinished.connect(self._tell_day)

    def _propose(self, types: list[str]) -> None:
        """The usual kinds of documents in a list under the field, which opens with the first letter or an arrow."""
        proposals = QCompleter(types, self.kind)
        proposals.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        proposals.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.kind.setCompleter(proposals)

    def _add(self, name: Message, field: QWidget) -> None:
        at, text = self._grid.rowCount(), self._session.word(name)
        field.setAccessibleName(text)
        self._grid.addWidget(label(text, "meta"), at, 0)
        self._grid.addWidget(field, at, 1)

    def show_standing(self, standing: Standing) -> None:
        """Show what is known of the document so far."""
        filing = standing.draft.filing
        received = standing.draft.inspection.source.received
        self._filing = filing
        day = received.date() if received is not None else datetime.now(UTC).date()
        self._day = day
        known = (filing.document_type, filing.institution, filing.country, f"{day:{_DAY}}")
        for field, text in zip((self.kind, self.institution, self.country, self.day), known, strict=True):
            if field.text() != text and not field.hasFocus():
                field.setText(text)
        self.status.offer([(code, self._session.word(text)) for code, text in STATUSES.items()], filing.status)
        self._show_flow(standing.reading.layout.flow)

    def _show_flow(self, flow: Flow) -> None:
        word, layout = self._session.word, self._flow.layout()
        options = [(Flow.EXPENDITURE, word(msg("expenditure"))), (Flow.REVENUE, word(msg("revenue")))]
        made = Segments(word(msg("Side of the budget")), options, flow, self._turned, self._session.theme)
        if layout is not None:
            while (item := layout.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.deleteLater()
            layout.addWidget(made)

    def _tell(self) -> None:
        if self._filing is None:
            return
        filed = replace(
            self._filing,
            document_type=self.kind.text().strip(),
            institution=self.institution.text().strip(),
            country=self.country.text().strip().upper(),
            status=self.status.chosen,
        )
        if filed != self._filing:
            self._filing = filed
            self._filed(filed)

    def _tell_day(self) -> None:
        try:
            day = datetime.strptime(self.day.text().strip(), _DAY).replace(tzinfo=UTC)
        except ValueError:
            example = f"{self._day:{_DAY}}"
            self._wrong.setText(self._session.word(msg("There is no such date. Example: {date}", date=example)))
            self._wrong.show()
            return
        self._wrong.hide()
        if day.date() != self._day:
            self._day = day.date()
            self._received(day)
