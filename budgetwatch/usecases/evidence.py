"""What an answer to a topic rests on: findings, figures, contracts, documents, attached files, or a person's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import State
from budgetwatch.domain.message import Message, msg
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.checklists import TOUCHED
from budgetwatch.usecases.cited_figures import FIGURE, cited_figures, place_of
from budgetwatch.usecases.contracts import list_contracts, list_flags
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.findings import list_findings

_CONTRACT, _DOCUMENT, _FILE = "contract:", "document:", "file:"
_ATTACHED = re.compile(r"file:(?P<path>.+?)(?:#sha256=(?P<digest>[0-9a-f]{64})&size=(?P<size>[0-9]+))?", re.DOTALL)
"""The key of an attached file: its place, and what it held then (which earlier keys lack)."""
_FINDING = re.compile(r"[a-z]+(?:-[a-z]+)+:\S.*")
"""How the key of a finding looks, also of one that is no longer raised."""


class EvidenceKind(StrEnum):
    """What a link leads to; words lead nowhere."""

    FINDING = "finding"
    SIGNAL = "signal"
    CONTRACT = "contract"
    DOCUMENT = "document"
    FIGURE = "figure"
    FILE = "file"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One link: what it is called, and what its page knows it by. `gone` says that nothing of that key is left.

    `changed` says that an attached file holds something else than when it was attached.
    """

    key: str
    kind: EvidenceKind
    label: Message | str
    gone: bool = False
    changed: bool = False

    @property
    def subject(self) -> str:
        """What the page of its kind knows it by."""
        if self.kind is EvidenceKind.FIGURE:
            return place_of(self.key)
        return _place(self.key) or self.key.removeprefix(_CONTRACT).removeprefix(_DOCUMENT)


def offered_evidence(dossier: Dossier) -> tuple[Evidence, ...]:
    """All that an answer may lead to: documents, findings, signals that fired, contracts, figures; each once."""
    found: dict[str, Evidence] = {}
    for one in _offered(dossier):
        found.setdefault(one.key, one)
    return tuple(found.values())


def file_key(path: Path, dossier: Dossier) -> str:
    """The key of a file that a person attaches: its place and what it holds now, so that a change shows.

    Beside the dossier it is found again where both are carried.

    Raises:
        NotFound: there is no such file, or it cannot be read.
    """
    beside = dossier.path.resolve().parent
    found = path.resolve()
    place = found.relative_to(beside).as_posix() if found.is_relative_to(beside) else found
    try:
        status = found.stat()
        digest = _digest(found, status.st_mtime_ns, status.st_size)
    except OSError as error:
        why = msg("Choose a file that this computer can read.")
        raise NotFound(msg("The file {name} cannot be read.", name=path.name), why) from error
    return f"{_FILE}{place}#sha256={digest}&size={status.st_size}"


def followed(keys: Sequence[str], offered: Mapping[str, Evidence], beside: Path = Path()) -> tuple[Evidence, ...]:
    """What each key leads to; one that leads nowhere any more says so, and a person's words stay words.

    `beside` is the folder of the dossier, from which attached files are looked for.
    """
    return tuple(offered.get(key) or _attached(key, beside) or _unknown(key) for key in keys)


def link_evidence(dossier: Dossier, item: str, keys: Sequence[str], author: str = "") -> Done[None]:
    """Keep what the answer to a topic rests on, each once, a file as it was last attached; answer, note, who gave it and what the data said then stay.

    Raises:
        NotFound: nobody answered the topic.
    """
    recorded = work.answers(dossier).get(item)
    if recorded is None:
        raise NotFound(
            msg("Nobody has answered {item}.", item=item), msg("Answer it first: evidence belongs to an answer.")
        )
    kept = tuple({_place(key) or key: key for key in map(str.strip, keys) if key}.values())
    label = msg("Evidence of {item}", item=item)
    with dossier.change(label, author) as change:
        work.record_answer(change, item, recorded.answer, recorded.note, kept, recorded.proposed, recorded.author)
    return Done(None, TOUCHED, label)


def _offered(dossier: Dossier) -> Iterator[Evidence]:
    for row in list_documents(dossier):
        name = row.dataset.source.name
        yield Evidence(_DOCUMENT + name, EvidenceKind.DOCUMENT, name)
    for kind, listed in (
        (EvidenceKind.FINDING, list_findings(dossier)),
        (EvidenceKind.SIGNAL, list_flags(dossier)),
    ):
        for judged in listed:
            if judged.finding.state is State.FIRED:
                yield Evidence(judged.finding.key, kind, judged.finding.title)
    for one in list_contracts(dossier):
        named = " · ".join(part for part in (one.contract.id, one.contract.subject, one.contract.supplier) if part)
        yield Evidence(_CONTRACT + one.contract.id, EvidenceKind.CONTRACT, named)
    for key, told in cited_figures(dossier):
        yield Evidence(key, EvidenceKind.FIGURE, told)


def _attached(key: str, beside: Path) -> Evidence | None:
    """The file of a key; None where the key is no file's."""
    found = _ATTACHED.fullmatch(key)
    if found is None:
        return None
    path = beside / found["path"]
    gone = not path.is_file()
    changed = not gone and found["digest"] is not None and _differs(path, int(found["size"]), found["digest"])
    return Evidence(key, EvidenceKind.FILE, path.name, gone, changed)


def _place(key: str) -> str:
    """Where the attached file of a key is; nothing for any other key."""
    found = _ATTACHED.fullmatch(key)
    return found["path"] if found else ""


def _differs(path: Path, size: int, digest: str) -> bool:
    """Whether a file is not the one that was attached; one that cannot be read any more is not known to be."""
    try:
        status = path.stat()
        return status.st_size != size or _digest(path, status.st_mtime_ns, status.st_size) != digest
    except OSError:
        return True


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: int, _size: int) -> str:
    """The SHA-256 of a file, read once for as long as its time and size stay: pages ask at every look."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _unknown(key: str) -> Evidence:
    for prefix, kind in ((_CONTRACT, EvidenceKind.CONTRACT), (_DOCUMENT, EvidenceKind.DOCUMENT)):
        if key.startswith(prefix):
            return Evidence(key, kind, key.removeprefix(prefix), gone=True)
    if key.startswith(FIGURE):
        return Evidence(key, EvidenceKind.FIGURE, key.removeprefix(FIGURE), gone=True)
    if re.fullmatch(r"BW\d{2}", key):
        return Evidence(key, EvidenceKind.SIGNAL, key, gone=True)
    if _FINDING.fullmatch(key):
        return Evidence(key, EvidenceKind.FINDING, key, gone=True)
    return Evidence(key, EvidenceKind.WORDS, key)
