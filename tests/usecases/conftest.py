"""Sheets as a ministry might send them, written here as text, and a dossier to bring them into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.importing import Dataset, ImportDraft, draft_import, import_draft

LFI_2023 = """\
Loi de finances initiale 2023;;;
(en milliers de FCFA);;;
Code;Libellé;LFI 2023 AE;LFI 2023 CP
2101;Soldes;7 994 929;7 994 929
2102;Carburants;3 555 245;3 555 245
2103;Casernements;4 777 799;4 000 000
2104;Opérations;1 295 163;1 295 163
TOTAL;;17 623 136;16 845 337
"""
"""A table whose two totals are what its lines add up to."""

Sheet = Callable[[str, str], Path]
Bring = Callable[[str, str], Dataset]


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Write a sheet under a name."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """A new, empty dossier."""
    with create_dossier(tmp_path / "committee.budget", "Committee") as made:
        yield made


@pytest.fixture
def draft(sheet: Sheet) -> Callable[[str, str], ImportDraft]:
    """The draft of a sheet given as text."""
    return lambda name, text: draft_import(sheet(name, text))


@pytest.fixture
def bring(dossier: Dossier, draft: Callable[[str, str], ImportDraft]) -> Bring:
    """Import a sheet given as text; the one dataset it gives."""

    def take(name: str, text: str) -> Dataset:
        return import_draft(dossier, draft(name, text)).value[0]

    return take
