"""Text encoded twice: UTF-8 that some program took for another encoding and encoded again (`RÃ©publique`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial

_TAKEN_FOR = ("cp1252", "mac_roman", "cp850")
_MOST_TIMES = 3
_MEANT = frozenset(map(chr, range(0x80, 0x100))) | frozenset("œŒŸ€’‘‚“”„–—…•‰™\u2009\u200a\u202f\u2011\u2212")
"""What French and its neighbours write beyond ASCII, and what it becomes on the way: anything else is no repair."""
_LOST_SPACE = re.compile("Ã  ?")  # the second byte of "à" is a no-break space, which programs make an ordinary one


def repaired(text: str) -> tuple[str, bool]:
    """The text with what was encoded twice as it was meant, and whether there was any; unchanged elsewhere."""
    found = False
    for _ in range(_MOST_TIMES):
        once = _repaired_once(text)
        if once == text:
            break
        text, found = once, True
    return (_LOST_SPACE.sub("à ", text) if found else text), found


def _repaired_once(text: str) -> str:
    for encoding in _TAKEN_FOR:
        first, pattern, numbers = _pattern(encoding)
        if any(letter in text for letter in first):
            text = pattern.sub(partial(_meant, numbers), text)
    return text


def _meant(numbers: Mapping[str, int], found: re.Match[str]) -> str:
    letters = found[0]
    try:
        meant = bytes([numbers[letter] for letter in letters]).decode("utf-8")
    except UnicodeDecodeError:
        return letters
    return meant if meant in _MEANT else letters


@cache
def _pattern(encoding: str) -> tuple[str, re.Pattern[str], Mapping[str, int]]:
    """The letters that begin what UTF-8 becomes in an encoding, a pattern for the whole, and the byte of each letter."""
    numbers = dict(_letters(encoding))
    two = "".join(letter for letter, number in numbers.items() if number in {0xC2, 0xC3, 0xC5})
    three = "".join(letter for letter, number in numbers.items() if number == 0xE2)
    after = "".join(re.escape(letter) for letter, number in numbers.items() if 0x80 <= number < 0xC0)
    return two + three, re.compile(f"[{two}][{after}]|[{three}][{after}]{{2}}"), numbers


def _letters(encoding: str) -> Iterator[tuple[str, int]]:
    """Each letter and its byte; where the encoding has none, the control character that programs put there."""
    for number in range(0x80, 0x100):
        if encoding == "cp1252":
            yield chr(number), number
        letter = bytes([number]).decode(encoding, "ignore")
        if letter:
            yield letter, number
