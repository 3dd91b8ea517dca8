"""The columns and codes of a table about to be imported, worded for the third step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from budgetwatch.domain.code import Classification
from budgetwatch.domain.layout import Column, Layout, Role
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.source import column_letters
from budgetwatch.domain.terms import CLASSIFICATIONS
from ui.models.import_view import role_words
from ui.models.rows import Cell

if TYPE_CHECKING:
    from budgetwatch.i18n import Language
    from budgetwatch.usecases.nomenclature import Nomenclature, UsedCode

COLUMNS = (
    (msg("Column"), False),
    (msg("Header"), False),
    (msg("Taken for"), False),
    (msg("Year and basis, or classification"), False),
)
CODES = (
    (msg("Level"), False),
    (msg("Code"), False),
    (msg("Label"), False),
    (msg("Lines"), True),
    (msg("In the dossier"), False),
)
_SAMPLE = 1_000
_AXES = (Role.CODE, Role.LABEL, Role.TEXT, Role.PARTY)


def column_rows(layout: Layout, language: Language) -> list[tuple[Column, tuple[Cell, ...]]]:
    """One row per column of the table; those that are left out are faint."""
    return [(one, tuple(_column_cells(one, language))) for one in layout.columns]


def _column_cells(column: Column, language: Language) -> Iterator[Cell]:
    tone = "ink3" if column.role is Role.IGNORED else ""
    role, detail = role_words(column, language)
    open_one = column.role is Role.AMOUNT and column.counts and (column.measure is None or column.year is None)
    yield Cell(column_letters(column.index), tone="ink3")
    header = column.header.replace("\n", " ")
    yield Cell(header, tone=tone, tip=header)
    yield Cell(role, tone="att" if open_one and column.measure is None else tone, strong=not tone)
    level = language.word(msg("level {level}", level=column.level)) if column.level and column.role in _AXES else ""
    yield Cell(" · ".join(part for part in (detail, level) if part), tone=tone or "ink2")


def code_rows(known: Nomenclature, language: Language) -> list[tuple[UsedCode, tuple[Cell, ...]]]:
    """A row for each of the first codes: where it stands, its label, how many lines, whether the dossier knows it.

    Those that the dossier does not know come first.
    """
    ranked = sorted(known.used, key=lambda one: not (one.code.classification in known.compared and one.is_new))
    return [(one, tuple(_code_cells(one, known.compared, language))) for one in ranked[:_SAMPLE]]


def _code_cells(used: UsedCode, compared: frozenset[Classification], language: Language) -> Iterator[Cell]:
    word, code = language.word, used.code
    axis = word(CLASSIFICATIONS[code.classification])
    yield Cell(word(msg("{axis} {level}", axis=axis, level=code.level)), tone="ink2")
    yield Cell(code.code, strong=True)
    yield Cell(code.label, tip=code.label)
    yield Cell(language.number(used.lines), right=True, tone="ink2")
    if code.classification not in compared:
        yield Cell("")
    elif used.is_new:
        yield Cell(word(msg("new")), tag=True, tone="att")
    elif used.is_renamed:
        before = word(msg("known as “{label}”", label=used.known_as or ""))
        yield Cell(word(msg("other label")), tag=True, tone="inf", tip=before, spoken=before)
    else:
        yield Cell(word(msg("known")), icon="check", tone="ok")


def code_facts(known: Nomenclature, layout: Layout) -> tuple[Message, ...]:
    """What to know of the codes as a whole: how many are new, that zeros are kept, that they were parted from labels."""
    if not known.used:
        return (msg("No code is printed: the lines go by their labels."),)
    facts = [msgn("{count} code", "{count} codes", len(known.used))]
    compared = [one for one in known.used if one.code.classification in known.compared]
    new = sum(1 for one in compared if one.is_new)
    if compared:
        facts.append(msgn("{count} new to the dossier", "{count} new to the dossier", new))
    if known.leading_zeros:
        facts.append(
            msgn(
                "{count} begins with a zero, which is kept",
                "{count} begin with a zero, which is kept",
                known.leading_zeros,
            )
        )
    if not any(one.role is Role.CODE for one in layout.columns):
        facts.append(msg("codes parted from the labels they are printed with"))
    return tuple(facts)
