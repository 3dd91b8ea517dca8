"""Arabic letters joined and set from right to left, for places that draw letter by letter.

The forms of a letter at the beginning, in the middle and at the end of a word come from the Unicode database itself.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import bidirectional, decomposition, mirrored

_LETTERS = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = "<isolated>", "<final>", "<initial>", "<medial>"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_NEUTRAL = frozenset({"WS", "ON", "NSM", "CS", "ES", "ET"})
_MIRRORS = str.maketrans("()[]{}<>\u00ab\u00bb", ")(][}{><\u00bb\u00ab")


def shaped(text: str) -> str:
    """The text as it is drawn from left to right: Arabic words joined, runs from right to left turned round.

    A text without Arabic letters of the ordinary block comes back as it is, so that one already shaped stays so.
    """
    return _turned(_joined(text)) if _LETTERS.search(text) else text


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The presentation forms of each letter, and of each pair that is written as one, by their place in a word."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        place, *bases = decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(base, 16)) for base in bases)
        if place in {_ISOLATED, _FINAL, _INITIAL, _MEDIAL} and len(letters) in {1, 2}:
            found.setdefault(letters, {})[place] = chr(code)
    return found


def _joined(text: str) -> str:
    """Each letter in the form that its neighbours ask for; marks above and below join nothing and part nothing."""
    units, made = _units(text), []
    for at, unit in enumerate(units):
        before = at > 0 and _INITIAL in _forms().get(units[at - 1], {})
        after = at + 1 < len(units) and _FINAL in _forms().get(units[at + 1], {})
        forms = _forms().get(unit, {})
        back, on = before and _FINAL in forms, after and _INITIAL in forms
        place = (_MEDIAL if on else _FINAL) if back else (_INITIAL if on else _ISOLATED)
        made.append(forms.get(place, unit))
    return "".join(made)


def _units(text: str) -> list[str]:
    """Letters, with lam and alif taken together as they are written."""
    units: list[str] = []
    for letter in text:
        if units and len(units[-1]) == 1 and units[-1] + letter in _forms():
            units[-1] += letter
        else:
            units.append(letter)
    return units


def _turned(text: str) -> str:
    """Runs from right to left in the order in which they are drawn; figures inside them keep their own."""
    kinds = [bidirectional(letter) for letter in text]
    made, at = [], 0
    while at < len(text):
        end = _end_of_run(kinds, at)
        made.append(_reversed(text[at:end]) if end > at else text[at])
        at = max(end, at + 1)
    return "".join(made)


def _end_of_run(kinds: list[str], start: int) -> int:
    """Where the run that begins here ends, without the spaces after it; `start` itself where none begins."""
    if kinds[start] not in _RIGHT_TO_LEFT:
        return start
    end = start
    for at in range(start, len(kinds)):
        if kinds[at] in _RIGHT_TO_LEFT or kinds[at] in {"EN", "AN"}:
            end = at + 1
        elif kinds[at] not in _NEUTRAL:
            break
    return end


def _reversed(run: str) -> str:
    turned = "".join(letter.translate(_MIRRORS) if mirrored(letter) else letter for letter in reversed(run))
    return re.sub(r"\d[\d.,\u066b\u066c]*", lambda found: found.group()[::-1], turned)
