"""The movements of credits: programmes with a bridge as rows, and the steps of one with the acts behind each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from budgetwatch.domain.bridge import Bridges, CreditBridge
from budgetwatch.domain.credit_act import CreditAct
from budgetwatch.domain.figure import Figure, RecordSelection, Trace
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Absent
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.models.figures import FigureRow, figure_cell
from ui.models.rows import Cell

if TYPE_CHECKING:
    from budgetwatch.usecases.charting import BridgeStep
    from budgetwatch.usecases.dossiers import Dossier

COLUMNS: tuple[tuple[Message, bool], ...] = (
    (msg("Programme"), False),
    (msg("Year"), True),
    (MEASURES[Measure.VOTED], True),
    (msg("Received by acts"), True),
    (msg("Taken by acts"), True),
    (msg("Expected"), True),
    (MEASURES[Measure.REVISED], True),
    (msg("Gap"), True),
    (msg("Moved ÷ voted"), True),
)
STEPS: tuple[tuple[Message, bool], ...] = ((msg("Step or act"), False), (msg("Date"), False), (msg("Amount"), True))
_WHY: dict[str, Message] = {
    "kind": msg("its kind moves no credits"),
    "year": msg("it has no year"),
    "amount": msg("it has no amount"),
    "programme": msg("it names no programme of the budget"),
}
_BY_ACTS = (1, 2)
"""The places of what acts gave and took among the figures of a bridge: none there is nothing, not something unknown."""
_LEVEL = 0
_WAYS = {1: 1, 2: -1}
"""The series of a waterfall that rise and fall; the others are levels."""
Line = tuple[FigureRow, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class MovementsView:
    """The bridges of the dossier, the acts by their number, what limits movements, and of each bridge what it shows."""

    told: Bridges
    acts: dict[int, tuple[CreditAct, dict[str, Figure]]]
    cap: Message
    limit: int
    moved: dict[tuple[str, int], tuple[Figure | None, Figure | None]]
    steps: dict[tuple[str, int], tuple[BridgeStep, ...]]

    def asks(self, bridge: CreditBridge) -> bool:
        """Whether a bridge asks a question: more moved than the limit, or a gap that no act explains."""
        shares = (bridge.received_share, bridge.given_share)
        gap = bridge.gap is not None and bridge.gap.value != 0
        return gap or any(share is not None and share.value > self.limit for share in shares)

    @property
    def notes(self) -> list[Message]:
        """The acts that could not be placed, each with its reason."""
        return [
            msg("{act}, not placed: {why}.", act=act.name, why=_WHY[why])
            for why, acts in self.told.unplaced.items()
            for act in acts
        ]


def look(dossier: Dossier, _job: Job) -> MovementsView | None:
    """The movements of a dossier; None while it has no register of acts."""
    from budgetwatch.domain.layout import TableKind
    from budgetwatch.usecases.charting import steps_of
    from budgetwatch.usecases.movements import build_bridges, limit_of_moves, moving_cap, received_and_given
    from budgetwatch.usecases.registers import list_records

    rows = list_records(dossier, TableKind.ACTS)
    if not rows:
        return None
    told = build_bridges(dossier)
    acts = {
        row.record.stored: (row.record, row.figures)
        for row in rows
        if isinstance(row.record, CreditAct) and row.record.stored is not None
    }
    moved = {(one.key, one.year): received_and_given(one) for one in told.bridges}
    steps = {(one.key, one.year): steps_of(one) for one in told.bridges}
    return MovementsView(told, acts, moving_cap(dossier), limit_of_moves(dossier), moved, steps)


def bridge_line(bridge: CreditBridge, view: MovementsView, scale: int, language: Language) -> Line:
    """One programme: from the vote to the revised appropriation, with what it moved beside its vote."""
    received, given = view.moved[bridge.key, bridge.year]
    share = max(
        (one for one in (bridge.received_share, bridge.given_share) if one), key=lambda one: one.value, default=None
    )
    beyond = share is not None and share.value > view.limit
    shown = (bridge.voted, received, given, bridge.expected, bridge.revised, bridge.gap)
    name = f"{bridge.code} {bridge.label}".strip()
    cells = [Cell(name, tip=name, strong=True), Cell(str(bridge.year), right=True, tone="ink2")]
    for at, figure in enumerate(shown[:-1]):
        absent = Absent.NIL if at in _BY_ACTS else Absent.UNKNOWN
        cells.append(figure_cell(figure, scale, language, absent=absent))
    gap = bridge.gap is not None and bridge.gap.value != 0
    cells.append(figure_cell(bridge.gap, scale, language, signed=True, strong=gap, tone="att" if gap else ""))
    moved = figure_cell(share, scale, language, strong=beyond, tone="att" if beyond else "") if share else Cell("")
    cells.append(moved)
    return FigureRow(f"{bridge.key} {bridge.year}", (None, None, *shown, share)), tuple(cells)


def step_lines(bridge: CreditBridge, view: MovementsView, scale: int, language: Language) -> Iterator[Line]:
    """The steps of a waterfall, each followed by its acts; what is frozen stands at the end, apart."""
    for step in view.steps[bridge.key, bridge.year]:
        name = language.word(step.name)
        way = _WAYS.get(step.series, _LEVEL)
        yield _line(name[:1].upper() + name[1:], "", step.figure, scale, language, strong=True, way=way)
        yield from _acts(step.figure.trace, view, scale, language, way)
    if bridge.frozen is not None:
        yield _line(language.word(msg("Frozen, not moved")), "", bridge.frozen, scale, language, strong=True)
        yield from _acts(bridge.frozen.trace, view, scale, language)


def _acts(trace: Trace, view: MovementsView, scale: int, language: Language, way: int = _LEVEL) -> Iterator[Line]:
    """The acts that a figure is asked from, for one that is nothing but a sum of acts."""
    for asked in trace.inputs:
        for number in asked.records if isinstance(asked, RecordSelection) else ():
            if number in view.acts and isinstance(asked, RecordSelection):
                act, figures = view.acts[number]
                dated = language.date(act.date) if act.date else ""
                name = " · ".join(part for part in (act.name, act.subject) if part)
                if act.ratified is not None:
                    state = msg("ratified") if act.ratified else msg("not ratified")
                    name = f"{name} · {language.word(state)}"
                yield _line(f"    {name}", dated, figures.get(asked.field), scale, language, way=way)


def _line(
    name: str,
    dated: str,
    figure: Figure | None,
    scale: int,
    language: Language,
    *,
    strong: bool = False,
    way: int = _LEVEL,
) -> Line:
    """A step or an act; what it moves is shown with the sign of its bar, whatever the sign of its figure."""
    shown = replace(figure, value=way * abs(figure.value)) if figure is not None and way else figure
    cells = (
        Cell(name, strong=strong, tip=name.strip()),
        Cell(dated, tone="ink2"),
        figure_cell(shown, scale, language, strong=strong, signed=bool(way)),
    )
    return FigureRow(name, (None, None, figure)), cells


def summary(view: MovementsView) -> Message:
    """How much was found, and beyond what it is looked at."""
    count = msgn("{count} programme moved by acts", "{count} programmes moved by acts", len(view.told.bridges))
    return msg("{programmes}. Looked at: {cap}.", programmes=count, cap=view.cap)
