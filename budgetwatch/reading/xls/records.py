"""The records an .xls is made of, in its OLE container or bare.

Source: [MS-XLS] 2.1.4 and 2.4; the record kinds are those of BIFF5 and BIFF8 alike.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import TypeAlias

Record: TypeAlias = tuple[int, bytes]

BOF, EOF, FILE_PASS = 0x0809, 0x000A, 0x002F
BIFF5, BIFF8 = 0x0500, 0x0600


def stream_of(content: bytes) -> bytes:
    """The stream of records of a workbook; empty where the container has none.

    Raises:
        OSError: the container is damaged.
    """
    import olefile

    with olefile.OleFileIO(io.BytesIO(content)) as container:
        name = next((name for name in ("Workbook", "Book") if container.exists(name)), None)
        return bytes(container.openstream(name).read()) if name else b""


def records(stream: bytes, start: int) -> Iterator[Record]:
    """The records of the part that begins at a place, without those of the charts inside it."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        depth += (kind == BOF) - (kind == EOF)
        if depth <= 1:
            yield kind, stream[start + 4 : start + 4 + size]
        if depth == 0:
            return
        start += 4 + size


def version_of(stream: bytes) -> int:
    """`BIFF5`, `BIFF8`, or what another first record declares; 0 where there is none."""
    kind, body = next(records(stream, 0), (0, b""))
    return int.from_bytes(body[:2], "little") if kind == BOF else 0


def is_locked(stream: bytes) -> bool:
    """Whether the records after the first are encrypted."""
    return any(kind == FILE_PASS for kind, _ in records(stream, 0))
