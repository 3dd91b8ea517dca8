"""What the help window lists, and which of its pages speaks of which page of the window."""

from __future__ import annotations

from budgetwatch.domain.message import Message, msg

PAGES: dict[str, Message] = {
    "start": msg("First steps"),
    "import": msg("Reading a spreadsheet"),
    "budget": msg("Comparing the budget"),
    "findings": msg("The findings"),
    "contracts": msg("The signals on contracts"),
    "checklists": msg("The checklists"),
    "hearing": msg("The hearing and its pack"),
    "messages": msg("Every message"),
    "keys": msg("The keys"),
}
"""The pages of the help in reading order, as the list calls them."""

_ABOUT = {
    "documents": "import",
    "registers": "import",
    "expected": "import",
    "typing": "import",
    "crosswalk": "budget",
    "composer": "hearing",
    "journal": "start",
}


def page_about(shown: str) -> str:
    """The page of the help that speaks of a page of the window."""
    return _ABOUT.get(shown, shown)


def target(link: str) -> tuple[str, str]:
    """The page and the anchor that a link inside the help leads to: `findings.md#total-disagrees`, `keys.md`."""
    page, _, anchor = link.partition("#")
    return page.removesuffix(".md"), anchor
