"""Take out what an audience may see: amounts, contracts and registers as csv, one workbook, or a Fiscal Data Package."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from budgetwatch import exchange
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import msg
from budgetwatch.domain.record import RECORDS
from budgetwatch.domain.table import Field, PlainTable
from budgetwatch.exchange.budget import Exported
from budgetwatch.jobs import SILENT, Job
from budgetwatch.rendering.plain_files import write_csv, write_workbook
from budgetwatch.store import datasets, exported, records, work
from budgetwatch.store.datasets import Dataset
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import refuse_narrower_evidence
from budgetwatch.usecases.contracts import list_contracts, rows_kept_from
from budgetwatch.usecases.current import facts
from budgetwatch.usecases.writing import make_folder, told_by_disk

FORMATS = ("csv", "xlsx", "datapackage")
PACKAGE = "datapackage.json"


_COMMITTEE_ONLY = frozenset({TableKind.HEADCOUNT, TableKind.ADVANCES, TableKind.CALENDAR})
"""The registers that no pack prints for the public."""


def export(
    dossier: Dossier,
    out: Path,
    kind: str = "csv",
    job: Job = SILENT,
    audience: Audience = Audience.COMMITTEE,
) -> tuple[Path, ...]:
    """The files written to the folder `out`: all of them, or none where the disk refuses.

    The table `about` says which audience they are for, and how much is kept from it. csv files are separated by
    semicolons, as spreadsheets in French expect; those of a data package by commas.

    Raises:
        NotForAudience: amounts rest on a document that the audience may not see.
    """
    refuse_narrower_evidence(dossier, audience)
    make_folder(out)
    with told_by_disk(out), tempfile.TemporaryDirectory(dir=out, prefix=".export-") as scratch:
        drafts = _written(dossier, audience, Path(scratch), kind, job)
        return tuple(draft.replace(out / draft.name) for draft in drafts)


def _written(dossier: Dossier, audience: Audience, folder: Path, kind: str, job: Job) -> list[Path]:
    job.step(msg("Writing the tables"))

    def passed(_count: int) -> None:
        job.check()

    if kind == "xlsx":
        book = folder / "budgetwatch.xlsx"
        write_workbook(book, tuple(_tables(dossier, audience)), passed)
        return [book]
    delimiter = "," if kind == "datapackage" else ";"
    written = []
    for table in _tables(dossier, audience):
        path = folder / f"{table.name}.csv"
        if write_csv(path, table, delimiter, passed) or table.name == "budget":
            written.append((path, table))
    files = [path for path, _ in written]
    if kind == "datapackage":
        files.append(folder / PACKAGE)
        named = ((path.name, table) for path, table in written)
        title = work.settings(dossier).get("title", "")
        files[-1].write_text(exchange.data_package(title, facts(dossier).currency, named), encoding="utf-8")
    return files


def _tables(dossier: Dossier, audience: Audience) -> Iterator[PlainTable]:
    """The tables that a dossier has for an audience, the amounts first and what the export is last."""
    withheld = frozenset[TableKind]() if audience.may_see(Audience.COMMITTEE) else _COMMITTEE_ONLY
    imports = [one for one in datasets.listed(dossier) if one.kind not in withheld]
    kept_back = rows_kept_from(dossier, audience)
    yield exchange.budget_table(
        exported.axes(dossier), (_exported(dossier, one, kept_back) for one in imports if one.facts)
    )
    rows = list_contracts(dossier, audience)
    yield exchange.contracts_table([row.contract for row in rows], [row.tie for row in rows])
    for kind in (one for one in RECORDS if one not in withheld):
        yield exchange.records_table(TableKind(kind), [record for _, record in records.stored(dossier, kind)])
    yield exchange.documents_table({one.source.sha256: one.source for one in imports}.values())
    yield _about(dossier, audience, len(rows))


def _about(dossier: Dossier, audience: Audience, shown: int) -> PlainTable:
    every = len(list_contracts(dossier))
    told = (("audience", audience.value), ("contracts", shown), ("contracts_kept_back", every - shown))
    return PlainTable("about", (Field("about"), Field("value")), told)


def _exported(dossier: Dossier, dataset: Dataset, kept_back: frozenset[tuple[int, int]]) -> Exported:
    return Exported(
        dataset.id,
        dataset.source,
        dataset.filing.institution,
        dataset.filing.document_type,
        dataset.filing.status,
        dataset.flow.value,
        dataset.currency,
        (one for one in exported.stored_facts(dossier, dataset) if (dataset.id, one.cell.row) not in kept_back),
        exported.stored_codes(dossier, dataset),
    )
