"""One signal in detail: why, its figures, what it is about, innocent explanations, the question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from budgetwatch.briefs.words import listed, sentences, valued
from budgetwatch.domain.document import (
    Block,
    Callout,
    Cell,
    Paragraph,
    Row,
    Section,
    Table,
    TableColumn,
    Tone,
    Verbatim,
    figures_in,
)
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import ExplanationState, Finding, Judged, Judgement, Subject
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.terms import STATES

MOST_SUBJECTS = 5


def in_detail(judged: Judged) -> Section:
    """The signal as a section of its own."""
    finding = judged.finding
    blocks: list[Block] = [Paragraph(sentences(list(_said(finding))))]
    if finding.subjects:
        blocks.append(_subjects(finding.subjects))
    blocks.append(Paragraph(sentences(list(_explanations(judged)))))
    if finding.question is not None:
        blocks.append(Callout(Tone.NOTE, _asked_of(finding.witness), finding.question))
    if judged.judgement is Judgement.EXPLAINED and judged.reason:
        blocks.append(Paragraph(msg("Held to be explained: {reason}", reason=judged.reason)))
    return Section(finding.title, tuple(blocks))


def _said(finding: Finding) -> Iterator[Message]:
    """Why, on how many cases and from which threshold, and the figures that neither says."""
    yield finding.why
    if finding.threshold is not None:
        yield _basis(finding, finding.threshold)
    said = set(figures_in((finding.title, finding.why)))
    more = [labelled for labelled in finding.figures if labelled.figure not in said]
    if more:
        yield msg("{figures}.", figures=listed([valued(labelled) for labelled in more]))


def in_short(judged: Sequence[Judged], most: int) -> Table:
    """Further signals, one row each with the amount at stake; at most that many, the rest counted."""
    columns = (TableColumn(msg("Signal"), numeric=False), TableColumn(msg("At stake")))
    rows = tuple(Row((x.finding.title, _in_words(x.finding.stake))) for x in judged[:most])
    rest = len(judged) - most
    note = msg("{count} more are in the dossier.", count=rest) if rest > 0 else None
    return Table(msg("Further signals"), columns, rows, note=note)


def without_conclusion(judged: Sequence[Judged]) -> Table:
    """The rules that came to no conclusion, and why: neither a signal nor its absence."""
    rows = tuple(Row((x.finding.title, STATES[x.finding.state], x.finding.why)) for x in judged)
    columns = (msg("Rule"), msg("Result"), msg("Reason"))
    caption = msg("Rules without a conclusion: neither a signal nor its absence")
    return Table(caption, tuple(TableColumn(column, numeric=False) for column in columns), rows)


def _basis(finding: Finding, threshold: Message) -> Message:
    return msg("Cases looked at: {n}. Threshold: {threshold}.", n=finding.n, threshold=threshold)


def _subjects(subjects: Sequence[Subject]) -> Table:
    columns = (
        TableColumn(msg("Concerns"), numeric=False),
        TableColumn(msg("Measured")),
        TableColumn(msg("Amount")),
    )
    rows = tuple(Row((_named(x), _in_words(x.value), _in_words(x.amount))) for x in subjects[:MOST_SUBJECTS])
    rest = len(subjects) - MOST_SUBJECTS
    note = msg("{count} more are in the dossier.", count=rest) if rest > 0 else None
    return Table(Message(""), columns, rows, note=note)


def _named(subject: Subject) -> Cell:
    name = subject.label if subject.label and subject.label != subject.id else ""
    return Verbatim(f"{subject.id} {name}".strip())


def _in_words(value: Figure | None) -> Cell:
    """A value as in a sentence, with its own unit: one may be a share, the next an amount."""
    return msg("{figure}", figure=value) if value else Absent.UNKNOWN


def _explanations(judged: Judged) -> Iterator[Message]:
    if not judged.finding.explanations:
        yield msg("No ordinary explanation is on file for this signal.")
    for standing, said in _EXPLANATIONS.items():
        told = [explanation for explanation, stands in judged.explained if stands is standing]
        if told:
            yield said(sentences(told))


_EXPLANATIONS: Mapping[ExplanationState, Callable[[Message], Message]] = {
    ExplanationState.CONFIRMED: lambda told: msg("Confirmed: {explanations}", explanations=told),
    ExplanationState.TO_CHECK: lambda told: msg(
        "Ordinary explanations to check first: {explanations}", explanations=told
    ),
    ExplanationState.RULED_OUT: lambda told: msg("Ruled out: {explanations}", explanations=told),
}


def _asked_of(witness: Message | None) -> Message:
    return msg("Question for: {witness}.", witness=witness) if witness else msg("Question.")
