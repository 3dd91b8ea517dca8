"""What the command line says to a person who did not ask for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from budgetwatch.cli.shapes.inspection import ROW_NAMES
from budgetwatch.cli.shapes.values import Json
from budgetwatch.domain.comparison import Comparison, ComparisonRow
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.fact import Inspection, Reading
from budgetwatch.domain.finding import Judged, State
from budgetwatch.domain.measure import CHAIN
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.money import Absent
from budgetwatch.domain.terms import ANSWERS, MEASURES, STATES, VERDICTS
from budgetwatch.i18n import Language
from budgetwatch.usecases.checklists import AnsweredChecklist
from budgetwatch.usecases.demonstrating import Demonstration
from budgetwatch.usecases.documents import DocumentRow
from budgetwatch.usecases.verifying import Check

WIDTH = 44


def inspection(told: Inspection, language: Language) -> str:
    """The file, its tables with their totals, the verdict and its reasons."""
    lines = [f"{told.source.name} · {told.source.format} · {told.source.short_hash}"]
    for table in told.tables:
        lines += _table(table, language)
    lines.append(language.word(VERDICTS[told.verdict]))
    lines += [f"  – {language.word(reason.message)}" for reason in told.reasons]
    return "\n".join(lines)


def _table(table: Reading, language: Language) -> Iterable[str]:
    layout = table.layout
    counted = ", ".join(f"{ROW_NAMES[kind]} {layout.count(kind)}" for kind in ROW_NAMES if layout.count(kind))
    yield f"{layout.id} · {layout.kind.value} · {language.unit(layout.unit.scale, layout.unit.currency)} · {counted}"
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


def comparison(told: Comparison, language: Language) -> str:
    """A table of rows per year, amounts in whole units."""
    shown = [measure for measure in CHAIN if any(measure in row.stages for row in told.totals)]
    head = "".join(f"{language.word(MEASURES[measure]):>24}" for measure in shown)
    lines = [f"{'':<{WIDTH}}      {head}{'%':>10}"]
    lines += [_compared(row, shown, language) for row in told.rows]
    lines += [_compared(row, shown, language) for row in told.totals]
    lines += [f"{one.year}: {language.word(one.reason)}" for one in told.breaks]
    return "\n".join(lines)


def _compared(row: ComparisonRow, shown: Sequence[object], language: Language) -> str:
    name = f"{row.code} {row.label}".strip()[: WIDTH - 1] or "—"
    cells = "".join(
        f"{language.number(figure.amount.decimal) if (figure := row.stages.get(measure)) else '—':>24}"  # type: ignore[call-overload]
        for measure in shown
    )
    return f"{name:<{WIDTH}} {row.year} {cells}{language.share(row.rate.amount) if row.rate else '—':>10}"


def explanation(told: Explanation, language: Language) -> str:
    """The value and its cells."""
    lines = [language.figure(told.recomputed)]
    for cell in told.cells:
        value = language.absent(cell.value) if isinstance(cell.value, Absent) else language.number(cell.value.decimal)
        lines.append(f"  {cell.source.name} › {cell.cell.sheet} › {cell.cell.a1}  {value:>26}  {cell.label}")
    return "\n".join(lines)


def findings(listed: Iterable[Judged], language: Language) -> str:
    """Each finding with its state, why, and question."""
    lines: list[str] = []
    for one in listed:
        finding = one.finding
        lines.append(f"[{finding.code}] {language.word(finding.title)} – {language.word(STATES[finding.state])}")
        lines.append(f"    {language.word(finding.why)} (n = {finding.n})")
        if finding.state is State.FIRED and finding.question is not None:
            lines.append(f"    {language.word(finding.question)}")
    lines.append(language.word(msg("A signal is a reason to look, not proof of an irregularity.")))
    return "\n".join(lines)


def checklist(answered: AnsweredChecklist, language: Language) -> str:
    """Each topic with its answer; proposals end with a question mark."""
    lines = [answered.checklist.title.text(language.code)]
    for one in answered.items:
        answer = language.word(ANSWERS[one.answer])
        lines.append(f"{one.item.id}  {one.item.label.text(language.code):<{WIDTH}} {answer}{' ?' * one.automatic}")
    progress = answered.progress
    lines.append(
        language.word(
            msg(
                "{answered} answered, {automatic} proposed, {total} in all",
                answered=progress.answered,
                automatic=progress.automatic,
                total=progress.total,
            )
        )
    )
    return "\n".join(lines)


def checks(done: Iterable[Check], language: Language) -> str:
    """A line per check."""
    return "\n".join(f"{'✓' if one.ok else '✗'} {one.name}: {language.word(one.detail)}" for one in done)


def imported(rows: Sequence[DocumentRow], files: Sequence[Json], language: Language) -> str:
    """What came in, and for each file that did not, why."""
    lines = [
        f"{row.dataset.table}: "
        + language.word(msgn("{count} line", "{count} lines", row.dataset.lines or row.dataset.contracts))
        for row in rows
    ]
    for file in files:
        problem = file["error"]
        if isinstance(problem, dict):
            lines.append(f"{file['name']}: {problem['message']} {problem['advice'] or ''}".rstrip())
            lines += [f"  – {question['message']}" for question in problem.get("questions", ())]
    return "\n".join(lines)


def demonstration(made: Demonstration, language: Language) -> str:
    """Where the sample dossier and its packs are."""
    lines = [language.word(msg("The sample dossier is {path}", path=str(made.dossier)))]
    lines += [language.word(msg("The pack is {path}", path=str(file.path))) for file in made.files]
    return "\n".join(lines)
