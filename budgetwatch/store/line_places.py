"""The places that the lines behind some cells have in the classifications."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import TypeAlias

from sqlalchemy import Connection, Select, func, select

from budgetwatch.domain.code import Classification
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.stored import StoredCode
from budgetwatch.store import serial
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import codes, datasets, lines, place_codes, place_lines

SheetRow: TypeAlias = tuple[str, str, int]
"""A file's hash, a sheet and a row of it."""


def of_cells(dossier: Dossier, cells: Iterable[CellRef]) -> Mapping[SheetRow, tuple[StoredCode, ...]]:
    """The places of the line in the row of each cell, the coarsest level first; rows without a line are left out."""
    rows: dict[tuple[str, str], set[int]] = defaultdict(set)
    for cell in cells:
        rows[cell.file_sha256, cell.sheet].add(cell.row)
    found: dict[SheetRow, tuple[StoredCode, ...]] = {}
    with dossier.reading() as connection:
        for (file, sheet), asked in rows.items():
            for row, places in _of_sheet(connection, file, sheet, asked).items():
                found[file, sheet, row] = places
    return found


def _of_sheet(
    connection: Connection, file: str, sheet: str, rows: Iterable[int]
) -> Mapping[int, tuple[StoredCode, ...]]:
    here = (datasets.c.source == file, datasets.c.sheet == sheet, datasets.c.visible == 1)
    asked = select(lines.c.id, lines.c.row).join(datasets).where(*here, lines.c.row.in_(_listed(rows)))
    row_of = {line.id: line.row for line in connection.execute(asked)}
    # Asked step by step: joined, every code of the file would be set against every line.
    standing = select(place_lines.c.line, place_lines.c.place).where(place_lines.c.line.in_(_listed(row_of)))
    places = connection.execute(standing).all()
    known = _codes_of(connection, {place for _, place in places})
    found: dict[int, list[tuple[int, int, StoredCode]]] = defaultdict(list)
    for line, place in places:
        found[row_of[line]] += known[place]
    return {row: tuple(code for _, _, code in sorted(codes, key=itemgetter(0, 1))) for row, codes in found.items()}


def _codes_of(connection: Connection, places: Iterable[int]) -> Mapping[int, list[tuple[int, int, StoredCode]]]:
    """The codes of each place, with their levels and numbers."""
    asked = select(place_codes.c.place, place_codes.c.code).where(place_codes.c.place.in_(_listed(places)))
    pairs = connection.execute(asked).all()
    columns = (codes.c.id, codes.c.classification, codes.c.level, codes.c.code, codes.c.label)
    named = {
        number: (level, number, StoredCode(serial.word(Classification, classification), level, code, label))
        for number, classification, level, code, label in connection.execute(
            select(*columns).where(codes.c.id.in_(_listed({code for _, code in pairs})))
        )
    }
    found: dict[int, list[tuple[int, int, StoredCode]]] = defaultdict(list)
    for place, code in pairs:
        found[place].append(named[code])
    return found


def _listed(numbers: Iterable[int]) -> Select[tuple[int]]:
    """The numbers as one parameter, however many they are."""
    return select(func.json_each(json.dumps(sorted(numbers))).table_valued("value").c.value)
