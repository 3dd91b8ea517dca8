"""The pages in rail order: name, words, icon, and how each is made when first shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget

from budgetwatch.domain.message import Message, msg
from ui.pages.page import Page
from ui.session import Session


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page that can be gone to. `rail` is its words in the rail; None keeps it out, `within` a page that is in it."""

    name: str
    rail: Message | None
    icon: str
    module: str
    kind: str
    within: str = ""

    def make(self, session: Session, parent: QWidget | None = None) -> Page:
        """The page, still empty; its module is read now if it never was."""
        page: Page = getattr(import_module(self.module), self.kind)(session, parent)
        return page


PAGES = (
    PageEntry("start", msg("Home"), "home", "ui.pages.start", "StartPage"),
    PageEntry("documents", msg("Documents"), "files", "ui.pages.documents", "DocumentsPage"),
    PageEntry("budget", msg("Budget"), "table", "ui.pages.budget", "BudgetPage"),
    PageEntry("contracts", msg("Contracts"), "certificate", "ui.pages.contracts", "ContractsPage"),
    PageEntry("findings", msg("Findings"), "zoom-question", "ui.pages.findings", "FindingsPage"),
    PageEntry("checklists", msg("Checklists"), "list-check", "ui.pages.checklists", "ChecklistsPage"),
    PageEntry("hearing", msg("Hearing"), "microphone", "ui.pages.hearing", "HearingPage"),
    PageEntry("import", None, "file-import", "ui.pages.import_page", "ImportPage", "documents"),
    PageEntry("typing", None, "edit", "ui.pages.typing", "TypingPage", "documents"),
    PageEntry("registers", None, "list-check", "ui.pages.registers", "RegistersPage", "documents"),
    PageEntry("expected", None, "list-check", "ui.pages.expected", "ExpectedPage", "documents"),
    PageEntry("journal", None, "history", "ui.pages.journal", "JournalPage", "documents"),
    PageEntry("composer", None, "file-type-pdf", "ui.pages.composer", "ComposerPage", "hearing"),
    PageEntry("crosswalk", None, "arrows-diff", "ui.pages.crosswalk", "CrosswalkPage", "budget"),
)
RAIL = tuple(entry for entry in PAGES if entry.rail is not None)


def entry(name: str) -> PageEntry:
    """The page of that name; KeyError where there is none."""
    return next(one for one in PAGES if one.name == name)


def modules() -> Iterator[None]:
    """Read the modules of the pages, one before each `yield`, so that none waits for its own when first shown."""
    for module in (*(page.module for page in PAGES), "ui.widgets.source_panel"):
        import_module(module)
        yield
