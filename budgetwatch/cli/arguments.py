"""The words of the command line: commands, options, and what they accept."""

from __future__ import annotations

import argparse
from pathlib import Path

from budgetwatch import __version__
from budgetwatch.cli.analysis_arguments import add_analyses
from budgetwatch.cli.answer_arguments import add_answers
from budgetwatch.cli.audience_arguments import add_audience, add_audiences
from budgetwatch.cli.axes_arguments import add_axes
from budgetwatch.cli.contract_arguments import add_contracts
from budgetwatch.cli.crosswalk_arguments import add_crosswalk
from budgetwatch.cli.hearing_arguments import add_hearing, day
from budgetwatch.cli.judging_arguments import add_judging
from budgetwatch.cli.pace_arguments import add_pace
from budgetwatch.cli.parsing import CommandParser
from budgetwatch.cli.perimeter_arguments import add_perimeters
from budgetwatch.cli.piece_arguments import add_pieces
from budgetwatch.cli.pivot_arguments import add_pivot
from budgetwatch.cli.register_arguments import add_registers, add_typing
from budgetwatch.cli.repair_arguments import add_memory, add_repairs
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.i18n import LANGUAGES, Language

SCALES = (1, 1_000, 1_000_000, 1_000_000_000)
PAPERS = ("a4", "letter")
KINDS = ("note", "dossier", "questions", "citizens")
OUTLINES = ("committee", "memorandum", "themes")


class Commands:
    """Builds the parser in one language; each command adds its own words."""

    def __init__(self, language: Language) -> None:
        self.word = language.word
        self.parser = argparse.ArgumentParser(
            prog="budgetwatch",
            description=self.word(msg("A committee's desk for the defence and security budget.")),
            epilog=self.word(msg("With no command, the window opens.")),
        )
        told = self.word(msg("show program's version number and exit"))
        self.parser.add_argument("--version", action="version", version=f"budgetwatch {__version__}", help=told)
        self.parser.add_argument(
            "--startup-probe", action="store_true", help=self.word(msg("print the milliseconds to the first window"))
        )
        self.parser.add_argument("--lang", choices=LANGUAGES, help=self.word(LANGUAGE_HELP))
        self._commands = self.parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=CommandParser)

    def add(self, name: str, told: Message, *, dossier: bool = False) -> argparse.ArgumentParser:
        """A command with the options that all share; `dossier` adds the dossier it works on."""
        command = self._commands.add_parser(name, help=self.word(told), description=self.word(told))
        command.add_argument("--json", action="store_true", help=self.word(msg("print one JSON document")))
        command.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=self.word(LANGUAGE_HELP))
        command.add_argument("--author", default="", help=self.word(msg("who signs the change")))
        if dossier:
            command.add_argument("dossier", type=Path, help=self.word(msg("path of the dossier (.budget)")))
            command.add_argument("--passphrase-file", type=Path, metavar="FILE", help=self.word(PASSPHRASE_HELP))
        return command


COLUMN = "COLUMN=ROLE"
COLUMN_HELP = msg("take a column for something else: a role, a stage, a classification, AE, CP or a year (C=ignored)")
PERIMETER = msg('perimeter to compare in; the one in force where none is named, everything where it is ""')
PASSPHRASE_HELP = msg("text file whose first line is the passphrase of the dossier, or the code of its recovery sheet")
LANGUAGE_HELP = msg("language of messages and documents")


def parser(language: Language) -> argparse.ArgumentParser:
    """The whole command line, worded in a language."""
    commands = Commands(language)
    word = commands.word
    _reading_commands(commands)
    _asking_commands(commands)
    add_crosswalk(commands)
    add_axes(commands)
    add_pace(commands)
    add_perimeters(commands)
    add_pieces(commands)
    add_repairs(commands)
    add_registers(commands)
    add_hearing(commands)
    add_audiences(commands)

    _pack_command(commands)

    one = commands.add("export", msg("take everything out as plain tables"), dossier=True)
    one.add_argument("--out", type=Path, required=True, help=word(msg("folder to write to")))
    one.add_argument("--format", choices=("csv", "xlsx", "datapackage"), default="csv")
    add_audience(one)
    commands.add("backup", msg("make a dated copy of the dossier"), dossier=True)
    _history_command(commands)
    commands.add("undo", msg("take the last step back, an import too"), dossier=True)
    commands.add("redo", msg("do the last step again that was taken back"), dossier=True)
    _recover_command(commands)
    one = commands.add("protect", msg("put the dossier under a passphrase, or under another one"), dossier=True)
    one.add_argument(
        "--new-passphrase-file",
        type=Path,
        required=True,
        metavar="FILE",
        help=word(msg("text file whose first line is the new passphrase")),
    )
    commands.add("unprotect", msg("take the passphrase away"), dossier=True)
    one = commands.add(
        "recovery-sheet", msg("print the sheet that opens the dossier without its passphrase"), dossier=True
    )
    one.add_argument("--out", type=Path, required=True, metavar="FILE", help=word(msg("PDF to write")))
    commands.add("verify", msg("check the dossier: integrity, sources, stored totals"), dossier=True)
    one = commands.add("demo", msg("build the sample dossier and its packs, then open the window"))
    one.add_argument("--out", type=Path, default=Path("out"), help=word(msg("folder to write to")))
    one.add_argument("--no-window", action="store_true", help=word(msg("do not open the window")))
    commands.add("self-test", msg("check this installation"))
    return commands.parser


