"""What each column of a table is taken for: by the words of its header, then by what stands below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from budgetwatch.domain.code import Classification
from budgetwatch.domain.grid import CellValue
from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.labels import is_total
from budgetwatch.mapping.meanings import Meaning, meaning, names_table
from budgetwatch.mapping.numbers import Form, decide_form, parse_column
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.shapes import DATE, ERROR, MARK, NUMBER, PERCENT, TEXT, YEAR, count_letters
from budgetwatch.mapping.sheets import Sheet, picked
from budgetwatch.mapping.units import stated_units
from budgetwatch.mapping.words import UNIT_PRICES
from budgetwatch.mapping.years import period_in, year_in_header

_SAMPLE = 400
_CIRCUMSTANCES = (Classification.REGION, Classification.FUNDING)  # axes that do not name what a line is for
_CODE_LIKE = re.compile(r"[0-9A-Z][0-9A-Za-z]{0,14}(?:[./-][0-9A-Za-z]{1,8}){0,6}|[IVX]+(?:\.[0-9a-z]+)*")


@dataclass(frozen=True, slots=True)
class Profile:
    """How many cells of a column are of which kind, and a sample of its values."""

    numbers: int
    years: int
    texts: int
    dates: int
    percents: int
    others: int
    sample: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many cells are not blank."""
        return self.numbers + self.years + self.texts + self.dates + self.percents + self.others

    @property
    def numeric(self) -> bool:
        """Whether most of what is written is numbers."""
        return 2 * (self.numbers + self.years) >= max(1, self.filled - self.others)

    @property
    def distinct(self) -> int:
        """How many different values the sample holds."""
        return len(set(self.sample))


def profiles(sheet: Sheet, region: Region) -> list[Profile]:
    """One profile per column of a region, from the rows below the header."""
    left, right = region.header.left, region.header.right
    rows = [row for row in region.body if row not in region.repeated]
    counts = count_letters(picked(sheet.shapes, rows, 1), left, right)
    return [_profile(sheet, column, rows, counts[column - left]) for column in range(left, right + 1)]


