"""The budget in proportion on paper: what it is made of, what it weighs, how it grew, what is owed and kept from view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetwatch.briefs.natures import nature_chart
from budgetwatch.briefs.stages import scale_for
from budgetwatch.briefs.words import sentences
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.document import (
    Block,
    Cell,
    Paragraph,
    Row,
    RowStyle,
    Section,
    Table,
    TableColumn,
    Verbatim,
)
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.proportions import Composition, Growth, Proportions, Structure, Weights
from budgetwatch.domain.series import SeriesKind
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year

RECENT = 2
"""Years whose shares stand side by side on a page."""
_UNCHECKED = msg("The list of words that puts lines in groups is to verify.")


def proportions_section(told: Proportions | None) -> Section | None:
    """What the documents and series tell; None where they tell no proportion at all."""
    if told is None:
        return None
    blocks = tuple(_blocks(told))
    return Section(msg("Structure, weight and payables"), blocks) if blocks else None


def structure_section(told: Proportions | None, *, forces: bool = True) -> Section | None:
    """What the budget is made of, by nature and by force; None where no group can be told apart."""
    blocks = tuple(_structures(told, forces=forces)) if told is not None else ()
    return Section(msg("Structure"), blocks) if blocks else None


def payables_section(told: Proportions | None) -> Section | None:
    """What is owed and what is kept from view; None where nothing says either."""
    blocks = (*_payables(told), *_opacity(told)) if told is not None else ()
    return Section(msg("Payables and lines without detail"), blocks) if blocks else None


def _blocks(told: Proportions) -> Iterator[Block]:
    yield from _structures(told)
    yield from map(Paragraph, weight_words(told.weights))
    yield from map(Paragraph, growth_words(told.growth))
    yield from _payables(told)
    yield from _opacity(told)


def _structures(told: Proportions, *, forces: bool = True) -> Iterator[Block]:
    yield from _structure(told, told.natures, msg("Structure by nature, {stage}", stage=MEASURES[told.stage]))
    chart = nature_chart(told)
    if chart is not None:
        yield chart
    if forces:
        yield from _structure(told, told.forces, msg("Spending by force, {stage}", stage=MEASURES[told.stage]), 1)


def _structure(told: Proportions, structure: Structure, caption: Message, most: int = RECENT) -> Iterator[Block]:
    """The shares of the first and the last year, and the amounts of the last; one without a wage bill is left out and said."""
    usable = [one for one in structure.at(told.stage) if one.year not in told.wageless]
    years = [*usable[:-1][: most - 1], *usable[-1:]]
    if not any(one.told_apart for one in years):
        return
    keys = [key for key in structure.grouping.keys if any(one.part(key) for one in years)]
    columns = (
        TableColumn(msg("Group"), numeric=False),
        *(TableColumn(msg("share {year}", year=Year(one.year))) for one in years),
        TableColumn(msg("amount {year}", year=Year(years[-1].year))),
    )
    rows = [Row((_capital(structure, key), *_cells(years, key))) for key in keys]
    rows.append(Row((msg("Total"), *(Verbatim("") for _ in years), years[-1].total), RowStyle.TOTAL))
    said = [*told.wageless.values(), *([_UNCHECKED] if structure.grouping.status else [])]
    yield Table(
        caption,
        columns,
        tuple(rows),
        scale_for([years[-1].total], 10**7),
        told.currency,
        sentences(said) if said else None,
    )


def _capital(structure: Structure, key: str) -> Bilingual:
    label = structure.grouping.label_of(key)
    return Bilingual(*(text[:1].upper() + text[1:] for text in (label.fr, label.en)))


def _cells(years: Sequence[Composition], key: str) -> tuple[Cell, ...]:
    shares = (_share(one, key) for one in years)
    last = years[-1].part(key)
    return (*shares, (last.amount or Absent.UNKNOWN) if last else Absent.NIL)


def _share(one: Composition, key: str) -> Cell:
    part = one.part(key)
    return (part.share or Absent.UNKNOWN) if part else Absent.NIL


def weight_words(weights: Sequence[Weights]) -> Iterator[Message]:
    """Of each denominator the share of the latest year that has one, with whose value it is."""
    for one in weights:
        last = next((year for year in reversed(one.years) if year.share is not None), None)
        if last is not None and last.share is not None:
            yield _weight(one, Year(last.year), last.share)
            yield from () if last.missing is None else (last.missing,)


def _weight(one: Weights, year: Year, share: Figure) -> Message:
    source = one.source
    if not source:
        return msg("In {year} the perimeter makes {share} of all lines of the documents.", year=year, share=share)
    match one.kind:
        case SeriesKind.POPULATION:
            return msg("In {year} that is {amount} per head ({source}).", year=year, amount=share, source=source)
        case SeriesKind.GDP:
            return msg(
                "In {year} it makes {share} of gross domestic product ({source}).",
                year=year,
                share=share,
                source=source,
            )
        case _:
            return msg(
                "In {year} the budget makes {share} of the total budget of the State ({source}).",
                year=year,
                share=share,
                source=source,
            )


def growth_words(growth: Growth) -> Iterator[Message]:
    """The compound growth of the span; never the mean of yearly rates."""
    if growth.first is None or growth.last is None or growth.nominal is None:
        return
    first, last = Year(growth.first), Year(growth.last)
    if growth.real is None:
        yield msg(
            "From {first} to {last} the growth is {nominal} a year, compound.",
            first=first,
            last=last,
            nominal=growth.nominal,
        )
    else:
        yield msg(
            "From {first} to {last} the growth is {nominal} a year, compound; {real} a year in real terms.",
            first=first,
            last=last,
            nominal=growth.nominal,
            real=growth.real,
        )
    yield from (why for _, why in growth.left_out)


def _payables(told: Proportions) -> Iterator[Block]:
    years = [one for one in told.payables.total.years if one.unpaid is not None]
    if not years:
        return
    heads = (msg("Ordered"), msg("Paid"), msg("Ordered − paid"), msg("since the first year"))
    columns = (TableColumn(msg("Year"), numeric=False), *(TableColumn(head) for head in heads))
    rows = tuple(
        Row((Verbatim(str(one.year)), *map(_known, (one.ordered, one.paid, one.unpaid, one.stock)))) for one in years
    )
    shown = [one.ordered for one in years if one.ordered is not None]
    yield Table(msg("Ordered and not paid"), columns, rows, scale_for(shown, 10**7), told.currency)


def _known(figure: Figure | None) -> Cell:
    return figure or Absent.UNKNOWN


def _opacity(told: Proportions) -> Iterator[Block]:
    """The rate of the latest year; a high one is no irregularity."""
    last = told.opacity[-1] if told.opacity else None
    if last is not None and last.rate is not None and last.hidden.value:
        yield Paragraph(
            msg(
                "In {year}, {rate} of the budget ({hidden}) stands in lines that are classified, lump-sum or without detail, by their labels. It is no irregularity.",
                year=Year(last.composition.year),
                rate=last.rate,
                hidden=last.hidden,
            )
        )
