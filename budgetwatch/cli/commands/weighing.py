"""The command `materiality`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from budgetwatch.cli.commands.comparing import WrongQuestion
from budgetwatch.cli.opened import opened
from budgetwatch.cli.told import Told
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.i18n import Language
from budgetwatch.usecases import materiality
from budgetwatch.usecases.committee_limits import set_limits


def weigh(asked: Namespace, language: Language) -> Told:
    """`materiality DOSSIER [--amount XOF=50000000] [--share 0.001]`."""
    with opened(asked, write=bool(asked.amount or asked.share)) as dossier:
        if given := dict(_given(asked)):
            set_limits(dossier, material=given, author=asked.author)
        told = materiality.materiality(dossier)
    amounts = {name: str(amount) for name, amount in told.amounts.items()}
    lines = [language.exact(amount, name) for name, amount in told.amounts.items()]
    share = language.word(msg("{percent} % of the total of the year elsewhere", percent=told.share * 100))
    return Told({"amounts": amounts, "share": str(told.share), "own": sorted(told.own)}, "\n".join((*lines, share)))


def _given(asked: Namespace) -> Iterator[tuple[str, Amount | Decimal | None]]:
    for given in asked.amount:
        currency, _, amount = given.partition("=")
        yield currency, _amount(amount) if amount else None
    if asked.share:
        yield materiality.SHARE, _share(asked.share)


def _amount(text: str) -> Amount:
    try:
        return Amount.parse(text)
    except ValueError as error:
        raise WrongQuestion(msg("{text} is not an amount.", text=text), msg("Write it such as 50000000.")) from error


def _share(text: str) -> Decimal:
    try:
        share = Decimal(text)
    except InvalidOperation as error:
        raise WrongQuestion(msg("{text} is not a share.", text=text), msg("Write it such as 0.001.")) from error
    if not 0 <= share <= 1:
        raise WrongQuestion(msg("{text} is not a share.", text=text), msg("Write it such as 0.001."))
    return share
