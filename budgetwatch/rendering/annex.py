"""The annex of sources as content: each mark, its figures to the last digit, and the cells they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import PurePath

from budgetwatch.domain.explanation import Explanation, PriceFactor, SourceCell, rounded
from budgetwatch.domain.figure import Figure, Operation, Span
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Absent, Value
from budgetwatch.domain.series_words import point_told
from budgetwatch.domain.source import CellRef, Source
from budgetwatch.i18n import Language
from budgetwatch.rendering.marks import Mark
from budgetwatch.rendering.places import Labelled
from budgetwatch.rendering.ranges import written_short
from budgetwatch.rendering.words import exactly, opening, spoken

_SIGNS = {Operation.SUM: " + ", Operation.DIFFERENCE: " \u2212 ", Operation.RATIO: " \u00f7 "}

MOST_PARTS = 4
CORRECTED = "\u2020"
"""The sign of a figure that rests on a corrected cell."""
FACTOR_PLACES = 6


@dataclass(frozen=True, slots=True)
class SourcedLine:
    """A figure of the annex: what it is, its exact value, and how it is made from which cells.

    A line for several figures of a row has no value of its own: `origin` gives each with its value and cells.
    """

    label: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class SourcedMark:
    """A mark of the annex with its title, its figures, and a pointer to the marks that explain the rest."""

    name: str
    title: str
    lines: tuple[SourcedLine, ...]
    see: str


@dataclass
class Annex:
    """Explains marks in a language, numbering the files as they come."""

    language: Language
    explain: Callable[[Figure], Explanation]
    corrected: Callable[[Figure], bool] = lambda _figure: False
    sources: dict[str, Source] = field(default_factory=dict)
    mended: dict[CellRef, SourceCell] = field(default_factory=dict)

    def resolve(self, marks: Iterable[Mark]) -> tuple[SourcedMark, ...]:
        """Every mark, explained."""
        return tuple(self._marked(mark) for mark in marks)

    def sign(self, figure: Figure) -> str:
        """What stands behind a figure that rests on a corrected cell: a dagger, else nothing."""
        return CORRECTED if self.corrected(figure) else ""

    def corrections(self) -> tuple[str, ...]:
        """Who corrected which of the cells told so far, from what to what, when and why: each cell once."""
        return tuple(map(self._correction, self.mended.values()))

    def _correction(self, cell: SourceCell) -> str:
        one, language = cell.correction, self.language
        if one is None:
            return ""
        values = {
            "place": f"{self._sheet(cell)}{cell.cell.a1}",
            "before": self._read_as(one.received),
            "after": self._read_as(one.corrected),
            "day": language.date(datetime.fromisoformat(one.at)),
            "reason": one.reason,
        }
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
        see = msg("Other figures of this place: {marks}.", marks=", ".join(mark.others)) if mark.others else None
        title = opening(spoken(mark.title, self.language))
        return SourcedMark(mark.name, title, tuple(self._lines(mark)), self.language.word(see) if see else "")

    def _lines(self, mark: Mark) -> Iterator[SourcedLine]:
        """One line per row of a table, one per figure elsewhere; how rows make some of their amounts is said once."""
        for _, run in groupby(mark.figures, key=_row_of):
            row = tuple(run)
            yield self._alone(row[0]) if len(row) == 1 and not row[0].of_row else self._row(row)
        made = dict.fromkeys(spoken(x.labels[-1], self.language) for x in mark.figures if x.of_row)
        if made:
            yield SourcedLine(", ".join(made), "", self.language.word(msg("made from the amounts of the same row")))

    def _alone(self, labelled: Labelled) -> SourcedLine:
        words = labelled.labels or (labelled.figure,)
        label = " \u00b7 ".join(spoken(word, self.language) for word in words)
        return SourcedLine(label, self._exactly(labelled.figure), self._origin(self.explain(labelled.figure)))

    def _row(self, row: Sequence[Labelled]) -> SourcedLine:
        """`[1] LFI \u00b7 voted 1,000 FCFA (D8) \u00b7 paid 900 FCFA (F8)`: the sheet is named once where it is the same."""
        told = {labelled: self.explain(labelled.figure) for labelled in row if not labelled.of_row}
        sheets = dict.fromkeys(self._sheet(cell) for one in told.values() for cell in _cells_of(one))
        sheet = next(iter(sheets)) if len(sheets) == 1 else ""
        parts = [self._part_of_row(labelled, told.get(labelled), sheet) for labelled in row]
        origin = " \u00b7 ".join([sheet.rstrip("! "), *parts] if sheet else parts)
        return SourcedLine(spoken(row[0].labels[0], self.language), "", origin)

    def _part_of_row(self, labelled: Labelled, told: Explanation | None, sheet: str) -> str:
        text = f"{spoken(labelled.labels[-1], self.language)} {self._exactly(labelled.figure)}"
        if told is None:
            return text
        origin = self._origin(told)
        return f"{text} ({origin.replace(sheet, '') if sheet else origin})"

    def _exactly(self, figure: Figure) -> str:
        return exactly(figure, self.language) + self.sign(figure)

    def _origin(self, explanation: Explanation) -> str:
        text = self._made(explanation)
        if explanation.holds:
            return text
        now = exactly(explanation.recomputed, self.language)
        return self.language.word(msg("{origin} (the sources now give {value})", origin=text, value=now))

    def _made(self, explanation: Explanation) -> str:
        """`(1 LFI!D8:D20) ÷ (2 Exec!F8:F20)`: inputs joined by the sign of the operation, or the cells."""
        if explanation.point is not None:
            return self.language.word(point_told(explanation.point))
        match explanation.operation:
            case Operation.COUNT:
                return self._counted(explanation)
            case Operation.COMPOUND_GROWTH:
                return self._grown(explanation)
            case Operation.AT_PRICES_OF if explanation.prices and explanation.inputs:
                return self._real(explanation.inputs[0], explanation.prices)
            case Operation.IN_PROPORTION if len(explanation.inputs) > 2:
                part, top, bottom = (self._part(one) for one in explanation.inputs)
                return f"{part} \u00d7 {top} \u00f7 {bottom}"
            case Operation.SUM_OF_SIZES:
                return self._gathered(explanation)
        sign = _SIGNS.get(explanation.operation)
        if sign is None or not explanation.inputs:
            return self._cells(explanation)
        parts = [self._part(part) for part in explanation.inputs[:MOST_PARTS]]
        rest = len(explanation.inputs) - MOST_PARTS
        return sign.join(parts) + (f"{sign}\u2026 ({rest})" if rest > 0 else "")

    def _grown(self, explanation: Explanation) -> str:
        """`(last ÷ first)^(1/3) − 1`."""
        last, first = (self._part(one) for one in explanation.inputs[:2])
        span = explanation.figure.trace.inputs[-1]
        years = span.years if isinstance(span, Span) else 1
        return f"({last} \u00f7 {first})^(1/{years}) \u2212 1"

    def _part(self, explanation: Explanation) -> str:
        """An input in brackets; of one that is itself made from what is made from others, only its cells."""
        deep = any(inner.inputs for part in explanation.inputs for inner in part.inputs)
        text = self._gathered(explanation) if deep else self._made(explanation)
        return f"({text})" if explanation.inputs else text

    def _gathered(self, explanation: Explanation) -> str:
        found = list(_cells_of(explanation))
        made = (
            msgn("sizes of {count} deviation added up", "sizes of {count} deviations added up", len(explanation.inputs))
            if explanation.operation is Operation.SUM_OF_SIZES
            else msgn("worked out from {count} cell", "worked out from {count} cells", len(found))
        )
        return self.language.word(msg("{made}: {places}", made=made, places=self._listed(found)))

    def _real(self, nominal: Explanation, prices: PriceFactor) -> str:
        """`[1] LFI!D8 × 1.06 (prices of 2024 …)`: the cells as printed, and what brings them to other prices."""
        return self.language.word(
            msg(
                "{origin} \u00d7 {factor} (from {year} to prices of {base}: consumer prices of {country}, {source})",
                origin=self._part(nominal),
                factor=self.language.number(rounded(prices.factor, FACTOR_PLACES)),
                year=str(prices.year),
                base=str(prices.base),
                country=prices.country,
                source=msg("{source}, to verify", source=prices.source) if prices.to_verify else Message(prices.source),
            )
        )

    def _counted(self, explanation: Explanation) -> str:
        """A count of figures or of cells, with the cells behind them where there are any."""
        found = list(_cells_of(explanation))
        places = self._listed(found)
        if explanation.cells:
            made = msgn("count over {count} cell", "count over {count} cells", len(found))
        else:
            made = msgn("count of {count} figure", "count of {count} figures", len(explanation.inputs))
        return self.language.word(msg("{made}: {places}", made=made, places=places) if places else made)

    def _listed(self, cells: Iterable[SourceCell]) -> str:
        sheets = list(self._places(cells))
        return " ; ".join(sheets[:MOST_PARTS]) + (" \u2026" if len(sheets) > MOST_PARTS else "")

    def _cells(self, explanation: Explanation) -> str:
        places = self._listed(explanation.cells)
        count = len(explanation.cells)
        match explanation.operation:
            case Operation.SUM if count > 1:
                found = msgn("sum of {count} cell: {places}", "sum of {count} cells: {places}", count, places=places)
            case Operation.RATIO if count > 1:
                found = msg("ratio from {places}", places=places)
            case Operation.DIFFERENCE if count > 1:
                found = msg("difference from {places}", places=places)
            case _ if count == 0:
                found = msg("no cell")
            case _:
                return places
        return self.language.word(found)

    def _places(self, cells: Iterable[SourceCell]) -> Iterator[str]:
        """`[2] Feuil1!D8:D20` per file and sheet, the file by its number in the list of files."""
        sheets: dict[str, list[SourceCell]] = {}
        for cell in cells:
            if cell.correction is not None:
                self.mended.setdefault(cell.cell, cell)
            sheets.setdefault(self._sheet(cell), []).append(cell)
        for sheet, found in sheets.items():
            yield sheet + written_short(cell.cell for cell in found)

    def _sheet(self, cell: SourceCell) -> str:
        """`[2] Feuil1!`; a file that is one sheet under its own name is not named twice."""
        self.sources.setdefault(cell.source.sha256, cell.source)
        number = list(self.sources).index(cell.source.sha256) + 1
        named = cell.cell.sheet == PurePath(cell.source.name).stem
        return f"[{number}] " if named else f"[{number}] {cell.cell.sheet}!"


def _row_of(labelled: Labelled) -> object:
    """What the figures of one row share; a figure outside a table shares nothing."""
    return labelled.labels[0] if len(labelled.labels) > 1 else labelled


def _cells_of(explanation: Explanation) -> Iterator[SourceCell]:
    """The cells behind an explanation, those of its inputs too."""
    yield from explanation.cells
    for part in explanation.inputs:
        yield from _cells_of(part)
