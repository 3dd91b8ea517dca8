"""Budget years and the periods within them, as printed and as compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """The year that a label names; of a split label ("2016-17") the first. Written plain, never "2,023"."""

    number: int
    label: str = ""

    def __str__(self) -> str:
        return self.label or str(self.number)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A part of a year: `"M03"` for March, `"Q2"` for the second quarter, `"S1"` for the first half.

    `"C06"` is what counts from January to the end of June: it holds the months before.
    """

    part: str

    def __str__(self) -> str:
        return self.part
