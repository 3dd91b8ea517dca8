"""A table typed by hand, kept as bytes like any received file: a line that says so, its origin, then the cells."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from budgetwatch.domain.typed import TypedSheet
from budgetwatch.reading.events import Event, chunks, format_event, rows_event, sheet_event
from budgetwatch.reading.refusals import refusal
from budgetwatch.reading.text.records import records

FORMAT = "typed"
_MAGIC = b"BudgetWatch typed table 1\n"
_ORIGIN = ("document", "page", "date", "author")


def is_typed(content: bytes) -> bool:
    """Whether a file holds a table typed by hand."""
    return content.startswith(_MAGIC)


def typed_content(sheet: TypedSheet) -> bytes:
    """The bytes of a typed table: the same table always gives the same ones."""
    origin = {name: getattr(sheet, name) for name in _ORIGIN}
    written = io.StringIO()
    csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(sheet.rows)
    head = json.dumps(origin, ensure_ascii=False, sort_keys=True)
    return _MAGIC + f"{head}\n{written.getvalue()}".encode()


def typed_sheet(content: bytes) -> TypedSheet:
    """The typed table that the bytes hold.

    Raises:
        Unreadable: `damaged` where they are no longer what was written, or what a text may be refused for.
    """
    try:
        head, _, body = content.removeprefix(_MAGIC).decode().partition("\n")
        origin = json.loads(head)
        told = {name: str(origin[name]) for name in _ORIGIN}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise refusal("damaged") from error
    return TypedSheet(rows=tuple(tuple(row) for row in records(body, ",")), **told)


def typed_events(content: bytes) -> Iterator[Event]:
    """The format, then the only sheet, named after the document and page it was typed from."""
    sheet = typed_sheet(content)
    yield format_event(FORMAT)
    yield sheet_event(sheet.place, len(sheet.rows), hidden=False)
    yield from (rows_event(chunk) for chunk in chunks(sheet.rows))
