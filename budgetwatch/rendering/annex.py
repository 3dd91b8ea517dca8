"""The annex of sources as content: each mark, and the cells of its figures, a table column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.figure import Figure, Trace
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Absent, Value
from budgetwatch.domain.source import Source
from budgetwatch.i18n import Language
from budgetwatch.rendering.marks import Mark, number_of
from budgetwatch.rendering.origins import Origin, Origins
from budgetwatch.rendering.places import Labelled
from budgetwatch.rendering.words import exactly, opening, spoken

CORRECTED = "\u2020"
"""The sign of a figure that rests on a corrected cell."""
SEVERAL = " \u00b7 "
SHORT = 30
"""Letters of a title that fit beside its figure."""


@dataclass(frozen=True, slots=True)
class SourcedLine:
    """A line of the annex: its number, what it is about, the exact value of a figure that stands alone, and how it is made.

    A line for several figures of a column has no value: `origin` says once how they are made, then gives the cells of
    each row of the table.
    """

    number: str
    label: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class SourcedMark:
    """A mark of the annex with its title, its lines, and a pointer to the marks that explain the rest."""

    name: str
    title: str
    lines: tuple[SourcedLine, ...]
    see: str

    @property
    def brief(self) -> bool:
        """Whether its title and its one figure fit a line together."""
        return len(self.lines) == 1 and bool(self.lines[0].value) and not self.see and len(self.title) <= SHORT


@dataclass
class Annex:
    """Explains marks in a language; `numbers` are the figures that others may be made from, by their numbers."""

    language: Language
    explain: Callable[[Figure], Explanation]
    corrected: Callable[[Figure], bool] = lambda _figure: False
    numbers: Mapping[Trace, str] = field(default_factory=dict)
    cautions: dict[str, dict[Message, None]] = field(default_factory=dict)
    _origins: Origins = field(init=False)

    def __post_init__(self) -> None:
        self._origins = Origins(self.language, self.numbers)

    @property
    def sources(self) -> Mapping[str, Source]:
        """The files of the marks told so far, by hash, in the order of their numbers."""
        return self._origins.sources

    def resolve(self, marks: Iterable[Mark]) -> tuple[SourcedMark, ...]:
        """Every mark, explained."""
        return tuple(self._marked(mark) for mark in marks)

    def sign(self, figure: Figure) -> str:
        """What stands behind a figure that rests on a corrected cell: a dagger, else nothing."""
        return CORRECTED if self.corrected(figure) else ""

    def status(self, source: Source) -> str:
        """What a reader must know of a file: who has still to read it over, how many of its cells were corrected."""
        mended = sum(cell.file_sha256 == source.sha256 for cell in self._origins.mended)
        said = [self.language.word(one) for one in self.cautions.get(source.sha256, ())]
        if mended:
            said.append(self.language.word(msgn("{count} cell corrected", "{count} cells corrected", mended)))
        return opening(" ; ".join(said) or self.language.word(msg("as received")))

    def corrections(self) -> tuple[str, ...]:
        """Who corrected which of the cells told so far, from what to what, when and why: each cell once."""
        return tuple(map(self._correction, self._origins.mended.values()))

    def _correction(self, cell: SourceCell) -> str:
        one, language = cell.correction, self.language
        if one is None:
            return ""
        values = {
            "place": f"{self._origins.sheet(cell)}{cell.cell.a1}",
            "before": self._read_as(one.received),
            "after": self._read_as(one.corrected),
            "day": language.date(datetime.fromisoformat(one.at)),
            "reason": one.reason,
        }
        if not one.reason:
            return language.word(msg("{place}: {before} received, {after} read; corrected by hand on {day}", **values))
        if not one.author:
            return language.word(
                msg("{place}: {before} received, {after} read; corrected by hand on {day}, reason: {reason}", **values)
            )
        return language.word(
            msg(
                "{place}: {before} received, {after} read; corrected by hand by {author} on {day}, reason: {reason}",
                author=one.author,
                **values,
            )
        )

    def _read_as(self, value: Value) -> str:
        return self.language.absent(value) if isinstance(value, Absent) else self.language.number(value.decimal)

    def _marked(self, mark: Mark) -> SourcedMark:
        see = msg("see also {marks}", marks=", ".join(mark.others)) if mark.others else None
        title = opening(spoken(mark.title, self.language))
        return SourcedMark(mark.name, title, tuple(self._lines(mark)), self.language.word(see) if see else "")

    def _lines(self, mark: Mark) -> Iterator[SourcedLine]:
        """One line per column and way of making its figures, one per figure elsewhere; none for what its row makes."""
        columns: dict[int, list[Labelled]] = {}
        for place, one in enumerate(mark.figures):
            if one.at is None:
                yield self._alone(one, self._origin(one.figure), number_of(mark, place))
            elif not one.of_row:
                columns.setdefault(one.at[1], []).append(one)
        for column in columns.values():
            yield from self._column(mark.name, column)

    def _column(self, name: str, column: Sequence[Labelled]) -> Iterator[SourcedLine]:
        alike: dict[str, list[tuple[Labelled, Origin]]] = {}
        for one in column:
            told = self._origin(one.figure)
            alike.setdefault(told.shape(), []).append((one, told))
        for group in alike.values():
            yield self._alone(*group[0], name) if len(group) == 1 else self._together(name, group)

    def _alone(self, labelled: Labelled, told: Origin, number: str) -> SourcedLine:
        words = labelled.labels or (labelled.figure,)
        label = SEVERAL.join(spoken(word, self.language) for word in words)
        value = exactly(labelled.figure, self.language) + self.sign(labelled.figure)
        return SourcedLine(number, label, value, told.text)

    def _together(self, number: str, group: Sequence[tuple[Labelled, Origin]]) -> SourcedLine:
        """`voted: 12 figures`, `[1] LFI!\u2026: 1 D8:D12 \u00b7 2 D14:D20`: how they are made is said once."""
        name = spoken(group[0][0].labels[-1], self.language)
        label = msgn("{name}: {count} figure", "{name}: {count} figures", len(group), name=name)
        lists = list(zip(*(told.cells for _, told in group), strict=True))
        shared = [at for at, found in enumerate(lists) if len(set(found)) == 1]
        own = [at for at in range(len(lists)) if at not in shared]
        shape = group[0][1].shape(shared)
        return SourcedLine(number, self.language.word(label), "", shape + self._rows(group, own))

    def _rows(self, group: Sequence[tuple[Labelled, Origin]], own: Sequence[int]) -> str:
        """The cells of each row of the table, by its number; nothing where all rows share theirs."""
        if not own:
            return ""
        rows = (self._row(one, " | ".join(told.cells[at] for at in own)) for one, told in group)
        return f" \u2014 {SEVERAL.join(rows)}"

    def _row(self, labelled: Labelled, cells: str) -> str:
        number = f"{labelled.at[0] if labelled.at else ''}{self.sign(labelled.figure)}"
        return self.language.word(msg("{label}: {figure}", label=number, figure=cells))

    def _origin(self, figure: Figure) -> Origin:
        explanation = self.explain(figure)
        files = {cell.source.sha256 for cell in explanation.every_cell}
        if len(files) == 1:
            self.cautions.setdefault(files.pop(), {}).update(dict.fromkeys(explanation.cautions))
        return self._origins.of(explanation)
