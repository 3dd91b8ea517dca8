"""Whether a table is one of the registers beside budgets and contracts, and what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from budgetwatch.domain.code import normalised
from budgetwatch.domain.credit_act import ActKind
from budgetwatch.domain.layout import Column, Layout, Role, TableKind
from budgetwatch.domain.measure import CHAIN, Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.record import RECORDS
from budgetwatch.mapping import record_words as words
from budgetwatch.mapping import words as budget_words
from budgetwatch.mapping.meanings import meaning, names_table, pattern
from budgetwatch.mapping.numbers import printed
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.register_headers import field_of as contract_field_of
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.text import plain
from budgetwatch.mapping.units import stated_units, without_unit
from budgetwatch.mapping.years import year_in_header

_FIELDS = {
    kind: tuple((name, re.compile(text)) for name, text in fields_of) for kind, fields_of in words.FIELDS.items()
}
_TWO_WAYS = tuple((name, re.compile(text)) for name, text in words.OF_TWO_WAYS)
_ACT_KINDS = tuple((kind, pattern(text)) for kind, text in words.ACT_KINDS)
_WEAKLY_KINDS, _DIFFERENCES = re.compile(words.WEAKLY_KINDS), re.compile(words.DIFFERENCES)
_SIGNED = re.compile(words.SIGNED)
_OF_WHICH = re.compile(words.OF_WHICH)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)\d\d(?: \d{2,4})?(?![0-9])")
_LOOKED_AT = 200  # rows whose cells tell whether a column holds numbers or kinds of acts
_MOSTLY = 0.8
_ONLY_OF_CONTRACTS = {"procedure_text", "offers", "award_date", "estimated", "deadline"}
_PARTS = ("programme", "programme_code", "source", "source_code", "target", "target_code")


@lru_cache(maxsize=5_000)
def field_of(kind: TableKind, header: str) -> str | None:
    """The field of such a register that a header names; the year that a header of counts bears says nothing of it."""
    text = normalised(without_unit(header))
    if kind is TableKind.HEADCOUNT:
        text = _YEAR.sub(" ", text).strip()
    return next((name for name, words_of in _FIELDS[kind] if words_of.fullmatch(text)), None)


def _way_of(header: str) -> str | None:
    """The field of what acts open, or cancel, that a header names."""
    text = normalised(without_unit(header))
    if signed := _SIGNED.fullmatch(plain(without_unit(header))):
        return "opened" if signed["sign"] == "+" else "cancelled"
    return next((name for name, words_of in _TWO_WAYS if words_of.fullmatch(text)), None)


def is_computed(header: str) -> bool:
    """Whether a header names a gap, a rate or a delay, which the other columns give."""
    return "%" in header or bool(_DIFFERENCES.fullmatch(normalised(without_unit(header))))


def act_kind_of(text: str) -> ActKind:
    """What an act does, from the register's own words; the words that come first, then the longest, decide."""
    name = normalised(text)
    found = [
        (match.start(), -match.end(), place)
        for place, (_, words_of) in enumerate(_ACT_KINDS)
        if (match := words_of.search(name))
    ]
    return _ACT_KINDS[min(found)[2]][0] if found else words.ACT_CODES.get(name, ActKind.UNKNOWN)


def record_columns(sheet: Sheet, region: Region) -> tuple[TableKind, tuple[Column, ...]] | None:
    """The kind of a register and its columns with their fields, or None where the table is none of them."""
    seen = _Seen(sheet, region)
    for kind, suits in _SUITS.items():
        fields = seen.fields(kind)
        if suits(seen, fields):
            return kind, tuple(seen.columns(kind, fields))
    return None


