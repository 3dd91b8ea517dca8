"""Amounts as one long table: a row per cell, with its places, its stage and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from budgetwatch.domain.code import Classification
from budgetwatch.domain.money import Absent
from budgetwatch.domain.source import Source
from budgetwatch.domain.stored import StoredCode, StoredFact
from budgetwatch.domain.table import Field, FieldType, Plain, PlainTable

_ROLES = {
    Classification.ADMINISTRATION: "administrative-classification:generic:level{level}:{part}",
    Classification.PROGRAMME: "activity:generic:program:{part}",
    Classification.NATURE: "economic-classification:generic:level{level}:{part}",
    Classification.FUNCTION: "functional-classification:generic:level{level}:{part}",
    Classification.REGION: "geo:generic:{part}",
    Classification.FUNDING: "fin-source:generic:level{level}:{part}",
}
_BEFORE = (
    Field("dataset", FieldType.INTEGER),
    Field("institution"),
    Field("document_type"),
    Field("status"),
    Field("flow", role="direction"),
    Field("row", FieldType.INTEGER),
    Field("label", role="budget-line-id"),
)
_AFTER = (
    Field("year", FieldType.INTEGER, "date:fiscal-year"),
    Field("year_label"),
    Field("period"),
    Field("measure", role="phase:id"),
    Field("basis"),
    Field("variant"),
    Field("counts", FieldType.BOOLEAN),
    Field("amount", FieldType.NUMBER, "value"),
    Field("state"),
    Field("currency", role="value-currency:code"),
    Field("corrected", FieldType.BOOLEAN),
    Field("file"),
    Field("sha256"),
    Field("sheet"),
    Field("cell"),
)


@dataclass(frozen=True, slots=True)
class Exported:
    """One import with its amounts and the places of its lines."""

    dataset: int
    source: Source
    institution: str
    document_type: str
    status: str
    flow: str
    currency: str | None
    facts: Iterable[StoredFact]
    codes: Mapping[int, tuple[StoredCode, ...]]


def budget_table(axes: Sequence[tuple[Classification, int]], imports: Iterable[Exported]) -> PlainTable:
    """The amounts of the imports, whole currency units; two columns (code, label) for each classification level."""
    places = tuple(field for axis in axes for field in _place_fields(*axis))
    return PlainTable("budget", (*_BEFORE, *places, *_AFTER), _rows(tuple(axes), imports))


def _place_fields(classification: Classification, level: int) -> tuple[Field, ...]:
    role = _ROLES.get(classification, "")
    return tuple(
        Field(f"{classification}_{level}_{part}", role=role.format(level=level, part=part))
        for part in ("code", "label")
    )


def _rows(axes: tuple[tuple[Classification, int], ...], imports: Iterable[Exported]) -> Iterator[tuple[Plain, ...]]:
    for one in imports:
        before = (one.dataset, one.institution, one.document_type, one.status, one.flow)
        for fact in one.facts:
            yield (
                *before,
                fact.cell.row,
                fact.label,
                *_places(axes, one.codes.get(fact.line, ())),
                *_amount(fact, one),
            )


def _places(axes: tuple[tuple[Classification, int], ...], codes: tuple[StoredCode, ...]) -> Iterator[str]:
    found = {(code.classification, code.level): code for code in codes}
    for axis in axes:
        code = found.get(axis)
        yield code.code if code else ""
        yield code.label if code else ""


def _amount(fact: StoredFact, one: Exported) -> tuple[Plain, ...]:
    absent = isinstance(fact.value, Absent)
    return (
        fact.year,
        fact.year_label,
        fact.period,
        fact.measure,
        fact.basis,
        fact.variant,
        fact.counts,
        None if isinstance(fact.value, Absent) else fact.value,
        str(fact.value) if absent else "",
        one.currency or "",
        fact.corrected,
        one.source.name,
        one.source.sha256,
        fact.cell.sheet,
        fact.cell.a1,
    )
