"""The dated lists of groups, read from their files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.grouping import Group, Grouping, GroupingKind
from budgetwatch.domain.message import msg
from budgetwatch.paths import resources

_FILES = {
    GroupingKind.NATURE: "natures.toml",
    GroupingKind.INVESTMENT: "investments.toml",
    GroupingKind.FORCE: "forces.toml",
    GroupingKind.OPACITY: "opacity.toml",
}


class GroupsUnreadable(BudgetWatchError):
    """This list of groups cannot be read."""

    code = "groups-unreadable"
    default = msg("This list of groups cannot be read.")
    default_advice = msg("Correct it after the example that comes with the program, or leave it out.")


@cache
def shipped_grouping(kind: GroupingKind) -> Grouping:
    """The list that comes with the program."""
    return load_grouping(resources() / "groups" / _FILES[kind], kind)


def load_grouping(path: Path, kind: GroupingKind) -> Grouping:
    """The groups of a TOML file; GroupsUnreadable where it is missing, malformed or lacks what a group needs."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return Grouping(
            kind,
            tuple(_group(one) for one in content["groups"]),
            str(content["since"]),
            str(content["status"]),
            _bilingual(content["definition"]),
            _bilingual(content["limits"]),
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, LookupError, TypeError) as error:
        raise GroupsUnreadable from error


def _group(content: Mapping[str, Any]) -> Group:
    words, codes = (tuple(map(str, content.get(name, ()))) for name in ("words", "codes"))
    return Group(str(content["key"]), _bilingual(content["label"]), words, codes, bool(content.get("above", True)))


def _bilingual(content: Mapping[str, str]) -> Bilingual:
    return Bilingual(content["fr"], content["en"])
