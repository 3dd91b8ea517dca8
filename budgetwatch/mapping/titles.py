"""What titles say of the stage of all amounts, and of the day on which they were counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.mapping import words
from budgetwatch.mapping.meanings import meaning, names_table
from budgetwatch.mapping.units import without_units
from budgetwatch.mapping.years import state_date

_STAGES: tuple[tuple[Measure, str, Message], ...] = (
    (Measure.PROPOSED, words.DRAFT, msg("The title speaks of a draft budget.")),
    (Measure.REVISED, words.AMENDING, msg("The title speaks of an amending budget.")),
    (Measure.VOTED, f"{words.OPENED}|{words.FINANCE_LAW}", msg("The title speaks of voted credits.")),
)
_REACHED = msg("The title says which credits, or which part of the year, these are.")
_OTHERWISE = f"{words.SETTLEMENT}|{words.FOLLOWED}|{words.OTHER_DRAFTS}"


def titled_stage(titles: Iterable[str]) -> tuple[Measure | None, Message | None]:
    """The one stage that titles name, and why; None where they name none or several, or speak of execution."""
    texts = list(titles)
    if any(names_table(text, _OTHERWISE) or state_date(text) for text in texts):
        return None, None
    found = [(stage, why) for stage, named, why in _STAGES if any(names_table(text, named) for text in texts)]
    bare = [
        text for text in map(without_units, texts) if not names_table(text, f"{words.NEUTRAL}|{words.WEAKLY_NEUTRAL}")
    ]
    found += [(stage, _REACHED) for stage, said in words.SPENT if any(names_table(text, said) for text in bare)]
    named = {stage for text in texts for stage in meaning(text).measures} | {stage for stage, _ in found}
    return found[0] if found and len(named) == 1 else (None, None)


def counted_on(titles: Iterable[str]) -> date | None:
    """The day on which titles that speak of execution give its state; None where there is none or several."""
    texts = list(titles)
    days = {day for text in texts if (day := state_date(text))}
    followed = any(names_table(text, f"{words.FOLLOWED}|situations?") for text in texts)
    return days.pop() if followed and len(days) == 1 else None
