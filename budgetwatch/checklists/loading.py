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
_FIELDS = frozenset(
    {"id", "label", "question", "why", "evidence", "references", "profile", "rule", "limits", "findings"}
)
"""What a topic may say: a word that is none of them would otherwise be passed over without a trace."""
_HEAD = "[[items]]"
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
    seen: set[str] = set()
    own = {path: tuple(_items(path, content, seen, issues)) for path, content in contents}
    by_id = {item.id: item for items in own.values() for item in items}
    lists = [_checklist(path, content, own[path], by_id, issues) for path, content in contents]
    return tuple(found for found in lists if found is not None), tuple(issues)


def _place(listed: tuple[Path, Mapping[str, Any]]) -> tuple[int, str]:
    """Where a list stands among the lists; after the numbered ones where it does not say."""
    path, content = listed
    place = content.get("place")
    return (place if isinstance(place, int) else sys.maxsize), path.stem


def _issue(code: str, path: Path, reason: Message, line: int | None = None) -> Issue:
    if line is None:
        return Issue(code, Severity.WARNING, msg("{file}: {reason}", file=path.name, reason=reason))
    told = msg("{file}, line {line}: {reason}", file=path.name, line=line, reason=reason)
    return Issue(code, Severity.WARNING, told)


def _contents(paths: Sequence[Path], issues: list[Issue]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for path in paths:
        try:
            yield path, tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            reason = msg("this file cannot be read as TOML ({error}).", error=str(error))
            issues.append(_issue("checklist-unreadable", path, reason))


def _items(path: Path, content: Mapping[str, Any], seen: set[str], issues: list[Issue]) -> Iterator[Item]:
    """The usable topics of a file; `seen` are those of the files before it, since a topic has one answer."""
    entries, lines = content.get("items", ()), _heads(path)
    if not isinstance(entries, list | tuple):
        issues.append(_issue("checklist-unreadable", path, msg("its topics are no list; write each under [[items]].")))
        return
    for place, entry in enumerate(entries, 1):
        try:
            item = _item(entry, place)
            _check_new(item, seen)
        except _Malformed as error:
            line = lines[place - 1] if len(lines) == len(entries) else None
            issues.append(_issue("checklist-topic", path, error.reason, line))
            continue
        seen.add(item.id)
        yield item


def _check_new(item: Item, seen: set[str]) -> None:
    if item.id in seen:
        raise _Malformed(msg("topic {id} stands there twice.", id=item.id))


def _heads(path: Path) -> tuple[int, ...]:
    """The lines on which the topics of a file begin, counted from 1."""
    text = path.read_text(encoding="utf-8").splitlines()
    return tuple(number for number, line in enumerate(text, 1) if line.strip().startswith(_HEAD))


def _item(entry: object, place: int) -> Item:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str) or not entry["id"].strip():
        raise _Malformed(msg("the topic at place {place} has no id.", place=place))
    name: str = entry["id"]
    for field in sorted(entry.keys() - _FIELDS):
        raise _Malformed(msg("topic {id} has an unknown field “{field}”.", id=name, field=field))
    rule, told = entry.get("rule"), entry.get("limits", {})
    if not isinstance(told, dict):
        raise _Malformed(msg("topic {id}: its limits are no table.", id=name))
    limits = tuple((str(key), str(value)) for key, value in told.items())
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
        findings=_findings(entry, name),
    )


def _findings(entry: Mapping[str, Any], name: str) -> tuple[str, ...]:
    told = entry.get("findings", [])
    if not isinstance(told, list) or not all(isinstance(code, str) for code in told):
        raise _Malformed(msg("topic {id}: its findings are no list of codes.", id=name))
    return tuple(told)


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
    told = entry.get("references", ())
    for reference in told if isinstance(told, list | tuple) else (told,):
        known = reference if isinstance(reference, dict) else {}
        text, confirmed = known.get("text"), known.get("confirmed")
        if not isinstance(text, str) or not isinstance(confirmed, bool):
            raise _Malformed(msg("topic {id} has a reference without text or confirmation.", id=name))
        yield Reference(text, confirmed)


def _checklist(
    path: Path, content: Mapping[str, Any], own: tuple[Item, ...], by_id: Mapping[str, Item], issues: list[Issue]
) -> Checklist | None:
    again = []
    also = content.get("also", ())
    for name in also if isinstance(also, list | tuple) else (also,):
        if isinstance(name, str) and name in by_id:
            again.append(by_id[name])
        else:
            issues.append(_issue("checklist-topic", path, msg("no list holds topic {id}.", id=str(name))))
    try:
        title = _both(content, path.stem, "title")
    except _Malformed as error:
        issues.append(_issue("checklist-unreadable", path, error.reason))
        return None
    return Checklist(path.stem, title, own + tuple(again))
