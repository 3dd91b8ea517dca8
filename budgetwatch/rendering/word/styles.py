"""The styles of a Word file: the house's text styles under the names that word processors know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docx.document import Document as WordFile
from docx.oxml.xmlchemy import BaseOxmlElement

from budgetwatch.rendering import style as house
from budgetwatch.rendering.style import Face, TextStyle
from budgetwatch.rendering.word.faces import BOLD, typeface
from budgetwatch.rendering.word.markup import w

LOCALES = {"fr": "fr-FR", "en": "en-GB"}
GREY = house.GREY.strip("#")
_ANSWER = TextStyle(Face.SERIF, house.ITEM.size, 24)
PALE = house.PALE.strip("#")


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: its id, the name word processors show, how it is set, and its paragraph settings."""

    id: str
    name: str
    text: TextStyle
    level: int | None = None
    joined: bool = False
    indent: float = 0
    inset: float = 0
    borders: str = ""


def define_styles(word: WordFile, code: str, *, cover: bool) -> None:
    """Replace the styles of an empty file by ours; a pack without cover has smaller headings."""
    root = word.styles.element
    for child in list(root):
        root.remove(child)
    root.append(_defaults(code))
    for style in _paragraph_styles(cover=cover):
        root.append(_paragraph_style(style))
    root.append(_letter_style("Source Mark", house.PAGE_LINE))
    root.append(_letter_style("Key Unit", house.KEY_LABEL))
    root.append(_link_style())
    root.append(_plain_table())
    root.append(_table_style())


def _paragraph_styles(*, cover: bool) -> Iterator[ParagraphStyle]:
    headings = house.HEADINGS if cover else (*house.HEADINGS[1:], house.HEADINGS[-1])
    yield ParagraphStyle("Normal", "Normal", house.BODY)
    yield ParagraphStyle("Title", "Title", house.COVER_TITLE if cover else house.TITLE, joined=True)
    yield ParagraphStyle("Subtitle", "Subtitle", house.COVER_SUBTITLE if cover else house.SUBTITLE)
    for level, text in enumerate(headings):
        yield ParagraphStyle(f"Heading{level + 1}", f"heading {level + 1}", text, level=level, joined=True)
    yield ParagraphStyle("TOCHeading", "TOC Heading", house.COVER_STRONG, joined=True)
    yield ParagraphStyle("TOC1", "toc 1", house.COVER_LINE)
    yield ParagraphStyle("Caption", "caption", house.CAPTION, joined=True)
    yield ParagraphStyle("ListNumber", "List Number", house.ITEM, indent=house.ITEM.indent)
    yield ParagraphStyle("ListBullet", "List Bullet", house.ITEM, indent=house.ITEM.indent)
    yield ParagraphStyle("Reply", "Reply", house.REPLY, indent=house.REPLY.indent)
    yield ParagraphStyle("ListFine", "List Bullet Fine", house.FINE_ITEM, indent=house.FINE_ITEM.indent)
    yield ParagraphStyle("AnswerLine", "Answer Line", _ANSWER, indent=house.ITEM.indent, borders="bottom between")
    yield ParagraphStyle("Note", "Note", house.NOTE)
    yield ParagraphStyle("Callout", "Callout", _apart(house.BOX), indent=7, inset=7, borders="top left bottom right")
    yield ParagraphStyle(
        "CalloutLimits", "Callout Limits", _apart(house.LIMITS_BOX), indent=7, inset=7, borders="top left bottom right"
    )
    yield ParagraphStyle("CalloutNote", "Callout Note", _apart(house.BOX), indent=7, borders="thick")
    yield ParagraphStyle("KeyLabel", "Key Label", house.KEY_LABEL)
    yield ParagraphStyle("KeyValue", "Key Value", house.KEY_VALUE)
    yield ParagraphStyle("TableText", "Table Text", house.CELL)
    yield ParagraphStyle("TableHead", "Table Head", house.CELL_BOLD)
    yield ParagraphStyle("TableSmall", "Table Small", house.SMALL)
    yield ParagraphStyle("TableSmallHead", "Table Small Head", house.SMALL_BOLD)
    yield ParagraphStyle("Chart", "Chart", TextStyle(Face.SANS, house.NOTE.size, house.NOTE.leading, after=8))
    yield ParagraphStyle("Header", "header", house.PAGE_LINE)
    yield ParagraphStyle("HeaderStrong", "Header Strong", house.PAGE_STRONG)
    yield ParagraphStyle("CoverLine", "Cover Line", house.COVER_LINE)
    yield ParagraphStyle("CoverStrong", "Cover Strong", house.COVER_STRONG)
    yield ParagraphStyle("Footer", "footer", house.PAGE_LINE)


