"""The commands `thresholds` and `owners`."""

from __future__ import annotations

from argparse import Namespace

from budgetwatch.cli.opened import opened
from budgetwatch.cli.told import Json, Told
from budgetwatch.domain.message import msg, msgn
from budgetwatch.i18n import Language
from budgetwatch.usecases import flag_settings, owners
from budgetwatch.usecases.flag_settings import Settings


def list_thresholds(asked: Namespace, language: Language) -> Told:
    """`thresholds DOSSIER [--from FILE | --forget]`."""
    issues: tuple[str, ...] = ()
    with opened(asked, write=bool(asked.take) or asked.forget) as dossier:
        if asked.take:
            kept = flag_settings.keep_settings(dossier, asked.take, asked.author)
            issues = tuple(language.word(issue.message) for issue in kept.value)
        elif asked.forget:
            flag_settings.forget_settings(dossier, asked.author)
        used = flag_settings.settings_for(dossier)
    lines = _lines(used, language) or [language.word(msg("No legal threshold is entered for this country."))]
    return Told({**_shape(used), "issues": list(issues)}, "\n".join([*lines, *issues]))


def list_owners(asked: Namespace, language: Language) -> Told:
    """`owners DOSSIER [--same NAME … | --apart NAME]`."""
    with opened(asked, write=bool(asked.same or asked.apart)) as dossier:
        if asked.same:
            owners.join_owners(dossier, asked.same, asked.author)
        elif asked.apart:
            owners.separate_owner(dossier, asked.apart, asked.author)
        listed = owners.list_owners(dossier)
    shapes: list[Json] = [
        {"name": one.name, "suppliers": list(one.suppliers), "contracts": [each.id for each in one.contracts]}
        for one in listed
    ]
    counted = (msgn("{count} contract", "{count} contracts", len(one.contracts)) for one in listed)
    lines = [
        f"{one.name} · {', '.join(one.suppliers)} · {language.word(count)}"
        for one, count in zip(listed, counted, strict=True)
    ]
    return Told({"owners": shapes}, "\n".join(lines))


def _shape(used: Settings) -> Json:
    return {
        name: [
            {
                "from": one.since.isoformat(),
                "amount": str(one.amount),
                "country": one.country,
                "kind": one.kind,
                "procedure": one.procedure,
            }
            for one in getattr(used, name)
        ]
        for name in ("competitive_threshold", "approval_threshold")
    }


def _lines(used: Settings, language: Language) -> list[str]:
    told = {
        msg("Competition is required from"): used.competitive_threshold,
        msg("Approval is required from"): used.approval_threshold,
    }
    return [
        " · ".join(
            part
            for part in (
                language.word(words),
                language.exact(one.amount, None),
                language.date(one.since),
                one.country,
                one.kind,
                one.procedure,
            )
            if part
        )
        for words, thresholds in told.items()
        for one in thresholds
    ]
