"""A plain table on its way out: named columns and rows of texts, numbers and amounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from budgetwatch.domain.money import Amount

Plain: TypeAlias = str | int | bool | Amount | None


class FieldType(StrEnum):
    """What a column holds, under the names of the Table Schema standard."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name for programs, what it holds, and its meaning in a Fiscal Data Package, if it has one."""

    name: str
    type: FieldType = FieldType.TEXT
    role: str = ""


@dataclass(frozen=True, slots=True)
class PlainTable:
    """Rows under fields. `rows` may be walked once: it is read from the dossier as it is written."""

    name: str
    fields: tuple[Field, ...]
    rows: Iterable[tuple[Plain, ...]]
