"""What can still be read of a damaged dossier, written into a new one.

Rows are read wherever they can be reached. A table of amounts is kept whole or not at all: a sum of
what happens to be left would be silently wrong.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from budgetwatch.domain.errors import StorageFailed
from budgetwatch.domain.message import msg
from budgetwatch.domain.record import RECORDS
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import schema, serial
from budgetwatch.store.connections import connect
from budgetwatch.store.dossier import create_under, is_damaged, key_for
from budgetwatch.store.errors import Garbled, failed, failures
from budgetwatch.store.keys import Key
from budgetwatch.store.lengthening import lengthened
from budgetwatch.store.lost_readings import LostReading, how_read
from budgetwatch.store.older_layouts import bring_rows_up_to_date, lay_out_like, version_in
from budgetwatch.store.reached import pour
from budgetwatch.store.reheading import reheaded
from budgetwatch.store.repacking import pack_rows

_REGISTERS = frozenset(kind.value for kind in RECORDS)
_OF_A_DATASET = tuple(table.name for table in schema.metadata.sorted_tables if "dataset" in table.columns)
_COUNTED = (
    "SELECT count(*) FROM lines WHERE dataset = ?",
    "SELECT count(*) FROM facts WHERE amount_column IN (SELECT id FROM amount_columns WHERE dataset = ?)",
    "SELECT count(*) FROM codes WHERE dataset = ?",
    "SELECT count(*) FROM contracts WHERE dataset = ?",
)
_TEXTS = (
    "SELECT layout FROM checks WHERE dataset = ?",
    "SELECT totals FROM checks WHERE dataset = ?",
    "SELECT subtotals FROM checks WHERE dataset = ?",
    "SELECT issues FROM checks WHERE dataset = ?",
    "SELECT body FROM contracts WHERE dataset = ?",
    "SELECT body FROM records WHERE dataset = ?",
)
_LINKS = frozenset((schema.place_codes.name, schema.place_lines.name, "line_codes"))
_RECORDS = "SELECT count(*) FROM records WHERE dataset = ?"


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved of a dossier.

    `kept` names the imports that are whole; `lost` those of which something is missing, each with whether its received
    file is still in the dossier to be imported again; `holed` the tables of the file of which some rows are gone.
    `altered` names the received files of whole imports that are not as they were; `undone` the imports among what was
    lost that a person had taken back; `readings` how lost ones had been read whose files are there.
    """

    kept: tuple[str, ...]
    lost: tuple[tuple[str, bool], ...]
    holed: tuple[str, ...]
    altered: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    readings: tuple[LostReading, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether anything is missing; no step from before can then be undone."""
        return bool(self.lost or self.undone or self.holed)


def salvage(path: Path, out: Path, passphrase: str | None = None, job: Job = SILENT) -> Salvaged:
    """Write what can be read of the dossier at `path` to a new one at `out`, under the same key; an older one is brought up to date.

    Raises:
        StorageFailed: `corrupt` where not even the list of tables can be read, `newer-version`, `exists`, and what
            opening and the disk refuse. The damaged file is never written to.
    """
    ways: tuple[_Way, ...] = (lambda path, _out: nullcontext(path), lengthened, partial(reheaded, secret=passphrase))
    for way in ways:
        try:
            with way(path, out) as copy:
                return _saved(copy, out, passphrase, job)
        except StorageFailed as problem:
            if problem.code not in _CUT:
                raise
            told = problem
    raise failed("corrupt") if is_damaged(path, passphrase) else told


_Way: TypeAlias = Callable[[Path, Path], AbstractContextManager[Path]]
"""Where to read from: the dossier as it is, or a copy in which what the drivers stumble over is mended."""
_CUT = frozenset({"corrupt", "not-a-dossier", "wrong-passphrase"})
"""What is told of a file whose first page or end is missing: the drivers read none of it, whatever is left."""


def _saved(path: Path, out: Path, passphrase: str | None, job: Job) -> Salvaged:
    with failures():
        key = key_for(path, passphrase)
        with closing(connect(path, write=False, key=key)) as damaged:
            version = version_in(damaged)
            if version == schema.VERSION:
                create_under(out, key).close()
            else:
                lay_out_like(damaged, out, key)
            try:
                holed, met = _poured_all(damaged, out, key, job)
                if version != schema.VERSION:
                    bring_rows_up_to_date(out, key, version)
                return _whole_of(out, key, holed, met)
            except BaseException:
                out.unlink(missing_ok=True)
                raise


def _poured_all(
    damaged: sqlite3.Connection, out: Path, key: Key | None, job: Job
) -> tuple[frozenset[str], dict[int, tuple[str, int]]]:
    """Copy the rows of every table, but the pieces that are made of others.

    Gives the names of the tables that lack rows, and of every import that could be read, by number, with whether it stands.
    """
    holed = set()
    with closing(_unchecked(out, key)) as saved:
        tables = [name for (name,) in saved.execute(_TABLES).fetchall() if name != schema.packed.name]
        for done, table in enumerate(tables):
            job.step(msg("Saving what can be read"), done, len(tables))
            if not pour(damaged, saved, table):
                holed.add(table)
        asked = saved.execute("SELECT id, name, visible FROM datasets").fetchall()
        met = {number: (name, visible) for number, name, visible in asked}
        _drop_unreferenced(saved)
        saved.execute("COMMIT")
    return frozenset(holed), met


_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid"


def _unchecked(out: Path, key: Key | None) -> sqlite3.Connection:
    """A change of the new dossier under way, in which parents may be missing: they may be among what is lost."""
    saved = connect(out, write=True, key=key)
    saved.execute("PRAGMA foreign_keys = OFF")
    saved.execute("BEGIN IMMEDIATE")
    return saved


def _whole_of(out: Path, key: Key | None, holed: frozenset[str], met: dict[int, tuple[str, int]]) -> Salvaged:
    """Leave whole imports alone in the new dossier, with their pieces."""
    with closing(_unchecked(out, key)) as saved:
        dropped = {one.number: one for one in _drop_incomplete(saved, links_lost=not holed.isdisjoint(_LINKS))}
        gone = _drop_useless_files(saved)
        if dropped or gone or holed:
            _forget_steps(saved)
        pack_rows(saved)
        left = dict(saved.execute("SELECT id, name FROM datasets ORDER BY id").fetchall())
        kept = tuple(name for (name,) in saved.execute("SELECT name FROM datasets WHERE visible ORDER BY id"))
        altered = tuple(name for sha256, name in saved.execute(_FILES).fetchall() if not _has_file(saved, sha256))
        saved.execute("COMMIT")
    missing = sorted(met.keys() - left.keys())
    there = {number: one.has_file for number, one in dropped.items()}
    return Salvaged(
        kept,
        tuple((met[number][0], there.get(number, False)) for number in missing if met[number][1]),
        tuple(sorted(holed | ({schema.sources.name} if altered or gone else set()))),
        altered,
        tuple(met[number][0] for number in missing if not met[number][1]),
        tuple(one.reading for one in dropped.values() if one.reading is not None),
    )


_FILES = "SELECT sha256, name FROM sources ORDER BY received, name"


def _drop_useless_files(saved: sqlite3.Connection) -> bool:
    """Take out received files that are not as they were and on which nothing rests any more; whether there were some."""
    unused = "SELECT sha256 FROM sources WHERE sha256 NOT IN (SELECT source FROM datasets)"
    gone = [sha256 for (sha256,) in saved.execute(unused).fetchall() if not _has_file(saved, sha256)]
    for sha256 in gone:
        saved.execute("DELETE FROM sources WHERE sha256 = ?", (sha256,))
    _drop_unreferenced(saved)
    return bool(gone)


def _forget_steps(saved: sqlite3.Connection) -> None:
    """Let no earlier step be taken back: what it would bring back or take out may rest on something lost."""
    saved.execute("DELETE FROM replaced")
    saved.execute("DELETE FROM steps")


@dataclass(frozen=True, slots=True)
class _Dropped:
    """An import that is not whole, whether its received file is there, and how that could be read again."""

    number: int
    has_file: bool
    reading: LostReading | None


def _drop_incomplete(saved: sqlite3.Connection, *, links_lost: bool) -> Iterator[_Dropped]:
    """Take out what refers to something lost and the imports it belongs to, until all that is left is whole."""
    while True:
        _drop_orphans(saved)
        lost = tuple(_drop_lost(saved, links_lost=links_lost))
        if not lost:
            return
        yield from lost


def _drop_lost(saved: sqlite3.Connection, *, links_lost: bool) -> Iterator[_Dropped]:
    """Take out the imports of which something is missing, and those taken back whose file is not as it was."""
    asked = "SELECT id, source, visible, kind, lines, facts, codes, contracts FROM datasets"
    for number, source, visible, kind, *counts in saved.execute(asked).fetchall():
        there = _has_file(saved, source)
        unlinked = links_lost and counts[2] > 0
        useful = there if not visible else there is not None
        if useful and not unlinked and _is_whole(saved, number, kind, counts):
            continue
        reading = how_read(saved, number) if there and visible else None
        for table in _OF_A_DATASET:
            saved.execute(f"DELETE FROM {table} WHERE dataset = ?", (number,))  # noqa: S608 - our own names
        saved.execute("DELETE FROM datasets WHERE id = ?", (number,))
        yield _Dropped(number, bool(there), reading)


def _is_whole(saved: sqlite3.Connection, dataset: int, kind: str, counts: list[int]) -> bool:
    """Whether everything counted at the import is there and makes sense, and every column adds up to what it did."""
    register = kind in _REGISTERS and not counts[1]  # its rows are records, not lines
    asked = (_RECORDS, *_COUNTED[1:]) if register else _COUNTED
    found = [saved.execute(one, (dataset,)).fetchone()[0] for one in asked]
    return (
        found == counts
        and all(str(now) == then for then, now in _sums(saved, dataset))
        and all(_makes_sense(text) for asked in _TEXTS for (text,) in saved.execute(asked, (dataset,)))
    )


def _makes_sense(text: str) -> bool:
    """Whether a kept text is one that the store wrote."""
    try:
        serial.loads(text)
    except Garbled:
        return False
    return True


def _sums(saved: sqlite3.Connection, dataset: int) -> Iterator[tuple[str, int]]:
    """The sum of each amount column as imported and as it is now, which SQLite's own integers could not hold."""
    for column, then in saved.execute("SELECT id, total FROM amount_columns WHERE dataset = ?", (dataset,)).fetchall():
        amounts = saved.execute("SELECT amount FROM facts WHERE amount_column = ? AND amount IS NOT NULL", (column,))
        yield then, sum(amount for (amount,) in amounts)


def _has_file(saved: sqlite3.Connection, sha256: str) -> bool | None:
    """Whether a received file is as it was; None where it is gone."""
    row = saved.execute("SELECT content FROM sources WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else hashlib.sha256(row[0]).hexdigest() == sha256


def _drop_orphans(saved: sqlite3.Connection) -> None:
    """Take out what refers to something lost, and what referred to that, until nothing does."""
    _drop_unreferenced(saved)
    saved.execute("DELETE FROM facts WHERE line NOT IN (SELECT id FROM lines)")
    saved.execute("DELETE FROM facts WHERE amount_column NOT IN (SELECT id FROM amount_columns)")
    saved.execute("DELETE FROM place_lines WHERE line NOT IN (SELECT id FROM lines)")
    saved.execute("DELETE FROM place_codes WHERE code NOT IN (SELECT id FROM codes)")
    saved.execute("DELETE FROM place_lines WHERE place NOT IN (SELECT place FROM place_codes)")
    saved.execute("DELETE FROM place_codes WHERE place NOT IN (SELECT place FROM place_lines)")


def _drop_unreferenced(saved: sqlite3.Connection) -> None:
    """Take out what declares that it refers to something lost; what an import replaced may be lost without it."""
    if saved.execute("SELECT 1 FROM pragma_table_info('datasets') WHERE name = 'replaces'").fetchone():
        saved.execute("UPDATE datasets SET replaces = NULL WHERE replaces NOT IN (SELECT id FROM datasets)")
    while orphans := saved.execute("PRAGMA foreign_key_check").fetchall():
        for table, number, *_ in orphans:
            saved.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,))  # noqa: S608 - our own names
