"""What is found in the XML of each sheet while calamine, which leaves the interpreter free, reads the values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from budgetwatch.reading import limits
from budgetwatch.reading.archive import Archive
from budgetwatch.reading.extras.form import Styles
from budgetwatch.reading.marks import Marks, marks_in, styles_in
from budgetwatch.reading.ooxml import Parts
from budgetwatch.reading.pieces import Pieces, pieces_of
from budgetwatch.reading.sheets import Beside


@contextmanager
def looking_ahead(archive: Archive, parts: Parts) -> Iterator[Beside]:
    """The marks of every sheet, to be had when its values are there; those of large sheets once these are begun."""
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        yield _Ahead(archive, parts, styles_in(archive, parts), pool)
    finally:
        pool.shutdown(cancel_futures=True)


class _Ahead(Beside):
    def __init__(self, archive: Archive, parts: Parts, styles: Styles, pool: ThreadPoolExecutor) -> None:
        self._archive, self._parts, self._styles, self._pool = archive, parts, styles, pool
        large = {name for name, part in parts.sheets.items() if archive.size(part) >= 2 * limits.PIECE_BYTES}
        self._found: dict[str, Callable[[], Marks]] = {
            name: pool.submit(self._marks_of, part).result for name, part in parts.sheets.items() if name not in large
        }
        first = next((part for name, part in parts.sheets.items() if name in large), None)
        self._early = {first: pool.submit(archive.read, first)} if first else {}  # while calamine opens the workbook

    def marks(self, name: str) -> Marks:
        found = self._found.pop(name, None)
        return found() if found else Marks()

    def pieces(self, name: str, open_sheet: Callable[[bytes], Any]) -> Pieces | None:
        part = self._parts.sheets.get(name)
        if part is None or name in self._found:
            return None
        early = self._early.pop(part, None)
        text = early.result() if early else self._archive.read(part)
        pieces = pieces_of(self._archive, self._parts, part, text, open_sheet)
        self._found[name] = self._pool.submit(self._marks_in, text).result  # later: searches hold the interpreter
        return pieces

    def _marks_of(self, part: str) -> Marks:
        return self._marks_in(self._archive.read(part))

    def _marks_in(self, text: bytes) -> Marks:
        return marks_in(text, self._styles, recalculates=self._parts.recalculates)
