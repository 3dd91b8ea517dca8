"""The imported tables of a dossier: what each is, and whether its import stands or was undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from budgetwatch.domain.errors import AlreadyImported, NotFound
from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.measure import Basis, Flow, Measure
from budgetwatch.domain.source import Source
from budgetwatch.store import serial, sources
from budgetwatch.store.opened import Change, Dossier
from budgetwatch.store.schema import datasets


@dataclass(frozen=True, slots=True)
class Filing:
    """What is known of a table beyond its cells.

    `status` is draft, voted, provisional or audited; `decisions` holds what a person decided that the sheet does not
    say (unit, year, measure …), by name; `replaces` is the number of the earlier version that the table replaces.
    """

    document_type: str = ""
    institution: str = ""
    country: str = ""
    status: str = ""
    verdict: Verdict = Verdict.READY
    decisions: Mapping[str, str] = field(default_factory=dict)
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """One imported table. `table` is its name in its file; amounts are at `exponent`; `visible` unless undone."""

    id: int
    table: str
    sheet: str
    kind: TableKind
    flow: Flow
    currency: str | None
    exponent: int
    filing: Filing
    author: str
    imported_at: datetime
    visible: bool
    source: Source
    years: tuple[int, ...]
    measures: tuple[Measure, ...]
    bases: tuple[Basis, ...]
    lines: int
    facts: int
    contracts: int


def listed(dossier: Dossier, *, hidden: bool = False) -> tuple[Dataset, ...]:
    """The imported tables, oldest import first; with `hidden` also those whose import was undone."""
    chosen = select(datasets).order_by(datasets.c.id)
    with dossier.reading() as connection:
        rows = connection.execute(chosen if hidden else chosen.where(datasets.c.visible == 1)).all()
        files = sources.by_hash(connection)
        return tuple(_dataset(row, sources.behind(files, row.source)) for row in rows)


def one(dossier: Dossier, dataset: int) -> Dataset:
    """The imported table of that number; NotFound where there is none."""
    with dossier.reading() as connection:
        row = connection.execute(select(datasets).where(datasets.c.id == dataset)).one_or_none()
        if row is None:
            raise NotFound
        return _dataset(row, sources.behind(sources.by_hash(connection), row.source))


def already_imported(dossier: Dossier, sha256: str, table: str) -> int | None:
    """The number of the standing import of that table of that file; None where there is none or it was undone."""
    with dossier.reading() as connection:
        return standing(connection, sha256, table)


def standing(connection: Connection, sha256: str, table: str) -> int | None:
    """As `already_imported`, inside a change."""
    same = (datasets.c.source == sha256) & (datasets.c.name == table) & (datasets.c.visible == 1)
    return connection.execute(select(datasets.c.id).where(same)).scalar()


def hide(change: Change, dataset: int) -> None:
    """Undo an import: its figures leave every count, its bytes and rows stay. NotFound where there is none."""
    _show(change, dataset, visible=0)


def restore(change: Change, dataset: int) -> None:
    """Let a hidden import count again. NotFound where there is none, AlreadyImported where the table was imported anew."""
    same = select(datasets.c.source, datasets.c.name).where(datasets.c.id == dataset)
    table = change.connection.execute(same).one_or_none()
    if table is not None and standing(change.connection, table.source, table.name) not in (None, dataset):
        raise AlreadyImported
    _show(change, dataset, visible=1)


def _show(change: Change, dataset: int, *, visible: int) -> None:
    shown = update(datasets).where(datasets.c.id == dataset).values(visible=visible)
    if change.connection.execute(shown).rowcount == 0:
        raise NotFound


def _dataset(row: Row[Any], source: Source) -> Dataset:
    return Dataset(
        id=row.id,
        table=row.name,
        sheet=row.sheet,
        kind=serial.word(TableKind, row.kind),
        flow=serial.word(Flow, row.flow),
        currency=row.currency,
        exponent=row.exponent,
        filing=Filing(
            row.document_type,
            row.institution,
            row.country,
            row.status,
            serial.word(Verdict, row.verdict),
            serial.loads(row.decisions),
            row.replaces,
        ),
        author=row.author,
        imported_at=serial.moment(row.imported_at),
        visible=bool(row.visible),
        source=source,
        years=serial.loads(row.years),
        measures=serial.loads(row.measures),
        bases=serial.loads(row.bases),
        lines=row.lines,
        facts=row.facts,
        contracts=row.contracts,
    )
