"""Documents written as readable text, received by a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.importing import draft_import, import_draft


def receive(dossier: Dossier, folder: Path, texts: Mapping[str, str]) -> None:
    """Write each text to a file of its name in the folder and import it."""
    for name, text in texts.items():
        file = folder / name
        file.write_text(text, encoding="utf-8")
        import_draft(dossier, draft_import(file))
