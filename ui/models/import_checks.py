"""The last look before an import: printed totals beside recomputed ones, and what a new version changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Amount
from budgetwatch.domain.terms import MEASURES
from ui.models.documents import Check, cell_of, gap_words, label_of, named, plain, stage_of
from ui.models.import_account import account, together
from ui.models.import_view import checks
from ui.models.rows import Cell

if TYPE_CHECKING:
    from budgetwatch.domain.measure import Basis, Measure
    from budgetwatch.i18n import Language
    from budgetwatch.usecases.versions import ChangedAmount, Changes, FatedCorrection, Touched
    from ui.models.import_account import Account
    from ui.models.import_course import Standing

CHECKS = (
    (msg("Total"), False),
    (msg("Cell"), False),
    (msg("Printed"), True),
    (msg("Sum of lines"), True),
    (msg("Gap"), True),
    (msg("Result"), False),
)
Printed = tuple[Reading, Check]


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a card: its icon, what it says, and a remark below it."""

    icon: str
    text: Message
    remark: str = ""
    tone: str = "ink2"


def account_of(standing: Standing) -> Account:
    """The rows of every chosen table, and those of their sheets outside them."""
    heights = {grid.sheet: grid.height for grid in standing.draft.workbook.grids}
    accounts = []
    for one in standing.readings:
        height = heights.pop(one.layout.sheet, 0)  # the rows of a sheet with two tables are outside once
        others = sum(len(other.layout.rows) for other in standing.readings if other.layout.sheet == one.layout.sheet)
        accounts.append(account(one.layout, max(0, height - others) + len(one.layout.rows)))
    return together(accounts)


def printed_totals(standing: Standing) -> list[Printed]:
    """Every printed total and subtotal of the chosen tables, those that disagree first."""
    found = [(one, check) for one in standing.readings for check in checks(one)]
    return sorted(found, key=lambda pair: pair[1].agrees)


def check_rows(printed: Sequence[Printed], language: Language) -> list[tuple[Printed, tuple[Cell, ...]]]:
    """One row per printed total; amounts in the unit that its sheet prints."""
    return [(pair, tuple(_check_cells(*pair, language))) for pair in printed]


def _check_cells(reading: Reading, check: Check, language: Language) -> Iterator[Cell]:
    layout, word, cell = reading.layout, language.word, cell_of(check)
    name, stage = label_of(check, language), stage_of(check, layout, language)
    full, gap = named(check, layout, language), not check.agrees
    yield Cell(word(msg("{label}, {stage}", label=name, stage=stage)) if stage else name, strong=gap, tip=full)
    yield Cell(cell.a1 if cell is not None else "", tone="ink3", tip=layout.sheet)
    for amount in (check.stated, check.lines_sum):
        yield Cell(plain(amount, layout, language), right=True)
    yield Cell(gap_words(check, layout, language), right=True, tone="ale" if gap else "ink3", strong=gap)
    if gap:
        yield Cell(word(msg("gap")), icon="alert-octagon", tone="ale", strong=True)
    else:
        yield Cell(word(msg("agrees")), icon="check", tone="ok")


def told_changes(changes: Changes, currency: str | None, language: Language) -> tuple[Told, ...]:
    """What differs from the version that is replaced: lines added and dropped, amounts and labels changed."""
    added, dropped = len(changes.added), len(changes.dropped)
    amounts, renamed = len(changes.amounts), len(changes.renamed)
    by = "\n".join(_by_stage(*stage, moved, currency, language) for stage, moved in changes.moved().items())
    return (
        Told(
            "plus",
            msgn("{count} line added", "{count} lines added", added),
            _names([one.named for one in changes.added]),
        ),
        Told(
            "minus",
            msgn("{count} line dropped", "{count} lines dropped", dropped),
            _names([one.named for one in changes.dropped]),
        ),
        Told("arrows-diff", msgn("{count} amount changed", "{count} amounts changed", amounts), by),
        Told(
            "tag",
            msgn("{count} label changed", "{count} labels changed", renamed),
            _names([one.after.named for one in changes.renamed]),
        ),
    )


def change_words(change: ChangedAmount, scale: int, language: Language) -> str:
    """One changed amount: line with its places, stage, before and after, with both cells."""
    told = msg(
        "{line}, {stage}: {before} ({old}) becomes {after} ({new})",
        line=change.named,
        stage=_stage(change.measure, change.basis, change.year, language),
        before=_printed(change.before, scale, language),
        old=change.before_cell,
        after=_printed(change.after, scale, language),
        new=change.after_cell,
    )
    return language.word(told)


def _by_stage(
    measure: Measure | None,
    basis: Basis | None,
    year: int | None,
    moved: Amount,
    currency: str | None,
    language: Language,
) -> str:
    """By how much the amounts of one stage changed."""
    amount = f"{'+' if moved.mantissa > 0 else ''}{language.money(moved, currency)}"
    stage = _stage(measure, basis, year, language)
    return language.word(msg("{stage}: {amount}", stage=stage, amount=amount)) if stage else amount


def _stage(measure: Measure | None, basis: Basis | None, year: int | None, language: Language) -> str:
    words = language.word(MEASURES[measure]) if measure is not None else ""
    return " ".join(part for part in (words, basis or "", str(year or "")) if part)


def told_touched(touched: Touched) -> tuple[Told, ...]:
    """What to look at again after the import: findings, answers, questions, packs that have left."""
    findings, answers, questions = len(touched.findings), len(touched.answers), len(touched.questions)
    topics = [one.topic.item.id for one in touched.answers]
    return (
        *_told_corrections(touched.corrections),
        Told("zoom-question", msgn("{count} finding changes", "{count} findings change", findings)),
        Told("list-check", msgn("{count} answer to look at", "{count} answers to look at", answers), _names(topics)),
        Told("message-question", msgn("{count} question touched", "{count} questions touched", questions)),
        Told(
            "file-type-pdf",
            msgn("{count} pack produced rests on it", "{count} packs produced rest on it", len(touched.packs)),
            _names([one.snapshot for one in touched.packs]),
        ),
    )


def _told_corrections(corrections: Sequence[FatedCorrection]) -> Iterator[Told]:
    """What becomes of the corrections of the version before, those to look at again first; nothing where there are none."""
    from budgetwatch.usecases.versions import Fate

    cells = {fate: [one.correction.cell.a1 for one in corrections if one.fate is fate] for fate in Fate}
    left, carried, said = cells[Fate.LEFT], cells[Fate.CARRIED], cells[Fate.SAID]
    if left:
        yield Told(
            "alert-triangle",
            msgn(
                "{count} correction left behind: look again", "{count} corrections left behind: look again", len(left)
            ),
            _names(left),
        )
    if carried:
        yield Told(
            "edit",
            msgn("{count} correction carried over", "{count} corrections carried over", len(carried)),
            _names(carried),
        )
    if said:
        yield Told(
            "check", msgn("{count} correction now printed", "{count} corrections now printed", len(said)), _names(said)
        )


def _printed(value: object, scale: int, language: Language) -> str:
    return language.number(value.decimal / scale) if isinstance(value, Amount) else language.value(value)


def _names(names: Sequence[str]) -> str:
    return ", ".join(names[:2]) + (" …" if len(names) > 2 else "")
