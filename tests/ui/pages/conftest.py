"""A window on a real dossier, imported once from tables one can read here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from budgetwatch.usecases.dossiers import create_dossier
from tests.received import receive
from ui.fonts import load_fonts
from ui.main_window import MainWindow
from ui.session import Session

WAIT = 20_000

TABLES = {
    "LFI_2024.csv": """\
Loi de finances initiale 2024;;;
(en millions de FCFA);;;
Section;Programme;Libellé;LFI 2024
210;2101;Pilotage et soutien;20 000
210;2105;Équipement des forces;62 400
230;2302;Police nationale;39 560
TOTAL;;;121 960
""",
    "Execution_2024.csv": """\
Situation d'exécution au 31 décembre 2024;;;;;
(en millions de FCFA);;;;;
Section;Programme;Libellé;LFR 2024;Engagé 2024;Payé 2024
210;2101;Pilotage et soutien;22 310;22 960;22 740
210;2105;Équipement des forces;78 900;71 300;41 260
230;2302;Police nationale;41 200;41 150;40 870
TOTAL;;;142 410;135 410;104 870
""",
    "Marches_2024.csv": """\
Registre des marchés 2024 (FCFA);;;;;;;;
N° marché;Objet;Titulaire;Mode de passation;Base légale;Date de signature;Montant du marché;Montant payé;Montant livré
M-01;Véhicules;Dunes SA;Entente directe;;14/03/2024;8 640 000;8 000 000;0
M-02;Tentes;Oasis SARL;Appel d'offres ouvert;;02/05/2024;1 200 000;600 000;600 000
M-03;Radios;Gommier SA;Entente directe;art. 48;17/06/2024;2 245 000;0;0
""",
}


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier holding the three tables; tests open copies of it."""
    folder = tmp_path_factory.mktemp("imported")
    path = folder / "committee.budget"
    with create_dossier(path, "Committee") as dossier:
        receive(dossier, folder, TABLES)
    return path


@pytest.fixture
def plain(qtbot: QtBot) -> Iterator[MainWindow]:
    """An English window on no dossier, in millions."""
    load_fonts()
    window = MainWindow(Session("en"))
    window.session.show_in(1_000_000)
    qtbot.addWidget(window)
    window.show()
    yield window
    qtbot.waitUntil(lambda: not window.session.bridge.tasks, timeout=3 * WAIT)
    window.session.close()


@pytest.fixture
def window(plain: MainWindow, imported: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on a copy of the imported dossier."""
    path = tmp_path / "committee.budget"
    shutil.copy(imported, path)
    plain.session.open(path)
    qtbot.waitUntil(lambda: plain.session.summary is not None, timeout=WAIT)
    return plain


@pytest.fixture
def empty_window(plain: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on a dossier that holds nothing."""
    plain.session.create(tmp_path / "empty.budget", "Empty")
    qtbot.waitUntil(lambda: plain.session.summary is not None, timeout=WAIT)
    return plain