class _Seen:
    """A table looked at as a register: its headers, and what stands below them."""

    def __init__(self, sheet: Sheet, region: Region) -> None:
        self.sheet, self.region = sheet, region
        self.headers = region.header.texts
        body = region.body
        self.rows = [row for row in body[:_LOOKED_AT] if row not in region.repeated]

    def texts(self, place: int) -> list[str]:
        """What stands in a column, blanks left out."""
        column = self.region.header.left + place
        return [text for row in self.rows if (text := self.sheet.text(row, column))]

    def numeric(self, place: int) -> bool:
        """Whether most filled cells of a column are numbers."""
        texts = self.texts(place)
        return bool(texts) and sum(printed(text) is not None for text in texts) >= _MOSTLY * len(texts)

    def fields(self, kind: TableKind) -> dict[int, str]:
        """The field of each column by its place; a field that may stand once is that of its first column."""
        found: dict[int, str] = {}
        for place, header in enumerate(self.headers):
            named = field_of(kind, header) if header else None
            if kind is TableKind.HEADCOUNT and not named and header and self._counts_of_year(place, header):
                named = self.counted
            many = kind is TableKind.HEADCOUNT and named in words.COUNTS
            if named and (many or named not in found.values()):
                found[place] = named
        if kind is TableKind.ACTS:
            found |= self._of_two_ways()
            if "kind_text" not in found.values():
                found |= dict.fromkeys(self._kinds_of_acts(), "kind_text")
        return found

    def _of_two_ways(self) -> dict[int, str]:
        """The columns of what acts open and of what they cancel; those of one way alone where it is split by basis."""
        found = {place: name for place, header in enumerate(self.headers) if (name := _way_of(header))}
        ways = {words.way_of(name) for name in found.values()}
        return found if ways == set(words.WAYS) or all("_" in name for name in found.values()) else {}

    def _kinds_of_acts(self) -> list[int]:
        """The first column of kinds of acts under a header that says little."""
        weak = (n for n, header in enumerate(self.headers) if _WEAKLY_KINDS.fullmatch(normalised(header)))
        return [place for place in weak if self.names_acts(place)][:1]

    def names_acts(self, place: int) -> bool:
        """Whether most cells of a column name a kind of act."""
        texts = self.texts(place)
        named = sum(act_kind_of(text) is not ActKind.UNKNOWN for text in texts)
        return bool(texts) and named >= _MOSTLY * len(texts)

    def _counts_of_year(self, place: int, header: str) -> bool:
        """Whether a column of numbers has only a year over it."""
        return bool(year_in_header(header)) and not _YEAR.sub("", normalised(header)).strip() and self.numeric(place)

    @property
    def said(self) -> str:
        """The texts above the table."""
        return " ; ".join(caption.text for caption in (*self.region.titles, *self.region.captions))

    @property
    def counted(self) -> str:
        """What the title says that all counts are."""
        for name, told in (("authorised", r"budgetaires?|autorises?|theoriques?|authorised|authorized|plafonds?"),
                           ("actual", r"reels?|presents?|en place|actual|current")):  # fmt: skip
            if names_table(self.said, told):
                return name
        return "stated"

    @property
    def in_money(self) -> bool:
        """Whether a header or a text above names a currency."""
        texts = (*self.headers, *(caption.text for caption in (*self.region.titles, *self.region.captions)))
        return any(unit.currency for text in texts for unit in stated_units(text, header=True))

    def unexplained(self, fields: Mapping[int, str]) -> Iterator[int]:
        """The columns of numbers that are neither a field, nor a part of one, nor computed from others."""
        for place, header in enumerate(self.headers):
            computed = is_computed(header) or meaning(header).role is Role.YEAR or _OF_WHICH.match(normalised(header))
            if place not in fields and not computed and self.numeric(place):
                yield place

    def of_stage(self, fields: Mapping[int, str]) -> bool:
        """Whether a column that is no field shows a stage of the budget: then the table is one of credits."""
        return any(
            meaning(header).measure in CHAIN and self.numeric(place)
            for place, header in enumerate(self.headers)
            if place not in fields
        )

    def columns(self, kind: TableKind, fields: Mapping[int, str]) -> Iterator[Column]:
        """The columns of the table, those without a field ignored."""
        for place, header in enumerate(self.headers):
            yield as_field(kind, self.region.header.left + place, header, fields.get(place))


def _is_acts(seen: _Seen, fields: Mapping[int, str]) -> bool:
    """An amount, a reference or date, and the kind of act or both ends of a movement; no stage of the budget."""
    named = set(fields.values())
    ways = {words.way_of(name) for name in named} & set(words.WAYS)
    if len(ways) > 1:
        return bool(named & {"date", "signed", "kind_text"}) and not seen.of_stage(fields)
    if (
        not (ways or named & {"ae", "cp", "amount"})
        or not named & {"reference", "date", "signed"}
        or seen.of_stage(fields)
    ):
        return False
    ends = bool(named & {"source", "source_code"}) and bool(named & {"target", "target_code"})
    kinds = [place for place, name in fields.items() if name == "kind_text"]
    told = bool(kinds) and (
        not _WEAKLY_KINDS.fullmatch(normalised(seen.headers[kinds[0]])) or seen.names_acts(kinds[0])
    )
    return ends or (told and bool(named & {*_PARTS, "signed", "ratified", "date"}))


