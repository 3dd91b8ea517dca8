"""Records of a delimited text: fields in quotes may hold line breaks."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import suppress

from budgetwatch.domain.errors import Unreadable
from budgetwatch.reading import limits
from budgetwatch.reading.refusals import refusal

_LINE_END = re.compile("\r{1,3}\n|\n\r(?!\n)|\r")  # bounded: returns without end would be counted again from each
_LINE = re.compile("[^\n]*\n|[^\n]+")
_WRAPPED = re.compile('"(?:[^"\n]|"")*"\n?')
_LINES_IN_A_FIELD = 500
_END = "end of the table"


def lines_of(text: str) -> str:
    """The same text with one kind of line end inside and between records; CR CR LF, which some exports write, is one.

    Raises:
        Unreadable: `too-many-cells` where there are more lines than rows can be read.
    """
    if max(text.count("\r"), text.count("\n")) > limits.CELLS // 2:
        raise refusal("too-many-cells")
    return _LINE_END.sub("\n", text) if "\r" in text else text


def unwrapped(text: str) -> str:
    """The text of a file some program quoted line by line, delimiters included; the same text elsewhere."""
    if not text.lstrip("\n").startswith('"') or not all(
        _WRAPPED.fullmatch(line) for line in _lines(text) if line != "\n"
    ):
        return text
    return "".join(_bare(line) for line in _lines(text))


def _bare(line: str) -> str:
    return line.rstrip("\n")[1:-1].replace('""', '"') + "\n"


def records(text: str, delimiter: str, *, quotes: bool = True) -> Iterator[list[str]]:
    """The records of a text whose lines end with LF, empty ones included.

    Raises:
        Unreadable: `endless-line`.
    """
    previous = csv.field_size_limit(limits.FIELD_CHARACTERS)
    try:
        reader = csv.reader(
            _lines(text),
            delimiter=delimiter,
            quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE,
            skipinitialspace=quotes and _spaced(text, delimiter),
        )
        for record in reader:
            if len(record) > limits.RECORD_FIELDS or sum(map(len, record)) > limits.RECORD_CHARACTERS:
                raise refusal("endless-line")
            yield record
    except csv.Error as error:
        raise refusal("endless-line") from error
    finally:
        csv.field_size_limit(previous)


def table_of(text: str, delimiter: str) -> tuple[list[list[str]], bool]:
    """The records, and whether quotes delimit fields: each that opens closes again, within a reasonable number of lines.

    Where they do not, they are read as ordinary characters.

    Raises:
        Unreadable: `endless-line` or `too-many-cells`.
    """
    if '"' not in text:
        return _unquoted(text, delimiter), True
    # The line added tells whether the last field is still open: it then becomes a part of that field.
    separator = "" if text.endswith("\n") else "\n"
    with suppress(Unreadable):  # a field without end is one whose quotes do not close
        table = _bounded(records(f"{text}{separator}{_END}", delimiter))
        if table.pop() == [_END] and not _runs_on(table):
            return table, True
    return _unquoted(text, delimiter), False


def _unquoted(text: str, delimiter: str) -> list[list[str]]:
    """The records of a text whose quotes are ordinary characters; their cells are counted before any is made."""
    if text.count(delimiter) + 2 * text.count("\n") > limits.CELLS:
        raise refusal("too-many-cells")
    return _bounded(records(text, delimiter, quotes=False))


def _lines(text: str) -> Iterator[str]:
    """The lines of a text one by one; `StringIO` would take four bytes for each character."""
    return (line[0] for line in _LINE.finditer(text))


def _spaced(text: str, delimiter: str) -> bool:
    """Whether quotes open after a delimiter and a space, and never right after one."""
    return f'{delimiter} "' in text and f'{delimiter}"' not in text


def _bounded(found: Iterator[list[str]]) -> list[list[str]]:
    table, cells = [], 0
    for record in found:
        table.append(record)
        cells += len(record) + 1
        if cells > limits.CELLS:
            raise refusal("too-many-cells")
    return table


def _runs_on(table: list[list[str]]) -> bool:
    return any(
        field.count("\n") > _LINES_IN_A_FIELD for record in table for field in record if len(field) > _LINES_IN_A_FIELD
    )
