"""The command `crosswalk`."""

from __future__ import annotations

from argparse import Namespace

from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes import crosswalk as shape
from budgetwatch.cli.told import Json, Told
from budgetwatch.domain.crosswalk import LinkState
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.year import Year
from budgetwatch.i18n import Language
from budgetwatch.usecases import crosswalk, crosswalk_file
from budgetwatch.usecases.crosswalk import LinkRow, LinkSide
from budgetwatch.usecases.crosswalk_words import KINDS, STATES
from budgetwatch.usecases.dossiers import Dossier


def cross(asked: Namespace, language: Language) -> Told:
    """`crosswalk DOSSIER`: what was asked is done, then the correspondences are listed."""
    writes = any((asked.confirm, asked.apart, asked.unlink, asked.take))
    with opened(asked, write=writes) as dossier:
        done = _do(dossier, asked)
        rows = crosswalk.review_links(dossier)
    shown = [row for row in rows if asked.all or row.state is not LinkState.CERTAIN]
    return Told({**shape.crosswalk(rows, language), **done}, _text(rows, shown, language))


def _do(dossier: Dossier, asked: Namespace) -> Json:
    """What was written or taken over, if that was asked."""
    if asked.confirm:
        crosswalk.confirm_link(dossier, asked.confirm, asked.reason, asked.author)
    if asked.apart:
        crosswalk.set_apart(dossier, asked.apart, asked.reason, asked.author)
    if asked.unlink:
        crosswalk.unlink(dossier, asked.unlink, asked.author)
    if asked.export:
        audience = Audience(asked.audience)
        written = crosswalk_file.export_links(dossier, asked.export, audience)
        return {"exported": written, "file": str(asked.export), "audience": audience.value}
    if asked.take:
        return {"imported": crosswalk_file.import_links(dossier, asked.take, asked.author).value}
    return {}


def _text(rows: tuple[LinkRow, ...], shown: list[LinkRow], language: Language) -> str:
    word = language.word
    lines = []
    for row in shown:
        sides = " → ".join(", ".join(_side(side, language) for side in part) or "—" for part in (row.before, row.after))
        head = f"{row.id}  {row.year}  {word(STATES[row.state])} · {word(KINDS[row.kind])}"
        lines.append(language.told_of(head, sides))
        lines += [f"    {word(reason)}" for reason in row.reasons]
        lines += [f"    {row.reason}"] * bool(row.reason)
    waiting = sum(row.state is LinkState.TO_REVIEW for row in rows)
    lines.append(word(msgn("{count} correspondence to review", "{count} correspondences to review", waiting)))
    return "\n".join(lines)


def _side(side: LinkSide, language: Language) -> str:
    name = f"{side.place.code} {side.place.label}".strip()
    amount = language.exact(side.figure.amount, side.figure.unit.currency) if side.figure else "—"
    return language.word(msg("{place} ({year}: {amount})", place=name, year=Year(side.year), amount=amount))
