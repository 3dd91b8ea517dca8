"""Budget credibility in the logic of PEFA: from the dossier's comparison, or from a small table of heads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from budgetwatch import reading
from budgetwatch.analysis import pefa
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, Comparison, ComparisonRow
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import ZERO, Amount
from budgetwatch.domain.pefa import BudgetHead, Credibility, Dimension, HeadKind, WorkedCredibility
from budgetwatch.domain.source import column_letters
from budgetwatch.domain.terms import MEASURES
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import choices, compare, wage_notes
from budgetwatch.usecases.credibility_notes import (
    note_on_choice,
    notes_on_one_side,
    notes_on_placing,
    notes_on_repeated,
)
from budgetwatch.usecases.done import Done, Topic

Read = TypeVar("Read")

COLUMNS = ("year", "category", "kind", "budget", "outturn")
KEPT = "pefa"
"""The setting of a dossier that keeps how its rows become heads."""
STAGES = (Measure.PAID, Measure.ORDERED, Measure.COMMITTED)


@dataclass(frozen=True, slots=True)
class HeadChoice:
    """How a dossier's rows become heads: the classification, the stage of the outturn, and the special codes.

    `by` None takes administrations, else programmes, else lines; `stage` None takes the furthest that every year has;
    `level` None takes the coarsest of the classification.
    """

    by: Classification | None = None
    stage: Measure | None = None
    contingency: frozenset[str] = frozenset()
    interest: frozenset[str] = frozenset()
    level: int | None = None


@dataclass(frozen=True, slots=True)
class HeadsCompared:
    """What is rated: the comparison by head, by nature where the lines have one, and the stage of the outturn."""

    heads: Comparison
    natures: Comparison | None
    stage: Measure


class HeadsUnreadable(BudgetWatchError):
    """This table of heads cannot be read."""

    code = "heads-unreadable"
    default = msg("This table of heads cannot be read.")
    default_advice = msg(
        "Give a table with the columns {columns}; kinds are {kinds}; amounts are written such as 1250.5.",
        columns=", ".join(COLUMNS),
        kinds=", ".join(HeadKind),
    )


def rate_dossier(dossier: Dossier, choice: HeadChoice | None = None) -> Credibility:
    """The credibility of the budgets in this dossier, by head and, where the lines have one, by economic nature.

    Without a choice that of the committee is taken, if it made one.
    """
    chosen = choice or kept_heads(dossier)
    return _rated(dossier, compare_heads(dossier, chosen), chosen)


def work_out(dossier: Dossier, choice: HeadChoice | None = None) -> WorkedCredibility | None:
    """The credibility with its working as figures; None where no year has both a vote and an outturn."""
    chosen = choice or kept_heads(dossier)
    if not choices(dossier).years:
        return None
    compared = compare_heads(dossier, chosen)
    years = pefa.work_out(compared.heads, compared.stage, lambda row: _kind(row, chosen), compared.natures)
    return WorkedCredibility(_rated(dossier, compared, chosen), years, compared.stage) if years else None


def compare_heads(dossier: Dossier, choice: HeadChoice) -> HeadsCompared:
    """The comparisons that a choice asks for, and the stage it takes."""
    levels = choices(dossier).levels
    told = compare(dossier, _query(choice.by or _administrative(levels), levels, choice.level))
    natured = any(classification is Classification.NATURE for classification, _ in levels)
    natures = compare(dossier, _query(Classification.NATURE, levels)) if natured else None
    return HeadsCompared(told, natures, choice.stage or _furthest(told))


def kept_heads(dossier: Dossier) -> HeadChoice:
    """How the committee chose its heads; the ordinary choice where it made none."""
    text = work.settings(dossier).get(KEPT)
    try:
        kept = json.loads(text) if text else {}
        return HeadChoice(
            Classification(kept["by"]) if kept.get("by") else None,
            Measure(kept["stage"]) if kept.get("stage") else None,
            frozenset(map(str, kept.get("contingency", ()))),
            frozenset(map(str, kept.get("interest", ()))),
            int(kept["level"]) if kept.get("level") else None,
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise NotFound(msg("The heads that this dossier keeps cannot be read.")) from error


def keep_heads(dossier: Dossier, choice: HeadChoice, author: str = "") -> Done[None]:
    """Keep how the rows of this dossier become heads, in one undoable step."""
    label = msg("Choose the heads of the credibility of the budget")
    kept = {
        "by": choice.by,
        "stage": choice.stage,
        "contingency": sorted(choice.contingency),
        "interest": sorted(choice.interest),
        "level": choice.level,
    }
    with dossier.change(label, author) as change:
        work.set_setting(change, KEPT, json.dumps(kept, ensure_ascii=False))
    return Done(None, frozenset({Topic.BUDGET, Topic.HISTORY}), label)


def _rated(dossier: Dossier, compared: HeadsCompared, choice: HeadChoice) -> Credibility:
    told, stage = compared.heads, compared.stage
    natures = tuple(_heads(compared.natures, stage, choice)) if compared.natures else ()
    heads = tuple(_heads(told, stage, choice))
    unapproved = frozenset(row.year for row in told.totals if Measure.VOTED not in row.stages)
    apart = {
        Dimension.BY_HEAD: pefa.unplaced_years(told, stage),
        Dimension.BY_NATURE: pefa.unplaced_years(compared.natures, stage),
    }
    partly = pefa.partly_known_years(told, stage)
    rated = pefa.rate(heads, pefa.shipped_bands(), natures, unapproved, apart, partly)
    notes = [*rated.notes, msg("The outturn is measured at this stage: {stage}.", stage=MEASURES[stage])]
    notes += [note.reason for note in wage_notes(dossier, told.query, (Measure.VOTED, stage))]
    notes += [*notes_on_placing(told, stage), *_offered(dossier, told, stage)]
    if compared.natures and told.query.classification is not Classification.NATURE:
        notes += notes_on_placing(compared.natures, stage)
    return Credibility(rated.years, rated.scores, (*notes, *notes_on_one_side(told, stage, apart[Dimension.BY_HEAD])))


def _offered(dossier: Dossier, told: Comparison, stage: Measure) -> Iterator[Message]:
    """Which other classification all the amounts carry, where those of the composition by head do not."""
    if not pefa.unplaced_years(told, stage):
        return
    levels = choices(dossier).levels
    offered = {one for one, _ in levels} - {told.query.classification}
    others = [(one, compare(dossier, _query(one, levels))) for one in Classification if one in offered]
    yield note_on_choice([one for one, by_other in others if not pefa.unplaced_years(by_other, stage)])


def rate_file(path: Path, job: Job = SILENT) -> Credibility:
    """The credibility of the heads listed in a table with the columns `year,category,kind,budget,outturn`.

    Raises:
        HeadsUnreadable: a column is missing, or a cell is not what its column asks for; the message names it.
    """
    workbook, _ = reading.read_workbook(reading.load(path), path.name, job=job)
    if not workbook.grids or not workbook.grids[0].rows:
        raise HeadsUnreadable
    heads, repeated = _added_up(_listed(workbook.grids[0]))
    if not heads:
        raise HeadsUnreadable(msg("The table lists no head."))
    rated = pefa.rate(heads, pefa.shipped_bands())
    return replace(rated, notes=(*rated.notes, *notes_on_repeated(repeated)))


def _added_up(listed: Iterable[BudgetHead]) -> tuple[tuple[BudgetHead, ...], tuple[BudgetHead, ...]]:
    """The heads with the rows of one name, kind and year as one, and those that stood on several rows."""
    found: dict[tuple[int, str, HeadKind], list[BudgetHead]] = {}
    for head in listed:
        found.setdefault((head.year, head.category, head.kind), []).append(head)
    heads = {
        key: replace(
            rows[0],
            budget=sum((row.budget for row in rows), ZERO),
            outturn=sum((row.outturn for row in rows), ZERO),
        )
        for key, rows in found.items()
    }
    return tuple(heads.values()), tuple(head for key, head in heads.items() if len(found[key]) > 1)


def _administrative(levels: Sequence[tuple[Classification, int]]) -> Classification | None:
    offered = {classification for classification, _ in levels}
    return next((one for one in (Classification.ADMINISTRATION, Classification.PROGRAMME) if one in offered), None)


def _query(
    by: Classification | None, levels: Sequence[tuple[Classification, int]], level: int | None = None
) -> CompareQuery:
    """That level of the classification, else its coarsest: heads are few and large."""
    return CompareQuery(by, level or min((known for one, known in levels if one is by), default=1))


def _furthest(told: Comparison) -> Measure:
    given = [row.stages for row in told.totals if Measure.VOTED in row.stages]
    return next((stage for stage in STAGES if given and all(stage in one for one in given)), Measure.PAID)


def _heads(told: Comparison, stage: Measure, choice: HeadChoice) -> Iterator[BudgetHead]:
    for row in told.rows:
        voted, spent = row.stages.get(Measure.VOTED), row.stages.get(stage)
        if voted or spent:
            yield BudgetHead(
                row.year,
                f"{row.code} {row.label}".strip(),
                _kind(row, choice),
                voted.amount if voted else ZERO,
                spent.amount if spent else ZERO,
            )


def _kind(row: ComparisonRow, choice: HeadChoice) -> HeadKind:
    if row.code in choice.contingency:
        return HeadKind.CONTINGENCY
    return HeadKind.INTEREST if row.code in choice.interest else HeadKind.HEAD


def _listed(grid: Grid) -> Iterator[BudgetHead]:
    header = [str(value or "").strip().casefold() for value in grid.rows[0]]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise HeadsUnreadable(msg("The table has no column {names}.", names=", ".join(missing)))
    places = [header.index(name) + 1 for name in COLUMNS]
    for row in range(2, grid.height + 1):
        cells = [grid.cell(row, place) for place in places]
        if any(cell not in (None, "") for cell in cells):
            yield _head([str("" if cell is None else cell).strip() for cell in cells], row, places)


def _head(texts: Sequence[str], row: int, places: Sequence[int]) -> BudgetHead:
    year, category, kind, budget, outturn = texts
    return BudgetHead(
        _read(int, year, row, places[0]),
        category,
        _read(HeadKind, kind or HeadKind.HEAD, row, places[2]),
        _read(Amount.parse, budget, row, places[3]),
        _read(Amount.parse, outturn, row, places[4]),
    )


def _read(kind: Callable[[str], Read], text: str, row: int, column: int) -> Read:
    try:
        return kind(text)
    except ValueError as error:
        place = f"{column_letters(column)}{row}"
        raise HeadsUnreadable(msg("Cell {cell} cannot be read: “{text}”.", cell=place, text=text)) from error
