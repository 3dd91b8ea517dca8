"""Encrypted Office workbooks: `.xls`, and `.xlsx` inside an OLE container."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from budgetwatch.reading.kinds import OLE
from budgetwatch.reading.refusals import refusal
from budgetwatch.reading.safe_xml import checked

if TYPE_CHECKING:
    import olefile

_LOCK = "EncryptionInfo"
_LOCK_VERSION_BYTES = 8
_SILENT_PASSWORD = "VelvetSweatshop"  # noqa: S105 - what Excel itself tries first, on every file; it protects nothing


def unlocked(content: bytes, password: str | None) -> bytes:
    """The workbook in an OLE container, decrypted where it was encrypted.

    Raises:
        NeedsPassword: `needs-password` or `wrong-password`.
        Unreadable: `not-a-spreadsheet`, `damaged` or `unsupported-encryption`.
    """
    if not content.startswith(OLE):
        return content  # the oldest .xls have no container, and no encryption that is known here
    with _container(content) as container:
        locked = container.exists(_LOCK)
        if not locked and not any(container.exists(name) for name in ("Workbook", "Book")):
            raise refusal("not-a-spreadsheet")
        if locked:
            # It holds XML that the decrypting library parses without these precautions.
            checked(container.openstream(_LOCK).read()[_LOCK_VERSION_BYTES:])
    return _decrypted(content, password)


def _container(content: bytes) -> olefile.OleFileIO[str]:
    import olefile

    try:
        return olefile.OleFileIO(io.BytesIO(content))
    except (OSError, ValueError, IndexError) as error:
        raise refusal("damaged") from error


def _decrypted(content: bytes, password: str | None) -> bytes:
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    plain = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(content))
        if not office.is_encrypted():
            return content
        office.load_key(password=password or _SILENT_PASSWORD)
        office.decrypt(plain)
    except InvalidKeyError as error:
        raise refusal("wrong-password" if password else "needs-password") from error
    except (DecryptionError, FileFormatError, ParseError) as error:
        raise refusal("unsupported-encryption" if password else "needs-password") from error
    return plain.getvalue()
