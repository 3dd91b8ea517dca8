"""The strength of the forces over the years: posts authorised, persons there, and what is between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.headcount import Headcount
from budgetwatch.domain.layout import TableKind
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.registers import COUNTED, RecordRow, list_records, total_of

VACANT = "vacant"
"""Posts that are authorised and not filled: authorised less actual."""

Counts = Mapping[tuple[int | None, str], Figure]
"""Counts by year and field; the year is None where the register says none."""


@dataclass(frozen=True, slots=True)
class Strength:
    """One force, corps or category over the years."""

    force: str
    category: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Headcounts:
    """Every force with its counts: `columns` are the years and fields that some row states, in order."""

    columns: tuple[tuple[int | None, str], ...]
    rows: tuple[Strength, ...]
    totals: Counts


def headcounts(dossier: Dossier) -> Headcounts:
    """The registers of headcounts as one table: a row for each force and category, columns for each year."""
    kept = list_records(dossier, TableKind.HEADCOUNT)
    of: dict[tuple[str, str], list[RecordRow]] = {}
    for row in kept:
        if isinstance(row.record, Headcount):
            named = row.record.force or row.record.code, row.record.category
            of.setdefault(named, []).append(row)
    rows = tuple(Strength(force, category, _counts(found)) for (force, category), found in of.items())
    totals = _counts(kept)
    return Headcounts(tuple(sorted(totals, key=_order)), rows, totals)


def _counts(rows: Sequence[RecordRow]) -> Counts:
    """What some records add up to in each year and field; posts not filled where both counts are stated by all."""
    counts: dict[tuple[int | None, str], Figure] = {}
    for year in dict.fromkeys(row.record.year for row in rows):
        of_year = tuple(row for row in rows if row.record.year == year)
        counts |= {(year, field): total for field in COUNTED if (total := total_of(of_year, field))}
        both = all({"authorised", "actual"} <= row.figures.keys() for row in of_year)
        if both:
            counts[year, VACANT] = difference(counts[year, "authorised"], counts[year, "actual"])
    return counts


def _order(column: tuple[int | None, str]) -> tuple[int, int]:
    year, field = column
    return year or 0, (*COUNTED, VACANT).index(field)
