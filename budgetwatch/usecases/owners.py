"""Who stands behind the contracts of a dossier, and what a person says of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from budgetwatch import flags
from budgetwatch.domain.code import normalised
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import msg
from budgetwatch.flags import OwnerReview
from budgetwatch.store import contracts as register
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.done import Done, Topic

TOUCHED = frozenset({Topic.CONTRACTS, Topic.FINDINGS, Topic.CHECKLISTS, Topic.HISTORY})
_KEPT = "owner-review"


@dataclass(frozen=True, slots=True)
class Owner:
    """One group: the name it goes by, the suppliers that it holds, and its contracts."""

    name: str
    suppliers: tuple[str, ...]
    contracts: tuple[Contract, ...]


def list_owners(dossier: Dossier) -> tuple[Owner, ...]:
    """The groups behind the contracts of the register, in the order in which it first names them."""
    contracts = register.stored(dossier)
    found: dict[str, list[Contract]] = {}
    names: dict[str, str] = {}
    for one, group in zip(contracts, flags.owner_groups(contracts, owner_review(dossier)), strict=True):
        if group is not None:
            names[group.key] = group.name
            found.setdefault(group.key, []).append(one)
    return tuple(
        Owner(names[key], tuple(sorted({one.supplier for one in own if one.supplier})), tuple(own))
        for key, own in found.items()
    )


def owner_review(dossier: Dossier) -> OwnerReview:
    """What people said of the groups of this dossier."""
    try:
        content = json.loads(work.settings(dossier).get(_KEPT, "{}"))
        return OwnerReview(dict(content.get("same", {})), frozenset(content.get("apart", ())))
    except (ValueError, TypeError, AttributeError) as error:
        raise NotFound(msg("What was said of owners in this dossier cannot be read.")) from error


def join_owners(dossier: Dossier, names: Sequence[str], author: str = "") -> Done[None]:
    """Take owners or suppliers for one from now on; NotFound where the register has none of that name."""
    _check(dossier, names)
    review = owner_review(dossier)
    plain = [flags.plain_name(name) for name in names]
    joined = {name: review.same.get(plain[0], plain[0]) for name in plain}
    return _keep(dossier, OwnerReview({**review.same, **joined}, review.apart), author)


def separate_owner(dossier: Dossier, name: str, author: str = "") -> Done[None]:
    """Take a supplier for one of its own, whatever its name without its legal form; NotFound where there is none."""
    _check(dossier, [name])
    review = owner_review(dossier)
    same = {one: into for one, into in review.same.items() if one != flags.plain_name(name)}
    return _keep(dossier, OwnerReview(same, review.apart | {normalised(name)}), author)


def _check(dossier: Dossier, names: Sequence[str]) -> None:
    contracts = register.stored(dossier)
    known = {normalised(name) for one in contracts for name in (one.owner, one.supplier)}
    for name in names:
        if normalised(name) not in known or not name.strip():
            raise NotFound(
                msg("The register names no owner or supplier “{name}”.", name=name),
                msg("Write it as the register does."),
            )


def _keep(dossier: Dossier, review: OwnerReview, author: str) -> Done[None]:
    label = msg("Review the owners of suppliers")
    content = {"same": dict(review.same), "apart": sorted(review.apart)}
    with dossier.change(label, author) as change:
        work.set_setting(change, _KEPT, json.dumps(content, ensure_ascii=False))
    return Done(None, TOUCHED, label)
