"""Encrypted Office workbooks: `.xls`, and `.xlsx` inside an OLE container."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from budgetwatch.reading.refusals import refusal

if TYPE_CHECKING:
    import olefile

_SILENT_PASSWORD = "VelvetSweatshop"  # noqa: S105 - what Excel itself tries first, on every file; it protects nothing


def unlocked(content: bytes, password: str | None) -> bytes:
    """The workbook in an OLE container, decrypted where it was encrypted.

    Raises:
        NeedsPassword: `needs-password` or `wrong-password`.
        Unreadable: `not-a-spreadsheet`, `damaged` or `unsupported-encryption`.
    """
    import olefile

    if not olefile.isOleFile(content):
        return content  # the oldest .xls have no container, and no encryption that is known here
    with _container(content) as container:
        streams = {str(path[-1]).lower() for path in container.listdir()}
    if "encryptioninfo" not in streams and not streams & {"workbook", "book"}:
        raise refusal("not-a-spreadsheet")
    return _decrypted(content, password)


def _container(content: bytes) -> olefile.OleFileIO[bytes]:
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
