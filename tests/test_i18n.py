"""How French and English write values."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.money import Amount
from budgetwatch.i18n import language, preferred
from budgetwatch.preferences import save

FR, EN = language("fr"), language("en")


def test_numbers_group_by_narrow_spaces_in_french_and_commas_in_english() -> None:
    assert FR.number(-1234567) == "−1\u202f234\u202f567"
    assert EN.number(-1234567) == "−1,234,567"


def test_money_in_a_sentence_takes_its_largest_unit() -> None:
    assert FR.money(Amount(41260018000), "XOF") == "41,3\u00a0milliards FCFA"
    assert EN.money(Amount(9762219000), "XOF") == "FCFA 9.76\u00a0billion"
    assert FR.money(Amount(950), "XOF") == "950\u00a0FCFA"


def test_a_share_has_one_decimal_and_a_french_space() -> None:
    assert FR.share(Amount(661218, -6)) == "66,1\u00a0%"
    assert EN.share(Amount(661218, -6)) == "66.1%"


def test_halves_round_away_from_zero() -> None:
    assert EN.number(Amount.parse("2.5").decimal, 0) == "3"
    assert EN.number(Amount.parse("-2.5").decimal, 0) == "−3"


@pytest.mark.parametrize(
    ("amount", "french", "english"),
    [
        (400_000, "<\u00a01", "<1"),
        (-400_000, ">\u00a0−1", ">−1"),
        (500_000, "1", "1"),
        (0, "0", "0"),
        (41_260_018_000, "41\u202f260", "41,260"),
    ],
)
def test_an_amount_that_is_not_nothing_never_reads_as_nothing(amount: int, french: str, english: str) -> None:
    assert FR.scaled(Amount(amount), 10**6) == french
    assert EN.scaled(Amount(amount), 10**6) == english


def test_what_is_less_than_a_tenth_of_a_billion_says_so() -> None:
    assert FR.scaled(Amount(40_000_000), 10**9, 1) == "<\u00a00,1"


def test_a_change_keeps_its_sign_unless_it_is_too_small_to_show() -> None:
    assert EN.scaled(Amount(2_000_000), 10**6, signed=True) == "+2"
    assert EN.scaled(Amount(2_000), 10**6, signed=True) == "<1"


def test_dates_are_written_in_words() -> None:
    assert FR.date(date(2025, 11, 12)) == "12 nov. 2025"
    assert EN.date(date(2025, 11, 12)) == "12 Nov 2025"
    assert FR.moment(datetime(2025, 11, 12, 9, 5, tzinfo=UTC)) == "12 nov. 2025, 9\u00a0h\u00a005"


def test_a_year_is_never_grouped() -> None:
    assert FR.word(msg("In {year}", year="2023")).endswith("2023")


def test_what_a_person_typed_may_hold_braces() -> None:
    assert EN.word(msg("a {strange} text")) == "a {strange} text"


@pytest.mark.parametrize(("count", "text"), [(1, "1 ligne"), (2, "2 lignes"), (0, "0 ligne")])
def test_french_counts_zero_as_one(count: int, text: str) -> None:
    assert FR.word(msgn("{count} line", "{count} lines", count)) == text


def test_the_saved_language_wins_over_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert preferred().code == "en"
    save("language", "fr")
    assert preferred().code == "fr"
    assert preferred("en").code == "en"


def test_a_currency_named_by_its_code_is_written_as_people_call_it() -> None:
    assert EN.word(msg("from {least} {currency}", least=100, currency="XOF")) == "from 100 FCFA"
    assert EN.word(msg("{file}", file="XOF.csv")) == "XOF.csv"
