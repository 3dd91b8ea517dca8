"""The command `contracts`."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes.values import figure, words
from budgetwatch.cli.told import Json, Told
from budgetwatch.domain.code import normalised
from budgetwatch.domain.contract_line import BudgetLine, ContractTie, TiedBy
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.terms import FIELDS
from budgetwatch.i18n import Language
from budgetwatch.usecases import budget_lines, contract_fields, contract_lines
from budgetwatch.usecases.contracts import ContractRow, list_contracts
from budgetwatch.usecases.dossiers import Dossier


def list_register(asked: Namespace, language: Language) -> Told:
    """`contracts DOSSIER`: what was asked is done, then the contracts are told with their lines, or the lines alone."""
    change = _asked_change(asked)
    with opened(asked, write=change is not None) as dossier:
        if asked.lines is not None:
            return _told_lines(budget_lines.list_budget_lines(dossier), asked.lines, language)
        if change is not None:
            change(dossier)
        rows, read = list_contracts(dossier), contract_fields.list_fields(dossier)
    corrected: dict[str, list[str]] = {}
    for one in read:
        corrected.setdefault(one.contract, []).append(one.field)
    shapes = [_shape(row, corrected.get(row.contract.id, ()), language) for row in rows]
    gaps = Counter(field for row in rows for field in row.missing)
    lines = [*(_line(row, language) for row in rows), *_gaps(gaps, language)]
    return Told({"contracts": shapes, "missing": dict(gaps)}, "\n".join(lines))


def _gaps(gaps: Mapping[str, int], language: Language) -> list[str]:
    """How many contracts lack what every register should say, by field."""
    word = language.word
    return [
        word(
            msgn("{count} contract without: {field}", "{count} contracts without: {field}", count, field=FIELDS[field])
        )
        for field, count in gaps.items()
    ]


def _asked_change(asked: Namespace) -> Callable[[Dossier], object] | None:
    """What the command writes, or None where it only lists."""
    if asked.link:
        if not asked.line or asked.year is None:
            raise NotFound(msg("Say which line: --line CODE --year YEAR."))
        return lambda dossier: contract_lines.link_contract(
            dossier, asked.link, asked.line, asked.year, asked.reason, asked.author
        )
    if asked.unlink:
        return lambda dossier: contract_lines.unlink_contract(dossier, asked.unlink, asked.author)
    if asked.correct:
        return lambda dossier: contract_fields.correct_field(
            dossier, asked.correct, asked.field, asked.value, asked.reason, asked.author
        )
    if asked.as_received:
        return lambda dossier: contract_fields.withdraw_field(dossier, asked.as_received, asked.field, asked.author)
    return None


def _told_lines(lines: Iterable[BudgetLine], text: str, language: Language) -> Told:
    sought = normalised(text)
    found = [one for one in lines if sought in normalised(f"{one.place.code} {one.place.label} {one.year}")]
    shapes: list[Json] = [
        {
            "key": one.key,
            "code": one.place.code,
            "label": one.place.label,
            "year": one.year,
            "credits": figure(one.credits),
        }
        for one in found
    ]
    told = (
        f"{one.key}  {one.year}  {one.place.code} {one.place.label} · "
        f"{language.exact(one.credits.amount, one.credits.unit.currency)}"
        for one in found
    )
    return Told({"lines": shapes}, "\n".join(told))


def _shape(row: ContractRow, corrected: Iterable[str], language: Language) -> Json:
    one = row.contract
    return {
        "number": one.id,
        "subject": one.subject,
        "supplier": one.supplier,
        "owner": row.owner,
        "signed": one.signed.isoformat() if one.signed else None,
        "procedure": one.procedure.value,
        "awarded": str(one.awarded) if one.awarded else None,
        "flags": list(row.flags),
        "missing": list(row.missing),
        "corrected": list(corrected),
        "line": tied(row.tie, language),
    }


def tied(tie: ContractTie, language: Language) -> Json:
    """The budget line of a contract, who says so, and why there is none."""
    return {
        "code": tie.code,
        "label": tie.label,
        "year": tie.year,
        "by": tie.by.value,
        "credits": figure(tie.credits),
        "why": words(tie.why, language),
        "reason": tie.link.reason if tie.link else "",
        "author": tie.link.author if tie.link else "",
    }


def _line(row: ContractRow, language: Language) -> str:
    one, tie = row.contract, row.tie
    awarded = language.exact(one.awarded, one.currency) if one.awarded else "—"
    return " · ".join((one.id, one.subject, one.supplier, awarded, _where(tie, language)))


def _where(tie: ContractTie, language: Language) -> str:
    word = language.word
    if tie.by is TiedBy.NOTHING:
        return word(msg("no budget line"))
    place = f"{tie.code} {tie.label} {tie.year}"
    return word(msg("{line} (by hand)", line=place)) if tie.by is TiedBy.HAND else place
