"""Checklists from their TOML files, with an issue for everything that is wrong in them."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from budgetwatch.checklists.rules import RULES
from budgetwatch.domain.checklist import Bilingual, Checklist, Item, Reference
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import Message, msg

_PROFILES = ("core", "extended")
_TEXTS = {
    "title": msg("title"),
    "label": msg("label"),
    "question": msg("question"),
    "why": msg("reason (why)"),
    "evidence": msg("evidence"),
}
"""The texts in two languages, as an issue names them."""


class _Malformed(Exception):
    """A topic that cannot be used, and why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


def load_checklists(folder: Path) -> tuple[tuple[Checklist, ...], tuple[Issue, ...]]:
    """The checklists of a folder by their `place`, then by name, and what is wrong in them.

    A topic that cannot be used is left out with an issue; the others stay. A list may show topics of other lists
    again (`also`): they are one topic, with one answer.
    """
    issues: list[Issue] = []
    contents = sorted(_contents(sorted(folder.glob("*.toml")), issues), key=_place)
    own = {path: tuple(_items(path, content, issues)) for path, content in contents}
    by_id = {item.id: item for items in own.values() for item in items}
    lists = [_checklist(path, content, own[path], by_id, issues) for path, content in contents]
    return tuple(found for found in lists if found is not None), tuple(issues)


def _place(listed: tuple[Path, Mapping[str, Any]]) -> tuple[int, str]:
    """Where a list stands among the lists; after the numbered ones where it does not say."""
    path, content = listed
    place = content.get("place")
    return (place if isinstance(place, int) else sys.maxsize), path.stem


def _issue(code: str, path: Path, reason: Message) -> Issue:
    return Issue(code, Severity.WARNING, msg("{file}: {reason}", file=path.name, reason=reason))


def _contents(paths: Sequence[Path], issues: list[Issue]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for path in paths:
        try:
            yield path, tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            reason = msg("this file cannot be read as TOML ({error}).", error=str(error))
            issues.append(_issue("checklist-unreadable", path, reason))


def _items(path: Path, content: Mapping[str, Any], issues: list[Issue]) -> Iterator[Item]:
    seen: set[str] = set()
    for place, entry in enumerate(content.get("items", ()), 1):
        try:
            item = _item(entry, place)
        except _Malformed as error:
            issues.append(_issue("checklist-topic", path, error.reason))
            continue
        if item.id in seen:
            issues.append(_issue("checklist-topic", path, msg("topic {id} stands there twice.", id=item.id)))
            continue
        seen.add(item.id)
        yield item


def _item(entry: Mapping[str, Any], place: int) -> Item:
    if not isinstance(entry.get("id"), str):
        raise _Malformed(msg("the topic at place {place} has no id.", place=place))
    name: str = entry["id"]
    rule = entry.get("rule")
    limits = tuple((str(key), str(value)) for key, value in entry.get("limits", {}).items())
    _check_rule(name, rule, dict(limits))
    profile = entry.get("profile", "core")
    if profile not in _PROFILES:
        raise _Malformed(msg("topic {id} has an unknown profile “{profile}”.", id=name, profile=str(profile)))
    return Item(
        id=name,
        label=_both(entry, name, "label"),
        question=_both(entry, name, "question"),
        why=_both(entry, name, "why"),
        evidence=_both(entry, name, "evidence"),
        references=tuple(_references(entry, name)),
        profile=profile,
        rule=rule,
        limits=limits,
    )


def _check_rule(name: str, rule: object, limits: Mapping[str, str]) -> None:
    """A rule must exist and find all its limits, as numbers where they are numbers."""
    if rule is None:
        return
    if not isinstance(rule, str) or rule not in RULES:
        raise _Malformed(msg("topic {id} names an unknown rule “{rule}”.", id=name, rule=str(rule)))
    for limit in RULES[rule][1]:
        if limit not in limits:
            raise _Malformed(msg("topic {id} lacks the limit “{limit}”.", id=name, limit=limit))
    for limit, text in limits.items():
        if not limit.endswith("words") and not _is_number(text):
            raise _Malformed(msg("topic {id}: the limit “{limit}” is not a number.", id=name, limit=limit))


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _both(entry: Mapping[str, Any], name: str, field: str) -> Bilingual:
    texts = entry.get(field)
    if not isinstance(texts, dict) or not all(isinstance(texts.get(code), str) for code in ("fr", "en")):
        raise _Malformed(msg("topic {id} lacks its {field} in French or English.", id=name, field=_TEXTS[field]))
    return Bilingual(texts["fr"], texts["en"])


def _references(entry: Mapping[str, Any], name: str) -> Iterator[Reference]:
    for reference in entry.get("references", ()):
        text, confirmed = reference.get("text"), reference.get("confirmed")
        if not isinstance(text, str) or not isinstance(confirmed, bool):
            raise _Malformed(msg("topic {id} has a reference without text or confirmation.", id=name))
        yield Reference(text, confirmed)


def _checklist(
    path: Path, content: Mapping[str, Any], own: tuple[Item, ...], by_id: Mapping[str, Item], issues: list[Issue]
) -> Checklist | None:
    again = []
    for name in content.get("also", ()):
        if name in by_id:
            again.append(by_id[name])
        else:
            issues.append(_issue("checklist-topic", path, msg("no list holds topic {id}.", id=str(name))))
    try:
        title = _both(content, path.stem, "title")
    except _Malformed as error:
        issues.append(_issue("checklist-unreadable", path, error.reason))
        return None
    return Checklist(path.stem, title, own + tuple(again))
