"""Pictures of a Word file: crisp charts, each with its values as text for who cannot see it, and a letterhead's."""

from __future__ import annotations

from io import BytesIO

from docx.document import Document as WordFile
from docx.oxml.shape import CT_Inline
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from budgetwatch.domain.document import Chart, Series
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import Language
from budgetwatch.rendering.chart import chart_size, draw
from budgetwatch.rendering.chart_parts import label_of
from budgetwatch.rendering.logo import Logo
from budgetwatch.rendering.word.markup import one_line, w
from budgetwatch.rendering.words import opening, spoken

DOTS = 220


class Pictures:
    """The pictures of one file, numbered."""

    def __init__(self, word: WordFile) -> None:
        self._part, self._last = word.part, 0

    def draw(self, chart: Chart, language: Language) -> BaseOxmlElement:
        """A run with the picture of the chart, as large as on the pages of the PDF."""
        wide, high = chart_size(chart)
        pixels = BytesIO()
        draw(chart, language, (wide, high)).savefig(pixels, format="png", dpi=DOTS, metadata={"Software": None})
        return self._run(self._part.new_pic_inline(pixels, Pt(wide), Pt(high)), told(chart, language))

    def place(self, logo: Logo, description: str) -> BaseOxmlElement:
        """A run with the logo, as large as on the pages of the PDF."""
        return self._run(self._part.new_pic_inline(BytesIO(logo.png), Pt(logo.width), Pt(logo.height)), description)

    def _run(self, inline: CT_Inline, description: str) -> BaseOxmlElement:
        self._last += 1
        about = inline.docPr
        about.set("id", str(self._last))
        about.set("name", f"picture-{self._last}")
        about.set("descr", one_line(description))
        return w("r", w("drawing", inline))


def told(chart: Chart, language: Language) -> str:
    """The chart in words: what it shows, then the values of each category."""
    unit = language.unit(chart.scale, chart.currency)
    head = language.word(chart.caption) + (f" ({unit})" if unit else "")
    lines = (
        f"{opening(spoken(category, language))}: {values}"
        for place, category in enumerate(chart.categories)
        if (values := _values(chart, place, language))
    )
    return f"{head}. {'; '.join(lines)}"


def _values(chart: Chart, place: int, language: Language) -> str:
    return ", ".join(
        f"{spoken(series.name, language)} {label_of(series.values[place], chart, language)}"
        for series in chart.series
        if _is_shown(series, place)
    )


def _is_shown(series: Series, place: int) -> bool:
    return series.values[place] is not Absent.NIL
