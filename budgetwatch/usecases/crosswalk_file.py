"""A committee's crosswalk as one file (TOML), so that another dossier can take it over."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import Link, LinkKind, PlaceName
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg, msgn
from budgetwatch.store import links
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import refuse_narrower_documents
from budgetwatch.usecases.crosswalk import TOUCHED, WrongLink, check_link
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.writing import write_whole

_LARGEST = 5_000_000
"""Bytes that no crosswalk needs: tens of thousands of links."""
_HEAD = "# BudgetWatch: what became of budget places, as decided by people.\nformat = 1\n"


class LinksUnreadable(BudgetWatchError):
    """This file holds no correspondences that can be read."""

    code = "links-unreadable"
    default = msg("This file holds no correspondences that can be read.")
    default_advice = msg("Take a file that BudgetWatch exported. Nothing was added.")


def export_links(dossier: Dossier, path: Path, audience: Audience = Audience.COMMITTEE) -> int:
    """Write every decision of a person to a file, which says whom it is for; how many there are.

    Raises:
        NotForAudience: the names of places may come from a document that the audience may not see.
    """
    refuse_narrower_documents(dossier, audience)
    kept = links.listed(dossier)
    write_whole(path, (_HEAD + f"# Audience: {audience.value}\n" + "".join(_written(link) for link in kept)).encode())
    return len(kept)


def import_links(dossier: Dossier, path: Path, author: str = "") -> Done[int]:
    """Take over the decisions of a file, as one step; how many were new.

    Links of places that this dossier does not have wait until it has them.

    Raises:
        LinksUnreadable: no such file, too large, or not written by `export_links`; nothing is added then.
    """
    known = {_said(link) for link in links.listed(dossier)}
    new = [link for link in _read(path) if _said(link) not in known]
    label = msgn("Take over {count} correspondence", "Take over {count} correspondences", len(new))
    with dossier.change(label, author) as change:
        for link in new:
            links.add(change, link)
    return Done(len(new), TOUCHED, label)


def _said(link: Link) -> tuple[object, ...]:
    return link.kind, link.before, link.after, link.year, link.reason


def _written(link: Link) -> str:
    sides = {"before": link.before, "after": link.after}
    lines = [
        "\n[[link]]",
        f"kind = {_text(link.kind.value)}",
        f"year = {link.year}",
        f"reason = {_text(link.reason)}",
        f"author = {_text(link.author)}",
        f"at = {_text(link.at)}",
        *(f"{name} = [{', '.join(map(_place, places))}]" for name, places in sides.items()),
    ]
    return "\n".join(lines) + "\n"


def _place(place: PlaceName) -> str:
    return (
        f"{{ classification = {_text(place.classification.value)}, level = {place.level}, code = {_text(place.code)}, "
        f"label = {_text(place.label)}, under = {_text(place.under)} }}"
    )


def _text(text: str) -> str:
    """A basic string of TOML: JSON's, but for the one control character that JSON leaves bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _read(path: Path) -> tuple[Link, ...]:
    try:
        if path.stat().st_size > _LARGEST:
            raise LinksUnreadable
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(_links(content["link"] if "link" in content or "format" not in content else ()))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, WrongLink) as error:
        raise LinksUnreadable from error


def _links(records: Iterable[dict[str, Any]]) -> Iterator[Link]:
    for record in records:
        before, after = (tuple(_named(place) for place in record[side]) for side in ("before", "after"))
        reason, author, at = (str(record.get(name, "")) for name in ("reason", "author", "at"))
        link = Link(LinkKind(record["kind"]), before, after, int(record["year"]), reason, author, at)
        check_link(link)
        yield link


def _named(record: dict[str, Any]) -> PlaceName:
    texts = [str(record.get(name, "")) for name in ("code", "label", "under")]
    return PlaceName(Classification(record["classification"]), int(record["level"]), *texts)
