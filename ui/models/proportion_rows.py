"""The rows of the budget in proportion: each with its figures by year, in a unit and a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.grouping import UNALLOCATED
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.proportions import Aspect, Composition, Payable, Proportions, Structure
from budgetwatch.domain.series import SeriesKind
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n import Language
from ui.models.figures import FigureRow, figure_cell
from ui.models.rows import Cell

Line = tuple[FigureRow, tuple[Cell, ...]]
Shown = Figure | Absent | None
Pair = tuple[Shown, Shown]
_NONE: Pair = (None, None)


def years_of(told: Proportions, aspect: Aspect) -> tuple[int, ...]:
    """The years that the table of an aspect has columns for."""
    if aspect is Aspect.PAYABLES:
        return tuple(one.year for one in told.payables.total.years)
    return tuple(one.year for one in told.natures.at(told.stage))


def lines(told: Proportions, aspect: Aspect, scale: int, language: Language) -> Iterator[Line]:
    """The rows of an aspect."""
    pen = _Pen(told, aspect, scale, language)
    match aspect:
        case Aspect.STRUCTURE:
            yield from pen.structure(told.natures)
            yield from pen.ratios()
        case Aspect.FORCES:
            yield from pen.structure(told.forces)
        case Aspect.WEIGHT:
            yield from pen.weights()
            yield from pen.growth()
        case Aspect.PAYABLES:
            yield from pen.payables()
        case _:
            yield from pen.opacity()


class _Pen:
    """Writes rows in a unit and a language."""

    def __init__(self, told: Proportions, aspect: Aspect, scale: int, language: Language) -> None:
        self._told, self._scale, self._language = told, scale, language
        self._years, self._paired = years_of(told, aspect), aspect is not Aspect.PAYABLES
        of_groups = aspect in (Aspect.STRUCTURE, Aspect.FORCES, Aspect.OPACITY)
        self._absent = (
            Absent.NIL if of_groups else Absent.UNKNOWN
        )  # a group without a line has none, not an unknown one

    def structure(self, structure: Structure) -> Iterator[Line]:
        """Every group with its share, what no group takes, and the total."""
        years = {one.year: one for one in structure.at(self._told.stage)}
        for key in structure.grouping.keys:
            if key == UNALLOCATED or any(one.part(key) for one in years.values()):
                name = structure.grouping.label_of(key).text(self._language.code)
                yield self._row(key, capital(name), [_part(years.get(year), key) for year in self._years])
        totals: list[Pair] = [(years[year].total, None) if year in years else _NONE for year in self._years]
        yield self._row("", self._word(msg("Total")), totals, strong=True)

    def ratios(self) -> Iterator[Line]:
        """Equipment over the total, and operations over equipment, where the documents tell them."""
        found = {one.year: one for one in self._told.equipment if one.stage is self._told.stage}
        if not found:
            return
        of_total: list[Pair] = []
        upkeep: list[Pair] = []
        unsplit: list[Pair] = []
        for year in self._years:
            one = found.get(year)
            of_total.append((one.equipment, one.share) if one else _NONE)
            upkeep.append((None, one.upkeep) if one else _NONE)
            unsplit.append((None, one.unsplit) if one else _NONE)
        yield self._row("equipment", self._word(msg("Equipment ÷ total")), of_total)
        yield self._row("upkeep", self._word(msg("Operations ÷ equipment (upkeep)")), upkeep)
        if any(share for _, share in unsplit):
            yield self._row("unsplit", self._word(msg("Investment not told apart ÷ total")), unsplit)

    def weights(self) -> Iterator[Line]:
        """Each denominator with its value and the share of it; of people, the amount per head in whole units."""
        for weights in self._told.weights:
            by_year = {one.year: one for one in weights.years}
            pairs = [(one.denominator, one.share) if (one := by_year.get(year)) else _NONE for year in self._years]
            name = capital(self._word(weights.name))
            if weights.kind is not SeriesKind.POPULATION:
                yield self._row(weights.kind.value, name, pairs)
                continue
            yield self._row(weights.kind.value, name, [(people, None) for people, _ in pairs], whole=True)
            unit = self._language.currency(self._told.currency)
            each = self._word(msg("Per head ({currency})", currency=unit))
            yield self._row("per_head", each, [(head, None) for _, head in pairs], whole=True)

    def growth(self) -> Iterator[Line]:
        """Growth over the span in the last column: as printed, in real terms, and against the State's budget."""
        growth = self._told.growth
        if growth.first is None or growth.last is None:
            return
        span = {"first": str(growth.first), "last": str(growth.last)}
        unchecked = any(one.to_verify for one in self._told.series if one.kind is SeriesKind.CONSUMER_PRICES)
        real = (
            msg("Growth a year {first}–{last}, in real terms (prices to verify)", **span)
            if unchecked
            else msg("Growth a year {first}–{last}, in real terms", **span)
        )
        yield self._lone(
            "nominal", msg("Growth a year {first}–{last}, as printed", **span), growth.nominal, growth.last
        )
        yield self._lone("real", real, growth.real, growth.last)
        row, cells = self._lone(
            "elasticity", msg("Elasticity: growth ÷ growth of the State's budget"), growth.elasticity, growth.last
        )
        if growth.elasticity is not None:
            text = self._language.number(growth.elasticity.amount.decimal, 2)
            at = row.figures.index(growth.elasticity)
            cells = (*cells[:at], replace(cells[at], text=text, spoken=text), *cells[at + 1 :])
        yield row, cells

    def _lone(self, key: str, name: Message, figure: Figure | None, year: int) -> Line:
        """A row that speaks of one year only."""
        pairs: list[Pair] = [(None, figure if one == year else None) for one in self._years]
        return self._row(key, self._word(name), pairs, lone=self._years.index(year))

    def payables(self) -> Iterator[Line]:
        """The total with its working, each place, then the stages out of order."""
        total = self._told.payables.total.years
        for name, figures in (
            (msg("Ordered"), [one.ordered for one in total]),
            (msg("Paid"), [one.paid for one in total]),
            (msg("Ordered − paid"), [one.unpaid for one in total]),
            (msg("Ordered − paid, since the first year"), [one.stock for one in total]),
            (msg("Verified − ordered"), [one.unordered for one in total]),
        ):
            yield self._row("", self._word(name), [(figure, None) for figure in figures], strong=True)
        for place in self._told.payables.places:
            yield self._row(place.key, self._named(place), [(_owed(place, year), None) for year in self._years])
        for one in self._told.payables.out_of_order:
            name = msg(
                "{place}: {later} above {earlier}",
                place=f"{one.code} {one.label}".strip(),
                later=MEASURES[one.later],
                earlier=MEASURES[one.earlier],
            )
            pairs: list[Pair] = [(one.gap if one.year == year else None, None) for year in self._years]
            yield self._row(one.key, self._word(name), pairs, lone=self._years.index(one.year), tone="att")

    def opacity(self) -> Iterator[Line]:
        """The components, their sum, the cells without an amount, and the lines behind."""
        years = {one.composition.year: one for one in self._told.opacity}
        for group in self._told.opacity_by.groups:
            pairs = [_part(years[year].composition, group.key) if year in years else _NONE for year in self._years]
            yield self._row(group.key, group.label.text(self._language.code), pairs)
        rates = [(years[year].hidden, years[year].rate) if year in years else _NONE for year in self._years]
        yield self._row("", self._word(msg("Kept from view ÷ total")), rates, strong=True)
        for name, counts in (
            (msg("Cells removed"), [years[year].removed if year in years else None for year in self._years]),
            (msg("Cells unknown"), [years[year].unknown if year in years else None for year in self._years]),
        ):
            if any(counts):
                yield self._row("", self._word(name), [(count, None) for count in counts])
        if any(one.withheld for one in years.values()):
            pairs = [(years[year].withheld, years[year].rate_with) if year in years else _NONE for year in self._years]
            yield self._row("withheld", self._word(msg("Printed totals − lines; rate with it")), pairs)
        yield from self._withheld()

    def _withheld(self) -> Iterator[Line]:
        found: dict[tuple[str, str], dict[int, Figure]] = {}
        for one in self._told.opacity:
            for line in one.lines:
                found.setdefault((line.component, line.label), {}).setdefault(one.composition.year, line.amount)
        for (component, label), amounts in found.items():
            name = f"{self._told.opacity_by.label_of(component).text(self._language.code)} · {label}"
            yield self._row(label, name, [(amounts.get(year), None) for year in self._years], tone="ink3")

    def _row(
        self,
        key: str,
        name: str,
        pairs: Sequence[Pair],
        *,
        strong: bool = False,
        tone: str = "",
        lone: int | None = None,
        whole: bool = False,
    ) -> Line:
        """A row; of one that speaks of a `lone` year the other cells stay empty; `whole` shows money in whole units."""
        cells = [Cell(name, strong=strong, tip=name, tone=tone)]
        figures: list[Figure | None] = [None]
        for place, (amount, share) in enumerate(pairs):
            empty = lone is not None and place != lone
            figures.append(_figure(amount))
            scale = 1 if whole else self._scale
            cells.append(self._cell(amount, scale, strong=strong, blank=empty or share is not None))
            if self._paired:
                figures.append(_figure(share))
                cells.append(self._cell(share, scale, strong=strong, blank=empty or amount is not None or whole))
        return FigureRow(key, tuple(figures)), tuple(cells)

    def _cell(self, figure: Shown, scale: int, *, strong: bool, blank: bool) -> Cell:
        if figure is None and blank:
            return Cell("")
        if not isinstance(figure, Figure):
            return Cell(self._language.absent(figure or self._absent), right=True, tone="ink3")
        return figure_cell(figure, scale, self._language, strong=strong)

    def _named(self, place: Payable) -> str:
        return f"{place.code} {place.label}".strip() or self._word(msg("Not classified"))

    def _word(self, message: Message) -> str:
        return self._language.word(message)


def _part(one: Composition | None, key: str) -> Pair:
    part = one.part(key) if one else None
    if part is None:
        return _NONE
    return (part.amount or Absent.UNKNOWN, part.share or Absent.UNKNOWN)


def _figure(shown: Shown) -> Figure | None:
    return shown if isinstance(shown, Figure) else None


def _owed(place: Payable, year: int) -> Figure | None:
    return next((one.unpaid for one in place.years if one.year == year), None)


def capital(text: str) -> str:
    """The text as it begins a line."""
    return text[:1].upper() + text[1:]
