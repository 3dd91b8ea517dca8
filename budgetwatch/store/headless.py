"""A dossier whose first page is damaged: what tells that it is one, though no driver opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from budgetwatch.store.backup import backups
from budgetwatch.store.keys import SALT, Key, key_of
from budgetwatch.store.leaves import PAGE, SchemaLeaf, schema_leaf
from budgetwatch.store.resealing import is_signed, opened, signing_key

_LOOKED_AT = 64
"""Pages that are looked at: the list of tables was written first."""
_OURS = frozenset({"datasets", "history", "amount_columns", "sources"})
_VARIED = 250
"""How many of the 256 bytes an encrypted page holds at least."""


def is_varied(page: bytes) -> bool:
    """Whether a page looks like one of an encrypted file: all bytes occur in it, or nearly so."""
    return len(page) == PAGE and len(set(page)) >= _VARIED


def was_plain(path: Path) -> bool:
    """Whether pages behind the first one list the tables of a dossier."""
    return any(not _OURS.isdisjoint(leaf.tables) for leaf in leaves_of(path, _LOOKED_AT))


def was_protected(path: Path) -> bool:
    """Whether the pages behind the first one are those of an encrypted file that is named as a dossier."""
    if path.suffix != ".budget" or path.stat().st_size % PAGE:
        return False
    pages = [page for _, page in _pages(path, 9)]
    return len(pages) > 1 and sum(map(is_varied, pages)) > len(pages) // 2


def key_behind(path: Path, secret: str) -> Key | None:
    """The key that a passphrase or recovery code gives for an encrypted file whose first page cannot be read; None for another's.

    Every other page is signed with the key, which is derived from what the file begins with; where damage took that too,
    the latest backup may have the same.
    """
    salts = {_begin(one): one for one in (path, *backups(path)[:1])}
    keys = (key_of(one, secret) for begin, one in salts.items() if len(begin) == SALT)
    return next((key for key in keys if _signs(key, path)), None)


def _begin(path: Path) -> bytes:
    """What a key is derived from: most backups have what their dossier has, and deriving takes its time."""
    with path.open("rb") as file:
        return file.read(SALT)


def leaves_of(path: Path, most: int | None = None, key: Key | None = None) -> Iterator[SchemaLeaf]:
    """The pages behind the first one that list tables; of an encrypted file those that are as they were written."""
    signing = signing_key(key) if key is not None else b""
    for number, page in _pages(path, most):
        if key is not None and not is_signed(signing, number, page):
            continue
        leaf = schema_leaf(number, page if key is None else opened(key, page))
        if leaf is not None:
            yield leaf


def _signs(key: Key, path: Path) -> bool:
    """Whether a page behind the first one bears the signature of a key."""
    signing = signing_key(key)
    return any(is_signed(signing, number, page) for number, page in _pages(path, _LOOKED_AT))


def _pages(path: Path, most: int | None) -> Iterator[tuple[int, bytes]]:
    """The pages behind the first one under their numbers, which count from 1."""
    with path.open("rb") as file:
        file.seek(PAGE)
        number = 2
        while (page := file.read(PAGE)) and (most is None or number < 2 + most):
            yield number, page
            number += 1
