"""The workbook for the ministry: its own sheets with the doubtful cells marked, and what is asked about each."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from budgetwatch.domain.errors import NeedsPassword, NotFound
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef, Source
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.i18n import Language
from budgetwatch.jobs import SILENT, Job
from budgetwatch.rendering.drafts import drafts_in
from budgetwatch.rendering.marked_workbook import ListedCell, MarkedSheet, MarkedWorkbook, marked_workbook
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import refuse_narrower_documents
from budgetwatch.usecases.contracts import rows_kept_from
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.dossiers import describe
from budgetwatch.usecases.doubtful_cells import Doubt, doubts
from budgetwatch.usecases.received import raw_texts, received_sheet
from budgetwatch.usecases.writing import make_folder, told_by_disk, write_whole

LARGEST = 20_000
"""A sheet of more rows is not copied into the workbook: its cells are only listed."""


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One cell for the ministry: the text received, why it is doubtful, and what is asked.

    `amount` is what that text says in whole currency units, the unit of every amount in `why`; None where it says none.
    """

    source: Source
    cell: CellRef
    read: str
    why: Message
    asked: Message
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class ExportedAnomalies:
    """The workbook that was written, and what it lists."""

    path: Path
    anomalies: tuple[Anomaly, ...]


def list_anomalies(dossier: Dossier, job: Job = SILENT, audience: Audience = Audience.COMMITTEE) -> tuple[Anomaly, ...]:
    """The doubtful cells of the received files: totals that disagree, cells without a readable amount, corrections, signals to ask about."""
    found = doubts(dossier, job, audience)
    texts = raw_texts(dossier, (one.cell for one in found), job)
    return tuple(_anomaly(one, texts.get(one.cell, "")) for one in found)


def export_anomalies(
    dossier: Dossier, path: Path, language: Language, job: Job = SILENT, audience: Audience = Audience.COMMITTEE
) -> ExportedAnomalies:
    """Write the workbook at `path`, whole or not at all, with no row of a contract that the audience may not see.

    Raises:
        NotFound: there is nothing to ask.
        NotForAudience: the sheets come from a document that the audience may not see.
    """
    refuse_narrower_documents(dossier, audience)
    listed = list_anomalies(dossier, job, audience)
    if not listed:
        raise NotFound(
            msg("There is no doubtful cell to send."), msg("Every total agrees and every amount is readable.")
        )
    job.step(msg("Writing the workbook"))
    asked = _workbook(dossier, listed, language, job, audience)
    make_folder(path.parent)
    with told_by_disk(path), tempfile.TemporaryDirectory(dir=path.parent, prefix=".asked-") as scratch:
        with drafts_in(Path(scratch)):
            content = marked_workbook(asked)
        write_whole(path, content)
    return ExportedAnomalies(path, listed)


def _anomaly(doubt: Doubt, text: str) -> Anomaly:
    return Anomaly(doubt.source, doubt.cell, text, doubt.why, doubt.asked, doubt.amount)


HEADINGS = (
    msg("File"),
    msg("Sheet"),
    msg("Cell"),
    msg("As received"),
    msg("Received, in whole units"),
    msg("Why we ask"),
    msg("What we ask"),
    msg("Your answer"),
)
WIDTHS = (26, 18, 8, 18, 20, 48, 36, 30)


def _workbook(
    dossier: Dossier, listed: Sequence[Anomaly], language: Language, job: Job, audience: Audience
) -> MarkedWorkbook:
    word, about = language.word, describe(dossier)
    grids = _grids(dossier, listed, job, _hidden(dossier, audience))
    places = {key: place for place, key in enumerate(grids)}
    return MarkedWorkbook(
        name=word(msg("To be checked")),
        title=word(msg("Questions to the ministry on its tables")),
        told=(
            *about.institution,
            about.title,
            word(msg("Audience: {audience}.", audience=AUDIENCES[audience])),
            word(
                msgn("{count} cell is marked in your sheets.", "{count} cells are marked in your sheets.", len(listed))
            ),
            word(
                msg(
                    "“As received” is the text of your sheet, in the unit of that sheet; every other amount in this list and in the notes is in whole currency units. The sheets are as received, as values."
                )
            ),
            word(
                msg(
                    "A cell in this list is a question, not a reproach. Please answer in the last column, or beside the cell."
                )
            ),
        ),
        headings=tuple(word(heading) for heading in HEADINGS),
        widths=WIDTHS,
        cells=tuple(_listed(one, places, language) for one in listed),
        author="; ".join(about.institution) or "BudgetWatch",
        sheets=tuple(MarkedSheet(grid.sheet, grid, _notes(key, listed, language)) for key, grid in grids.items()),
    )


_Key = tuple[str, str]
"""A sheet of a file: the hash of its bytes, and its name."""


def _hidden(dossier: Dossier, audience: Audience) -> dict[_Key, set[int]]:
    """The rows of each sheet that the audience may not see."""
    sheets = {row.dataset.id: (row.dataset.source.sha256, row.dataset.sheet) for row in list_documents(dossier)}
    hidden: dict[_Key, set[int]] = {}
    for dataset, row in rows_kept_from(dossier, audience):
        if dataset in sheets:
            hidden.setdefault(sheets[dataset], set()).add(row)
    return hidden


def _without(grid: Grid, hidden: set[int]) -> Grid:
    rows = tuple(() if place in hidden else row for place, row in enumerate(grid.rows, 1))
    return replace(grid, rows=rows) if hidden else grid


def _grids(dossier: Dossier, listed: Sequence[Anomaly], job: Job, hidden: Mapping[_Key, set[int]]) -> dict[_Key, Grid]:
    """The sheets that can be shown, in the order of the list."""
    grids: dict[_Key, Grid] = {}
    for key in dict.fromkeys((one.cell.file_sha256, one.cell.sheet) for one in listed):
        try:
            grid = received_sheet(dossier, *key, job)
        except NeedsPassword:
            continue
        if grid.height <= LARGEST:
            grids[key] = _without(grid, hidden.get(key, set()))
    return grids


def _listed(one: Anomaly, places: dict[_Key, int], language: Language) -> ListedCell:
    word, cell = language.word, one.cell
    amount = language.number(one.amount.decimal) if one.amount is not None else "—"
    texts = (one.source.name, cell.sheet, cell.a1, one.read or "—", amount, word(one.why), word(one.asked), "")
    return ListedCell(texts, places.get((cell.file_sha256, cell.sheet)), cell.a1)


def _notes(key: _Key, listed: Sequence[Anomaly], language: Language) -> dict[tuple[int, int], str]:
    here = [one for one in listed if (one.cell.file_sha256, one.cell.sheet) == key]
    return {(one.cell.row, one.cell.column): _note(one, language) for one in here}


def _note(one: Anomaly, language: Language) -> str:
    """Why and what is asked, with what stands in the cell in the unit that the reason is told in."""
    word = language.word
    amount = [word(msg("This cell in whole units: {amount}.", amount=one.amount))] if one.amount is not None else []
    return "\n".join([*amount, word(one.why), word(one.asked)])
