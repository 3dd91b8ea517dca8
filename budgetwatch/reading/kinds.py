"""What a file is, from its first bytes and never from its suffix."""

from __future__ import annotations

import re
from enum import StrEnum

from budgetwatch.reading.refusals import refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF_WITHOUT_CONTAINER = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_OTHER_KINDS = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x1f\x8b",
    b"MZ",
    b"\x7fELF",
)
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_START = 4096
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{\s*\")")


class Kind(StrEnum):
    """The three ways in: a zip of parts, an OLE container, or text."""

    ZIP = "zip"
    OLE = "ole"
    TEXT = "text"


def kind_of(content: bytes) -> Kind:
    """Which way a file is read.

    Raises:
        Unreadable: `empty-file`, `html-table`, `xml-spreadsheet` or `not-a-spreadsheet`.
    """
    if not content:
        raise refusal("empty-file")
    if content.startswith(b"PK"):
        return Kind.ZIP
    if content.startswith((OLE, *_BIFF_WITHOUT_CONTAINER)):
        return Kind.OLE
    if content.startswith(_OTHER_KINDS):
        raise refusal("not-a-spreadsheet")
    _refuse_markup(content[:_START])
    if _JSON.match(content):
        raise refusal("not-a-spreadsheet")
    if _is_binary(content[:_START]):
        raise refusal("not-a-spreadsheet")
    return Kind.TEXT


def _refuse_markup(start: bytes) -> None:
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not text.startswith(b"<"):
        return
    if b"<html" in text or b"<table" in text or text.startswith((b"<!doctype html", b"<meta", b"<style", b"<div")):
        raise refusal("html-table")
    if text.startswith(b"<?xml") or b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        raise refusal("xml-spreadsheet" if b"spreadsheet" in text else "not-a-spreadsheet")


def _is_binary(start: bytes) -> bool:
    """Whether control characters that no text holds are met; UTF-16 has a zero in every other byte."""
    if start.startswith(_UTF16_BOMS):
        return False
    odd, even = start[1::2].count(0), start[0::2].count(0)
    if max(odd, even) * 4 > len(start) and min(odd, even) * 20 < len(start):
        return False
    return sum(start.count(byte) for byte in (0, 1, 2, 3, 4, 5, 6, 14, 15, 16)) * 100 > len(start)
