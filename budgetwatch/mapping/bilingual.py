"""Headers printed twice, once in each language: one of them says it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.mapping.headers import Header
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.record_columns import field_of as record_field_of
from budgetwatch.mapping.record_words import FIELDS
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.register_headers import field_of as contract_field_of
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.years import year_in_header

_MOSTLY = 0.8  # share of the columns whose two names must be known to say the same


def in_one_language(sheet: Sheet, region: Region) -> Region:
    """The region with a header printed in two languages reduced to its first one; both rows stay header rows."""
    header = region.header
    if len(header.rows) == 1:
        return _with_translation_below(sheet, region)
    firsts = tuple(level[:1] for level in header.levels)
    if len(header.rows) != 2 or len(set(firsts)) < len(set(header.levels)):  # the second level tells columns apart
        return region
    if any(len(level) > 2 for level in header.levels) or not _is_translated(header.levels):
        return region
    return replace(region, header=Header(header.rows, header.left, header.right, firsts))


def _with_translation_below(sheet: Sheet, region: Region) -> Region:
    """The region whose first row below the header only says it again in another language as part of that header."""
    header = region.header
    below = sheet.texts(header.rows[0] + 1, header.left, header.right) if header.rows[0] < sheet.height else []
    pairs = [(*level, text) for level, text in zip(header.levels, below, strict=bool(below))]
    if not below or any(len(pair) != 2 for pair in pairs) or not _is_translated([_different(pair) for pair in pairs]):
        return region
    rows = (header.rows[0], header.rows[0] + 1)
    return replace(region, header=Header(rows, header.left, header.right, header.levels))


def _different(pair: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pair))


def _is_translated(levels: Sequence[tuple[str, ...]]) -> bool:
    """Whether nearly all columns have two names that say the same, and none has two that do not."""
    pairs = [level for level in levels if len(level) == 2]
    same = [_say_the_same(first, second) for first, second in pairs]
    return len(pairs) > 1 and False not in same and same.count(True) >= _MOSTLY * len(same)


def _say_the_same(first: str, second: str) -> bool | None:
    """Whether two texts name the same thing; None where nothing is known of either."""
    if year_in_header(first) != year_in_header(second):
        return False
    fields = [(_contract_field(one), *(record_field_of(kind, one) for kind in FIELDS)) for one in (first, second)]
    if any(a is not None and a == b for a, b in zip(*fields, strict=True)):
        return True
    said, other = meaning(first), meaning(second)
    if said.of_money and other.of_money:
        return (said.measures, said.basis) == (other.measures, other.basis)
    if (said.role, said.classification, said.level, said.is_code) != (
        *(other.role, other.classification, other.level, other.is_code),
    ):
        return False
    return True if said.known and other.known else None


def _contract_field(header: str) -> str | None:
    named = contract_field_of(header)
    return named[0] if named else None