def _profile(sheet: Sheet, column: int, rows: Sequence[int], counts: Mapping[str, int]) -> Profile:
    step = max(1, len(rows) // _SAMPLE)
    sample = tuple(text for row in rows[::step] if (text := sheet.text(row, column)))
    return Profile(
        counts[NUMBER], counts[YEAR], counts[TEXT], counts[DATE], counts[PERCENT], counts[MARK] + counts[ERROR], sample
    )


def propose_columns(sheet: Sheet, region: Region) -> tuple[Column, ...]:
    """Every column of a region with its role, stage, basis, axis and own year, and why."""
    seen = profiles(sheet, region)
    found = [
        _column(region.header.left + number, header, profile)
        for number, (header, profile) in enumerate(zip(region.header.texts, seen, strict=True))
    ]
    found = _with_votes(_with_amounts(found, seen, sheet, region), seen, sheet, region)
    return tuple(_with_label(_with_axes(found), seen))


def _column(index: int, header: str, profile: Profile) -> Column:
    said = meaning(header)
    role, why = _role(header, said, profile)
    column = Column(index, header, role, why=why)
    if role is Role.AMOUNT:
        measure = said.measure
        return replace(
            column,
            measure=measure,
            basis=said.basis,
            year=year_in_header(header),
            period=period_in(header),
            counts=measure is not Measure.MOVEMENT and not said.deducted,
        )
    if role in (Role.CODE, Role.LABEL, Role.TEXT):
        return replace(column, classification=said.classification, level=said.level)
    return column


def _role(header: str, said: Meaning, profile: Profile) -> tuple[Role, Message]:
    """The role of a column and the evidence for it."""
    if not profile.filled:
        empty = msg("The column is empty.")
        return (Role.AMOUNT if said.measures else Role.IGNORED), empty
    if said.role is Role.YEAR and _holds_years(profile):
        return Role.YEAR, msg("Its cells are years.")
    if profile.numeric and names_table(header, UNIT_PRICES):
        return Role.RATE, msg("A price per unit is no amount of the line.")
    if said.role is Role.RATE or profile.percents * 2 > profile.filled:
        return Role.RATE, msg("Rates are not amounts.")
    if said.role is Role.DATE or profile.dates * 2 > profile.filled:
        return Role.DATE, msg("Its cells are dates.")
    if said.role is Role.PERIOD:
        return Role.PERIOD, msg("Its cells are parts of a year.")
    return _numeric_role(header, said, profile) if profile.numeric else _text_role(said, profile)


def _holds_years(profile: Profile) -> bool:
    years = sum(1 for text in profile.sample if year_in_header(text))
    return years * 10 >= 8 * len(profile.sample)


def _numeric_role(header: str, said: Meaning, profile: Profile) -> tuple[Role, Message]:
    if said.balance:
        return Role.IGNORED, msg("A difference or a balance is neither a credit nor a payment.")
    if _is_vote(header) and _may_be_numbers_of_votes(profile):
        return Role.CODE, msg("Its numbers are too small for amounts: a vote is also a part of the budget.")
    if said.measures:
        return Role.AMOUNT, msg("Its header names a stage of the budget.")
    names_money = said.of_money or bool(stated_units(header, header=True))
    if said.revenue:
        return Role.IGNORED, msg("Revenue is neither a credit nor a payment.")
    if said.starts_as_code or ((said.is_code or said.classification) and not names_money):
        return Role.CODE, msg("Its header names a code; its numbers are never added.")
    if said.role is Role.QUANTITY and not stated_units(header, header=True):
        return Role.QUANTITY, msg("Its header names a quantity.")
    if names_money:
        return Role.AMOUNT, msg("Its header speaks of money without naming a stage of the budget.")
    if year_in_header(header):
        return Role.AMOUNT, msg("Its header is a year.")
    if period_in(header):
        return Role.AMOUNT, msg("Its header is a part of the year.")
    return _unnamed_role(said, profile)


def _unnamed_role(said: Meaning, profile: Profile) -> tuple[Role, Message]:
    if said.is_label and not _money_sized(profile):
        return Role.CODE, msg("Its numbers are too even for amounts, under the name of what the lines are.")
    return Role.QUANTITY, msg("Its header does not say what these numbers are.")


def _text_role(said: Meaning, profile: Profile) -> tuple[Role, Message]:
    if _names_stages(profile):
        return Role.MEASURE, msg("Its cells name stages of the budget.")
    if said.measures and profile.others + profile.numbers > 0 and profile.texts * 2 < profile.filled:
        return Role.AMOUNT, msg("Its header names a stage of the budget.")
    if said.is_code and not (said.is_label and not _looks_like_codes(profile)):
        return Role.CODE, msg("Its header names a code.")
    if said.classification and not said.is_label and profile.distinct > 1 and _looks_like_codes(profile):
        return Role.CODE, msg("Its cells look like codes.")
    if said.is_label or said.classification:
        return Role.LABEL, msg("Its header names what the lines are.")
    if profile.distinct > 1 and _looks_like_codes(profile):
        return Role.CODE, msg("Its cells look like codes.")
    return Role.TEXT, msg("Its cells are texts.")


def _names_stages(profile: Profile) -> bool:
    """Whether the cells repeat a few short texts that each name a stage, or AE and CP: the amounts are then several."""
    texts = set(profile.sample)
    if not 2 <= len(texts) <= 8 or max(map(len, texts)) > 60:
        return False
    said = [meaning(text) for text in texts]
    return all(one.measure or one.basis for one in said) and len({(one.measure, one.basis) for one in said}) > 1


def _looks_like_codes(profile: Profile) -> bool:
    coded = sum(1 for text in profile.sample if _CODE_LIKE.fullmatch(text) and any(ch.isdigit() for ch in text))
    return coded * 10 >= 8 * max(1, len(profile.sample))


def _with_amounts(found: list[Column], seen: Sequence[Profile], sheet: Sheet, region: Region) -> list[Column]:
    """Columns of money whose header says nothing are amounts that a person must explain, never left out.

    Large numbers are money, and so are numbers of any size that a row of totals adds up.
    """
    large = msg("Large numbers under a header that says neither a stage nor a quantity.")
    added = msg("A row of totals adds up the numbers of this column.")
    return [
        replace(column, role=Role.AMOUNT, why=large if _money_sized(profile) else added)
        if _unexplained(column) and (_money_sized(profile) or _is_added(sheet, region, column.index))
        else column
        for column, profile in zip(found, seen, strict=True)
    ]


def _is_added(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether a row that calls itself a total adds up the numbers above it in a column."""
    rows = [row for row in region.body if row not in region.repeated]
    texts = [sheet.text(row, column) for row in rows]
    values = parse_column(texts, decide_form(texts, Form("."))).values
    added = 0
    for row, value in zip(rows, values, strict=True):
        if isinstance(value, Absent):
            continue
        if value and value == added and _is_total_row(sheet, region, row):
            return True
        added += value
    return False


def _is_total_row(sheet: Sheet, region: Region, row: int) -> bool:
    return any(is_total(text) for text in sheet.texts(row, region.header.left, region.header.right) if text)


def _is_vote(header: str) -> bool:
    """Whether a header is the bare word "vote", in English also a part of the budget; "voté" is only a stage."""
    return header.strip().casefold() in ("vote", "votes")


def _may_be_numbers_of_votes(profile: Profile) -> bool:
    """Whether numbers are whole and small enough to be codes."""
    return not _money_sized(profile) and all(text.isdigit() for text in profile.sample)


def _with_votes(found: list[Column], seen: Sequence[Profile], sheet: Sheet, region: Region) -> list[Column]:
    """Columns headed "vote": numbers that lead the lines of other amounts are codes, others amounts or asked about."""
    amounts = any(column.role is Role.AMOUNT for column in found)
    named = False
    done: list[Column] = []
    for column, profile in zip(found, seen, strict=True):
        if column.role is Role.CODE and profile.numeric and _is_vote(column.header):
            if not amounts or _is_added(sheet, region, column.index):
                column = replace(column, role=Role.AMOUNT, measure=Measure.VOTED, classification=None, level=None)  # noqa: PLW2901 - settled here
                column = replace(column, why=msg("Its header names a stage of the budget."))  # noqa: PLW2901 - settled here
            elif named:
                column = replace(column, role=Role.AMOUNT, classification=None, level=None)  # noqa: PLW2901 - settled here
                column = replace(column, why=msg("A vote may be a stage or a part of the budget."))  # noqa: PLW2901 - settled here
        named = named or column.role is Role.LABEL
        done.append(column)
    return done


def _unexplained(column: Column) -> bool:
    return bool(column.header) and column.role is Role.QUANTITY and meaning(column.header).role is None


def _money_sized(profile: Profile) -> bool:
    return not profile.texts and looks_like_money(profile.sample)


def looks_like_money(texts: Sequence[str]) -> bool:
    """Whether printed numbers look like money rather than codes: large ones of many lengths."""
    if len({len(text) for text in texts}) < min(3, len(set(texts))):
        return False
    parsed = parse_column(texts, decide_form(texts, Form(".")))
    sizes = sorted(abs(value) for value in parsed.values if isinstance(value, int))
    return bool(sizes) and sizes[len(sizes) // 2] >= 1000


def _with_axes(found: list[Column]) -> list[Column]:
    """Codes without an axis take that of the label beside them; two columns of one axis never share a level.

    A code and the label right after it are one place: "Code" before "Programme" is the programme's code.
    """
    done = list(found)
    placed: dict[tuple[Classification, int, Role], Column] = {}
    for number, column in enumerate(found):
        beside = done[number + 1] if number + 1 < len(done) else None
        if column.role is Role.CODE and column.classification is None and beside and beside.role is Role.LABEL:
            column = replace(column, classification=beside.classification, level=beside.level)  # noqa: PLW2901 - the axis completes it
        axis, level = column.classification, column.level or 1
        if axis is None or column.role not in (Role.CODE, Role.LABEL):
            continue
        partner = placed.get((axis, level, Role.LABEL if column.role is Role.CODE else Role.CODE))
        alone = (axis, level, column.role) not in placed
        if partner is not None and alone and _are_one_place(partner, column):
            done[number] = replace(column, level=partner.level)
        else:
            taken = max((other.level or 1 for key, other in placed.items() if key[0] is axis), default=0)
            done[number] = replace(column, level=max(level, taken + 1))
        placed[axis, level, column.role] = done[number]
    return done


def _are_one_place(one: Column, other: Column) -> bool:
    """Whether a code and a label of the same axis and level belong together: side by side, or called a code."""
    return abs(one.index - other.index) == 1 or meaning(one.header).is_code or meaning(other.header).is_code


def _with_label(found: list[Column], seen: Sequence[Profile]) -> list[Column]:
    """The table with at least one label: the most varied text column, where no header names one."""
    if any(column.role is Role.LABEL for column in found):
        return found
    texts = [place for place, column in enumerate(found) if column.role is Role.TEXT]
    if not texts:
        return found
    best = max(texts, key=lambda place: (seen[place].distinct, -place))
    found[best] = replace(found[best], role=Role.LABEL, why=msg("The most varied texts of the table."))
    return found


def main_label(columns: Sequence[Column]) -> Column | None:
    """The column whose text names a line: the last label before the first amount, the most detailed one."""
    labels = [column for column in columns if column.role is Role.LABEL]
    if not labels:
        return None
    first_amount = min((column.index for column in columns if column.role is Role.AMOUNT), default=10**6)
    plain = [column for column in labels if meaning(column.header).is_label] or labels
    before = [column for column in plain if column.index < first_amount] or plain
    naming = [column for column in before if column.classification not in _CIRCUMSTANCES]
    return (naming or before)[-1]


def form_of(sheet: Sheet, columns: Sequence[Column], first: int, last: int) -> dict[int, Form]:
    """How each amount column writes its numbers; one that proves nothing writes them like the others."""
    amounts = [column.index for column in columns if column.role is Role.AMOUNT]
    texts = {index: _texts(sheet.column(index, first, last)) for index in amounts}
    together = decide_form(text for written in texts.values() for text in written)
    settled = {column.index: Form(column.decimal) for column in columns if column.decimal is not None}
    return {index: settled.get(index) or decide_form(written, together) for index, written in texts.items()}


def _texts(values: Sequence[CellValue]) -> list[str]:
    return [value for value in values if type(value) is str]


def axis_of(columns: Sequence[Column]) -> Classification:
    """The axis of a table's lines where codes and labels stand in one pair of columns."""
    label = main_label(columns)
    named = [label, *(column for column in columns if column.role is Role.CODE)]
    return next((c.classification for c in named if c and c.classification), Classification.ADMINISTRATION)
