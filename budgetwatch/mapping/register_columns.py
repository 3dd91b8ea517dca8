"""Whether a table is a contract register, and which field of a contract each of its columns holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.layout import Column, Layout, Role
from budgetwatch.domain.message import msg
from budgetwatch.mapping import register_words as words
from budgetwatch.mapping.meanings import pattern
from budgetwatch.mapping.profiles import profiles
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.register_headers import Field, bare, counts_contracts, field_of, may_repeat, names_contracts
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.units import stated_units

_TAXED, _UNTAXED = pattern(words.TAXED), pattern(words.UNTAXED)
_FRANCS = {"XOF", "XAF"}
_NAMES_CONTRACT = {"supplier", "procedure_text", "offers", "award_date", "estimated", "signed"}


def register_columns(sheet: Sheet, region: Region) -> tuple[Column, ...] | None:
    """The columns of a register with their fields, or None where the table is none.

    A register names an amount, and a supplier or a contract's own date or procedure, in at least three fields; one
    without amounts is known by more of them. A table that counts contracts sums them up and is none.
    """
    headers = region.header.texts
    named_by = [field_of(header) if header else None for header in headers]
    found = [
        None if named and may_repeat(named[0], header) and named[0] in words.MONEY and not profile.numeric else named
        for header, named, profile in zip(headers, named_by, profiles(sheet, region), strict=True)
    ]
    found = _in_francs(headers, _with_tax(headers, found))
    best: dict[str, int] = {}
    for named in found:
        if named:
            best[named[0]] = min(best.get(named[0], 10**6), named[1])
    amounts = set(best) & {"awarded", "estimated", "paid"}
    if len(best) < 3 or not (amounts or names_contracts(headers)) or not set(best) & _NAMES_CONTRACT:
        return None
    if ("supplier" not in best and "id" not in best) or counts_contracts(headers):
        return None
    columns: list[Column] = []
    for place, (header, named) in enumerate(zip(headers, found, strict=True)):
        taken = {column.field for column in columns}
        chosen = (
            named is not None and best[named[0]] == named[1] and (named[0] not in taken or may_repeat(named[0], header))
        )
        columns.append(_column(region.header.left + place, header, named[0] if named and chosen else None))
    return tuple(columns)


def with_field(layout: Layout, index: int, field: str | None) -> Layout:
    """The layout of a register with one column taken for another field; None ignores it.

    Another column that held the field is ignored, except for amendments and instalments, which several columns may
    state.
    """
    header = next((one.header for one in layout.columns if one.index == index), "")
    given_up = field if field and not may_repeat(field, header) else None
    others = [
        _as_field(one.index, one.header, None)
        if field and one.field == field and (given_up or not may_repeat(field, one.header))
        else one
        for one in layout.columns
        if one.index != index
    ]
    columns = (*others, _as_field(index, header, field))
    return replace(layout, columns=tuple(sorted(columns, key=lambda one: one.index)))


def _with_tax(headers: Sequence[str], found: Sequence[Field]) -> list[Field]:
    """The fields without those of an amount before tax that stands beside the same amount with its tax."""
    taxed = {named[0] for header, named in zip(headers, found, strict=True) if named and is_taxed(header)}
    return [
        None if named and named[0] in taxed and is_untaxed(header) else named
        for header, named in zip(headers, found, strict=True)
    ]


def _in_francs(headers: Sequence[str], found: Sequence[Field]) -> list[Field]:
    """The fields without those of an amount in another currency that stands beside the same amount in francs CFA."""
    said = [
        {unit.currency for unit in stated_units(header, header=True)} - {None} if named else set()
        for header, named in zip(headers, found, strict=True)
    ]
    local = {named[0] for named, currencies in zip(found, said, strict=True) if named and currencies & _FRANCS}
    return [
        None if named and named[0] in local and currencies and not currencies & _FRANCS else named
        for named, currencies in zip(found, said, strict=True)
    ]


def is_taxed(header: str) -> bool:
    """Whether a header says that its amount holds its tax."""
    return bool(_TAXED.search(bare(header)))


def is_untaxed(header: str) -> bool:
    """Whether a header says that its amount is before tax."""
    return bool(_UNTAXED.search(bare(header)))


def _column(index: int, header: str, field: str | None) -> Column:
    unnamed, named = msg("No field of a contract has this header."), msg("Its header names a field of a contract.")
    return replace(_as_field(index, header, field), why=unnamed if field is None else named)


def _as_field(index: int, header: str, field: str | None) -> Column:
    column = Column(index, header, _role(field), field=field)
    if field not in words.MONEY:
        return column
    stage = words.STAGES.get(field)
    return replace(column, measure=stage, counts=stage is not None)


def _role(field: str | None) -> Role:
    if field is None:
        return Role.IGNORED
    if field in words.MONEY:
        return Role.AMOUNT
    if field in (*words.DATES, "amendment_date"):
        return Role.DATE
    if field in words.PARTIES:
        return Role.PARTY
    return {"id": Role.CODE, "subject": Role.LABEL, "year": Role.YEAR, "offers": Role.QUANTITY}.get(field, Role.TEXT)
