"""A text file as the events of its single sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from budgetwatch.reading import limits
from budgetwatch.reading.events import Event, doubt_event, format_event, row_events, sheet_event
from budgetwatch.reading.refusals import refusal
from budgetwatch.reading.text.delimiter import delimiter_of
from budgetwatch.reading.text.encoding import Decoded, decode
from budgetwatch.reading.text.records import lines_of, quotes_close, records

_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".tab", ""})


def text_events(content: bytes, name: str) -> Iterator[Event]:
    """The format of a delimited text, then its only sheet, named after the file.

    Raises:
        Unreadable: `not-a-spreadsheet`, `endless-line` or `too-many-cells`.
    """
    decoded = decode(content)
    text = lines_of(decoded.text)
    delimiter = delimiter_of(text)
    if delimiter is None and PurePath(name).suffix.lower() not in _TEXT_SUFFIXES:
        raise refusal("not-a-spreadsheet")
    sheet = PurePath(name).stem or "csv"
    quotes = quotes_close(text, delimiter or ",")
    rows = _rows(text, delimiter or "\0", quotes=quotes)
    yield format_event("csv", decoded.encoding, delimiter)
    yield sheet_event(sheet, len(rows), hidden=False)
    yield from row_events(rows)
    yield from (doubt_event(code, sheet) for code in _doubts(decoded, quotes=quotes))


def _rows(text: str, delimiter: str, *, quotes: bool) -> list[list[str]]:
    rows, cells = [], 0
    for record in records(text, delimiter, quotes=quotes):
        rows.append(record)
        cells += len(record)
        if cells > limits.CELLS:
            raise refusal("too-many-cells")
    return rows


def _doubts(decoded: Decoded, *, quotes: bool) -> Iterator[str]:
    if decoded.guessed:
        yield "encoding-guessed"
    if decoded.mixed:
        yield "encoding-mixed"
    if not quotes:
        yield "quotes-not-closed"
