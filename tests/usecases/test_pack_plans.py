"""The plan of a pack: kept, undone, saved as a template; and what it does to a dossier's parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetwatch.briefs.planning import arrange
from budgetwatch.domain.document import Callout, Paragraph, Section
from budgetwatch.domain.message import msg
from budgetwatch.store import work
from budgetwatch.usecases import history
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.pack_plans import (
    Letterhead,
    PackKind,
    PackPlan,
    Paper,
    PlannedPart,
    current_plan,
    drop_template,
    keep_plan,
    list_templates,
    order,
    save_template,
)

PLAN = PackPlan(
    PackKind.NOTE,
    "memorandum",
    (PlannedPart("Findings", printed=False), PlannedPart("Summary", comment="À lire d’abord.")),
    Paper.LETTER,
    Letterhead(("Assemblée nationale", "Commission de la défense"), b"\x89PNG\r\n"),
    ("Le président",),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings folder of this test alone."""
    monkeypatch.setenv("BUDGETWATCH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_plan_is_kept_in_the_dossier_and_taken_back(tmp_path: Path) -> None:
    with create_dossier(tmp_path / "hearing.budget") as dossier:
        assert current_plan(dossier) == PackPlan()
        keep_plan(dossier, PLAN)
        assert current_plan(dossier) == PLAN
        history.undo(dossier)
        assert current_plan(dossier) == PackPlan()
        with dossier.change(msg("Damage"), "") as change:
            work.set_setting(change, "pack_plan", '{"kind": "poster"}')
        assert current_plan(dossier) == PackPlan()


def test_templates_are_kept_for_other_dossiers(home: Path) -> None:
    assert list_templates() == {}
    save_template("Loi de règlement", PLAN)
    save_template("Rapide", PackPlan(PackKind.NOTE))
    assert list_templates() == {"Loi de règlement": PLAN, "Rapide": PackPlan(PackKind.NOTE)}
    drop_template("Rapide")
    assert list(list_templates()) == ["Loi de règlement"]
    (home / "packs.json").write_text("not JSON", "utf-8")
    assert list_templates() == {}


def parts_of(*titles: str) -> tuple[Section, ...]:
    return tuple(Section(msg(title), (Paragraph(msg("Text.")),)) for title in titles)


def test_parts_follow_the_plan_and_a_new_part_the_one_it_followed() -> None:
    names = ("Summary", "Context", "Cost", "Annexes")
    plan = (PlannedPart("Cost"), PlannedPart("Summary"), PlannedPart("Gone"))
    assert order(names, plan) == ("Cost", "Annexes", "Summary", "Context")
    assert order(names, ()) == names


def test_a_part_is_left_out_or_opens_with_the_words_of_the_committee() -> None:
    opening = Paragraph(msg("Opening."))
    plan = (PlannedPart("Cost", comment=" Voir {page} 4. "), PlannedPart("Summary", printed=False))
    first, *rest = arrange((opening, *parts_of("Summary", "Cost")), plan)
    assert first is opening
    (cost,) = rest
    assert isinstance(cost, Section)
    assert isinstance(cost.blocks[0], Callout)
    assert cost.blocks[0].text.text == "Voir {page} 4."
