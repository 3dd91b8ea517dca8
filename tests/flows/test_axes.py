"""The command that follows the axes of a policy, on the sample country."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from budgetwatch.usecases.demonstrating import build_sample
from tests.flows.conftest import Call

BY = ("--by", "programme:2")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "tamaris.budget"
    build_sample(path).close()
    return path


def test_axes_are_entered_tagged_and_followed_to_the_franc(sample: Path, call: Call) -> None:
    assert call("axes", sample, "example")[1]["entered"] == 5
    _, asked = call("axes", sample, "questions", *BY)
    assert "2104" in {one["code"] for one in asked["questions"]}
    assert call("axes", sample, "tag", 1, 2102, 2103, 2105, *BY)[1]["tagged"] == 3
    assert call("axes", sample, "tag", 2, 2104, 2302, *BY)[1]["tagged"] == 2
    _, told = call("axes", sample)
    report = told["report"]
    _, compared = call("compare", sample, *BY)
    for total in compared["totals"]:
        of_year = [one for axis in report["axes"] for one in axis["years"] if one["year"] == total["year"]]
        for stage in ("voted", "revised", "paid"):
            assert sum(Decimal(one[stage] or 0) for one in of_year) == Decimal(total[stage])
        assert sum(Decimal(one["shares"]["voted"]) for one in of_year) == pytest.approx(1, abs=Decimal("0.00001"))
    by_code = {(row["code"], row["year"]): row for row in compared["rows"]}
    first = next(one for one in report["axes"][0]["years"] if one["year"] == 2024)
    assert Decimal(first["voted"]) == sum(Decimal(by_code[code, 2024]["voted"]) for code in ("2102", "2103", "2105"))
    assert report["axes"][-1]["axis"] is None
    assert len(told["tags"]) == 5


def test_a_tag_is_taken_off_and_axes_leave_as_a_file(sample: Path, call: Call, tmp_path: Path) -> None:
    call("axes", sample, "example")
    call("axes", sample, "tag", 3, 2105, *BY)
    _, told = call("axes", sample, "places", *BY)
    assert [(one["own"], one["axes"]) for one in told["places"] if one["code"] == "2105"] == [(3, [3])]
    assert call("axes", sample, "untag", 2105, *BY)[1]["untagged"] == 1
    file = tmp_path / "axes.toml"
    assert call("axes", sample, "export", file)[1]["exported"] == 5
    assert call("axes", sample, "set", file)[1]["entered"] == 5
    assert call("verify", sample)[0] == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("tag", 1, 2105, *BY), "not-found"),
        (("tag", "one", 2105), "wrong-question"),
        (("set",), "wrong-question"),
        (("places", "--by", "sea"), "wrong-question"),
    ],
)
def test_what_cannot_be_done_is_refused(sample: Path, call: Call, words: tuple[object, ...], code: str) -> None:
    status, told = call("axes", sample, *words)
    assert (status, told["error"]["code"]) == (1, code)


def test_a_place_is_tagged_without_its_level_where_only_one_has_the_name(sample: Path, call: Call) -> None:
    call("axes", sample, "example")
    assert call("axes", sample, "tag", 1, 2105, "Personnel", "230 Sécurité intérieure")[1]["tagged"] == 3
    assert call("axes", sample, "tag", 2, 2102, "--by", "programme")[1]["tagged"] == 1
    _, told = call("axes", sample, "list")
    assert [one["on"] for one in told["tags"]] == [
        "2105 Équipement des forces",
        "2 Personnel",
        "230 Sécurité intérieure",
        "2102 Forces terrestres",
    ]


def test_a_name_of_several_places_is_asked_about_with_their_codes_and_levels(sample: Path, call: Call) -> None:
    call("axes", sample, "example")
    status, told = call("axes", sample, "tag", 1, "Pilotage et soutien", "--lang", "en")
    assert (status, told["error"]["code"]) == (1, "not-found")
    assert "2101 Pilotage et soutien (--by programme:2), 2301" in told["error"]["message"]
    status, told = call("axes", sample, "tag", 1, "Nowhere", "--lang", "en")
    assert "--by programme:1, --by programme:2" in told["error"]["advice"]
