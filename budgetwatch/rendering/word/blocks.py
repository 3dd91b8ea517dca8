"""Blocks become paragraphs and tables of a Word file: one match, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from docx.oxml.xmlchemy import BaseOxmlElement

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
    Tone,
    figures_in,
)
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.i18n import Language
from budgetwatch.rendering.annex import CORRECTED, Annex
from budgetwatch.rendering.marks import Marks
from budgetwatch.rendering.word.annex import draw_sources
from budgetwatch.rendering.word.grids import table_grid
from budgetwatch.rendering.word.key_figures import draw_key_figures
from budgetwatch.rendering.word.lists import Lists
from budgetwatch.rendering.word.markup import (
    BOLD,
    ITALIC,
    Numbering,
    paragraph,
    place,
    runs,
    said,
    source_mark,
    w,
    with_fields,
)
from budgetwatch.rendering.word.pictures import Pictures
from budgetwatch.rendering.words import opening, spoken

DEEPEST = 3
_NUMBER = "\ue000"
"""What stands in a sentence where a field comes: a letter that no text has."""
_CALLOUTS = {Tone.NOTE: "CalloutNote", Tone.LIMITS: "CalloutLimits", Tone.ATTENTION: "Callout"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: its text, its level from 0, and the name of its place."""

    title: str
    level: int
    place: str


@dataclass
class Composer:
    """Turns the blocks of one document into the elements of a Word file, numbering its tables and charts."""

    language: Language
    marks: Marks
    annex: Annex
    lists: Lists
    pictures: Pictures
    places: Numbering = field(default_factory=Numbering)
    entries: list[Entry] = field(default_factory=list)
    _tables: int = 0
    _charts: int = 0

    def flow(self, blocks: Iterable[Block], level: int = 0) -> Iterator[BaseOxmlElement]:
        """The elements of the blocks; sections among them have that heading level."""
        for block in blocks:
            yield from self._block(block, level)

    def _block(self, block: Block, level: int) -> Iterator[BaseOxmlElement]:
        match block:
            case Section():
                yield self._heading(block.title, level, new_page=block.new_page)
                yield from self.flow(block.blocks, level + 1)
            case SourcesAnnex():
                yield self._heading(block.title, level, new_page=block.new_page)
                marks = self.annex.resolve(self.marks.listed)
                yield from draw_sources(marks, self.annex, self.language, self.places)
            case Paragraph(text=text):
                yield paragraph("Normal", [*runs(opening(self._word(text))), *self._mark(block)])
            case KeyFigures():
                yield from draw_key_figures(block, self.language, self.marks, self.annex.sign)
            case Callout():
                yield self._callout(block)
            case _:
                yield from self._listed(block)

    def _listed(self, block: Numbered | Bullets | Table | Chart | Questions) -> Iterator[BaseOxmlElement]:
        match block:
            case Numbered(items=items):
                numbers = self.lists.numbers()
                yield from (self._finding(numbers, *item) for item in items)
            case Bullets(items=items, fine=fine):
                for item in items:
                    mark = source_mark(self.marks.beside(item)) if isinstance(item, Message) else []
                    content = [*runs(spoken(item, self.language)), *mark]
                    yield paragraph("ListFine" if fine else "ListBullet", content, settings=[self.lists.bullets()])
            case Table():
                yield from self._table(block)
            case Chart():
                yield from self._chart(block)
            case Questions():
                yield from self._questions(block)

    def _word(self, message: Message) -> str:
        return self.language.word(message)

    def _mark(self, block: Paragraph | Callout | QuestionItem) -> list[BaseOxmlElement]:
        return source_mark(self.marks.beside(block))

    def _heading(self, title: Message, level: int, *, new_page: bool = False) -> BaseOxmlElement:
        entry = Entry(self._word(title), level, f"_Toc{len(self.entries) + 1:06}")
        self.entries.append(entry)
        content = place(entry.place, self.places.next(), runs(entry.title))
        settings = [w("pageBreakBefore")] if new_page else []
        return paragraph(f"Heading{min(level + 1, DEEPEST)}", content, settings=settings)

    def _callout(self, block: Callout) -> BaseOxmlElement:
        title, text = self._word(block.title), self._word(block.text)
        return paragraph(_CALLOUTS[block.tone], [*runs(f"{title} ", BOLD), *runs(text), *self._mark(block)])

    def _finding(self, numbers: BaseOxmlElement, head: Message, rest: Message | None) -> BaseOxmlElement:
        title = self._word(head)
        stop = "" if title.endswith((".", "?", "!")) else "."
        more = runs(f" {self._word(rest)}") if rest else []
        content = [*runs(title + stop, BOLD), *more, *source_mark(self.marks.beside(head))]
        return paragraph("ListNumber", content, settings=[deepcopy(numbers)])

    def _table(self, table: Table) -> Iterator[BaseOxmlElement]:
        """A table under its numbered caption; one without caption carries its mark in its head."""
        if table.caption.text:
            self._tables += 1
            number = msg("Table {number}.", number=_NUMBER)
            yield self._caption(number, self._tables, table)
        if not table.rows:
            yield said("TableText", self._word(msg("Nothing to show.")))
        else:
            mark = "" if table.caption.text else self.marks.beside(table)
            yield table_grid(table, self.language, mark, self.annex.sign)
        yield said("Note", " ".join(self._notes(table)))

    def _notes(self, table: Table) -> Iterator[str]:
        """The note of a table, and what the sign in its cells says."""
        if table.note:
            yield self._word(table.note)
        if any(map(self.annex.corrected, figures_in(table.rows))):
            yield self._word(msg("{sign} Rests on a cell that was corrected by hand: see the sources.", sign=CORRECTED))

    def _chart(self, chart: Chart) -> Iterator[BaseOxmlElement]:
        self._charts += 1
        yield self._caption(msg("Chart {number}.", number=_NUMBER), self._charts, chart)
        yield paragraph("Chart", [self.pictures.draw(chart, self.language)])

    def _caption(self, number: Message, count: int, block: Table | Chart) -> BaseOxmlElement:
        """`Table 3. Caption (unit) [A-1]`, its number a field that counts tables or charts."""
        text = self._word(number)
        name = text.split(_NUMBER)[0].strip()
        unit = self.language.unit(block.scale, block.currency)
        rest = f" {self._word(block.caption)}" + (f" ({unit})" if unit else "")
        counted = with_fields(text, {_NUMBER: (f"SEQ {name} \\* ARABIC", str(count))})
        return paragraph("Caption", [*counted, *runs(rest), *source_mark(self.marks.beside(block))])

    def _questions(self, block: Questions) -> Iterator[BaseOxmlElement]:
        numbers = self.lists.numbers()
        for item in block.items:
            lines = 0 if item.reply else block.answer_lines
            joined = [w("keepNext")] if lines or item.reply else []
            yield paragraph("ListNumber", self._asked(item), settings=[*joined, w("keepLines"), deepcopy(numbers)])
            if item.reply:
                yield said("Reply", self._word(item.reply))
            for left in reversed(range(lines)):
                yield paragraph("AnswerLine", [], settings=[w("keepNext")] if left else [])

    def _asked(self, item: QuestionItem) -> list[BaseOxmlElement]:
        witness = spoken(item.witness, self.language) if item.witness else ""
        time = self._word(msgn("{count} minute", "{count} minutes", item.minutes)) if item.minutes else ""
        aside = ", ".join(part for part in (witness, time) if part)
        whom = runs(f" ({aside})", ITALIC) if aside else []
        return [*runs(spoken(item.text, self.language)), *whom, *self._mark(item)]
