from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.config import Config
from desk.config_reading import MAX_BYTES, load_config, parse_config

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\
open = ["firefox", "--new-window", "{url}"]
open-in-terminal = true
clipboard = ["wl-copy"]
editor = ["vim", "+{line}", "{file}"]
theme = "nord"
reading-width = 72

[online]
contact = "reader@example.org"
crossref = "http://127.0.0.1:9/crossref/"

[keys]
"reference.open" = ["o", "ctrl+o"]
answer.copy = "y"
"app.quit" = []
"""


def test_everything_is_read() -> None:
    config, problems = parse_config(FULL, "config.toml")
    assert problems == ()
    assert config == Config(
        open=("firefox", "--new-window", "{url}"),
        open_in_terminal=True,
        clipboard=("wl-copy",),
        editor=("vim", "+{line}", "{file}"),
        theme="nord",
        reading_width=72,
        contact="reader@example.org",
        crossref_base="http://127.0.0.1:9/crossref",
        keys={"reference.open": ("o", "ctrl+o"), "answer.copy": ("y",), "app.quit": ()},
        key_lines={"reference.open": 13, "answer.copy": 14, "app.quit": 15},
        path="config.toml",
    )


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert load_config(tmp_path) == (Config(), ())
    assert load_config(tmp_path / "not" / "there") == (Config(), ())


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'\xef\xbb\xbftheme = "nord"\n')
    assert load_config(tmp_path) == (Config(theme="nord", path=str(path)), ())


def test_an_unknown_setting_names_the_nearest_and_the_rest_is_read() -> None:
    config, problems = parse_config('\nthem = "nord"\nreading-width = 60\n', "c.toml")
    assert config.reading_width == 60
    (problem,) = problems
    assert problem.severity == "warning"
    assert problem.code == "config-unknown-key"
    assert (problem.file, problem.line, problem.source) == ("c.toml", 2, 'them = "nord"')
    assert problem.hint == 'Did you mean "theme"?'


def test_an_unknown_setting_of_a_table() -> None:
    _, (problem,) = parse_config('theme = "x"\n[online]\ncontct = "a@b"\n')
    assert problem.line == 3
    assert problem.path == "online.contct"
    assert problem.hint == 'Did you mean "online.contact"?'


@pytest.mark.parametrize(
    "line",
    [
        'open = "firefox {url}"',
        'open = ["firefox"]',
        'open = ["{url}"]',
        'open = ["", "{url}"]',
        "open = [1, 2]",
        'open-in-terminal = "yes"',
        "clipboard = 3",
        'editor = ["vim"]',
        "theme = 5",
        'theme = "a\\u001bb"',
        'reading-width = "wide"',
        "reading-width = true",
        "reading-width = 5",
        "reading-width = 1979-05-27",
    ],
)
def test_a_wrong_value_leaves_the_default_and_says_what_to_write(line: str) -> None:
    config, (problem,) = parse_config(f"\n\n{line}\n", "c.toml")
    assert config == Config(path="c.toml")
    assert problem.code == "config-wrong-type"
    assert (problem.file, problem.line, problem.source) == ("c.toml", 3, line)
    assert problem.hint.startswith("Write ")


@pytest.mark.parametrize("value", ["1", '""', "[1]", '["o", ""]', "true"])
def test_wrong_keys(value: str) -> None:
    config, (problem,) = parse_config(f'[keys]\n"app.quit" = {value}\n')
    assert config.keys == {}
    assert problem.path == "keys.app.quit"
    assert problem.line == 2


@pytest.mark.parametrize("name", ["keys", "online"])
def test_a_table_that_is_none(name: str) -> None:
    _, (problem,) = parse_config(f"{name} = 1\n")
    assert problem.code == "config-wrong-type"
    assert problem.hint == f"Write `[{name}]`."


def test_wrong_addresses() -> None:
    _, problems = parse_config('[online]\ndoi = "ftp://x"\ncrossref = "file:///etc"\n')
    assert [problem.line for problem in problems] == [2, 3]


def test_text_that_is_no_toml(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "x"\nopen = firefox\n')
    config, (problem,) = load_config(tmp_path)
    assert config == Config()
    assert problem.code == "config-syntax"
    assert problem.file == str(tmp_path / "config.toml")
    assert (problem.line, problem.column) == (2, 8)
    assert problem.source == "open = firefox"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b'a = 1\ntheme = "\xff"\n')
    config, (problem,) = load_config(tmp_path)
    assert config == Config()
    assert (problem.code, problem.line) == ("config-syntax", 2)


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    config, (problem,) = load_config(tmp_path)
    assert config == Config()
    assert problem.code == "config-unreadable"


def test_a_file_that_is_too_long(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"#" * (MAX_BYTES + 1))
    _, (problem,) = load_config(tmp_path)
    assert problem.code == "config-unreadable"


def test_a_file_nested_too_deep() -> None:
    _, problems = parse_config("a = " + "[" * 100_000)
    assert [problem.code for problem in problems] == ["config-syntax"]


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    config, problems = parse_config(text, "c")
    assert isinstance(config, Config)
    assert all(problem.severity == "warning" for problem in problems)
    assert not any("\x1b" in str(problem) for problem in problems)


@given(st.dictionaries(st.sampled_from(["open", "theme", "keys", "online", "x"]), st.text()))
def test_no_value_is_too_odd(values: dict[str, str]) -> None:
    text = "".join(f"{key} = {value}\n" for key, value in values.items())
    assert isinstance(parse_config(text)[0], Config)


@pytest.mark.parametrize(
    ("line", "missing"), [('editor = ["vim"]', '"{file}"'), ('open = ["firefox"]', '"{url}"')]
)
def test_a_command_without_its_gap_is_told_which(line: str, missing: str) -> None:
    _, (problem,) = parse_config(line)
    assert f"{missing}, which stands for" in problem.message


def test_a_comma_is_a_key() -> None:
    config, problems = parse_config('[keys]\n"help" = [",", "f1"]\n')
    assert (config.keys, problems) == ({"help": ("comma", "f1")}, ())


@pytest.mark.parametrize(
    "text",
    ["them = 1", "theme = 1", "keys = 1", "open = [", '[keys]\n"x" = 1', "reading-width = 1"],
)
def test_messages_and_hints_are_sentences(text: str) -> None:
    _, (problem,) = parse_config(text)
    assert problem.message.endswith(".")
    assert problem.message[0] == '"' or problem.message[0].isupper()
    assert problem.hint.endswith((".", "?"))
    assert problem.hint[0].isupper()
