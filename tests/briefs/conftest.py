"""The invented Republic of Tamaris, small enough to read: eleven programmes, six years, three contracts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from budgetwatch.briefs import PackContent, Received
from budgetwatch.domain.checklist import (
    Answer,
    AnsweredItem,
    Bilingual,
    Item,
    ProposedAnswer,
    RecordedAnswer,
)
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import Break, CompareQuery, Comparison, ComparisonRow, Rate
from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.figure import (
    ContractSelection,
    FactSelection,
    Figure,
    Input,
    Operation,
    Trace,
    difference,
    money,
    ratio,
)
from budgetwatch.domain.finding import Audience, Finding, Judged, Judgement, LabelledFigure, State, Subject
from budgetwatch.domain.hearing import Question
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef, Source

STAGES = (Measure.VOTED, Measure.REVISED, Measure.COMMITTED, Measure.PAID)
PROGRAMMES = """
210  Défense nationale                       202990 224340 215140 180010
2101 Pilotage et soutien                      21480  22310  22960  22740
2102 Forces terrestres                        58900  63400  63210  61780
2103 Forces aériennes                         19650  19650  17900  15230
2104 Gendarmerie nationale                    33740  34120  34050  33590
2105 Équipement des forces                    62400  78900  71300  41260
2106 Santé, action sociale                     6820   5960   5720   5410
230  Sécurité intérieure                      84980  85390  83410  79990
2301 Pilotage et soutien                       8240   8240   8150   7980
2302 Police nationale                         39560  41200  41150  40870
2303 Garde nationale                          27310  27310  27100  26020
2304 Protection civile                         9870   8640   7010   5120
990  Dépenses communes, part sécurité         18500  25100  25100  25100
9901 Fonds spéciaux de sécurité               18500  25100  25100  25100
"""
YEARS = {2020: (198, 204, 195), 2021: (215, 218, 210), 2022: (237, 252, 241), 2023: (271, 285, 269)}
MILLION = 1_000_000

LFI = Source("LFI_2024_Tamaris.xlsx", "7c1e09af" * 8, 48_213, "xlsx", received=datetime(2025, 10, 2, 9, 30, tzinfo=UTC))
EXECUTION = Source(
    "Situation_execution_2024.xlsx", "a94b11d0" * 8, 61_007, "xlsx", received=datetime(2025, 10, 14, 8, tzinfo=UTC)
)
CONTRACTS = Source(
    "Registre_marches_2024.csv", "03f5e2c8" * 8, 9_120, "csv", received=datetime(2025, 10, 15, 17, tzinfo=UTC)
)


class Ledger:
    """The figures given out, so that each can be explained as a dossier would."""

    def __init__(self) -> None:
        self.known: dict[Input, tuple[int, tuple[SourceCell, ...]]] = {}

    def fact(self, measure: Measure, year: int, line: int, value: int) -> Figure:
        """An amount in one cell."""
        selection = FactSelection(measure, year, lines=(line,))
        source = LFI if measure in (Measure.VOTED, Measure.REVISED) else EXECUTION
        sheet = "Crédits" if source is LFI else "Exécution"
        at = CellRef(source.sha256, sheet, 7 + line, 3 + STAGES.index(measure))
        self.known[selection] = (value, (SourceCell(source, at, str(value), Amount(value)),))
        return money(Amount(value), "XOF", Trace(Operation.SUM, (selection,)))

    def total(self, measure: Measure, year: int, figures: list[Figure]) -> Figure:
        """The sum of amounts, as one question to the dossier."""
        lines = tuple(line for figure in figures for line in _lines(figure.trace))
        selection = FactSelection(measure, year, lines=lines)
        cells = tuple(cell for figure in figures for part in figure.trace.inputs for cell in self.known[part][1])
        value = sum(figure.value for figure in figures)
        self.known[selection] = (value, cells)
        return money(Amount(value), "XOF", Trace(Operation.SUM, (selection,)))

    def contract(self, field: str, number: int, value: int) -> Figure:
        """A field of one contract."""
        selection = ContractSelection(field, (number,))
        at = CellRef(CONTRACTS.sha256, "Registre_marches_2024", 1 + number, 9)
        self.known[selection] = (value, (SourceCell(CONTRACTS, at, str(value), Amount(value)),))
        return money(Amount(value), "XOF", Trace(Operation.SUM, (selection,)))

    def explain(self, figure: Figure) -> Explanation:
        """The figure with its cells and its inputs, as the dossier would give them."""
        nested = tuple(self._part(part) for part in figure.trace.inputs)
        if len(figure.trace.inputs) == 1 and not isinstance(figure.trace.inputs[0], Trace):
            return nested[0]
        cells = tuple(cell for part in nested for cell in part.cells)
        return Explanation(figure, figure.trace.operation, figure, cells, nested)

    def _part(self, part: Input) -> Explanation:
        if isinstance(part, Trace):
            return self.explain(money(Amount(0), "XOF", part))
        value, cells = self.known[part]
        made = money(Amount(value), "XOF", Trace(Operation.SUM, (part,)))
        return Explanation(made, Operation.SUM, made, cells)


def _lines(trace: Trace) -> tuple[int, ...]:
    return tuple(line for part in trace.inputs if isinstance(part, FactSelection) for line in part.lines)


def _row(ledger: Ledger, key: str, label: str, year: int, stages: dict[Measure, Figure]) -> ComparisonRow:
    voted, paid = stages[Measure.VOTED], stages[Measure.PAID]
    leaf = len(key) == 4
    return ComparisonRow(
        key,
        "" if key == "total" else key,
        label,
        year,
        stages,
        ratio(paid, voted),
        difference(paid, voted),
        parent=key[:3] if leaf else None,
        level=2 if leaf else 1,
        n_lines=1,
    )


def _comparison(ledger: Ledger) -> Comparison:
    names: dict[str, str] = {}
    leaves: dict[str, dict[Measure, Figure]] = {}
    for line, text in enumerate(PROGRAMMES.strip().splitlines(), start=1):
        code, label = text[:4].strip(), text[5:40].strip()
        names[code] = label
        if len(code) == 4:
            values = [int(value) * MILLION for value in text[40:].split()]
            leaves[code] = {s: ledger.fact(s, 2024, line, v) for s, v in zip(STAGES, values, strict=True)}
    rows = []
    for code, label in names.items():
        under = [stages for leaf, stages in leaves.items() if leaf.startswith(code)]
        made = {s: ledger.total(s, 2024, [stages[s] for stages in under]) for s in STAGES}
        rows.append(_row(ledger, code, label, 2024, leaves.get(code, made)))
    totals = [_past(ledger, year, values) for year, values in YEARS.items()]
    whole = {s: ledger.total(s, 2024, [stages[s] for stages in leaves.values()]) for s in STAGES}
    totals.append(_row(ledger, "total", "Total", 2024, whole))
    rates = {row.year: Rate(Measure.PAID, Measure.VOTED) for row in totals}
    breaks = (Break(2022, msg("change of nomenclature")),)
    query = CompareQuery(Classification.PROGRAMME, 2)
    return Comparison(query, "XOF", tuple(rows), tuple(totals), rates, breaks)


def _past(ledger: Ledger, year: int, values: tuple[int, int, int]) -> ComparisonRow:
    known = (Measure.VOTED, Measure.REVISED, Measure.PAID)
    stages = {s: ledger.fact(s, year, year - 1990, v * 1000 * MILLION) for s, v in zip(known, values, strict=True)}
    return _row(ledger, "total", "Total", year, stages)


def _finding(code: str, title: Message, why: Message, stake: Figure, **more: object) -> Judged:
    finding = Finding(
        code=code,
        key=f"{code}:1",
        title=title,
        severity=Severity.WARNING,
        state=State.FIRED,
        why=why,
        n=11,
        threshold=msg("execution under {share} of the amount voted", share="70 %"),
        figures=(LabelledFigure(msg("Voted"), stake),),
        explanations=(msg("Delivery is planned for the next year."), msg("The invoice came after the closing date.")),
        question=msg("How is the amount of {amount} that was not paid explained?", amount=stake),
        witness=msg("director of financial affairs"),
        stake=stake,
    )
    return Judged(replace(finding, **more))  # type: ignore[arg-type]


def _findings(comparison: Comparison) -> tuple[Judged, ...]:
    rows = {row.key: row for row in comparison.rows}
    unpaid = difference(rows["2105"].stages[Measure.COMMITTED], rows["2105"].stages[Measure.PAID])
    special, over = rows["9901"].stages[Measure.PAID], rows["2101"]
    return (
        _finding(
            "unpaid",
            msg("Équipement des forces: {gap} committed and not paid.", gap=unpaid),
            msg("{rate} of the amount voted was paid.", rate=rows["2105"].rate or unpaid),
            unpaid,
        ),
        _finding(
            "special_funds",
            msg("Special funds: {paid} paid in one line.", paid=special),
            msg("The line gives no detail of its use."),
            special,
            audience=Audience.CLOSED,
        ),
        _finding(
            "over_voted",
            msg("Pilotage et soutien paid more than was voted."),
            msg("{rate} of the amount voted was paid.", rate=over.rate or unpaid),
            over.stages[Measure.PAID],
            audience=Audience.PUBLIC,
        ),
    )


def _flags(ledger: Ledger) -> tuple[Judged, ...]:
    amount = ledger.contract("awarded", 4, 7_850 * MILLION)
    fired = _finding(
        "direct_award",
        msg("Contract M-04 was awarded directly, without a legal basis in the register."),
        msg("{amount} were awarded without competition.", amount=amount),
        amount,
        subjects=(Subject("contract", "M-04", "Pièces de rechange, lot ƙ", ratio(amount, amount), amount),),
    )
    small = _finding("repeated_owner", msg("One owner wins often"), msg("Sample too small: n = 4, minimum 10."), amount)
    quiet = _finding("amendments", msg("Amendments above the threshold"), msg("None above the threshold."), amount)
    return (
        fired,
        replace(small, finding=replace(small.finding, state=State.INSUFFICIENT_SAMPLE)),
        replace(quiet, finding=replace(quiet.finding, state=State.NOT_FIRED)),
    )


def _item(code: str, fr: str, en: str) -> Item:
    text = Bilingual(fr, en)
    return Item(code, text, text, text, text, ())


def _checklist(ledger: Ledger, comparison: Comparison) -> tuple[AnsweredItem, ...]:
    total = comparison.totals[-1]
    evidence = (LabelledFigure(msg("Voted"), total.stages[Measure.VOTED]),)
    rule = msg("The initial law gives an amount for each programme.")
    return (
        AnsweredItem(
            _item("B02", "Les crédits sont-ils votés par programme ?", "Are appropriations voted by programme?"),
            ProposedAnswer(Answer.YES, rule, evidence, 11),
            None,
        ),
        AnsweredItem(
            _item("D03", "Le rapport du 3e trimestre est-il remis ?", "Is the report of the third quarter available?"),
            None,
            RecordedAnswer(
                Answer.REFUSED, "Courrier du 3 novembre 2025 : « non communicable ».", "clerk", "2025-11-03"
            ),
        ),
        AnsweredItem(_item("D05", "Les effectifs sont-ils publiés ?", "Is strength published?"), None, None),
    )


def _questions() -> tuple[Question, ...]:
    asked = msg("How is the amount committed and not paid at the end of 2024 explained?")
    return (
        Question(1, 1, asked, "", "director of financial affairs", 6, Audience.COMMITTEE, "unpaid:1"),
        Question(2, 2, None, "Quel contrôle s’exerce sur l’emploi des fonds ?", "Ministre", 5, Audience.CLOSED, "x"),
        Question(3, 3, None, "À quelle date le rapport sera-t-il remis ?", "Ministre", 0, Audience.PUBLIC, "D03"),
    )


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture(scope="session")
def content(ledger: Ledger) -> PackContent:
    """A dossier with something in every section, for the committee."""
    comparison = _comparison(ledger)
    return PackContent(
        title=msg("Execution of the defence and security budget, {year}", year="2024"),
        subtitle=msg("Perimeter of the committee: three sections, eleven programmes."),
        institution=("République du Tamaris", "Assemblée nationale", "Commission de la défense et de la sécurité"),
        audience=Audience.COMMITTEE,
        snapshot="S-17",
        made=datetime(2025, 11, 12, 14, 30, tzinfo=UTC),
        hearing=date(2025, 11, 18),
        fictional=True,
        outline="themes",
        comparison=comparison,
        lines=replace(comparison, query=CompareQuery()),
        findings=_findings(comparison),
        flags=_flags(ledger),
        checklist=_checklist(ledger, comparison),
        questions=_questions(),
        received=(
            Received(LFI, msg("voted and revised appropriations, 2020 to 2024")),
            Received(EXECUTION, msg("commitments and payments, 2024")),
            Received(CONTRACTS, msg("register of contracts, 2024")),
        ),
        limits=(
            msg("The execution statement of 2024 is provisional."),
            msg("The printed total of section 230 exceeds its lines; the lines are kept."),
        ),
    )


@pytest.fixture(scope="session")
def explain(ledger: Ledger, content: PackContent) -> Callable[[Figure], Explanation]:
    """Where every figure of the content comes from."""
    return ledger.explain


@pytest.fixture
def judged_explained(content: PackContent) -> PackContent:
    """The content with its first finding held to be explained."""
    first, *rest = content.findings
    held = Judged(first.finding, Judgement.EXPLAINED, "Livraison constatée", "clerk")
    return replace(content, findings=(held, *rest))
