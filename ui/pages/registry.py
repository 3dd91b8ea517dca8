"""The pages in rail order: name, words, icon, and how each is made when first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from budgetwatch.domain.message import Message, msg
from ui.pages.page import Page
from ui.session import Session


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page that can be gone to. `rail` is its words in the rail; None keeps it out of the rail."""

    name: str
    rail: Message | None
    icon: str
    make: Callable[[Session], Page]


def _from(module: str, name: str) -> Callable[[Session], Page]:
    """How to make a page whose module is read only when the page is first shown."""

    def make(session: Session) -> Page:
        page: Page = getattr(import_module(module), name)(session)
        return page

    return make


PAGES = (
    PageEntry("start", msg("Home"), "home", _from("ui.pages.start", "StartPage")),
    PageEntry("documents", msg("Documents"), "files", _from("ui.pages.documents", "DocumentsPage")),
    PageEntry("budget", msg("Budget"), "table", _from("ui.pages.budget", "BudgetPage")),
    PageEntry("contracts", msg("Contracts"), "certificate", _from("ui.pages.contracts", "ContractsPage")),
    PageEntry("findings", msg("Findings"), "zoom-question", _from("ui.pages.findings", "FindingsPage")),
    PageEntry("checklists", msg("Checklists"), "list-check", _from("ui.pages.checklists", "ChecklistsPage")),
    PageEntry("hearing", msg("Hearing"), "microphone", _from("ui.pages.hearing", "HearingPage")),
    PageEntry("import", None, "file-import", _from("ui.pages.import_page", "ImportPage")),
)
RAIL = tuple(entry for entry in PAGES if entry.rail is not None)


def entry(name: str) -> PageEntry:
    """The page of that name; KeyError where there is none."""
    return next(one for one in PAGES if one.name == name)