def _apart(text: TextStyle) -> TextStyle:
    """A boxed text with white above and below it."""
    return replace(text, before=9, after=12)


def _defaults(code: str) -> BaseOxmlElement:
    language = w("lang", val=LOCALES[code], eastAsia=LOCALES[code], bidi="ar-SA")
    return w("docDefaults", w("rPrDefault", w("rPr", *_letters(house.BODY), language)), w("pPrDefault"))


def _letters(text: TextStyle) -> list[BaseOxmlElement]:
    """Typeface, weight and size, for Latin letters and for those written from right to left."""
    face, size = typeface(text.face).name, round(text.size * 2)
    return [
        w("rFonts", ascii=face, hAnsi=face, eastAsia=face, cs="Arial"),
        *((w("b"), w("bCs")) if text.face in BOLD else ()),
        w("sz", val=size),
        w("szCs", val=size),
    ]


def _paragraph_style(style: ParagraphStyle) -> BaseOxmlElement:
    text = style.text
    settings = w(
        "pPr",
        w("keepNext") if style.joined else None,
        w("keepLines") if style.joined else None,
        w("widowControl"),
        _borders(style.borders) if style.borders else None,
        w(
            "spacing",
            before=round(text.before * 20),
            after=round(text.after * 20),
            line=round(text.leading * 20),
            lineRule="atLeast",
        ),
        w("ind", left=round(style.indent * 20), right=round(style.inset * 20)) if style.indent else None,
        w("outlineLvl", val=style.level) if style.level is not None else None,
    )
    normal = style.id == "Normal"
    return w(
        "style",
        w("name", val=style.name),
        None if normal else w("basedOn", val="Normal"),
        w("next", val="Normal") if style.joined and style.id != "Caption" else None,
        w("qFormat"),
        settings,
        w("rPr", *_letters(text)),
        type="paragraph",
        styleId=style.id,
        **({"default": 1} if normal else {}),
    )


def _borders(sides: str) -> BaseOxmlElement:
    if sides == "thick":
        return w("pBdr", w("left", val="single", sz=12, space=7, color="000000"))
    size, colour = (4, GREY) if "between" in sides else (6, "000000")
    space = {"left": 7, "right": 7}
    return w(
        "pBdr",
        *(
            w(side, val="single", sz=size, space=space.get(side, 1 if "between" in sides else 5), color=colour)
            for side in sides.split()
        ),
    )


def _letter_style(name: str, text: TextStyle) -> BaseOxmlElement:
    """A style of a few words inside a paragraph."""
    letters, *size = _letters(text)
    light = (w("b", val=0), w("bCs", val=0))  # a mark behind a bold head stays light
    return w(
        "style",
        w("name", val=name),
        w("qFormat"),
        w("rPr", letters, *light, *size),
        type="character",
        styleId=name.replace(" ", ""),
    )


def _link_style() -> BaseOxmlElement:
    return w("style", w("name", val="Hyperlink"), type="character", styleId="Hyperlink")


def _plain_table() -> BaseOxmlElement:
    """The table style that every other one rests on."""
    sides = (
        w(side, w=80 if side in ("left", "right") else 0, type="dxa") for side in ("top", "left", "bottom", "right")
    )
    return w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *sides)),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _table_style() -> BaseOxmlElement:
    """Rules above and below, hairlines between rows, a rule under the head."""
    rule = {"val": "single", "sz": 6, "space": 0, "color": "000000"}
    borders = w(
        "tblBorders",
        w("top", **rule),
        w("bottom", **rule),
        w("insideH", val="single", sz=4, space=0, color=GREY),
    )
    margins = w(
        "tblCellMar",
        w("top", w=36, type="dxa"),
        w("left", w=80, type="dxa"),
        w("bottom", w=48, type="dxa"),
        w("right", w=80, type="dxa"),
    )
    head = w("tblStylePr", w("tcPr", w("tcBorders", w("bottom", **rule)), w("vAlign", val="bottom")), type="firstRow")
    return w(
        "style",
        w("name", val="Budget Table"),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        w("tblPr", borders, margins),
        head,
        type="table",
        styleId="BudgetTable",
    )
