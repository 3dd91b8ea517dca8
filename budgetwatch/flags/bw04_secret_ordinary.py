"""BW04: contracts kept secret for goods that are ordinary.

Source: audit of 2014 in which a secrecy exclusion covered clothing, bedding and food; checklist E04.
"""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import left_out, number, subject, total
from budgetwatch.flags.flag import Flag, gives
from budgetwatch.flags.settings import Settings
from budgetwatch.flags.thresholds import named_in

FLAG = Flag(
    "BW04",
    msg("Secrecy for ordinary goods"),
    (
        msg("The list in force of the country names these goods."),
        msg("The place or the unit that receives them is what is secret."),
        msg("The category in the register is too broad for what was bought."),
    ),
    msg("Which text allows secrecy for these goods, and who decided it?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The secret contracts whose category holds none of the words for which secrecy is usual."""
    if not gives(contracts, "secret"):
        return FLAG.unavailable(msg("The register does not say which contracts are secret."), len(contracts))
    secret = [contract for contract in contracts if contract.secret]
    cases = [contract for contract in secret if _is_worded(contract.category)]
    if secret and not cases:
        return FLAG.unavailable(
            msg("The register gives no category in words for its secret contracts."), len(contracts)
        )
    usual = {name: _is_usual(name, settings) for name in {contract.category for contract in cases}}
    ordinary = [contract for contract in cases if not usual[contract.category]]
    why = msgn(
        "One secret contract of {secret} is for ordinary goods.",
        "{count} secret contracts of {secret} are for ordinary goods.",
        len(ordinary),
        secret=len(cases),
    )
    figures = [
        LabelledFigure(msg("secret, for ordinary goods"), total("awarded", ordinary)),
        LabelledFigure(msg("secret contracts"), number(secret, "secret")),
        *left_out(secret, cases),
    ]
    threshold = msg("secret, with a category that none of the words of the list names")
    stake = total("awarded", ordinary) if ordinary else None
    return FLAG.fired(why, len(cases), threshold, [subject(one) for one in ordinary], figures, stake)


def _is_usual(category: str, settings: Settings) -> bool:
    return any(named_in(words, category) for words in settings.sensitive_categories)


def _is_worded(category: str) -> bool:
    """Whether a category says something in words: a code of goods alone does not."""
    return any(letter.isalpha() for letter in category)
