"""What follows from the verdict of a person on a finding."""

from __future__ import annotations

from budgetwatch.domain.finding import Judgement
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.hearing import list_questions
from budgetwatch.usecases.history import undo
from budgetwatch.usecases.judging import judge_finding
from tests.usecases.conftest import LFI_2023, Bring


def test_the_verdict_to_ask_puts_the_question_in_the_hearing_once_and_undo_takes_both_back(
    dossier: Dossier, bring: Bring
) -> None:
    bring("LFI_2023.csv", LFI_2023.replace("TOTAL;;17 623 136", "TOTAL;;17 900 000"))
    judged = next(one for one in list_findings(dossier) if one.finding.question)
    key = judged.finding.key
    for _ in range(2):
        judge_finding(dossier, key, Judgement.TO_ASK)
    assert [(one.origin, str(one.wording)) for one in list_questions(dossier)] == [(key, str(judged.finding.question))]
    undo(dossier)
    undo(dossier)
    verdicts = {one.judgement for one in list_findings(dossier)}
    assert (list_questions(dossier), verdicts) == ((), {Judgement.TO_EXAMINE})


def test_other_verdicts_put_no_question_in_the_hearing(dossier: Dossier, bring: Bring) -> None:
    bring("LFI_2023.csv", LFI_2023.replace("TOTAL;;17 623 136", "TOTAL;;17 900 000"))
    key = next(one.finding.key for one in list_findings(dossier) if one.finding.question)
    for verdict in (Judgement.EXPLAINED, Judgement.DISMISSED, Judgement.TO_EXAMINE):
        judge_finding(dossier, key, verdict, "seen")
    assert list_questions(dossier) == ()
