"""Pages of an encrypted dossier one by one (SQLCipher 4's format), for a file whose first page the driver refuses."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from budgetwatch.store.keys import SALT, Key
from budgetwatch.store.leaves import PAGE

RESERVED = 80
"""Bytes at the end of every page that are no content: what it was encrypted from, and its signature."""
_START, _SIGNATURE = 16, 64
_SIGNED_ROUNDS, _SALT_MASK = 2, 0x3A
"""The signature is under a key that two rounds derive from the key and the masked salt."""


def signing_key(key: Key) -> bytes:
    """What signs the pages of a file under a key."""
    masked = bytes(byte ^ _SALT_MASK for byte in key.salt)
    return hashlib.pbkdf2_hmac("sha512", key.secret, masked, _SIGNED_ROUNDS, len(key.secret))


def is_signed(signing: bytes, number: int, page: bytes) -> bool:
    """Whether a page behind the first one is as it was written under a key."""
    return len(page) == PAGE and _signature(signing, number, page[:-_SIGNATURE]) == page[-_SIGNATURE:]


def opened(key: Key, page: bytes) -> bytes:
    """What a page behind the first one says, in memory alone."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    start = page[-RESERVED : _START - RESERVED]
    reader = Cipher(algorithms.AES256(key.secret), modes.CBC(start)).decryptor()
    return reader.update(page[:-RESERVED]) + reader.finalize() + bytes(RESERVED)


def sealed_first(key: Key, page: bytes) -> bytes:
    """The first page of a file under a key; in place of its first letters stands the salt."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    start = secrets.token_bytes(_START)
    writer = Cipher(algorithms.AES256(key.secret), modes.CBC(start)).encryptor()
    body = writer.update(page[SALT:-RESERVED]) + writer.finalize() + start
    return key.salt + body + _signature(signing_key(key), 1, body)


def _signature(signing: bytes, number: int, signed: bytes) -> bytes:
    return hmac.digest(signing, signed + number.to_bytes(4, "little"), "sha512")
