"""The commands `verify`, `history`, `backup` and `self-test`."""

from __future__ import annotations

from argparse import Namespace

from budgetwatch.cli.commands.exporting import reminder
from budgetwatch.cli.opened import opened
from budgetwatch.cli.told import Json, Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.terms import UNSIGNED
from budgetwatch.i18n import Language
from budgetwatch.usecases import history, verifying


def verify(asked: Namespace, language: Language) -> Told:
    """`verify DOSSIER`: status 1 when something is not as it should be."""
    with opened(asked) as dossier:
        checks = verifying.verify_dossier(dossier, watched(language))
    return _checked(checks, language)


def tell_history(asked: Namespace, language: Language) -> Told:
    """`history DOSSIER`."""
    with opened(asked) as dossier:
        every, days = history.list_history(dossier), (asked.since, asked.until)
        entries = history.filter_history(every, language, asked.words, asked.by, days)
    if asked.out is not None:
        history.write_history(entries, asked.out, language)
    shape: Json = {
        "entries": [
            {"step": one.id, "at": one.at.isoformat(), "author": one.author, "what": language.word(one.label)}
            for one in entries
        ]
    }
    unsigned = f"({language.word(UNSIGNED)})"
    lines = [
        f"{one.at.astimezone():%Y-%m-%d %H:%M}  {one.author or unsigned}  {language.word(one.label)}" for one in entries
    ]
    if asked.out is not None:
        lines.append(reminder(history.AUDIENCE, language))
    return Told(shape, "\n".join(lines))


def back_up(asked: Namespace, _language: Language) -> Told:
    """`backup DOSSIER`."""
    with opened(asked, write=True) as dossier:
        files = verifying.back_up(dossier)
    return Told({"files": list(files)}, "\n".join(files))


def check_installation(_asked: Namespace, language: Language) -> Told:
    """`self-test`."""
    return _checked(verifying.check_installation(), language)


def _checked(checks: tuple[verifying.Check, ...], language: Language) -> Told:
    sound = all(check.ok for check in checks)
    shape: Json = {
        "ok": sound,
        "checks": [{"name": check.name, "ok": check.ok, "detail": language.word(check.detail)} for check in checks],
    }
    return Told(shape, _text(checks, language), 0 if sound else 1)


def _text(done: tuple[verifying.Check, ...], language: Language) -> str:
    return "\n".join(f"{'✓' if one.ok else '✗'} {language.word(one.detail)} ({one.name})" for one in done)
