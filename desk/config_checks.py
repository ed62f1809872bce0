"""Settings that only the screen can judge: keys, against its actions, and the theme's name.

The screen hands in what it knows; nothing here knows a screen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from data.problems import Problem
from data.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection

    from desk.config import Config

_MODIFIERS: Final = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})
_NAMED: Final = frozenset(
    {"backspace", "delete", "down", "end", "enter", "escape", "home", "insert", "left", "pagedown"}
    | {"pageup", "right", "space", "tab", "up"}
    | {f"f{number}" for number in range(1, 25)}
)
_SHORT_NAMES: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def check_keys(
    config: Config, known: Mapping[str, Sequence[str]] | Collection[str]
) -> tuple[Problem, ...]:
    """Find key settings that will not do what they seem to.

    Args:
        config: A configuration.
        known: The ids of all actions; with the keys that each has by default, keys that would
            belong to two actions are found too.

    Returns:
        A warning for each unknown id, with the nearest one, for each key that no keyboard sends,
        and for each key that takes another action's.
    """
    problems: list[Problem] = []
    for action, keys in config.keys.items():
        if action not in known:
            hint = did_you_mean(action, known)
            problems.append(_about(config, action, f'Unknown action "{action}".', hint))
            continue
        for key in keys:
            if not is_key(key):
                message = f'"{key}" is not a key; ignored for "{action}".'
                problems.append(_about(config, action, message, _key_hint(key), "config-bad-key"))
    if isinstance(known, Mapping):
        problems += _clashes(config, known)
    return tuple(sorted(problems, key=lambda problem: problem.line))


def _clashes(config: Config, known: Mapping[str, Sequence[str]]) -> list[Problem]:
    # Actions may share a key by default, where they cannot both be meant; that is not reported.
    problems = []
    owners: dict[str, list[str]] = {}
    for action, usual in known.items():
        for key in dict.fromkeys(map(key_name, config.keys.get(action, usual))):
            owners.setdefault(key, []).append(action)
    for key, actions in owners.items():
        chosen = [action for action in actions if action in config.keys]
        if not chosen or len(actions) == 1:
            continue
        taker = chosen[-1]
        losers = [f'"{action}"' for action in actions if action != taker]
        message = f'"{taker}" takes the key "{key}" away from {" and ".join(losers)}.'
        hint = f"Choose another key, or set another one for {' and '.join(losers)} too."
        problems.append(_about(config, taker, message, hint, "config-key-taken"))
    return problems


def check_theme(config: Config, known: Collection[str]) -> tuple[Problem, ...]:
    """Find a theme that does not exist.

    Args:
        config: A configuration.
        known: The names of all themes.

    Returns:
        A warning, or nothing.
    """
    if not config.theme or config.theme in known:
        return ()
    return (
        Problem(
            "warning",
            "config-unknown-theme",
            f'Unknown theme "{config.theme}".',
            config.path,
            config.lines.get("theme", 0),
            hint=did_you_mean(config.theme, known) or f"Choose one of: {', '.join(sorted(known))}.",
            path="theme",
        ),
    )


def is_key(name: str) -> bool:
    """Return whether a name is one that a key can have.

    Args:
        name: A character, or a name such as ``f1``, ``question_mark`` or ``ctrl+o``.
    """
    *modifiers, key = key_name(name).split("+")
    if not all(modifier in _MODIFIERS for modifier in modifiers):
        return False
    if len(key) == 1 or key in _NAMED or key in _SHORT_NAMES.values():
        return True
    try:
        unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        # Names with hyphens lose them on the way: hyphen-minus, less-than sign.
        return key in {"less_than_sign", "greater_than_sign"}
    return key.islower()


def key_name(key: str) -> str:
    """Return the one name of a key: ``?`` and ``question_mark`` are the same.

    Args:
        key: A key as it may be written.

    Returns:
        The name as Textual has it: a letter or digit by itself, any other character by its Unicode
        name in small letters, joined with underscores.
    """
    start, last = (key[:-1], key[-1:]) if len(key) == 1 or key[-2:-1] == "+" else (key, "")
    if not last or last.isalnum():
        return key
    name = unicodedata.name(last, last).lower().replace("-", "_").replace(" ", "_")
    return start + _SHORT_NAMES.get(name, name)


def _key_hint(key: str) -> str:
    if "," in key:
        parts = ", ".join(f'"{part.strip()}"' for part in key.split(","))
        return f"Write several keys as a list: `[{parts}]`."
    return 'Write a character, or a name such as "f2", "ctrl+o", "space" or "pagedown".'


def _about(
    config: Config, action: str, message: str, hint: str, code: str = "config-unknown-key"
) -> Problem:
    line = config.key_lines.get(action, 0)
    return Problem("warning", code, message, config.path, line, hint=hint, path=f"keys.{action}")
