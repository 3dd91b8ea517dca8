"""Bring the tables of a received file into a dossier, once everything about them is evidenced or decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from budgetwatch import mapping, reading
from budgetwatch.collecting import without_collector
from budgetwatch.domain.errors import NeedsDecision, NotFound
from budgetwatch.domain.fact import Inspection, Reading, Verdict
from budgetwatch.domain.grid import Workbook
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Layout
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.record import stated
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import datasets, imports, sources
from budgetwatch.store.datasets import Dataset, Filing
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.carrying import Fate, FatedCorrection, carry, fates
from budgetwatch.usecases.deciding import Decisions, ImportQuestion, NeedsReview, Undecided, apply, questions
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.inspecting import inspect_content
from budgetwatch.usecases.replacing import Replacement, replacements
from budgetwatch.usecases.unused_decisions import remarks

__all__ = ["Dataset", "Filing", "ImportDraft", "NewerVersion", "draft_import", "import_draft", "spreadsheets_in"]


TOUCHED = frozenset(Topic) - {Topic.HEARING}
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
"""How the files of a folder end that are taken for spreadsheets; of a named file the content decides."""


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """An import in preparation. Every step replaces it, so that going back is free and nothing is written."""

    content: bytes
    workbook: Workbook
    inspection: Inspection
    tables: tuple[str, ...]
    decisions: Decisions = field(default_factory=Decisions)
    own: Mapping[str, Decisions] = field(default_factory=dict)
    filing: Filing = field(default_factory=Filing)
    replacing: Mapping[str, int | None] = field(default_factory=dict)
    painted: Mapping[str, Layout] = field(default_factory=dict)
    """How the file alone says the tables that a person repainted, by their present names."""

    def with_decisions(self, decisions: Decisions, table: str | None = None) -> ImportDraft:
        """The draft with decisions for one table, or for all of them."""
        if table is None:
            return replace(self, decisions=decisions)
        return replace(self, own={**self.own, table: decisions})

    def with_tables(self, tables: tuple[str, ...]) -> ImportDraft:
        """The draft with other tables chosen; NotFound if the file has none by that name."""
        known = {one.layout.id for one in self.inspection.tables}
        for table in tables:
            if table not in known:
                raise NotFound(
                    msg("This file has no table {table}.", table=table),
                    msg("Its tables are: {tables}.", tables=", ".join(sorted(known)) or "—"),
                )
        return replace(self, tables=tables)

    def with_replacing(self, table: str, dataset: int | None) -> ImportDraft:
        """The draft with a table in place of an earlier import of it; None keeps both, each with its own figures."""
        return replace(self, replacing={**self.replacing, table: dataset})

    def with_layout(self, layout: Layout, table: str | None = None) -> ImportDraft:
        """The draft with one table read again from its raw cells, as a person repainted it.

        `table` names the table where the layout gives it another area, and with it another name.
        """
        again, old = mapping.reread(self.workbook, layout), table or layout.id
        others = {one: proposed for one, proposed in self.painted.items() if one != old}
        tables = tuple(again if one.layout.id == old else one for one in self.inspection.tables)
        verdict, reasons = mapping.judge(tables)
        return replace(
            self,
            inspection=replace(self.inspection, tables=tables, verdict=verdict, reasons=reasons),
            tables=tuple(layout.id if one == old else one for one in self.tables),
            own={layout.id if one == old else one: decided for one, decided in self.own.items()},
            replacing={layout.id if one == old else one: dataset for one, dataset in self.replacing.items()},
            painted={**others, layout.id: self.proposed(old)},
        )

    def proposed(self, table: str) -> Layout:
        """How the file alone says a table, before a person repainted it."""
        return self.painted.get(table) or next(one.layout for one in self.inspection.tables if one.layout.id == table)

    def present(self, table: str) -> str:
        """The present name of a table whose area, and name with it, a person changed."""
        return next((now for now, proposed in self.painted.items() if proposed.id == table), table)

    def decided_for(self, table: str) -> Decisions:
        """The decisions that hold for a table: its own, else those for all."""
        return self.own.get(table, self.decisions)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The chosen tables with the decisions applied."""
        return tuple(
            apply(one, self.decided_for(one.layout.id))
            for one in self.inspection.tables
            if one.layout.id in self.tables
        )

    @property
    def questions(self) -> tuple[ImportQuestion, ...]:
        """What is still to be decided before the chosen tables can be imported."""
        return tuple(
            question
            for one in self.inspection.tables
            if one.layout.id in self.tables
            for question in questions(one, self.decided_for(one.layout.id))
        )

    @property
    def amounts(self) -> int:
        """How many amounts the import would write; of registers without amounts, how many records."""
        return sum(len(column.values) for one in self.readings for column in one.amounts) + sum(
            max(1, stated(record)) for one in self.readings for record in one.records
        )


def draft_import(path: Path, password: str | None = None, job: Job = SILENT) -> ImportDraft:
    """A draft for the file at `path`, with its primary tables chosen; nothing is written."""
    job.step(msg("Opening the file"))
    content = reading.load(path)
    workbook, inspection = inspect_content(content, path.name, password, job)
    primary = tuple(one.layout.id for one in inspection.tables if one.layout.primary)
    return ImportDraft(content, workbook, inspection, primary)


