"""Contracts published as OCDS JSON (Open Contracting Data Standard 1.1), as the sheet of a register: a row a contract."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import PurePath
from typing import Any, NoReturn, TypeAlias

from budgetwatch.reading.events import Event, chunks, format_event, rows_event, sheet_event
from budgetwatch.reading.refusals import refusal

Node: TypeAlias = Mapping[str, Any]

_OCDS = re.compile(rb'"(?:ocid|releases|records)"\s*:')
_LOOKED_AT = 1_000_000
"""Bytes in which a file of contracting data names a process."""
_DIGITS = 30
"""Digits that no amount has."""
HEADINGS = (
    "Contract ID",
    "Description",
    "Buyer",
    "Supplier",
    "Supplier ID",
    "Procurement method",
    "Legal basis",
    "Number of bids",
    "Estimated value",
    "Contract value",
    "Amount paid",
    "Currency",
    "Published date",
    "Award date",
    "Signature date",
    "Due date",
)
_METHODS = {
    "open": "Open tender",
    "selective": "Restricted tender",
    "limited": "Limited tender",
    "direct": "Direct award",
}
"""The closed list `procurementMethod`, in words that registers use."""


def is_ocds(content: bytes) -> bool:
    """Whether a JSON text names contracting processes."""
    return _OCDS.search(content[:_LOOKED_AT]) is not None


def ocds_events(content: bytes, name: str) -> Iterator[Event]:
    """The format, then one sheet with a row for each contract, or award without a contract.

    The latest release of a process counts. What was paid is the sum of the transactions in the contract's currency.

    Raises:
        Unreadable: `damaged` where the text is not the JSON that it begins like.
    """
    documents, lined = _documents(content)
    rows = [HEADINGS, *(row for release in _latest(documents) for row in _rows(release))]
    yield format_event("jsonl" if lined else "json", "utf-8")
    yield sheet_event(PurePath(name).stem or "json", len(rows), hidden=False)
    yield from (rows_event(chunk) for chunk in chunks(rows))


def ocds_releases(content: bytes) -> tuple[Node, ...]:
    """The releases of a file of contracting data as they stand in it, one for each process where they are compiled.

    Raises:
        Unreadable: `damaged` where the text is not the JSON that it begins like.
    """
    return tuple(release for document in _documents(content)[0] for release in _releases(document))


def _documents(content: bytes) -> tuple[list[Any], bool]:
    """The JSON values of a file, and whether it holds one a line."""
    try:
        text = content.decode("utf-8-sig")
        try:
            return [_parsed(text)], False
        except ValueError:
            return [_parsed(line) for line in text.splitlines() if line.strip()], True
    except (ValueError, RecursionError) as error:
        raise refusal("damaged") from error


def _parsed(text: str) -> Any:
    return json.loads(text, parse_float=Decimal, parse_constant=_not_a_number)


def _not_a_number(text: str) -> NoReturn:
    raise ValueError(text)


def _latest(documents: Iterable[Any]) -> Iterator[Node]:
    """The last release of each process, in the order in which the processes come."""
    known: dict[str, Node] = {}
    for document in documents:
        for release in _releases(document):
            ocid = _text(release.get("ocid"))
            if ocid not in known or _text(release.get("date")) >= _text(known[ocid].get("date")):
                known[ocid] = {**known.get(ocid, {}), **release}
    yield from known.values()


def _releases(document: Any) -> Iterator[Node]:
    """The releases of a package, of records, of a list, or the one that a document is."""
    if isinstance(document, list):
        for one in document:
            yield from _releases(one)
    elif isinstance(document, dict):
        if "releases" in document or "records" in document:
            yield from _nodes(document.get("releases"))
            for record in _nodes(document.get("records")):
                compiled = record.get("compiledRelease")
                yield from [compiled] if isinstance(compiled, dict) else _nodes(record.get("releases"))
        elif "ocid" in document:
            yield document


def _rows(release: Node) -> Iterator[tuple[object, ...]]:
    awards = {_text(award.get("id")): award for award in _nodes(release.get("awards"))}
    contracts = list(_nodes(release.get("contracts")))
    for contract in contracts:
        yield _row(release, contract, awards.get(_text(contract.get("awardID")), {}))
    signed = {_text(contract.get("awardID")) for contract in contracts}
    for key, award in awards.items():
        if key not in signed and award.get("status") not in ("cancelled", "unsuccessful"):
            yield _row(release, {}, award)


def _row(release: Node, contract: Node, award: Node) -> tuple[object, ...]:
    tender, value = _node(release.get("tender")), _node(contract.get("value") or award.get("value"))
    currency = _text(value.get("currency"))
    method = _text(tender.get("procurementMethodDetails")) or _METHODS.get(_text(tender.get("procurementMethod")), "")
    suppliers = list(_nodes(award.get("suppliers")))
    period = _node(contract.get("period") or award.get("contractPeriod"))
    return (
        _text(contract.get("id") or award.get("id")) or _text(release.get("ocid")),
        _text(contract.get("title") or award.get("title") or contract.get("description") or tender.get("title")),
        _text(_node(release.get("buyer")).get("name")) or _text(_node(tender.get("procuringEntity")).get("name")),
        "; ".join(_text(one.get("name")) for one in suppliers),
        "; ".join(_text(one.get("id")) for one in suppliers),
        method,
        _text(tender.get("procurementMethodRationale")),
        _count(tender.get("numberOfTenderers")),
        _amount(tender.get("value"), currency),
        _amount(value, currency),
        _paid(contract, currency),
        currency,
        _day(_node(tender.get("tenderPeriod")).get("startDate")),
        _day(award.get("date")),
        _day(contract.get("dateSigned")),
        _day(period.get("endDate")),
    )


def _paid(contract: Node, currency: str) -> object:
    """What the transactions of a contract add up to; nothing where there is none in its currency."""
    transactions = _nodes(_node(contract.get("implementation")).get("transactions"))
    paid = [
        amount
        for one in transactions
        if (amount := _number(one.get("value") or one.get("amount"), currency)) is not None
    ]
    return _plain(sum(paid, Decimal(0))) if paid else None


def _amount(value: Any, currency: str) -> object:
    """The amount, or what stands in its place and is none."""
    number = _number(value, currency)
    if number is None:
        return _text(_node(value).get("amount")) if _text(_node(value).get("currency")) == currency else None
    return _plain(number)


def _number(value: Any, currency: str) -> Decimal | None:
    """The amount of a value in that currency; None for another currency or none stated."""
    node = _node(value)
    if _text(node.get("currency")) != currency:
        return None
    try:
        amount = Decimal(str(node["amount"]))
    except (KeyError, InvalidOperation):
        return None
    return amount if amount.is_finite() and abs(amount.adjusted()) <= _DIGITS else None


def _plain(amount: Decimal) -> object:
    return int(amount) if amount == amount.to_integral_value() else format(amount, "f")


def _count(value: Any) -> object:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _day(value: Any) -> str:
    """The day of an ISO 8601 moment."""
    text = _text(value)
    return text[:10] if re.match(r"\d{4}-\d\d-\d\d", text) else text


def _node(value: Any) -> Node:
    return value if isinstance(value, dict) else {}


def _nodes(value: Any) -> Iterator[Node]:
    return (one for one in value if isinstance(one, dict)) if isinstance(value, list) else iter(())


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None or isinstance(value, (dict, list)) else str(value)
