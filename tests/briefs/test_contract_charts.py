"""Charts of the register: who is awarded most, contracts through time; topics at a glance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from budgetwatch.briefs import Awarded, PackContent
from budgetwatch.briefs.suppliers import MOST_SUPPLIERS, pareto_chart, timeline_chart
from budgetwatch.briefs.tiles import checklist_chart
from budgetwatch.domain.checklist import Answer, RecordedAnswer
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.document import ChartKind
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience
from tests.briefs.conftest import Ledger
from tests.briefs.reading import EN, all_words

Explain = Callable[[Figure], Explanation]


def _award(ledger: Ledger, number: int, supplier: str, amount: int, **more: object) -> Awarded:
    contract = Contract(f"M-{number}", (number,), supplier=supplier, stored=number)
    return Awarded(replace(contract, **more), ledger.contract("awarded", number, amount))  # type: ignore[arg-type]


def test_suppliers_stand_from_the_largest_with_what_they_make_together(ledger: Ledger) -> None:
    chart = pareto_chart(
        [_award(ledger, 1, "Alpha", 30), _award(ledger, 2, "Beta", 60), _award(ledger, 3, "Alpha", 10)]
    )
    assert chart is not None
    assert chart.kind is ChartKind.PARETO
    assert [all_words(name) for name in chart.categories] == ["Beta", "Alpha"]
    assert [EN.figure(x) for x in chart.series[1].values if isinstance(x, Figure)] == ["60.0%", "100.0%"]


def test_suppliers_of_one_group_count_as_one(ledger: Ledger) -> None:
    grouped = [replace(_award(ledger, n, f"Firm {n}", 10), group="One owner") for n in (1, 2)]
    chart = pareto_chart([*grouped, _award(ledger, 3, "Beta", 5)])
    assert chart is not None
    assert [all_words(name) for name in chart.categories] == ["One owner", "Beta"]


def test_of_many_suppliers_the_largest_are_drawn_and_one_alone_is_no_chart(ledger: Ledger) -> None:
    chart = pareto_chart([_award(ledger, n, f"Firm {n}", 100 - n) for n in range(1, 30)])
    assert chart is not None
    assert len(chart.categories) == MOST_SUPPLIERS
    assert pareto_chart([_award(ledger, 1, "Alpha", 30)]) is None
    assert pareto_chart([]) is None


def test_a_contract_received_after_the_day_due_has_a_second_bar(ledger: Ledger) -> None:
    signed, due = date(2023, 2, 1), date(2023, 9, 1)
    kept = _award(ledger, 1, "Alpha", 30, signed=signed, due=due, received=date(2023, 8, 1))
    late = _award(ledger, 2, "Beta", 20, signed=signed, due=due, received=date(2024, 3, 1))
    chart = timeline_chart([kept, late, _award(ledger, 3, "Gamma", 90)])
    assert chart is not None
    assert EN.word(chart.caption) == "The largest contracts, 2023 to 2024; received late: 1"
    assert [(span.series, span.last) for span in chart.spans] == [(0, due), (0, due), (1, date(2024, 3, 1))]


def test_contracts_are_not_for_the_public(content: PackContent, ledger: Ledger) -> None:
    held = replace(content, contracts=(_award(ledger, 1, "Alpha", 30),))
    assert replace(held, audience=Audience.COMMITTEE).for_audience().contracts
    assert replace(held, audience=Audience.PUBLIC).for_audience().contracts == ()


def test_topics_stand_in_rows_of_their_family_filled_by_their_answer(content: PackContent) -> None:
    first = content.checklist[0]
    answers = (Answer.YES, Answer.NO, Answer.REFUSED, Answer.PARTLY)
    items = tuple(
        replace(
            first,
            item=replace(first.item, id=f"{letter}{at:02d}"),
            proposed=None,
            recorded=RecordedAnswer(answer, "", "clerk", "2025-11-03"),
        )
        for letter in "BD"
        for at, answer in enumerate(answers)
    )
    chart = checklist_chart((first, *items))
    assert chart is not None
    assert [all_words(name) for name in chart.categories] == ["B", "D"]
    assert chart.tiles[0].text == "B02\u00a0?"
    assert [tile.series for tile in chart.tiles if tile.category == 1] == [0, 2, 3, 1]
    assert checklist_chart(items[:3]) is None
