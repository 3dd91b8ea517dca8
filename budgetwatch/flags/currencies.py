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


def judge_by_currency(judge: Judge, contracts: Sequence[Contract], settings: Settings) -> Finding:
    """What a rule comes to in the most frequent currency, with what it names in the others.

    Legal thresholds and credits are in the first one: rules that need them look at nothing else.
    """
    named = Counter(contract.currency for contract in contracts)
    if len(named) < 2:
        return judge(contracts, settings)
    first, *others = (currency for currency, _ in named.most_common())
    main = judge([one for one in contracts if one.currency == first], settings)
    bare = replace(settings, competitive_threshold=(), approval_threshold=(), credits={})
    apart = [judge([one for one in contracts if one.currency == other], bare) for other in others]
    elsewhere = [one for one in contracts if one.currency != first]
    counted = LabelledFigure(msg("contracts in another currency, looked at apart"), number(elsewhere, "currency"))
    return _joined(main, apart, counted)


def _joined(main: Finding, apart: Sequence[Finding], counted: LabelledFigure) -> Finding:
    """The weightiest of the findings with the subjects of all of them; its figures stay those of its own currency."""
    told = min((main, *apart), key=lambda one: _WEIGHT.index(one.state))
    subjects = tuple(subject for one in (main, *apart) for subject in one.subjects)
    return replace(told, subjects=subjects, figures=(*told.figures, counted))
