"""Printed amounts: French and English forms, decided once per column, parsed exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import isfinite

from budgetwatch.domain.grid import CellError, CellValue
from budgetwatch.domain.money import Absent, power_of_ten
from budgetwatch.mapping.text import single_spaced

_CURRENCY = r"(?:f\.? ?cfa|francs? cfa|xof|xaf|€|euros?|eur|usd|us\$|a\$|\$|£|gbp|zar|r(?= ?\d)|chf)"
_BODY = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ .'’]\d{3})+(?:,\d+|\.\d+)?|\d+(?:[.,]\d+)?"
_PRINTED = re.compile(
    rf"(?P<open>\()? ?(?P<sign>[-+\u2212\u2013])? ?{_CURRENCY}? ?(?P<body>{_BODY}) ?(?:{_CURRENCY}|(?<= )f|(?<=[ .]\d{{3}})f)?(?: ttc)? ?"
    r"(?P<trail>[-\u2212\u2013])?(?P<close>\))?(?P<percent> ?%)?(?: ?(?:\([a-z0-9*]\)|\*+|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡]+))*",
    re.IGNORECASE,
)
_WORDED = re.compile(
    rf"[-+\u2212\u2013]? ?{_CURRENCY}? ?(?:{_BODY}) ?"
    rf"(?:millions?|milliards?|milliers?|mille|mi?ds?|mrds?|mio|mln|bn|billions?|thousands?)\.?"
    rf"(?: (?:de |d['’]|of )?(?:{_CURRENCY}|f))?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0\u202f'’]\d{3}){1,8}")
_IN_GROUPS = re.compile(r"-?\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})")
_NO_SEPARATORS = str.maketrans("", "", " \u00a0\u202f'’")
_RECORDED = ("p.m.", "p.m", "pm", "p. m.", "pour mémoire", "pour memoire", "mémoire")
_MARKS = {
    Absent.NIL: {"-", "--", "---", "\u2013", "\u2014", "\u2212", "néant", "neant", "nil", "none", "aucun", *_RECORDED},
    Absent.UNKNOWN: {
        *("n.d.", "n.d", "nd", "n/d", "n.a.", "n.a", "na", "n/a", "nfp", "n.c.", "nc", "...", "\u2026", "..", "?"),
        *(
            "*",
            "**",
            "***",
            "****",
            "x",
            "non disponible",
            "non communiqué",
            "not available",
            "nr",
            "n.r.",
            ":",
            "null",
        ),
    },
    Absent.REDACTED: {"classifié", "confidentiel", "secret", "secret défense", "redacted", "caviardé", "classified"},
}
_ABSENT = {mark: absent for absent, marks in _MARKS.items() for mark in marks}
_CURRENCY_WORDS = ("fcfa", "francs", "xof", "xaf", "euros", "usd", "gbp", "zar", "chf")
_OPENINGS = {word[:3] for word in (*_ABSENT, *_CURRENCY_WORDS)}
_MOST_PRINTED_DIGITS = 28
"""A longer number is no amount; it would not be exact in `Decimal` either."""
_FINE = 4
_MOST_DIGITS = 17
"""Digits that all amounts of a column may have with the decimals of the finest: one less than a dossier keeps."""
_ERRORS = {"#ref!", "#div/0!", "#n/a", "#name?", "#value!", "#null!", "#num!", "#valeur!", "#nom?", "#nul!", "#nombre!"}


@dataclass(frozen=True, slots=True)
class Form:
    """How a column writes numbers: its decimal mark, and whether something in it proves that."""

    decimal: str = ","
    proven: bool = True


@dataclass(frozen=True, slots=True)
class Parsed:
    """Amounts of a column: mantissas at 10^-`places`, or why there is none; `unreadable` are places in the sequence."""

    values: tuple[int | Absent, ...]
    places: int
    unreadable: tuple[int, ...]


@lru_cache(maxsize=20_000)
def printed(text: str) -> re.Match[str] | None:
    """The parts of a printed number, or None where the text is no number."""
    return _PRINTED.fullmatch(single_spaced(text))


def is_grouped(text: str) -> bool:
    """Whether a text is a whole number in groups of three digits with blanks or apostrophes between them."""
    return _GROUPED.fullmatch(text) is not None


@lru_cache(maxsize=5_000)
def states_own_unit(text: str) -> bool:
    """Whether a text is an amount with a unit of its own: `12 millions`, `3,5 Mds FCFA`."""
    return text[-1:] != "%" and _WORDED.fullmatch(single_spaced(text)) is not None


def opens_like_number(text: str) -> bool:
    """Whether a text may be a number, a mark of absence or an error; most labels start with another word than those."""
    start = text[:3]
    return not start.isalpha() or len(start) < 3 or start.casefold() in _OPENINGS


def absence(text: str) -> Absent | None:
    """What a mark such as `-`, `n.d.` or `secret` says, or None where the text is no such mark."""
    return _ABSENT.get(text.strip().casefold()) or (Absent.REDACTED if text and not text.strip("█■▇ ") else None)


def is_error(value: CellValue) -> bool:
    """Whether a cell shows a failed formula, as such or as text."""
    return isinstance(value, CellError) or (isinstance(value, str) and value.strip().casefold() in _ERRORS)


def decide_form(cells: Iterable[CellValue], otherwise: Form | None = None) -> Form:
    """The decimal mark of a column, from those of its texts that can only be read in one way.

    Two marks in one number prove the last one; a mark that is not followed by exactly three digits proves itself;
    a repeated mark separates thousands. Where nothing is proven, `otherwise` (the form of the columns beside it), else
    every mark before three digits is taken to separate thousands, which remains to be confirmed.
    """
    comma = point = doubtful = dotted = 0
    for cell in cells:
        match = printed(cell) if isinstance(cell, str) and ("," in cell or "." in cell) else None
        if match is None:
            continue
        mark = _decimal_mark(match["body"])
        comma += mark == ","
        point += mark == "."
        doubtful += mark == "?"
        dotted += mark == "?" and "." in match["body"]
    if comma or point:
        return Form("," if comma >= point else ".", proven=not (comma and point))
    if otherwise is not None:
        return otherwise
    return Form("," if dotted else ".", proven=not doubtful)


def _decimal_mark(body: str) -> str:
    """The mark that is surely decimal in one number: a comma, a point, nothing, or `?` where two readings remain."""
    commas, points = body.count(","), body.count(".")
    if commas and points:
        return "," if body.rfind(",") > body.rfind(".") else "."
    if commas + points != 1:
        return "," if points > 1 else "." if commas > 1 else ""
    mark = "," if commas else "."
    whole, _, part = body.partition(mark)
    if len(part) != 3 or len(whole) > 3 or whole == "0" or " " in whole:
        return mark
    return "?"


def may_be_mangled(cells: Sequence[CellValue]) -> bool:
    """Whether whole amounts in groups, kept as texts, stand beside numbers with at most three decimals.

    A program with other marks reads "1.234" as a little more than one, and leaves "1.234.567" a text.
    """
    if float not in set(map(type, cells)):
        return False
    broken = [cell for cell in cells if isinstance(cell, float) and not cell.is_integer()]
    if not broken or any(round(cell, 3) != cell for cell in broken):
        return False
    return any(isinstance(cell, str) and _IN_GROUPS.fullmatch(cell.strip()) for cell in cells)


def parse_number(text: str, form: Form) -> Decimal | None:
    """The exact value of a printed number in a column's form; None where it does not fit the form."""
    match = printed(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    body = re.sub(r"[ '’]", "", match["body"])
    thousands = "." if form.decimal == "," else ","
    if thousands in body:
        if not re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{form.decimal}\d+)?", body):
            return None
        body = body.replace(thousands, "")
    if body.count(form.decimal) > 1 or len(body) > _MOST_PRINTED_DIGITS:
        return None
    value = Decimal(body.replace(form.decimal, "."))
    negative = match["sign"] in ("-", "\u2212", "\u2013") or bool(match["trail"]) or bool(match["open"])
    return -value if negative else value


