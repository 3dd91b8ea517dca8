"""The contracts of the model: 60 invented ones, with what a committee should notice written beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

MODES = {
    "AOO": "Appel d’offres ouvert",
    "AOR": "Appel d’offres restreint",
    "DP": "Demande de prix",
    "ED": "Entente directe",
}
BASES = {
    "X": "Exclusivité (art. 48)",
    "U": "Urgence impérieuse (art. 49)",
    "S": "Secret de défense (annexe 1)",
    "": "",
}

# key | firm | RCCM | beneficial owner. The first three belong to one person; the four without owner declare none.
_SUPPLIERS = """
dunes     | Dunes Équipement SA         | TM-2017-B-0412 | Bénéficiaire fictif n° 1
acacia    | Acacia Défense SAS          | TM-2019-B-0087 | Bénéficiaire fictif n° 1
blindage  | Tamaris Blindage SA         | TM-2020-B-0633 | Bénéficiaire fictif n° 1
oasis     | Oasis Carburants SA         | TM-2011-B-0154 | Bénéficiaire fictif n° 2
plateau   | Bâtisseurs du Plateau SA    | TM-2009-B-0021 | Bénéficiaire fictif n° 3
fleuve    | Aéro-Maintenance du Fleuve  | TM-2014-B-0370 | Bénéficiaire fictif n° 4
gommier   | Gommier Télécoms SA         | TM-2013-B-0299 | Bénéficiaire fictif n° 5
harmattan | Harmattan Textile SA        | TM-2015-B-0218 | Bénéficiaire fictif n° 6
remede    | Remède Inventé SARL         | TM-2016-B-0502 | Bénéficiaire fictif n° 7
marmite   | Marmite Imaginaire SARL     | TM-2018-B-0076 | Bénéficiaire fictif n° 8
bois      | Bois Tendre SARL            | TM-2012-B-0444 | Bénéficiaire fictif n° 9
lumiere   | Lumière Fictive SARL        | TM-2018-B-0391 | Bénéficiaire fictif n° 10
gomme     | Gomme et Roue SARL          | TM-2010-B-0118 | Bénéficiaire fictif n° 11
clavier   | Clavier Inventé SARL        | TM-2021-B-0009 | Bénéficiaire fictif n° 12
sirene    | Sirène de Papier SA         | TM-2016-B-0277 | Bénéficiaire fictif n° 13
pupitre   | Pupitre Imaginaire SARL     | TM-2017-B-0560 | Bénéficiaire fictif n° 14
horizon   | Horizon Vertical SARL       | TM-2021-B-0715 |
grenier   | Grenier Imaginaire SARL     | TM-2022-B-0033 |
ciel      | Ciel Inventé SARL           | TM-2023-B-0801 |
piste     | Piste Fictive SARL          | TM-2020-B-0148 |
"""

# number | object | supplier | mode | basis | category | million FCFA | signed | due | line | exceptions
# Exceptions: a = amendments, p = paid, d = delivered, pen = penalties (million FCFA); r = received (date, or - for never);
# o = offers; S = secret; noapp = no approval; av = advance (million FCFA); g = the advance is guaranteed.
_CONTRACTS = """
A-01 | Véhicules de liaison              | dunes     | AOO |   | Véhicules                 | 2140  | 2022-02-21 | 2022-09-30 | 21051 | av=428;g
A-02 | Carburant terrestre 2022          | oasis     | AOR |   | Carburants                | 3950  | 2022-01-10 | 2022-12-31 | 21023 |
A-03 | Pièces moteurs, aéronefs          | fleuve    | ED  | X | Aéronefs et pièces        | 1880  | 2022-03-14 | 2022-11-30 | 21053 |
A-04 | Casernement, région Est           | plateau   | AOO |   | Bâtiments                 | 1260  | 2022-04-04 | 2023-03-31 | 21027 | r=2023-04-20;pen=12.6
A-05 | Munitions d’instruction           | acacia    | ED  | S | Armes et munitions        | 1150  | 2022-05-16 | 2022-10-31 | 21052 | S
A-06 | Vivres d’opération                | grenier   | AOO |   | Vivres                    | 1040  | 2022-02-07 | 2022-12-15 | 21022 |
A-07 | Radios portatives                 | gommier   | AOO |   | Transmissions             | 870   | 2022-06-13 | 2022-12-15 | 21055 |
A-08 | Gilets pare-balles                | acacia    | ED  | U | Protection individuelle   | 1320  | 2022-07-04 | 2022-11-15 | 21056 |
A-09 | Médicaments et pansements         | remede    | AOO |   | Santé                     | 640   | 2022-03-28 | 2022-10-31 | 21062 |
A-10 | Habillement, marché annuel        | harmattan | AOO |   | Habillement               | 480   | 2022-04-19 | 2022-11-30 | 21042 |
A-11 | Kits de blindage                  | blindage  | ED  | S | Blindage                  | 930   | 2022-09-05 | 2022-12-20 | 21051 | S
A-12 | Révision d’aéronefs               | fleuve    | ED  | X | Aéronefs et pièces        | 1105  | 2022-08-22 | 2023-02-28 | 21032 |
A-13 | Brigades de gendarmerie           | plateau   | AOO |   | Bâtiments                 | 615   | 2022-05-09 | 2023-01-31 | 21045 |
A-14 | Mobilier de bureau                | bois      | DP  |   | Bureau et informatique    | 72    | 2022-03-07 | 2022-05-31 | 21012 |
A-15 | Ordinateurs                       | clavier   | DP  |   | Bureau et informatique    | 64    | 2022-06-20 | 2022-08-31 | 21016 |
A-16 | Pneumatiques                      | gomme     | DP  |   | Pneumatiques et pièces    | 88    | 2022-04-11 | 2022-07-31 | 21024 |
A-17 | Groupes électrogènes              | lumiere   | DP  |   | Énergie                   | 91.5  | 2022-09-19 | 2022-12-10 | 21054 |
A-18 | Commissariat central              | plateau   | AOO |   | Bâtiments                 | 780   | 2022-03-21 | 2023-02-28 | 23025 | a=70;av=156;g
A-19 | Véhicules de police               | gomme     | AOR |   | Véhicules                 | 540   | 2022-07-18 | 2022-12-15 | 23024 |
A-20 | Matériels de secours              | sirene    | AOO |   | Secours                   | 410   | 2022-05-30 | 2022-11-30 | 23043 |
A-21 | Transport de fret                 | piste     | ED  |   | Transport                 | 285   | 2022-10-10 | 2022-12-31 | 21026 |
A-22 | Études d’infrastructure           | pupitre   | DP  |   | Études et formation       | 58    | 2022-06-06 | 2022-10-31 | 21054 |
A-23 | Drones d’observation              | horizon   | ED  | S | Optique et observation    | 1240  | 2022-11-14 | 2023-05-31 | 21055 | S
M-01 | Médicaments et pansements         | remede    | AOO |   | Santé                     | 1480  | 2023-03-06 | 2023-10-31 | 21062 |
M-02 | Carburant terrestre 2023          | oasis     | ED  | U | Carburants                | 2873  | 2023-01-16 | 2023-12-31 | 21023 |
M-03 | Véhicules tactiques, lot 2        | dunes     | ED  |   | Véhicules                 | 2610  | 2023-11-20 | 2024-06-30 | 21051 | av=522;g
M-04 | Véhicules tactiques, lot 1        | dunes     | ED  | X | Véhicules                 | 8640  | 2024-03-14 | 2024-11-30 | 21051 | noapp;av=2592;g
M-05 | Drones d’observation              | horizon   | ED  | S | Optique et observation    | 2350  | 2023-06-12 | 2024-01-31 | 21055 | S
M-06 | Mobilier de bureau                | bois      | ED  |   | Bureau et informatique    | 96    | 2023-10-02 | 2023-12-15 | 21012 |
M-07 | Gilets et casques                 | acacia    | ED  | U | Protection individuelle   | 3905  | 2024-05-02 | 2024-10-31 | 21056 |
M-08 | Relais hertziens                  | gommier   | ED  | X | Transmissions             | 1245  | 2023-09-18 | 2024-04-30 | 21055 |
M-09 | Kits de blindage                  | blindage  | ED  | S | Blindage                  | 1384  | 2023-05-15 | 2023-11-30 | 21051 | S
M-10 | Révision d’aéronefs               | fleuve    | ED  | X | Aéronefs et pièces        | 1417  | 2024-02-12 | 2024-09-30 | 21032 |
M-11 | Tentes et couchage                | acacia    | ED  | S | Couchage                  | 1870  | 2024-02-19 | 2024-07-31 | 21056 | S;av=374
M-12 | Véhicules blindés                 | blindage  | ED  | S | Véhicules                 | 6220  | 2024-09-06 | 2024-12-15 | 21051 | S;p=5600;d=0;r=-;av=2488;g
M-13 | Rations de combat                 | marmite   | AOO |   | Vivres                    | 1120  | 2024-01-29 | 2024-09-30 | 21022 | av=224;g
M-14 | Vivres d’opération                | grenier   | ED  | U | Vivres                    | 1423  | 2023-02-13 | 2023-12-15 | 21022 |
M-15 | Hangars, base aérienne 2          | plateau   | AOO |   | Bâtiments                 | 4310  | 2023-05-11 | 2024-08-31 | 21054 | a=1465;av=862;g
M-16 | Matériels de secours              | sirene    | ED  | U | Secours                   | 643   | 2023-08-07 | 2023-12-20 | 23043 |
M-17 | Véhicules de police               | gomme     | AOR |   | Véhicules                 | 459.5 | 2024-06-03 | 2024-11-30 | 23024 |
M-18 | Carburant terrestre 2024          | oasis     | AOR |   | Carburants                | 5480  | 2024-01-22 | 2024-12-31 | 21023 |
M-19 | Pièces moteurs, aéronefs          | fleuve    | ED  | X | Aéronefs et pièces        | 3120  | 2023-08-30 | 2024-03-31 | 21053 | r=2024-07-05
M-20 | Casernement de la Garde           | plateau   | AOO |   | Bâtiments                 | 1829  | 2023-04-17 | 2024-04-30 | 23035 | av=365.8;g
M-21 | Location d’aéronefs de transport  | ciel      | ED  |   | Aéronefs et pièces        | 960   | 2024-04-08 | 2024-12-31 | 21038 |
M-22 | Habillement, lot 1                | harmattan | DP  |   | Habillement               | 97    | 2024-04-04 | 2024-08-31 | 21042 |
M-23 | Habillement, lot 2                | harmattan | DP  |   | Habillement               | 98.5  | 2024-04-25 | 2024-08-31 | 21042 |
M-24 | Habillement, lot 3                | harmattan | DP  |   | Habillement               | 98.5  | 2024-05-15 | 2024-08-31 | 21042 |
M-25 | Outillage de piste                | fleuve    | ED  |   | Aéronefs et pièces        | 900   | 2023-10-23 | 2024-03-31 | 21035 |
M-26 | Brigades de gendarmerie           | plateau   | AOO |   | Bâtiments                 | 955   | 2024-03-25 | 2024-12-31 | 21045 |
M-27 | Radios tactiques                  | gommier   | AOO |   | Transmissions             | 2245  | 2024-06-17 | 2024-12-15 | 21055 | o=1;av=449;g
M-28 | Pneumatiques                      | gomme     | DP  |   | Pneumatiques et pièces    | 95.5  | 2023-07-03 | 2023-09-30 | 21024 |
M-29 | Carburant aéronautique            | oasis     | AOO |   | Carburants                | 800   | 2023-02-27 | 2023-12-31 | 21033 |
M-30 | Maintenance du réseau radio       | gommier   | ED  | X | Transmissions             | 530   | 2024-07-08 | 2024-12-31 | 21055 |
M-31 | Munitions d’instruction           | acacia    | ED  | S | Armes et munitions        | 850   | 2024-08-19 | 2024-12-20 | 21052 | S
M-32 | Formation des secouristes         | pupitre   | AOO |   | Études et formation       | 377   | 2024-02-26 | 2024-10-31 | 23046 |
M-33 | Réfection d’une poudrière         | plateau   | ED  | S | Bâtiments                 | 265   | 2023-11-06 | 2024-05-31 | 21054 | S
M-34 | Formation de mécaniciens          | fleuve    | ED  | X | Études et formation       | 500   | 2024-09-23 | 2024-12-31 | 21034 |
M-35 | Groupes électrogènes              | lumiere   | ED  |   | Énergie                   | 99    | 2024-10-14 | 2024-12-20 | 21054 |
M-36 | Transport de fret                 | piste     | ED  | U | Transport                 | 400   | 2024-06-10 | 2024-12-31 | 21026 |
M-37 | Ordinateurs                       | clavier   | DP  |   | Bureau et informatique    | 97    | 2024-05-27 | 2024-08-31 | 21016 |
"""
_OFFERS = {"AOO": 4, "AOR": 3, "DP": 3}
MILLION = 1_000_000


@dataclass(frozen=True)
class Firm:
    """A supplier, its registration number and the owner it declares (empty where none is declared)."""

    name: str
    registration: str
    owner: str


@dataclass(frozen=True)
class Award:
    """One contract of the register; money is in FCFA, taxes included."""

    number: str
    subject: str
    firm: Firm
    mode: str
    basis: str
    secret: bool
    category: str
    awarded: int
    signed: date
    due: date
    received: date | None
    offers: int | None
    amended: int
    paid: int
    delivered: int
    penalty: int
    approval: str
    line: str
    advance: int
    guaranteed: bool | None

    @property
    def direct(self) -> bool:
        """Whether it was awarded without competition."""
        return self.mode == MODES["ED"]

    @property
    def decided(self) -> date:
        """The day of the award, three weeks before the signature."""
        return self.signed - timedelta(days=21)

    @property
    def buyer(self) -> str:
        """The ministry that pays, by its budget line."""
        return "Ministère de la Défense nationale" if self.line < "23" else "Ministère de la Sécurité intérieure"


def _cells(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in text.strip().splitlines()]


def _francs(millions: str) -> int:
    return int(Decimal(millions) * MILLION)


def _approval(awarded: int) -> str:
    if awarded >= 1000 * MILLION:
        return "Conseil des ministres"
    return "Ministre" if awarded >= 100 * MILLION else "Directeur des marchés"


def _award(cells: list[str], firms: dict[str, Firm]) -> Award:
    number, subject, firm, mode, basis, category, millions, signed, due, line, text = cells
    marks = dict(part.partition("=")[::2] for part in text.split(";"))
    awarded, amended = _francs(millions), _francs(marks.get("a", "0"))
    received = marks.get("r", str(date.fromisoformat(due) - timedelta(days=5)))
    return Award(
        number=number,
        subject=subject,
        firm=firms[firm],
        mode=MODES[mode],
        basis=BASES[basis],
        secret="S" in marks,
        category=category,
        awarded=awarded,
        signed=date.fromisoformat(signed),
        due=date.fromisoformat(due),
        received=None if received == "-" else date.fromisoformat(received),
        offers=int(marks["o"]) if "o" in marks else _OFFERS.get(mode),
        amended=amended,
        paid=_francs(marks["p"]) if "p" in marks else awarded + amended,
        delivered=_francs(marks["d"]) if "d" in marks else awarded + amended,
        penalty=_francs(marks.get("pen", "0")),
        approval="" if "noapp" in marks else _approval(awarded),
        line=line,
        advance=_francs(marks.get("av", "0")),
        guaranteed="g" in marks if "av" in marks else None,
    )


def awards() -> tuple[Award, ...]:
    """The contracts in the order of the register."""
    firms = {key: Firm(name, registration, owner) for key, name, registration, owner in _cells(_SUPPLIERS)}
    return tuple(_award(cells, firms) for cells in _cells(_CONTRACTS))
