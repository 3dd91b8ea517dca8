"""A newer version of an imported table: which import it replaces, and what differs between the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.message import Message, msg
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import checks, datasets
from budgetwatch.store.datasets import Dataset
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.carrying import without_carried
from budgetwatch.usecases.headers import fingerprint
from budgetwatch.usecases.version_changes import Changes, Version, changes_between, lines_in_common
from budgetwatch.usecases.version_tables import read_table, stored_table

MOSTLY, NEARLY_ALL = 0.5, 0.8
"""The share of their lines, and of the amounts of those, that two versions of one table have in common.

Two institutions that print the same lines share the lines and not the amounts.
"""
FEW = 12
"""Amounts up to which a correction may change most of them: a single one that stands in both is enough to ask."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A chosen table of a draft that is a newer version of an imported one, and what differs between them."""

    table: str
    dataset: Dataset
    changes: Changes

    @property
    def question(self) -> Message:
        """What is to be decided, with how much differs."""
        changes = self.changes
        return msg(
            "Does it replace {file}? Lines added: {added}, dropped: {dropped}, renamed: {renamed}; amounts changed: {amounts}.",
            file=self.dataset.source.name,
            added=len(changes.added),
            dropped=len(changes.dropped),
            renamed=len(changes.renamed),
            amounts=len(changes.amounts),
        )


def replacements(
    dossier: Dossier, sha256: str, chosen: tuple[Reading, ...], institution: str = "", job: Job = SILENT
) -> tuple[Replacement, ...]:
    """For each table the imported one that it is a newer version of, if there is one."""
    others = [one for one in datasets.listed(dossier) if one.source.sha256 != sha256]
    imported = [one for one in others if "" in (filed := {institution, one.filing.institution}) or len(filed) == 1]
    found: list[Replacement] = []
    for reading in chosen if imported else ():
        job.check()
        alike = [one for one in imported if _speaks_of_the_same(reading, one)]
        found += _replaced(dossier, sha256, reading, alike)
    return tuple(found)


def _replaced(dossier: Dossier, sha256: str, reading: Reading, alike: list[Dataset]) -> Iterator[Replacement]:
    """The latest of the imports alike that has mostly the same lines and amounts."""
    for dataset in reversed(alike):
        before = Version(dataset.source.sha256, dataset.sheet, stored_table(dossier, dataset))
        after = Version(sha256, reading.layout.sheet, read_table(reading))
        if lines_in_common(before.table, after.table) < MOSTLY:
            continue
        changes = without_carried(dossier, dataset.id, changes_between(before, after))
        if _is_newer(dossier, dataset, reading, changes):
            yield Replacement(reading.layout.id, dataset, changes)
            return


def _is_newer(dossier: Dossier, dataset: Dataset, reading: Reading, changes: Changes) -> bool:
    """Whether mostly the same amounts stand in both; under other headers, nearly all of them."""
    if changes.compared and changes.unchanged >= NEARLY_ALL:
        return True
    earlier = checks.of(dossier, dataset.id).layout.columns
    enough = changes.unchanged >= MOSTLY or (changes.unchanged > 0 and changes.compared <= FEW)
    return enough and fingerprint(reading.layout.columns) == fingerprint(earlier)


def _speaks_of_the_same(reading: Reading, dataset: Dataset) -> bool:
    """Whether kind, side of the budget, years and stages are those of the imported table."""
    layout = reading.layout
    alike = (layout.kind, layout.flow) == (dataset.kind, dataset.flow)
    same_years = set(_years(reading)) == set(dataset.years)
    same_stages = {column.measure for column in reading.amounts} - {None} == set(dataset.measures)
    return alike and same_years and same_stages


def _years(reading: Reading) -> Iterator[int]:
    named = {column.year for column in reading.amounts} | {line.year for line in reading.lines}
    yield from (year.number for year in named if year is not None)
    yield from (one.year for one in (*reading.contracts, *reading.records) if one.year is not None)
