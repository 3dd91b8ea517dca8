"""A received file, whatever it is, as the events of its sheets."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.reading.archive import Archive, open_archive
from budgetwatch.reading.events import Event, format_event
from budgetwatch.reading.kinds import Kind, kind_of
from budgetwatch.reading.refusals import refusal


def open_file(content: bytes, name: str, password: str | None) -> Iterator[Event]:
    """The events of a file: its format, then each sheet.

    Raises:
        Unreadable: with the code of the reason.
    """
    match kind_of(content):
        case Kind.ZIP:
            yield from _zip_events(content)
        case Kind.OLE:
            yield from _ole_events(content)
        case Kind.TEXT:
            from budgetwatch.reading.text.sheet import text_events

            yield from text_events(content, name)


def _zip_events(content: bytes) -> Iterator[Event]:
    from budgetwatch.reading.ahead import marks_ahead
    from budgetwatch.reading.ooxml import parts_of
    from budgetwatch.reading.sheets import sheet_events

    archive = open_archive(content)
    format_ = _zip_format(archive)
    yield format_event(format_)
    with marks_ahead(archive, parts_of(archive)) as marks:
        yield from sheet_events(content, marks)


def _zip_format(archive: Archive) -> str:
    if "xl/workbook.bin" in archive:
        return "xlsb"
    if "xl/workbook.xml" in archive:
        return "xlsm" if "xl/vbaProject.bin" in archive else "xlsx"
    if "content.xml" in archive and "mimetype" in archive and b"spreadsheet" in archive.read("mimetype"):
        return "ods"
    raise refusal("not-a-spreadsheet")


def _ole_events(content: bytes) -> Iterator[Event]:
    from budgetwatch.reading.sheets import sheet_events

    yield format_event("xls")
    yield from sheet_events(content, {})
