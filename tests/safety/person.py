"""A person at work, step after step as chance has it, beside a plain model of what the dossier should hold."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.finding import Judgement
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.store import checks, corrections, work
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


def held_by(dossier: Dossier) -> tuple[object, ...]:
    """What a dossier does hold, in the shape of `seen_of`."""
    settings = {name: value for name, value in work.settings(dossier).items() if name in NAMES}
    return (
        settings,
        {key: one.judgement for key, one in work.judgements(dossier).items()},
        {item: one.answer for item, one in work.answers(dossier).items()},
        [one.text for one in work.questions(dossier)],
        {one.dataset: [total.lines_sum for total in one.totals] for one in checks.kept(dossier)},
    )


def seen_of(held: Held) -> tuple[object, ...]:
    """What a person should see of it."""
    totals = {number: [Amount(table.total)] for number, table in held.tables.items()}
    return held.details, held.verdicts, held.answers, list(held.questions.values()), totals


class Person(RuleBasedStateMachine):
    """Imports, edits, corrects, goes back and forth, closes, reopens and copies."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="budgetwatch-person-"))
        self.path = self.folder / "hearing.budget"
        self.past: list[Held] = []
        self.now = Held()
        self.later: list[Held] = []
        self.made = 0

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
        number = imported(self.dossier, text, name=f"{self.made}.csv")
        self._step(replace(self.now, tables={**self.now.tables, number: Table(amounts)}))

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
