"""The codes of a table beside those of the dossier."""

from __future__ import annotations

from pathlib import Path

from budgetwatch.domain.fact import Reading
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.nomenclature import nomenclature_of

FIRST = """Loi de finances 2024 (en milliers de FCFA);;
Code;Libellé;Voté 2024
02101;Administration centrale;9762219
02102;Soutien;8358287
"""
SECOND = """Loi de finances 2025 (en milliers de FCFA);;
Code;Libellé;Voté 2025
02101;Administration centrale;9800000
02102;Soutien et intendance;8400000
02109;Forces spéciales;120000
"""


def read(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def reading(path: Path) -> Reading:
    return draft_import(path).readings[0]


def test_codes_are_new_known_or_renamed_and_keep_their_zeros(tmp_path: Path) -> None:
    with create_dossier(tmp_path / "essai.budget", "Essai") as dossier:
        import_draft(dossier, draft_import(read(tmp_path, "loi.csv", FIRST)))
        found = nomenclature_of(dossier, reading(read(tmp_path, "suite.csv", SECOND)))
    told = {one.code.code: (one.is_new, one.is_renamed) for one in found.used}
    assert told == {"02101": (False, False), "02102": (False, True), "02109": (True, False)}
    assert found.leading_zeros == 3


def test_nothing_is_new_to_an_empty_dossier(tmp_path: Path) -> None:
    with create_dossier(tmp_path / "essai.budget", "Essai") as dossier:
        found = nomenclature_of(dossier, reading(read(tmp_path, "loi.csv", FIRST)))
    assert found.compared == frozenset()
