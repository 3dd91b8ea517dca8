"""Method and glossary: how the figures are made, and what the words mean."""

from __future__ import annotations

from budgetwatch.domain.document import Bullets, Section
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import MEASURES

METHOD = (
    msg("Totals are the sums of budget lines; headings and subtotals of the documents are never counted twice."),
    msg("Stages (voted, revised, committed, verified, ordered, paid) are compared and never added to one another."),
    msg("The execution rate divides the furthest stage present by the amount voted, unless the table says otherwise."),
    msg("A missing amount is printed n/a and never counts as zero."),
    msg("Amounts are in current prices, and computed to the last digit of the documents before they are rounded."),
)
_TERMS = (
    (MEASURES[Measure.VOTED], msg("Appropriations of the initial finance law.")),
    (MEASURES[Measure.REVISED], msg("Appropriations after supplementary laws and movements of credits.")),
    (MEASURES[Measure.COMMITTED], msg("The State has bound itself to spend: contract signed, order placed.")),
    (MEASURES[Measure.VERIFIED], msg("The service is done and the amount due is established.")),
    (MEASURES[Measure.ORDERED], msg("The accountant is instructed to pay.")),
    (MEASURES[Measure.PAID], msg("The money has left the treasury.")),
    (
        msg("AE and CP"),
        msg(
            "Commitment authorisation: ceiling of what may be committed. Payment appropriation: ceiling of what may be paid in the year."
        ),
    ),
    (msg("Deviation"), msg("Executed minus voted; a difference to explain, not an error.")),
    (msg("Signal"), msg("A reason to look, with its threshold and the ordinary explanations to check.")),
)


def method_section() -> Section:
    """How the figures are made."""
    return Section(msg("Method"), (Bullets(METHOD, fine=True),))


def glossary_section() -> Section:
    """What the words mean."""
    lines = tuple(msg("{term}: {meaning}", term=term, meaning=meaning) for term, meaning in _TERMS)
    return Section(msg("Glossary"), (Bullets(lines, fine=True),))
