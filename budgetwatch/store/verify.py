"""Whether a dossier is sound: its file, its references, the kept sources, and every total kept from the imports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, FromClause, func, select

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.fact import TotalCheck
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Amount
from budgetwatch.domain.record import RECORDS
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import serial
from budgetwatch.store.connections import driver
from budgetwatch.store.opened import Dossier
from budgetwatch.store.repacking import misread
from budgetwatch.store.schema import (
    amount_columns,
    checks,
    codes,
    datasets,
    facts,
    lines,
    place_codes,
    place_lines,
    sources,
)
from budgetwatch.store.verify_records import changed_registers


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, and what was found."""

    name: str
    ok: bool
    detail: Message


def verify(dossier: Dossier, job: Job = SILENT) -> tuple[Check, ...]:
    """What was checked, in the order of gravity; a dossier is sound if every check is ok."""
    looks: tuple[tuple[Message, Callable[[Connection], Check]], ...] = (
        (msg("Checking the file"), _file),
        (msg("Checking the references"), _references),
        (msg("Checking the kept sources"), _sources),
        (msg("Adding up the totals again"), _totals),
    )
    found = []
    for done, (step, look) in enumerate(looks):
        job.step(step, done, len(looks))
        found.append(_looked(dossier, look))
    return tuple(found)


def _looked(dossier: Dossier, look: Callable[[Connection], Check]) -> Check:
    """What a check found; damage that keeps it from looking is what it found."""
    try:
        with dossier.reading() as connection:
            return look(connection)
    except StorageFailed as problem:
        if problem.code != "corrupt":
            raise
        return Check(look.__name__.strip("_"), ok=False, detail=msg("The file is damaged here: it cannot be read."))


def _file(connection: Connection) -> Check:
    first = driver(connection).execute("PRAGMA integrity_check(1)").fetchone()[0]
    if first == "ok":
        return Check("file", ok=True, detail=msg("The file is whole."))
    return Check("file", ok=False, detail=msg("The file is damaged: {report}", report=str(first)))


def _references(connection: Connection) -> Check:
    lost = len(driver(connection).execute("PRAGMA foreign_key_check").fetchall())
    lost += sum(_lost(connection, here, there) for here, there in _IN_BULK)
    if not lost:
        return Check("references", ok=True, detail=msg("Every row leads to what it speaks of."))
    detail = msgn("{count} row leads nowhere.", "{count} rows lead nowhere.", lost)
    return Check("references", ok=False, detail=detail)


_IN_BULK = (
    (facts.c.amount_column, amount_columns.c.id),
    (facts.c.line, lines.c.id),
    (place_codes.c.code, codes.c.id),
    (place_codes.c.place, place_lines.c.place),
    (place_lines.c.place, place_codes.c.place),
    (place_lines.c.line, lines.c.id),
)


def _lost(connection: Connection, here: Column[Any], there: Column[Any]) -> int:
    """How many rows refer to what is not there."""
    asked = select(func.count()).select_from(here.table).where(here.not_in(select(there)))
    return int(connection.execute(asked).scalar_one())


def _sources(connection: Connection) -> Check:
    kept = connection.execute(select(sources.c.sha256, sources.c.name).order_by(sources.c.name)).all()
    changed = [row.name for row in kept if _hash(connection, row.sha256) != row.sha256]
    if changed:
        detail = msg("These files are no longer as received: {files}.", files=", ".join(map(str, changed)))
        return Check("sources", ok=False, detail=detail)
    detail = msgn("{count} kept file is as received.", "{count} kept files are as received.", len(kept))
    return Check("sources", ok=True, detail=detail)


def _hash(connection: Connection, sha256: str) -> str:
    """The hash of a kept file; nothing where damage hides it."""
    content = connection.execute(select(sources.c.content).where(sources.c.sha256 == sha256)).scalar()
    return hashlib.sha256(content).hexdigest() if content is not None else ""


def _totals(connection: Connection) -> Check:
    raw = driver(connection)
    differ = [
        *_changed_columns(connection),
        *_changed_totals(connection),
        *changed_registers(connection),
        *misread(raw),
    ]
    if differ:
        detail = msg(
            "The amounts no longer add up to the totals of: {tables}.",
            tables=", ".join(map(str, dict.fromkeys(differ))),
        )
        return Check("totals", ok=False, detail=detail)
    return Check("totals", ok=True, detail=msg("Every total is what its amounts add up to."))


def _changed_columns(connection: Connection) -> list[str]:
    """The tables of which a column no longer adds up to what was imported."""
    kept = connection.execute(select(amount_columns.c.id, amount_columns.c.total, datasets.c.name).join(datasets)).all()
    return [row.name for row in kept if str(_sum(connection, facts.c.amount_column == row.id)) != row.total]


def _changed_totals(connection: Connection) -> list[str]:
    """The tables of which a sum of lines kept beside a printed total differs from the stored amounts.

    Left out are totals of a subset, which only words describe, those of columns that do not count, which may share
    one meaning, and those of registers: `_changed_columns` covers the amounts of contracts, `changed_registers` the others.
    """
    kept = select(checks.c.dataset, checks.c.totals, datasets.c.name, datasets.c.exponent).join(datasets)
    registers = [TableKind.CONTRACTS.value, *(kind.value for kind in RECORDS)]
    budgets = connection.execute(kept.where(datasets.c.kind.not_in(registers))).all()
    return [
        row.name
        for row in budgets
        for total in serial.loads(row.totals)
        if total.counts and total.filter is None and not _adds_up(connection, row.dataset, row.exponent, total)
    ]


def _adds_up(connection: Connection, dataset: int, exponent: int, total: TotalCheck) -> bool:
    same = (
        (amount_columns.c.dataset == dataset)
        & amount_columns.c.measure.is_not_distinct_from(total.measure)
        & amount_columns.c.basis.is_not_distinct_from(total.basis)
        & amount_columns.c.variant.is_not_distinct_from(total.variant)
        & (amount_columns.c.counts == 1)
    )
    if total.period is not None:
        same &= amount_columns.c.period == total.period.part
    if total.year is not None:
        same &= func.coalesce(amount_columns.c.year, lines.c.year) == total.year.number
    return Amount(_sum(connection, same, _WITH_LINES), exponent) == total.lines_sum


def _sum(connection: Connection, which: ColumnElement[bool], rows: FromClause = facts) -> int:
    """The exact sum of mantissas, which SQLite's own integers could not hold: it adds their two halves apart."""
    high, low = facts.c.amount.bitwise_rshift(_HALF), facts.c.amount.bitwise_and((1 << _HALF) - 1)
    halves = select(func.coalesce(func.sum(high), 0), func.coalesce(func.sum(low), 0)).select_from(rows).where(which)
    above, below = connection.execute(halves).one()
    return (int(above) << _HALF) + int(below)


_HALF = 32
"""Bits of half an amount."""
_WITH_LINES = facts.join(amount_columns, facts.c.amount_column == amount_columns.c.id).join(
    lines, facts.c.line == lines.c.id
)
