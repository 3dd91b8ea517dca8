"""The JSON of a newer version: what it replaces, what changed, and what that touches."""

from __future__ import annotations

from budgetwatch.cli.shapes.values import state, words
from budgetwatch.cli.told import Json
from budgetwatch.domain.source import CellRef
from budgetwatch.i18n import Language
from budgetwatch.usecases.versions import (
    ChangedAmount,
    Changes,
    FatedCorrection,
    LineRef,
    Replacement,
    Touched,
    TouchedAnswer,
    TouchedFinding,
    WrittenPack,
)


def replaced(one: Replacement) -> Json:
    """The table, the import that it is a newer version of, and what differs between the two."""
    return {
        "table": one.table,
        "replaces": one.dataset.id,
        "file": one.dataset.source.name,
        "changes": changes(one.changes),
    }


def changes(found: Changes) -> Json:
    """Lines added, dropped and renamed, and each amount that changed with its two cells."""
    return {
        "lines_in_both": found.same,
        "added": [_line(line) for line in found.added],
        "dropped": [_line(line) for line in found.dropped],
        "renamed": [{"before": _line(one.before), "after": _line(one.after)} for one in found.renamed],
        "amounts": [_amount(one) for one in found.amounts],
    }


def _line(line: LineRef) -> Json:
    return {
        "code": line.code,
        "label": line.label,
        "places": list(line.places),
        "sheet": line.cell.sheet,
        "row": line.cell.row,
    }


def _amount(one: ChangedAmount) -> Json:
    return {
        "line": one.line,
        "places": list(one.places),
        "measure": one.measure.value if one.measure else None,
        "basis": one.basis.value if one.basis else None,
        "year": one.year,
        "before": {**state(one.before), **_cell(one.before_cell)},
        "after": {**state(one.after), **_cell(one.after_cell)},
    }


def _cell(cell: CellRef) -> Json:
    return {"sheet": cell.sheet, "cell": cell.a1}


def touched(found: Touched, language: Language) -> Json:
    """Findings, answers, questions and corrections that the new version changes or leaves behind."""
    return {
        "findings": [_finding(one, language) for one in found.findings],
        "answers": [_answer(one, language) for one in found.answers],
        "questions": [
            {"id": one.id, "text": one.text or words(one.wording, language), "origin": one.origin}
            for one in found.questions
        ],
        "corrections": list(map(_correction, found.corrections)),
        "packs": [_pack(one) for one in found.packs],
        "tried": found.tried,
    }


def _correction(one: FatedCorrection) -> Json:
    """A correction of the version before by its cell there, what becomes of it, and where and what it would meet."""
    return {
        **_cell(one.correction.cell),
        "corrected": state(one.correction.corrected),
        "received": state(one.correction.received),
        "fate": one.fate.value,
        "now": None if one.cell is None or one.printed is None else {**_cell(one.cell), **state(one.printed)},
    }


def _pack(one: WrittenPack) -> Json:
    return {
        "snapshot": one.snapshot,
        "at": one.at.isoformat(timespec="seconds"),
        "kind": one.kind,
        "audience": one.audience.value,
        "language": one.language,
        "formats": list(one.formats),
    }


def _finding(one: TouchedFinding, language: Language) -> Json:
    before, after = one.before.finding if one.before else None, one.after
    known = after or before
    return {
        "key": known.key if known else None,
        "title": words(known.title if known else None, language),
        "before": words(before.why if before else None, language),
        "after": words(after.why if after else None, language),
        "verdict": one.before.judgement.value if one.before else None,
    }


def _answer(one: TouchedAnswer, language: Language) -> Json:
    answer = one.topic.answer
    return {
        "id": one.topic.item.id,
        "label": one.topic.item.label.text(language.code),
        "before": answer.value if answer else None,
        "proposed": one.proposed.value if one.proposed else None,
        "confirmed": one.confirmed,
    }
