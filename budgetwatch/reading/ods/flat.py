"""A flat OpenDocument, one XML file, as the archive that programs otherwise make of it."""

from __future__ import annotations

import io
import re
import zipfile

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/></manifest:manifest>'
)
_LINE_BREAKS = re.compile(rb">[ \t]*[\r\n]\s*<")


def packed(content: bytes) -> bytes:
    """The archive whose content is the flat document, which holds its styles too; nothing is compressed.

    Flat documents are indented for people; calamine takes what stands between the elements of a table for damage.
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as parts:
        parts.writestr("mimetype", _TYPE)
        parts.writestr("META-INF/manifest.xml", _MANIFEST)
        parts.writestr("content.xml", _LINE_BREAKS.sub(b"><", content))
    return archive.getvalue()
