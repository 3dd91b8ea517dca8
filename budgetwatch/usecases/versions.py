"""A newer version of an imported table: what it replaces, and what in the dossier would change with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from budgetwatch.domain.checklist import Answer, AnsweredItem, ProposedAnswer
from budgetwatch.domain.finding import Finding, Judged, State
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.message import msg
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store import backup, datasets
from budgetwatch.store.dossier import Dossier, open_under
from budgetwatch.usecases.carrying import Fate, FatedCorrection, fates
from budgetwatch.usecases.checklists import answer_checklist
from budgetwatch.usecases.contracts import list_flags
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.hearing import list_questions
from budgetwatch.usecases.importing import ImportDraft, import_draft, versions_of
from budgetwatch.usecases.produced_packs import WrittenPack, list_packs
from budgetwatch.usecases.replacing import Replacement
from budgetwatch.usecases.resting import resting
from budgetwatch.usecases.version_changes import ChangedAmount, Changes, LineRef, RenamedLine

__all__ = [
    "ChangedAmount",
    "Changes",
    "Fate",
    "FatedCorrection",
    "LineRef",
    "RenamedLine",
    "Replacement",
    "Touched",
    "TouchedAnswer",
    "TouchedFinding",
    "WrittenPack",
    "replaced_by",
    "touched_by",
]

MOST_TRIED = 100_000
"""The amounts of a dossier up to which a newer version is tried on a copy of it, which takes as long as reading both."""


@dataclass(frozen=True, slots=True)
class TouchedFinding:
    """A finding or signal as it stands and as it would stand; None where it would be new or gone.

    Of a dossier too large to be tried (`Touched.tried`) only what stands is known, and `after` is the same.
    """

    before: Judged | None
    after: Finding | None


@dataclass(frozen=True, slots=True)
class TouchedAnswer:
    """A topic of the checklists as it stands, and the answer that the data would propose then.

    `confirmed`: a person answered it on figures that change; that answer stays until someone looks again.
    """

    topic: AnsweredItem
    proposed: Answer | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Touched:
    """What a new version changes in what the committee made of the old one.

    `corrections` are those of the replaced tables, and what becomes of each.
    `packs` were produced from the files of those tables. `tried` says whether the new version was tried on a copy of
    the dossier; of a large one the findings and answers are those that rest on changed lines, as they stand.
    """

    findings: tuple[TouchedFinding, ...]
    answers: tuple[TouchedAnswer, ...]
    questions: tuple[Question, ...]
    corrections: tuple[FatedCorrection, ...]
    packs: tuple[WrittenPack, ...] = ()
    tried: bool = True


def replaced_by(dossier: Dossier, draft: ImportDraft, job: Job = SILENT) -> tuple[Replacement, ...]:
    """For each chosen table the imported one that it is a newer version of, if there is one, and what changed."""
    return versions_of(dossier, draft, job)


def touched_by(dossier: Dossier, draft: ImportDraft, job: Job = SILENT) -> Touched:
    """What would change if the draft were imported in place of what it replaces; nothing is written.

    Tried on a copy of the dossier; where that holds more than `MOST_TRIED` amounts, found among what it shows now.
    """
    found = replaced_by(dossier, draft, job)
    tried = sum(one.facts for one in datasets.listed(dossier)) <= MOST_TRIED
    findings, answers = _tried(dossier, draft, found, job) if tried else _resting(dossier, draft, found, job)
    keys = {one.before.finding.key for one in findings if one.before is not None}
    files = {one.dataset.source.sha256 for one in found if one.changes.any}
    return Touched(
        findings,
        answers,
        tuple(question for question in list_questions(dossier) if question.origin in keys),
        fates(dossier, draft.inspection.source.sha256, draft.readings, _replacing(draft, found)),
        tuple(one for one in list_packs(dossier) if not files.isdisjoint(one.sources)),
        tried,
    )


_Shown = tuple[tuple[TouchedFinding, ...], tuple[TouchedAnswer, ...]]


def _tried(dossier: Dossier, draft: ImportDraft, found: tuple[Replacement, ...], job: Job) -> _Shown:
    """Findings and answers that a trial on a copy of the dossier changes."""
    job.step(msg("Trying the new version on a copy of the dossier"))
    with _copy(dossier) as copy:
        import_draft(copy, replace(draft, replacing=_replacing(draft, found)), job=job)
        job.step(msg("Comparing what the dossier shows before and after"))
        findings = tuple(_findings(dossier, copy))
        job.check()
        return findings, tuple(_answers(dossier, copy))


def _replacing(draft: ImportDraft, found: tuple[Replacement, ...]) -> dict[str, int | None]:
    """What each table replaces: what a person said, else what was found."""
    return {**{one.table: one.dataset.id for one in found}, **draft.replacing}


def _resting(dossier: Dossier, draft: ImportDraft, found: tuple[Replacement, ...], job: Job) -> _Shown:
    """Findings and answers that rest on lines that change."""
    job.step(msg("Looking for what rests on the lines that change"))
    rests = resting(dossier, found, draft.readings).rests
    findings = (
        one
        for one in (*list_findings(dossier), *list_flags(dossier))
        if _fired(one.finding) and any(rests(labelled.figure) for labelled in one.finding.figures)
    )
    job.check()
    answers = (
        TouchedAnswer(one, one.proposed.answer, one.recorded is not None)
        for one in answer_checklist(dossier).items
        if one.proposed is not None and any(rests(labelled.figure) for labelled in one.proposed.evidence)
    )
    return tuple(TouchedFinding(one, one.finding) for one in findings), tuple(answers)


@contextmanager
def _copy(dossier: Dossier) -> Iterator[Dossier]:
    """A copy of the dossier for the time of a trial, in the folder where the dossier itself may lie."""
    with tempfile.TemporaryDirectory(prefix=".", dir=dossier.path.parent) as folder:
        copy = open_under(backup.back_up(dossier, Path(folder)), dossier.key)
        try:
            yield copy
        finally:
            copy.close()


def _findings(before: Dossier, after: Dossier) -> Iterator[TouchedFinding]:
    """The findings that come, go, or come to other figures."""
    then = {one.finding.key: one.finding for one in (*list_findings(after), *list_flags(after))}
    for one in (*list_findings(before), *list_flags(before)):
        changed = then.pop(one.finding.key, None)
        fired = _fired(one.finding) or _fired(changed)
        if fired and (changed is None or _told(changed) != _told(one.finding)):
            yield TouchedFinding(one, changed)
    yield from (TouchedFinding(None, finding) for finding in then.values() if _fired(finding))


def _fired(finding: Finding | None) -> bool:
    return finding is not None and finding.state is State.FIRED


def _told(finding: Finding) -> tuple[object, ...]:
    """What a finding says: its state and figures, without the traces that lead to its cells."""
    return finding.state, finding.n, tuple((one.label.text, one.figure.amount) for one in finding.figures)


def _answers(before: Dossier, after: Dossier) -> Iterator[TouchedAnswer]:
    """The topics of which the proposed answer changes, and those answered by a person on figures that change."""
    then = {one.item.id: one.proposed for one in answer_checklist(after).items}
    for topic in answer_checklist(before).items:
        proposed = then[topic.item.id]
        was, now = topic.proposed, proposed.answer if proposed else None
        other_figures = _evidence(topic.proposed) != _evidence(proposed)
        confirmed = topic.recorded is not None and other_figures
        if confirmed or (was.answer if was else None) is not now:
            yield TouchedAnswer(topic, now, confirmed)


def _evidence(proposed: ProposedAnswer | None) -> tuple[object, ...]:
    return () if proposed is None else tuple(one.figure.amount for one in proposed.evidence)
