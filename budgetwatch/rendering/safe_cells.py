"""Texts that a spreadsheet shows and never carries out."""

from __future__ import annotations

import re

_CARRIED_OUT = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32_767


def plain_text(text: str) -> str:
    """The text as a cell may hold it: an apostrophe before what a spreadsheet would take for a formula.

    The rule is that of the OWASP notes on formula injection, for every text that begins with `=`, `+`, `-`, `@`, a
    tab or a return.
    """
    shown = f"'{text}" if text.startswith(_CARRIED_OUT) else text
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", shown)[:_LONGEST]
