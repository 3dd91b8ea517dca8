"""How near two labels are, once case, accents, numbering, articles, plurals and abbreviations are out of the way."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from budgetwatch.domain.code import normalised

_FILLERS = frozenset({"d", "de", "des", "du", "l", "la", "le", "les", "et", "the", "of", "and"})
"""Words that names gain and lose freely. "Aux", "en" or "hors" turn what a name says and stay."""
_MINISTRY = {"min": "ministere", "minist": "ministere", "ministry": "ministry"}
_HEADS = frozenset({"ministere", "ministry", "mission", "programme"})
_NUMBERING = re.compile(r"^\s*(?:(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})|\d+(?:\.\d+)*|[A-Za-z])\s*[.)\-–—:]+\s*(?=\S{2})")
_PLURAL = 4
"""Letters from which a final s or x is taken for a plural."""
_SAME_WORD = 85
"""How alike two words must be, of 100, to be one word with a slip in it."""
_ABBREVIATED, _HEADLESS, _REORDERED = 95, 97, 98
_UNPAIRED = 0.9
"""What a name keeps of its likeness where a word of it has no counterpart."""
_SHARED = 2 / 3
"""The part of the shorter name's words that must come back for a code to be taken as only renamed."""
_LEAST = 2


@cache
def words(label: str) -> tuple[str, ...]:
    """The words that tell a label: plain, singular, without numbering and articles, "Min." written out."""
    plain = normalised(_NUMBERING.sub("", label, count=1)) or normalised(label)
    found = [_MINISTRY.get(word, word) for word in plain.split()]
    return tuple(_singular(word) for word in found if word not in _FILLERS) or tuple(found)


@cache
def canonical(label: str) -> str:
    """The label as its words: `"Min. de la Défense"` and `"MINISTÈRE DE LA DÉFENSE"` are one."""
    return " ".join(words(label))


@cache
def telling(label: str) -> tuple[str, ...]:
    """The words of a label without "ministry of", which every ministry shares."""
    found = words(label)
    return found[1:] if len(found) > 1 and found[0] in _HEADS else found


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= _PLURAL and word[-1] in "sx" and not word.endswith("ss") else word


def likeness(left: str, right: str) -> int:
    """How alike two labels are, from 0 to 100; 100 only where they are one name written twice, 0 where one has none.

    A number, or a letter that stands alone, must come back: "Région 1" is not "Région 2".
    """
    mine, theirs = telling(left), telling(right)
    if not mine or not theirs:
        return 0
    if canonical(left) == canonical(right):
        return 100
    if mine == theirs:
        return _HEADLESS
    if abbreviates(left, right):
        return _ABBREVIATED
    return _worded_alike(mine, theirs)


def _worded_alike(mine: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    from rapidfuzz import fuzz

    rest, others = (
        list((Counter(mine) - Counter(theirs)).elements()),
        list((Counter(theirs) - Counter(mine)).elements()),
    )
    if any(len(word) == 1 or word.isdigit() for word in (*rest, *others)):
        return 0
    ratio = fuzz.token_sort_ratio(" ".join(mine), " ".join(theirs))
    paired = len(rest) == len(others) and all(
        max(fuzz.ratio(word, other) for other in others) >= _SAME_WORD for word in rest
    )
    return min(_REORDERED, int(ratio if paired else ratio * _UNPAIRED))


def abbreviates(left: str, right: str) -> bool:
    """Whether one label shortens the other: its first letters ("MDNAC"), or the beginnings of its words ("Déf. nat.")."""
    return _shortens(left, right) or _shortens(right, left)


def _shortens(short: str, long: str) -> bool:
    brief, full = words(short), words(long)
    if len(brief) == 1 < len(full):
        return brief[0] in {_initials(full), _singular(_initials(full)), _initials(telling(long))}
    mine, theirs = telling(short), telling(long)
    return len(mine) == len(theirs) and mine != theirs and all(map(_begins, mine, theirs))


def _initials(full: tuple[str, ...]) -> str:
    return "".join(word[0] for word in full)


def _begins(word: str, whole: str) -> bool:
    return word == whole or (len(word) >= _LEAST and not word.isdigit() and whole.startswith(word))


def one_name(left: str, right: str) -> bool:
    """Whether two labels of one code are one name that was reworded, shortened or extended, not another thing."""
    short, long = sorted((set(telling(left)), set(telling(right))), key=len)
    shared = sum(any(_begins(word, other) or _begins(other, word) for other in long) for word in short)
    return shared >= _SHARED * len(short) or likeness(left, right) >= _SAME_WORD
