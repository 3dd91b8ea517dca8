"""Word files and workbooks read back: what they say, in reading order, and every part of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook


def said_in_word(content: bytes) -> list[str]:
    """Each paragraph and each table row of the body, cells joined by `|`."""
    return [line for line in _lines(docx.Document(io.BytesIO(content))) if line.strip(" |")]


def told_of_charts(content: bytes) -> list[str]:
    """What a screen reader says of each chart."""
    body = docx.Document(io.BytesIO(content)).element.body
    return [one.get("descr", "") for one in body.iter() if one.tag.endswith("}docPr")]


def _lines(word: Any) -> Iterator[str]:
    for part in word.iter_inner_content():
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Table):
            yield from (" | ".join(_cells(row)) for row in part.rows)


def _cells(row: Any) -> Iterator[str]:
    for cell in row._tr.tc_lst:
        yield " ".join(Paragraph(one, None).text for one in cell.p_lst)  # type: ignore[arg-type]


def around_word(content: bytes) -> list[str]:
    """The paragraphs of headers and footers."""
    word = docx.Document(io.BytesIO(content))
    section = word.sections[0]
    holders = (section.first_page_header, section.header, section.footer)
    return [text for holder in holders for text in _lines(holder) if text.strip(" |")]


def sheets_of(content: bytes, *, formulas: bool = False) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each sheet: the values that are seen, or the formulas."""
    book = load_workbook(io.BytesIO(content), data_only=not formulas)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part of the file, unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}
