"""The styles of Excel's XML of 2003: what a cell has of its own, from its row, column and table, and from parents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from budgetwatch.reading.extras.divided import divides

DEFAULT = "Default"
"""The style of what names none."""
_DEEPEST = 32
"""Parents beyond which styles stand above one another in a circle."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a style says of the marks of form that are looked for; None where it says nothing."""

    parent: str = ""
    bold: bool | None = None
    indent: int | None = None
    divided: bool | None = None

    def over(self, other: Form) -> Form:
        """This form, and what the other says where it is silent; the parent is the other's."""
        return Form(
            other.parent,
            other.bold if self.bold is None else self.bold,
            other.indent if self.indent is None else self.indent,
            other.divided if self.divided is None else self.divided,
        )


class Styles:
    """The styles of a workbook by their names."""

    def __init__(self) -> None:
        self._own: dict[str, Form] = {}
        self._whole: dict[str, Form] = {}

    def begin(self, name: str, parent: str) -> None:
        """A style begins, which takes from its parent what it does not say."""
        self._own[name] = Form(parent="" if name == parent else parent)

    def say(self, name: str, element: str, told: Mapping[str, str]) -> None:
        """What an element within a style says."""
        form = self._own[name]
        if element == "Font" and "Bold" in told:
            form = replace(form, bold=told["Bold"] == "1")
        elif element == "Alignment" and "Indent" in told:
            form = replace(form, indent=int(told["Indent"]))
        elif element == "NumberFormat":
            form = replace(form, divided=divides(told.get("Format", "")))
        self._own[name] = form

    def form(self, name: str) -> Form:
        """The form of a style with all that it takes from those above it."""
        if name not in self._whole:
            form = self._own.get(name, Form())
            for _ in range(_DEEPEST):
                if form.parent not in self._own:
                    break
                form = form.over(self._own[form.parent])
            self._whole[name] = form
        return self._whole[name]


@dataclass
class Standing:
    """The styles that a cell without one has from its row, its column and its table, by their names."""

    table: str = ""
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    row: str = ""
    _of_columns: dict[int, str] = field(default_factory=dict)

    def style(self, column: int) -> str:
        """The style of a cell of the row begun last: that of the row before those of its column and of the table."""
        if column not in self._of_columns:  # the columns of a table stand before its rows
            own = (style for first, last, style in self.columns if style and first <= column <= last)
            self._of_columns[column] = next(own, "")
        return self.row or self._of_columns[column] or self.table or DEFAULT
