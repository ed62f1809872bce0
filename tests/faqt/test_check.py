from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.data.web import Web, answer, serve
from tests.faqt.conftest import SMALL, Faqt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("small")

GOOD = """\
title: Good
questions:
  - {id: one, question: "What is one?", answer: "One [@a2001].", updated: '2001-01-01'}
references:
  - id: a2001   # a comment to keep
    type: article-journal
    author: [{family: Able, given: Ann}]
    issued: 2001
    title: On one
    container-title: Numbers
    DOI: 10.1000/one
"""


@pytest.fixture
def good(small: Path) -> Path:
    small.write_text(GOOD)
    return small


def test_nothing_to_report(faqt: Faqt, good: Path) -> None:
    ran = faqt("check")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"faqt: no problems in {good}\n"


def test_the_shipped_faq_has_nothing_unexplained(
    faqt: Faqt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FAQT_FILE")
    ran = faqt("check", "--strict", "--json")
    document = json.loads(ran.out)
    assert (ran.code, document["errors"], document["warnings"]) == (0, 0, 0)
    assert any("daly2018" in problem["message"] for problem in document["problems"])


def test_problems_have_their_place_on_one_line_each(faqt: Faqt, good: Path) -> None:
    good.write_text(
        GOOD.replace("    DOI: 10.1000/one", "    DOI: 10.1000/one.").replace(
            "    container-title: Numbers\n", ""
        )
    )
    ran = faqt("check")
    for line in ran.out.splitlines():
        assert line.startswith((f"{good}:", " ")), line
    assert f"{good}:5: " in ran.out or f"{good}:5:" in ran.out
    assert ran.err.endswith(f" in {good}\n")


def test_strict_lets_warnings_count(faqt: Faqt, good: Path) -> None:
    good.write_text(GOOD.replace("title: Good", "ttile: Good"))
    assert faqt("check").code == 0
    assert faqt("check", "--strict").code == 1
    assert "Did you mean" in faqt("check").out


def test_linear_text_puts_the_place_first(faqt: Faqt, good: Path) -> None:
    good.write_text(GOOD.replace("title: Good", "ttile: Good"))
    lines = faqt("check", "--plain").out.splitlines()
    assert lines[1] == f"File: {good}"
    marked = [line for line in lines if line.startswith("Warning in line 1, column 1: ")]
    assert len(marked) == 1
    assert "The line reads: ttile: Good" in lines


def test_colours_keep_the_mark_below_its_character(faqt: Faqt, good: Path) -> None:
    good.write_text(GOOD.replace("updated:", "updatde:"))
    lines = faqt("check", "--width", "60").out.splitlines()
    (source,) = (at for at, line in enumerate(lines) if line.startswith("    3 | "))
    assert lines[source][lines[source + 1].index("^")] == "u"


def test_reviews_overdue(faqt: Faqt, good: Path) -> None:
    assert "one" in faqt("check", "--max-age", "365").out
    assert faqt("check", "--max-age", "0").code == 2


def test_errors_that_keep_it_from_being_read(faqt: Faqt, good: Path) -> None:
    good.write_text(SMALL.replace("questions:", "question:"))
    ran = faqt("check")
    assert ran.code == 3
    assert "Write `questions:`" in ran.out
    assert ran.err.endswith(f" in {good}; it cannot be read\n")
    document = json.loads(faqt("check", "--json").out)
    assert document["faq"] is None
    assert [problem["code"] for problem in document["problems"] if problem["fatal"]] == [
        "no-questions"
    ]


def test_errors_that_do_not(faqt: Faqt, good: Path) -> None:
    good.write_text(SMALL.replace("[@miller2001;", "[@miler2001;").replace("tags:", "tgas:"))
    ran = faqt("check")
    assert ran.code == 1
    assert 'Did you mean "miller2001"?' in ran.out
    document = json.loads(faqt("check", "--json").out)
    assert document["faq"]["title"]
    assert not any(problem["fatal"] for problem in document["problems"])
    severities = [problem["severity"] for problem in document["problems"]]
    assert list(dict.fromkeys(severities)) == ["error", "warning", "note"]


def test_a_file_by_its_name(faqt: Faqt, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(GOOD)
    assert faqt("check", str(other)).err == f"faqt: no problems in {other}\n"
    assert faqt("check", str(other), "-f", str(other)).code == 2
    assert faqt("-f", str(other), "check", str(other)).code == 2


# Online


@pytest.fixture
def web(tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """Play the services, and configure them."""
    pytest.importorskip("httpx")
    monkeypatch.setenv("NO_PROXY", "*")
    with serve() as server:
        (tmp_path / "config").mkdir()
        (tmp_path / "config" / "config.toml").write_text(
            "[online]\ncontact = 'me@example.org'\n"
            f"doi = '{server.url}/handles'\n"
            f"crossref = '{server.url}/works/'\n"
            f"datacite = '{server.url}/dois'\n"
        )
        server.put("/handles/10.1000/one", answer({"responseCode": 1}))
        yield server


def _crossref(web: Web, **fields: object) -> None:
    message = {
        "DOI": "10.1000/one",
        "title": ["On one"],
        "author": [{"family": "Able"}],
        "issued": {"date-parts": [[2001]]},
        **fields,
    }
    web.put("/works/10.1000%2Fone", answer({"status": "ok", "message": message}))


def test_a_reference_that_matches(faqt: Faqt, web: Web) -> None:
    _crossref(web)
    ran = faqt("check", "--online")
    assert ran.code == 0
    assert "references with a DOI: 1 matches" in ran.err
    assert all("mailto:me@example.org" in asked["User-Agent"] for _, asked in web.asked)
    again = faqt("check", "--cached", "--json")
    assert json.loads(again.out)["online"][0]["status"] == "matches"
    assert len(web.asked) == 2


def test_a_contact_of_the_command_line(faqt: Faqt, web: Web) -> None:
    _crossref(web)
    faqt("check", "--online", "--contact", "you@example.org")
    assert "mailto:you@example.org" in web.asked[0][1]["User-Agent"]


def test_a_reference_that_differs(faqt: Faqt, web: Web) -> None:
    _crossref(web, title=["Something else altogether"])
    ran = faqt("check", "--online", "--json")
    (finding,) = json.loads(ran.out)["online"]
    assert finding["status"] == "differs"
    assert finding["differences"][0]["theirs"] == "Something else altogether"
    assert "Something else altogether" in faqt("check", "--cached").out
    assert faqt("check", "--cached", "--strict").code == 1


def test_a_doi_that_does_not_exist(faqt: Faqt, web: Web) -> None:
    web.put("/handles/10.1000/one", answer({"responseCode": 100}, 404))
    ran = faqt("check", "--online")
    assert ran.code == 1
    assert "10.1000/one" in ran.out


def test_answers_are_noted_in_the_file_and_nothing_else_changes(
    faqt: Faqt, web: Web, good: Path
) -> None:
    _crossref(web)
    ran = faqt("check", "--online", "--write")
    assert ran.code == 0
    text = good.read_text()
    assert "# a comment to keep" in text
    (reference,) = yaml.safe_load(text)["references"]
    assert reference.pop("custom")["checked"]["status"] == "matches"
    assert reference == yaml.safe_load(GOOD)["references"][0]
    assert f"noted in {good}" in ran.err


def test_nothing_is_noted_where_it_cannot_be(faqt: Faqt, web: Web, good: Path) -> None:
    _crossref(web)
    assert faqt("check", "--write").code == 2
    assert "no answers to write" in faqt("check", "--cached", "--write").err
    assert good.read_text() == GOOD


@pytest.mark.parametrize("form", [[], ["--json"], ["--plain"]])
def test_without_a_network(faqt: Faqt, good: Path, tmp_path: Path, form: list[str]) -> None:
    pytest.importorskip("httpx")
    with serve() as server:
        nowhere = server.url
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text(
        "[online]\n"
        + "".join(f"{name} = '{nowhere}/'\n" for name in ("doi", "crossref", "datacite"))
    )
    ran = faqt("check", "--online", *form)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "faqt: the DOI system, Crossref and DataCite cannot be reached\n"
    assert faqt("check", "--cached").code == 0


def test_without_httpx(faqt: Faqt, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    ran = faqt("check", "--online")
    assert ran.code == 2
    assert "pip install '.[online]'" in ran.err


# Settings


def test_what_is_wrong_with_the_settings_is_told_beside(
    faqt: Faqt, good: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "config.toml").write_text('them = "nord"\n[keys]\n"search" = "foo+bar"\n')
    ran = faqt("check", "--strict", "--width", "60")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.count('Unknown setting "them".') == 1
    assert 'config.toml:3: warning: "foo+bar" is not a key' in ran.err
    assert ran.err.endswith("faqt: 2 warnings about the settings\n")


def test_references_with_only_an_identifier_are_completed(faqt: Faqt, web: Web, good: Path) -> None:
    bare = "  - id: a2001   # a comment to keep\n    DOI: 10.1000/one\n"
    good.write_text(GOOD[: GOOD.index("  - id: a2001")] + bare)
    _crossref(web, volume="3")
    told = faqt("check", "--online")
    assert "1 reference with an identifier and no title; --write completes" in told.err
    assert good.read_text().endswith(bare)
    ran = faqt("check", "--online", "--write")
    assert f"completed in {good}: 1 reference" in ran.err
    text = good.read_text()
    assert text.startswith(GOOD[: GOOD.index("  - id: a2001")] + bare)
    assert "    title: On one\n    volume: 3\n" in text
    assert faqt("cite", "a2001").out.startswith("Able")
    assert "completed" not in faqt("check", "--online", "--write").err


def test_several_files_are_checked_and_the_worst_decides(faqt: Faqt, good: Path) -> None:
    folder = good.parent
    doubtful, broken = folder / "doubtful.yaml", folder / "broken.yaml"
    doubtful.write_text(GOOD.replace("title: Good", "ttile: Good"))
    broken.write_text("questions: [\n")
    ran = faqt("check", str(good), str(doubtful))
    assert ran.code == 0
    assert f"{doubtful}:1:1: warning" in ran.out
    assert ran.err.splitlines() == [
        f"faqt: no problems in {good}",
        f"faqt: 2 warnings in {doubtful}",
    ]
    assert faqt("check", "--strict", str(good), str(doubtful)).code == 1
    worst = faqt("check", str(broken), str(doubtful), str(good))
    assert worst.code == 3
    assert f"{broken}:" in worst.out
    assert f"faqt: 1 error in {broken}; it cannot be read" in worst.err
    assert f"faqt: no problems in {good}" in worst.err


def test_several_files_are_one_document(faqt: Faqt, good: Path) -> None:
    doubtful = good.parent / "doubtful.yaml"
    doubtful.write_text(GOOD.replace("title: Good", "ttile: Good"))
    document = json.loads(faqt("check", str(good), str(doubtful), "--json").out)
    assert [each["file"] for each in document["files"]] == [str(good), str(doubtful)]
    assert (document["errors"], document["warnings"], document["notes"]) == (0, 2, 0)
    schema = json.loads(faqt("schema", "check").out)
    several = {"$ref": "#/$defs/several", "$defs": schema["$defs"]}
    Draft202012Validator(several).validate(document)
    alone = json.loads(faqt("check", str(doubtful), "--json").out)
    assert {**document["files"][1], "schema": 1} == alone
    lines = faqt("check", str(good), str(doubtful), "--jsonl").out.splitlines()
    assert [json.loads(line)["file"] for line in lines] == [str(doubtful)] * 2


def test_a_file_that_is_named_twice_is_checked_once(faqt: Faqt, good: Path) -> None:
    assert faqt("check", str(good), str(good)).err == f"faqt: no problems in {good}\n"


def test_several_files_and_file_do_not_go_together(faqt: Faqt, good: Path) -> None:
    ran = faqt("check", str(good), str(good), "--file", str(good))
    assert ran.code == 2


def test_what_was_passed_over_is_in_the_data(faqt: Faqt, good: Path) -> None:
    good.write_text(GOOD.replace("{id: one,", "{id: one, tags: {red: 1},"))
    document = json.loads(faqt("check", "--json").out)
    (flaw,) = document["flaws"]
    assert (flaw["id"], flaw["kind"]) == ("one", "question")
    assert "tags" in flaw["flaws"][0]
    (question,) = json.loads(faqt("list", "--json").out)["questions"]
    assert question["flaws"] == flaw["flaws"]
    (answer,) = json.loads(faqt("show", "one", "--json").out)["questions"]
    assert answer["flaws"] == flaw["flaws"]
