"""A received file, whatever it is, as the events of its sheets."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.reading.archive import Archive, open_archive
from budgetwatch.reading.events import Event, doubt_event, format_event
from budgetwatch.reading.kinds import Kind, kind_of
from budgetwatch.reading.ocds import ocds_events
from budgetwatch.reading.refusals import refusal
from budgetwatch.reading.repairs import may_be_doubled, with_repairs
from budgetwatch.reading.safe_xml import in_utf8
from budgetwatch.reading.sheets import Known, sheet_events
from budgetwatch.reading.typed import is_typed, typed_events

_CONTENT_TYPES = "[content_types].xml"
_ODS_CONTENT, _ODS_STYLES = "content.xml", "styles.xml"


def open_file(content: bytes, name: str, password: str | None) -> Iterator[Event]:
    """The events of a file: its format, then each sheet.

    Raises:
        Unreadable: with the code of the reason.
    """
    match kind_of(content):
        case Kind.ZIP:
            yield from _zip_events(content, password)
        case Kind.OLE:
            yield from _ole_events(content, password)
        case Kind.OCDS:
            yield from ocds_events(content, name)
        case Kind.EXCEL_XML:
            from budgetwatch.reading.markup.excel_xml import excel_xml_events

            yield from excel_xml_events(content)
        case Kind.FLAT_ODS:
            from budgetwatch.reading.ods.flat import packed

            yield from _zip_events(packed(in_utf8(content)), None)
        case Kind.PAGE:
            from budgetwatch.reading.markup.page import page_events

            yield from page_events(content)
        case Kind.TEXT if is_typed(content):
            yield from typed_events(content)
        case Kind.TEXT:
            from budgetwatch.reading.text.sheet import text_events

            yield from text_events(content, name)


def _zip_events(content: bytes, password: str | None) -> Iterator[Event]:
    archive = open_archive(content)
    format_ = _zip_format(archive)
    yield format_event(format_)
    match format_:
        case "ods":
            yield from _ods_events(content, archive, password)
        case "xlsb":
            yield from _xlsb_events(content, archive)
        case _:
            yield from _ooxml_events(content, archive)


def _zip_format(archive: Archive) -> str:
    if "xl/workbook.bin" in archive:
        return "xlsb"
    if "xl/workbook.xml" in archive:
        return "xlsm" if _has_macros(archive) else "xlsx"
    if "mimetype" in archive and b"opendocument.spreadsheet" in archive.read("mimetype"):
        return "ods"
    raise refusal(_reason(archive))


def _has_macros(archive: Archive) -> bool:
    return "xl/vbaProject.bin" in archive or (
        _CONTENT_TYPES in archive and b"sheet.macroEnabled" in archive.read(_CONTENT_TYPES)
    )


def _reason(archive: Archive) -> str:
    """Why a zip is no workbook: Apple's, some other document, or an archive of files."""
    if "index/document.iwa" in archive or "index.zip" in archive:
        return "other-spreadsheet"
    documents = (_CONTENT_TYPES, "mimetype", "meta-inf/manifest.xml")
    return "not-a-spreadsheet" if any(name in archive for name in documents) else "archive"


def _ooxml_events(content: bytes, archive: Archive) -> Iterator[Event]:
    from budgetwatch.reading.ahead import looking_ahead
    from budgetwatch.reading.ooxml import parts_of
    from budgetwatch.reading.shared_texts import shared_texts

    parts = parts_of(archive)
    doubled = may_be_doubled(shared_texts(archive, parts))
    with looking_ahead(archive, parts) as beside:
        yield from _repaired_if(doubled, sheet_events(content, beside))


def _xlsb_events(content: bytes, archive: Archive) -> Iterator[Event]:
    from budgetwatch.reading.xls.biff12 import xlsb_marks

    yield from sheet_events(content, Known(xlsb_marks(archive)))


def _ods_events(content: bytes, archive: Archive, password: str | None) -> Iterator[Event]:
    from budgetwatch.reading.ods.encryption import unlocked_ods
    from budgetwatch.reading.ods.extent import check_extent
    from budgetwatch.reading.ods.form import cell_styles
    from budgetwatch.reading.ods.marks import ods_marks
    from budgetwatch.reading.safe_xml import checked

    content = unlocked_ods(content, archive, password)
    plain = open_archive(content)
    text = checked(plain.read(_ODS_CONTENT))
    check_extent(text)
    shared = checked(plain.read(_ODS_STYLES)) if _ODS_STYLES in plain else b""
    beside = Known(ods_marks(text, cell_styles(shared, text)))
    yield from _repaired_if(may_be_doubled(text), sheet_events(content, beside))


def _ole_events(content: bytes, password: str | None) -> Iterator[Event]:
    from budgetwatch.reading.encryption import unlocked
    from budgetwatch.reading.xls.biff8 import xls_marks

    plain = unlocked(content, password)
    if kind_of(plain) is Kind.ZIP:
        yield from _zip_events(plain, None)
        return
    yield format_event("xls")
    marks = xls_marks(plain)
    yield from sheet_events(plain, Known(marks or {}))
    if marks is None:
        yield doubt_event("marks-not-read")


def _repaired_if(doubled: bool, events: Iterator[Event]) -> Iterator[Event]:  # noqa: FBT001 - it is named after it
    return with_repairs(events) if doubled else events
