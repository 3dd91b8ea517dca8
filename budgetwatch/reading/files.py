"""A file's bytes, or why they cannot be had."""

from __future__ import annotations

from pathlib import Path

from budgetwatch.reading import limits
from budgetwatch.reading.refusals import refusal


def load(path: Path) -> bytes:
    """The bytes of a received file.

    Raises:
        Unreadable: `missing-file`, `not-a-file`, `not-stored`, `empty-file`, `too-large`, `no-permission` or `file-unreadable`.
    """
    try:
        if not path.exists():
            raise refusal("missing-file")
        if path.is_dir():
            raise refusal("not-a-file")
        if not path.is_file():
            raise refusal("not-stored")  # a device or a pipe may never end, and reading it takes it from others
        with path.open("rb") as stream:
            content = stream.read(limits.FILE_BYTES + 1)
    except PermissionError as error:
        raise refusal("no-permission") from error
    except OSError as error:
        raise refusal("file-unreadable") from error
    if not content:
        raise refusal("empty-file")
    if len(content) > limits.FILE_BYTES:
        raise refusal("too-large")
    return content
