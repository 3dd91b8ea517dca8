"""The command `programming`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes.values import figure
from budgetwatch.cli.told import Json, Told
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import CHAIN, EXECUTION, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.programming import LawYear, ProgrammingLaw
from budgetwatch.i18n import Language
from budgetwatch.usecases import programming


def list_laws(asked: Namespace, language: Language) -> Told:
    """`programming DOSSIER`."""
    with opened(asked) as dossier:
        laws = programming.list_laws(dossier)
    text = "\n".join(line for law in laws for line in _lines(law, language))
    nothing = language.word(msg("No programming law is in the dossier."))
    return Told({"laws": [_law(law, language) for law in laws]}, text or nothing)


def _law(law: ProgrammingLaw, language: Language) -> Json:
    return {
        "dataset": law.dataset,
        "name": law.name,
        "total": figure(law.total),
        "years": [_year(one) for one in law.years],
        "categories": [
            {
                "label": one.label,
                "total": figure(one.total),
                "tranches": {str(year): figure(tranche) for year, tranche in one.tranches.items()},
            }
            for one in law.categories
        ],
        "notes": [{"year": note.year, "reason": language.word(note.reason)} for note in law.notes],
    }


def _year(one: LawYear) -> Json:
    return {
        "year": one.year,
        "tranche": figure(one.tranche),
        **{stage.value: figure(one.stages.get(stage)) for stage in CHAIN},
        "gap": figure(one.gap),
        "share": figure(one.share),
        "tranches_since": figure(one.cumulated),
        "voted_since": figure(one.voted_since),
    }


def _lines(law: ProgrammingLaw, language: Language) -> Iterator[str]:
    word = language.word
    heads = (msg("tranche"), msg("voted"), msg("executed"), msg("gap"))
    yield f"{law.name}  {_number(law.total, language).strip()}"
    yield f"{'':6}" + "".join(f"{word(head):>24}" for head in heads) + f"{'%':>10}"
    for one in law.years:
        executed = next((one.stages[stage] for stage in reversed(EXECUTION) if stage in one.stages), None)
        shown = (one.tranche, one.stages.get(Measure.VOTED), executed, one.gap)
        rate = language.share(one.share.amount) if one.share else "—"
        yield f"{one.year:<6}" + "".join(_number(part, language) for part in shown) + f"{rate:>10}"
    yield from (language.told_of(note.year, word(note.reason)) for note in law.notes)


def _number(shown: Figure | None, language: Language) -> str:
    return f"{language.number(shown.amount.decimal) if shown else '—':>24}"
