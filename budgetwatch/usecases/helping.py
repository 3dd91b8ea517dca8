"""The help: its pages in both languages, and where each code is explained."""

from __future__ import annotations

import re
from functools import cache

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import msg
from budgetwatch.paths import resources

PAGES = ("start", "import", "budget", "findings", "contracts", "checklists", "hearing", "messages", "keys")
"""The names of the pages in reading order."""

_CODED = re.compile(r"^### (\S+) · ", re.MULTILINE)


def help_page(name: str, language: str) -> str:
    """The Markdown of a page in `fr` or `en`. A section about a code is headed `### code · its title`.

    Raises:
        NotFound: the help has no such page.
    """
    try:
        return (resources() / "help" / language / f"{name}.md").read_text(encoding="utf-8")
    except OSError as problem:
        raise NotFound(msg("The help has no page “{name}”.", name=name), msg("Install BudgetWatch again.")) from problem


def help_for(code: str) -> tuple[str, str]:
    """The page that explains a finding, signal, topic or message, and the anchor of its section there.

    Raises:
        NotFound: no section explains this code.
    """
    try:
        return _places()[code], code
    except KeyError as problem:
        raise NotFound(msg("The help does not explain “{code}”.", code=code)) from problem


@cache
def _places() -> dict[str, str]:
    """The page of every code that has a section; both languages have the same ones."""
    return {code: name for name in PAGES for code in _CODED.findall(help_page(name, "en"))}
