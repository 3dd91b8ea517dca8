"""The commands `findings` and `flags`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from budgetwatch.cli.commands import judging
from budgetwatch.cli.commands.comparing import WrongQuestion
from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes import findings as shape
from budgetwatch.cli.told import Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.finding import Judged, State
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import STATES
from budgetwatch.i18n import Language
from budgetwatch.usecases import cardinal, contracts, findings


def list_findings(asked: Namespace, language: Language) -> Told:
    """`findings DOSSIER`."""
    changes = judging.changes(asked)
    with opened(asked, write=changes) as dossier:
        if changes:
            judging.keep(asked, dossier, findings.list_findings(dossier))
        listed, notes = findings.list_findings(dossier), findings.notes_on_findings(dossier)
    told = {**shape.findings(listed, language), "notes": [language.word(note) for note in notes]}
    return Told(told, "\n".join([_text(listed, language), *map(language.word, notes)]))


def list_flags(asked: Namespace, language: Language) -> Told:
    """`flags DOSSIER|FILE`."""
    if asked.cardinal:
        return _list_processes(asked)
    changes = judging.changes(asked)
    if changes and (asked.settings or asked.dossier.suffix != ".budget"):
        raise WrongQuestion(
            msg("What is judged is kept in a dossier, under its own thresholds."),
            msg("Name the dossier, without --settings."),
        )
    if asked.dossier.suffix != ".budget":
        listed = contracts.flag_file(asked.dossier, asked.settings, watched(language))
    else:
        with opened(asked, write=changes) as dossier:
            if changes:
                judging.keep(asked, dossier, contracts.list_flags(dossier))
            listed = (
                contracts.flag_dossier(dossier, asked.settings) if asked.settings else contracts.list_flags(dossier)
            )
    return Told(shape.flags(listed, language), _text(listed, language))


def _list_processes(asked: Namespace) -> Told:
    """`flags FILE --cardinal`: nothing but Cardinal's own output object."""
    if asked.judge is not None or asked.weigh is not None or asked.dossier.suffix == ".budget":
        raise WrongQuestion(
            msg("Cardinal's flags are computed from a file of contracting processes, and are not kept."),
            msg("Name a file of OCDS releases, in JSON lines."),
        )
    found = cardinal.flag_processes(asked.dossier, asked.settings)
    lines = (
        f"{group} {subject}: {', '.join(f'{code} {value:g}' for code, value in sorted(codes.items()))}"
        for group, subjects in found.items()
        for subject, codes in subjects.items()
    )
    return Told({group: dict(subjects) for group, subjects in found.items()}, "\n".join(lines))


def _text(listed: Iterable[Judged], language: Language) -> str:
    lines: list[str] = []
    for one in listed:
        finding = one.finding
        lines.append(f"[{finding.key}] {language.word(finding.title)} – {language.word(STATES[finding.state])}")
        lines.append(f"    {language.word(finding.why)} (n = {finding.n})")
        if finding.state is State.FIRED and finding.question is not None:
            lines.append(f"    {language.word(finding.question)}")
    lines.append(language.word(msg("A signal is a reason to look, not proof of an irregularity.")))
    return "\n".join(lines)
