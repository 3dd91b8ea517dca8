"""The key of an encrypted dossier: what a passphrase, or the code on the recovery sheet, becomes.

The file is SQLCipher's own, with its own derivation: its passphrase opens it in any program that knows SQLCipher 4. The
recovery code is the derived key itself, written so that it can be typed from paper.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import sys
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

SALT = 16
"""How many bytes of the file are not encrypted: it begins with the salt of its key."""
_ROUNDS = 256_000  # what SQLCipher 4 asks for
_LENGTH = 32
_CHECK = 3
_GROUP = 4
_MISREAD = str.maketrans("018", "OIB")


@dataclass(frozen=True, slots=True)
class Key:
    """Opens one encrypted dossier: 32 secret bytes, and the 16 that its file begins with."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def raw(self) -> str:
        """The key as SQLCipher takes it, without deriving it again for each connection."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"

    @property
    def recovery_code(self) -> str:
        """The key in fourteen groups of four letters and digits, the last of which check the others."""
        letters = base64.b32encode(self.secret + _check(self.secret)).decode()
        return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def new_key(passphrase: str) -> Key:
    """A key for a file that is yet to be written."""
    leave_no_core()
    return _derived(passphrase, secrets.token_bytes(SALT))


def key_of(path: Path, secret: str) -> Key:
    """The key that a passphrase, or a recovery code, gives for this file; whether it opens it is seen by opening."""
    leave_no_core()
    with path.open("rb") as file:
        salt = file.read(SALT)
    recovered = _recovered(secret)
    return Key(recovered, salt) if recovered else _derived(secret, salt)


def leave_no_core() -> None:
    """Ask the system to write no copy of this process's memory to disk where it crashes."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _derived(passphrase: str, salt: bytes) -> Key:
    # An é is one character or two, as the keyboard pleases: both are the same passphrase.
    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", typed, salt, _ROUNDS, _LENGTH), salt)


def _recovered(typed: str) -> bytes | None:
    """The key that a recovery code says; None for what is no such code."""
    letters = "".join(typed.split()).replace("-", "").upper().translate(_MISREAD)
    try:
        decoded = base64.b32decode(letters)
    except ValueError:
        return None
    secret, check = decoded[:_LENGTH], decoded[_LENGTH:]
    return secret if len(secret) == _LENGTH and check == _check(secret) else None


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()[:_CHECK]
