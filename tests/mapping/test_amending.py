"""Amending budgets print the revised credits or the changes alone: the amounts tell, and a person settles it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.fact import Reading, Verdict

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]


def table(*revised: int) -> str:
    """A budget whose voted credits stand beside these."""
    voted = (("Solde", 12500300), ("Carburant", 8250400), ("Primes", 4120500))
    rows = (f"| {label} | {before} | {after} |" for (label, before), after in zip(voted, revised, strict=True))
    return "\n".join(("| Libellé (FCFA) | LFI 2021 | LFR 2021 |", *rows))


@pytest.mark.parametrize("changes", [(-1000200, 495024, -123615), (1000200, 495024, 123615)])
def test_changes_under_the_name_of_an_amending_budget_are_asked_about(
    read: Read, verdict: Judge, changes: tuple[int, int, int]
) -> None:
    assert verdict(read(table(*changes))) == (Verdict.REVIEW, ["revised-may-be-change"])


@pytest.mark.parametrize("revised", [(13500500, 8745424, 3996885), (12500300, 8250400, 0), (500300, 8250400, 4120500)])
def test_revised_credits_are_taken_as_they_are(read: Read, verdict: Judge, revised: tuple[int, int, int]) -> None:
    assert verdict(read(table(*revised))) == (Verdict.READY, [])
