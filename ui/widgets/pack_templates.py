"""The templates of packs: use one, keep the present plan as one, forget one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton

from budgetwatch.domain.message import msg
from budgetwatch.domain.pack import PackPlan
from budgetwatch.jobs import Job
from ui.session import Notice, Session


class TemplatesButton(QPushButton):
    """A menu of the plans kept on this computer; `present` gives the plan on show, `use` takes another."""

    def __init__(self, session: Session, present: Callable[[], PackPlan], use: Callable[[PackPlan], object]) -> None:
        super().__init__(session.word(msg("Templates")))
        self._session, self._present, self._use = session, present, use
        self._kept: Mapping[str, PackPlan] = {}
        self.setProperty("kind", "secondary")
        self.setAccessibleName(session.word(msg("Templates")))
        self.show_names({})

    def show_names(self, kept: Mapping[str, PackPlan]) -> None:
        """Offer these templates."""
        self._kept = kept
        word = self._session.word
        menu = QMenu(self)
        for name, plan in kept.items():
            menu.addAction(name).triggered.connect(lambda _checked=False, plan=plan: self._use(plan))
        if kept:
            menu.addSeparator()
        menu.addAction(word(msg("Keep this plan as a template…"))).triggered.connect(
            lambda _checked=False: self.ask_name()
        )
        if kept:
            forget = menu.addMenu(word(msg("Forget a template")))
            for name in kept:
                forget.addAction(name).triggered.connect(partial(self._forget, name))
        self.setMenu(menu)

    def ask_name(self) -> None:
        """Ask for a name and keep the plan on show under it."""
        word = self._session.word
        name, sure = QInputDialog.getText(self, word(msg("Templates")), word(msg("Name of the template")))
        if sure and name.strip():
            self.keep(name.strip())

    def keep(self, name: str) -> None:
        """Keep the plan on show under a name."""
        plan = self._present()

        def work(_job: Job) -> Mapping[str, PackPlan]:
            from budgetwatch.usecases.pack_plans import list_templates, save_template

            save_template(name, plan)
            return list_templates()

        said = msg("Template kept: {name}.", name=name)
        self._session.run(work, partial(self._after, Notice(said)), owner=self)

    def _forget(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt gives it
        def work(_job: Job) -> Mapping[str, PackPlan]:
            from budgetwatch.usecases.pack_plans import drop_template, list_templates

            drop_template(name)
            return list_templates()

        self._session.run(work, partial(self._after, Notice(msg("Template forgotten: {name}.", name=name))), owner=self)

    def _after(self, said: Notice, kept: Mapping[str, PackPlan]) -> None:
        self.show_names(kept)
        self._session.said.emit(said)