def _is_advances(seen: _Seen, fields: Mapping[int, str]) -> bool:
    """An amount, what was justified or when, and who received it; nothing that only a contract has."""
    named = set(fields.values())
    if "amount" not in named or not named & {"justified", "regularised", "imprest"} or seen.of_stage(fields):
        return False
    contracts = {found[0] for header in seen.headers if header and (found := contract_field_of(header))}
    return bool(named & {"reference", "beneficiary", "imprest", "date"}) and not contracts & _ONLY_OF_CONTRACTS


def _is_headcount(seen: _Seen, fields: Mapping[int, str]) -> bool:
    """Counts of a force or category, and no other numbers; where only a title says so, it names no currency."""
    named = set(fields.values())
    counts = named & set(words.COUNTS)
    if not counts or not named & {"force", "category", "code"} or any(seen.unexplained(fields)):
        return False
    headers = " ; ".join(seen.headers)
    return (
        not seen.in_money
        and (bool(counts & {"authorised", "actual"}) or names_table(f"{seen.said} ; {headers}", budget_words.HEADCOUNT))
        and names_table(f"{seen.said} ; {headers}", rf"{budget_words.HEADCOUNT}|posts?|strength|personnels?|emplois?")
    )


def _is_calendar(seen: _Seen, fields: Mapping[int, str]) -> bool:
    """An event and the day it is due, and no amounts."""
    named = set(fields.values())
    return {"event", "due"} <= named and not any(seen.unexplained(fields)) and not seen.of_stage(fields)


_SUITS = {
    TableKind.ACTS: _is_acts,
    TableKind.ADVANCES: _is_advances,
    TableKind.HEADCOUNT: _is_headcount,
    TableKind.CALENDAR: _is_calendar,
}


def is_calendar_header(texts: Sequence[str]) -> bool:
    """Whether a row of texts is the header of a calendar, whose days may all be written as texts."""
    named = {field_of(TableKind.CALENDAR, text) for text in texts if text}
    return {"event", "due"} <= named


def with_field(layout: Layout, index: int, field: str | None) -> Layout:
    """The layout of a register with one column taken for another field; None ignores it.

    Another column that held the field is ignored, except for counts, which several years may state.
    """
    given_up = field if field not in words.COUNTS or layout.kind is not TableKind.HEADCOUNT else None
    columns = tuple(
        as_field(layout.kind, one.index, one.header, field)
        if one.index == index
        else as_field(layout.kind, one.index, one.header, None)
        if given_up and one.field == given_up
        else one
        for one in layout.columns
    )
    return replace(layout, columns=columns)


def as_field(kind: TableKind, index: int, header: str, field: str | None) -> Column:
    """A column of a register taken for one of its fields."""
    unnamed, named = (
        msg("No field of this register has this header."),
        msg("Its header names a field of this register."),
    )
    column = Column(index, header, _role(kind, field), field=field, why=named if field else unnamed)
    if kind is TableKind.ACTS and column.role is Role.AMOUNT and field:
        basis = {"ae": Basis.AE, "cp": Basis.CP}.get(field[-2:])
        return replace(column, measure=Measure.MOVEMENT, basis=basis, counts=False)
    if column.role is Role.QUANTITY:
        return replace(column, year=year_in_header(header))
    return column


def _role(kind: TableKind, field: str | None) -> Role:
    if field is None:
        return Role.IGNORED
    if kind is TableKind.HEADCOUNT and field in words.COUNTS:
        return Role.QUANTITY
    if field in RECORDS[kind].MONEY or (kind is TableKind.ACTS and words.way_of(field) in words.WAYS):
        return Role.AMOUNT
    if field in words.DATES:
        return Role.DATE
    named = {"reference": Role.CODE, "event": Role.LABEL, "force": Role.LABEL, "year": Role.YEAR, "code": Role.CODE}
    named |= {"source_code": Role.CODE, "target_code": Role.CODE, "programme_code": Role.CODE}
    return named.get(field, Role.PARTY if field in ("beneficiary", "imprest", "signatory", "body") else Role.TEXT)
