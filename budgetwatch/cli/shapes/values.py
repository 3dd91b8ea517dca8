"""How single values stand in JSON: exact decimal strings, states, cells, sentences."""

from __future__ import annotations

from collections.abc import Iterable

from budgetwatch.cli.told import Json
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import LabelledFigure
from budgetwatch.domain.issue import Issue
from budgetwatch.domain.message import Message
from budgetwatch.domain.money import Absent, Amount, Value
from budgetwatch.i18n import Language
from budgetwatch.usecases.asking import Asking, askings
from budgetwatch.usecases.deciding import Undecided
from budgetwatch.usecases.importing import NewerVersion
from budgetwatch.usecases.replacing import Replacement


def amount(value: Amount | None) -> str | None:
    """`"384862863863.32"`, or null."""
    return None if value is None else str(value)


def figure(value: Figure | None) -> str | None:
    """The exact value of a figure, in whole units."""
    return None if value is None else str(value.amount)


def state(value: Value) -> Json:
    """An amount with its state: `{"amount": "0", "state": "stated"}`, `{"amount": null, "state": "nil"}`."""
    if isinstance(value, Absent):
        return {"amount": None, "state": value.value}
    return {"amount": str(value), "state": "stated"}


def words(message: Message | None, language: Language) -> str | None:
    """A sentence in the language asked for."""
    return None if message is None else language.word(message)


def issues(met: Iterable[Issue], language: Language) -> list[Json]:
    """Issues with their cell and sentence."""
    return [
        {
            "code": issue.code,
            "severity": issue.severity.value,
            "cell": issue.cell.a1 if issue.cell else None,
            "message": language.word(issue.message),
        }
        for issue in met
    ]


def labelled(figures: Iterable[LabelledFigure], language: Language) -> list[Json]:
    """Named figures with their value and unit."""
    return [
        {
            "label": language.word(one.label),
            "value": figure(one.figure),
            "unit": one.figure.unit.currency or one.figure.unit.quantity.value,
        }
        for one in figures
    ]


def error(problem: BudgetWatchError, language: Language) -> Json:
    """An error: its stable code, what happened, what to do next, and the questions still open."""
    told: Json = {
        "code": problem.code,
        "message": language.word(problem.message),
        "advice": words(problem.advice, language),
    }
    if isinstance(problem, Undecided):
        told["questions"] = [_question(asking, language) for asking in askings(problem.questions)]
    if isinstance(problem, NewerVersion):
        told["questions"] = [_about_version(one, language) for one in problem.replaced]
        told["issues"] = issues(problem.issues, language)
    return {"error": told}


def _question(asking: Asking, language: Language) -> Json:
    """One thing to decide: `column` where it is about a single one, `columns` for all that share it."""
    columns = [one.column for one in asking.questions if one.column is not None]
    return {
        "about": asking.asked,
        "table": asking.questions[0].table,
        "column": None if asking.shared else asking.questions[0].column,
        "columns": columns,
        "message": language.word(asking.message),
    }


def _about_version(one: Replacement, language: Language) -> Json:
    """The question whether a table replaces an earlier version, with what differs between them."""
    from budgetwatch.cli.shapes.versions import replaced

    return {"about": "version", "column": None, "message": language.word(one.question), **replaced(one)}
