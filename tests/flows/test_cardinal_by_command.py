"""Cardinal's flags at the command line: its own output object, or why there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.conftest import Call

RELEASES = """\
{"ocid":"1","bids":{"details":[{"status":"valid","tenderers":[{"id":"W"}],"value":{"amount":10,"currency":"XOF"}},\
{"status":"valid","tenderers":[{"id":"L"}],"value":{"amount":10,"currency":"XOF"}}]}}

{"ocid":"2","tender":{"procurementMethod":"open","numberOfTenderers":1}}
"""


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    path = tmp_path / "releases.jsonl"
    path.write_text(RELEASES, encoding="utf-8")
    return path


def test_the_answer_is_cardinals_own_object(releases: Path, call: Call) -> None:
    assert call("flags", releases, "--cardinal") == (
        0,
        {
            "OCID": {"1": {"R028": 1.0}, "2": {"R018": 1.0}},
            "Tenderer": {"W": {"R028": 1.0}, "L": {"R028": 1.0}},
        },
    )


def test_settings_say_which_indicators_are_computed(releases: Path, tmp_path: Path, call: Call) -> None:
    settings = tmp_path / "settings.ini"
    settings.write_text("[R018]\n", encoding="utf-8")
    assert call("flags", releases, "--cardinal", "--settings", settings)[1] == {"OCID": {"2": {"R018": 1.0}}}
    settings.write_text("[R999]\n", encoding="utf-8")
    status, told = call("flags", releases, "--cardinal", "--settings", settings)
    assert (status, told["error"]["code"]) == (1, "cardinal-settings")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("plain.csv", "a;b\n1;2\n", "not-found"),
        ("cut.jsonl", '{"ocid":"1"\n', "damaged"),
        ("committee.budget", "", "wrong-question"),
        ("missing.jsonl", None, "missing-file"),
    ],
)
def test_what_is_no_file_of_processes_is_refused(
    name: str, text: str | None, code: str, tmp_path: Path, call: Call
) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    status, told = call("flags", path, "--cardinal")
    assert (status, told["error"]["code"]) == (1, code)
