"""The command `bridge`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator

from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes.values import figure
from budgetwatch.cli.told import Json, Told
from budgetwatch.domain.bridge import Bridges, CreditBridge, Movement
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import ACT_KINDS
from budgetwatch.i18n import Language
from budgetwatch.usecases import movements


def bridge(asked: Namespace, language: Language) -> Told:
    """`bridge DOSSIER`."""
    with opened(asked) as dossier:
        told = movements.build_bridges(dossier)
    return Told(_shape(told, language), _text(told, language))


def _shape(told: Bridges, language: Language) -> Json:
    return {
        "bridges": [_one(one) for one in told.bridges],
        "unplaced": {why: [act.name for act in acts] for why, acts in told.unplaced.items()},
        "outside": [_one(one) for one in told.outside],
        "notes": [language.word(note) for note in movements.notes_on_bridges(told)],
    }


def _one(one: CreditBridge) -> Json:
    return {
        "code": one.code,
        "label": one.label,
        "year": one.year,
        "voted": figure(one.voted),
        "movements": [_moved(move) for move in one.movements],
        "withheld": [_moved(move) for move in one.withheld],
        "expected": figure(one.expected),
        "revised": figure(one.revised),
        "gap": figure(one.gap),
        "frozen": figure(one.frozen),
        "received_share": figure(one.received_share),
        "given_share": figure(one.given_share),
    }


def _moved(move: Movement) -> Json:
    return {"kind": move.kind.value, "received": figure(move.received), "given": figure(move.given)}


def _text(told: Bridges, language: Language) -> str:
    word = language.word
    lines = []
    for one in told.bridges:
        lines.append(f"{one.code} {one.label} {one.year}".strip())
        lines.append(_line(word(msg("voted")), one.voted, language))
        lines += _sides(one.movements, language)
        lines.append(_line(word(msg("= vote and acts")), one.expected, language))
        lines.append(_line(word(msg("revised")), one.revised, language))
        lines.append(_line(word(msg("gap")), one.gap, language))
        lines += _withheld(one, language)
    lines += [word(_unplaced(why, len(acts))) for why, acts in told.unplaced.items()]
    lines += map(word, movements.notes_on_bridges(told))
    return "\n".join(lines) or word(msg("No register of acts that move credits is in the dossier."))


def _sides(moves: Iterable[Movement], language: Language) -> Iterator[str]:
    for move in moves:
        name = language.word(ACT_KINDS[move.kind])
        if move.received is not None:
            yield _line(f"+ {name}", move.received, language)
        if move.given is not None:
            yield _line(f"\u2212 {name}", move.given, language)


def _withheld(one: CreditBridge, language: Language) -> Iterator[str]:
    """The freezes and their releases, which move nothing: they stand below the appropriations."""
    if one.withheld:
        withheld = language.word(msg("Withheld, not moved:"))
        yield f"    {withheld}"
        yield from _sides(one.withheld, language)
        yield _line(language.word(msg("= still frozen")), one.frozen, language)


def _line(name: str, shown: Figure | None, language: Language) -> str:
    return f"    {name:<44}{language.number(shown.amount.decimal) if shown else '—':>24}"


def _unplaced(why: str, count: int) -> Message:
    match why:
        case "kind":
            return msgn(
                "{count} act of a kind that moves no credits", "{count} acts of kinds that move no credits", count
            )
        case "year":
            return msgn("{count} act without a year", "{count} acts without a year", count)
        case "amount":
            return msgn("{count} act without an amount", "{count} acts without an amount", count)
        case _:
            return msgn(
                "{count} act that names no programme of the budget",
                "{count} acts that name no programme of the budget",
                count,
            )
