"""Topics of a checklist follow the findings that their answers rest on into a narrower circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from budgetwatch.domain.audience import ItemKind
from budgetwatch.domain.checklist import AnsweredItem
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience, Finding
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import chosen_audiences
from budgetwatch.usecases.contracts import list_flags
from budgetwatch.usecases.findings import list_findings


def following_findings(
    dossier: Dossier, answered: Iterable[AnsweredItem], audience: Audience
) -> Iterator[AnsweredItem]:
    """The topics, each in the narrowest circle of its own and of the findings that its answer names or takes figures from.

    `audience` says which register of contracts the answers rest on. Only a circle that a person chose for a finding is
    followed: signals on contracts that are kept back are answered without those contracts already.
    """
    findings = tuple(_shown_to_chosen(dossier, audience))
    by_figure, by_key = _by_figure(findings), {one.key: one.audience for one in findings}
    for one in answered:
        yield _followed(one, by_figure, by_key) if findings else one


def _followed(
    topic: AnsweredItem, by_figure: Mapping[Figure, Audience], by_key: Mapping[str, Audience]
) -> AnsweredItem:
    cited = (by_figure.get(one.figure) for one in topic.proposed.evidence) if topic.proposed else ()
    named = (by_key.get(key) for key in topic.recorded.evidence) if topic.recorded else ()
    circles = [circle for circle in (*cited, *named) if circle is not None]
    return replace(topic, audience=max((topic.audience, *circles), key=lambda circle: circle.rank))


def _shown_to_chosen(dossier: Dossier, audience: Audience) -> Iterator[Finding]:
    """The findings and signals for which a person chose a circle; looking for them waits until there is one."""
    chosen = {item.key for item in chosen_audiences(dossier) if item.kind is ItemKind.FINDING}
    for judged in (*list_findings(dossier), *list_flags(dossier, audience)) if chosen else ():
        if judged.finding.key in chosen:
            yield judged.finding


def _by_figure(findings: Iterable[Finding]) -> dict[Figure, Audience]:
    """The narrowest circle of the findings that tell a figure."""
    found: dict[Figure, Audience] = {}
    for one in findings:
        stake = (one.stake,) if one.stake is not None else ()
        for figure in (*(labelled.figure for labelled in one.figures), *stake):
            found[figure] = max(one.audience, found.get(figure, one.audience), key=lambda circle: circle.rank)
    return found
