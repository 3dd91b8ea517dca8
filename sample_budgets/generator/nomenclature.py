"""The sections, programmes and lines of Tamaris's defence and security budget."""

from __future__ import annotations

from dataclasses import dataclass

TITLES = {2: "2 Personnel", 3: "3 Biens et services", 4: "4 Transferts courants", 5: "5 Investissements"}

# code | label | titre | share of the voted programme (per mille) | share of what the revised budget adds or takes away
_TEXT = """
210   | Défense nationale
2101  | Pilotage et soutien
21011 | Soldes de l’administration centrale       | 2 | 380 | 5
21012 | Fonctionnement du cabinet et des services | 3 | 160 | 3
21013 | Soutien et intendance                     | 3 | 220 | 2
21014 | Inspection et contrôle                    | 3 |  60 | 0
21015 | Contributions aux organisations           | 4 |  70 | 0
21016 | Équipement et informatique des services   | 5 | 110 | 0
2102  | Forces terrestres
21021 | Soldes et primes                          | 2 | 520 | 3
21022 | Alimentation des troupes                  | 3 | 130 | 1
21023 | Carburants et lubrifiants                 | 3 | 100 | 2
21024 | Entretien des matériels terrestres        | 3 |  80 | 1
21025 | Instruction et entraînement               | 3 |  60 | 0
21026 | Opérations intérieures                    | 3 |  80 | 3
21027 | Casernements                              | 5 |  30 | 0
2103  | Forces aériennes
21031 | Soldes et primes                          | 2 | 300 | 1
21032 | Maintien en condition des aéronefs        | 3 | 280 | 1
21033 | Carburant aéronautique                    | 3 | 180 | 1
21034 | Formation des équipages                   | 3 |  90 | 0
21035 | Bases aériennes                           | 5 | 110 | 0
21036 | Sécurité des vols                         | 3 |  40 | 0
2104  | Gendarmerie nationale
21041 | Soldes et primes                          | 2 | 610 | 2
21042 | Alimentation et habillement               | 3 |  80 | 0
21043 | Carburants et lubrifiants                 | 3 |  90 | 1
21044 | Entretien des véhicules                   | 3 |  70 | 0
21045 | Brigades et logements                     | 5 |  90 | 0
21046 | Écoles de gendarmerie                     | 3 |  60 | 0
2105  | Équipement des forces
21051 | Véhicules tactiques                       | 5 | 360 | 18
21052 | Armement et munitions                     | 5 | 220 | 11
21053 | Aéronefs, entretien                       | 5 |  90 | 4
21054 | Infrastructures                           | 5 | 170 | 0
21055 | Transmissions                             | 5 |  85 | 0
21056 | Équipement individuel                     | 5 |  75 | 0
2106  | Santé, action sociale
21061 | Soldes des personnels de santé            | 2 | 340 | 0
21062 | Médicaments et produits de santé          | 3 | 220 | 0
21063 | Hôpitaux militaires                       | 5 | 140 | 1
21064 | Secours aux familles                      | 4 | 140 | 1
21065 | Pensions d’invalidité                     | 4 | 110 | 0
21066 | Action culturelle et sportive             | 3 |  50 | 0
230   | Sécurité intérieure
2301  | Pilotage et soutien
23011 | Soldes de l’administration centrale       | 2 | 460 | 1
23012 | Fonctionnement des services               | 3 | 220 | 0
23013 | Inspection générale                       | 3 |  80 | 0
23014 | Informatique et fichiers                  | 5 | 130 | 0
23015 | Coopération policière                     | 4 |  50 | 0
23016 | Formation des cadres                      | 3 |  60 | 0
2302  | Police nationale
23021 | Soldes et primes                          | 2 | 630 | 4
23022 | Alimentation et habillement               | 3 |  80 | 0
23023 | Carburants et lubrifiants                 | 3 |  80 | 1
23024 | Entretien des véhicules                   | 3 |  70 | 1
23025 | Commissariats                             | 5 |  80 | 0
23026 | Police scientifique                       | 5 |  30 | 0
23027 | Écoles de police                          | 3 |  30 | 0
2303  | Garde nationale
23031 | Soldes et primes                          | 2 | 570 | 2
23032 | Alimentation des unités                   | 3 | 110 | 1
23033 | Carburants et lubrifiants                 | 3 |  90 | 0
23034 | Sécurisation des sites                    | 3 |  90 | 0
23035 | Casernements                              | 5 |  80 | 0
23036 | Instruction                               | 3 |  60 | 0
2304  | Protection civile
23041 | Soldes et primes                          | 2 | 400 | 0
23042 | Carburants et lubrifiants                 | 3 |  90 | 0
23043 | Matériels de secours                      | 5 | 140 | 0
23044 | Entretien des centres                     | 3 |  80 | 0
23045 | Subventions aux comités de secours        | 4 |  50 | 0
23046 | Formation des secouristes                 | 3 |  50 | 0
23047 | Casernes de secours du Nord               | 5 | 190 | 1
990   | Dépenses communes
9901  | Fonds spéciaux
99011 | Fonds spéciaux                            | 3 | 1000 | 1
9902  | Dépenses imprévisibles
99021 | Dépenses imprévisibles, pour mémoire      | 3 | 1000 | 0
"""


@dataclass(frozen=True)
class BudgetLine:
    """A line of the finance law: its nature (titre) and its shares of its programme's credits and of their revision."""

    code: str
    label: str
    title: int
    share: int = 0
    move: int = 0


@dataclass(frozen=True)
class Programme:
    """A programme of a section, with its lines."""

    code: str
    label: str
    lines: tuple[BudgetLine, ...]

    @property
    def section(self) -> str:
        """The code of its section: the first three digits."""
        return self.code[:3]


def _rows() -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in _TEXT.strip().splitlines()]


def _line(row: list[str]) -> BudgetLine:
    return BudgetLine(row[0], row[1], int(row[2]), int(row[3]), int(row[4]))


SECTIONS: dict[str, str] = {row[0]: row[1] for row in _rows() if len(row[0]) == 3}
PROGRAMMES: tuple[Programme, ...] = tuple(
    Programme(row[0], row[1], tuple(_line(line) for line in _rows() if line[0][:4] == row[0] and len(line[0]) == 5))
    for row in _rows()
    if len(row[0]) == 4
)
UNVOTED = BudgetLine("21038", "Location d’aéronefs de transport", 3)
"""Planted: paid in 2024 without a line in any finance law."""
