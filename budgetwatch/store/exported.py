"""Every amount of an import with its line and its cell, read one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import func, select

from budgetwatch.domain.code import Classification
from budgetwatch.domain.money import Absent, Amount, Value
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.stored import StoredCode, StoredFact
from budgetwatch.store import corrections, serial
from budgetwatch.store.datasets import Dataset
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import amount_columns, codes, datasets, facts, line_codes, lines

_AT_ONCE = 10_000


def axes(dossier: Dossier) -> tuple[tuple[Classification, int], ...]:
    """The classifications and levels that the lines of the standing imports carry, in alphabetical order."""
    asked = select(codes.c.classification, codes.c.level).join(datasets).where(datasets.c.visible == 1).distinct()
    with dossier.reading() as connection:
        rows = sorted((row.classification, row.level) for row in connection.execute(asked))
    return tuple((serial.word(Classification, name), level) for name, level in rows)


def stored_facts(dossier: Dossier, dataset: Dataset) -> Iterator[StoredFact]:
    """The amounts of an import line by line, with those that do not count, in the order of the sheet."""
    asked = (
        select(
            facts.c.line,
            facts.c.amount,
            facts.c.state,
            lines.c.row,
            lines.c.label,
            amount_columns.c.place,
            amount_columns.c.measure,
            amount_columns.c.basis,
            func.coalesce(amount_columns.c.year, lines.c.year).label("year"),
            func.coalesce(amount_columns.c.year_label, lines.c.year_label).label("year_label"),
            func.coalesce(amount_columns.c.period, lines.c.period).label("period"),
            amount_columns.c.variant,
            amount_columns.c.counts,
        )
        .select_from(
            facts.join(amount_columns, facts.c.amount_column == amount_columns.c.id).join(
                lines, facts.c.line == lines.c.id
            )
        )
        .where(amount_columns.c.dataset == dataset.id)
        .order_by(facts.c.line, amount_columns.c.place)
    )
    with dossier.reading() as connection:
        mended = corrections.values(connection)
        for row in connection.execution_options(yield_per=_AT_ONCE).execute(asked):
            received = serial.word(Absent, row.state) if row.amount is None else Amount(row.amount, dataset.exponent)
            place = (dataset.id, row.row, row.place)
            value: Value = mended.get(place, received)
            yield StoredFact(
                dataset.id,
                row.line,
                row.label,
                CellRef(dataset.source.sha256, dataset.sheet, row.row, row.place),
                row.measure or "",
                row.basis or "",
                row.year,
                row.year_label or "",
                row.period or "",
                row.variant or "",
                bool(row.counts),
                value,
                place in mended,
            )


def stored_codes(dossier: Dossier, dataset: Dataset) -> Mapping[int, tuple[StoredCode, ...]]:
    """The places of every line of an import, by the number of the line."""
    asked = (
        select(line_codes.c.line, codes.c.classification, codes.c.level, codes.c.code, codes.c.label)
        .select_from(line_codes.join(codes, line_codes.c.code == codes.c.id))
        .where(codes.c.dataset == dataset.id)
        .order_by(codes.c.id)
    )
    places: dict[int, list[StoredCode]] = defaultdict(list)
    known: dict[tuple[str, int, str, str], StoredCode] = {}
    with dossier.reading() as connection:
        for line, classification, level, code, label in connection.execute(asked):
            key = (classification, level, code, label)
            if key not in known:
                known[key] = StoredCode(serial.word(Classification, classification), level, code, label)
            places[line].append(known[key])
    return {line: tuple(found) for line, found in places.items()}
