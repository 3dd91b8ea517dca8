"""Encrypted OpenDocument sheets: the content is decrypted with AES and a key made from the password.

Source: OpenDocument 1.3, part 2, section 4.16. Blowfish, of before 2010, and the whole-package encryption of recent
LibreOffice are recognised and not read.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.reading import limits
from budgetwatch.reading.archive import Archive
from budgetwatch.reading.refusals import refusal
from budgetwatch.reading.safe_xml import parsed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MANIFEST = "META-INF/manifest.xml"
_CONTENT = "content.xml"
_AES = "#aes256-cbc"
_HASHES = {"#sha256": "sha256", "#sha1": "sha1", "SHA1": "sha1"}
_BLOCK = 16
_CHECKED_BYTES = 1024
_PLAIN_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


@dataclass(frozen=True, slots=True)
class Lock:
    """How the content was encrypted."""

    algorithm: str
    vector: bytes
    salt: bytes
    rounds: int
    key_bytes: int
    start_hash: str
    checksum: bytes


def unlocked_ods(content: bytes, archive: Archive, password: str | None) -> bytes:
    """The same workbook without encryption; unchanged where it has none.

    Raises:
        NeedsPassword: `needs-password` or `wrong-password`.
        Unreadable: `unsupported-encryption` or `damaged`.
    """
    if _MANIFEST not in archive or b"encryption-data" not in (manifest := archive.read(_MANIFEST)):
        return content
    if password is None:
        raise refusal("needs-password")
    lock = _lock_of(parsed(manifest))
    if lock is None or not lock.algorithm.endswith(_AES) or lock.start_hash not in _HASHES.values():
        raise refusal("unsupported-encryption")
    return _repacked(_opened(archive.read(_CONTENT), lock, password))


def _lock_of(manifest: Element) -> Lock | None:
    for entry in manifest:
        values = _attributes(entry)
        if values.get("full-path") == _CONTENT and len(entry):
            return _lock(values)
    return None


def _attributes(entry: Element) -> dict[str, str]:
    """The attributes of an entry and of what is below it, without namespaces; the key's size is the derivation's."""
    return {key.rpartition("}")[2]: value for node in entry.iter() for key, value in node.items()}


def _lock(values: Mapping[str, str]) -> Lock | None:
    start = values.get("start-key-generation-name", "SHA1")
    try:
        return Lock(
            algorithm=values["algorithm-name"],
            vector=base64.b64decode(values["initialisation-vector"]),
            salt=base64.b64decode(values["salt"]),
            rounds=int(values["iteration-count"]),
            key_bytes=int(values.get("key-size", "16")),
            start_hash=next((name for end, name in _HASHES.items() if start.endswith(end)), ""),
            checksum=base64.b64decode(values["checksum"]),
        )
    except (KeyError, ValueError, binascii.Error):
        return None


def _opened(locked: bytes, lock: Lock, password: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    start = hashlib.new(lock.start_hash, password.encode()).digest()
    key = hashlib.pbkdf2_hmac("sha1", start, lock.salt, lock.rounds, lock.key_bytes)
    if len(locked) % _BLOCK or len(lock.vector) != _BLOCK or lock.key_bytes != 32:
        raise refusal("unsupported-encryption")
    decryptor = Cipher(algorithms.AES(key), modes.CBC(lock.vector)).decryptor()
    compressed = decryptor.update(locked) + decryptor.finalize()
    padding = compressed[-1] if compressed else 0
    if hashlib.sha256(compressed[:-padding][:_CHECKED_BYTES]).digest() != lock.checksum:
        raise refusal("wrong-password")
    return _inflated(compressed)


def _inflated(compressed: bytes) -> bytes:
    """The decompressed content; an encrypted bomb is a bomb too."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflate.decompress(compressed, limits.PART_BYTES)
    except zlib.error as error:
        raise refusal("damaged") from error
    if inflate.unconsumed_tail:
        raise refusal("zip-bomb")
    return content


def _repacked(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(_MANIFEST, _PLAIN_MANIFEST)
        archive.writestr(_CONTENT, content)
    return packed.getvalue()
