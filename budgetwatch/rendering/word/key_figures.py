"""A row of large figures in a Word file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from budgetwatch.domain.document import KeyFigures
from budgetwatch.domain.figure import Figure
from budgetwatch.i18n import Language
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.style import CONTENT_WIDTH
from budgetwatch.rendering.word.grids import grid, row
from budgetwatch.rendering.word.markup import KEY_UNIT, paragraph, runs, said, source_mark, w
from budgetwatch.rendering.words import opening

_NUMBER = re.compile(r"[\u2212+]?\d[\d\u202f.,]*")


def draw_key_figures(
    block: KeyFigures, language: Language, marks: Marks, sign: Callable[[Figure], str]
) -> Iterator[BaseOxmlElement]:
    """The figures side by side: label, large number with its unit and sign, comment and mark."""
    wide = CONTENT_WIDTH / len(block.items)
    cells = []
    for label, figure, comment in block.items:
        mark = source_mark(marks.beside((label, figure, comment)))
        cells.append(
            w(
                "tc",
                w("tcPr", w("tcW", w=round(wide * 20), type="dxa"), _box()),
                said("KeyLabel", opening(language.word(label))),
                paragraph("KeyValue", _large(language.figure(figure) + sign(figure))),
                paragraph("KeyLabel", [*runs(language.word(comment) if comment else ""), *mark]),
            )
        )
    yield grid([wide] * len(cells), [row(cells)], "")
    yield said("Note", "")


def _large(text: str) -> list[BaseOxmlElement]:
    """The number large, the words of its unit small, in the order of the language."""
    found = _NUMBER.search(text)
    if found is None:
        return runs(text)
    before, after = text[: found.start()], text[found.end() :]
    return [*runs(before, KEY_UNIT), *runs(found.group()), *runs(after, KEY_UNIT)]


def _box() -> BaseOxmlElement:
    sides = ("top", "left", "bottom", "right")
    return w("tcBorders", *(w(side, val="single", sz=6, space=0, color="000000") for side in sides))
