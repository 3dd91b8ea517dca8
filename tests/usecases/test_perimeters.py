"""Perimeters of a dossier: kept, put in force, renamed, removed, proposed, traced, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from budgetwatch.domain.document import Block, Bullets, Section
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.perimeter import WHOLE, Perimeter
from budgetwatch.i18n import language
from budgetwatch.usecases.comparing import CompareQuery, compare
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.findings import notes_on_findings
from budgetwatch.usecases.history import redo, undo
from budgetwatch.usecases.pace import tell_pace
from budgetwatch.usecases.packing import compose
from budgetwatch.usecases.perimeter_places import find_place, set_beside
from budgetwatch.usecases.perimeter_proposals import propose_perimeters
from budgetwatch.usecases.perimeters import (
    WrongPerimeter,
    drop_perimeter,
    in_force,
    keep_perimeter,
    list_perimeters,
    use_perimeter,
)

VOTE = """\
Loi de finances initiale 2023;;;
(en millions de FCFA);;;
Section;Ministère;Libellé;LFI 2023
21;Ministère de la défense nationale;Soldes;700
21;Ministère de la défense nationale;Vivres;200
22;Ministère de la sécurité;Police nationale;90
23;Ministère de la sécurité sociale;Caisses;50
30;Éducation;Écoles;1 000
TOTAL;;;2 040
"""


@pytest.fixture
def voted(dossier: Dossier, bring: Callable[[str, str], object]) -> Dossier:
    """A dossier with the vote of four ministries."""
    bring("LFI_2023.csv", VOTE)
    return dossier


def total(dossier: Dossier, perimeter: Perimeter | None = None) -> str:
    (row,) = compare(dossier, CompareQuery(perimeter=perimeter)).totals
    return str(row.stages[Measure.VOTED])


def defence(dossier: Dossier, name: str = "Défense") -> Perimeter:
    return Perimeter(name, (find_place(dossier, "21"),), footnote="Section 21 seule")


def test_a_perimeter_in_force_bounds_every_comparison_that_names_none(voted: Dossier) -> None:
    keep_perimeter(voted, defence(voted))
    assert total(voted) == "2040000000"
    use_perimeter(voted, "Défense")
    assert (total(voted), total(voted, WHOLE)) == ("900000000", "2040000000")


def test_a_figure_inside_a_perimeter_leads_to_its_own_cells_only(voted: Dossier) -> None:
    (row,) = compare(voted, CompareQuery(perimeter=defence(voted))).totals
    told = explain(voted, row.stages[Measure.VOTED])
    assert told.holds
    assert [cell.cell.a1 for cell in told.cells] == ["D4", "D5"]


def test_what_is_left_out_is_left_out_of_the_cells_too(voted: Dossier) -> None:
    perimeter = Perimeter("Hors éducation", (), (find_place(voted, "Éducation"),))
    (row,) = compare(voted, CompareQuery(perimeter=perimeter)).totals
    told = explain(voted, row.stages[Measure.VOTED])
    assert (str(row.stages[Measure.VOTED]), told.holds, len(told.cells)) == ("1040000000", True, 4)


def test_keeping_using_and_removing_can_be_undone(voted: Dossier) -> None:
    keep_perimeter(voted, defence(voted))
    use_perimeter(voted, "Défense")
    drop_perimeter(voted, "Défense")
    assert (list_perimeters(voted), in_force(voted)) == ((), WHOLE)
    undo(voted)
    assert in_force(voted).footnote == "Section 21 seule"
    undo(voted)
    assert (in_force(voted), len(list_perimeters(voted))) == (WHOLE, 1)
    undo(voted)
    assert list_perimeters(voted) == ()
    redo(voted)
    assert [one.name for one in list_perimeters(voted)] == ["Défense"]


def test_a_perimeter_in_force_stays_in_force_under_its_new_name(voted: Dossier) -> None:
    keep_perimeter(voted, defence(voted))
    use_perimeter(voted, "Défense")
    keep_perimeter(voted, defence(voted, "Défense seule"), was="Défense")
    assert ([one.name for one in list_perimeters(voted)], in_force(voted).name) == (["Défense seule"], "Défense seule")


@pytest.mark.parametrize(("name", "places"), [("Vide", ()), ("  ", ("21",))], ids=["bounds nothing", "has no name"])
def test_a_perimeter_without_a_name_or_a_place_is_refused(voted: Dossier, name: str, places: tuple[str, ...]) -> None:
    with pytest.raises(WrongPerimeter):
        keep_perimeter(voted, Perimeter(name, tuple(find_place(voted, text) for text in places)))


def test_one_place_cannot_be_both_counted_and_left_out(voted: Dossier) -> None:
    place = find_place(voted, "21")
    with pytest.raises(WrongPerimeter):
        keep_perimeter(voted, Perimeter("Contradiction", (place,), (place,)))


def test_a_name_that_nobody_keeps_cannot_be_put_in_force(voted: Dossier) -> None:
    with pytest.raises(NotFound):
        use_perimeter(voted, "Marine")


def test_proposals_take_whole_words_of_labels_and_never_social_security(voted: Dossier) -> None:
    found = {one.name.en: [place.code for place in one.counted] for one in propose_perimeters(voted)}
    assert found["Ministry of defence"] == ["21"]
    assert found["Defence and security"] == ["21", "22"]


def test_perimeters_stand_side_by_side(voted: Dossier) -> None:
    beside = set_beside(voted, [WHOLE, defence(voted)])
    totals = [str(one.totals[0].stages[Measure.VOTED]) for one in beside.comparisons]
    assert (beside.years, totals) == ((2023,), ["2040000000", "900000000"])


def test_a_pack_says_under_its_title_and_in_its_limits_what_it_counts(voted: Dossier) -> None:
    keep_perimeter(voted, defence(voted), use=True)
    document = compose(voted)
    assert document.subtitle == msg("Perimeter: {name}", name="Défense")
    lists = [block.items for block in within(document.blocks) if isinstance(block, Bullets)]
    counted = msg(
        "Only the perimeter “{name}” is counted: {places}.",
        name="Défense",
        places="21 Ministère de la défense nationale",
    )
    assert any(counted in items for items in lists)
    assert any(msg("{name}: {footnote}", name="Défense", footnote="Section 21 seule") in items for items in lists)


def within(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block, those of sections included."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from within(block.blocks)


NAMES = [
    "Janvier",
    "Février",
    "Mars",
    "Avril",
    "Mai",
    "Juin",
    "Juillet",
    "Août",
    "Septembre",
    "Octobre",
    "Novembre",
    "Décembre",
]
MONTHS = "\n".join(
    [
        "Paiements mensuels cumulés 2023",
        "(en FCFA)",
        "Exercice;Section;Ministère;Mois;CP payés cumulés",
        *(
            f"2023;21;Ministère de la défense nationale;{name};{at * 55_000_137 + at**3 * 1_009}"
            for at, name in enumerate(NAMES, 1)
        ),
        *(
            f"2023;22;Ministère de la sécurité;{name};{at * 7_000_019 + at**3 * 907}"
            for at, name in enumerate(NAMES, 1)
        ),
    ]
)


def test_the_pace_inside_a_perimeter_counts_every_part_of_the_year(
    voted: Dossier, bring: Callable[[str, str], object]
) -> None:
    bring("Execution_2023.csv", MONTHS)
    whole = [(str(row.whole), str(row.end)) for row in tell_pace(voted).totals]
    keep_perimeter(voted, defence(voted), use=True)
    inside = [(str(row.whole), str(row.end)) for row in tell_pace(voted).totals]
    assert whole == [("747312720", "62760808")]
    assert inside == [("661745196", "55400710")]


def test_a_perimeter_that_changes_the_level_of_findings_says_so(
    dossier: Dossier, bring: Callable[[str, str], object]
) -> None:
    rows = [
        f"{section};Ministère {section};{section}0{place};Programme {place};{section * place}"
        for section in range(21, 27)
        for place in range(1, 4)
    ]
    bring("LFI_2023.csv", "Budget en FCFA;;;;\nSection;Ministère;Programme;Libellé;LFI 2023\n" + "\n".join(rows) + "\n")
    assert notes_on_findings(dossier) == ()
    keep_perimeter(dossier, defence(dossier), use=True)
    (note,) = notes_on_findings(dossier)
    assert (
        language("en")
        .word(note)
        .startswith(
            "Inside the perimeter “Défense” places are questioned at this level: line by line. Without it, at this one: programme, level 2."
        )
    )
