"""Bold cell styles of an .ods, indented ones and those that show numbers divided, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from budgetwatch.reading.extras.places import attribute
from budgetwatch.reading.safe_xml import tags_only

_STYLE = re.compile(rb"<style:style(\s[^<>]*?)(?:/>|>(.*?)</style:style>)", re.DOTALL)
_NAME, _FAMILY, _PARENT = attribute("style:name"), attribute("style:family"), attribute("style:parent-style-name")
_WEIGHT, _MARGIN = attribute("fo:font-weight"), re.compile(rb"\sfo:margin-left=[\"']([0-9.]{1,9})(cm|mm|in|pt)[\"']")
_STEPS_IN_A_UNIT = {b"cm": 1 / 0.353, b"mm": 1 / 3.53, b"in": 2.54 / 0.353, b"pt": 0.1}
"""LibreOffice indents by ten points a step."""
_FORMAT = re.compile(
    rb"<number:(?:number|currency)-style(\s[^<>]*)>(.*?)</number:(?:number|currency)-style>", re.DOTALL
)
_DIVIDED, _FORMAT_NAME = re.compile(rb"\snumber:display-factor=[\"']10{3,12}[\"']"), attribute("style:data-style-name")
_LONGEST_CHAIN = 10
_MOST_STEPS = 250
_Value = TypeVar("_Value", bool, int, bytes)


@dataclass(frozen=True, slots=True)
class _Style:
    parent: bytes
    bold: bool | None
    indent: int | None
    format: bytes | None


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The names of the cell styles that are bold or show numbers divided, and the indent of those that have one."""

    bold: frozenset[bytes] = frozenset()
    indents: Mapping[bytes, int] = field(default_factory=dict)
    divided: frozenset[bytes] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.bold or self.indents or self.divided)


def cell_styles(*parts: bytes) -> CellStyles:
    """The styles declared in these parts; a style takes from its parent what it does not say itself."""
    styles = dict(found for part in parts for found in _declared(tags_only(part)))
    chains = {name: list(_chain(styles, name)) for name in styles}
    dividing = {name for part in parts for name in _dividing(part)}
    bold = {name: _first([style.bold for style in chain]) for name, chain in chains.items()}
    indents = {name: _first([style.indent for style in chain]) for name, chain in chains.items()}
    return CellStyles(
        frozenset(name for name, is_bold in bold.items() if is_bold),
        {name: indent for name, indent in indents.items() if indent},
        frozenset(name for name, chain in chains.items() if _first([style.format for style in chain]) in dividing),
    )


def _declared(part: bytes) -> Iterator[tuple[bytes, _Style]]:
    for found in _STYLE.finditer(part, 0, max(part.find(b"<office:body"), 0) or len(part)):
        inside, properties = found[1], found[2] or b""
        if _value(_FAMILY, inside) == b"table-cell":
            weight = _value(_WEIGHT, properties)
            bold = None if not weight else weight in {b"bold", b"600", b"700", b"800", b"900"}
            format_ = _value(_FORMAT_NAME, inside) or None
            yield _value(_NAME, inside), _Style(_value(_PARENT, inside), bold, _indent(properties), format_)


def _dividing(part: bytes) -> Iterator[bytes]:
    """The names of the formats that show numbers divided by a thousand or more."""
    for found in _FORMAT.finditer(part, 0, max(part.find(b"<office:body"), 0) or len(part)):
        if _DIVIDED.search(found[2]):
            yield _value(_NAME, found[1])


def _value(name: re.Pattern[bytes], inside: bytes) -> bytes:
    found = name.search(inside)
    return found[1] if found else b""


def _indent(properties: bytes) -> int | None:
    found = _MARGIN.search(properties)
    try:
        return min(round(float(found[1]) * _STEPS_IN_A_UNIT[found[2]]), _MOST_STEPS) if found else None
    except ValueError:
        return None


def _chain(styles: Mapping[bytes, _Style], name: bytes) -> Iterator[_Style]:
    """A style, its parent, and so on; a ring of parents ends somewhere too."""
    for _ in range(_LONGEST_CHAIN):
        if name not in styles:
            return
        yield styles[name]
        name = styles[name].parent


def _first(values: list[_Value | None]) -> _Value | None:
    return next((value for value in values if value is not None), None)
