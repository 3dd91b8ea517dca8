"""Signatures that may be of one person, and those that cannot."""

from __future__ import annotations

import pytest

from budgetwatch.domain.person import may_be_same, names_somebody


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Awa Diallo", "DIALLO Awa"),
        ("Awa Diallo", "Diallo, Awa"),
        ("A. Diallo", "Awa Diallo"),
        ("Awa Diallo", "Awa Diallo (greffière)"),
        ("Diallo", "Awa Diallo"),
        ("Aïcha Traoré", "aicha TRAORE"),
        ("A. T.", "a t"),
        ("فاطمة سيسي", "سيسي فاطمة"),
    ],
)
def test_names_in_another_order_or_length_may_be_of_one_person(one: str, other: str) -> None:
    assert may_be_same(one, other)
    assert may_be_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Awa Diallo", "Moussa Diallo"),
        ("A. Diallo", "M. Diallo"),
        ("Awa Diallo", "A. Keïta"),
        ("A. Clerk", "B. Deputy"),
        ("A. D.", "Awa Diallo"),
        ("فاطمة سيسي", "مريم سيسي"),
    ],
)
def test_names_that_differ_in_a_word_are_of_two_persons(one: str, other: str) -> None:
    assert not may_be_same(one, other)
    assert not may_be_same(other, one)


@pytest.mark.parametrize("text", ["", " ", ".", "—", "\u200b", "_"])
def test_a_signature_without_a_letter_names_nobody(text: str) -> None:
    assert not names_somebody(text)
