"""Texts that an .xlsx keeps once and repeats by number: a small file may repeat a long one without end."""

from __future__ import annotations

import re

from budgetwatch.reading import limits
from budgetwatch.reading.archive import Archive
from budgetwatch.reading.ooxml import Parts
from budgetwatch.reading.refusals import refusal
from budgetwatch.reading.safe_xml import checked

_SHORTEST_REFERENCE = len(b'<c t="s"><v>0</v></c>')
_REFERENCE = re.compile(rb"\st=[\"']s[\"'][^<>]*>\s*<(?:\w+:)?v>\s*(\d{1,9})\s*<")
_END = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")


def shared_texts(archive: Archive, parts: Parts) -> bytes:
    """The part that holds them, empty where there is none, once known that all cells together hold a believable amount.

    Raises:
        Unreadable: `zip-bomb`; `unsafe-xml` where the texts declare entities.
    """
    if parts.shared_texts is None:
        return b""
    part = checked(archive.read(parts.shared_texts))
    lengths = [len(text) for text in _END.split(part)]
    sizes = sum(archive.size(part) for part in parts.sheets.values())
    if max(lengths) * (sizes // _SHORTEST_REFERENCE) <= limits.SHARED_TEXT:
        return part
    total = sum(_repeated(archive.read(part), lengths) for part in parts.sheets.values())
    if total > limits.SHARED_TEXT:
        raise refusal("zip-bomb")
    return part


def _repeated(sheet: bytes, lengths: list[int]) -> int:
    numbers = (int(found[1]) for found in _REFERENCE.finditer(sheet))
    return sum(lengths[number] for number in numbers if number < len(lengths))
