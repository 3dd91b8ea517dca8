"""Records of a delimited text: fields in quotes may hold line breaks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from budgetwatch.reading import limits
from budgetwatch.reading.refusals import refusal

_DOUBLED_RETURN = re.compile("\r+\n")
_LINES_IN_A_FIELD = 500


def lines_of(text: str) -> str:
    """The same text with one kind of line end inside and between records; CR CR LF, which some exports write, is one."""
    return _DOUBLED_RETURN.sub("\n", text).replace("\r", "\n") if "\r" in text else text


def records(text: str, delimiter: str, *, quotes: bool = True) -> Iterator[list[str]]:
    """The records of a text whose lines end with LF, empty ones included.

    Raises:
        Unreadable: `endless-line`.
    """
    previous = csv.field_size_limit(limits.FIELD_CHARACTERS)
    try:
        reader = csv.reader(
            io.StringIO(text, newline="\n"),
            delimiter=delimiter,
            quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE,
        )
        for record in reader:
            if len(record) > limits.RECORD_FIELDS:
                raise refusal("endless-line")
            yield record
    except csv.Error as error:
        raise refusal("endless-line") from error
    finally:
        csv.field_size_limit(previous)


def quotes_close(text: str, delimiter: str) -> bool:
    """Whether quotes delimit fields: each that opens closes again, within a reasonable number of lines."""
    try:
        longest = max((field.count("\n") for record in records(text, delimiter) for field in record), default=0)
    except csv.Error:
        return False
    return longest <= _LINES_IN_A_FIELD and not _ends_inside_quotes(text, delimiter)


def _ends_inside_quotes(text: str, delimiter: str) -> bool:
    """Whether adding a line changes the last record instead of making a new one."""
    tail = list(records(f"{text.rstrip(chr(10))}\nend", delimiter))
    return tail[-1] != ["end"]
