"""A large worksheet, cut between rows: calamine leaves the interpreter free, so that two pieces are parsed at once."""

from __future__ import annotations

import io
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from budgetwatch.reading import limits
from budgetwatch.reading.archive import Archive
from budgetwatch.reading.ooxml import Parts

_ROW = b'<row r="'
_END = b"</sheetData"
_CLOSING = b"</sheetData></worksheet>"
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Pieces:
    """How many rows a worksheet has, and its pieces in order, each as the worksheet that calamine makes of it."""

    height: int
    sheets: Iterator[Any]


def pieces_of(
    archive: Archive, parts: Parts, part: str, text: bytes, open_sheet: Callable[[bytes], Any]
) -> Pieces | None:
    """The pieces of the worksheet with this XML, which are parsed from now on; None where it is not to be cut.

    Args:
        archive: the workbook.
        parts: where it keeps what the sheets share.
        part: where it keeps this worksheet.
        text: the XML of this worksheet.
        open_sheet: parses the worksheet in the bytes of a workbook.
    """
    shared = archive.size(parts.shared_texts) if parts.shared_texts else 0
    cuts = _cuts(text, max(limits.PIECE_BYTES, limits.PIECE_PER_SHARED_BYTE * shared))
    if len(cuts) < 3:
        return None
    frame = _Frame(archive, parts, part)
    head, last = text[: cuts[0]], cuts[-2]

    def parsed(start: int, end: int) -> Any:
        closed = text[start:] if start == last else text[start:end] + _CLOSING
        return open_sheet(frame.around(head + closed))

    number = text[text.rfind(_ROW, 0, cuts[-1]) + len(_ROW) :][:7].partition(b'"')[0]
    return Pieces(int(number) if number.isdigit() else 0, _in_order(parsed, cuts))


def _cuts(text: bytes, size: int) -> list[int]:
    """Where the rows of a worksheet begin, where they are cut, and where they end.

    Cuts are made before rows that say their number. None is made where a comment may hold what only looks like a row.
    """
    end = text.find(_END)
    if end < 0 or (b"!" in text and b"<!" in text):
        return []
    cuts: list[int] = []
    place = text.find(_ROW, 0, end)
    while place >= 0:
        cuts.append(place)
        place = text.find(_ROW, place + size, end)
    return [*cuts, end]


def _in_order(parsed: Callable[[int, int], Any], cuts: list[int]) -> Iterator[Any]:
    """What is made of each piece, a few of them at once; begun before the first is asked for."""
    pool = ThreadPoolExecutor(_AT_ONCE)
    pieces: deque[Future[Any]] = deque(pool.submit(parsed, *bounds) for bounds in pairwise(cuts))

    def results() -> Iterator[Any]:
        try:
            while pieces:
                yield pieces.popleft().result()  # let go once taken: a piece is as large as what is made of it
        finally:
            pool.shutdown(cancel_futures=True)

    return results()


class _Frame:
    """What a workbook with one worksheet holds beside it."""

    def __init__(self, archive: Archive, parts: Parts, part: str) -> None:
        common = ("[content_types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")
        names = (*common, parts.styles, parts.shared_texts)
        self._others = {archive.named(name): archive.read(name) for name in names if name and name in archive}
        self._own = archive.named(part)

    def around(self, worksheet: bytes) -> bytes:
        """The bytes of the workbook with this worksheet, uncompressed."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as book:
            for name, part in {**self._others, self._own: worksheet}.items():
                book.writestr(name, part)
        return content.getvalue()
