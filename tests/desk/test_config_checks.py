from __future__ import annotations

import pytest

from desk.config import Config
from desk.config_checks import check_keys, check_theme, is_key
from desk.config_reading import parse_config

KNOWN = {"help": ("question_mark", "f1"), "search": ("slash",), "quit": ("q", "ctrl+q")}


def _config(keys: str) -> Config:
    return parse_config(f"[keys]\n{keys}\n", "c.toml")[0]


def test_keys_for_actions_that_do_not_exist() -> None:
    config = _config('"quit" = "x"\n\n"qiut" = "y"')
    (problem,) = check_keys(config, KNOWN)
    assert (problem.code, problem.file, problem.line) == ("config-unknown-key", "c.toml", 4)
    assert problem.hint == 'Did you mean "quit"?'
    assert check_keys(config, {"quit", "qiut"}) == ()


@pytest.mark.parametrize("key", ["foo+bar", "crtl+o", "", "ctrl+", "F1", "pgdown", "a b", "a,b"])
def test_a_key_that_is_none(key: str) -> None:
    assert not is_key(key)
    if key:
        (problem,) = check_keys(_config(f'"help" = "{key}"'), KNOWN)
        assert (problem.code, problem.line) == ("config-bad-key", 2)
        assert problem.message.startswith(f'"{key}" is not a key')


def test_several_keys_in_one_text_are_shown_as_a_list() -> None:
    (problem,) = check_keys(_config('"help" = "a, f2"'), {"help"})
    assert problem.hint == 'Write several keys as a list: `["a", "f2"]`.'


@pytest.mark.parametrize(
    "key",
    [
        *("a", "G", "?", "+", "é", "7", "f12", "ctrl+o", "ctrl+shift+left", "ctrl+@", "ctrl++"),
        *("plus", "minus", "at", "full_stop", "comma", "left_square_bracket", "less_than_sign"),
        *("question_mark", "space", "pagedown", "alt+enter"),
    ],
)
def test_keys(key: str) -> None:
    assert is_key(key)


def test_a_key_that_belongs_to_another_action() -> None:
    (problem,) = check_keys(_config('"search" = "q"'), KNOWN)
    assert (problem.code, problem.line, problem.path) == ("config-key-taken", 2, "keys.search")
    assert problem.message == '"search" takes the key "q" away from "quit".'


def test_two_settings_of_one_key_by_two_names() -> None:
    (problem,) = check_keys(_config('"search" = "?"\n"quit" = "question_mark"\n"help" = []'), KNOWN)
    assert problem.message == '"quit" takes the key "question_mark" away from "search".'
    assert problem.line == 3


def test_a_key_that_its_owner_gave_up_is_free() -> None:
    assert check_keys(_config('"search" = "q"\n"quit" = "ctrl+q"'), KNOWN) == ()


def test_actions_may_share_a_key_by_default() -> None:
    shared = {"open": ("o",), "open.here": ("o",), "help": ("f1",)}
    assert check_keys(_config('"help" = "f2"'), shared) == ()


def test_the_theme() -> None:
    config, _ = parse_config('\ntheme = "nrod"\n', "c.toml")
    (problem,) = check_theme(config, ["nord", "dark"])
    assert (problem.line, problem.hint) == (2, 'Did you mean "nord"?')
    (other,) = check_theme(Config(theme="x"), ["nord", "dark"])
    assert other.hint == "Choose one of: dark, nord."
    assert check_theme(Config(theme="nord"), ["nord"]) == ()
    assert check_theme(Config(), ["nord"]) == ()
