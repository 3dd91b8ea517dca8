"""What a header says: stage, basis, role, axis. Words only; the cells below decide in `columns`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from budgetwatch.domain.code import Classification, normalised
from budgetwatch.domain.layout import Role
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.mapping import words
from budgetwatch.mapping.units import without_unit


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words of one header say. `measures` holds every stage they name; `neutral` is "amount" and its like.

    `part` is the nature or the payer that a column of a divided amount bears: "Fonctionnement". `counts` and `numbers`
    say that what has a stage is counted ("Nombre de mandats") or numbered ("N° de mandat"), and no money.
    """

    measures: tuple[Measure, ...] = ()
    basis: Basis | None = None
    role: Role | None = None
    classification: Classification | None = None
    level: int | None = None
    is_code: bool = False
    starts_as_code: bool = False
    is_label: bool = False
    neutral: bool = False
    revenue: bool = False
    spending: bool = False
    executed: bool = False
    balance: bool = False
    deducted: bool = False
    part: str = ""
    counts: bool = False
    numbers: bool = False

    @property
    def measure(self) -> Measure | None:
        """The only stage named, or None where there is none or several."""
        return self.measures[0] if len(self.measures) == 1 else None

    @property
    def of_money(self) -> bool:
        """Whether the words speak of amounts."""
        return bool(self.measures or self.basis or self.neutral or self.revenue or self.spending or self.executed)

    @property
    def known(self) -> bool:
        """Whether any word was recognised that headers alone use: lines are called after parts too."""
        return self != Meaning(part=self.part)


def pattern(words_of: str) -> re.Pattern[str]:
    """A pattern of whole words over text without accents and punctuation."""
    return re.compile(rf"(?<![0-9a-z])(?:{words_of})(?![0-9a-z])")


_MEASURES = tuple((measure, pattern(text)) for measure, text in words.MEASURES)
_BASES = ((Basis.AE, pattern(words.COMMITMENT_BASIS)), (Basis.CP, pattern(words.PAYMENT_BASIS)))
_ROLES = tuple((role, re.compile(text)) for role, text in words.ROLE_WORDS)
_AXES = tuple((axis, level, pattern(text)) for axis, level, text in words.CLASSIFICATIONS)
_LEVELLED = tuple((axis, re.compile(rf"(?:{stem}) ?(\d)")) for axis, stem in words.LEVELLED)
_RATES, _QUANTITIES = pattern(words.RATES), pattern(words.QUANTITIES)
_BEFORE_CHANGES, _AFTER_CHANGES = pattern(words.BEFORE_CHANGES), pattern(words.AFTER_CHANGES)
_MOVEMENTS, _BALANCES = pattern(words.MOVEMENTS), pattern(words.BALANCES)
_REVENUES, _SPENDING = pattern(words.REVENUES), pattern(words.SPENDING)
_NEUTRAL, _WEAKLY_NEUTRAL = pattern(words.NEUTRAL), pattern(words.WEAKLY_NEUTRAL)
_EXECUTED = pattern(words.EXECUTED)
_LABELS, _CODES = pattern(words.LABELS), pattern(words.CODES)
_DRAFTS, _FINANCE_LAW = pattern(r"projets?|plf"), pattern(words.FINANCE_LAW)
_PARTS, _BESIDE_PARTS = pattern(words.PARTS), re.compile(words.SECTION_WORDS)
_COUNTS, _IDENTIFIERS = pattern(words.COUNTS), re.compile(words.IDENTIFIERS)
_BESIDE_STAGES = pattern(words.BESIDE_STAGES)
_HUMPS = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")  # between the words of "BudgetYear"
_LESS = pattern(r"less|moins|minus|hors(?! (?:titre|t) ?2)")


