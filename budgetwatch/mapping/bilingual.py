"""Headers printed twice, once in each language: one of them says it all."""

from __future__ import annotations

from dataclasses import replace

from budgetwatch.mapping.headers import Header
from budgetwatch.mapping.meanings import meaning
from budgetwatch.mapping.record_columns import field_of as record_field_of
from budgetwatch.mapping.record_words import FIELDS
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.register_columns import field_of as contract_field_of
from budgetwatch.mapping.years import year_in_header

_MOSTLY = 0.8  # share of the columns whose two names must be known to say the same


def in_one_language(region: Region) -> Region:
    """The region with a header of two levels that say the same in two languages reduced to its first level."""
    header = region.header
    pairs = [level for level in header.levels if len(level) == 2]
    if len(header.rows) != 2 or len(pairs) < 2 or any(len(level) > 2 for level in header.levels):
        return region
    same = [_say_the_same(*pair) for pair in pairs]
    if False in same or same.count(True) < _MOSTLY * len(same):
        return region
    firsts = tuple(level[:1] for level in header.levels)
    if len(set(firsts)) < len(set(header.levels)):  # the second level tells apart what the first does not
        return region
    return replace(region, header=Header(header.rows, header.left, header.right, firsts))


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
