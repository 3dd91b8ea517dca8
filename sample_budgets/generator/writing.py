"""Bytes that depend on nothing but the content: no clock, no library's choice of XML, no compression level."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from openpyxl import Workbook

_WRITTEN = b"2025-01-15T08:00:00Z"
_ZIP_TIME = (2025, 1, 15, 8, 0, 0)
_CLOCK = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def empty_workbook() -> Workbook:
    """A workbook without the sheet that openpyxl starts with."""
    workbook = Workbook()
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    return workbook


def workbook_bytes(workbook: Workbook) -> bytes:
    """The workbook as xlsx: canonical XML, stored parts in a fixed order, one fixed date."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    workbook.save(saved)
    with zipfile.ZipFile(saved) as read, zipfile.ZipFile(fixed, "w", zipfile.ZIP_STORED) as write:
        for name in sorted(read.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            part = zipfile.ZipInfo(name, _ZIP_TIME)
            part.create_system = 0
            write.writestr(part, _canonical(name, read.read(name)))
    return fixed.getvalue()


def _canonical(name: str, xml: bytes) -> bytes:
    text = ET.canonicalize(xml.decode("utf-8"))
    content = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text.encode("utf-8")
    return _CLOCK.sub(_WRITTEN, content) if name == "docProps/core.xml" else content


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a French office suite saves them: semicolons, cp1252, CR LF."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("cp1252")
