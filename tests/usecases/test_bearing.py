"""Findings beside the topics that they bear on."""

from __future__ import annotations

from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.finding import State
from budgetwatch.usecases.bearing import bearing_findings
from budgetwatch.usecases.checklists import answer_checklist, record_answer
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.evidence import followed, link_evidence, offered_evidence
from tests.usecases.conftest import Bring

BUDGET = """République du Tamaris;;;
(en milliers de FCFA);;;
Code;Programme;LFI 2024;LFR 2024
2101;Opérations terrestres;10 000;11 500
2102;Soutien;10 000;8 800
"""
ACTS = """Registre des actes modificatifs de crédits – exercice 2024;;;;;;
(en milliers de FCFA);;;;;;
N° acte;Date;Nature de l'acte;Programme d'origine;Programme de destination;Montant CP;Ratifié
2024-011/MEF;12/03/2024;Virement;2102;2107;1 200;
2024-154/PM;02/06/2024;Décret d'avance;;2101;300;non
"""


def states(dossier: Dossier) -> dict[str, list[tuple[str, State]]]:
    """What bears on each topic: codes of findings, and whether they were raised."""
    topics = [one.item for one in answer_checklist(dossier).items]
    return {
        topic: [(one.finding.code, one.finding.state) for one in bearing]
        for topic, bearing in bearing_findings(dossier, topics).items()
    }


def test_findings_stand_beside_the_topics_that_they_bear_on_and_answer_nothing(dossier: Dossier, bring: Bring) -> None:
    bring("budget.csv", BUDGET)
    bring("acts.csv", ACTS)
    found = states(dossier)
    assert (found["D09"], found["D10"]) == (
        [("moved-to-unvoted", State.FIRED)],
        [("advance-not-ratified", State.FIRED)],
    )
    answers = {one.item.id: one.answer for one in answer_checklist(dossier).items}
    assert (answers["D09"], answers["D10"]) == (None, None)


def test_a_rule_that_could_not_look_says_so_beside_its_topic(dossier: Dossier, bring: Bring) -> None:
    bring("budget.csv", BUDGET)
    assert states(dossier)["D08"] == []
    bring("acts.csv", ACTS)
    assert states(dossier)["D08"] == [("moved-into-personnel", State.UNAVAILABLE)]


def test_a_finding_that_bears_on_a_topic_is_linked_as_evidence_of_its_answer(dossier: Dossier, bring: Bring) -> None:
    bring("budget.csv", BUDGET)
    bring("acts.csv", ACTS)
    topics = [one.item for one in answer_checklist(dossier).items]
    (found,) = bearing_findings(dossier, topics)["D10"]
    record_answer(dossier, "D10", Answer.NO)
    link_evidence(dossier, "D10", [found.finding.key])
    offered = {one.key: one for one in offered_evidence(dossier)}
    assert [one.gone for one in followed([found.finding.key], offered)] == [False]
