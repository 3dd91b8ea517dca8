"""Where the sheets, the styles and the shared texts of an .xlsx are kept."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.reading.safe_xml import parsed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from budgetwatch.reading.archive import Archive

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_RELATIONS = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a workbook by what they hold; `sheets` maps a sheet's name to its part.

    `recalculates` says that the writing program asked for formulas to be calculated when the file is opened, because
    it did not calculate them itself.
    """

    sheets: Mapping[str, str]
    styles: str | None
    shared_texts: str | None
    recalculates: bool


def parts_of(archive: Archive) -> Parts:
    """The parts of the workbook; empty where the archive has no `xl/workbook.xml`."""
    if _WORKBOOK not in archive:
        return Parts({}, None, None, recalculates=False)
    tree = parsed(archive.read(_WORKBOOK))
    targets, kinds = _relations(archive)
    sheets = {
        sheet.get("name", ""): targets[key]
        for sheet in tree.iter()
        if _local(sheet) == "sheet" and (key := _relation(sheet)) in targets
    }
    full = any(_local(node) == "calcPr" and node.get("fullCalcOnLoad") in {"1", "true"} for node in tree.iter())
    return Parts(sheets, kinds.get("styles"), kinds.get("sharedStrings"), recalculates=full)


def _local(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _relation(sheet: Element) -> str:
    return sheet.get(f"{_RELATIONS}id") or sheet.get(f"{_STRICT_RELATIONS}id") or ""


def _relations(archive: Archive) -> tuple[dict[str, str], dict[str, str]]:
    """The part of each relation of the workbook, by its id and by the last word of its type."""
    name = "xl/_rels/workbook.xml.rels"
    nodes = list(parsed(archive.read(name))) if name in archive else []
    inside = [(node, _part(node)) for node in nodes if node.get("TargetMode") != "External"]
    found = [(node, part) for node, part in inside if part in archive]
    return (
        {node.get("Id", ""): part for node, part in found},
        {node.get("Type", "").rpartition("/")[2]: part for node, part in found},
    )


def _part(node: Element) -> str:
    target = node.get("Target", "").replace("\\", "/")
    return posixpath.normpath(posixpath.join("xl", target) if not target.startswith("/") else target[1:])
