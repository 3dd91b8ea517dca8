"""Which questions to the dossier touch some lines of one import: their codes and stages looked at as sets."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from budgetwatch.domain.code import Code
from budgetwatch.domain.figure import CellSelection, ContractSelection, FactSelection, RecordSelection, Selection
from budgetwatch.domain.measure import Measure
from budgetwatch.store import contracts, records
from budgetwatch.store.datasets import Dataset
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import codes, line_codes, lines
from budgetwatch.store.schema import contracts as kept_contracts
from budgetwatch.store.schema import records as kept_records

Stage = tuple[Measure | None, int | None]
"""A stage and a year; None where a column names none."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The lines of an import that a newer version changes, those that it drops and those that it adds.

    `rows` are rows of the imported sheet, `added` the codes of each line that only the newer version has. `stages` are
    the stages and years of changed amounts; None where whole lines come or go, which touches every stage.
    """

    dataset: Dataset
    rows: frozenset[int]
    added: tuple[tuple[Code, ...], ...]
    stages: frozenset[Stage] | None


@dataclass(frozen=True, slots=True)
class ChangedLines:
    """The same as numbers of the dossier: each set of codes that changed lines have, with those lines."""

    changed: Changed
    lines: dict[frozenset[int], frozenset[int]]
    contracts: frozenset[int]
    records: frozenset[int]

    def touch(self, selection: Selection) -> bool:
        """Whether some amount that the selection asks for is changed, dropped or added."""
        match selection:
            case FactSelection():
                return self._of_stage(selection) and any(_met(selection, *group) for group in self.lines.items())
            case ContractSelection(contracts=asked):
                return not self.contracts.isdisjoint(asked)
            case RecordSelection(records=asked):
                return not self.records.isdisjoint(asked)
            case CellSelection(cells=cells):
                dataset = self.changed.dataset
                place = (dataset.source.sha256, dataset.sheet)
                return any((cell.file_sha256, cell.sheet) == place for cell in cells)

    def _of_stage(self, selection: FactSelection) -> bool:
        if selection.datasets and self.changed.dataset.id not in selection.datasets:
            return False
        stages = self.changed.stages
        asked = (selection.measure, selection.year)
        return stages is None or asked in stages or (selection.measure, None) in stages


def _met(selection: FactSelection, place: frozenset[int], numbers: frozenset[int]) -> bool:
    """Whether lines with those codes meet the selection; lines that are new have no number to be named by."""
    if selection.lines and numbers.isdisjoint(selection.lines):
        return False
    return not any(place.isdisjoint(wanted) for wanted in selection.within)


def changed_lines(dossier: Dossier, changed: Changed) -> ChangedLines:
    """What is changed, as numbers of the dossier."""
    with dossier.reading() as connection:
        groups: dict[frozenset[int], set[int]] = defaultdict(set)
        for line, numbers in _old(connection, changed).items():
            groups[frozenset(numbers)].add(line)
        for new in _new(connection, changed):
            groups.setdefault(new, set())
        return ChangedLines(
            changed,
            {place: frozenset(with_it) for place, with_it in groups.items()},
            frozenset(_contracts(connection, changed)),
            frozenset(_records(connection, changed)),
        )


def _old(connection: Connection, changed: Changed) -> dict[int, set[int]]:
    """The codes of each changed or dropped line."""
    listed = select(func.json_each(json.dumps(sorted(changed.rows))).table_valued("value").c.value)
    wanted = select(lines.c.id).where(lines.c.dataset == changed.dataset.id, lines.c.row.in_(listed))
    places: dict[int, set[int]] = {line: set() for line in connection.execute(wanted).scalars()}
    own = select(codes.c.id).where(codes.c.dataset == changed.dataset.id)
    pairs = select(line_codes.c.line, line_codes.c.code).where(line_codes.c.code.in_(own))
    for line, code in connection.execute(pairs):
        if line in places:
            places[line].add(code)
    return places


def _new(connection: Connection, changed: Changed) -> set[frozenset[int]]:
    """The codes of the imported table that each added line would come under."""
    if not changed.added:
        return set()
    asked = select(codes.c.id, codes.c.classification, codes.c.level, codes.c.code, codes.c.label)
    known: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    for row in connection.execute(asked.where(codes.c.dataset == changed.dataset.id)):
        known[row.classification, row.level, row.code or row.label].append(row.id)
    return {frozenset(_numbers(known, place)) for place in changed.added}


def _numbers(known: dict[tuple[str, int, str], list[int]], place: Sequence[Code]) -> Iterable[int]:
    for code in place:
        yield from known.get((code.classification.value, code.level, code.code or code.label), ())


def _contracts(connection: Connection, changed: Changed) -> Iterable[int]:
    asked = select(kept_contracts.c.id, kept_contracts.c.body).where(kept_contracts.c.dataset == changed.dataset.id)
    for row in connection.execute(asked):
        if not changed.rows.isdisjoint(contracts.decoded(row.body, row.id).rows):
            yield row.id


def _records(connection: Connection, changed: Changed) -> Iterable[int]:
    asked = select(kept_records.c.id, kept_records.c.body).where(kept_records.c.dataset == changed.dataset.id)
    for row in connection.execute(asked):
        if records.decoded(row.body, row.id).row in changed.rows:
            yield row.id
