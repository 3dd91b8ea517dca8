"""The stage that a cell of each row names: "Dotations initiales" in one, "Exécution" in the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from budgetwatch.domain.code import normalised
from budgetwatch.domain.layout import Role
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.mapping.labels import is_note
from budgetwatch.mapping.meanings import Meaning, meaning, pattern
from budgetwatch.mapping.units import stated_units
from budgetwatch.mapping.words import PLANNED

_STAGES = 8  # different names of stages that one column may hold
_LONGEST = 60  # letters of such a name
_PLANNED = pattern(PLANNED)
Stage = tuple[Measure | None, Basis | None]


def stages_in_rows(texts: Iterable[str]) -> Mapping[str, Stage]:
    """The stage and basis of each text, where they are a few short names of different ones; nothing where they are not.

    One of them may say no more than that money was spent: "Exécution" beside "Dotations initiales". Its stage is asked.
    "Prévision" beside it is what was voted: nothing else is held against what was done.
    """
    names = list(islice((text for text in dict.fromkeys(texts) if text and not _is_remark(text)), _STAGES + 1))
    if not 2 <= len(names) <= _STAGES or max(map(len, names)) > _LONGEST:
        return {}
    said = {text: meaning(text) for text in names}
    stages = {text: (one.measure, one.basis) for text, one in said.items()}
    open_ = [text for text, stage in stages.items() if stage == (None, None)]
    done = [text for text in open_ if _only_executed(said[text])]
    planned = [text for text in open_ if text not in done and _PLANNED.fullmatch(normalised(text))]
    if len(open_) > len(done) + len(planned) or len(done) > 1 or len(planned) > len(done):
        return {}
    stages |= dict.fromkeys(planned, (Measure.VOTED, None))
    return stages if len(set(stages.values())) > 1 else {}


def _only_executed(said: Meaning) -> bool:
    """Whether a name says that money was spent, and no more."""
    return said.executed and not said.part


def _is_remark(text: str) -> bool:
    """Whether a text below or among names of stages compares them or speaks of all amounts."""
    return is_note(text) or meaning(text).role is Role.RATE or bool(stated_units(text))
