"""Importing: what goes in comes out, once, whole, or not at all."""

from __future__ import annotations

import pytest

from budgetwatch.domain.errors import AlreadyImported, Cancelled, NotFound, StorageFailed
from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.figure import FactSelection
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.jobs import Job, Progress
from budgetwatch.store import checks, datasets, frames, history, selections, sources
from budgetwatch.store.datasets import Filing
from budgetwatch.store.dossier import Dossier
from budgetwatch.store.imports import add
from tests.store.tables_as_text import DEFENCE, imported, reading_of, source_of

PAID = FactSelection(Measure.PAID, 2013, Basis.CP)


def test_an_import_is_listed_with_its_source_and_what_it_holds(dossier: Dossier) -> None:
    number = imported(dossier)
    (dataset,) = datasets.listed(dossier)
    assert (dataset.id, dataset.table, dataset.source.name) == (number, "Sheet1!A1:D4", "defence.csv")
    assert (dataset.years, dataset.measures, dataset.bases) == ((2013,), (Measure.VOTED, Measure.PAID), (Basis.CP,))
    assert (dataset.lines, dataset.facts, dataset.filing.status, dataset.author) == (3, 6, "voted", "A clerk")


def test_the_received_bytes_are_kept_as_they_came(dossier: Dossier) -> None:
    imported(dossier)
    (source,) = sources.listed(dossier)
    assert sources.content(dossier, source.sha256) == DEFENCE.encode()
    with pytest.raises(NotFound):
        sources.content(dossier, "0" * 64)


def test_the_checks_come_back_as_they_were_read(dossier: Dossier) -> None:
    reading = reading_of()
    (kept,) = (checks.of(dossier, imported(dossier)),)
    assert (kept.layout, kept.totals, kept.issues) == (reading.layout, reading.totals, reading.issues)


def test_a_dash_is_not_a_zero_and_cents_are_exact(dossier: Dossier) -> None:
    imported(dossier)
    assert [found.value for found in selections.cells(dossier, PAID)] == [Amount(900), Absent.NIL, Amount(725, -2)]
    assert str(selections.total(dossier, PAID)) == "907.25"


def test_a_figure_leads_back_to_the_cells_of_its_sheet(dossier: Dossier) -> None:
    imported(dossier)
    found = selections.cells(dossier, PAID)
    assert [(cell.cell.sheet, cell.cell.a1, cell.label) for cell in found] == [
        ("Sheet1", "D2", "Army"),
        ("Sheet1", "D3", "Navy"),
        ("Sheet1", "D4", "Reserves"),
    ]


def test_the_same_table_twice_is_refused_unless_its_import_was_undone(dossier: Dossier) -> None:
    first = imported(dossier)
    assert datasets.already_imported(dossier, source_of(DEFENCE).sha256, "Sheet1!A1:D4") == first
    with pytest.raises(AlreadyImported):
        imported(dossier)
    with dossier.change(msg("Hide")) as change:
        datasets.hide(change, first)
    second = imported(dossier)
    assert [dataset.id for dataset in datasets.listed(dossier)] == [second]
    assert [dataset.id for dataset in datasets.listed(dossier, hidden=True)] == [first, second]
    assert len(sources.listed(dossier)) == 1


def test_a_hidden_import_leaves_every_count_and_comes_back(dossier: Dossier) -> None:
    number = imported(dossier)
    with dossier.change(msg("Hide")) as change:
        datasets.hide(change, number)
    assert (len(frames.facts(dossier).facts), selections.count(dossier, PAID), checks.kept(dossier)) == (0, 0, ())
    with dossier.change(msg("Restore")) as change:
        datasets.restore(change, number)
    assert (len(frames.facts(dossier).facts), selections.count(dossier, PAID)) == (6, 3)


def test_a_hidden_import_does_not_come_back_beside_its_successor(dossier: Dossier) -> None:
    first = imported(dossier)
    with dossier.change(msg("Hide")) as change:
        datasets.hide(change, first)
    imported(dossier)
    with pytest.raises(AlreadyImported), dossier.change(msg("Restore")) as change:
        datasets.restore(change, first)


def test_an_amount_above_64_bits_is_refused_and_nothing_is_kept(dossier: Dossier) -> None:
    table = f"code|label|paid 2013 CP\n1|Huge|{2**63}\n"
    with pytest.raises(StorageFailed) as refused:
        imported(dossier, table)
    assert refused.value.code == "out-of-range"
    assert (datasets.listed(dossier, hidden=True), sources.listed(dossier), history.listed(dossier)) == ((), (), ())


def test_stopping_an_import_leaves_the_dossier_as_it_was(dossier: Dossier) -> None:
    steps: list[Progress] = []

    def stop_at_the_second(progress: Progress) -> None:
        steps.append(progress)
        if len(steps) == 2:
            job.cancel()

    job = Job(stop_at_the_second)
    with pytest.raises(Cancelled), dossier.change(msg("Import")) as change:
        add(change, source_of(DEFENCE), DEFENCE.encode(), [(reading_of(), Filing())], job)
    assert (datasets.listed(dossier, hidden=True), sources.listed(dossier), history.revision(dossier)) == ((), (), 0)


def test_what_a_person_decided_is_kept_beside_the_table(dossier: Dossier) -> None:
    filing = Filing("loi de finances", "Assemblée", "CI", "voted", Verdict.REVIEW, {"scale": "1000"})
    with dossier.change(msg("Import")) as change:
        (number,) = add(change, source_of(DEFENCE), DEFENCE.encode(), [(reading_of(), filing)])
    assert datasets.one(dossier, number).filing == filing


def test_a_code_selects_its_lines_and_not_those_that_merely_begin_alike(dossier: Dossier) -> None:
    imported(dossier, "code|label|paid 2013 CP\n6.1|A|1\n61.1|B|20\n6.2|C|300\n")
    codes = frames.facts(dossier).codes
    six = int(codes.loc[codes["code"] == "6", "code_id"].iloc[0])
    assert selections.total(dossier, FactSelection(Measure.PAID, 2013, within=((six,),))) == Amount(301)
