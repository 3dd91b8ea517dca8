"""The few shapes that paper needs beside text and tables: headings in the outline, boxed numbers, answer lines."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, Paragraph

from budgetwatch.rendering.pages import PackCanvas
from budgetwatch.rendering.style import BLACK, CONTENT_WIDTH, GREY, HAIRLINE, RULE, Face, TextStyle
from budgetwatch.rendering.text import paragraph_style

LINE_GAP = 24.0


class Heading(Paragraph):
    """A title that enters the outline and the list of contents where it is drawn."""

    entry: tuple[str, int] | None = None
    ruled = False

    @classmethod
    def of(cls, markup: str, style: TextStyle, entry: tuple[str, int], *, ruled: bool) -> Heading:
        """A heading of ready markup; `entry` is its plain title and level."""
        heading = cls(markup, paragraph_style(style))
        heading.entry, heading.ruled = entry, ruled
        return heading

    def draw(self) -> None:
        """The text, its place in the outline, and the rule under it."""
        canvas: Any = self.canv
        if self.entry is not None and isinstance(canvas, PackCanvas):
            canvas.enter(*self.entry)
        super().draw()
        if self.ruled:
            canvas.setLineWidth(RULE)
            canvas.line(0, -2.5, CONTENT_WIDTH, -2.5)


class NumberedParagraph(Paragraph):
    """A paragraph with a small boxed number in its indent; a part carried to the next page has none."""

    number = 0

    @classmethod
    def of(cls, number: int, markup: str, style: TextStyle) -> NumberedParagraph:
        """A paragraph of ready markup with its number."""
        made = cls(markup, paragraph_style(style))
        made.number = number
        return made

    def split(self, width: float, height: float) -> list[Any]:
        """The parts that fit a page each; the first keeps the number."""
        parts: list[Any] = super().split(width, height)
        if parts:
            parts[0].number = self.number
        return parts

    def draw(self) -> None:
        """The number in its box, then the text."""
        super().draw()
        if not self.number:
            return
        canvas: Any = self.canv
        top = self.height - 3
        canvas.setLineWidth(RULE)
        canvas.setStrokeColor(BLACK)
        canvas.rect(0, top - 10.5, 12, 10.5)
        canvas.setFont(Face.SANS_BOLD.value, 7.5)
        canvas.drawCentredString(6, top - 7.9, str(self.number))


class AnswerLines(Flowable):
    """Blank lines to write an answer on."""

    def __init__(self, count: int, indent: float) -> None:
        super().__init__()
        self.count, self.indent = count, indent

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The room the lines take."""
        self.width, self.height = width, self.count * LINE_GAP + 8
        return self.width, self.height

    def draw(self) -> None:
        """The lines."""
        self.canv.setLineWidth(HAIRLINE)
        self.canv.setStrokeColor(GREY)
        for line in range(1, self.count + 1):
            height = self.height - line * LINE_GAP
            self.canv.line(self.indent, height, self.width, height)
