"""The command `pefa`."""

from __future__ import annotations

from argparse import Namespace
from fractions import Fraction

from budgetwatch.cli.commands.exporting import reminder
from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes import credibility as shape
from budgetwatch.cli.told import Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.code import Classification
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.pefa import Credibility
from budgetwatch.i18n import Language
from budgetwatch.usecases import credibility
from budgetwatch.usecases.audiences import refuse_narrower_evidence
from budgetwatch.usecases.credibility_sheet import write_annex


def rate(asked: Namespace, language: Language) -> Told:
    """`pefa DOSSIER|FILE.csv [--out FILE.xlsx] [--audience public|committee|closed]`."""
    audience = Audience.PUBLIC
    if asked.dossier.suffix != ".budget":
        told = credibility.rate_file(asked.dossier, watched(language))
    else:
        with opened(asked) as dossier:
            if asked.out is not None:
                audience = Audience(asked.audience)
                refuse_narrower_evidence(dossier, audience)
            told = credibility.rate_dossier(dossier, _choice(asked))
    lines = [_text(told, language)]
    if asked.out is not None:
        write_annex(told, asked.out, language, audience)
        lines.append(reminder(audience, language))
    return Told(shape.credibility(told, language), "\n".join(lines))


def _choice(asked: Namespace) -> credibility.HeadChoice | None:
    """What was asked for; None where nothing was, so that what the committee keeps is taken."""
    if not (asked.by or asked.stage or asked.contingency or asked.interest):
        return None
    return credibility.HeadChoice(
        Classification(asked.by) if asked.by else None,
        Measure(asked.stage) if asked.stage else None,
        frozenset(asked.contingency),
        frozenset(asked.interest),
    )


def _text(told: Credibility, language: Language) -> str:
    lines = [f"{'':6}{'PI-1 %':>14}{'PI-2.1 %':>14}{'PI-2.2 %':>14}{'PI-2.3 %':>14}"]
    for year in told.years:
        shares = (year.outturn, year.variance, year.by_nature, year.contingency)
        lines.append(f"{year.year:<6}" + "".join(f"{_short(share, language):>14}" for share in shares))
    lines.append(
        "  ".join(language.told_of(dimension.value, letter or "—") for dimension, letter in told.scores.items())
    )
    lines += [language.word(note) for note in told.notes]
    return "\n".join(lines)


def _short(percent: Fraction | None, language: Language) -> str:
    return "—" if percent is None else language.number(shape.decimal(percent, 2))
