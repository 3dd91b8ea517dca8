"""Whatever a person does in whatever order, the dossier holds what a plain model of it does."""

from __future__ import annotations

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.safety.person import Person


def test_a_dossier_holds_what_a_person_expects_after_any_steps() -> None:
    run_state_machine_as_test(Person, settings=settings(max_examples=15, stateful_step_count=20))
