"""The shape of a sheet: one letter per cell, so that rows and columns are compared as short texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from itertools import zip_longest

from budgetwatch.domain.grid import CellError, CellValue, RowsByColumn
from budgetwatch.mapping.numbers import absence, is_error, is_grouped, opens_like_number, printed, states_own_unit

BLANK, TEXT, NUMBER, YEAR, DATE, ERROR, MARK, PERCENT = ".tnyde-p"
_CODE = re.compile(r"0\d.*")
_YEARS = (1950, 2100)
_ROWS = 500  # rows whose columns are looked at together: enough to be fast, few enough for sheets of any width
_ROWS_OF_COLUMNS = 4000  # where they are kept as columns


class Shaping:
    """One text per row, one letter per cell: blank, text, number, year, date, error, mark of absence, percentage.

    Of a sheet that arrives little by little, the rows that are there can be shaped while others come.
    """

    def __init__(self) -> None:
        self._shapes: list[str] = []
        self._known: dict[str, str] = {}  # rows of one shape share one text
        self._texts = _Texts()

    def take(self, columns: Sequence[Sequence[CellValue]]) -> None:
        """Shape what is new in the columns of the rows that arrived so far, as far as it fills a block."""
        while columns and len(columns[0]) - len(self._shapes) >= _ROWS_OF_COLUMNS:
            start = len(self._shapes)
            self._shape([column[start : start + _ROWS_OF_COLUMNS] for column in columns], _ROWS_OF_COLUMNS)

    def finish(self, rows: Sequence[Sequence[CellValue]]) -> list[str]:
        """The shapes of all rows; what was taken as columns is taken anew where the sheet turned out to have none."""
        together = _ROWS_OF_COLUMNS if isinstance(rows, RowsByColumn) else _ROWS
        if not isinstance(rows, RowsByColumn):
            self._shapes = []
        for start in range(len(self._shapes), len(rows), together):
            self._shape(_columns(rows, start, start + together), min(together, len(rows) - start))
        return self._shapes

    def _shape(self, columns: Iterable[Sequence[CellValue]], height: int) -> None:
        self._shapes += _joined([_letters(values, self._texts) for values in columns], height, self._known)


def _joined(columns: Sequence[str], height: int, known: dict[str, str]) -> Sequence[str]:
    """The shapes of some rows from the letters of their columns; columns of one letter are looked at once."""
    alike = [letters[0] if letters.count(letters[0]) == height else "" for letters in columns]
    varying = [letters for letters, one in zip(columns, alike, strict=True) if not one]
    rows = list(zip(*varying, strict=True)) or [()] * height
    shapes: dict[tuple[str, ...], str] = {}
    for own in set(rows):
        rest = iter(own)
        shape = "".join([one or next(rest) for one in alike]).rstrip(BLANK)
        shapes[own] = known.setdefault(shape, shape)
    return list(map(shapes.__getitem__, rows))


def _columns(rows: Sequence[Sequence[CellValue]], start: int, end: int) -> Iterable[Sequence[CellValue]]:
    """The columns of some rows, short rows being blank behind their end."""
    if isinstance(rows, RowsByColumn):
        return [column[start:end] for column in rows.columns]
    return zip_longest(*rows[start:end])


class _Texts(dict[str, str]):
    """The letter of each text met, judged once. Of labels that start with a word only the openings are kept."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()

    def __missing__(self, text: str) -> str:
        if text[:3] in self.words:
            return TEXT
        if not opens_like_number(text):
            self.words.add(text[:3])
            return TEXT
        letter = self[text] = _text_kind(text)
        return letter


def _letters(values: Sequence[CellValue], texts: _Texts) -> str:
    """The letters of a column; one of labels, of years, or of whole numbers beyond them all, is told at once."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return _letters_of_texts(values, texts)  # type: ignore[arg-type] # all are texts
    if kinds == {int}:
        least, most = min(values), max(values)  # type: ignore[type-var] # all are numbers
        if least > _YEARS[1] or most < _YEARS[0]:  # type: ignore[operator]
            return NUMBER * len(values)
        if _YEARS[0] <= least and most <= _YEARS[1]:  # type: ignore[operator]
            return YEAR * len(values)
    return "".join([_LETTERS.get(type(value), _other)(value) for value in values])


def _letters_of_texts(values: Sequence[str], texts: _Texts) -> str:
    different = set(values)
    if texts.words.issuperset([text[:3] for text in different]):
        return TEXT * len(values)
    letters = set(map(texts.__getitem__, different))
    if len(letters) == 1:
        return letters.pop() * len(values)
    if MARK in letters and NUMBER not in letters and _says_yes_or_no(different):
        return "".join(TEXT if texts[text] == MARK else texts[text] for text in values)
    return "".join(map(texts.__getitem__, values))


def _says_yes_or_no(texts: Iterable[str]) -> bool:
    """Whether answers stand in a column: "secret" over them is its name, not what hides an amount."""
    return any(text.strip().casefold() in _ANSWERS for text in texts)


def count_letters(shapes: Iterable[str], left: int, right: int) -> list[Counter[str]]:
    """How often each letter stands in each column from `left` to `right`, over rows of these shapes."""
    counts: list[Counter[str]] = [Counter() for _ in range(left, right + 1)]
    for shape, times in Counter(shapes).items():
        for count, letter in zip(counts, shape[left - 1 : right].ljust(len(counts), BLANK), strict=True):
            count[letter] += times
    return counts


def _other(value: CellValue) -> str:
    return DATE if isinstance(value, date) else TEXT


def _number(value: float) -> str:
    return YEAR if _YEARS[0] <= value <= _YEARS[1] and value == int(value) else NUMBER


def _blank(_: CellValue) -> str:
    return BLANK


def _failed(_: CellValue) -> str:
    return ERROR


def _time(_: CellValue) -> str:
    return DATE


@lru_cache(maxsize=20_000)
def _text_kind(text: str) -> str:
    """The letter of a text. A number that starts with 0 and a digit is a code: text."""
    if is_grouped(text):
        return NUMBER
    if not text or not text.strip():
        return BLANK
    match = printed(text)
    if match is not None:
        if match["percent"]:
            return PERCENT
        body = match["body"]
        if _CODE.fullmatch(body):
            return TEXT
        return YEAR if len(body) == 4 and "1950" <= body <= "2100" and text.strip() == body else NUMBER
    if is_error(text):
        return ERROR
    if absence(text):
        return MARK
    return NUMBER if states_own_unit(text) else TEXT


_ANSWERS = frozenset({"oui", "non", "yes", "no", "o", "n"})

_LETTERS: dict[type, Callable[..., str]] = {
    str: _text_kind,
    int: _number,
    float: _number,
    type(None): _blank,
    CellError: _failed,
    timedelta: _time,
    time: _time,
}
