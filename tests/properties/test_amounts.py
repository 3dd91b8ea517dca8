"""An amount shown in any supported form reads back as itself."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import example, given, settings
from hypothesis import strategies as st

from budgetwatch.domain.money import Absent
from budgetwatch.mapping.numbers import Form, decide_form, parse_column

_SPACES = {
    "space": " ",
    "no-break space": "\u00a0",
    "narrow no-break space": "\u202f",
    "figure space": "\u2007",
    "thin space": "\u2009",
    "en space": "\u2002",
    "hair space": "\u200a",
}
_FRENCH = [*_SPACES.values(), "'", "’", ".", ""]
_ENGLISH = [*_SPACES.values(), "'", "’", ",", ""]
_FORMS = [(thousands, ",") for thousands in _FRENCH] + [(thousands, ".") for thousands in _ENGLISH]
_MANY = settings(derandomize=True, deadline=None, max_examples=300)


@dataclass(frozen=True, slots=True)
class Dress:
    """How a sheet dresses its amounts up."""

    thousands: str
    decimal: str
    negative: str
    before: str
    after: str

    def shown(self, mantissa: int, places: int) -> str:
        """The amount as this sheet prints it."""
        digits = str(abs(mantissa)).rjust(places + 1, "0")
        whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
        bare = f"{int(whole):,}".replace(",", self.thousands) + (self.decimal + part if part else "")
        return self.before + (self.negative.replace("n", bare) if mantissa < 0 else bare) + self.after


DRESSES = st.builds(
    lambda form, negative, before, after: Dress(form[0], form[1], negative, before, after),
    st.sampled_from(_FORMS),
    st.sampled_from(["-n", "- n", "−n", "–n", "n-", "n -", "(n)", "( n )"]),
    st.sampled_from(["", " ", "\u00a0", "\ufeff"]),
    st.sampled_from(["", " ", "\u202f", "*", " **", " (1)", "(a)", "¹", " †", " ‡ ", " %", "\u00a0%", "%"]),
)


@_MANY
@given(st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=6), st.sampled_from([0, 1, 2, 4]), DRESSES)
@example([-1_234_567], 2, Dress("\u202f", ",", "(n)", "\u00a0", " (1)"))
def test_an_amount_reads_back_as_itself_however_it_is_dressed(mantissas: list[int], places: int, dress: Dress) -> None:
    column = [dress.shown(mantissa, places) for mantissa in mantissas]
    parsed = parse_column(column, decide_form(column, Form(dress.decimal)))
    assert parsed.unreadable == ()
    assert parsed.values == tuple(mantissa * 10 ** (parsed.places - places) for mantissa in mantissas)


@_MANY
@given(
    st.lists(st.integers(1, 10**12), min_size=1, max_size=6),
    st.sampled_from(["FCFA", "XOF", "€", "EUR", "USD", "F CFA"]),
)
def test_the_currency_beside_an_amount_does_not_change_it(amounts: list[int], currency: str) -> None:
    before = [f"{currency} {amount}" for amount in amounts]
    after = [f"{amount:,} {currency}".replace(",", "\u202f") for amount in amounts]
    assert parse_column(before, Form()).values == parse_column(after, Form()).values == tuple(amounts)


@_MANY
@given(st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=6), st.sampled_from([0, 2]))
def test_a_number_of_a_spreadsheet_reads_back_as_it_was_typed(mantissas: list[int], places: int) -> None:
    column = [mantissa / 10**places if places else mantissa for mantissa in mantissas]
    parsed = parse_column(column, Form())
    assert [
        10 ** (places - parsed.places) * value for value in parsed.values if not isinstance(value, Absent)
    ] == mantissas


@_MANY
@given(st.text(min_size=1, max_size=12))
def test_no_text_becomes_an_amount_without_a_digit(text: str) -> None:
    value = parse_column([text], Form()).values[0]
    assert isinstance(value, Absent) or any(letter.isdigit() for letter in text)
