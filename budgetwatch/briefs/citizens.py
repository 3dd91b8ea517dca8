"""The note for citizens and press: what is known, what is not, how much per head, one chart, where figures come from.

Short sentences, no word of the trade without its meaning, for the public alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.briefs.charts import voted_and_paid
from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.missing import missing_lines
from budgetwatch.briefs.questions import asked
from budgetwatch.briefs.stages import furthest, main_year, total_of
from budgetwatch.briefs.words import SIGNAL_CAUTION
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.document import (
    Block,
    Bullets,
    Callout,
    KeyFigures,
    Paragraph,
    Questions,
    Section,
    Tone,
)
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.figure import Figure, difference, ratio
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.proportions import Proportions
from budgetwatch.domain.series import SeriesKind
from budgetwatch.domain.year import Year

MOST_QUESTIONS, MOST_LACKING = 3, 6
PLAIN = {
    Measure.COMMITTED: msg("promised by contract or order"),
    Measure.VERIFIED: msg("due for work that was done"),
    Measure.ORDERED: msg("ordered to be paid"),
    Measure.PAID: msg("paid"),
}
"""The stages of execution as people say them."""


class NotForCitizens(BudgetWatchError):
    """The note for citizens is made for the public only."""

    code = "citizens-public-only"
    default = msg("The note for citizens is made for the public only: it can hold nothing that is kept to a committee.")
    default_advice = msg("Ask for it with the audience “public”.")


def citizens_blocks(content: PackContent) -> tuple[Block | None, ...]:
    """The two pages of the note.

    Raises:
        NotForCitizens: the audience is not the public.
    """
    if content.audience is not Audience.PUBLIC:
        raise NotForCitizens
    return (
        _figures(content),
        _known(content),
        voted_and_paid(content.comparison) if content.comparison is not None else None,
        Section(msg("What we do not know"), (Bullets(tuple(_unknown(content))),)),
        _questions(content),
        Section(msg("Where the figures come from"), tuple(_origin(content))),
    )


def _main(content: PackContent) -> tuple[Comparison, ComparisonRow] | None:
    comparison = content.comparison
    year = main_year(comparison) if comparison is not None else None
    total = total_of(comparison, year) if comparison is not None and year is not None else None
    return (comparison, total) if comparison is not None and total is not None else None


def _figures(content: PackContent) -> KeyFigures | None:
    found = _main(content)
    if found is None:
        return None
    total = found[1]
    voted, stage = total.stages.get(Measure.VOTED), furthest(total)
    items: list[tuple[Message, Figure, Message | None]] = []
    if voted is not None:
        items.append((msg("voted by Parliament"), voted, msg("for {year}", year=Year(total.year))))
    if stage is not None:
        spent = total.stages[stage]
        known = {Measure.VOTED, stage}.isdisjoint(total.unknown)
        share = ratio(spent, voted) if voted is not None and known else None
        items.append((PLAIN[stage], spent, msg("{share} of the amount voted", share=share) if share else None))
    items += _weights(content.proportions, total.year)
    return KeyFigures(tuple(items)) if items else None


def _weights(told: Proportions | None, year: int) -> Iterator[tuple[Message, Figure, Message | None]]:
    """What falls on each inhabitant, and the share of the State's budget."""
    words = {SeriesKind.POPULATION: msg("per head"), SeriesKind.STATE_BUDGET: msg("of the State's budget")}
    for kind, label in words.items():
        for one in told.weights if told is not None else ():
            share = next((weight.share for weight in one.years if weight.year == year), None)
            if one.kind is kind and one.source and share is not None:
                yield label, share, msg("for {year}", year=Year(year))


def _known(content: PackContent) -> Section:
    found = _main(content)
    if found is None:
        return Section(msg("What we know"), (Paragraph(msg("No budget has been received yet.")),))
    total = found[1]
    return Section(msg("What we know"), (Bullets(tuple(_said(total))),))


def _said(total: ComparisonRow) -> Iterator[Message]:
    year, stages = Year(total.year), total.stages
    voted, revised, stage = stages.get(Measure.VOTED), stages.get(Measure.REVISED), furthest(total)
    if voted is not None:
        yield msg(
            "Parliament votes a budget: a ceiling for the year. For {year} it is {voted}.", year=year, voted=voted
        )
    if voted is not None and revised is not None and revised.value != voted.value:
        yield msg("During the year this ceiling became {revised}.", revised=revised)
    if stage is not None:
        yield msg("At the end, {spent} had been {stage}.", spent=stages[stage], stage=PLAIN[stage])
    if total.deviation is not None and total.deviation.value > 0:
        yield msg("That is more than what was voted, by {gap}.", gap=total.deviation)
    elif total.unknown & {Measure.VOTED, stage}:
        yield msg("Some amounts are not known, so what was voted and what was spent are not compared.")
    elif voted is not None and stage is not None and voted.value > stages[stage].value:
        left = difference(voted, stages[stage])
        yield msg("That is not all that was voted: the difference is {gap}.", gap=left)


def _unknown(content: PackContent) -> Iterator[Message]:
    lacking = missing_lines(content, chosen=False)
    yield from lacking[:MOST_LACKING]
    if content.withheld:
        yield msgn(
            "On {count} point the committee was told that the answer is refused or secret.",
            "On {count} points the committee was told that the answer is refused or secret.",
            content.withheld,
        )
    yield msg(
        "The figures are those of the documents received. Nobody has checked on the spot what was bought or done."
    )


def _questions(content: PackContent) -> Section | None:
    items = asked(content)[:MOST_QUESTIONS]
    return Section(msg("What the committee asks"), (Questions(items),)) if items else None


def _origin(content: PackContent) -> Iterator[Block]:
    if content.received:
        yield Paragraph(msg("The figures are sums of lines of the documents listed at the end."))
    yield Callout(Tone.NOTE, msg("To read this note."), SIGNAL_CAUTION)
