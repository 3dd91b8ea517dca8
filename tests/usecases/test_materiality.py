"""What is worth a question, set once for every rule and checklist."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from budgetwatch.domain.finding import State
from budgetwatch.domain.money import Amount
from budgetwatch.usecases.checklists import answer_checklist
from budgetwatch.usecases.committee_limits import set_limits
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.history import undo
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.materiality import SHARE, materiality
from budgetwatch.usecases.pace import WrongPaceLimit, own_pace_limits

TABLE = """République du Tamaris;;;;
(en francs CFA);;;;
Code;Programme;LFI 2024;LFR 2024;Payé 2024
2101;Opérations terrestres;60000000;60000000;20000000
2102;Soutien;900000000;900000000;890000000
;Total;960000000;960000000;910000000
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """A small line of which little was paid, and a large one."""
    (tmp_path / "execution.csv").write_text(TABLE, encoding="utf-8")
    with create_dossier(tmp_path / "hearing.budget", "Hearing") as made:
        import_draft(made, draft_import(tmp_path / "execution.csv"))
        yield made


def little_executed(dossier: Dossier) -> list[str]:
    found = (one.finding for one in list_findings(dossier))
    return [str(one.title) for one in found if one.code == "under-execution" and one.state is State.FIRED]


def test_what_comes_with_the_program_holds_until_the_committee_sets_its_own(dossier: Dossier) -> None:
    assert little_executed(dossier) == []
    set_limits(dossier, material={"XOF": Amount(50_000_000)})
    assert little_executed(dossier) == [
        "2101 Opérations terrestres: 0.333333 of the revised appropriation executed in 2024"
    ]
    assert materiality(dossier).own == frozenset({"XOF"})
    undo(dossier)
    assert little_executed(dossier) == []


def test_the_checklists_follow_what_the_committee_set(dossier: Dossier) -> None:
    def shown() -> str:
        items = {one.item.id: one for one in answer_checklist(dossier, "execution").items}
        proposed = items["D04"].proposed
        assert proposed is not None
        return str(proposed.answer)

    before = shown()
    set_limits(dossier, material={"XOF": Amount(50_000_000)})
    assert (before, shown()) == ("yes", "partly")


def test_a_share_is_kept_and_given_back(dossier: Dossier) -> None:
    set_limits(dossier, material={SHARE: Decimal("0.01")})
    assert materiality(dossier).share == Decimal("0.01")
    set_limits(dossier, material={SHARE: None})
    assert materiality(dossier).own == frozenset()


def test_several_limits_are_one_step(dossier: Dossier) -> None:
    set_limits(dossier, material={"XOF": Amount(1), SHARE: Decimal("0.01")}, of_pace={"december": Decimal("0.3")})
    assert (materiality(dossier).own, own_pace_limits(dossier)) == (frozenset({"XOF", SHARE}), frozenset({"december"}))
    undo(dossier)
    assert (materiality(dossier).own, own_pace_limits(dossier)) == (frozenset(), frozenset())


def test_no_limit_is_set_where_one_of_them_is_wrong(dossier: Dossier) -> None:
    with pytest.raises(WrongPaceLimit):
        set_limits(dossier, material={"XOF": Amount(1)}, of_pace={"december": Decimal(2)})
    assert materiality(dossier).own == frozenset()
