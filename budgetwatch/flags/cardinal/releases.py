"""One contracting process, as the indicators look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

_FINAL = frozenset({"active", "cancelled", "unsuccessful"})
_NOT_SUBMITTED = frozenset({"invited", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Bid:
    """A bid; `alone` is its tenderer where it has one only, `price` its amount where amount and currency are given."""

    status: str
    parties: tuple[str, ...]
    alone: str | None
    price: float | None
    currency: str
    date: str


@dataclass(frozen=True, slots=True)
class Award:
    """An award; `alone` is its supplier where it has one only, `classes` those of its items, as printed."""

    status: str
    parties: tuple[str, ...]
    alone: str | None
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Process:
    """A contracting process that has an identifier and was not cancelled. `settled`: no award is still open."""

    ocid: str
    tender: Mapping[str, Any]
    buyer: str | None
    entity: str | None
    bids: tuple[Bid, ...]
    awards: tuple[Award, ...]
    settled: bool

    @property
    def procedure(self) -> str | None:
        """The procedure in the publisher's words."""
        return text(self.tender, "procurementMethodDetails")

    @property
    def valid(self) -> tuple[Bid, ...]:
        """The bids that were accepted as valid."""
        return tuple(bid for bid in self.bids if bid.status == "valid")

    @property
    def submitted(self) -> tuple[Bid, ...]:
        """The bids that were handed in and not withdrawn."""
        return tuple(bid for bid in self.bids if bid.status and bid.status not in _NOT_SUBMITTED)

    @property
    def active(self) -> tuple[Award, ...]:
        """The awards in force."""
        return tuple(award for award in self.awards if award.status == "active")

    @property
    def winner(self) -> str | None:
        """The one supplier of the one award in force; None where several won, or where an award is open."""
        won = self.active
        return won[0].alone if self.settled and len(won) == 1 else None


def processes(releases: Iterable[Mapping[str, Any]], excluded: frozenset[str]) -> Iterator[Process]:
    """The processes that the indicators may look at."""
    for release in releases:
        ocid, tender = text(release, "ocid"), node(release, "tender")
        if ocid is None or tender.get("status") == "cancelled" or tender.get("procurementMethodDetails") in excluded:
            continue
        bids, awards = node(release, "bids").get("details"), release.get("awards")
        statuses = [text(award, "status") for award in _nodes(awards)]
        yield Process(
            ocid,
            tender,
            text(node(release, "buyer"), "id"),
            text(node(tender, "procuringEntity"), "id"),
            tuple(map(_bid, _nodes(bids))),
            tuple(map(_award, _nodes(awards))),
            isinstance(bids, list) and isinstance(awards, list) and all(one in _FINAL for one in statuses if one),
        )


def text(raw: Mapping[str, Any], key: str) -> str | None:
    """The text of that name; None where there is none."""
    found = raw.get(key)
    return found if isinstance(found, str) else None


def node(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The object of that name; an empty one where there is none."""
    found = raw.get(key)
    return found if isinstance(found, dict) else {}


def _bid(raw: Mapping[str, Any]) -> Bid:
    value = node(raw, "value")
    amount, currency = value.get("amount"), text(value, "currency")
    priced = isinstance(amount, int | float | Decimal) and not isinstance(amount, bool) and currency is not None
    parties = raw.get("tenderers")
    return Bid(
        text(raw, "status") or "",
        _ids(parties),
        _alone(parties),
        float(amount) if priced and amount is not None else None,
        currency or "",
        text(raw, "date") or "",
    )


def _award(raw: Mapping[str, Any]) -> Award:
    classes = (text(node(item, "classification"), "id") for item in _nodes(raw.get("items")))
    parties = raw.get("suppliers")
    return Award(
        text(raw, "status") or "", _ids(parties), _alone(parties), tuple(one for one in classes if one is not None)
    )


def _ids(parties: object) -> tuple[str, ...]:
    return tuple(found for one in _nodes(parties) if (found := text(one, "id")) is not None)


def _alone(parties: object) -> str | None:
    """The identifier of the one party; None where there are several, or where it has none."""
    return next(iter(_ids(parties)), None) if isinstance(parties, list) and len(parties) == 1 else None


def _nodes(raw: object) -> Sequence[Mapping[str, Any]]:
    return [one for one in raw if isinstance(one, dict)] if isinstance(raw, list) else []
