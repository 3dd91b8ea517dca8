"""Contracts published as OCDS JSON become the sheet of a register."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.layout import TableKind
from budgetwatch.reading import read_workbook
from budgetwatch.usecases.inspecting import inspect_file

RELEASE = {
    "ocid": "ocds-1",
    "date": "2023-05-01T00:00:00Z",
    "buyer": {"name": "Ministry"},
    "tender": {"procurementMethod": "direct", "numberOfTenderers": 1, "value": {"amount": 900, "currency": "XOF"}},
    "awards": [{"id": "a1", "date": "2023-02-01T00:00:00Z", "suppliers": [{"id": "S1", "name": "Dunes SA"}]}],
    "contracts": [
        {
            "id": "c1",
            "awardID": "a1",
            "title": "Vehicles",
            "value": {"amount": 1000.5, "currency": "XOF"},
            "dateSigned": "2023-03-04T10:00:00Z",
            "implementation": {
                "transactions": [
                    {"value": {"amount": 100.25, "currency": "XOF"}},
                    {"value": {"amount": 200.25, "currency": "XOF"}},
                    {"value": {"amount": 7, "currency": "USD"}},
                ]
            },
        }
    ],
}


def rows(*documents: object, name: str = "contracts.json") -> list[dict[object, object]]:
    """What each row says under each heading."""
    content = "\n".join(json.dumps(one) for one in documents).encode()
    head, *body = read_workbook(content, name)[0].grids[0].rows
    return [dict(zip(head, row, strict=False)) for row in body]


def test_a_contract_is_a_row_with_its_award_its_tender_and_what_was_paid_in_its_currency() -> None:
    (row,) = rows({"releases": [RELEASE]})
    told = {
        name: row[name]
        for name in ("Contract ID", "Supplier", "Procurement method", "Contract value", "Amount paid", "Signature date")
    }
    assert told == {
        "Contract ID": "c1",
        "Supplier": "Dunes SA",
        "Procurement method": "Direct award",
        "Contract value": "1000.5",
        "Amount paid": "300.50",
        "Signature date": "2023-03-04",
    }


def test_the_latest_release_of_a_process_counts() -> None:
    later = {"ocid": "ocds-1", "date": "2024-01-01T00:00:00Z", "contracts": [{"id": "c1", "title": "Lorries"}]}
    (row,) = rows({"releases": [later, RELEASE]})
    assert row["Description"] == "Lorries"


def test_a_file_of_a_process_a_line_is_read_and_an_award_without_a_contract_is_a_row() -> None:
    award = {"id": "a2", "title": "Tents", "value": {"amount": 50, "currency": "XOF"}, "suppliers": []}
    told = rows(RELEASE, {"ocid": "ocds-2", "awards": [award]}, name="contracts.jsonl")
    assert [(row["Contract ID"], row["Contract value"]) for row in told] == [("c1", "1000.5"), ("a2", 50)]


@pytest.mark.parametrize("amount", ["1e999999", '"many"'])
def test_an_amount_that_is_none_stays_as_it_is_written(amount: str) -> None:
    text = f'{{"ocid": "x", "contracts": [{{"id": "1", "value": {{"amount": {amount}, "currency": "XOF"}}}}]}}'
    _, row = read_workbook(text.encode(), "a.json")[0].grids[0].rows
    assert row[9] in ("1E+999999", "many")


@pytest.mark.parametrize("text", ["[" * 100_000 + '{"ocid": 1}', '{"ocid": "x", ', '{"ocid": NaN}'])
def test_what_only_begins_like_json_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_workbook(text.encode(), "a.json")


def test_the_published_example_is_one_contract_of_eleven_million_pounds(shared_data: Path) -> None:
    told = inspect_file(shared_data / "ocds" / "ocds-213czf-000-00001-06-implementation.json")
    (table,) = told.tables
    sums = {check.measure: str(check.lines_sum) for check in table.totals if check.lines_sum}
    assert (table.layout.kind, len(table.contracts), told.verdict) == (TableKind.CONTRACTS, 1, Verdict.READY)
    assert {str(measure): amount for measure, amount in sums.items()} == {
        "awarded": "11000000",
        "contract_paid": "60000",
    }
