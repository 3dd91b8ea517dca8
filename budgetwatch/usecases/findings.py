"""What the figures show and what a committee made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from budgetwatch import analysis
from budgetwatch.analysis import CheckedTable, coherence
from budgetwatch.domain.audience import Chosen, Item, ItemKind
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.finding import ExplanationState, Finding, Judged
from budgetwatch.domain.layout import Role
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.perimeter import WHOLE
from budgetwatch.domain.terms import CLASSIFICATIONS
from budgetwatch.store import explanations, work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import chosen_audiences
from budgetwatch.usecases.comparing import choices, compare, find_missing_wages, reading_query, wageless_votes
from budgetwatch.usecases.current import checked, facts, imported, once
from budgetwatch.usecases.materiality import limits
from budgetwatch.usecases.movements import find_in_movements
from budgetwatch.usecases.pace import find_in_pace
from budgetwatch.usecases.perimeters import in_force
from budgetwatch.usecases.programming import list_laws


def list_findings(dossier: Dossier) -> tuple[Judged, ...]:
    """Every finding from figures and totals, the weightiest first, with the verdict a person gave."""
    return judged(dossier, once(dossier, "findings", lambda: _found(dossier)))


def notes_on_findings(dossier: Dossier) -> tuple[Message, ...]:
    """What a reader must know of all findings: that a perimeter has them looked for at another level than the whole."""
    perimeter = in_force(dossier)
    inside, whole = reading_query(dossier), reading_query(dossier, WHOLE)
    if perimeter.is_whole or inside == whole:
        return ()
    return (
        msg(
            "Inside the perimeter “{perimeter}” places are questioned at this level: {inside}. Without it, at this one: {whole}. "
            "Verdicts stay with the findings of their level.",
            perimeter=perimeter.name,
            inside=_level(inside),
            whole=_level(whole),
        ),
    )


def _level(query: CompareQuery) -> Message:
    if query.classification is None:
        return msg("line by line")
    return msg(
        "{classification}, level {level}", classification=CLASSIFICATIONS[query.classification], level=query.level
    )


def _found(dossier: Dossier) -> tuple[Finding, ...]:
    places, lines = compare(dossier, reading_query(dossier)), compare(dossier, CompareQuery())
    offered = {one for one, _ in choices(dossier).levels}
    natures = compare(dossier, CompareQuery(Classification.NATURE)) if Classification.NATURE in offered else None
    tables = checked_tables(dossier)
    found = analysis.find_all(places, lines, tables, limits(dossier), natures, wageless_votes(dossier))
    found = (*found, *coherence.find_copied_lines(facts(dossier), tables), *find_missing_wages(dossier, places))
    laws = list_laws(dossier)
    promised = coherence.find_law_totals(facts(dossier), laws, tables) if laws else ()
    return analysis.rank((*found, *promised, *find_in_movements(dossier), *find_in_pace(dossier)))


def checked_tables(dossier: Dossier) -> tuple[CheckedTable, ...]:
    """The printed totals and subtotals of every imported table, beside the sums of their lines."""
    kept = {one.dataset: one for one in checked(dossier)}
    return tuple(
        CheckedTable(
            dataset=dataset.id,
            name=f"{dataset.source.name} › {dataset.sheet}",
            currency=dataset.currency,
            totals=kept[dataset.id].totals,
            subtotals=kept[dataset.id].subtotals,
            rates=sum(column.role is Role.RATE for column in kept[dataset.id].layout.columns),
            issues=kept[dataset.id].issues,
        )
        for dataset in imported(dossier)
    )


def judged(dossier: Dossier, found: Iterable[Finding]) -> tuple[Judged, ...]:
    """Findings with the verdicts and the audiences that the dossier keeps."""
    verdicts, chosen, weighed = work.judgements(dossier), chosen_audiences(dossier), explanations.listed(dossier)
    told = []
    for one in found:
        verdict, finding = verdicts.get(one.key), _shown_to(one, chosen)
        explanation_states = _states(finding, weighed)
        if verdict is None:
            told.append(Judged(finding, explanation_states=explanation_states))
        else:
            told.append(Judged(finding, verdict.judgement, verdict.reason, verdict.author, explanation_states))
    return tuple(told)


def _states(finding: Finding, weighed: explanations.Weighed) -> tuple[ExplanationState, ...]:
    if not weighed:
        return ()
    return tuple(weighed.get((finding.key, one.text), ExplanationState.TO_CHECK) for one in finding.explanations)


def _shown_to(finding: Finding, chosen: Chosen) -> Finding:
    audience = chosen.get(Item(ItemKind.FINDING, finding.key))
    return finding if audience is None else replace(finding, audience=audience)
