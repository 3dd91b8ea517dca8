"""Run one command: parse, call its use case, print, and turn what went wrong into a status."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

from budgetwatch.cli.told import OpenWindow, Told
from budgetwatch.domain.errors import BudgetWatchError, Cancelled
from budgetwatch.domain.message import msg
from budgetwatch.i18n import Language, preferred

PROBE = "--startup-probe"
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int | OpenWindow:
    """The exit status, or the wish to open the window."""
    if not set(arguments) - {PROBE}:
        return OpenWindow(probe=PROBE in arguments)  # nothing else is loaded on the way to the window
    return _run_command(arguments)


def _run_command(arguments: Sequence[str]) -> int | OpenWindow:
    from budgetwatch.cli.arguments import parser
    from budgetwatch.cli.commands import command
    from budgetwatch.cli.usage_words import speak

    _speak_utf8()
    language = preferred(_asked_language(arguments))
    speak(language)
    asked = parser(language).parse_args(arguments)
    if asked.command is None:
        return OpenWindow(probe=asked.startup_probe)
    try:
        told = command(asked.command)(asked, language)
    except BudgetWatchError as problem:
        return _refuse(problem, language, as_json=asked.json)
    except (KeyboardInterrupt, Cancelled):
        return _stop(language, as_json=asked.json)
    return _tell(told, as_json=asked.json)


def _tell(told: Told, *, as_json: bool) -> int | OpenWindow:
    _print(json.dumps(told.json, ensure_ascii=False, indent=1) if as_json else told.text)
    return told.then if told.then is not None else told.status


def _stop(language: Language, *, as_json: bool) -> int:
    """What was not finished was not written; files that were already whole stay."""
    _refuse(Stopped(), language, as_json=as_json)
    return INTERRUPTED


class Stopped(BudgetWatchError):
    """You stopped the command. What was not finished was not written."""

    code = "stopped"
    default = msg("You stopped the command. What was not finished was not written.")
    default_advice = msg("Run it again to finish.")


def _refuse(problem: BudgetWatchError, language: Language, *, as_json: bool) -> int:
    from budgetwatch.cli.shapes.values import error

    if as_json:
        _print(json.dumps(error(problem, language), ensure_ascii=False, indent=1))
    else:
        advice = f"\n{language.word(problem.advice)}" if problem.advice else ""
        print(f"{language.word(problem.message)}{advice}", file=sys.stderr)  # noqa: T201  # this is the screen
    return 1


def _print(text: str) -> None:
    try:
        print(text, flush=True)  # noqa: T201  # the command line's screen
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has seen enough


def _asked_language(arguments: Sequence[str]) -> str | None:
    for place, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return None


def _speak_utf8() -> None:
    """A console or pipe in another encoding shows a replacement rather than failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
