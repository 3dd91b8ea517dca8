"""Acts that move credits, from the received register to the bridge and its questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import State
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.i18n import language
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.movements import build_bridges, notes_on_bridges
from budgetwatch.usecases.perimeter_places import list_places
from budgetwatch.usecases.perimeters import keep_perimeter, use_perimeter

BUDGET = """République du Tamaris;;;
(en milliers de FCFA);;;
Code;Programme;LFI 2024;LFR 2024
2101;Opérations terrestres;10 000;11 500
2102;Soutien;10 000;8 800
2103;Marine;5 000;5 000
"""
ACTS = """Registre des actes modificatifs de crédits – exercice 2024;;;;;;
(en milliers de FCFA);;;;;;
N° acte;Date;Nature de l'acte;Programme d'origine;Programme de destination;Montant CP;Ratifié
2024-011/MEF;12/03/2024;Virement;2102;2101;1 200;
2024-154/PM;02/06/2024;Décret d'avance;;2101;300;non
"""
FREEZES = """Registre des gels – exercice 2024;;;;;;
(en milliers de FCFA);;;;;;
N° acte;Date;Nature de l'acte;Programme d'origine;Programme de destination;Montant CP;Ratifié
2024-201/MEF;12/04/2024;Gel;2102;;900;
2024-254/MEF;02/09/2024;Dégel;;2102;400;
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """A budget with its amending law, and the acts of the year."""
    with create_dossier(tmp_path / "hearing.budget", "Hearing") as made:
        for name, text in (("budget.csv", BUDGET), ("actes.csv", ACTS)):
            (tmp_path / name).write_text(text, encoding="utf-8")
            import_draft(made, draft_import(tmp_path / name))
        yield made


def test_the_acts_of_a_received_register_lead_from_the_vote_to_the_revised_appropriation(dossier: Dossier) -> None:
    told = build_bridges(dossier)
    assert [f"{one.code} {one.voted} {one.expected} {one.revised} {one.gap}" for one in told.bridges] == [
        "2101 10000000 11500000 11500000 0",
        "2102 10000000 8800000 8800000 0",
    ]
    assert told.unplaced == {}


def test_every_figure_of_a_bridge_is_found_again_in_the_received_cells(dossier: Dossier) -> None:
    figures = [
        figure
        for one in build_bridges(dossier).bridges
        for figure in (
            one.expected,
            one.gap,
            one.received_share,
            one.given_share,
            *(part for move in one.movements for part in (move.received, move.given)),
        )
        if isinstance(figure, Figure)
    ]
    assert len(figures) == 9
    assert all(explain(dossier, figure).holds for figure in figures)


def test_the_questions_of_the_movements_stand_among_the_findings(dossier: Dossier) -> None:
    fired = {one.finding.code for one in list_findings(dossier) if one.finding.state is State.FIRED}
    assert fired >= {"moved-much", "advance-not-ratified"}
    assert "bridge-gap" not in fired


def test_freezes_stand_beside_the_bridge_and_move_nothing(dossier: Dossier, tmp_path: Path) -> None:
    acts = tmp_path / "gels.csv"
    acts.write_text(FREEZES, encoding="utf-8")
    import_draft(dossier, draft_import(acts))
    bridge = next(one for one in build_bridges(dossier).bridges if one.code == "2102")
    assert [f"{move.kind} {move.received} {move.given}" for move in bridge.withheld] == [
        "freeze None 900000",
        "unfreeze 400000 None",
    ]
    assert (str(bridge.frozen), str(bridge.expected), str(bridge.gap)) == ("500000", "8800000", "0")
    assert bridge.frozen is not None
    assert explain(dossier, bridge.frozen).holds


def test_acts_outside_a_perimeter_are_left_out_and_told_with_their_amounts(dossier: Dossier) -> None:
    (place,) = (one.name for one in list_places(dossier) if one.name.code == "2102")
    keep_perimeter(dossier, Perimeter("Soutien", (place,)))
    use_perimeter(dossier, "Soutien")
    built = build_bridges(dossier)
    assert ([one.code for one in built.bridges], [one.code for one in built.outside]) == (["2102"], ["2101"])
    (note,) = notes_on_bridges(built)
    said = "1 place outside the perimeter is left out: acts gave it FCFA 1.50 million and took nothing from it."
    assert language("en").word(note).replace("\xa0", " ") == said
    states = {one.finding.code: one.finding.state for one in list_findings(dossier)}
    assert states["advance-not-ratified"] is State.UNAVAILABLE  # the one decree opens credits outside
    assert states["moved-much"] is State.FIRED


def test_the_cap_on_movements_is_checked_where_no_act_names_a_nature(dossier: Dossier) -> None:
    states = {one.finding.code: one.finding.state for one in list_findings(dossier)}
    assert (states["moved-much"], states["moved-into-personnel"]) == (State.FIRED, State.UNAVAILABLE)
