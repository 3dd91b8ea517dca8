"""How the pack is to be made: kept in the dossier, and as templates on this computer for the next ones."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from budgetwatch import rendering
from budgetwatch.briefs.planning import order
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import msg
from budgetwatch.domain.pack import Letterhead, PackKind, PackPlan, Paper, PlannedPart
from budgetwatch.paths import settings
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.writing import write_whole

__all__ = [
    "Letterhead",
    "PackKind",
    "PackPlan",
    "Paper",
    "PlannedPart",
    "current_plan",
    "drop_template",
    "keep_plan",
    "list_templates",
    "order",
    "read_logo",
    "save_template",
]

_SETTING = "pack_plan"
_FILE = "packs.json"
LARGEST_LOGO = 2_000_000
"""Bytes: a picture for a letterhead, not a photograph."""


def current_plan(dossier: Dossier) -> PackPlan:
    """What the committee decided of its pack; the usual plan where nothing was decided, or what was kept is unreadable."""
    return _read(work.settings(dossier).get(_SETTING, ""))


def keep_plan(dossier: Dossier, plan: PackPlan, author: str = "") -> Done[None]:
    """Decide how the pack is made, in one step that can be undone."""
    label = msg("Plan the pack")
    with dossier.change(label, author) as change:
        work.set_setting(change, _SETTING, None if plan == PackPlan() else json.dumps(_plain(plan), ensure_ascii=False))
    return Done(None, frozenset({Topic.HEARING}), label)


def list_templates() -> dict[str, PackPlan]:
    """The plans kept on this computer by name; a file that cannot be read counts as none."""
    return {name: _read(json.dumps(plan)) for name, plan in _templates().items()}


def save_template(name: str, plan: PackPlan) -> None:
    """Keep a plan under a name on this computer; one of that name is replaced. StorageFailed where it cannot be kept."""
    _write({**_templates(), name: _plain(plan)})


def drop_template(name: str) -> None:
    """Forget the plan of that name."""
    _write({kept: plan for kept, plan in _templates().items() if kept != name})


def read_logo(path: Path) -> bytes:
    """The bytes of a picture for the letterhead.

    Raises:
        NoLogo: the file is no whole PNG or JPEG picture, or larger than a letterhead needs.
    """
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_LOGO else b""
    except OSError as problem:
        raise NoLogo from problem
    if not rendering.is_picture(content):
        raise NoLogo
    return content


class NoLogo(BudgetWatchError):
    """The file cannot be a logo."""

    code = "no-logo"
    default = msg("This file cannot be used as a logo.")
    default_advice = msg("Choose a PNG or JPEG picture of at most 2 MB.")


def _templates() -> dict[str, Any]:
    try:
        kept = json.loads((settings() / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(plans: dict[str, Any]) -> None:
    write_whole(settings() / _FILE, json.dumps(plans, ensure_ascii=False, indent=1).encode(), own=True)


def _plain(plan: PackPlan) -> dict[str, Any]:
    return {
        "kind": plan.kind.value,
        "outline": plan.outline,
        "parts": [[part.name, part.printed, part.comment] for part in plan.parts],
        "paper": plan.paper.value,
        "letterhead": list(plan.letterhead.lines),
        "logo": base64.b64encode(plan.letterhead.logo).decode(),
        "signatories": list(plan.signatories),
    }


def _read(text: str) -> PackPlan:
    try:
        kept = json.loads(text)
        return PackPlan(
            PackKind(kept["kind"]),
            str(kept["outline"]),
            tuple(PlannedPart(str(name), bool(printed), str(comment)) for name, printed, comment in kept["parts"]),
            Paper(kept["paper"]),
            Letterhead(tuple(map(str, kept["letterhead"])), base64.b64decode(kept["logo"])),
            tuple(map(str, kept["signatories"])),
        )
    except (ValueError, KeyError, TypeError):
        return PackPlan()
