"""The command `inspect`: read a file and say what it is taken for."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from budgetwatch.cli.shapes import inspection as shape
from budgetwatch.cli.told import Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.fact import Inspection, Reading, Verdict
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import MEASURES, ROW_KINDS, TABLE_KINDS, VERDICTS
from budgetwatch.i18n import Language
from budgetwatch.usecases import inspecting

WIDTH = 44


def inspect(asked: Namespace, language: Language) -> Told:
    """`inspect FILE`: status 1 where the file is refused."""
    try:
        told = inspecting.inspect_file(asked.file, asked.password, watched(language))
    except Unreadable as problem:
        return Told(shape.refusal(asked.file, problem, language), _refused(problem, language), 1)
    return Told(shape.inspection(told, language, lines=asked.lines), _text(told, language))


def _refused(problem: Unreadable, language: Language) -> str:
    sentences = (VERDICTS[Verdict.REFUSED], problem.message, problem.advice)
    return "\n".join(language.word(sentence) for sentence in sentences if sentence is not None)


def _text(told: Inspection, language: Language) -> str:
    lines = [f"{told.source.name} · {told.source.format} · {told.source.short_hash}"]
    for table in told.tables:
        lines += _table(table, language)
    lines.append(language.word(VERDICTS[told.verdict]))
    lines += [f"  – {language.word(reason.message)}" for reason in told.reasons]
    return "\n".join(lines)


def _table(table: Reading, language: Language) -> Iterable[str]:
    layout = table.layout
    counted = ", ".join(
        f"{language.word(ROW_KINDS[kind])} {layout.count(kind)}" for kind in ROW_KINDS if layout.count(kind)
    )
    kind, unit = language.word(TABLE_KINDS[layout.kind]), language.unit(layout.unit.scale, layout.unit.currency)
    yield f"{layout.id} · {kind} · {unit} · {counted}"
    for total in table.totals:
        stage = language.word(MEASURES[total.measure]) if total.measure else "?"
        name = " ".join(str(part) for part in (stage, total.basis, total.year, total.variant) if part)
        printed = ""
        if total.stated is not None:
            printed = language.word(
                msg("= printed total {cell}", cell=total.stated_cell or "")
                if total.agrees
                else msg("printed total {stated}, gap {gap}", stated=total.stated, gap=total.gap or total.stated)
            )
        yield f"  {name:<{WIDTH}} {language.number(total.lines_sum.decimal):>26} {printed}"
