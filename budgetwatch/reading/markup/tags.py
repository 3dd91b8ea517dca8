"""The tags and texts of a web page, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_TOKEN = re.compile(
    r"(?P<text>[^<]++)|<!--.*?(?:-->|\Z)|<(?P<apart>script|style)\b.*?(?:</(?P=apart)\s*>|\Z)|"
    r"<(?P<end>/?)(?P<tag>[a-z][^\s/>]*+)(?P<told>(?:[^<>\"']++|\"[^\"]{0,3000}+\"|'[^']{0,3000}+')*+)>|<[!?/][^>]*+>|<",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+))?")


def tokens(page: str) -> Iterator[tuple[str, str, str]]:
    """For each tag `("<", name, attributes)` or `(">", name, "")` where it closes, and `("", "", text)` for what is shown.

    Comments, scripts and styles are left out; a tag that closes itself comes twice.
    """
    for match in _TOKEN.finditer(page):
        text, _, end, tag, told = match.groups()
        if text is not None:
            yield "", "", unescape(text) if "&" in text else text
        elif tag is None:
            if match[0] == "<":
                yield "", "", "<"
        elif end:
            yield ">", tag.lower(), ""
        else:
            yield "<", tag.lower(), told
            if told.endswith("/"):
                yield ">", tag.lower(), ""


def attributes(told: str) -> dict[str, str]:
    """The attributes that a tag writes behind its name; empty where one has no value."""
    if not told:
        return {}
    return {
        match[1].lower(): unescape((match[2] or "").strip("\"'")) if match[2] else ""
        for match in _ATTRIBUTE.finditer(told)
    }
