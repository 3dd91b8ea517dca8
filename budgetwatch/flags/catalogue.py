"""The flags, in the order of their codes, and how to judge a register with all of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Finding
from budgetwatch.flags import (
    bw01_direct_share,
    bw02_no_basis,
    bw03_no_approval,
    bw04_secret_ordinary,
    bw05_just_below,
    bw06_splitting,
    bw07_repeated_direct,
    bw12_concentration,
    bw14_linked_firms,
    bw16_amendments,
    bw18_overpaid,
    bw19_advance,
    bw20_paid_before_delivery,
    bw21_late_without_penalty,
    bw22_not_delivered,
    bw25_above_credits,
)
from budgetwatch.flags.currencies import Judge, judge_by_currency
from budgetwatch.flags.flag import Flag
from budgetwatch.flags.settings import Settings, shipped_settings

_MODULES = (
    bw01_direct_share,
    bw02_no_basis,
    bw03_no_approval,
    bw04_secret_ordinary,
    bw05_just_below,
    bw06_splitting,
    bw07_repeated_direct,
    bw12_concentration,
    bw14_linked_firms,
    bw16_amendments,
    bw18_overpaid,
    bw19_advance,
    bw20_paid_before_delivery,
    bw21_late_without_penalty,
    bw22_not_delivered,
    bw25_above_credits,
)
CATALOGUE: tuple[Flag, ...] = tuple(module.FLAG for module in _MODULES)
_JUDGES: tuple[Judge, ...] = tuple(module.judge for module in _MODULES)


def judge_contracts(contracts: Sequence[Contract], settings: Settings | None = None) -> tuple[Finding, ...]:
    """One finding per flag, in the order of the catalogue: fired, not fired, too few cases, or unavailable."""
    with _no_search_for_cycles():
        used = (settings or shipped_settings()).told_apart(contracts)
        return judge_by_currency(_JUDGES, contracts, used)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Judging makes many lists and no cycles: searching all contracts for some again and again takes a third of the time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
