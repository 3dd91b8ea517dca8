"""Blocks become flowing pieces of paper: one match, each piece with the room its beginning needs on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from budgetwatch.domain.document import (
    Block,
    Bullets,
    Callout,
    Chart,
    KeyFigures,
    Numbered,
    Paragraph,
    QuestionItem,
    Questions,
    Section,
    SourcesAnnex,
    Table,
    Verbatim,
    Words,
    figures_in,
)
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.i18n import Language
from budgetwatch.rendering.annex import CORRECTED, Annex
from budgetwatch.rendering.boxes import draw_callout, draw_key_figures
from budgetwatch.rendering.chart import chart_size
from budgetwatch.rendering.drawing import ChartDrawing
from budgetwatch.rendering.fonts import markup
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.shapes import AnswerLines, Heading, NumberedParagraph
from budgetwatch.rendering.sources import draw_sources
from budgetwatch.rendering.style import BODY, CAPTION, FINE_ITEM, HEADINGS, ITEM, REPLY, Face, TextStyle
from budgetwatch.rendering.tables import caption_unit, draw_table
from budgetwatch.rendering.text import bold, italic, marked_up, paragraph, small
from budgetwatch.rendering.words import opening, spoken

LINES = 34.0  # the least of a text that may stand alone at the foot of a page
TABLE_START = 130.0  # caption, head and the first rows, so that no row need be split
PART_START = 170.0  # a quarter of a page: a main part does not begin under that
NEARLY_A_PAGE = 560.0  # wanted on a new page: stays on this one only where hardly anything stands on it yet
FACE = Face.SERIF


SimpleBlock: TypeAlias = Paragraph | KeyFigures | Callout | Numbered | Bullets | Table | Chart


@dataclass(frozen=True, slots=True)
class Piece:
    """Flowables of one block, and the height that must be free for it to begin on a page."""

    start: float
    flowables: list[Flowable]


class Composer:
    """Turns the blocks of one document into flowables, numbering its tables and charts."""

    def __init__(self, language: Language, marks: Marks, annex: Annex) -> None:
        self.language, self.marks, self.annex = language, marks, annex
        self._tables = self._charts = 0

    def flow(self, blocks: Iterable[Block], level: int) -> list[Flowable]:
        """The flowables of the blocks; sections among them have that heading level."""
        pieces = [piece for block in blocks for piece in self._pieces(block, level)]
        return [flowable for piece in pieces for flowable in (CondPageBreak(piece.start), *piece.flowables)]

    def _pieces(self, block: Block, level: int) -> Iterator[Piece]:
        match block:
            case Section():
                yield from self._section(block, level)
            case Questions():
                yield from self._questions(block)
            case SourcesAnnex():
                heading = self._heading(block.title, level)
                body = draw_sources(self.annex.resolve(self.marks.listed), self.annex, self.language)
                yield Piece(NEARLY_A_PAGE if block.new_page else PART_START, [heading, *body])
            case _:
                yield self._piece(block)

    def _piece(self, block: SimpleBlock) -> Piece:
        match block:
            case Paragraph(text=text):
                return Piece(LINES, [paragraph(opening(self._word(text)), BODY, self.marks.beside(block))])
            case KeyFigures():
                return Piece(70, [draw_key_figures(block, self.language, self.marks, self.annex.sign), Spacer(0, 6)])
            case Callout():
                return Piece(60, [draw_callout(block, self.language, self.marks)])
            case Numbered(items=items):
                return Piece(LINES, [self._finding(place, *item) for place, item in enumerate(items, start=1)])
            case Bullets(items=lines):
                style = FINE_ITEM if block.fine else ITEM
                return Piece(LINES, [self._bullet(self._item(x), self._beside(x), style) for x in lines])
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)

    def _word(self, message: Message) -> str:
        return self.language.word(message)

    def _section(self, section: Section, level: int) -> Iterator[Piece]:
        """The heading joined to the first piece, so that it never stands alone at the foot of a page."""
        pieces = [piece for block in section.blocks for piece in self._pieces(block, level + 1)]
        heading = self._heading(section.title, level)
        first = pieces[0] if pieces else Piece(0, [])
        yield Piece(self._room(section, level, first.start + 40), [heading, *first.flowables])
        yield from pieces[1:]

    def _room(self, section: Section, level: int, least: float) -> float:
        """The height that must be free for a section to begin on a page."""
        if section.new_page:
            return NEARLY_A_PAGE
        return max(least, PART_START) if level == 0 else least

    def _heading(self, title: Message, level: int) -> Heading:
        text = self._word(title)
        style = HEADINGS[min(level, len(HEADINGS) - 1)]
        return Heading.of(markup(text, style.face), style, (text, level), ruled=level == 1)

    def _beside(self, item: object) -> str:
        return self.marks.beside(item) if isinstance(item, Message) else ""

    def _finding(self, number: int, head: Message, rest: Message | None) -> Flowable:
        more = f" {markup(self._word(rest), FACE)}" if rest else ""
        title = self._word(head)
        stop = "" if title.endswith((".", "?", "!")) else "."
        text = f"{bold(title + stop, FACE)}{more}{small(self.marks.beside(head))}"
        return NumberedParagraph.of(number, text, ITEM)

    def _item(self, item: Words) -> str:
        """A line of a list; names of a source begin as they are written there."""
        text = spoken(item, self.language)
        return text if isinstance(item, Verbatim) else opening(text)

    def _bullet(self, text: str, mark: str, style: TextStyle) -> Flowable:
        return marked_up(f'<bullet indent="4">\u2022</bullet>{markup(text, style.face)}{small(mark)}', style)

    def _table(self, table: Table) -> Piece:
        """A table under its numbered caption; one without caption carries its mark in its head."""
        mark = self.marks.beside(table)
        note = self._note(table)
        drawn = draw_table(table, self.language, "" if table.caption.text else mark, self.annex.sign, note=note)
        if not table.caption.text:
            return Piece(LINES, [drawn, Spacer(0, 8)])
        self._tables += 1
        caption = self._caption(msg("Table {number}.", number=self._tables), table.caption)
        unit = f"{caption_unit(table, self.language)} {mark}".rstrip()
        text = f'{caption}<font name="{Face.SANS}">{markup(unit, Face.SANS)}</font>'
        return Piece(TABLE_START, [marked_up(text, CAPTION), drawn, Spacer(0, 8)])

    def _note(self, table: Table) -> str:
        """The note of a table, and what the sign in its cells says."""
        said = [self._word(table.note)] if table.note else []
        if any(map(self.annex.corrected, figures_in(table.rows))):
            said.append(
                self._word(msg("{sign} Rests on a cell that was corrected by hand: see the sources.", sign=CORRECTED))
            )
        return " ".join(said)

    def _chart(self, chart: Chart) -> Piece:
        self._charts += 1
        caption = self._caption(msg("Chart {number}.", number=self._charts), chart.caption)
        rest = f"{caption_unit(chart, self.language)} {self.marks.beside(chart)}".rstrip()
        text = f'{caption}<font name="{Face.SANS}">{markup(rest, Face.SANS)}</font>'
        size = chart_size(chart)
        whole = [marked_up(text, CAPTION), ChartDrawing(chart, self.language, size), Spacer(0, 6)]
        return Piece(size[1] + 40, whole)

    def _caption(self, number: Message, caption: Message) -> str:
        return markup(f"{self._word(number)} {self._word(caption)}", CAPTION.face)

    def _questions(self, block: Questions) -> Iterator[Piece]:
        for number, item in enumerate(block.items, start=1):
            asked: list[Flowable] = [NumberedParagraph.of(number, self._asked(item), ITEM)]
            if item.reply:
                asked.append(paragraph(self._word(item.reply), REPLY))
            elif block.answer_lines:
                asked.append(AnswerLines(block.answer_lines, ITEM.indent))
            yield Piece(LINES, [KeepTogether(asked)])

    def _asked(self, item: QuestionItem) -> str:
        witness = spoken(item.witness, self.language) if item.witness else ""
        time = self._word(msgn("{count} minute", "{count} minutes", item.minutes)) if item.minutes else ""
        aside = ", ".join(part for part in (witness, time) if part)
        whom = f" {italic(f'({aside})', FACE)}" if aside else ""
        return f"{markup(spoken(item.text, self.language), FACE)}{whom}{small(self.marks.beside(item))}"
