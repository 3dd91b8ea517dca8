"""What a line's label gives away: a total, an "of which", a note, a numeral, a bullet, a glued code."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import product

from budgetwatch.mapping import words
from budgetwatch.mapping.text import plain, single_spaced

_TOTAL = re.compile(rf"\W*(?:{words.TOTALS}|{words.SUBTOTALS})")
_CARRIED = re.compile(rf"\W*(?:{words.CARRIED})")
_PAGE = re.compile(rf"\W*(?:{words.PAGES})\W*")
_SUBTOTAL = re.compile(rf"\W*(?:{words.SUBTOTALS})")
_TOTAL_WORDS = re.compile(
    rf"\W*(?:{words.SUBTOTALS}|{words.TOTALS})[\s:.–-]*(?:(?:du|de la|des|de l'|de|d'|pour|of)\s)?[\s:.–-]*"
)
_GENERAL = re.compile(
    rf"\W*(?:{words.TOTALS})(?:\W+(?:{words.GENERAL}|depenses?|ausgaben|credits?|expenditures?|spending|outlays|of displayed rows|\(.*\)).*)?\W*"
)
_OF_WHICH = re.compile(rf"[\W_]*(?:{words.OF_WHICH})", re.IGNORECASE)
_TOTAL_STEMS = r"tota|ensem|somme|sous|s/t|sub|grand|g[eé]n[eé]ral|montant|cumul|[aà] report|report|carried|brought|sum|insg|gesam|zwisch"
_MAYBE_TOTAL = re.compile(rf"\W*(?:{_TOTAL_STEMS})", re.IGNORECASE)
_APART_INITIALS = frozenset("aàbcdegimorstyzAÀBCDEGIMORSTYZ")
_OPENS_PARTS = re.compile(rf"[\W_]*(?:{words.OF_WHICH})\s*:", re.IGNORECASE)
_APART = re.compile(rf"[\W_]*(?:{_TOTAL_STEMS}|{words.OF_WHICH})", re.IGNORECASE)
_NOT_ADDED = re.compile(
    rf"(?<![a-z])(?:{words.NOT_ADDED})|^\W*(?:{words.NOT_ADDED_FIRST})|\W*(?:p\.\s?m\.|memo)(?= |:)"
)
_NOT_ADDED_STEMS = (
    "non-add",
    "non add",
    "moire",
    "memo",
    "mémo",
    "p.m.",
    "p. m.",
    "hors total",
    "compris",
    "rappel",
    "soit en",
    "plafond",
    "moyenne",
    "pour info",
)
_COMPARING = re.compile(words.COMPARING)
_COMPARING_STARTS = (
    *("tau", "pou", "en ", "%", "var", "eca", "éca", "dif", "evo", "évo", "cro"),
    *("sol", "exc", "def", "déf", "bes", "cap", "bud", "ove", "par", "poi", "rat", "pro", "sha"),
)
_NOTE = re.compile(rf"(?:{words.NOTES})")
_NUMERAL = re.compile(
    r"(?P<numeral>(?:[IVX]+|[A-Z]|\d{1,2}|[a-z])(?:\.(?:\d{1,2}|[a-z]))*)\s?(?P<mark>[.)°]|\s[-–])\s+(?=\S)"
)
_ROMAN = frozenset("".join(letters) for letters in product("IVX", repeat=3))
_DIGIT = re.compile(r"\d")
_BULLET = re.compile(r"\s*[-–—•*·▪o]\s+(?=\S)")
_GLUED = re.compile(r"(?P<code>\d[\d.\-]*)\s*[-–:.]?\s+(?P<label>[^\W\d].*)", re.DOTALL)
_TITLED = re.compile(
    r"(?P<title>[A-ZÉ][\wéèêûç]+(?: [\wéèêûç]+)?)\s+(?:n[o°]\s*)?(?P<code>\d[\d.\-]*|[IVX]+)\s*[-–:.]\s*(?P<label>\S.*)"
)


def opens_with_word(label: str) -> bool:
    """Whether a label starts with three letters, and no Roman numeral: then no blank, bullet or numeral comes first."""
    start = label[:3]
    return start.isalpha() and len(start) == 3 and start not in _ROMAN


def marked_places(labels: Sequence[str]) -> list[int]:
    """The places of the labels that do not start with a word; each opening is judged once."""
    starts = [label[:3] for label in labels]
    marked = {start for start in set(starts) if not opens_with_word(start)}
    return [place for place, start in enumerate(starts) if start in marked] if marked else []


def standing_apart(labels: Collection[str]) -> set[str]:
    """The labels that may name a total or an "of which" row; their initials rule out most of them."""
    starts = {label[:1] for label in labels}
    plain = {start for start in starts if start.isalnum() and start not in _APART_INITIALS}
    return {label for label in labels if label[:1] not in plain and _APART.match(label)} if starts - plain else set()


def is_total(label: str) -> bool:
    """Whether a label says that its row adds others: "Total", "Sous-total X", "Ensemble"."""
    return bool(_MAYBE_TOTAL.match(label)) and bool(_TOTAL.match(plain(label)))


def is_general_total(label: str) -> bool:
    """Whether a label speaks of everything ("TOTAL GÉNÉRAL", "Ensemble"), not of one part ("Total Armée de terre")."""
    text = plain(label)
    return not _SUBTOTAL.match(text) and bool(_GENERAL.fullmatch(text))


def is_subtotal(label: str) -> bool:
    """Whether a label says outright that its row is a part's total."""
    return bool(_SUBTOTAL.match(plain(label)))


