"""The command `proportions`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from budgetwatch.cli.commands.comparing import NO_BUDGET, WrongQuestion, years_held
from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes import proportions as shape
from budgetwatch.cli.told import Told
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.grouping import GroupingKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.proportions import Composition, Proportions, Structure
from budgetwatch.domain.series import SeriesKind
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n import Language
from budgetwatch.usecases import groupings
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.perimeters import find_perimeter
from budgetwatch.usecases.proportions import Denominator, ProportionsQuery, work_out

WIDTH = 44


def set_in_proportion(asked: Namespace, language: Language) -> Told:
    """`proportions DOSSIER`."""
    with opened(asked, write=bool(asked.assign)) as dossier:
        for text in asked.assign:
            kind, label, key = _assignment(text)
            groupings.assign(dossier, kind, {label: key}, asked.author)
        told = work_out(dossier, _query(asked, dossier))
    if told is None:
        return Told({"stage": None, "structure": None}, language.word(NO_BUDGET))
    return Told(shape.proportions(told, language), "\n".join(_lines(told, language)))


def _query(asked: Namespace, dossier: Dossier) -> ProportionsQuery:
    return ProportionsQuery(
        Measure(asked.measure) if asked.measure else None,
        Basis(asked.basis) if asked.basis else None,
        years_held(asked.years, dossier),
        None if asked.perimeter is None else find_perimeter(dossier, asked.perimeter),
        Denominator(asked.denominator) if asked.denominator else None,
    )


def _assignment(text: str) -> tuple[GroupingKind, str, str | None]:
    """`nature:Autres=operations`; nothing after the sign gives the label back to the list of the program."""
    kind, _, rest = text.partition(":")
    label, sign, key = rest.rpartition("=")
    if not sign or kind not in tuple(GroupingKind):
        raise WrongQuestion(
            msg("{text} puts nothing in a group.", text=text), msg("Write nature:Autres=operations, for example.")
        )
    return GroupingKind(kind), label, key or None


def _lines(told: Proportions, language: Language) -> Iterator[str]:
    word = language.word
    stage = word(MEASURES[told.stage])
    title = word(msg("Structure by nature"))
    yield f"{title} · {stage} · {language.currency(told.currency)}"
    yield from _structure(told.natures, told.stage, language)
    yield word(msg("Spending by force"))
    yield from _structure(told.forces, told.stage, language)
    yield word(msg("Weight of the budget"))
    for weights in told.weights:
        for one in weights.years:
            yield _row(weights.name, one.year, one.denominator, one.share, language, one.missing)
    yield from _growth(told, language)
    yield word(msg("Opacity rate"))
    for opacity in told.opacity:
        yield _row(msg("kept from view"), opacity.composition.year, opacity.hidden, opacity.rate, language)
    yield word(msg("Ordered and not paid"))
    for year in told.payables.total.years:
        yield _row(msg("Total"), year.year, year.unpaid, None, language)
    yield from (word(why) for why in told.wageless.values())


def _structure(told: Structure, stage: Measure, language: Language) -> Iterator[str]:
    why = told.why_whole(stage)
    if why is not None:
        yield language.word(why)
    for one in told.at(stage):
        yield from _parts(one, told, language)


def _parts(one: Composition, told: Structure, language: Language) -> Iterator[str]:
    for part in one.parts:
        name = told.grouping.label_of(part.key).text(language.code)
        yield _worded(name, one.year, part.amount, part.share, language)


def _growth(told: Proportions, language: Language) -> Iterator[str]:
    growth = told.growth
    if growth.first is not None:
        head = language.word(msg("Growth a year, {first}–{last}", first=str(growth.first), last=str(growth.last)))
        real = msg("in real terms (prices to verify)") if _unchecked(told) else msg("in real terms")
        for name, figure in ((msg("as printed"), growth.nominal), (real, growth.real)):
            yield language.told_of(
                f"{head}, {language.word(name)}", language.share(figure.amount, 2) if figure else "—"
            )
        if growth.elasticity is not None:
            against = language.word(msg("growth ÷ growth of the State's budget"))
            yield language.told_of(f"{head}, {against}", language.number(growth.elasticity.amount.decimal, 2))
    yield from (language.told_of(year, language.word(why)) for year, why in growth.left_out)
    yield from (language.word(why) for why in growth.missing)


def _unchecked(told: Proportions) -> bool:
    """Whether the prices are those that come with the program."""
    return any(one.to_verify for one in told.series if one.kind is SeriesKind.CONSUMER_PRICES)


def _row(
    name: Message,
    year: int,
    amount: Figure | None,
    share: Figure | None,
    language: Language,
    missing: Message | None = None,
) -> str:
    text = _worded(language.word(name), year, amount, share, language)
    return f"{text}  {language.word(missing)}" if missing else text


def _worded(name: str, year: int, amount: Figure | None, share: Figure | None, language: Language) -> str:
    value = language.number(amount.amount.decimal) if amount else "—"
    return f"  {name[:WIDTH]:<{WIDTH}} {year} {value:>26}{language.figure(share) if share else '—':>18}"
