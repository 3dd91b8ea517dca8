"""A copy of a dossier whose first page is damaged, with that page made anew from the pages that list its tables."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path

from budgetwatch.domain.message import msg
from budgetwatch.store import schema
from budgetwatch.store.errors import failed, failures
from budgetwatch.store.headless import key_behind, leaves_of
from budgetwatch.store.keys import Key
from budgetwatch.store.leaves import PAGE, SchemaLeaf
from budgetwatch.store.ownership import copy_own
from budgetwatch.store.resealing import RESERVED, sealed_first

_ADDED = ((6, "packed"), (5, "audiences"), (4, "contract_lines"), (3, "perimeters"), (2, "records"))
"""A table that each version added: by them the version is known, which the first page said."""
_NO_KEY = msg(
    "This is not the passphrase of this dossier, or the beginning of the file is lost, without which no passphrase gives its key."
)
_HEAD, _TREE_HEAD = 100, 12
_BRANCH = 0x05
_MOST = 400
"""Pages of a list of tables that one page can point at; ours takes four."""


@contextmanager
def reheaded(path: Path, out: Path, secret: str | None = None) -> Iterator[Path]:
    """The copy beside `out`, encrypted where the dossier is, gone afterwards; `corrupt` where no other page lists its tables.

    An encrypted one needs its passphrase or recovery code, and what its key is derived from: in the file or its latest backup.
    """
    copy = out.with_name(f"{out.name}.part")
    with failures():
        key = key_behind(path, secret) if secret is not None else None
        if secret is not None and key is None:
            raise failed("wrong-passphrase", _NO_KEY)
        leaves = _in_order(path, key)
        try:
            copy_own(path, copy)
            pages = -(-copy.stat().st_size // PAGE)
            os.truncate(copy, pages * PAGE)  # an encrypted dossier is known by its whole pages
            with copy.open("r+b") as file:
                version = _version_told(file.read(_HEAD)) or _version_of(leaves)
                page = _first_page(leaves, pages, version, RESERVED if key else 0)
                file.seek(0)
                file.write(sealed_first(key, page) if key else page)
            yield copy
        finally:
            copy.unlink(missing_ok=True)


def _in_order(path: Path, key: Key | None) -> list[SchemaLeaf]:
    """The leaves by what they list. Of two that list the same the later one stays: the other may be a page let go of."""
    found: list[SchemaLeaf] = []
    for leaf in sorted(leaves_of(path, key=key), key=attrgetter("last", "page")):
        while found and found[-1].last >= leaf.first:
            found.pop()
        found.append(leaf)
    if not 0 < len(found) <= _MOST:
        raise failed("corrupt")
    return found


def _version_told(head: bytes) -> int | None:
    """The version that a damaged page still tells, where the mark of the program stands behind it."""
    version = int.from_bytes(head[60:64], "big")
    ours = head[68:72] == schema.APPLICATION_ID.to_bytes(4, "big")
    return version if ours and 0 < version <= schema.VERSION else None


def _version_of(leaves: Sequence[SchemaLeaf]) -> int:
    tables = {name for leaf in leaves for name in leaf.tables}
    return next((number for number, table in _ADDED if table in tables), 1)


def _first_page(leaves: Sequence[SchemaLeaf], pages: int, version: int, reserved: int) -> bytes:
    """The head of the file, then the root of the list of tables, which points at its leaves."""
    *lower, rightmost = leaves
    cells = [leaf.page.to_bytes(4, "big") + _varint(leaf.last) for leaf in lower]
    places, body = [], b""
    for cell in cells:
        body = cell + body
        places.append((PAGE - reserved - len(body)).to_bytes(2, "big"))
    begins = PAGE - reserved - len(body)
    root = bytes([_BRANCH, 0, 0]) + len(cells).to_bytes(2, "big") + begins.to_bytes(2, "big") + b"\0"
    start = _file_head(pages, version, reserved) + root + rightmost.page.to_bytes(4, "big") + b"".join(places)
    return start + bytes(begins - len(start)) + body + bytes(reserved)


def _file_head(pages: int, version: int, reserved: int) -> bytes:
    """The hundred bytes that a file begins with (SQLite's file format, 1.3), as of one that nobody has open."""
    sizes = PAGE.to_bytes(2, "big") + bytes((1, 1, reserved, 64, 32, 32))
    # change counter, pages, free pages (none is known), schema cookie and format, cache, vacuum, UTF-8
    numbers = (1, pages, 0, 0, 1, 4, 0, 0, 1, version, 0, schema.APPLICATION_ID)
    head = b"SQLite format 3\0" + sizes + b"".join(one.to_bytes(4, "big") for one in numbers)
    return head + bytes(20) + (1).to_bytes(4, "big") + (3_040_000).to_bytes(4, "big")


def _varint(value: int) -> bytes:
    """A number in as many bytes as it needs, seven bits in each."""
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))
