"""What single acts ask: credits moved into personnel, advances without ratification.

Source: UEMOA directive 06/2009 and the organic laws (à vérifier by country).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetwatch.analysis.findings import MINISTER, Rule
from budgetwatch.analysis.movements.told import NO_ACTS, Seen, Told, asked, moved_figure
from budgetwatch.domain.code import normalised
from budgetwatch.domain.credit_act import CreditAct
from budgetwatch.domain.finding import Finding, LabelledFigure
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.message import msg

INTO_PERSONNEL = Rule(
    "moved-into-personnel",
    msg("Credits moved into personnel"),
    msg("No act moves credits of another nature into personnel."),
    NO_ACTS,
)
WITHOUT_NATURES = msg("The register of acts names no nature of spending: nobody can tell whether personnel gained.")
INTO_PERSONNEL_EXPLAINED = (
    msg("The credits only corrected an error of imputation."),
    msg("Both lines are of personnel, under different names."),
)
NOT_RATIFIED = Rule(
    "advance-not-ratified",
    msg("Advance decree without ratification"),
    msg("Every advance decree is said to be ratified."),
    msg("No advance decree is among the acts that were looked at."),
)
NOT_RATIFIED_EXPLAINED = (
    msg("The next finance law is not voted yet."),
    msg("The settlement law ratified it, and the register was not brought up to date."),
)
_PERSONNEL = re.compile(r"\b(personnels?|soldes?|salaires?|traitements?|remunerations?|wages?|titre 2|title 2)\b")


_NATURE = re.compile(
    r"\b(personnels?|soldes?|salaires?|traitements?|remunerations?|wages?|titres? \d|titles? \d|biens|services|"
    r"fonctionnement|materiel|transferts?|subventions?|investissements?|equipements?|goods|transfers?|capital)\b"
)


def name_natures(acts: Sequence[CreditAct]) -> list[CreditAct]:
    """The acts of which a side names a nature of spending: of the others nobody can tell whether personnel gained."""
    return [
        act
        for act in acts
        if _NATURE.search(normalised(f"{act.target_code} {act.target} {act.source_code} {act.source}"))
    ]


def into_personnel(acts: Sequence[CreditAct]) -> Iterator[Finding]:
    """The acts that take from another nature and give to personnel."""
    for act in acts:
        to, out_of = normalised(f"{act.target_code} {act.target}"), normalised(f"{act.source_code} {act.source}")
        if _PERSONNEL.search(to) and not _PERSONNEL.search(out_of):
            amount = moved_figure(act)
            yield asked(
                INTO_PERSONNEL,
                INTO_PERSONNEL_EXPLAINED,
                str(act.stored),
                Told(
                    msg("{act}: from “{source}” into “{target}”", act=act.name, source=act.source, target=act.target),
                    msg("The act {act} moves credits of another nature into personnel.", act=act.name),
                    msg("Which rule allows “{act}” to move credits into personnel?", act=act.name),
                ),
                Seen((LabelledFigure(msg("amount moved"), amount),) if amount else (), len(acts), None, amount),
            )


def not_ratified(advances: Sequence[CreditAct]) -> Iterator[Finding]:
    """The advance decrees that are not said to be ratified."""
    for act in advances:
        if act.ratified is not True:
            amount = moved_figure(act)
            known = act.ratified is False
            yield asked(
                NOT_RATIFIED,
                NOT_RATIFIED_EXPLAINED,
                str(act.stored),
                Told(
                    msg("{act}: not ratified", act=act.name)
                    if known
                    else msg("{act}: ratification not stated", act=act.name),
                    msg("The register says that this advance decree is not ratified.")
                    if known
                    else msg("The register does not say whether this advance decree is ratified."),
                    msg("Which finance law ratifies the advance decree “{act}”?", act=act.name),
                ),
                Seen((LabelledFigure(msg("amount opened"), amount),) if amount else (), len(advances), None, amount),
                Severity.WARNING if known else Severity.INFO,
                witness=MINISTER,
            )