def is_carried(label: str) -> bool:
    """Whether a row carries a sum from page to page: "À reporter", "Report", "Carried forward"."""
    return bool(_CARRIED.match(plain(label)))


def is_page_number(text: str) -> bool:
    """Whether a text only numbers a page: "Page 2/3"."""
    return bool(_PAGE.fullmatch(plain(text)))


def is_of_which(label: str) -> bool:
    """Whether a row repeats part of the row above: "dont titre 2"."""
    return bool(_OF_WHICH.match(label))


def opens_parts(label: str) -> bool:
    """Whether a row opens a list of parts of the row above: "dont :", "of which: equipment"."""
    return bool(_OPENS_PARTS.match(label))


def not_added(labels: Iterable[str]) -> set[str]:
    """The labels that say that their row is in no total: "Pour mémoire : dons", "Overseas operations (non-add)"."""
    together = "\n".join(labels).casefold()
    if not any(stem in together for stem in _NOT_ADDED_STEMS):
        return set()
    return {label for label in labels if _NOT_ADDED.search(plain(label))}


def comparing(labels: Iterable[str]) -> set[str]:
    """The labels of rows that compare others and add nothing: "Taux d'exécution", "Variation 2019-2020"."""
    labels = list(labels)
    starts = {start for start in {label[:3] for label in labels} if start.casefold().startswith(_COMPARING_STARTS)}
    return {label for label in labels if label[:3] in starts and _COMPARING.fullmatch(_compared(label))}


def _compared(label: str) -> str:
    return single_spaced(re.sub(r"[^0-9a-z%]+", " ", plain(label)))


def is_note(label: str) -> bool:
    """Whether a text is a remark on the table."""
    return bool(_NOTE.match(plain(label))) or len(label) > 160


def numeral_style(label: str) -> str:
    """The kind of numeral a label starts with (`I`, `A`, `1`, `a`, with its mark and depth); empty without one."""
    match = _NUMERAL.match(label.lstrip())
    if match is None:
        return ""
    parts = match["numeral"].split(".")
    head = parts[0]
    kind = "1" if head.isdigit() else "I" if set(head) <= set("IVX") else "A" if head.isupper() else "a"
    return f"{kind}{len(parts)}{match['mark'].strip()}"


def level_word(label: str) -> str:
    """The word of a level that a label starts with, "Chapitre 01 : Administration"; empty where it names none."""
    match = _TITLED.match(label.lstrip())
    return plain(match["title"]) if match else ""


def is_numbered_like(label: str, other: str) -> bool:
    """Whether two labels or codes differ by their numbers only: "01" and "02", "Chapitre 1" and "Chapitre 2"."""
    return label != other and any(map(str.isdigit, label)) and _DIGIT.sub("0", label) == _DIGIT.sub("0", other)


def has_bullet(label: str) -> bool:
    """Whether a label starts with a dash or a dot."""
    return bool(_BULLET.match(label))


def is_capitals(label: str) -> bool:
    """Whether a label is written in capitals."""
    return label.isupper() and sum(ch.isalpha() for ch in label) >= 3


def bare_label(label: str) -> str:
    """The label without indentation, bullet and numeral: `"    1. Personnel"` and `"- Personnel"` are `"Personnel"`."""
    bullet = _BULLET.match(label)
    text = single_spaced(label[bullet.end() :] if bullet else label)
    match = _NUMERAL.match(text)
    return text[match.end() :] if match else text


def summed_name(label: str) -> str:
    """What a total's label says was added: `"Sous-total Armée de terre"` is `"Armée de terre"`."""
    text = single_spaced(label)
    match = _TOTAL_WORDS.match(plain(text))
    return text[match.end() :].strip() if match and len(plain(text)) == len(text) else text


def split_code(label: str) -> tuple[str, str]:
    """Code and label that one cell holds: `"66 CHARGES"`, `"Chapitre 01 : Administration"`; the code may be empty."""
    text = single_spaced(label)
    match = _GLUED.fullmatch(text) or _TITLED.fullmatch(text)
    return (match["code"].rstrip("."), match["label"]) if match else ("", text)
