"""The commands: each turns arguments into a use case's question, and the answer into JSON and text.

A command's module is imported only when it is asked for, so that none waits for another's libraries.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module

from budgetwatch.cli.told import Told
from budgetwatch.i18n import Language

_PLACES = {
    "inspect": ("inspecting", "inspect"),
    "import": ("importing", "import_files"),
    "compare": ("comparing", "compare"),
    "trace": ("comparing", "trace"),
    "pivot": ("pivoting", "pivot"),
    "pefa": ("rating", "rate"),
    "series": ("setting_series", "enter_series"),
    "bridge": ("bridging", "bridge"),
    "programming": ("planning", "list_laws"),
    "proportions": ("proportioning", "set_in_proportion"),
    "materiality": ("weighing", "weigh"),
    "findings": ("finding", "list_findings"),
    "flags": ("finding", "list_flags"),
    "contracts": ("listing_contracts", "list_register"),
    "thresholds": ("reviewing_contracts", "list_thresholds"),
    "owners": ("reviewing_contracts", "list_owners"),
    "checklist": ("answering", "answer_checklist"),
    "export": ("exporting", "export"),
    "audience": ("showing_to", "show_to"),
    "hearing": ("hearing", "hold"),
    "pack": ("producing", "make_pack"),
    "demo": ("producing", "demonstrate"),
    "template": ("registering", "make_template"),
    "records": ("registering", "list_records"),
    "confirm": ("registering", "confirm"),
    "recipes": ("repairing", "list_recipes"),
    "correct": ("repairing", "correct"),
    "anomalies": ("repairing", "export_anomalies"),
    "crosswalk": ("linking", "cross"),
    "axes": ("following", "follow"),
    "pace": ("pacing", "tell"),
    "perimeters": ("bounding", "bound"),
    "documents": ("expecting", "expect"),
    "backup": ("checking", "back_up"),
    "history": ("checking", "tell_history"),
    "undo": ("stepping", "undo"),
    "redo": ("stepping", "redo"),
    "recover": ("recovering", "recover"),
    "protect": ("protecting", "protect"),
    "unprotect": ("protecting", "unprotect"),
    "recovery-sheet": ("protecting", "write_recovery_sheet"),
    "verify": ("checking", "verify"),
    "self-test": ("checking", "check_installation"),
}


def command(name: str) -> Callable[[Namespace, Language], Told]:
    """The function behind a command's name."""
    module, function = _PLACES[name]
    found: Callable[[Namespace, Language], Told] = getattr(import_module(f"{__name__}.{module}"), function)
    return found
