"""Files made in the test from readable text: sheets drawn as XML, zips of a few parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PLAIN_STYLES = f"<styleSheet {_SPREADSHEET}><fonts><font/></fonts><cellXfs><xf/></cellXfs></styleSheet>"


def styles(fonts: str, formats: str) -> str:
    """A styles part with these fonts and cell formats."""
    return f"<styleSheet {_SPREADSHEET}><fonts>{fonts}</fonts><cellXfs>{formats}</cellXfs></styleSheet>"


def xlsx_parts(sheet: str, *, texts: str = "", style_part: str = PLAIN_STYLES, book: str = "") -> dict[str, str]:
    """The parts of a workbook whose only sheet, `Budget`, has this inside its `worksheet` element."""
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships {_PACKAGE}><Relationship Id="r1" Type="{_RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_SPREADSHEET} xmlns:r="{_RELATIONS}"><sheets>'
        f'<sheet name="Budget" sheetId="1" r:id="r1"/></sheets>{book}</workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships {_PACKAGE}>"
        f'<Relationship Id="r1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r3" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {_SPREADSHEET}>{sheet}</worksheet>",
        "xl/styles.xml": style_part,
        "xl/sharedStrings.xml": f"<sst {_SPREADSHEET}>{texts}</sst>",
    }


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def xlsx(rows: str, *, before: str = "", after: str = "", style_part: str = PLAIN_STYLES, book: str = "") -> bytes:
    """A workbook whose only sheet holds these `row` elements."""
    sheet = f"{before}<sheetData>{rows}</sheetData>{after}"
    return zipped(xlsx_parts(sheet, style_part=style_part, book=book))


def ods(table: str, *, cell_styles: str = "", shared_styles: str = "") -> bytes:
    """An OpenDocument workbook whose only sheet, `Budget`, holds these columns and rows."""
    spaces = (
        " ".join(
            f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
            for name in ("office", "table", "text", "style")
        )
        + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    )
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            "styles.xml": f"<office:document-styles {spaces}>{shared_styles}</office:document-styles>",
            "content.xml": f"<office:document-content {spaces} {calc}><office:automatic-styles>{cell_styles}"
            "</office:automatic-styles><office:body><office:spreadsheet>"
            f'<table:table table:name="Budget">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )
