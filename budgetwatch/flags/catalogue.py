"""The flags, in the order of their codes, and how to judge a register with all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Finding
from budgetwatch.flags import (
    bw01_direct_share,
    bw02_no_basis,
    bw05_just_below,
    bw14_linked_firms,
    bw20_paid_before_delivery,
    bw22_not_delivered,
)
from budgetwatch.flags.flag import Flag
from budgetwatch.flags.settings import Settings, shipped_settings

Judge: TypeAlias = Callable[[Sequence[Contract], Settings], Finding]

_MODULES = (
    bw01_direct_share,
    bw02_no_basis,
    bw05_just_below,
    bw14_linked_firms,
    bw20_paid_before_delivery,
    bw22_not_delivered,
)
CATALOGUE: tuple[Flag, ...] = tuple(module.FLAG for module in _MODULES)
_JUDGES: tuple[Judge, ...] = tuple(module.judge for module in _MODULES)


def judge_contracts(contracts: Sequence[Contract], settings: Settings | None = None) -> tuple[Finding, ...]:
    """One finding per flag, in the order of the catalogue: fired, not fired, too few cases, or unavailable."""
    used = settings or shipped_settings()
    return tuple(judge(contracts, used) for judge in _JUDGES)
