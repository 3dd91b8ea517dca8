"""The marks of each sheet, looked for while calamine, which leaves the interpreter free, reads the values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from budgetwatch.reading.archive import Archive
from budgetwatch.reading.extras.form import Styles
from budgetwatch.reading.marks import Marks, marks_in, styles_in
from budgetwatch.reading.ooxml import Parts


@contextmanager
def marks_ahead(archive: Archive, parts: Parts) -> Iterator[Mapping[str, Callable[[], Marks]]]:
    """The marks of every sheet by name, to be had when its values are there."""
    styles = styles_in(archive, parts)
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        yield {name: pool.submit(_marks_of, archive, part, styles, parts).result for name, part in parts.sheets.items()}
    finally:
        pool.shutdown(cancel_futures=True)


def _marks_of(archive: Archive, part: str, styles: Styles, parts: Parts) -> Marks:
    return marks_in(archive.read(part), styles, recalculates=parts.recalculates)
