"""Registers in several currencies: each judged alone, because amounts of two currencies are never added or compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.message import msg
from budgetwatch.flags.figures import number
from budgetwatch.flags.settings import Settings

Judge: TypeAlias = Callable[[Sequence[Contract], Settings], Finding]
_WEIGHT = (State.FIRED, State.NOT_FIRED, State.INSUFFICIENT_SAMPLE, State.UNAVAILABLE)


def judge_by_currency(
    judges: Sequence[Judge], contracts: Sequence[Contract], settings: Settings
) -> tuple[Finding, ...]:
    """What each rule comes to in the most frequent currency, with what it names in the others.

    Legal thresholds and credits are in the first one: rules that need them look at nothing else.
    """
    named = Counter(contract.currency for contract in contracts)
    if len(named) < 2:
        return tuple(judge(contracts, settings) for judge in judges)
    parts = {name: [one for one in contracts if one.currency == name] for name, _ in named.most_common()}
    first, *others = parts.values()
    bare = replace(settings, competitive_threshold=(), approval_threshold=(), credits={})
    elsewhere = [contract for own in others for contract in own]
    counted = LabelledFigure(msg("contracts in another currency, looked at apart"), number(elsewhere, "currency"))
    return tuple(_joined(judge(first, settings), [judge(own, bare) for own in others], counted) for judge in judges)


def _joined(main: Finding, apart: Sequence[Finding], counted: LabelledFigure) -> Finding:
    """The weightiest of the findings with the subjects of all of them; its figures stay those of its own currency."""
    told = min((main, *apart), key=lambda one: _WEIGHT.index(one.state))
    subjects = tuple(subject for one in (main, *apart) for subject in one.subjects)
    return replace(told, subjects=subjects, figures=(*told.figures, counted))
