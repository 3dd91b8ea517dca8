"""A perimeter: its name, the places that count and those left out, and the footnote printed with its figures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.perimeter import Perimeter
from ui.dialogs.ending import add_ways_out
from ui.models.perimeters import PerimeterChoices
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.controls import button, label, line, stack
from ui.widgets.place_tree import IN, NEITHER, OUT, PlaceTree
from ui.widgets.prose import prose

_WIDTH, _HEIGHT, _FOOTNOTE = 720, 300, 56
_NEW = "new"


class PerimeterDialog(QDialog):
    """Gives the perimeter, and the name it had before, to `keep`; the name of one that goes to `drop`."""

    def __init__(
        self,
        session: Session,
        choices: PerimeterChoices,
        keep: Callable[[Perimeter, str], object],
        drop: Callable[[str], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._session, self._choices = session, choices
        word = session.word
        self.setWindowTitle(word(msg("Perimeters")))
        self.setMinimumWidth(session.theme.px(_WIDTH))
        self.was = ""
        column = stack(self, margins=(20, 18, 20, 16), spacing=8)
        column.addWidget(prose(word(msg("What does the committee count?")), "block"))
        why = msg(
            "A perimeter names the sections, programmes or functions that count as defence. In force, it bounds every "
            "page, finding and pack, which say so."
        )
        column.addWidget(prose(word(why), "meta"))
        self._add_start(column)
        self._add_places(column)
        column.addWidget(label(word(msg("Footnote, printed with the figures")), "strong"))
        self.footnote = QPlainTextEdit()
        self.footnote.setAccessibleName(word(msg("Footnote")))
        self.footnote.setTabChangesFocus(True)
        self.footnote.setFixedHeight(session.theme.px(_FOOTNOTE))
        column.addWidget(self.footnote)
        self._add_foot(column, drop)
        self.name.textChanged.connect(self._weigh)
        self.places.changed.connect(self._weigh)
        self.accepted.connect(lambda: keep(self.perimeter, self.was))
        self.start_from(choices.used.name or (choices.kept[0].name if choices.kept else _NEW))

    @property
    def perimeter(self) -> Perimeter:
        """The perimeter as it stands in the dialog."""
        name, footnote = self.name.text().strip(), self.footnote.toPlainText().strip()
        return Perimeter(name, self.places.on(IN), self.places.on(OUT), footnote)

    def start_from(self, which: str) -> None:
        """Fill in a kept perimeter, a proposal (`proposal 0` …), or an empty one."""
        kept = {one.name: one for one in self._choices.kept}
        proposed = {f"proposal {at}": one for at, one in enumerate(self._choices.proposals)}
        code = self._session.language.code
        found = proposed[which].worded(code) if which in proposed else kept.get(which, Perimeter(""))
        self.was = found.name if which in kept else ""
        self.name.setText(found.name)
        self.footnote.setPlainText(found.footnote)
        self.places.show_sides(found.counted, found.left_out)
        self.remove.setVisible(bool(self.was))
        self.start.offer(self._starts(), which)

    def _starts(self) -> list[tuple[str, str]]:
        word, code = self._session.word, self._session.language.code
        proposals = [
            (f"proposal {at}", word(msg("Proposal, to be checked: {name}", name=one.name.text(code))))
            for at, one in enumerate(self._choices.proposals)
        ]
        return [(one.name, one.name) for one in self._choices.kept] + proposals + [(_NEW, word(msg("A new perimeter")))]

    def _add_start(self, column: QVBoxLayout) -> None:
        word, theme = self._session.word, self._session.theme
        row = line(spacing=8)
        self.start: Choice[str] = Choice(theme, word(msg("Start from")), [], _NEW, self.start_from)
        row.addWidget(self.start)
        row.addWidget(label(word(msg("Name")), "strong"))
        self.name = QLineEdit()
        self.name.setAccessibleName(word(msg("Name")))
        row.addWidget(self.name, 1)
        column.addLayout(row)

    def _add_places(self, column: QVBoxLayout) -> None:
        word, theme = self._session.word, self._session.theme
        self.search = QLineEdit()
        self.search.setPlaceholderText(word(msg("Search a code or a name")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.places = PlaceTree(self._session)
        self.places.setMinimumHeight(theme.px(_HEIGHT))
        self.places.show_places(self._choices.places)
        self.search.textChanged.connect(self.places.narrow)
        row = line(spacing=8)
        put = self.places.put
        row.addWidget(button(theme, word(msg("Count (C)")), lambda: put(IN)))
        row.addWidget(button(theme, word(msg("Leave out (X)")), lambda: put(OUT)))
        row.addWidget(button(theme, word(msg("Neither (Del)")), lambda: put(NEITHER)))
        row.addStretch()
        self.told = label("", "meta")
        row.addWidget(self.told)
        for widget in (self.search, self.places):
            column.addWidget(widget)
        column.addLayout(row)
        if self._choices.shortened:
            deeper = msg("The deepest levels are not listed: the dossier has too many places to pick from.")
            column.addWidget(prose(word(deeper), "meta"))

    def _add_foot(self, column: QVBoxLayout, drop: Callable[[str], object]) -> None:
        word, theme = self._session.word, self._session.theme
        row = line(spacing=8)
        self.remove = button(theme, word(msg("Remove")), lambda: self._leave(drop))
        row.addWidget(self.remove)
        self.go_on = add_ways_out(row, self, self._session, msg("Keep and use"))
        column.addLayout(row)

    def _leave(self, drop: Callable[[str], object]) -> None:
        drop(self.was)
        self.reject()

    def _weigh(self) -> None:
        counted, left_out = len(self.places.on(IN)), len(self.places.on(OUT))
        word = self._session.word
        told = word(msgn("{count} place counted", "{count} places counted", counted))
        out = word(msgn("{count} left out", "{count} left out", left_out))
        self.told.setText(f"{told} · {out}")
        self.go_on.setEnabled(bool(self.name.text().strip()) and counted + left_out > 0)
