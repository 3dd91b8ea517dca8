"""What people said of contracts: the line they weigh on, a field read otherwise; kept, replaced, taken back, undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from budgetwatch.domain.code import Classification
from budgetwatch.domain.contract import Procedure
from budgetwatch.domain.contract_field import ContractField
from budgetwatch.domain.contract_line import ContractLink
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.errors import NotFound, StorageFailed
from budgetwatch.domain.message import msg
from budgetwatch.store import contract_fields, contract_links, contracts, schema, undo
from budgetwatch.store.dossier import Dossier
from tests.store.test_contracts import registered

LABEL = msg("Say something of a contract")
PLACE = PlaceName(Classification.PROGRAMME, 3, "21051", "Véhicules", "2105")
LINK = ContractLink("M-01", PLACE, 2024, "Letter of the ministry")


def put(dossier: Dossier, link: ContractLink) -> None:
    with dossier.change(LABEL, "A. Clerk") as change:
        contract_links.put(change, link)


def read(dossier: Dossier, field: ContractField) -> None:
    with dossier.change(LABEL, "A. Clerk") as change:
        contract_fields.put(change, field)


def test_a_link_comes_back_as_it_was_said_with_its_author_and_date(dossier: Dossier) -> None:
    put(dossier, LINK)
    (kept,) = contract_links.listed(dossier)
    assert kept == replace(LINK, author="A. Clerk", at=kept.at)


def test_another_word_on_a_contract_takes_the_place_of_the_first_and_is_undone(dossier: Dossier) -> None:
    put(dossier, LINK)
    put(dossier, replace(LINK, year=2023))
    assert [one.year for one in contract_links.listed(dossier)] == [2023]
    undo.undo(dossier)
    assert [one.year for one in contract_links.listed(dossier)] == [2024]


def test_a_link_that_is_not_there_cannot_be_taken_back(dossier: Dossier) -> None:
    with pytest.raises(NotFound), dossier.change(LABEL) as change:
        contract_links.remove(change, "M-01")


def test_a_link_on_several_places_is_damage(dossier: Dossier) -> None:
    put(dossier, LINK)
    with dossier.change(LABEL) as change:
        change.connection.execute(update(schema.contract_lines).values(line="[]"))
    with pytest.raises(StorageFailed):
        contract_links.listed(dossier)


@pytest.mark.parametrize(
    ("field", "value"),
    [("signed", date(2024, 3, 31)), ("procedure", Procedure.OPEN), ("secret", True), ("offers", 2), ("due", None)],
)
def test_a_field_reads_as_people_say_until_that_is_undone(dossier: Dossier, field: str, value: object) -> None:
    registered(dossier)
    received = getattr(contracts.stored(dossier)[0], field)
    read(dossier, ContractField("M-01", field, value, "Seen on the signed copy"))  # type: ignore[arg-type]
    first, second = contracts.stored(dossier)
    assert getattr(first, field) == value
    assert getattr(second, field) == getattr(contracts.stored(dossier)[1], field)
    undo.undo(dossier)
    assert getattr(contracts.stored(dossier)[0], field) == received


def test_a_corrected_field_tells_its_reason_and_author(dossier: Dossier) -> None:
    read(dossier, ContractField("M-01", "owner", "Owner", "Register of companies"))
    (kept,) = contract_fields.listed(dossier)
    assert (kept.value, kept.reason, kept.author) == ("Owner", "Register of companies", "A. Clerk")
    with dossier.change(LABEL) as change:
        contract_fields.remove(change, "M-01", "owner")
    assert contract_fields.listed(dossier) == ()
    with pytest.raises(NotFound), dossier.change(LABEL) as change:
        contract_fields.remove(change, "M-01", "owner")
