"""Build the sample dossier from its spreadsheets, through the ordinary import, and print its packs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import msg
from budgetwatch.domain.series import Series, SeriesKind
from budgetwatch.i18n import LANGUAGES, language
from budgetwatch.jobs import SILENT, Job
from budgetwatch.paths import samples
from budgetwatch.usecases.dossiers import FICTIONAL, INSTITUTION, Dossier, create_dossier, open_dossier
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.flag_settings import keep_settings
from budgetwatch.usecases.hearing import ask_about, list_questions
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.packing import PackFile, make_pack
from budgetwatch.usecases.piece_notes import import_notes
from budgetwatch.usecases.series import keep_series
from budgetwatch.usecases.writing import make_folder

TITLE = "Tamaris – Défense et sécurité"
INSTITUTIONS = "République du Tamaris\nAssemblée nationale\nCommission de la défense et de la sécurité"
_INVENTED = "Institut inventé de la statistique (exemple fictif)"
_TREASURY = "Lois de finances du Tamaris, total des dépenses votées (exemple fictif)"
_PRICES = {2022: Decimal("6.4"), 2023: Decimal("3.1"), 2024: Decimal("2.7")}
_OUTPUT = {2022: Decimal(6_940_000_000_000), 2023: Decimal(7_480_000_000_000), 2024: Decimal(7_920_000_000_000)}
_PEOPLE = {2022: Decimal(11_420_000), 2023: Decimal(11_730_000), 2024: Decimal(12_050_000)}
_STATE = {2022: Decimal(1_480_000_000_000), 2023: Decimal(1_562_000_000_000), 2024: Decimal(1_655_000_000_000)}
SERIES = (
    Series(SeriesKind.CONSUMER_PRICES, "Tamaris", _PRICES, _INVENTED),
    Series(SeriesKind.GDP, "Tamaris", _OUTPUT, _INVENTED, currency="XOF"),
    Series(SeriesKind.POPULATION, "Tamaris", _PEOPLE, _INVENTED),
    Series(SeriesKind.STATE_BUDGET, "Tamaris", _STATE, _TREASURY, currency="XOF"),
)
SPREADSHEETS = {".xlsx", ".xls", ".csv", ".ods"}
QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The sample dossier and the packs made from it."""

    dossier: Path
    files: tuple[PackFile, ...]


def demonstrate(out: Path, job: Job = SILENT) -> Demonstration:
    """Make the sample dossier and its French and English packs in the folder `out`, replacing older ones."""
    make_folder(out)
    path = out / "tamaris.budget"
    if path.exists():
        open_dossier(path).close()  # never takes away a dossier that is open elsewhere, or a file that is none
        path.unlink()
    with build_sample(path, job) as dossier:
        packs = [make_pack(dossier, out, language(code), job=job) for code in LANGUAGES]
    return Demonstration(path, tuple(file for pack in packs for file in pack.files))


def build_sample(path: Path, job: Job = SILENT) -> Dossier:
    """The sample dossier at `path`: every sample spreadsheet imported, its series, thresholds and notes entered, the first questions asked."""
    spreadsheets = sample_files()
    dossier = create_dossier(path, TITLE, {INSTITUTION: INSTITUTIONS, FICTIONAL: "yes"})
    for done, file in enumerate(spreadsheets):
        job.step(msg("Importing {file}", file=file.name), done, len(spreadsheets))
        import_draft(dossier, draft_import(file, job=Job()), job=Job())
    for series in SERIES:
        keep_series(dossier, series)
    keep_settings(dossier, samples() / "seuils_tamaris.toml")
    import_notes(dossier, samples() / "pieces_tamaris.toml")
    asked = [one.finding for one in list_findings(dossier) if one.finding.question is not None]
    for finding in asked[: QUESTIONS - len(list_questions(dossier))]:
        ask_about(dossier, finding.key)
    return dossier


def sample_files() -> tuple[Path, ...]:
    """The spreadsheets of the invented country, in the order of their names."""
    folder = samples() / "tamaris"
    found = tuple(sorted(file for file in folder.glob("*") if file.suffix in SPREADSHEETS))
    if not found:
        raise NotFound(
            msg("The sample spreadsheets are missing from this installation."), msg("Install BudgetWatch again.")
        )
    return found
