"""Run one command: parse, call its use case, print, and turn what went wrong into a status."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial

from budgetwatch.cli.told import Json, OpenWindow, Told
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
    asked = parser(language).parse_args(arguments, Namespace(warnings=[]))
    if asked.command is None:
        return OpenWindow(probe=asked.startup_probe)
    end: Callable[..., int | OpenWindow]
    try:
        end = partial(_tell, command(asked.command)(asked, language))
    except BudgetWatchError as problem:
        end = partial(_refuse, problem, language)
    except (KeyboardInterrupt, Cancelled):
        end = partial(_stop, language)
    return end(_warned(asked.warnings, language), as_json=asked.json)


def _tell(told: Told, warned: Json, *, as_json: bool) -> int | OpenWindow:
    _print(_document(told.json | warned) if as_json else told.text)
    return told.then if told.then is not None else told.status


def _document(shape: Json) -> str:
    return json.dumps(shape, ensure_ascii=False, indent=1)


def _stop(language: Language, warned: Json, *, as_json: bool) -> int:
    """What was not finished was not written; files that were already whole stay."""
    _refuse(Stopped(), language, warned, as_json=as_json)
    return INTERRUPTED


def _warned(warnings: Sequence[BudgetWatchError], language: Language) -> Json:
    """What is told beside what was asked, on standard error for a person and as it goes into the JSON."""
    if not warnings:
        return {}
    from budgetwatch.cli.shapes.values import error

    for one in warnings:
        _complain(one, language)
    return {"warnings": [error(one, language)["error"] for one in warnings]}


def _complain(problem: BudgetWatchError, language: Language) -> None:
    advice = f"\n{language.word(problem.advice)}" if problem.advice else ""
    print(f"{language.word(problem.message)}{advice}", file=sys.stderr)  # noqa: T201  # this is the screen


class Stopped(BudgetWatchError):
    """You stopped the command. What was not finished was not written."""

    code = "stopped"
    default = msg("You stopped the command. What was not finished was not written.")
    default_advice = msg("Run it again to finish.")


def _refuse(problem: BudgetWatchError, language: Language, warned: Json, *, as_json: bool) -> int:
    from budgetwatch.cli.shapes.values import error

    if as_json:
        _print(_document(error(problem, language) | warned))
    else:
        _complain(problem, language)
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
