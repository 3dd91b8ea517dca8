"""The JSON of `findings`, `flags` and `checklist`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from budgetwatch.cli.shapes.values import figure, labelled, words
from budgetwatch.cli.told import Json
from budgetwatch.domain.checklist import AnsweredItem
from budgetwatch.domain.finding import Finding, Judged
from budgetwatch.i18n import Language
from budgetwatch.usecases.checklists import AnsweredChecklist
from budgetwatch.usecases.past_answers import PastAnswers

NO_FINDINGS: Mapping[str, Sequence[Judged]] = {}


def findings(listed: Iterable[Judged], language: Language) -> Json:
    """Every finding with its figures, explanations, question and verdict."""
    return {"findings": [{**_common(one.finding, language), **_verdict(one)} for one in listed]}


def flags(listed: Iterable[Judged], language: Language) -> Json:
    """Every contract flag with its state, n, threshold and subjects."""
    return {
        "flags": [
            {**_common(one.finding, language), **_verdict(one), "subjects": _subjects(one.finding)} for one in listed
        ]
    }


def _common(finding: Finding, language: Language) -> Json:
    return {
        "code": finding.code,
        "key": finding.key,
        "title": language.word(finding.title),
        "why": language.word(finding.why),
        "severity": finding.severity.value,
        "state": finding.state.value,
        "n": finding.n,
        "threshold": words(finding.threshold, language),
        "stake": figure(finding.stake),
        "figures": labelled(finding.figures, language),
        "explanations": [language.word(one) for one in finding.explanations],
        "question": words(finding.question, language),
        "witness": words(finding.witness, language),
        "audience": finding.audience.value,
    }


def _verdict(one: Judged) -> Json:
    return {
        "verdict": one.judgement.value,
        "verdict_reason": one.reason,
        "verdict_author": one.author,
        "explanations_stand": [standing.value for _, standing in one.explained],
    }


def _subjects(finding: Finding) -> list[Json]:
    return [
        {
            "kind": one.kind,
            "id": one.id,
            "label": one.label,
            "value": figure(one.value),
            "amount": figure(one.amount),
        }
        for one in finding.subjects
    ]


def checklist(
    answered: AnsweredChecklist, language: Language, bearing: Mapping[str, Sequence[Judged]] = NO_FINDINGS
) -> Json:
    """Every topic of a list with its answer, its evidence, the findings that bear on it, and the progress of the whole."""
    return {
        "list": answered.checklist.name,
        "title": answered.checklist.title.text(language.code),
        "items": [
            _item(one, language) | {"findings": [_bearing(told, language) for told in bearing.get(one.item.id, ())]}
            for one in answered.items
        ],
        "progress": {
            "answered": answered.progress.answered,
            "automatic": answered.progress.automatic,
            "total": answered.progress.total,
        },
    }


def _bearing(told: Judged, language: Language) -> Json:
    found = told.finding
    return {
        "code": found.code,
        "key": found.key,
        "title": language.word(found.title),
        "why": language.word(found.why),
        "state": found.state.value,
        "verdict": told.judgement.value,
    }


def past_answers(past: PastAnswers) -> Json:
    """What people answered in earlier years, by year and then by topic."""
    return {str(year): {item: answer.value for item, answer in own.items()} for year, own in past.items()}


def _item(one: AnsweredItem, language: Language) -> Json:
    item, proposed = one.item, one.proposed
    return {
        "id": item.id,
        "label": item.label.text(language.code),
        "question": item.question.text(language.code),
        "source": "; ".join(reference.text for reference in item.references),
        "source_confirmed": bool(item.references) and all(reference.confirmed for reference in item.references),
        "answer": one.answer.value if one.answer else None,
        "automatic": one.automatic,
        "rule": words(proposed.rule, language) if proposed else None,
        "n": proposed.n if proposed else None,
        "few": proposed.few if proposed else False,
        "evidence": labelled(proposed.evidence, language) if proposed else [],
        "missing": [language.word(text) for text in proposed.missing] if proposed else [],
        "note": one.recorded.note if one.recorded else "",
        "author": one.recorded.author if one.recorded else "",
        "reviewer": one.recorded.reviewer if one.recorded else "",
        "reviewed": bool(one.recorded and one.recorded.is_reviewed),
        "modified_after_review": bool(one.recorded and one.recorded.is_modified),
        "data_changed": one.is_outdated,
        "links": list(one.recorded.evidence) if one.recorded else [],
    }
