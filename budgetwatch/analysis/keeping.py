"""What was worked out of a frame, kept beside it as long as it lives: frames are never written in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast
from weakref import finalize

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame

T = TypeVar("T")

_kept: dict[int, dict[str, tuple[object, object]]] = {}
"""For each living frame the last answer to each question, with what the question was about."""


def kept_beside(frame: FactFrame, question: str, about: object, answer: Callable[[], T]) -> T:
    """The answer to a question named by a short text, worked out again only where it is about something else.

    An answer must not hold the frame itself, or neither would ever go.
    """
    if id(frame) not in _kept:
        _kept[id(frame)] = {}
        finalize(frame, _kept.pop, id(frame), None)
    answers = _kept[id(frame)]
    known = answers.get(question)
    if known is None or known[0] != about:
        answers[question] = known = (about, answer())
    return cast("T", known[1])
