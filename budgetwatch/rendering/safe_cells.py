"""Texts that office files can hold, and that a spreadsheet shows and never carries out."""

from __future__ import annotations

import re

from budgetwatch.domain.money import Amount

_CARRIED_OUT = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32_767
_DIGITS = 15
"""Digits that a spreadsheet keeps of a number."""


def plain_text(text: str) -> str:
    """The text as a cell may hold it: an apostrophe before what a spreadsheet would take for a formula.

    The rule is that of the OWASP notes on formula injection, for every text that begins with `=`, `+`, `-`, `@`, a
    tab or a return.
    """
    shown = f"'{text}" if text.startswith(_CARRIED_OUT) else text
    return printable(shown)[:_LONGEST]


def printable(text: str) -> str:
    """The text with a sign in place of the characters that no office file may hold."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def exact_number(amount: Amount) -> int | float | str:
    """The amount as a number where a spreadsheet keeps every digit of it, else as text."""
    text = str(amount)
    if len(text.strip("-").replace(".", "").lstrip("0")) > _DIGITS:
        return text
    return float(text) if "." in text else int(text)
