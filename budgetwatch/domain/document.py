"""A document as content: no fonts, widths or page breaks. A number in it is always a Figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import Message
from budgetwatch.domain.money import Absent
from budgetwatch.domain.pack import Letterhead, Paper


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Words of a source or of a person, printed as they are in every language."""

    text: str


Words: TypeAlias = Message | Verbatim | Bilingual
Cell: TypeAlias = Words | Figure | Absent


class Tone(StrEnum):
    """How a callout speaks."""

    NOTE = "note"
    LIMITS = "limits"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; the figures among the message's arguments are sourced like all others."""

    text: Message


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of a few large figures, each with its label and a line of comment."""

    items: tuple[tuple[Message, Figure, Message | None], ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed paragraph: limits, a caution."""

    tone: Tone
    title: Message
    text: Message


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered list of findings: a bold sentence, then the rest."""

    items: tuple[tuple[Message, Message | None], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A plain list: limits, explanations, method; `fine` where it is there to be looked up, in small letters."""

    items: tuple[Words, ...]
    fine: bool = False


class RowStyle(StrEnum):
    """What a table row is, so that paper can weigh it."""

    LINE = "line"
    HEADING = "heading"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column's header; numbers are set right, words left."""

    header: Message
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells under the table's columns, indented by its level."""

    cells: tuple[Cell, ...]
    style: RowStyle = RowStyle.LINE
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table; money is shown in `scale` currency units, which the caption's line names."""

    caption: Message
    columns: tuple[TableColumn, ...]
    rows: tuple[Row, ...]
    scale: int = 1
    currency: str | None = None
    note: Message | None = None


class Pattern(StrEnum):
    """How a series is filled, the same on screen and paper: voted hollow, revised hatched, executed pale, paid solid."""

    HOLLOW = "hollow"
    HATCH = "hatch"
    PALE = "pale"
    SOLID = "solid"
    CROSS = "cross"
    DOTS = "dots"


class Step(StrEnum):
    """What a bar of a waterfall does: it stands from zero, or goes on from where the one before it ended."""

    LEVEL = "level"
    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True, slots=True)
class Series:
    """One series: a value (or its absence) per category; `step` is what its bars do in a waterfall."""

    name: Words
    pattern: Pattern
    values: tuple[Figure | Absent, ...]
    step: Step = Step.LEVEL


class ChartKind(StrEnum):
    """The shapes that `rendering` knows."""

    GROUPED_BARS = "grouped_bars"
    HORIZONTAL_BARS = "horizontal_bars"
    WATERFALL = "waterfall"
    STACKED_BARS = "stacked_bars"  # one bar per category, its series one above the other
    PARETO = "pareto"  # bars from the largest down: the first series is drawn, the second is what they add up to so far
    TIMELINE = "timeline"  # bars from a day to a day: `spans`
    TILES = "tiles"  # a row of small named boxes per category, filled as the series each belongs to: `tiles`


@dataclass(frozen=True, slots=True)
class Span:
    """A bar of a timeline: its series and category, counted from 0, and its first and last day."""

    series: int
    category: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Tile:
    """A box of a table of tiles: its category and series, counted from 0, and what stands in it."""

    category: int
    series: int
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a model; the caption says what to see.

    `breaks` are categories (counted from 0) before which a comparison does not simply go on, with the words why.
    `part_year` are the bars, by series and category, whose amounts stop before the end of the year. A `TIMELINE` has
    `spans`, and values for the categories that have an amount; `TILES` have `tiles` and no values (all `Absent.NIL`).
    """

    caption: Message
    kind: ChartKind
    categories: tuple[Words, ...]
    series: tuple[Series, ...]
    scale: int = 1
    currency: str | None = None
    breaks: tuple[tuple[int, Message], ...] = ()
    part_year: frozenset[tuple[int, int]] = frozenset()
    spans: tuple[Span, ...] = ()
    tiles: tuple[Tile, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """A question as printed: the words, the witness, the figures it rests on, and what was replied to it."""

    text: Words
    witness: Words | None
    figures: tuple[Figure, ...] = ()
    minutes: int | None = None
    reply: Message | None = None


@dataclass(frozen=True, slots=True)
class Questions:
    """A numbered list of questions, with blank lines for answers where asked."""

    items: tuple[QuestionItem, ...]
    answer_lines: int = 0


@dataclass(frozen=True, slots=True)
class SourcesAnnex:
    """The place of the annex: the renderer numbers the figures it printed, `lines` explain them in that order."""

    title: Message
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part, with blocks or further sections."""

    title: Message
    blocks: tuple[Block, ...]
    new_page: bool = False


Block: TypeAlias = (
    Paragraph | KeyFigures | Callout | Numbered | Bullets | Table | Chart | Questions | SourcesAnnex | Section
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: who issues it, for whom, from which frozen snapshot, its blocks, and whether it has a cover.

    `letterhead` stands at the head of its first page, `signatories` at its end, before the annex of sources.
    """

    title: Message
    subtitle: Message | None
    institution: tuple[str, ...]
    audience: Audience
    snapshot: str
    made: datetime
    hearing: date | None
    fictional: bool
    blocks: tuple[Block, ...]
    cover: bool = False
    paper: Paper = Paper.A4
    letterhead: Letterhead = field(default_factory=Letterhead)
    signatories: tuple[str, ...] = ()

    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the document, in reading order, each distinct one once."""
        return tuple(dict.fromkeys(figure for block in self.blocks for figure in figures_in(block)))


def figures_in(part: object) -> Iterator[Figure]:
    """Every figure of a block, a row or a message, in reading order."""
    match part:
        case Figure():
            yield part
        case Message(arguments=arguments):
            for _, argument in arguments:
                yield from figures_in(argument)
        case tuple():
            for item in part:
                yield from figures_in(item)
        case _ if is_dataclass(part):
            for field in fields(part):
                yield from figures_in(getattr(part, field.name))