def _history_command(commands: Commands) -> None:
    word = commands.word
    one = commands.add("history", msg("what was done in the dossier, by whom and when"), dossier=True)
    one.add_argument("--words", default="", help=word(msg("only steps whose sentence has these words")))
    one.add_argument("--by", default="", metavar="NAME", help=word(msg("only steps that this person signed")))
    one.add_argument("--since", type=day, metavar="YYYY-MM-DD", help=word(msg("only steps from this day on")))
    one.add_argument("--until", type=day, metavar="YYYY-MM-DD", help=word(msg("only steps up to this day")))
    one.add_argument("--out", type=Path, metavar="FILE", help=word(msg("csv file to write as well")))


def _recover_command(commands: Commands) -> None:
    word = commands.word
    one = commands.add("recover", msg("save what can be read of a damaged dossier into a new one"), dossier=True)
    one.add_argument("--out", type=Path, required=True, metavar="FILE", help=word(msg("dossier to write")))
    one.add_argument(
        "--from-backup",
        action="store_true",
        help=word(msg("take the latest intact backup instead of the damaged file")),
    )


def _pack_command(commands: Commands) -> None:
    word = commands.word
    one = commands.add("pack", msg("make the pack for the hearing"), dossier=True)
    one.add_argument("--out", type=Path, required=True, help=word(msg("folder to write to")))
    one.add_argument("--kind", choices=KINDS, default="dossier")
    one.add_argument("--outline", choices=OUTLINES, default="", help=word(msg("outline of a dossier")))
    one.add_argument("--formats", default="pdf", help=word(msg("formats, separated by commas")))
    add_audience(one)
    one.add_argument("--paper", choices=PAPERS, help=word(msg("paper of the pack, in place of the one planned")))


def _reading_commands(commands: Commands) -> None:
    word = commands.word
    one = commands.add("inspect", msg("read a file and propose what it is; nothing is stored"))
    one.add_argument("file", type=Path, help=word(msg("spreadsheet to read")))
    one.add_argument("--password", help=word(msg("password of the workbook")))
    one.add_argument("--lines", action="store_true", help=word(msg("list every line with its amounts")))
    one.add_argument("--column", action="append", default=[], metavar=COLUMN, help=word(COLUMN_HELP))

    one = commands.add("import", msg("bring tables into a dossier, which is made if needed"), dossier=True)
    one.add_argument(
        "files", type=Path, nargs="*", metavar="FILE", help=word(msg("spreadsheets to import, or folders"))
    )
    one.add_argument("--table", action="append", default=[], help=word(msg("name of a table, as inspect gives it")))
    one.add_argument("--year", type=int, help=word(msg("year, where the sheet does not say")))
    one.add_argument(
        "--measure",
        action="append",
        default=[],
        metavar="[COLUMN=]MEASURE",
        help=word(msg("stage, where the sheet does not say: {measures}", measures=", ".join(Measure))),
    )
    one.add_argument("--column", action="append", default=[], metavar=COLUMN, help=word(COLUMN_HELP))
    one.add_argument("--basis", choices=[basis.value for basis in Basis], help=word(msg("AE or CP")))
    one.add_argument("--scale", type=int, choices=SCALES, help=word(msg("what one printed unit is worth")))
    one.add_argument("--currency", help=word(msg("currency, where the sheet does not say: XOF, EUR …")))
    one.add_argument("--country", default="", help=word(msg("country the document comes from: BF, ML, NE …")))
    one.add_argument("--institution", default="", help=word(msg("who issued the document")))
    one.add_argument("--document-type", default="", help=word(msg("what the document is: LFI, LFR, execution …")))
    one.add_argument("--password", help=word(msg("password of the workbook")))
    one.add_argument("--accept-review", action="store_true", help=word(msg("store readings that ask for a review")))
    add_memory(one, commands)
    add_typing(one, commands)


def _asking_commands(commands: Commands) -> None:
    word = commands.word
    one = commands.add("compare", msg("compare appropriations with execution"), dossier=True)
    one.add_argument("--by", default="", metavar="CLASSIFICATION[:LEVEL]|line", help=word(msg("what the rows are")))
    one.add_argument("--years", default="", help=word(msg("years, such as 2013 or 2013-2020")))
    one.add_argument("--basis", choices=[basis.value for basis in Basis])
    one.add_argument("--rate-of", choices=("voted", "revised"), default="voted")
    one.add_argument("--real", type=int, metavar="YEAR", help=word(msg("give amounts at the prices of this year")))
    one.add_argument("--perimeter", metavar="NAME", help=word(PERIMETER))

    add_pivot(commands, PERIMETER)

    one = commands.add("trace", msg("the cells behind a figure"), dossier=True)
    one.add_argument("--year", type=int, required=True)
    one.add_argument("--measure", required=True, choices=[measure.value for measure in Measure])
    one.add_argument("--by", default="", metavar="CLASSIFICATION[:LEVEL]|line")
    one.add_argument("--code", help=word(msg("code or label of the row")))
    one.add_argument("--basis", choices=[basis.value for basis in Basis])
    one.add_argument("--perimeter", metavar="NAME", help=word(PERIMETER))

    add_analyses(commands)
    add_judging(commands.add("findings", msg("what the figures show"), dossier=True), commands)
    one = commands.add("flags", msg("the signals of a contract register"), dossier=True)
    one.add_argument("--settings", type=Path, help=word(msg("thresholds to use (TOML or workbook)")))
    one.add_argument(
        "--cardinal",
        action="store_true",
        help=word(msg("Cardinal's flags on OCDS releases (JSON lines); its settings as an INI file")),
    )
    add_judging(one, commands)
    add_contracts(commands)
    one = commands.add("checklist", msg("the oversight checklists with their automatic answers"), dossier=True)
    add_answers(one, commands)
