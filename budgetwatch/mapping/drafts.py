"""Columns of a draft under a title of voted credits: the draft as it was, or the vote under an old header."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from budgetwatch.domain.layout import Column, Role
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.year import Year
from budgetwatch.mapping.meanings import names_table
from budgetwatch.mapping.reasons import both
from budgetwatch.mapping.titles import titled_stage

_VOTE = r"lfi|credits? ouverts?|initia(?:l|le|les|ux)|primitifs?|(?<!services )vote(?:e|s|es)?|adopte(?:e|s|es)?|approuve(?:e|s|es)?|voted|approved|enacted"
_BILL = r"plf|projets? de (?:la )?(?:lois? de finances?|budget)"


def with_drafts_in_doubt(columns: Sequence[Column], titles: Iterable[str], year: Year | None) -> tuple[Column, ...]:
    """The columns, those of a draft without a stage where the title gives `year` to voted credits that stand nowhere else.

    The title must speak of the vote outright, and the header of a draft may be an old one: "PLF" is none.
    """
    texts = list(titles)
    outright = any(names_table(text, _VOTE) for text in texts)
    if not outright or titled_stage(texts)[0] is not Measure.VOTED:
        return tuple(columns)
    voted = {(one.year, one.basis) for one in columns if one.role is Role.AMOUNT and one.measure is Measure.VOTED}
    why = msg("Its header speaks of a draft, the title of voted credits.")
    return tuple(
        replace(one, measure=None, why=both(one.why, why))
        if one.role is Role.AMOUNT
        and one.measure is Measure.PROPOSED
        and not names_table(one.header, _BILL)
        and (one.year, one.basis) not in voted
        and (year is None or one.year is None or one.year.number == year.number)
        else one
        for one in columns
    )
