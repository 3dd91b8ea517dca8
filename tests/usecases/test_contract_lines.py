"""On which budget lines contracts weigh: by code, by hand, not at all; and what signal and topic make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetwatch.domain.contract_line import TiedBy
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Finding, State
from budgetwatch.store import undo
from budgetwatch.usecases.budget_lines import list_budget_lines
from budgetwatch.usecases.checklists import answer_checklist
from budgetwatch.usecases.contract_lines import NoNumber, link_contract, unlink_contract
from budgetwatch.usecases.contracts import ContractRow, list_contracts, list_flags
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.exporting import export
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.versions import replaced_by
from tests.usecases.conftest import LFI_2023, Bring, Sheet
from tests.usecases.test_versions import replacing

REGISTER = """\
Registre des marchés 2023 (FCFA)
N° du marché;Exercice;Titulaire;Montant (FCFA);Ligne budgétaire
M1;2023;Kour;600 000 000;2102
M2;2023;Dune;3 000 000 000;
M3;2023;Oasis;500 000 000;9999
;2023;Sans numéro;1 000 000;2103
"""


@pytest.fixture
def register(dossier: Dossier, bring: Bring) -> Dossier:
    """A dossier with the voted budget of 2023 and that register."""
    bring("lfi.csv", LFI_2023)
    bring("registre.csv", REGISTER)
    return dossier


def row(dossier: Dossier, number: str) -> ContractRow:
    return next(one for one in list_contracts(dossier) if one.contract.id == number)


def above(dossier: Dossier) -> Finding:
    return next(one.finding for one in list_flags(dossier) if one.finding.code == "BW25")


def test_a_contract_is_tied_to_the_line_whose_code_it_names(register: Dossier) -> None:
    tie = row(register, "M1").tie
    assert (tie.by, tie.code, tie.year) == (TiedBy.CODE, "2102", 2023)
    assert tie.credits is not None


@pytest.mark.parametrize("number", ["M2", "M3"])
def test_a_contract_without_a_code_of_the_budget_is_tied_to_nothing_and_says_why(
    register: Dossier, number: str
) -> None:
    tie = row(register, number).tie
    assert (tie.by, tie.credits) == (TiedBy.NOTHING, None)
    assert tie.why is not None


def test_a_contract_tied_by_hand_is_added_to_those_that_name_the_line(register: Dossier) -> None:
    before = above(register)
    link_contract(register, "M2", "2102", 2023, "Letter 12", "A. Clerk")
    tie = row(register, "M2").tie
    assert (tie.by, tie.code, tie.link.reason if tie.link else "") == (TiedBy.HAND, "2102", "Letter 12")
    (subject,) = above(register).subjects
    assert (before.state, subject.id) == (State.NOT_FIRED, "2102|2023")
    assert [str(subject.amount)] == ["3600000000"]


def test_a_tie_is_undone_and_taken_back(register: Dossier) -> None:
    link_contract(register, "M2", "2102", 2023)
    undo.undo(register)
    assert row(register, "M2").tie.by is TiedBy.NOTHING
    undo.redo(register)
    unlink_contract(register, "M2")
    assert row(register, "M2").tie.by is TiedBy.NOTHING
    with pytest.raises(NotFound):
        unlink_contract(register, "M2")


def test_a_tie_survives_the_corrected_register(register: Dossier, sheet: Sheet) -> None:
    link_contract(register, "M2", "2102", 2023)
    draft = draft_import(sheet("registre corrigé.csv", REGISTER.replace("Dune;3 000", "Dune;2 900")))
    (one,) = replaced_by(register, draft)
    import_draft(register, replacing(register, draft))
    assert one.dataset.id not in {document.dataset.id for document in list_documents(register)}
    assert row(register, "M2").tie.by is TiedBy.HAND
    assert str(row(register, "M2").contract.awarded) == "2900000000"


def test_what_has_no_number_or_no_line_is_refused(register: Dossier) -> None:
    unnumbered = next(one.contract.id for one in list_contracts(register) if one.contract.supplier == "Sans numéro")
    with pytest.raises(NoNumber):
        link_contract(register, unnumbered, "2102", 2023)
    with pytest.raises(NotFound):
        link_contract(register, "M9", "2102", 2023)
    with pytest.raises(NotFound):
        link_contract(register, "M2", "2102", 1999)


def test_a_line_is_chosen_by_its_key_too(register: Dossier) -> None:
    line = next(one for one in list_budget_lines(register) if one.place.code == "2102")
    link_contract(register, "M2", line.key, line.year)
    assert row(register, "M2").tie.code == "2102"


def test_the_line_of_each_contract_leaves_with_the_export(register: Dossier, tmp_path: Path) -> None:
    link_contract(register, "M2", "2102", 2023)
    export(register, tmp_path / "out")
    text = (tmp_path / "out" / "contracts.csv").read_text(encoding="utf-8-sig")
    tied = {line.split(";")[0]: line.split(";")[-1] for line in text.splitlines()}
    assert (tied["M1"], tied["M2"], tied["M3"]) == ("code", "hand", "")


def test_the_topic_on_credits_counts_the_contracts_tied_by_hand(register: Dossier) -> None:
    def linked() -> str:
        answered = next(one for one in answer_checklist(register).items if one.item.id == "E16")
        assert answered.proposed is not None
        shown = {str(one.label): str(one.figure) for one in answered.proposed.evidence}
        return shown["contracts that lead to a budget line"]

    before = linked()
    link_contract(register, "M2", "2102", 2023)
    assert (before, linked()) == ("2", "3")


def test_a_contract_is_not_measured_against_credits_of_another_currency(dossier: Dossier, bring: Bring) -> None:
    bring("lfi.csv", LFI_2023)
    bring("registre.csv", REGISTER.replace("FCFA", "EUR").replace("600 000 000;2102", "600 000 000 000 000;2102"))
    assert {one.contract.currency for one in list_contracts(dossier)} == {"EUR"}
    assert above(dossier).state is State.UNAVAILABLE
