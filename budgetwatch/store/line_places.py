"""The places that the lines behind some cells have in the classifications."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sqlalchemy import Connection, func, select

from budgetwatch.domain.code import Classification
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.stored import StoredCode
from budgetwatch.store import serial
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import codes, datasets, line_codes, lines

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
    wanted = select(func.json_each(json.dumps(sorted(rows))).table_valued("value").c.value)
    asked = (
        select(lines.c.row, codes.c.classification, codes.c.level, codes.c.code, codes.c.label)
        .select_from(datasets)
        .join(lines, lines.c.dataset == datasets.c.id)
        .join(codes, codes.c.dataset == datasets.c.id)
        .join(line_codes, (line_codes.c.code == codes.c.id) & (line_codes.c.line == lines.c.id))
        .where(datasets.c.source == file, datasets.c.sheet == sheet, datasets.c.visible == 1, lines.c.row.in_(wanted))
        .order_by(codes.c.level)
    )
    places: dict[int, list[StoredCode]] = defaultdict(list)
    for row, classification, level, code, label in connection.execute(asked):
        places[row].append(StoredCode(serial.word(Classification, classification), level, code, label))
    return {row: tuple(found) for row, found in places.items()}
