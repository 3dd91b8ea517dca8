"""Lists of words that put lines in groups: natures of spending, forces, kinds of investment, what is kept from view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.code import normalised
from budgetwatch.domain.naming import is_named

UNALLOCATED = "unallocated"
"""The key of what no group takes: always shown, never shared out."""


class GroupingKind(StrEnum):
    """What a list of groups tells apart."""

    NATURE = "nature"
    INVESTMENT = "investment"
    FORCE = "force"
    OPACITY = "opacity"


@dataclass(frozen=True, slots=True)
class Group:
    """A group and how its lines are known: by expressions of a label, or by codes where a document prints no label.

    A code that ends with a star stands for all that begin so. With `above` what a line stands under counts too, not only
    its own label.
    """

    key: str
    label: Bilingual
    words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    above: bool = True

    def takes(self, label: str, code: str) -> bool:
        """Whether a place of that label and code belongs to the group."""
        return is_named(label, self.words) if label else any(_fits(code, one) for one in self.codes)


@dataclass(frozen=True, slots=True)
class Grouping:
    """A dated list of groups, the first that fits taking a place; `status` says whether someone has checked it.

    `own` is what the committee decided instead, by plain label (or code where there is none): the key of a group, or
    `UNALLOCATED`. `definition` says what is told apart, `limits` what it cannot tell.
    """

    kind: GroupingKind
    groups: tuple[Group, ...]
    since: str
    status: str
    definition: Bilingual
    limits: Bilingual
    own: Mapping[str, str] = field(default_factory=dict)

    def group_of(self, label: str, code: str = "") -> str | None:
        """The key of the group that takes a place; None where none does."""
        decided = self.own.get(plain_name(label, code)) if self.own else None
        if decided is not None:
            return decided
        return next((one.key for one in self.groups if one.takes(label, code)), None)

    def label_of(self, key: str) -> Bilingual:
        """What people call a group."""
        return next((one.label for one in self.groups if one.key == key), NOT_ALLOCATED)

    @property
    def keys(self) -> tuple[str, ...]:
        """The groups in their order, what no group takes last."""
        return (*(one.key for one in self.groups), UNALLOCATED)


NOT_ALLOCATED = Bilingual("non ventilé", "not allocated")


def plain_name(label: str, code: str) -> str:
    """How a place is named in the committee's own decisions: its plain label, else its code."""
    return normalised(label) or normalised(code)


def _fits(code: str, wanted: str) -> bool:
    return code.startswith(wanted.removesuffix("*")) if wanted.endswith("*") else code == wanted
