"""What a file is, from its first bytes and never from its suffix."""

from __future__ import annotations

import re
from enum import StrEnum

from budgetwatch.reading.ocds import is_ocds
from budgetwatch.reading.refusals import refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF_WITHOUT_CONTAINER = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_OTHER_KINDS = (
    b"%PDF",
    b"%!PS",
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
_OTHER_SPREADSHEETS = re.compile(
    rb"ID;P"  # SYLK
    rb"|TABLE\r?\n0,1\r?\n"  # DIF
    rb"|\0\0\x02\0|\0\0\x1a\0"  # Lotus 1-2-3
    rb"|[\x03\x83\x8b\x30][\x00-\xff][\x01-\x0c][\x01-\x1f][\x00-\xff]{2}\0"  # dBase, with the date of its last change
)
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_START = 4096
_MARKUP = 16_384  # the first element of a flat OpenDocument names dozens of vocabularies before its own kind
_FLAT_ODS = re.compile(rb"<office:document\s[^>]*opendocument\.spreadsheet\"")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{\s*\"|\[\s*\[)")


class Kind(StrEnum):
    """The ways in: a zip of parts, an OLE container, contracts as JSON, the XML of programs, a web page, or text."""

    ZIP = "zip"
    OLE = "ole"
    OCDS = "ocds"
    EXCEL_XML = "xml"
    FLAT_ODS = "fods"
    PAGE = "html"
    TEXT = "text"


def kind_of(content: bytes) -> Kind:
    """Which way a file is read.

    Raises:
        Unreadable: `empty-file`, `damaged`, `html-table` (a page with its pictures), `xml-spreadsheet`, `other-spreadsheet` or
            `not-a-spreadsheet`.
    """
    if not content:
        raise refusal("empty-file")
    if not content[:_START].strip(b"\0") and not content.strip(b"\0"):
        raise refusal("damaged")  # zeros alone: a copy that was interrupted
    if content.startswith(b"PK"):
        return Kind.ZIP
    if content.startswith((OLE, *_BIFF_WITHOUT_CONTAINER)):
        return Kind.OLE
    _refuse_others(content)
    if (markup := _markup(content[:_MARKUP])) is not None:
        return markup
    if _JSON.match(content):
        if is_ocds(content):
            return Kind.OCDS
        raise refusal("not-a-spreadsheet")
    if _is_binary(content[:_START]):
        raise refusal("not-a-spreadsheet")
    return Kind.TEXT


def _refuse_others(content: bytes) -> None:
    if content.startswith(_OTHER_KINDS):
        raise refusal("not-a-spreadsheet")
    if _OTHER_SPREADSHEETS.match(content):
        raise refusal("other-spreadsheet")


def _markup(start: bytes) -> Kind | None:
    """Which markup a file begins with; None where it is none."""
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if text.startswith(b"mime-version:") and b"text/html" in text:
        raise refusal("html-table")
    if not text.startswith(b"<"):
        return None
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text and b"<html" not in text:
        return Kind.EXCEL_XML
    if _FLAT_ODS.search(text):
        return Kind.FLAT_ODS
    if b"<html" in text or b"<table" in text or text.startswith((b"<!doctype html", b"<meta", b"<style", b"<div")):
        return Kind.PAGE
    if text.startswith(b"<?xml"):
        raise refusal("xml-spreadsheet" if b"spreadsheet" in text else "not-a-spreadsheet")
    return None


def utf16_without_mark(content: bytes) -> str | None:
    """Which UTF-16 a text without byte-order mark is in: a Latin one has a zero in every other byte; None elsewhere."""
    start = content[:_START]
    odd, even = start[1::2].count(0), start[0::2].count(0)
    if max(odd, even) * 4 > len(start) and min(odd, even) * 20 < len(start):
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _is_binary(start: bytes) -> bool:
    """Whether control characters that no text holds are met; zeros that some exports pad with are let pass."""
    if start.startswith(_UTF16_BOMS) or utf16_without_mark(start) is not None:
        return False
    controls = sum(start.count(byte) for byte in (1, 2, 3, 4, 5, 6, 14, 15, 16))
    return controls * 100 > len(start) or start.strip(b"\0").count(0) * 3 > len(start)
