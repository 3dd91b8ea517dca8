"""The process that reads: it limits itself, reads one file, says what it finds, and ends."""

from __future__ import annotations

import gc
import os
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection

from budgetwatch.domain.errors import Unreadable
from budgetwatch.reading import limits
from budgetwatch.reading.memory import limit_memory
from budgetwatch.reading.opening import open_file
from budgetwatch.reading.wire import dumps


def read_in_child(pipe: Connection) -> None:
    """Receive a file, its name and a password; answer with events, the last of which is `done` or `refused`."""
    _silence()
    gc.disable()  # rows hold no cycles, and the process ends with them
    name, password = pipe.recv()
    content = pipe.recv_bytes()
    limit_memory(limits.memory_for(len(content)))
    try:
        for event in open_file(content, name, password):
            pipe.send_bytes(dumps(event))
        pipe.send_bytes(dumps(("done",)))
    except Unreadable as error:
        pipe.send_bytes(dumps(("refused", error.code, "")))
    except MemoryError:
        pipe.send_bytes(dumps(("refused", "too-much-memory", "")))
    except BaseException:  # noqa: BLE001 - also the parser's panics, which are no `Exception`
        pipe.send_bytes(dumps(("refused", "damaged", traceback.format_exc())))
    finally:
        pipe.close()


def _silence() -> None:
    """Keep what parsers print when they give up away from the person's terminal; the pipe says it."""
    with suppress(OSError):  # a window without terminal has no such stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
