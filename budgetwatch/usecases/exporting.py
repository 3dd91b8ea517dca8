"""Take everything out: amounts, contracts and registers as csv, one workbook, or a Fiscal Data Package."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from budgetwatch import exchange
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import msg
from budgetwatch.domain.record import RECORDS
from budgetwatch.domain.table import PlainTable
from budgetwatch.exchange.budget import Exported
from budgetwatch.jobs import SILENT, Job
from budgetwatch.rendering.plain_files import write_csv, write_workbook
from budgetwatch.store import contracts, datasets, exported, records, work
from budgetwatch.store.datasets import Dataset
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.contract_lines import tie_contracts
from budgetwatch.usecases.current import facts
from budgetwatch.usecases.writing import make_folder, told_by_disk

FORMATS = ("csv", "xlsx", "datapackage")
PACKAGE = "datapackage.json"


def export(dossier: Dossier, out: Path, kind: str = "csv", job: Job = SILENT) -> tuple[Path, ...]:
    """The files written to the folder `out`: all of them, or none where the disk refuses.

    csv files are separated by semicolons, as spreadsheets in French expect; those of a data package by commas.
    """
    make_folder(out)
    with told_by_disk(out), tempfile.TemporaryDirectory(dir=out, prefix=".export-") as scratch:
        drafts = _written(dossier, Path(scratch), kind, job)
        return tuple(draft.replace(out / draft.name) for draft in drafts)


def _written(dossier: Dossier, folder: Path, kind: str, job: Job) -> list[Path]:
    job.step(msg("Writing the tables"))

    def passed(_count: int) -> None:
        job.check()

    if kind == "xlsx":
        book = folder / "budgetwatch.xlsx"
        write_workbook(book, tuple(_tables(dossier)), passed)
        return [book]
    delimiter = "," if kind == "datapackage" else ";"
    written = []
    for table in _tables(dossier):
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


def _tables(dossier: Dossier) -> Iterator[PlainTable]:
    """The tables that a dossier has, the amounts first."""
    imports = datasets.listed(dossier)
    yield exchange.budget_table(exported.axes(dossier), (_exported(dossier, one) for one in imports if one.facts))
    listed = contracts.stored(dossier)
    yield exchange.contracts_table(listed, tie_contracts(dossier, listed))
    for kind in RECORDS:
        yield exchange.records_table(TableKind(kind), [record for _, record in records.stored(dossier, kind)])
    yield exchange.documents_table({one.source.sha256: one.source for one in imports}.values())


def _exported(dossier: Dossier, dataset: Dataset) -> Exported:
    return Exported(
        dataset.id,
        dataset.source,
        dataset.filing.institution,
        dataset.filing.document_type,
        dataset.filing.status,
        dataset.flow.value,
        dataset.currency,
        exported.stored_facts(dossier, dataset),
        exported.stored_codes(dossier, dataset),
    )
