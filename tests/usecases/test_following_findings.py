"""What rests on a finding follows it: nothing that a finding for the closed session comes to stands in a pack for others."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.figure import Figure, Operation
from budgetwatch.domain.finding import Audience, Finding, State
from budgetwatch.usecases.audiences import Item, ItemKind
from budgetwatch.usecases.checklists import answer_checklist, record_answer
from budgetwatch.usecases.contracts import list_flags
from budgetwatch.usecases.demonstrating import build_sample
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.packing import OUTLINES, PackAsked, PackPlan, compose
from budgetwatch.usecases.showing import back_to_usual, set_audience
from tests.usecases.conftest import Bring
from tests.usecases.test_audiences import BUDGET

BARE = {Operation.SUM, Operation.COUNT}
"""What documents and registers say themselves, whatever a finding makes of it."""


def fired(dossier: Dossier) -> list[Finding]:
    found = (one.finding for one in (*list_findings(dossier), *list_flags(dossier)))
    return [one for one in found if one.state is State.FIRED]


def come_to(finding: Finding) -> set[Figure]:
    return {one.figure for one in finding.figures if one.figure.trace.operation not in BARE}


def circle_of(dossier: Dossier, topic: str) -> Audience:
    return next(one.audience for one in answer_checklist(dossier).items if one.item.id == topic)


@pytest.mark.timeout(120)
def test_no_pack_prints_what_a_finding_for_a_narrower_circle_comes_to(tmp_path: Path) -> None:
    with build_sample(tmp_path / "sample.budget") as dossier:
        one_a_rule = {one.code: one for one in reversed(fired(dossier))}.values()
        assert len(one_a_rule) > 20
        told = set[Figure]()
        for finding in one_a_rule:
            told |= come_to(finding)
            set_audience(dossier, Item(ItemKind.FINDING, finding.key), Audience.CLOSED)
        for outline in OUTLINES:
            plan = PackPlan(outline=outline.name)
            assert told & set(compose(dossier, PackAsked(plan, Audience.CLOSED)).figures())
            assert told & set(compose(dossier, PackAsked(plan, Audience.COMMITTEE)).figures()) == set()


def test_a_topic_follows_the_finding_that_it_takes_figures_from_and_comes_back_with_it(
    dossier: Dossier, bring: Bring
) -> None:
    bring("execution.csv", BUDGET)
    finding = next(one for one in fired(dossier) if one.code == "total-disagrees")
    item = Item(ItemKind.FINDING, finding.key)
    assert circle_of(dossier, "C10") is Audience.COMMITTEE
    set_audience(dossier, item, Audience.CLOSED)
    assert circle_of(dossier, "C10") is Audience.CLOSED
    back_to_usual(dossier, item)
    assert circle_of(dossier, "C10") is Audience.COMMITTEE


def test_a_topic_follows_the_finding_that_a_person_named_as_its_evidence(dossier: Dossier, bring: Bring) -> None:
    bring("execution.csv", BUDGET)
    finding = fired(dossier)[0]
    record_answer(dossier, "A01", Answer.YES, "Seen.", evidence=[finding.key])
    set_audience(dossier, Item(ItemKind.TOPIC, "A01"), Audience.PUBLIC)
    assert circle_of(dossier, "A01") is Audience.PUBLIC
    set_audience(dossier, Item(ItemKind.FINDING, finding.key), Audience.CLOSED)
    assert circle_of(dossier, "A01") is Audience.CLOSED
