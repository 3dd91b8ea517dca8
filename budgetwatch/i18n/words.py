"""The few words that values need: units, currencies, missing amounts."""

from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.money import Absent

CURRENCIES = {"XOF": "FCFA", "EUR": "€", "USD": "US$", "ZAR": "R", "CAD": "C$", "AUD": "A$", "GBP": "£"}

MANY = 2
SCALES: dict[int, Message] = {
    1_000: msgn("thousand", "thousand", MANY),
    1_000_000: msgn("million", "million", MANY),
    1_000_000_000: msgn("billion", "billion", MANY),
}

ABSENT: dict[Absent, Message] = {
    Absent.NIL: msg("nil"),
    Absent.UNKNOWN: msg("n/a"),
    Absent.ERROR: msg("error"),
    Absent.REDACTED: msg("removed"),
}
