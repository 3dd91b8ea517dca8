"""What becomes of decisions about a table that says the matter itself: told, so that nobody thinks they hold."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Evidence
from budgetwatch.domain.message import msg
from budgetwatch.usecases.deciding import Asked, Decisions, questions


def remarks(reading: Reading, decisions: Decisions) -> Iterator[Issue]:
    """One issue for each decision that a table, read without any, has no need of: it is not used, or overrules the unit."""
    if not decisions.answered:
        return
    open_ones = {question.asked for question in questions(reading, Decisions())}
    if decisions.year is not None and Asked.YEAR not in open_ones:
        text = msg("The year {year} that was given is not used: the table says its own.", year=str(decisions.year))
        yield Issue("decision-unused", Severity.INFO, text)
    if decisions.measure is not None and Asked.MEASURE not in open_ones:
        text = msg("The stage that was given is not used: the columns say their own.")
        yield Issue("decision-unused", Severity.INFO, text)
    unit = reading.layout.unit
    said = (decisions.scale or unit.scale, decisions.currency or unit.currency)
    if unit.how is not Evidence.ASSUMED and unit.currency and said != (unit.scale, unit.currency):
        text = msg("The document says “{text}”; the unit that was given overrules it.", text=unit.text or unit.currency)
        yield Issue("unit-overruled", Severity.WARNING, text, unit.cell)
