"""The four steps of an import one over the other, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from budgetwatch.domain.year import Year
from budgetwatch.jobs import Job
from ui.drafting import Drafting
from ui.models.import_course import Standing, Step
from ui.session import Session
from ui.turns import Turns
from ui.widgets.check_step import CheckStep
from ui.widgets.codes_step import CodesStep
from ui.widgets.draft_view import DraftView
from ui.widgets.file_step import FileStep
from ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from budgetwatch.domain.layout import Layout
    from budgetwatch.usecases.dossiers import Dossier
    from budgetwatch.usecases.nomenclature import Nomenclature
    from budgetwatch.usecases.recipes import RecipeMatch
    from budgetwatch.usecases.versions import Replacement, Touched

Versions = tuple["tuple[Replacement, ...]", "Touched | None"]


class ImportSteps(PageStack):
    """Fills the step on show from a standing, and asks the dossier what stands beside it.

    `cell_wanted` gives a cell that a person asks for at another step than that of the sheet; `recipe_wanted` asks for
    the recipes that fit the file, `recipe_unwanted` to forget them.
    """

    cell_wanted = Signal(object)
    recipe_wanted = Signal()
    recipe_unwanted = Signal()

    def __init__(self, session: Session, desk: Drafting) -> None:
        super().__init__()
        self._session, self._desk = session, desk
        self.files = FileStep(session)
        self.files.table_chosen.connect(desk.look)
        self.files.table_taken.connect(desk.take)
        self.files.cell_wanted.connect(self.cell_wanted)
        self.files.recipe_wanted.connect(self.recipe_wanted)
        self.files.recipe_unwanted.connect(self.recipe_unwanted)
        self._made: dict[Step, QWidget] = {Step.FILE: self.files}
        self._versions_of: object = None
        self._replaced: dict[str, int] = {}
        self.replaced_files: dict[int, str] = {}
        """The names of the earlier files that tables may replace, by the number of their import."""
        self.addWidget(self.files)
        self._turns = Turns(self)

    # -- the steps

    def _make_ahead(
        self, standing: Standing, proposed: Layout | None, recipes: Sequence[RecipeMatch]
    ) -> Iterator[object]:
        """The other steps while the first is looked at, one in each turn of the event loop."""
        for name in ("area", "codes", "check"):
            yield getattr(self, name)
        if self.currentWidget() is self.files:
            self.area.show_standing(standing, proposed, recipes)

    @property
    def area(self) -> DraftView:
        """Step 2."""
        made = self._made.get(Step.AREA)
        if not isinstance(made, DraftView):
            made, desk = DraftView(self._session), self._desk
            made.table_chosen.connect(desk.look)
            made.layout_painted.connect(desk.repaint)
            made.unit_decided.connect(desk.decide_unit)
            made.unit_confirmed.connect(desk.confirm_unit)
            made.dashes_decided.connect(desk.decide_dashes)
            made.recipe_wanted.connect(self.recipe_wanted)
            made.recipe_unwanted.connect(self.recipe_unwanted)
            self._keep(Step.AREA, made)
        return made

    @property
    def codes(self) -> CodesStep:
        """Step 3."""
        made = self._made.get(Step.CODES)
        if not isinstance(made, CodesStep):
            made, desk = CodesStep(self._session), self._desk
            made.answered.connect(desk.answer)
            made.filed.connect(desk.file_as)
            made.received.connect(desk.receive)
            made.flow_decided.connect(desk.turn)
            made.year_answered.connect(lambda column, year: self.area.rename(column, Year(year)))
            made.role_wanted.connect(lambda column: self.area.sheet.offer_roles(column, made.column_table))
            self._keep(Step.CODES, made)
        return made

    @property
    def check(self) -> CheckStep:
        """Step 4."""
        made = self._made.get(Step.CHECK)
        if not isinstance(made, CheckStep):
            made = CheckStep(self._session)
            made.replacing.connect(self._replace)
            made.cell_wanted.connect(self.cell_wanted)
            self._keep(Step.CHECK, made)
        return made

    def _keep(self, step: Step, made: QWidget) -> None:
        self._made[step] = made
        self.addWidget(made)

    def show_step(self, step: Step) -> None:
        """Show a step, made now if it never was."""
        steps: dict[Step, QWidget] = {Step.FILE: self.files}
        match step:
            case Step.AREA:
                steps[step] = self.area
            case Step.CODES:
                steps[step] = self.codes
            case Step.CHECK:
                steps[step] = self.check
            case _:
                pass
        self.setCurrentWidget(steps[step])

    def first_to_do(self, step: Step) -> QWidget:
        """What the keyboard stands on first."""
        match step:
            case Step.AREA:
                return self.area.first_to_do()
            case Step.CODES:
                return self.codes.first_to_do()
            case Step.CHECK:
                return self.check.table
            case _:
                return self.files.first_to_do()

    # -- filling them

    def show_standing(
        self, step: Step, standing: Standing, first: Standing, recipes: Sequence[RecipeMatch] = ()
    ) -> None:
        """Fill the step on show; `recipes` are those that fit the tables of the file."""
        proposed = next((one.layout for one in first.draft.inspection.tables if one.layout.id == standing.table), None)
        match step:
            case Step.FILE:
                self.files.show_standing(standing, recipes)
                self._turns.run(self._make_ahead(standing, proposed, recipes))
            case Step.AREA:
                self.area.show_standing(standing, proposed, recipes)
            case Step.CODES:
                self.area.hold(standing, proposed)  # roles changed at this step are painted by the step before
                self.codes.show_standing(standing)
                self._ask_codes(standing)
            case Step.CHECK:
                self.check.show_standing(standing)
                self._ask_codes(standing)
                self._ask_versions(standing)

    def _ask_codes(self, standing: Standing) -> None:
        reading = standing.reading

        def ask(dossier: Dossier, _job: Job) -> Nomenclature:
            from budgetwatch.usecases.nomenclature import nomenclature_of

            return nomenclature_of(dossier, reading)

        def show(known: Nomenclature) -> None:
            self.codes.show_codes(known, standing)
            self.check.show_codes(known)

        self._session.read(ask, show, owner=self)

    def _ask_versions(self, standing: Standing) -> None:
        """What the chosen tables replace, and what that touches: asked once for each state of the tables."""
        draft = standing.draft
        asked = (draft.inspection, draft.tables, draft.decisions, draft.own, draft.filing.institution, draft.replacing)
        if asked == self._versions_of:
            return
        self._versions_of = asked

        def ask(dossier: Dossier, job: Job) -> Versions:
            from budgetwatch.usecases.versions import replaced_by, touched_by

            if standing.questions or not draft.tables:
                return (), None
            replaced = replaced_by(dossier, draft, job)
            return replaced, touched_by(dossier, draft, job) if replaced else None

        self._session.read(ask, lambda versions: self._show_versions(versions, standing), owner=self)

    def _show_versions(self, versions: Versions, standing: Standing) -> None:
        replaced, touched = versions
        self._replaced = {one.table: one.dataset.id for one in replaced}
        self.replaced_files = {one.dataset.id: one.dataset.source.name for one in replaced}
        self.check.show_replacements(replaced, standing)
        if touched is not None:
            self.check.show_touched(touched)
        if any(one not in standing.draft.replacing for one in self._replaced):
            self._desk.suppose(self._replaced)

    def _replace(self, table: str, wanted: bool) -> None:  # noqa: FBT001 - what a check box says
        self._desk.replace(table, self._replaced[table] if wanted else None)