def _value(cell: CellValue, form: Form) -> int | Decimal | Absent | None:
    """One cell's exact value, why it has none, or None where it cannot be read."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int):
        return cell
    if isinstance(cell, float):
        if not isfinite(cell):
            return None
        # A spreadsheet shows 15 digits; the ones behind are noise of binary fractions.
        return int(cell) if cell.is_integer() else Decimal(format(cell, ".15g"))
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return Absent.UNKNOWN
    if is_error(cell):
        return Absent.ERROR
    if isinstance(cell, str):
        if is_grouped(cell):  # the most common form by far, many times faster
            return int(cell.translate(_NO_SEPARATORS))
        value = parse_number(cell, form)
        return absence(cell) if value is None else value
    return None


def parse_column(cells: Sequence[CellValue], form: Form) -> Parsed:
    """The amounts of a column, exact to its last printed digit."""
    head = next((number for number, cell in enumerate(cells) if type(cell) is int), len(cells))
    if head < len(cells) - 1 and set(map(type, cells[head:])) == {int}:
        front = parse_column(cells[:head], form)
        if not front.places:
            return Parsed((*front.values, *cells[head:]), 0, front.unreadable)  # type: ignore[arg-type] # all are int
    raw: list[int | Decimal | Absent] = []
    unreadable: list[int] = []
    places = 0
    for position, cell in enumerate(cells):
        value = cell if type(cell) is int else _value(cell, form)
        if value is None:
            unreadable.append(position)
            value = Absent.ERROR
        elif isinstance(value, Decimal):
            places = max(places, _places(value))
        raw.append(value)
    if places > _FINE:  # else nothing can overflow: spare the columns of every day
        raw, places = _without_noise(cells, raw, places)
    return Parsed(tuple(_scaled(raw, places)), places, tuple(unreadable))


def _without_noise(
    cells: Sequence[CellValue], raw: list[int | Decimal | Absent], places: int
) -> tuple[list[int | Decimal | Absent], int]:
    """The values and their decimals, those of binary fractions cut where the column's largest leaves them no digit.

    A third, or what is left of a difference that should be nothing, has decimals without end beside milliards.
    """
    whole = max((len(str(abs(int(value)))) for value in raw if not isinstance(value, Absent)), default=0)
    kept = max(_MOST_DIGITS - whole, 0)
    if kept >= places:
        return raw, places
    finest = Decimal(1).scaleb(-kept)
    cut = [
        value.quantize(finest).normalize() if isinstance(cell, float) and isinstance(value, Decimal) else value
        for cell, value in zip(cells, raw, strict=True)
    ]
    return cut, max((_places(value) for value in cut), default=0)


def _places(value: int | Decimal | Absent) -> int:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def counted(values: Sequence[int | Absent]) -> list[int]:
    """The amounts as they are added: nothing where there is none."""
    if set(map(type, values)) == {int}:
        return list(values)  # type: ignore[arg-type] # all are int
    return [0 if isinstance(value, Absent) else value for value in values]


def _scaled(raw: Sequence[int | Decimal | Absent], places: int) -> Iterable[int | Absent]:
    """The values as mantissas at 10^-`places`."""
    factor = power_of_ten(places)
    for value in raw:
        if isinstance(value, Absent):
            yield value
        elif isinstance(value, Decimal):
            yield int(value.scaleb(places))
        else:
            yield value * factor
