"""Pages of a plain dossier's file that list its tables (SQLite's file format, 1.6 and 2.6)."""

from __future__ import annotations

from dataclasses import dataclass

PAGE = 4096
_LEAF = 0x0D
_KINDS = frozenset({b"table", b"index", b"view", b"trigger"})
_HEADER = 8
_TEXT = 13
"""From this number on, odd ones stand for texts of so many bytes, twice."""


@dataclass(frozen=True, slots=True)
class SchemaLeaf:
    """One such page: its number, the row numbers of the first and the last entry, and the names it lists."""

    page: int
    first: int
    last: int
    tables: tuple[str, ...]


def schema_leaf(number: int, page: bytes) -> SchemaLeaf | None:
    """What a page lists; None for a page that lists no tables."""
    if len(page) < PAGE or page[0] != _LEAF:
        return None
    count = int.from_bytes(page[3:5], "big")
    if not 0 < count <= (PAGE - _HEADER) // 2:
        return None
    places = (int.from_bytes(page[_HEADER + 2 * at : _HEADER + 2 * at + 2], "big") for at in range(count))
    entries = [_entry(page, place) for place in places]
    found = [one for one in entries if one is not None]
    if len(found) < count:
        return None
    return SchemaLeaf(number, found[0][0], found[-1][0], tuple(name for _, name in found))


def _entry(page: bytes, place: int) -> tuple[int, str] | None:
    """The row number and the name of one entry; None where the row is none of the list of tables."""
    try:
        _, at = _varint(page, place)
        row, at = _varint(page, at)
        size, body = _varint(page, at)
        types = []
        end, at = at + size, body
        while at < end:
            kind, at = _varint(page, at)
            types.append(kind)
    except IndexError:
        return None
    if len(types) != 5 or any(one < _TEXT or not one % 2 for one in types[:2]):
        return None
    kind_end = end + (types[0] - _TEXT) // 2
    name = page[kind_end : kind_end + (types[1] - _TEXT) // 2]
    return (row, name.decode("utf-8", "replace")) if page[end:kind_end] in _KINDS else None


def _varint(page: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next one begins; IndexError beyond the page."""
    value = 0
    for step in range(8):
        byte = page[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | page[at + 8], at + 9
