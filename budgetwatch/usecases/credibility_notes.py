"""What a reader must know of the credibility of a dossier's budget: what could not be measured, and what counts as zero."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from budgetwatch.analysis import pefa
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import Comparison
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.pefa import BudgetHead
from budgetwatch.domain.terms import CLASSIFICATIONS, MEASURES
from budgetwatch.domain.year import Year


def notes_on_placing(told: Comparison, stage: Measure) -> Iterator[Message]:
    """A note for each stage of a year of which all, or a part, stands outside the classification."""
    if told.query.classification is None:
        return
    name = CLASSIFICATIONS[told.query.classification]
    for one in pefa.unplaced(told, stage):
        year, of = Year(one.year), MEASURES[one.stage]
        if one.whole:
            yield msg(
                "{year}: no amount of the stage “{stage}” carries the classification “{name}”: the composition is not measured.",
                year=year,
                stage=of,
                name=name,
            )
        else:
            yield msg(
                "{year}: {amount} of the stage “{stage}” does not carry the classification “{name}”: the composition is not measured.",
                year=year,
                amount=one.amount,
                stage=of,
                name=name,
            )


def note_on_choice(others: Sequence[Classification]) -> Message:
    """Which classifications the composition can be measured by instead."""
    if not others:
        return msg("No classification stands on all the amounts of both: no composition can be measured.")
    return msg(
        "Measure the composition by another classification, which all these amounts carry: {names}.",
        names=_enumerated([CLASSIFICATIONS[one] for one in others]),
    )


def _enumerated(names: Sequence[Message]) -> Message:
    if len(names) == 1:
        return names[0]
    return msg("{first}, {others}", first=names[0], others=_enumerated(names[1:]))


def notes_on_one_side(told: Comparison, stage: Measure, apart: Collection[int]) -> Iterator[Message]:
    """What is said of the heads that stand on one side only: they count as zero on the other."""
    for total in told.totals:
        rows = [row for row in told.rows if row.year == total.year and total.year not in apart]
        alone = sum((Measure.VOTED in row.stages) != (stage in row.stages) for row in rows)
        if alone:
            yield msgn(
                "{year}: {count} head has a budget or an outturn only; the other side counts as zero.",
                "{year}: {count} heads have a budget or an outturn only; the other side counts as zero.",
                alone,
                year=str(total.year),
            )


def notes_on_repeated(heads: Sequence[BudgetHead]) -> Iterator[Message]:
    """What is said of the heads that a table lists on several rows of one year: they are added up."""
    for head in heads:
        yield msg(
            "{year}: “{head}” stands on several rows; they are added up.", year=Year(head.year), head=head.category
        )
