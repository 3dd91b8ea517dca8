"""The description that makes csv files a Fiscal Data Package: what each column is, for programs that have never met us.

Source: Frictionless Fiscal Data Package 1.0 (column types of the OpenSpending taxonomy).
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from budgetwatch.domain.table import Field, PlainTable

Json = dict[str, object]


def data_package(title: str, currency: str | None, files: Iterable[tuple[str, PlainTable]]) -> str:
    """The text of `datapackage.json` for tables and the csv files that they were written to."""
    told: Json = {
        "profile": "fiscal-data-package",
        "name": "budgetwatch-export",
        "title": title,
        "resources": [_resource(file, table) for file, table in files],
    }
    if currency:
        told["currencyCode"] = currency
    return json.dumps(told, ensure_ascii=False, indent=1)


def _resource(file: str, table: PlainTable) -> Json:
    return {
        "name": table.name,
        "path": file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ","},
        "schema": {"fields": [_field(field) for field in table.fields], "missingValues": [""]},
    }


def _field(field: Field) -> Json:
    told: Json = {"name": field.name, "type": field.type.value}
    if field.role:
        told["columnType"] = field.role
    return told
