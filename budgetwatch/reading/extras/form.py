"""Bold cells, indented cells and those shown divided, through the styles they use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from budgetwatch.reading.extras.divided import divides
from budgetwatch.reading.extras.places import Place, attribute, cells
from budgetwatch.reading.safe_xml import parsed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_STYLE = attribute("s")


@dataclass(frozen=True, slots=True)
class Styles:
    """The numbers of the cell styles that are bold or show numbers divided, and the indent of those that have one."""

    bold: frozenset[int] = frozenset()
    indents: Mapping[int, int] = field(default_factory=dict)
    divided: frozenset[int] = frozenset()


def styles_of(part: bytes) -> Styles:
    """What the styles part says of bold fonts, indents and formats of numbers."""
    tree = parsed(part)
    bold_fonts = {str(n) for n, font in enumerate(_children(tree, "fonts")) if _is_bold(font)}
    dividing = {one.get("numFmtId") for one in _children(tree, "numFmts") if divides(one.get("formatCode", ""))}
    formats = list(enumerate(_children(tree, "cellXfs")))
    indents = {n: _indent(format_) for n, format_ in formats}
    return Styles(
        frozenset(n for n, format_ in formats if format_.get("fontId") in bold_fonts),
        {n: indent for n, indent in indents.items() if indent},
        frozenset(n for n, format_ in formats if format_.get("numFmtId") in dividing),
    )


def form_in(sheet: bytes, styles: Styles) -> tuple[frozenset[Place], Mapping[Place, int]]:
    """The bold cells, and the indent of each indented cell."""
    if not styles.bold and not styles.indents:
        return frozenset(), {}
    styled = [
        (place, int(style[1]))
        for place, inside, _ in cells(sheet)
        if (style := _STYLE.search(inside)) and style[1].isdigit()
    ]
    return (
        frozenset(place for place, style in styled if style in styles.bold),
        {place: styles.indents[style] for place, style in styled if style in styles.indents},
    )


def _children(tree: Element, name: str) -> list[Element]:
    return next((list(node) for node in tree if _local(node) == name), [])


def _local(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _is_bold(font: Element) -> bool:
    return any(_local(node) == "b" and node.get("val") not in {"0", "false"} for node in font)


def _indent(format_: Element) -> int:
    value = next((node.get("indent", "0") for node in format_ if _local(node) == "alignment"), "0")
    return int(value) if value.isdigit() else 0
