"""Put a dossier under a passphrase, change it, take it away, and print the sheet that opens it too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from budgetwatch import rendering
from budgetwatch.briefs.recovery_sheet import compose_recovery_sheet
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.message import Message, msg
from budgetwatch.i18n import Language
from budgetwatch.store import history, recoding
from budgetwatch.store.dossier import Dossier, is_protected
from budgetwatch.usecases.dossiers import describe
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.writing import write_whole

__all__ = ["Strength", "change_passphrase", "is_protected", "rate_passphrase", "write_recovery_sheet"]

SHORTEST = 10
_LONGEST = 72  # what is weighed: the estimate grows with the square of the length
_GUESSED, _WEAK, _FAIR = 8, 11, 14
"""Guesses, as powers of ten: an evening of one computer, a month of a few, and beyond."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How long a passphrase would stand: `level` from 0 to 3, whether it may be used, and what to do about it."""

    level: int
    accepted: bool
    told: Message


def rate_passphrase(passphrase: str, known: Sequence[str] = ()) -> Strength:
    """How hard a passphrase is to guess for one who knows words such as the dossier's title; an estimate (zxcvbn)."""
    from zxcvbn import zxcvbn

    if len(passphrase) < SHORTEST:
        return Strength(0, accepted=False, told=msg("Too short: at least {count} characters.", count=SHORTEST))
    guesses = zxcvbn(passphrase[:_LONGEST], user_inputs=list(known))["guesses_log10"]
    level = sum(guesses >= limit for limit in (_GUESSED, _WEAK, _FAIR))
    return Strength(level, accepted=level > 0, told=_TOLD[level])


_TOLD = (
    msg("Easy to guess. Take four or five words that have nothing to do with each other."),
    msg("Weak: one or two more words would hold far longer."),
    msg("Fair: one more word would hold for years."),
    msg("Strong."),
)


def change_passphrase(path: Path, passphrase: str | None, wanted: str | None) -> tuple[Path, ...]:
    """Put a dossier that no window holds under the passphrase `wanted`, or under none; its backups follow.

    The former passphrase and the former recovery sheet open nothing any more: print the sheet again.

    Returns:
        The backups that stay as they were, because `passphrase` does not open them.

    Raises:
        WeakPassphrase: it would be guessed in an evening.
        StorageFailed: what opening the dossier refuses, and what the disk refuses; the dossier is then as it was.
    """
    if wanted is not None:
        strength = rate_passphrase(wanted, (path.stem,))
        if not strength.accepted:
            raise WeakPassphrase(strength.told)
    return recoding.recode(path, passphrase, wanted)


def write_recovery_sheet(dossier: Dossier, out: Path, language: Language) -> Path:
    """Write the page for the president's safe, whose code opens the dossier without its passphrase.

    Raises:
        NotProtected: the dossier has no passphrase.
        StorageFailed: the file cannot be written.
    """
    if dossier.key is None:
        raise NotProtected
    summary = describe(dossier)
    sheet = compose_recovery_sheet(
        summary.title,
        dossier.path.name,
        summary.institution,
        dossier.key.recovery_code,
        datetime.now().astimezone(),
        f"S-{history.revision(dossier)}",
    )
    write_whole(out, rendering.render_pdf(sheet, language, lambda figure: explain(dossier, figure)), own=True)
    return out


class WeakPassphrase(BudgetWatchError):
    """A passphrase that would be guessed in an evening."""

    code = "weak-passphrase"
    default_advice = msg("Take four or five words that have nothing to do with each other.")


class NotProtected(BudgetWatchError):
    """The dossier has no passphrase."""

    code = "not-protected"
    default = msg("This dossier is not protected by a passphrase.")
    default_advice = msg("Protect it first.")
