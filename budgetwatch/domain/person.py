"""Who signs a change: a convention between colleagues, not a lock."""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A local profile: the name and function that are written beside a change."""

    name: str
    function: str = ""


def names_somebody(text: str) -> bool:
    """Whether a signature has a letter: blanks, dots and marks that nobody sees sign nothing."""
    return bool(_words(text))


def may_be_same(one: str, other: str) -> bool:
    """Whether two signatures may be of one person: `"DIALLO Awa"`, `"A. Diallo"` and `"Awa Diallo"` may.

    Names are written in either order, in capitals, with initials or a function after them. A signature that says less
    than the other and nothing else cannot be told from it.
    """
    few, many = sorted((_words(one), _words(other)), key=len)
    whole = {word for word in few if len(word) > 1 and word in many}
    rest, left = [word for word in few if word not in whole], [word for word in many if word not in whole]
    return sorted(few) == sorted(many) or (bool(whole) and all(_taken(word, left) for word in rest))


def _taken(word: str, left: list[str]) -> bool:
    """Take the word, or one that begins with its initial or is its initial, out of those left; False without one."""
    short = [found for found in left if found[0] == word[0] and (1 in (len(found), len(word)) or found == word)]
    if short:
        left.remove(short[0])
    return bool(short)


def _words(text: str) -> list[str]:
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(ch))
    return re.findall(r"[^\W_]+", plain)
