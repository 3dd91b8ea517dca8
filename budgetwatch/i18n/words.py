"""The few words that values need: units, currencies, missing amounts."""

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent

CURRENCIES = {"XOF": "FCFA", "EUR": "€", "USD": "US$", "ZAR": "R", "CAD": "C$", "AUD": "A$", "GBP": "£"}

SCALES: dict[int, Message] = {
    1_000: msg("thousand"),
    1_000_000: msg("million"),
    1_000_000_000: msg("billion"),
}

ABSENT: dict[Absent, Message] = {
    Absent.NIL: msg("nil"),
    Absent.UNKNOWN: msg("n/a"),
    Absent.ERROR: msg("error"),
    Absent.REDACTED: msg("removed"),
}