@lru_cache(maxsize=5_000)
def meaning(header: str) -> Meaning:
    """What a header says, in all the senses its words allow."""
    header = _HUMPS.sub(" ", header) if " " not in header else header
    text = normalised(header)
    rate = "%" in header or bool(_RATES.search(text))
    basis, rest = _basis(text)
    axis, level = _axis(text)
    return Meaning(
        measures=() if rate else _measures(rest),
        basis=basis,
        role=_role(normalised(without_unit(header)) if "(" in header else text, rate=rate),
        classification=axis,
        level=level,
        is_code=bool(_CODES.search(text)),
        starts_as_code=bool(_CODES.match(text)),
        is_label=bool(_LABELS.search(text)),
        neutral=_is_neutral(rest, axis),
        revenue=bool(_REVENUES.search(text)),
        spending=bool(_SPENDING.search(text)),
        executed=bool(_EXECUTED.search(rest)),
        balance=bool(_BALANCES.search(text)),
        deducted=bool(_LESS.search(text)),
        part=_part(rest),
        counts=bool(_COUNTS.search(text)),
        numbers=bool(_IDENTIFIERS.match(text)),
    )


def _is_neutral(text: str, axis: Classification | None) -> bool:
    """Whether a text only says that these are amounts: "Crédits" does, "Crédits reportés" says which they are."""
    said = _NEUTRAL.search(text) or (axis is None and _WEAKLY_NEUTRAL.search(text))
    return bool(said) and not _BESIDE_STAGES.search(text)


def _part(text: str) -> str:
    """The part of an amount that a text names where it says nothing else but a stage, a year or that it is money."""
    for _, words_of in _MEASURES:
        text = words_of.sub(" ", text)
    match = _PARTS.search(text)
    if match is None:
        return ""
    others = (text[: match.start()] + text[match.end() :]).split()
    return match[0] if all(word.isdigit() or _BESIDE_PARTS.fullmatch(word) for word in others) else ""


def _basis(text: str) -> tuple[Basis | None, str]:
    """AE or CP, and the text without the words that say so: "credit de paiement" is no payment."""
    found = [basis for basis, words_of in _BASES if words_of.search(text)]
    for _, words_of in _BASES:
        text = words_of.sub(" ", text)
    return (found[0] if len(found) == 1 else None), text


def _measures(text: str) -> tuple[Measure, ...]:
    """The stages named; a revised credit is also called voted or initial, and a movement is no stage."""
    if _BEFORE_CHANGES.search(text):
        return ()
    text = _AFTER_CHANGES.sub("revise", text)
    if _MOVEMENTS.search(text):
        return (Measure.MOVEMENT,)
    if _LESS.search(text) or _BESIDE_STAGES.search(text):
        return ()
    found = tuple(measure for measure, words_of in _MEASURES if words_of.search(text))
    if set(found) == {Measure.VOTED, Measure.REVISED}:
        return (Measure.REVISED,)
    if set(found) == {Measure.PROPOSED, Measure.VOTED} and _DRAFTS.search(text):
        return (Measure.PROPOSED,)
    if not found and _FINANCE_LAW.search(text):
        return (Measure.VOTED,)
    return found


def without_stage(text: str) -> str:
    """A text, normalised, without the words that name a stage of the budget, AE or CP."""
    rest = _basis(normalised(text))[1]
    for _, words_of in _MEASURES:
        rest = words_of.sub(" ", rest)
    return rest


def _role(text: str, *, rate: bool) -> Role | None:
    if rate:
        return Role.RATE
    for role, words_of in _ROLES:
        if words_of.fullmatch(text):
            return role
    return Role.QUANTITY if _QUANTITIES.search(text) else None


def _axis(text: str) -> tuple[Classification | None, int | None]:
    """The axis and level that a header names; of several ("missions et programmes") the one named first."""
    for axis, stem in _LEVELLED:
        if match := stem.search(text):
            return axis, int(match[1])
    found = [
        (match.start(), -match.end(), axis, level)
        for axis, level, words_of in _AXES
        if (match := words_of.search(text))
    ]
    if not found:
        return None, None
    _, _, axis, level = min(found, key=lambda place: place[:2])
    return axis, level


def names_table(text: str, words_of: str) -> bool:
    """Whether a title or caption contains some of the words."""
    return bool(pattern(words_of).search(normalised(text)))
