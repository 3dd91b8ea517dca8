"""BW25: budget lines on which more was awarded in a year than was available.

Source: budget laws forbid commitments above the credits of a line; checklist E16.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import difference
from budgetwatch.domain.finding import Finding, LabelledFigure, Subject
from budgetwatch.domain.message import msg, msgn
from budgetwatch.flags.figures import added, left_out, number, total
from budgetwatch.flags.flag import Flag, gives
from budgetwatch.flags.settings import Settings

FLAG = Flag(
    "BW25",
    msg("Awards above the credits of a line"),
    (
        msg("The contract runs over several years, and only a part weighs on this one."),
        msg("Credits were added by an act that the dossier does not hold."),
        msg("The register names a line of another year or another nomenclature."),
    ),
    msg("On which credits were these contracts committed, and who certified that they were available?"),
)


def judge(contracts: Sequence[Contract], settings: Settings) -> Finding:
    """The lines and years whose awards add up above the credits; contracts without such a line are left out."""
    if not gives(contracts, "budget_line") and not settings.lines:
        return FLAG.unavailable(msg("The register gives no budget line."), len(contracts))
    if not settings.credits:
        return FLAG.unavailable(msg("No budget gives the credits of these lines by their codes."), len(contracts))
    lines: dict[tuple[str, int], list[Contract]] = defaultdict(list)
    for one in contracts:
        if one.awarded and (key := settings.line_of(one)) is not None:
            lines[key].append(one)
    cases = [contract for own in lines.values() for contract in own]
    if not cases:
        return FLAG.unavailable(msg("No contract names a line that the budget has for its year."), len(contracts))
    above = {key: own for key, own in lines.items() if added("awarded", own) > settings.credits[key].amount}
    why = msgn(
        "One line of {lines} bears awards above its credits.",
        "{count} lines of {lines} bear awards above their credits.",
        len(above),
        lines=len(lines),
    )
    concerned = [contract for own in above.values() for contract in own]
    figures = [
        LabelledFigure(msg("contracts on these lines"), number(concerned)),
        LabelledFigure(msg("awarded on these lines"), total("awarded", concerned)),
        *left_out(contracts, cases),
    ]
    stake = total("awarded", concerned) if concerned else None
    threshold = msg("awards of a year on a line above its credits of that year")
    subjects = [_subject(key, own, settings) for key, own in above.items()]
    return FLAG.fired(why, len(cases), threshold, subjects, figures, stake)


def _subject(key: tuple[str, int], contracts: Sequence[Contract], settings: Settings) -> Subject:
    """A line and year, with what was awarded above its credits; a line that a person chose by its name."""
    written = next((one.budget_line.strip() for one in contracts if one.id not in settings.lines), key[0])
    named = (settings.line_names.get(key, written), str(key[1]))
    awarded = total("awarded", contracts)
    excess = difference(awarded, settings.credits[key])
    return Subject("line", f"{written}|{key[1]}", " · ".join(named), excess, awarded)
