"""The few elements of WordprocessingML that documents are made of: runs, paragraphs, fields, places and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from budgetwatch.rendering.safe_cells import printable
from budgetwatch.rendering.word.faces import ARABIC, TIFINAGH

_ON_ONE_LINE = {ord("\t"): " ", ord("\n"): " ", ord("\r"): "", ord("\u00ad"): "", ord("\u200b"): ""}
_RARE = re.compile(f"[{ARABIC}{TIFINAGH}]")
_TIFINAGH = re.compile(f"[{TIFINAGH}]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run differs from its paragraph: a character style, bold, italic, a box around it."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    boxed: bool = False


PLAIN, BOLD, ITALIC, BOXED = Look(), Look(bold=True), Look(italic=True), Look(bold=True, boxed=True)
MARK, KEY_UNIT = Look("SourceMark"), Look("KeyUnit")


def w(tag: str, *children: BaseOxmlElement | None, **attributes: object) -> BaseOxmlElement:
    """An element of the main namespace; a trailing underscore of an attribute's name is left out, None children too."""
    made = OxmlElement(f"w:{tag}", {qn(f"w:{name.rstrip('_')}"): str(value) for name, value in attributes.items()})
    for child in children:
        if child is not None:
            made.append(child)
    return made


def _lettered(tag: str, text: str) -> BaseOxmlElement:
    """An element that holds a text, its spaces kept."""
    made = w(tag)
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def one_line(text: str) -> str:
    """The text as a run may hold it: on one line, without what XML forbids."""
    return printable(text.translate(_ON_ONE_LINE))


def runs(text: str, look: Look = PLAIN) -> list[BaseOxmlElement]:
    """The text as runs: one, or one for each script that needs another font or direction."""
    text = one_line(text)
    if not text:
        return []
    if not _RARE.search(text):
        return [_run(text, look, "")]
    return [_run("".join(part), look, script) for script, part in groupby(text, _script)]


def _script(letter: str) -> str:
    if not _RARE.match(letter):
        return ""
    return "tifinagh" if _TIFINAGH.match(letter) else "arabic"


def _run(text: str, look: Look, script: str) -> BaseOxmlElement:
    return w("r", _run_look(look, script), _lettered("t", text))


def _run_look(look: Look, script: str = "") -> BaseOxmlElement | None:
    parts = [
        w("rStyle", val=look.style) if look.style else None,
        w("rFonts", ascii="Ebrima", hAnsi="Ebrima") if script == "tifinagh" else None,
        *((w("b"), w("bCs")) if look.bold else ()),
        *((w("i"), w("iCs")) if look.italic else ()),
        w("bdr", val="single", sz=6, space=1, color="000000") if look.boxed else None,
        w("rtl") if script == "arabic" else None,
    ]
    return w("rPr", *parts) if any(part is not None for part in parts) else None


def paragraph(
    style: str, content: Iterable[BaseOxmlElement], *, settings: Iterable[BaseOxmlElement] = ()
) -> BaseOxmlElement:
    """A paragraph of a style; `settings` are what it has beside the style, in the order of the standard."""
    return w("p", w("pPr", w("pStyle", val=style), *settings), *content)


def said(style: str, text: str, look: Look = PLAIN) -> BaseOxmlElement:
    """A paragraph of one text."""
    return paragraph(style, runs(text, look))


def field(code: str, shown: str, look: Look = PLAIN) -> list[BaseOxmlElement]:
    """A field with the result it shows until a word processor works it out again."""
    return [*field_start(code, look), *runs(shown, look), field_end(look)]


def field_start(code: str, look: Look = PLAIN) -> list[BaseOxmlElement]:
    """The beginning of a field whose result follows, in this paragraph or later ones."""
    return [
        w("r", _run_look(look), w("fldChar", fldCharType="begin")),
        w("r", _run_look(look), _lettered("instrText", f" {code} ")),
        w("r", _run_look(look), w("fldChar", fldCharType="separate")),
    ]


def field_end(look: Look = PLAIN) -> BaseOxmlElement:
    """The end of a field."""
    return w("r", _run_look(look), w("fldChar", fldCharType="end"))


def with_fields(sentence: str, fields: Mapping[str, tuple[str, str]]) -> list[BaseOxmlElement]:
    """A sentence whose places are fields: for the text that stands for each in it, its code and what it shows."""
    parts = re.split(f"({'|'.join(map(re.escape, fields))})", sentence)
    return [one for part in parts for one in (field(*fields[part]) if part in fields else runs(part))]


def link(anchor: str, content: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    """Content that leads to a place of the document."""
    return w("hyperlink", *content, anchor=anchor, history=1)


def place(name: str, number: int, content: Iterable[BaseOxmlElement]) -> list[BaseOxmlElement]:
    """Content with a name that links lead to; `number` is its own in the document."""
    return [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]


class Numbering:
    """The numbers of the places of one document, each given once."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        """A number that no place has yet."""
        self._last += 1
        return self._last


def source_mark(mark: str) -> list[BaseOxmlElement]:
    """`[A-1, B-2]` in small letters, leading to its first line of the annex; nothing for no mark."""
    if not mark:
        return []
    first = mark.strip("[]").split(",")[0]
    return [*runs(" "), link(place_of(first), runs(mark.replace(" ", "\u00a0"), MARK))]


def place_of(mark: str) -> str:
    """The name of the place of a mark in the annex."""
    return f"source_{mark.replace('-', '_')}"