def import_draft(
    dossier: Dossier, draft: ImportDraft, author: str = "", *, accept_review: bool = True, job: Job = SILENT
) -> Done[tuple[Dataset, ...]]:
    """Write the chosen tables: one file, one transaction, one undo step.

    A table that replaces an earlier import takes its place in the same step, and the corrections of amounts that it
    prints as before are laid over it: undo brings the earlier one back. Where the
    dossier has these tables, but damage altered the file it keeps, the file is put back as received.

    Raises:
        NeedsDecision: something is still to be decided, a doubtful reading was not accepted, or a table is a newer
            version of an imported one and nobody said whether it replaces it.
        AlreadyImported: the same table of the same bytes is in the dossier.
    """
    inspection = draft.inspection
    if not draft.tables:
        raise NeedsDecision(
            msg("No table of amounts was found in {file}.", file=inspection.source.name),
            msg("Open the sheet, or ask the sender for the table as a spreadsheet."),
        )
    if draft.questions:
        first = draft.questions[0]
        raise Undecided(
            draft.questions, msg("To be decided about {table}: {question}", table=first.table, question=first.message)
        )
    if mended := _mended(dossier, draft, author):
        return mended
    readings = draft.readings
    verdict, reasons = mapping.judge(readings)
    if verdict is not Verdict.READY and not accept_review:
        reason = reasons[0].message if reasons else msg("The reading is doubtful.")
        raise NeedsReview(
            msg("This file should be reviewed first. {reason}", reason=reason),
            msg("Check the reading, then accept it."),
        )
    newer = versions_of(dossier, draft, job)
    open_ones = tuple(one for one in newer if one.table not in draft.replacing)
    if open_ones:
        raise NewerVersion(open_ones)
    corrected = fates(dossier, inspection.source.sha256, readings, draft.replacing)
    label = _label(inspection.source.name, corrected)
    with without_collector(), dossier.change(label, author) as change:
        for replaced in dict.fromkeys(map(draft.replacing.get, draft.tables)):
            if replaced is not None:
                datasets.hide(change, replaced)
        added = imports.add(change, inspection.source, draft.content, _filed(draft, verdict, newer), job)
        carry(change, dossier, corrected, dict(zip((one.layout.id for one in readings), added, strict=True)))
    return Done(tuple(datasets.one(dossier, dataset) for dataset in added), TOUCHED, label)


def _label(file: str, corrected: Sequence[FatedCorrection]) -> Message:
    """The step as the history tells it, with what became of the corrections of replaced tables."""
    if not corrected:
        return msg("Import {file}", file=file)
    carried = sum(one.fate is Fate.CARRIED for one in corrected)
    return msg(
        "Import {file}; corrections of the version before: {carried} carried over, {left} left behind",
        file=file,
        carried=carried,
        left=len(corrected) - carried,
    )


def _mended(dossier: Dossier, draft: ImportDraft, author: str) -> Done[tuple[Dataset, ...]] | None:
    """The step that puts a damaged file back as received; None where a table is new or the file is as it was."""
    source = draft.inspection.source
    found = [datasets.already_imported(dossier, source.sha256, table) for table in draft.tables]
    there = [one for one in found if one is not None]
    if len(there) < len(found) or not sources.is_altered(dossier, source.sha256):
        return None
    label = msg("Put the kept file {file} back as received", file=source.name)
    with dossier.change(label, author) as change:
        sources.put_back(change, source.sha256, draft.content)
    return Done(tuple(datasets.one(dossier, one) for one in there), TOUCHED, label)


def versions_of(dossier: Dossier, draft: ImportDraft, job: Job = SILENT) -> tuple[Replacement, ...]:
    """The imported tables of which the chosen ones are newer versions."""
    return replacements(dossier, draft.inspection.source.sha256, draft.readings, draft.filing.institution, job)


def _filed(draft: ImportDraft, verdict: Verdict, newer: tuple[Replacement, ...]) -> list[tuple[Reading, Filing]]:
    """The chosen tables, each with what is known of it beyond its cells; one beside an earlier version says so."""
    tables = {one.layout.id: one for one in draft.inspection.tables}
    told = {table: tuple(remarks(tables[table], draft.decided_for(table))) for table in draft.tables}
    for version in newer:
        if draft.replacing.get(version.table) is None:
            told[version.table] = (*told[version.table], _newer(version))
    return [
        (
            replace(one, issues=(*one.issues, *told[one.layout.id])),
            replace(
                draft.filing,
                verdict=verdict,
                decisions=draft.decided_for(one.layout.id).told,
                replaces=draft.replacing.get(one.layout.id),
            ),
        )
        for one in draft.readings
    ]


def spreadsheets_in(folder: Path) -> tuple[Path, ...]:
    """The spreadsheets of a folder and of those in it, in the order of their names; NotFound where there are none.

    Left out are the hidden files, and those that a spreadsheet program keeps beside an open one.
    """
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    named = tuple(sorted(path for path in found if not path.name.startswith(("~$", "."))))
    if not named:
        raise NotFound(
            msg("There is no spreadsheet in {folder}.", folder=folder.name),
            msg("Name the files one by one: what they hold decides, not how they are called."),
        )
    return named


class NewerVersion(NeedsDecision):
    """This table is a newer version of one that was already imported."""

    def __init__(self, replaced: tuple[Replacement, ...]) -> None:
        first = replaced[0]
        super().__init__(
            _told(first),
            msg(
                "Say whether it replaces that import (--replace) or stands beside it (--keep-both), or choose in the import page."
            ),
        )
        self.replaced = replaced
        self.issues = tuple(map(_newer, replaced))


def _told(one: Replacement) -> Message:
    table, file = one.table, one.dataset.source.name
    if one.changes.any:
        return msg(
            "{table} is a newer version of a table that was already imported from {file}.", table=table, file=file
        )
    return msg("{table} says the same as a table that was already imported from {file}.", table=table, file=file)


def _newer(one: Replacement) -> Issue:
    return Issue(
        "newer-version-of",
        Severity.WARNING,
        msg("This table is a newer version of the one imported from {file}.", file=one.dataset.source.name),
    )
