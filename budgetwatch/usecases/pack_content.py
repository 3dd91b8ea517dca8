"""Gather what a pack says: one frozen snapshot of the dossier, read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from budgetwatch.briefs import Awarded, Followed, PackContent, Received
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.finding import Audience, Judged, Judgement, State
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.pack import PackPlan
from budgetwatch.domain.record import RECORDS
from budgetwatch.store import history
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases import perimeter_words, proportions
from budgetwatch.usecases.asked_from import asked_for
from budgetwatch.usecases.audiences import refuse_narrower_evidence
from budgetwatch.usecases.axes import list_tags, report_axes
from budgetwatch.usecases.checklists import answer_checklist
from budgetwatch.usecases.commitments import list_commitments
from budgetwatch.usecases.comparing import choices, compare, main_query
from budgetwatch.usecases.contracts import count_closed, list_contracts, list_flags
from budgetwatch.usecases.correcting import corrections
from budgetwatch.usecases.credibility import work_out
from budgetwatch.usecases.documents import DocumentRow, list_documents
from budgetwatch.usecases.dossiers import describe
from budgetwatch.usecases.findings import list_findings, notes_on_findings
from budgetwatch.usecases.hearing import MINUTES
from budgetwatch.usecases.hearings import current_hearing, list_hearings
from budgetwatch.usecases.movements import build_bridges, moving_cap, notes_on_bridges
from budgetwatch.usecases.perimeters import in_force
from budgetwatch.usecases.programming import list_laws
from budgetwatch.usecases.replies import list_replies
from budgetwatch.usecases.witnesses import list_witnesses

PROPOSED = 5


@dataclass(frozen=True, slots=True)
class PackAsked:
    """What a person asks of a pack: how it is made, for whom, and for which hearing (None for the next one)."""

    plan: PackPlan = field(default_factory=PackPlan)
    audience: Audience = Audience.COMMITTEE
    hearing: int | None = None


USUAL = PackAsked()
"""The dossier for the committee at its next hearing, made as usual."""


def gather(dossier: Dossier, asked: PackAsked) -> PackContent:
    """Everything that the pack may say, from the dossier as it stands; NotForAudience for a document kept from it."""
    refuse_narrower_evidence(dossier, asked.audience)
    summary, rows, years = describe(dossier), list_documents(dossier), choices(dossier).years
    registered = any(row.dataset.kind is TableKind.CONTRACTS for row in rows)
    findings, chosen = tuple(_worth_printing(list_findings(dossier))), asked_for(dossier, asked.audience, asked.hearing)
    questions = chosen or _proposed(findings)
    held = current_hearing(dossier, asked.hearing) if list_hearings(dossier) else None
    return PackContent(
        title=Message(summary.title),
        institution=summary.institution,
        audience=asked.audience,
        snapshot=f"S-{history.revision(dossier)}",
        made=datetime.now().astimezone(),
        kind=asked.plan.kind,
        outline=asked.plan.outline,
        parts=asked.plan.parts,
        fictional=summary.fictional,
        comparison=compare(dossier, main_query(dossier)) if years else None,
        lines=compare(dossier, CompareQuery()) if years else None,
        findings=findings,
        flags=list_flags(dossier, asked.audience) if registered else (),
        contracts=tuple(_awarded(dossier, asked.audience)) if registered else (),
        kept_back=0 if asked.audience is Audience.CLOSED else count_closed(dossier),
        unnamed=_unnamed(dossier, asked.audience),
        unasked=_unasked(dossier, asked, chosen),
        checklist=tuple(
            one for one in answer_checklist(dossier, audience=asked.audience).items if one.proposed or one.recorded
        ),
        questions=questions,
        received=tuple(Received(row.dataset.source, _contents(row)) for row in rows),
        subtitle=perimeter_words.title(in_force(dossier)),
        limits=(
            *perimeter_words.told(in_force(dossier)),
            *_limits(rows, proposed=bool(questions) and not chosen),
            *_corrected(dossier, asked.audience),
            *notes_on_findings(dossier),
            *notes_on_bridges(build_bridges(dossier)),
        ),
        bridges=build_bridges(dossier).bridges,
        cap=moving_cap(dossier),
        laws=list_laws(dossier),
        credibility=work_out(dossier),
        hearing=held.day if held else None,
        witnesses=tuple(one.witness for one in list_witnesses(dossier, asked.hearing)),
        replies=tuple(list_replies(dossier).values()),
        commitments=tuple(Followed(one.commitment, one.audience) for one in list_commitments(dossier)),
        axes=report_axes(dossier) if list_tags(dossier) else None,
        proportions=proportions.work_out(dossier),
    )


def _unasked(dossier: Dossier, asked: PackAsked, chosen: Sequence[Question]) -> int:
    """How many questions of the hearing the audience does not see."""
    every = asked_for(dossier, Audience.CLOSED, asked.hearing)
    return len(every) - sum(asked.audience.may_see(one.audience) for one in chosen)


def _unnamed(dossier: Dossier, audience: Audience) -> int:
    """How many contracts that the committee sees a public pack counts without naming them."""
    if audience is not Audience.PUBLIC:
        return 0
    return len(list_contracts(dossier, Audience.COMMITTEE)) - len(list_contracts(dossier, audience))


def _awarded(dossier: Dossier, audience: Audience) -> Iterator[Awarded]:
    for row in list_contracts(dossier, audience):
        yield Awarded(row.contract, row.figures.get("awarded"), row.owner, row.audience)


def _worth_printing(found: tuple[Judged, ...]) -> Iterator[Judged]:
    return (one for one in found if one.finding.state is State.FIRED and one.judgement is not Judgement.DISMISSED)


def _contents(row: DocumentRow) -> Message:
    if row.dataset.kind is TableKind.CONTRACTS:
        return msgn("{count} contract", "{count} contracts", row.dataset.contracts)
    if row.dataset.kind in RECORDS:
        return msgn("{count} row of a register", "{count} rows of a register", row.dataset.lines)
    return msgn("{count} budget line", "{count} budget lines", row.dataset.lines)


def _proposed(findings: tuple[Judged, ...]) -> tuple[Question, ...]:
    """The questions of the weightiest findings, for a committee that has chosen none yet."""
    asked = [one.finding for one in findings if one.finding.question is not None][:PROPOSED]
    return tuple(
        Question(0, place, one.question, "", one.witness.text if one.witness else "", MINUTES, one.audience, one.key)
        for place, one in enumerate(asked)
    )


def _limits(rows: tuple[DocumentRow, ...], *, proposed: bool) -> Iterator[Message]:
    if proposed:
        yield msg("The committee has chosen no question yet: those of the first findings are proposed.")
    apart = sum(row.disagree for row in rows)
    if apart:
        yield msgn(
            "{count} printed total differs from its lines; the pack keeps the lines.",
            "{count} printed totals differ from their lines; the pack keeps the lines.",
            apart,
        )
    doubtful = sum(bool(row.doubts) for row in rows)
    if doubtful:
        yield msgn(
            "{count} table was read with doubts; see the list of documents.",
            "{count} tables were read with doubts; see the list of documents.",
            doubtful,
        )


def _corrected(dossier: Dossier, audience: Audience) -> Iterator[Message]:
    count = len(corrections(dossier))
    if count and audience is Audience.PUBLIC:
        yield msgn(
            "{count} cell was corrected by hand; the annex of sources says which.",
            "{count} cells were corrected by hand; the annex of sources says which.",
            count,
        )
    elif count:
        yield msgn(
            "{count} cell was corrected by hand; the annex of sources says by whom and why.",
            "{count} cells were corrected by hand; the annex of sources says by whom and why.",
            count,
        )
