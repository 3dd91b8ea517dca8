"""The character that separates fields."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice

DELIMITERS = (";", ",", "\t", "|")
_ODD_DELIMITERS = ("^", "~", "¦", "§", "¤", "¬", "\x1f", "#", "!", "*", ":")
_TOLD = re.compile('"?sep=([^\\w"\\n])"?[;,]*\n', re.IGNORECASE)
_NEARLY_ALL = 0.98
_WELL_DIVIDED = 0.45
_FEWEST_RECORDS = 2
_SAMPLE_CHARACTERS = 200_000
_SAMPLE_RECORDS = 300


def delimiter_of(text: str) -> str | None:
    """The delimiter under which most records have the same number of fields; None where no character divides them.

    A first line `sep=;`, by which Excel is told, decides. An odd delimiter must divide nearly every record alike, and
    the usual ones must not.
    """
    if (told := _TOLD.match(text)) is not None:
        return told[1]
    sample = text[:_SAMPLE_CHARACTERS]
    score, best = max((_score(sample, candidate), candidate) for candidate in DELIMITERS)
    if score < _WELL_DIVIDED and (odd := next((one for one in _ODD_DELIMITERS if _divides(sample, one)), None)):
        return odd
    return best if score > 0 else None


def _divides(sample: str, delimiter: str) -> bool:
    """Whether a delimiter divides nearly every record alike, but for titles above and notes below: most of the text."""
    if delimiter not in sample:
        return False
    widths = [len(record) for record in _sample(sample, delimiter) if any(record)]
    wide = [place for place, width in enumerate(widths) if width > 1]
    table = widths[wide[0] : wide[-1] + 1] if wide else []
    if len(table) < _FEWEST_RECORDS or 2 * len(table) < len(widths):
        return False
    width, count = Counter(table).most_common(1)[0]
    return width > 1 and count > _NEARLY_ALL * len(table)


def _score(sample: str, delimiter: str) -> float:
    """The share of records that have the commonest width, times how far that width is from one field; above 1 where it is certain."""
    if delimiter not in sample:
        return 0.0
    widths = Counter(len(record) for record in _sample(sample, delimiter) if any(record))
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    share = count / widths.total()
    # Commas also stand inside numbers; no other delimiter divides nearly every line alike by chance.
    certain = delimiter != "," and share > _NEARLY_ALL
    return share * (1 - 1 / width) + certain


def _sample(sample: str, delimiter: str) -> list[list[str]]:
    try:
        return list(islice(csv.reader(io.StringIO(sample, newline="\n"), delimiter=delimiter), _SAMPLE_RECORDS))
    except csv.Error:  # a quotation mark that never closes makes a field too long
        return [line.split(delimiter) for line in sample.split("\n")[:_SAMPLE_RECORDS]]
