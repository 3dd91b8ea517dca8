"""What a Word file says of itself, and its bytes: nothing of the machine or the person that made it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from budgetwatch.domain.document import Document
from budgetwatch.i18n import Language
from budgetwatch.rendering.word.faces import RARE, SANS, SERIF, Typeface
from budgetwatch.rendering.word.markup import one_line, w
from budgetwatch.rendering.word.styles import LOCALES

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ABOUT = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>BudgetWatch</Application></Properties>"
)
_LEFT_OUT = {RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.CUSTOM_XML}
_AFTER_UPDATE = (
    "w:hdrShapeDefaults",
    "w:footnotePr",
    "w:endnotePr",
    "w:compat",
    "w:rsids",
    "m:mathPr",
    "w:themeFontLang",
)
"""The settings that stand behind that of fields, in the order of the standard."""
_COMPATIBLE = "15"  # laid out as by Word 2013 and later, which is what every Word of today does
_FROM_TEMPLATE = re.compile(r"stylesWithEffects|webSettings|customXml")


def empty_file() -> WordFile:
    """A Word file without content, and without what the library's own empty file says of its maker."""
    word = docx.Document()
    for holder in (word.part.package, word.part):
        for key, relation in list(holder.rels.items()):
            if relation.reltype in _LEFT_OUT or _FROM_TEMPLATE.search(relation.reltype):
                del holder.rels[key]
    for mode in word.settings.element.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), _COMPATIBLE)
    for child in list(word.element.body):
        if not child.tag.endswith("}sectPr"):
            word.element.body.remove(child)
    return word


def ask_for_page_numbers(word: WordFile) -> None:
    """Have the word processor work out the pages that the contents name as it opens the file."""
    word.settings.element.insert_element_before(w("updateFields", val="true"), *_AFTER_UPDATE)


def describe(word: WordFile, document: Document, language: Language, control: str) -> None:
    """Title, institution as author, snapshot, language and date."""
    about = word.core_properties
    about.title = one_line(language.word(document.title))
    about.author = about.last_modified_by = one_line(", ".join(document.institution))
    about.subject, about.comments, about.keywords = f"{document.snapshot} {control}", "", ""
    about.language, about.revision = LOCALES[language.code], 1
    about.created = about.modified = document.made.astimezone(UTC).replace(tzinfo=None)


def _font_table() -> str:
    return f'<w:fonts xmlns:w="{_MAIN}">{"".join(map(_font, (SERIF, SANS, *RARE)))}</w:fonts>'


def _font(face: Typeface) -> str:
    return (
        f'<w:font w:name="{face.name}"><w:altName w:val="{face.instead}"/>'
        f'<w:family w:val="{face.family}"/><w:pitch w:val="variable"/></w:font>'
    )


def bytes_of(word: WordFile, made: datetime) -> bytes:
    """The bytes of the file, the same for the same content: its parts carry the moment of the snapshot, not the clock's."""
    kept, target = BytesIO(), BytesIO()
    ours = {"docProps/app.xml": _HEAD + _ABOUT, "word/fontTable.xml": _HEAD + _font_table()}
    word.save(kept)
    moment = made.timetuple()[:6]
    with ZipFile(kept) as parts, ZipFile(target, "w", ZIP_DEFLATED) as whole:
        for name in parts.namelist():
            entry = ZipInfo(name, moment)
            entry.compress_type = ZIP_DEFLATED
            whole.writestr(entry, ours.get(name) or parts.read(name))
    return target.getvalue()
