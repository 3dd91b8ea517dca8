"""Fields of contracts that a person reads otherwise than the register: with a reason, undone, refused where they make no sense."""

from __future__ import annotations

import pytest

from budgetwatch.domain.contract import Contract, Procedure
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import State
from budgetwatch.store import undo
from budgetwatch.usecases.contract_fields import WrongValue, correct_field, list_fields, withdraw_field
from budgetwatch.usecases.contract_lines import NoNumber
from budgetwatch.usecases.contracts import list_contracts, list_flags
from budgetwatch.usecases.correcting import NoReason, corrections
from budgetwatch.usecases.dossiers import Dossier
from tests.usecases.conftest import Bring

REGISTER = """\
Registre des marchés 2023 (FCFA)
N° du marché;Exercice;Titulaire;Mode de passation;Base légale;Montant (FCFA);Date de signature;Secret (O/N)
M1;2023;Kour;Entente directe;;600 000 000;45/13/2023;N
M2;2023;Dune;AOO;;3 000 000 000;20/04/2023;N
;2023;Sans numéro;AOO;;1 000 000;20/04/2023;N
"""


@pytest.fixture
def register(dossier: Dossier, bring: Bring) -> Dossier:
    """A dossier with that register."""
    bring("registre.csv", REGISTER)
    return dossier


def contract(dossier: Dossier, number: str = "M1") -> Contract:
    return next(row.contract for row in list_contracts(dossier) if row.contract.id == number)


@pytest.mark.parametrize(
    ("field", "text", "read"),
    [
        ("signed", "2023-03-31", "2023-03-31"),
        ("signed", "31/03/2023", "2023-03-31"),
        ("secret", "oui", "True"),
        ("supplier", "Kour SARL", "Kour SARL"),
        ("procedure", "open", "open"),
        ("year", "2024", "2024"),
        ("legal_basis", "Art. 49", "Art. 49"),
        ("awarded", "610 000 000", "610000000"),
        ("signed", "", "None"),
    ],
)
def test_a_field_reads_as_a_person_says(register: Dossier, field: str, text: str, read: str) -> None:
    correct_field(register, "M1", field, text, "Seen on the signed copy", "A. Clerk")
    assert str(getattr(contract(register), field)) == read
    undo.undo(register)
    assert str(getattr(contract(register), field)) != read or text == ""


def test_a_signal_follows_the_corrected_field(register: Dossier) -> None:
    def fired() -> bool:
        return any(one.finding.code == "BW02" and one.finding.state is State.FIRED for one in list_flags(register))

    assert fired()
    correct_field(register, "M1", "legal_basis", "Art. 49, urgence", "Decree shown at the hearing")
    assert not fired()


def test_a_corrected_field_keeps_its_reason_and_is_taken_back(register: Dossier) -> None:
    correct_field(register, "M1", "procedure", "restricted", "Minutes of the board", "A. Clerk")
    (told,) = list_fields(register)
    assert (told.value, told.reason, told.author) == (Procedure.RESTRICTED, "Minutes of the board", "A. Clerk")
    withdraw_field(register, "M1", "procedure")
    assert contract(register).procedure is Procedure.DIRECT
    with pytest.raises(NotFound):
        withdraw_field(register, "M1", "procedure")


def test_an_amount_is_corrected_in_its_cell_and_taken_back(register: Dossier) -> None:
    correct_field(register, "M1", "awarded", "1", "Typing error")
    assert [one.reason for one in corrections(register)] == ["Typing error"]
    withdraw_field(register, "M1", "awarded")
    assert corrections(register) == ()


@pytest.mark.parametrize(
    ("field", "text"),
    [("signed", "2023-02-30"), ("signed", "soon"), ("secret", "perhaps"), ("procedure", "magic"), ("awarded", "much")],
)
def test_what_a_field_cannot_hold_is_refused(register: Dossier, field: str, text: str) -> None:
    with pytest.raises(WrongValue):
        correct_field(register, "M1", field, text, "Reason")


@pytest.mark.parametrize(("number", "field"), [("M9", "signed"), ("M1", "stored"), ("M1", "penalty")])
def test_a_contract_or_field_that_is_not_there_is_refused(register: Dossier, number: str, field: str) -> None:
    with pytest.raises(NotFound):
        correct_field(register, number, field, "1", "Reason")


def test_nothing_is_corrected_without_a_reason_or_a_number(register: Dossier) -> None:
    with pytest.raises(NoReason):
        correct_field(register, "M1", "signed", "2023-03-31", " ")
    unnumbered = next(row.contract.id for row in list_contracts(register) if row.contract.supplier == "Sans numéro")
    with pytest.raises(NoNumber):
        correct_field(register, unnumbered, "signed", "2023-03-31", "Reason")
