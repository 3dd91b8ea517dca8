"""The command `audience`: who may see which item."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from budgetwatch.cli.audience_arguments import USUAL
from budgetwatch.cli.opened import opened
from budgetwatch.cli.told import Json, Told
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.i18n import Language
from budgetwatch.usecases import audiences, showing
from budgetwatch.usecases.audience_items import refuse_unknown
from budgetwatch.usecases.audiences import Item, ItemKind, Shown
from budgetwatch.usecases.dossiers import Dossier


def show_to(asked: Namespace, language: Language) -> Told:
    """`audience DOSSIER [--kind KIND --item KEY --show-to AUDIENCE|usual]`: without an item, what people chose."""
    parts = (asked.kind, asked.item, asked.show_to)
    if any(parts) and not all(parts):
        raise ItemIncomplete
    with opened(asked, write=all(parts)) as dossier:
        if all(parts):
            _change(dossier, asked)
        listed = audiences.list_audiences(dossier)
    return Told({"audiences": [_shape(one) for one in listed]}, _text(listed, language))


def _change(dossier: Dossier, asked: Namespace) -> None:
    item = Item(ItemKind(asked.kind), asked.item)
    refuse_unknown(dossier, item)
    if asked.show_to == USUAL:
        showing.back_to_usual(dossier, item, asked.author)
    else:
        showing.set_audience(dossier, item, Audience(asked.show_to), asked.author)


def _shape(one: Shown) -> Json:
    return {
        "kind": one.item.kind.value,
        "item": one.item.key,
        "audience": one.audience.value,
        "author": one.author or None,
        "date": one.at or None,
    }


def _text(listed: Sequence[Shown], language: Language) -> str:
    if not listed:
        return language.word(msg("Every item has its usual audience."))
    return "\n".join(
        language.told_of(f"{one.item.kind} {one.item.key}", language.word(AUDIENCES[one.audience])) for one in listed
    )


class ItemIncomplete(BudgetWatchError):
    """To show an item to an audience, say which item and which audience."""

    code = "item-incomplete"
    default = msg("To show an item to an audience, say which item and which audience.")
    default_advice = msg("Give `--kind`, `--item` and `--show-to` together, or none of them to see what is chosen.")
