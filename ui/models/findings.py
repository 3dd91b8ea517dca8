"""The findings as a list: what each says in two lines, and how the four verdicts divide them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from budgetwatch.domain.finding import Audience, Finding, Judged, Judgement, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import SEVERITIES
from ui.session import Session

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

SEVERITY_ICONS: dict[Severity, tuple[str, str]] = {
    Severity.ERROR: ("alert-octagon", "ale"),
    Severity.WARNING: ("alert-triangle", "att"),
    Severity.INFO: ("info-circle", "inf"),
}
"""Icon and colour of each weight."""


@dataclass(frozen=True, slots=True)
class FindingsView:
    """What a circle may see of the findings; a long dossier has many thousands, so all is sorted out before it is shown.

    `fired` are the signals by verdict, `passed` counts the rules that were computed and found nothing (those that could
    not be computed do not count), `quiet` are the rules without a signal, `asked` is the number of the question that was
    made of a finding, by its key, and `notes` say what a reader must know of all.
    """

    fired: Mapping[Judgement, tuple[Judged, ...]]
    passed: int
    quiet: tuple[Finding, ...]
    asked: Mapping[str, int]
    notes: tuple[Message, ...] = ()

    def count(self, verdict: Judgement) -> int:
        """How many signals have that verdict."""
        return len(self.fired.get(verdict, ()))


def look(dossier: Dossier, audience: Audience) -> FindingsView:
    """The findings of a dossier that a circle may see, ranked, and which of them are in the hearing."""
    from budgetwatch.usecases.findings import list_findings, notes_on_findings
    from budgetwatch.usecases.hearing import list_questions

    asked = {one.origin: one.id for one in list_questions(dossier) if one.origin}
    view = view_of(list_findings(dossier), audience, asked)
    return replace(view, notes=tuple(notes_on_findings(dossier)))


def view_of(findings: Sequence[Judged], audience: Audience, asked: Mapping[str, int]) -> FindingsView:
    """The findings sorted out for a circle."""
    seen = frozenset(one for one in Audience if audience.may_see(one))
    fired: dict[Judgement, list[Judged]] = {}
    others: list[Finding] = []
    for one in findings:
        if one.finding.state is not State.FIRED:
            others.append(one.finding)
        elif one.finding.audience in seen:
            fired.setdefault(one.judgement, []).append(one)
    return FindingsView(
        {verdict: tuple(found) for verdict, found in fired.items()},
        sum(one.state is State.NOT_FIRED for one in others),
        tuple(others),
        asked,
    )


class FindingsModel(QAbstractListModel):
    """Wraps judged findings."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.findings: tuple[Judged, ...] = ()

    def show(self, findings: Sequence[Judged]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.findings = tuple(findings)
        self.endResetModel()

    def row(self, key: str) -> int:
        """The row of the finding with that key; -1 where it is not on show."""
        if not key:
            return -1
        return next((at for at, one in enumerate(self.findings) if one.finding.key == key), -1)

    def title(self, row: int) -> str:
        """The finding of a row in one sentence."""
        return self._session.word(self.findings[row].finding.title)

    def second_line(self, judged: Judged) -> tuple[str, str]:
        """The stake in bold, then how weighty and on how many cases."""
        finding, language = judged.finding, self._session.language
        stake = language.figure(finding.stake) if finding.stake else self._session.word(msg("no amount"))
        rest = msg("{severity} · n = {n}", severity=SEVERITIES[finding.severity], n=finding.n)
        return stake, self._session.word(rest)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Number of findings on show."""
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title; both lines for screen readers."""
        judged, title = self.findings[index.row()], self.title(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((title, *self.second_line(judged)))
            case _:
                return None
