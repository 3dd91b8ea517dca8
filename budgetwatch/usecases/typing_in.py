"""No spreadsheet? Type the table: its source is then the document, the page and who typed, until another reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from budgetwatch import reading
from budgetwatch.domain.code import normalised
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.person import may_be_same, names_somebody
from budgetwatch.domain.source import Source
from budgetwatch.domain.typed import TypedSheet
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import confirmations, sources
from budgetwatch.store.confirmations import Confirmation
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.current import imported, once
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.importing import ImportDraft
from budgetwatch.usecases.inspecting import inspect_content
from budgetwatch.usecases.received import shown

__all__ = [
    "TypedSheet",
    "TypedSource",
    "cautions",
    "confirm_typed",
    "find_typed",
    "list_typed",
    "typed_draft",
    "typed_from_file",
    "unconfirmed",
]

TOUCHED = frozenset(Topic) - {Topic.HEARING}


class TypedIncomplete(BudgetWatchError):
    """A typed table needs its document, its page and the name of who typed it."""

    code = "typed-incomplete"
    default = msg("A typed table needs its document, its page and the name of who typed it.")
    default_advice = msg("These are the source of its figures: fill them in, then go on.")


class SameReader(BudgetWatchError):
    """Who typed a table cannot confirm it."""

    code = "same-reader"
    default = msg("Who typed a table cannot confirm it.")
    default_advice = msg(
        "Ask a colleague to compare it with the document and to confirm it under another name, in full where both are alike."
    )


class AlreadyConfirmed(BudgetWatchError):
    """You have confirmed this table already."""

    code = "already-confirmed"
    default = msg("You have confirmed this table already.")


@dataclass(frozen=True, slots=True)
class TypedSource:
    """One typed table of the dossier: its source, what was typed, and who has read it again."""

    source: Source
    sheet: TypedSheet
    confirmed: tuple[Confirmation, ...] = ()

    @property
    def caution(self) -> Message:
        """What its figures must say as long as nobody else has read it."""
        return msg(
            "Typed by {author} from “{place}” and not yet read by anyone else.",
            author=self.sheet.author,
            place=self.sheet.place,
        )


def typed_draft(sheet: TypedSheet, job: Job = SILENT) -> ImportDraft:
    """A draft of the typed table as the import assistant takes it; nothing is written.

    Raises:
        TypedIncomplete: the document, the page or the name is missing, or no cell is filled.
    """
    _check(sheet)
    content = reading.typed_content(sheet)
    workbook, inspection = inspect_content(content, sheet.name, job=job)
    primary = tuple(one.layout.id for one in inspection.tables if one.layout.primary)
    return ImportDraft(content, workbook, inspection, primary)


def _check(sheet: TypedSheet) -> None:
    if not (sheet.document.strip() and sheet.page.strip() and names_somebody(sheet.author)):
        raise TypedIncomplete
    if not any(text.strip() for row in sheet.rows for text in row):
        raise TypedIncomplete(msg("No cell of the table is filled."), msg("Type or paste the table first."))


def typed_from_file(path: Path, document: str, page: str, author: str, date: str = "") -> TypedSheet:
    """The typed table whose cells stand in a text file, each as it is written there; of a workbook its first sheet."""
    workbook, _ = reading.read_workbook(reading.load(path), path.name)
    rows = workbook.grids[0].rows if workbook.grids else ()
    return TypedSheet(document, page, author, tuple(tuple(shown(cell) for cell in row) for row in rows), date)


def list_typed(dossier: Dossier) -> tuple[TypedSource, ...]:
    """The typed tables whose import stands, in the order of receipt."""
    return once(dossier, "typed tables", lambda: _typed(dossier))


def unconfirmed(dossier: Dossier) -> tuple[TypedSource, ...]:
    """The typed tables that nobody but the typist has read."""
    return tuple(one for one in list_typed(dossier) if not one.confirmed)


def cautions(dossier: Dossier) -> Mapping[str, Message]:
    """What to say beside the figures of each source, by its hash, as long as nobody else has read it."""
    return {one.source.sha256: one.caution for one in unconfirmed(dossier)}


def find_typed(dossier: Dossier, name: str) -> TypedSource:
    """The typed table of that name, document or hash; NotFound where there is none or where several are meant."""
    wanted = normalised(name)
    found = [one for one in list_typed(dossier) if name and one.source.sha256.startswith(name)] or [
        one
        for one in list_typed(dossier)
        if wanted in {normalised(text) for text in (one.source.name, one.sheet.document, one.sheet.place)}
    ]
    if len(found) != 1:
        raise NotFound(
            msg("There is no one typed table called “{name}”.", name=name),
            msg(
                "The typed tables are: {names}.", names=", ".join(one.source.name for one in list_typed(dossier)) or "—"
            ),
        )
    return found[0]


def confirm_typed(dossier: Dossier, source: str, author: str) -> Done[None]:
    """Say as a second reader that a typed table says what its document says; `source` is the hash of its bytes.

    Raises:
        NotFound: no typed table has that hash.
        SameReader: the author typed the table, or gives no name.
        AlreadyConfirmed: the author has said so before.
    """
    typed = find_typed(dossier, source)
    if not names_somebody(author) or may_be_same(author, typed.sheet.author):
        raise SameReader
    if any(may_be_same(one.author, author) for one in typed.confirmed):
        raise AlreadyConfirmed
    label = msg("Confirm {file}", file=typed.source.name)
    with dossier.change(label, author.strip()) as change:
        confirmations.confirm(change, typed.source.sha256)
    return Done(None, TOUCHED, label)


def _typed(dossier: Dossier) -> tuple[TypedSource, ...]:
    standing = {one.source.sha256: one.source for one in imported(dossier) if one.source.format == reading.TYPED}
    read = confirmations.kept(dossier)
    found = (TypedSource(source, _sheet(dossier, source)) for source in standing.values())
    return tuple(replace(one, confirmed=read.get(one.source.sha256, ())) for one in found)


def _sheet(dossier: Dossier, source: Source) -> TypedSheet:
    return reading.typed_sheet(sources.content(dossier, source.sha256))
