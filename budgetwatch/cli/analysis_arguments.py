"""The words of the commands that go beyond the comparison: credibility, series, movements of credits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from budgetwatch.cli.audience_arguments import add_audience
from budgetwatch.domain.measure import CHAIN, Basis
from budgetwatch.domain.message import msg
from budgetwatch.domain.series import SeriesKind

if TYPE_CHECKING:
    from budgetwatch.cli.arguments import Commands


def add_analyses(commands: Commands) -> None:
    """`pefa`, `series`, `bridge`, `programming`, `proportions` and `materiality`."""
    word = commands.word
    one = commands.add("pefa", msg("budget credibility in the logic of PEFA"), dossier=True)
    one.add_argument("--by", choices=("administration", "function", "nature", "programme"))
    one.add_argument("--stage", choices=("paid", "ordered", "committed"), help=word(msg("stage of the outturn")))
    one.add_argument(
        "--contingency", action="append", default=[], metavar="CODE", help=word(msg("heads that hold contingencies"))
    )
    one.add_argument(
        "--interest", action="append", default=[], metavar="CODE", help=word(msg("heads that pay interest"))
    )
    one.add_argument("--out", type=Path, metavar="FILE.xlsx", help=word(msg("write the working as a workbook there")))
    add_audience(one)

    one = commands.add(
        "series", msg("the series that figures are set against: prices, output, population"), dossier=True
    )
    one.add_argument(
        "--set", choices=[kind.value for kind in SeriesKind], help=word(msg("enter a series of this kind"))
    )
    one.add_argument("--country", default="", help=word(msg("country of the series: BF, ML, NE …")))
    one.add_argument(
        "--file",
        type=Path,
        help=word(msg("table with the columns year, value; or year and a column for each kind of series")),
    )
    one.add_argument("--currency", default="", help=word(msg("currency of the values, where they are amounts")))
    one.add_argument("--source", default="", help=word(msg("who published the series, and when")))

    commands.add("bridge", msg("from the vote to the revised appropriation, act by act"), dossier=True)
    commands.add("programming", msg("programming laws beside the budgets of their years"), dossier=True)
    _add_proportions(commands)

    one = commands.add(
        "materiality", msg("the least amount worth a question, for every rule and checklist"), dossier=True
    )
    one.add_argument(
        "--amount",
        action="append",
        default=[],
        metavar="CURRENCY=AMOUNT",
        help=word(msg("least amount of a currency, such as XOF=50000000; XOF= goes back to the default")),
    )
    one.add_argument("--share", help=word(msg("least share of the total of the year, such as 0.001")))


def _add_proportions(commands: Commands) -> None:
    word = commands.word
    one = commands.add(
        "proportions", msg("structure, forces, weight in the State, growth, payables and opacity"), dossier=True
    )
    one.add_argument(
        "--measure", choices=[stage.value for stage in CHAIN], help=word(msg("stage that is set in proportion"))
    )
    one.add_argument("--basis", choices=[basis.value for basis in Basis])
    one.add_argument("--years", default="", help=word(msg("years, such as 2013 or 2013-2020")))
    one.add_argument("--perimeter", metavar="NAME", help=word(msg("a perimeter instead of the one in force")))
    one.add_argument(
        "--denominator",
        choices=("entered", "documents"),
        help=word(msg("whose total the State's budget is: the one entered, or that of the documents")),
    )
    one.add_argument(
        "--assign",
        action="append",
        default=[],
        metavar="KIND:LABEL=GROUP",
        help=word(msg("put a label in a group, such as nature:Autres=operations; no group gives it back")),
    )
