"""A text file as the events of its single sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from budgetwatch.reading.events import Event, chunks, doubt_event, format_event, rows_event, sheet_event
from budgetwatch.reading.refusals import refusal
from budgetwatch.reading.text.delimiter import delimiter_of
from budgetwatch.reading.text.encoding import Decoded, decode
from budgetwatch.reading.text.records import lines_of, table_of, unwrapped

_NO_DELIMITER = "\uffff"  # no character at all: each line is one field
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".tab", ""})


def text_events(content: bytes, name: str) -> Iterator[Event]:
    """The format of a delimited text, then its only sheet, named after the file.

    Raises:
        Unreadable: `not-a-spreadsheet`, `endless-line` or `too-many-cells`.
    """
    decoded = decode(content)
    text = lines_of(decoded.text)
    delimiter = delimiter_of(text)
    if delimiter is None:
        text = unwrapped(text)
        delimiter = delimiter_of(text)
    if delimiter is None and PurePath(name).suffix.lower() not in _TEXT_SUFFIXES:
        raise refusal("not-a-spreadsheet")
    rows, quotes = table_of(text, delimiter or _NO_DELIMITER)
    yield format_event("csv", decoded.encoding, delimiter)
    yield sheet_event(PurePath(name).stem or "csv", len(rows), hidden=False)
    yield from (rows_event(chunk) for chunk in chunks(rows))
    yield from (doubt_event(code) for code in _doubts(decoded, quotes=quotes))


def _doubts(decoded: Decoded, *, quotes: bool) -> Iterator[str]:
    if decoded.guessed:
        yield "encoding-guessed"
    if decoded.mixed:
        yield "encoding-mixed"
    if decoded.doubled:
        yield "encoding-doubled"
    if decoded.nulls:
        yield "null-characters"
    if not quotes:
        yield "quotes-not-closed"
