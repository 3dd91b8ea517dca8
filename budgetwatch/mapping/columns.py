"""What each column of a table is taken for: by the words of its header, then by what stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.code import Classification
from budgetwatch.domain.grid import CellValue
from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.mapping.forms import form_of_sums
from budgetwatch.mapping.labels import is_of_which, is_total, split_code
from budgetwatch.mapping.meanings import Meaning, meaning, names_table
from budgetwatch.mapping.months import part_of_year
from budgetwatch.mapping.natures import with_parts
from budgetwatch.mapping.numbers import Form, decide_form
from budgetwatch.mapping.profiles import Profile, profiles
from budgetwatch.mapping.regions import Region
from budgetwatch.mapping.row_units import with_unit_column
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.small_numbers import (
    Totals,
    is_vote,
    with_added_money,
    with_leading_codes,
    with_named_codes,
    with_votes,
)
from budgetwatch.mapping.stages_in_rows import stages_in_rows
from budgetwatch.mapping.units import stated_units
from budgetwatch.mapping.words import UNIT_PRICES
from budgetwatch.mapping.years import year_in_header

_CIRCUMSTANCES = (Classification.REGION, Classification.FUNDING)  # axes that do not name what a line is for
_CODE_LIKE = re.compile(r"[0-9A-Z][0-9A-Za-z]{0,14}(?:[./-][0-9A-Za-z]{1,8}){0,6}|[IVX]+(?:\.[0-9a-z]+)*")


def propose_columns(sheet: Sheet, region: Region) -> tuple[Column, ...]:
    """Every column of a region with its role, stage, basis, axis and own year, and why."""
    seen = profiles(sheet, region)
    found = [
        _column(region.header.left + number, header, profile)
        for number, (header, profile) in enumerate(zip(region.header.texts, seen, strict=True))
    ]
    totals = Totals(sheet, region)
    found = with_parts(_with_amounts(found, seen, totals), seen)
    for settled in (with_added_money, with_named_codes, with_votes, with_leading_codes):
        found = settled(found, seen, totals)
    found = list(with_unit_column(sheet, region, found))
    return tuple(map(_of_which, _with_label(_with_axes(found), seen)))


def _of_which(column: Column) -> Column:
    """The column, not counted where its header says that it repeats a part of another: "dont investissement"."""
    if not (column.role is Role.AMOUNT or _unexplained(column)) or not is_of_which(column.header):
        return column
    why = msg("It repeats a part of the column beside it.")
    return replace(column, role=Role.AMOUNT, counts=False, variant=column.header, why=why)


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
            period=part_of_year(header),
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
    cells = [text for text in profile.sample if not is_total(text)]
    return sum(1 for text in cells if year_in_header(text)) * 10 >= 8 * len(cells)


def _role_beside_stage(header: str, said: Meaning, profile: Profile) -> tuple[Role, Message] | None:
    """What numbers are whose header says so even where it also names a stage: balances, codes and counts."""
    if said.balance:
        return Role.IGNORED, msg("A difference or a balance is neither a credit nor a payment.")
    if is_vote(header) and profile.may_be_codes:
        return Role.CODE, msg("Its numbers are too small for amounts: a vote is also a part of the budget.")
    if said.counts and not (said.neutral or stated_units(header, header=True)):
        return Role.QUANTITY, msg("Its header names a quantity.")
    if said.numbers:
        return Role.CODE, msg("Its header names a code; its numbers are never added.")
    return None


def _numeric_role(header: str, said: Meaning, profile: Profile) -> tuple[Role, Message]:
    beside = _role_beside_stage(header, said, profile)
    if beside is not None:
        return beside
    if said.measures:
        return Role.AMOUNT, msg("Its header names a stage of the budget.")
    names_money = said.of_money or bool(stated_units(header, header=True))
    if said.revenue:
        return Role.IGNORED, msg("Revenue is neither a credit nor a payment.")
    if said.starts_as_code or ((said.is_code or said.classification) and not names_money):
        return Role.CODE, msg("Its header names a code; its numbers are never added.")
    if said.role is Role.QUANTITY and not stated_units(header, header=True):
        return Role.QUANTITY, msg("Its header names a quantity.")
    if names_money and not profile.only_years:
        return Role.AMOUNT, msg("Its header speaks of money without naming a stage of the budget.")
    if year_in_header(header):
        return Role.AMOUNT, msg("Its header is a year.")
    if part_of_year(header):
        return Role.AMOUNT, msg("Its header is a part of the year.")
    return _unnamed_role(said, profile)


def _unnamed_role(said: Meaning, profile: Profile) -> tuple[Role, Message]:
    if said.is_label and not profile.money_sized:
        return Role.CODE, msg("Its numbers are too even for amounts, under the name of what the lines are.")
    return Role.QUANTITY, msg("Its header does not say what these numbers are.")


def _text_role(said: Meaning, profile: Profile) -> tuple[Role, Message]:
    if stages_in_rows(profile.sample):
        return Role.MEASURE, msg("Its cells name stages of the budget.")
    if said.measures and (_are_mostly_marks(profile) or _start_with_digits(profile)):
        return Role.AMOUNT, msg("Its header names a stage of the budget.")
    if said.is_code and _are_glued(profile):
        return Role.LABEL, msg("Its cells hold codes and what they stand for.")
    if said.is_code and not (said.is_label and not _looks_like_codes(profile)):
        return Role.CODE, msg("Its header names a code.")
    if said.classification and not said.is_label and profile.distinct > 1 and _looks_like_codes(profile):
        return Role.CODE, msg("Its cells look like codes.")
    if said.is_label or said.classification:
        return Role.LABEL, msg("Its header names what the lines are.")
    if profile.distinct > 1 and _looks_like_codes(profile):
        return Role.CODE, msg("Its cells look like codes.")
    return Role.TEXT, msg("Its cells are texts.")


def _start_with_digits(profile: Profile) -> bool:
    """Whether most texts are numbers and something more, such as "12 M": unreadable amounts, which must be told."""
    return 2 * sum(text[0].isdigit() and not _CODE_LIKE.fullmatch(text) for text in profile.sample) > profile.filled


def _are_mostly_marks(profile: Profile) -> bool:
    """Whether most cells are dashes, "n.d." and the like, as in a column of amounts that are not known."""
    return profile.others + profile.numbers > 0 and profile.texts * 2 < profile.filled


def _are_glued(profile: Profile) -> bool:
    """Whether nearly every text is a code with its label: "0101 Solde"."""
    glued = sum(1 for text in profile.sample if all(split_code(text)))
    return glued * 10 >= 8 * max(1, len(profile.sample))


def _looks_like_codes(profile: Profile) -> bool:
    coded = sum(1 for text in profile.sample if _CODE_LIKE.fullmatch(text) and any(ch.isdigit() for ch in text))
    return coded * 10 >= 8 * max(1, len(profile.sample))


def _with_amounts(found: list[Column], seen: Sequence[Profile], totals: Totals) -> list[Column]:
    """Columns of money whose header says nothing are amounts that a person must explain, never left out.

    Large numbers are money, and so are numbers of any size that a row of totals adds up or whose rows name stages.
    Years under a name that is not known are neither.
    """
    staged = any(column.role is Role.MEASURE for column in found)
    large = msg("Large numbers under a header that says neither a stage nor a quantity.")
    added = msg("A row of totals adds up the numbers of this column.")
    by_stage = msg("Its cells stand in rows of stages of the budget.")
    return [
        replace(column, role=Role.AMOUNT, why=large if profile.money_sized else by_stage if staged else added)
        if _unexplained(column)
        and not profile.only_years
        and (profile.money_sized or staged or totals.add_up(column.index))
        else column
        for column, profile in zip(found, seen, strict=True)
    ]


def _unexplained(column: Column) -> bool:
    return bool(column.header) and column.role is Role.QUANTITY and meaning(column.header).role is None


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
    """How each amount column writes its numbers; one that proves nothing writes them like the others, or like rates.

    Where no mark proves a form, the sums that the amounts make may.
    """
    amounts = [column.index for column in columns if column.role is Role.AMOUNT]
    texts = {index: _texts(sheet.column(index, first, last)) for index in amounts}
    together = decide_form(text for written in texts.values() for text in written)
    if not together.proven:
        proven = {form for index in amounts if (form := form_of_sums(sheet.column(index, first, last)))}
        together = proven.pop() if len(proven) == 1 else together
    if not together.proven:
        rates = [column.index for column in columns if column.role is Role.RATE]
        together = decide_form((text for index in rates for text in _texts(sheet.column(index, first, last))), together)
    settled = {column.index: Form(column.decimal) for column in columns if column.decimal is not None}
    return {index: settled.get(index) or decide_form(written, together) for index, written in texts.items()}


def _texts(values: Sequence[CellValue]) -> list[str]:
    return [value for value in values if type(value) is str]


def axis_of(columns: Sequence[Column]) -> Classification:
    """The axis of a table's lines where codes and labels stand in one pair of columns."""
    label = main_label(columns)
    named = [label, *(column for column in columns if column.role is Role.CODE)]
    return next((c.classification for c in named if c and c.classification), Classification.ADMINISTRATION)
