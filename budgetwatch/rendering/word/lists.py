"""Numbered and bulleted lists: their two shapes, and a count of its own for each numbered list."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.oxml.xmlchemy import BaseOxmlElement

from budgetwatch.rendering import style as house
from budgetwatch.rendering.word.markup import w

_BULLETS, _NUMBERS = 1, 2
_INDENT = round(house.ITEM.indent * 20)


class Lists:
    """The lists of one file; each numbered one begins at 1."""

    def __init__(self, word: WordFile) -> None:
        self._root = word.part.numbering_part.element
        for child in list(self._root):
            self._root.remove(child)
        self._root.append(_shape(_BULLETS, "bullet", "\u2022", "ListBullet"))
        self._root.append(_shape(_NUMBERS, "decimal", "%1.", "ListNumber"))
        self._root.append(w("num", w("abstractNumId", val=_BULLETS), numId=_BULLETS))
        self._last = _BULLETS

    def bullets(self) -> BaseOxmlElement:
        """The paragraph setting of a bullet."""
        return _item(_BULLETS)

    def numbers(self) -> BaseOxmlElement:
        """The paragraph setting of the items of a new numbered list: one for each, made once."""
        self._last += 1
        again = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        self._root.append(w("num", w("abstractNumId", val=_NUMBERS), again, numId=self._last))
        return _item(self._last)


def _item(number: int) -> BaseOxmlElement:
    return w("numPr", w("ilvl", val=0), w("numId", val=number))


def _shape(number: int, kind: str, sign: str, style: str) -> BaseOxmlElement:
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=kind),
        w("pStyle", val=style) if kind == "bullet" else None,
        w("lvlText", val=sign),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=_INDENT, hanging=_INDENT)),
        w("rPr", w("b")) if kind == "decimal" else None,
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=number)
