"""A person at work, step after step as chance has it, beside a plain model of what the dossier should hold."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import Link, LinkKind, PlaceName
from budgetwatch.domain.errors import AlreadyImported
from budgetwatch.domain.finding import Audience, Judgement
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.store import audiences, checks, corrections, datasets, links, recipes, work
from budgetwatch.store.dossier import Change, Dossier, open_dossier
from budgetwatch.store.verify import verify
from budgetwatch.usecases import dossiers, history, verifying
from tests.store.tables_as_text import imported

NAMES = ("first", "second", "third")
WORDS = st.text("abé’ ", min_size=1, max_size=6)
AMOUNTS = st.integers(min_value=-(10**6), max_value=10**6)


@dataclass(frozen=True, slots=True)
class Table:
    """An imported table of two lines: the amounts received, and those a person reads instead."""

    received: tuple[int, int]
    read: dict[int, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """What persons read as its sum."""
        return sum(self.read.get(line, amount) for line, amount in enumerate(self.received))


@dataclass(frozen=True, slots=True)
class Held:
    """What a dossier should hold."""

    details: dict[str, str] = field(default_factory=dict)
    verdicts: dict[str, Judgement] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    questions: dict[int, str] = field(default_factory=dict)
    tables: dict[int, Table] = field(default_factory=dict)
    circles: dict[str, Audience] = field(default_factory=dict)
    recipes: dict[str, str] = field(default_factory=dict)
    links: dict[int, str] = field(default_factory=dict)


def held_by(dossier: Dossier) -> tuple[object, ...]:
    """What a dossier does hold, in the shape of `seen_of`."""
    settings = {name: value for name, value in work.settings(dossier).items() if name in NAMES}
    return (
        settings,
        {key: one.judgement for key, one in work.judgements(dossier).items()},
        {item: one.answer for item, one in work.answers(dossier).items()},
        [one.text for one in work.questions(dossier)],
        {one.dataset: [total.lines_sum for total in one.totals] for one in checks.kept(dossier)},
        {one.item.key: one.audience for one in audiences.listed(dossier)},
        {one.name: one.fingerprint for one in recipes.listed(dossier)},
        [one.reason for one in links.listed(dossier)],
    )


def seen_of(held: Held) -> tuple[object, ...]:
    """What a person should see of it."""
    totals = {number: [Amount(table.total)] for number, table in held.tables.items()}
    return (
        held.details,
        held.verdicts,
        held.answers,
        list(held.questions.values()),
        totals,
        held.circles,
        held.recipes,
        list(held.links.values()),
    )


class Person(RuleBasedStateMachine):
    """Imports, takes out, imports again, edits, corrects, links, shows to others, goes back and forth, closes, reopens and copies."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="budgetwatch-person-"))
        self.path = self.folder / "hearing.budget"
        self.past: list[Held] = []
        self.now = Held()
        self.later: list[Held] = []
        self.made = 0
        self.received: dict[int, tuple[str, str]] = {}

    @initialize()
    def begin(self) -> None:
        """Start with an empty dossier."""
        self.dossier = dossiers.create_dossier(self.path, "Hearing")

    def teardown(self) -> None:
        """Leave nothing behind."""
        if hasattr(self, "dossier"):
            self.dossier.close()
        shutil.rmtree(self.folder)

    def _step(self, after: Held) -> None:
        self.past.append(self.now)
        self.now, self.later = after, []

    def _change(self, done: Callable[[Change], object], after: Held) -> None:
        with self.dossier.change(msg("Step"), "Clerk") as change:
            done(change)
        self._step(after)

    @rule(amounts=st.tuples(AMOUNTS, AMOUNTS))
    def bring_in(self, amounts: tuple[int, int]) -> None:
        """Import a table that was never received before."""
        self.made += 1
        text = f"code | label | voted 2013 CP\n01 | Army {self.made} | {amounts[0]}\n02 | Navy | {amounts[1]}"
        self._import(text, f"{self.made}.csv", amounts)

    def _import(self, text: str, name: str, amounts: tuple[int, int]) -> None:
        number = imported(self.dossier, text, name=name)
        self.received[number] = (text, name)
        self._step(replace(self.now, tables={**self.now.tables, number: Table(amounts)}))

    @precondition(lambda self: self.received)
    @rule(chosen=st.data())
    def bring_in_again(self, chosen: st.DataObject) -> None:
        """Import a table that was received before: refused while it stands, a new import once it was taken out or back."""
        number = chosen.draw(st.sampled_from(sorted(self.received)))
        text, name = self.received[number]
        if any(self.received[one] == (text, name) for one in self.now.tables):
            with pytest.raises(AlreadyImported):
                imported(self.dossier, text, name=name)
            return
        first, second = (int(line.rsplit("|", 1)[1]) for line in text.splitlines()[1:])
        self._import(text, name, (first, second))

    @precondition(lambda self: self.now.tables)
    @rule(chosen=st.data())
    def take_out(self, chosen: st.DataObject) -> None:
        """Let an import count no more."""
        number = chosen.draw(st.sampled_from(sorted(self.now.tables)))
        left = {key: one for key, one in self.now.tables.items() if key != number}
        self._change(lambda change: datasets.hide(change, number), replace(self.now, tables=left))

    @rule(name=st.sampled_from(NAMES), audience=st.sampled_from(Audience))
    def show_to(self, name: str, audience: Audience) -> None:
        """Choose who may see a topic, in place of an earlier choice."""
        self._change(
            lambda change: audiences.choose(change, Item(ItemKind.TOPIC, name), audience),
            replace(self.now, circles={**self.now.circles, name: audience}),
        )

    @precondition(lambda self: self.now.circles)
    @rule(chosen=st.data())
    def show_as_usual(self, chosen: st.DataObject) -> None:
        """Take a choice of audience back."""
        name = chosen.draw(st.sampled_from(sorted(self.now.circles)))
        left = {key: one for key, one in self.now.circles.items() if key != name}
        self._change(
            lambda change: audiences.forget(change, Item(ItemKind.TOPIC, name)), replace(self.now, circles=left)
        )

    @rule(name=st.sampled_from(NAMES), columns=WORDS)
    def keep_recipe(self, name: str, columns: str) -> None:
        """Keep how a table is read, in place of an earlier way under that name."""
        self._change(
            lambda change: recipes.keep(change, name, columns, {}),
            replace(self.now, recipes={**self.now.recipes, name: columns}),
        )

    @precondition(lambda self: self.now.recipes)
    @rule(chosen=st.data())
    def forget_recipe(self, chosen: st.DataObject) -> None:
        """Take a recipe out."""
        name = chosen.draw(st.sampled_from(sorted(self.now.recipes)))
        left = {key: one for key, one in self.now.recipes.items() if key != name}
        self._change(lambda change: recipes.forget(change, name), replace(self.now, recipes=left))

    @rule(reason=WORDS)
    def link(self, reason: str) -> None:
        """Say that two places of two years are the same."""
        before, after = (PlaceName(Classification.PROGRAMME, 1, code, "Army") for code in ("01", "02"))
        with self.dossier.change(msg("Step"), "Clerk") as change:
            number = links.add(change, Link(LinkKind.RENAMED, (before,), (after,), 2013, reason))
        self._step(replace(self.now, links={**self.now.links, number: reason}))

    @precondition(lambda self: self.now.links)
    @rule(chosen=st.data())
    def unlink(self, chosen: st.DataObject) -> None:
        """Take back what was said of two places."""
        number = chosen.draw(st.sampled_from(sorted(self.now.links)))
        left = {key: one for key, one in self.now.links.items() if key != number}
        self._change(lambda change: links.remove(change, number), replace(self.now, links=left))

    @rule(name=st.sampled_from(NAMES), value=WORDS)
    def edit_detail(self, name: str, value: str) -> None:
        """Write a setting of the dossier."""
        self._change(
            lambda change: work.set_setting(change, name, value),
            replace(self.now, details={**self.now.details, name: value}),
        )

    @rule(key=st.sampled_from(NAMES), verdict=st.sampled_from(Judgement))
    def judge(self, key: str, verdict: Judgement) -> None:
        """Give a verdict, in place of an earlier one."""
        self._change(
            lambda change: work.judge(change, key, verdict, "Letter"),
            replace(self.now, verdicts={**self.now.verdicts, key: verdict}),
        )

    @rule(item=st.sampled_from(NAMES), answer=st.sampled_from(Answer))
    def answer(self, item: str, answer: Answer) -> None:
        """Answer a topic, in place of an earlier answer."""
        self._change(
            lambda change: work.record_answer(change, item, answer),
            replace(self.now, answers={**self.now.answers, item: answer}),
        )

    @precondition(lambda self: self.now.answers)
    @rule(chosen=st.data())
    def withdraw_answer(self, chosen: st.DataObject) -> None:
        """Leave a topic unanswered again."""
        item = chosen.draw(st.sampled_from(sorted(self.now.answers)))
        left = {key: one for key, one in self.now.answers.items() if key != item}
        self._change(lambda change: work.withdraw_answer(change, item), replace(self.now, answers=left))

    @rule(text=WORDS)
    def ask(self, text: str) -> None:
        """Add a last question."""
        with self.dossier.change(msg("Step"), "Clerk") as change:
            number = work.add_question(change, text=text)
        self._step(replace(self.now, questions={**self.now.questions, number: text}))

    @precondition(lambda self: self.now.questions)
    @rule(chosen=st.data(), text=WORDS)
    def reword(self, chosen: st.DataObject, text: str) -> None:
        """Rewrite a question."""
        number = chosen.draw(st.sampled_from(sorted(self.now.questions)))
        after = replace(self.now, questions={**self.now.questions, number: text})
        self._change(lambda change: work.edit_question(change, number, text=text), after)

    @precondition(lambda self: self.now.questions)
    @rule(chosen=st.data())
    def remove_question(self, chosen: st.DataObject) -> None:
        """Take a question out; the others keep their order."""
        number = chosen.draw(st.sampled_from(sorted(self.now.questions)))
        left = {key: text for key, text in self.now.questions.items() if key != number}
        self._change(lambda change: work.remove_question(change, number), replace(self.now, questions=left))

    @precondition(lambda self: self.now.tables)
    @rule(chosen=st.data(), line=st.integers(0, 1), value=AMOUNTS)
    def correct(self, chosen: st.DataObject, line: int, value: int) -> None:
        """Read another amount in a cell than was received."""
        number = chosen.draw(st.sampled_from(sorted(self.now.tables)))
        table = self.now.tables[number]
        read = replace(table, read={**table.read, line: value})
        self._change(
            lambda change: corrections.correct(change, (number, line + 2, 3), Amount(value), "Letter"),
            replace(self.now, tables={**self.now.tables, number: read}),
        )

    @precondition(lambda self: any(one.read for one in self.now.tables.values()))
    @rule(chosen=st.data())
    def withdraw_correction(self, chosen: st.DataObject) -> None:
        """Read a cell as it was received again."""
        mended = [(number, line) for number, one in self.now.tables.items() for line in one.read]
        number, line = chosen.draw(st.sampled_from(sorted(mended)))
        table = self.now.tables[number]
        left = replace(table, read={key: value for key, value in table.read.items() if key != line})
        self._change(
            lambda change: corrections.withdraw(change, (number, line + 2, 3)),
            replace(self.now, tables={**self.now.tables, number: left}),
        )

    @rule()
    def undo(self) -> None:
        """Take back the last step, whatever it was; nothing where there is none."""
        done = history.undo(self.dossier, "Clerk")
        assert (done is not None) == bool(self.past)
        if self.past:
            self.later.append(self.now)
            self.now = self.past.pop()

    @rule()
    def redo(self) -> None:
        """Do again what was taken back last; nothing where there is nothing left of it."""
        done = history.redo(self.dossier, "Clerk")
        assert (done is not None) == bool(self.later)
        if self.later:
            self.past.append(self.now)
            self.now = self.later.pop()

    @rule()
    def close_and_reopen(self) -> None:
        """Close the window, which leaves one file, and open the dossier again."""
        self.dossier.close()
        assert {path.name for path in self.folder.iterdir()} <= {"hearing.budget", "hearing.backups"}
        self.dossier = open_dossier(self.path)

    @rule()
    def copy(self) -> None:
        """Make a backup, which holds what the dossier does."""
        (made,) = verifying.back_up(self.dossier)
        with open_dossier(Path(made), write=False) as copy:
            assert held_by(copy) == seen_of(self.now)
            assert all(check.ok for check in verify(copy))

    @invariant()
    def holds_what_the_model_does(self) -> None:
        """After each step the dossier holds what a person expects."""
        if hasattr(self, "dossier"):
            assert held_by(self.dossier) == seen_of(self.now)
