"""How a figure is made and from which cells, in words short enough for the annex of sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from budgetwatch.domain.explanation import Explanation, PriceFactor, SourceCell, rounded
from budgetwatch.domain.figure import Operation, Span, Trace
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.series_words import point_told
from budgetwatch.domain.source import CellRef, Source
from budgetwatch.i18n import Language
from budgetwatch.rendering.ranges import MOST_RANGES, written_short
from budgetwatch.rendering.words import exactly

MOST_PARTS = 4
FACTOR_PLACES = 6
_SIGNS = {Operation.SUM: " + ", Operation.DIFFERENCE: " \u2212 ", Operation.RATIO: " \u00f7 "}
_OPEN, _CLOSE = "\x02", "\x03"
_CELLS = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


@dataclass(frozen=True, slots=True)
class Origin:
    """How a figure is made: `E9:E14 \u00f7 A-1`, with the cells marked so that figures made alike can share a line."""

    marked: str

    @property
    def text(self) -> str:
        """The whole in one line."""
        return _CELLS.sub(r"\1", self.marked)

    @property
    def cells(self) -> tuple[str, ...]:
        """The lists of cells and the numbers of other figures, in their order."""
        return tuple(_CELLS.findall(self.marked))

    def shape(self, shared: Iterable[int] = ()) -> str:
        """The same with `\u2026` for its cells, but for those at the places that are `shared`."""
        kept, at = set(shared), iter(range(len(self.cells)))
        return _CELLS.sub(lambda found: found.group(1) if next(at) in kept else "\u2026", self.marked)


@dataclass
class Origins:
    """Words origins in a language, numbering the files as they come; `named` are the figures that have a number."""

    language: Language
    named: Mapping[Trace, str] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    mended: dict[CellRef, SourceCell] = field(default_factory=dict)

    def of(self, explanation: Explanation) -> Origin:
        """How the figure is made; one that its sources no longer give says what they give now."""
        self._keep_corrected(explanation)
        text = self._made(explanation)
        if explanation.holds:
            return Origin(text)
        now = exactly(explanation.recomputed, self.language)
        return Origin(self.language.word(msg("{origin} (the sources now give {value})", origin=text, value=now)))

    def sheet(self, cell: SourceCell) -> str:
        """`[2] Feuil1!`; a file that is one sheet under its own name is not named twice."""
        self.sources.setdefault(cell.source.sha256, cell.source)
        number = list(self.sources).index(cell.source.sha256) + 1
        named = cell.cell.sheet == PurePath(cell.source.name).stem
        return f"[{number}] " if named else f"[{number}] {cell.cell.sheet}!"

    def _keep_corrected(self, explanation: Explanation) -> None:
        for cell in explanation.every_cell:
            if cell.correction is not None:
                self.mended.setdefault(cell.cell, cell)

    def _made(self, explanation: Explanation) -> str:
        """`A-1 \u00f7 ([2] Exec!F8:F20)`: inputs joined by the sign of the operation, or the cells."""
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
            return self._listed(explanation.cells) or self.language.word(msg("no cell"))
        if len(explanation.inputs) > MOST_PARTS:
            plain = explanation.operation is Operation.SUM and not any(part.inputs for part in explanation.inputs)
            return self._listed(explanation.every_cell) if plain else self._gathered(explanation)
        return sign.join(map(self._part, explanation.inputs))

    def _grown(self, explanation: Explanation) -> str:
        """`(last \u00f7 first)^(1/3) \u2212 1`."""
        last, first = (self._part(one) for one in explanation.inputs[:2])
        span = explanation.figure.trace.inputs[-1]
        years = span.years if isinstance(span, Span) else 1
        return f"({last} \u00f7 {first})^(1/{years}) \u2212 1"

    def _part(self, explanation: Explanation) -> str:
        """An input: its number where it has one; of one made from what is made from others, only its cells."""
        name = self.named.get(explanation.figure.trace)
        if name is not None and explanation.every_cell:
            return f"{_OPEN}{name}{_CLOSE}"
        deep = any(inner.inputs for part in explanation.inputs for inner in part.inputs)
        text = self._gathered(explanation) if deep else self._made(explanation)
        return f"({text})" if len(explanation.inputs) > 1 else text

    def _gathered(self, explanation: Explanation) -> str:
        found = explanation.every_cell
        made = (
            msgn("sizes of {count} deviation added up", "sizes of {count} deviations added up", len(explanation.inputs))
            if explanation.operation is Operation.SUM_OF_SIZES
            else msgn("worked out from {count} cell", "worked out from {count} cells", len(found))
        )
        return self.language.word(msg("{made}: {places}", made=made, places=self._listed(found, 1)))

    def _real(self, nominal: Explanation, prices: PriceFactor) -> str:
        """`[1] LFI!D8 \u00d7 1.06 (prices of 2024 \u2026)`: the cells as printed, and what brings them to other prices."""
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
        found = explanation.every_cell
        places = self._listed(found)
        if explanation.cells:
            made = msgn("count over {count} cell", "count over {count} cells", len(found))
        else:
            made = msgn("count of {count} figure", "count of {count} figures", len(explanation.inputs))
        return self.language.word(msg("{made}: {places}", made=made, places=places) if places else made)

    def _listed(self, cells: Iterable[SourceCell], most: int = MOST_RANGES) -> str:
        sheets = list(self._places(cells, most))
        return " ; ".join(sheets[:MOST_PARTS]) + (" \u2026" if len(sheets) > MOST_PARTS else "")

    def _places(self, cells: Iterable[SourceCell], most: int) -> Iterator[str]:
        """`[2] Feuil1!D8:D20` per file and sheet, the file by its number in the list of files."""
        sheets: dict[str, list[CellRef]] = {}
        for cell in cells:
            sheets.setdefault(self.sheet(cell), []).append(cell.cell)
        for sheet, found in sheets.items():
            yield f"{sheet}{_OPEN}{written_short(found, most)}{_CLOSE}"
