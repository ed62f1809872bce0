"""``config.toml`` read without ever failing.

Whatever is wrong in the file becomes a warning, and the default stands in its place.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.problems import Problem
from data.suggest import did_you_mean
from desk.config import SETTINGS, TABLES, Config
from desk.config_values import key_list

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

FILE_NAME = "config.toml"
"""Name of the file in the configuration folder."""
MAX_BYTES = 1_000_000
"""A larger configuration file is not read."""


def load_config(folder: Path) -> tuple[Config, tuple[Problem, ...]]:
    """Read ``config.toml`` of a folder.

    Args:
        folder: The configuration folder (:func:`desk.folders.config_dir`).

    Returns:
        The configuration, and a warning for everything in the file that was passed over. No file
        is no problem.
    """
    path = folder / FILE_NAME
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Config(), ()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return _refused(path, "config-unreadable", f"The settings cannot be read: {why}.")
    if len(raw) > MAX_BYTES:
        return _refused(path, "config-unreadable", "The file is too large for settings.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _refused(path, "config-syntax", "The settings are not UTF-8 text.", line=line)
    return parse_config(text, str(path))


def parse_config(text: str, path: str = "") -> tuple[Config, tuple[Problem, ...]]:
    """Read a configuration from its text.

    Args:
        text: TOML (https://toml.io/en/v1.0.0).
        path: The file it comes from, for the warnings.

    Returns:
        The configuration, and a warning for everything that was passed over.
    """
    import tomllib  # here, because most readers have no file and should not pay for it

    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"\s*\(at line (\d+), column (\d+)\)", str(error))
        message = str(error).replace(place.group(), "") if place else str(error)
        return _refused(
            Path(path),
            "config-syntax",
            f"The settings are not TOML: {message}.",
            line=int(place.group(1)) if place else 0,
            column=int(place.group(2)) if place else 0,
            lines=text.splitlines(),
        )
    return _Reading(text, path).read(document)


class _Reading:
    """One pass over a document, gathering values and warnings."""

    def __init__(self, text: str, path: str) -> None:
        self.lines = text.splitlines()
        self.path = path
        self.problems: list[Problem] = []

    def read(self, document: Mapping[str, object]) -> tuple[Config, tuple[Problem, ...]]:
        found: dict[str, Any] = {"path": self.path, "lines": {}}
        for key, value in document.items():
            if key == "keys" and isinstance(value, dict):
                found.update(self.read_keys(value))
            elif key == "online" and isinstance(value, dict):
                for name, inner in value.items():
                    self.read_setting("online", name, inner, found)
            elif key in TABLES:
                self.warn("config-wrong-type", f'"{key}" is a table.', "", key, f"Write `[{key}]`.")
            else:
                self.read_setting("", key, value, found)
        return Config(**found), tuple(self.problems)

    def read_setting(self, table: str, key: str, value: object, found: dict[str, Any]) -> None:
        name = f"{table}.{key}" if table else key
        setting = SETTINGS.get(name)
        if setting is None:
            known = [other for other in (*SETTINGS, *TABLES) if table or "." not in other]
            message = f'Unknown setting "{name}".'
            self.warn("config-unknown-key", message, table, key, did_you_mean(name, known))
            return
        try:
            found[setting.attribute] = setting.convert(value)
        except ValueError as error:
            why = f": {error}" if str(error) else ""
            message = f'"{name}" cannot be {_shown(value)}{why}.'
            self.warn("config-wrong-type", message, table, key, f"Write {setting.wanted}.")
        else:
            found["lines"][name] = self.line_of(table, key)

    def read_keys(self, table: Mapping[str, object]) -> dict[str, Any]:
        keys: dict[str, tuple[str, ...]] = {}
        for action, value in _flat(table).items():
            try:
                keys[action] = key_list(value)
            except ValueError:
                hint = f'Write one key or a list: `"{action}" = ["o", "ctrl+o"]`.'
                message = f'The keys of "{action}" cannot be {_shown(value)}.'
                self.warn("config-wrong-type", message, "keys", action, hint)
        lines = {action: self.line_of("keys", action) for action in keys}
        return {"keys": keys, "key_lines": lines}

    def warn(self, code: str, message: str, table: str, key: str, hint: str) -> None:
        line = self.line_of(table, key)
        self.problems.append(
            Problem(
                severity="warning",
                code=code,
                message=message,
                file=self.path,
                line=line,
                source=_clean(self.lines[line - 1]) if line else "",
                hint=hint,
                path=f"{table}.{key}" if table else key,
            )
        )

    def line_of(self, table: str, key: str) -> int:
        """Find the line that sets a key; 0 when it is written in a way not looked for.

        tomllib gives no positions. The usual ways to write a key are enough here: a plain or
        quoted key below its table's header, or the table's header itself.
        """
        current = ""
        for number, line in enumerate(self.lines, start=1):
            header = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
            if header:
                current = header.group(1)
                if not table and current == key:
                    return number
            setting = re.match(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+))\s*=""", line)
            if setting:
                name = next(group for group in setting.groups() if group is not None)
                full = f"{current}.{name}" if current else name
                if full == (f"{table}.{key}" if table else key):
                    return number
        return 0


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Join the names of nested tables with dots.

    TOML reads ``answer.copy = "y"`` as a table in a table; as an action's id it is one name.
    """
    flat: dict[str, object] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat.update(_flat(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = value
    return flat


def _shown(value: object) -> str:
    """Return a TOML value as a message can show it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "this list"
    text = _clean(str(value))
    text = text if len(text) <= 40 else text[:39] + "…"
    return f'"{text}"' if isinstance(value, str) else text


def _clean(text: str) -> str:
    """Drop what a terminal could take for a command."""
    return "".join(char if char.isprintable() or char == "\t" else "�" for char in text)


def _refused(
    path: Path,
    code: str,
    message: str,
    *,
    line: int = 0,
    column: int = 0,
    lines: Collection[str] = (),
) -> tuple[Config, tuple[Problem, ...]]:
    """Return the defaults and say why."""
    source = _clean(list(lines)[line - 1]) if 0 < line <= len(lines) else ""
    problem = Problem(
        severity="warning",
        code=code,
        message=_clean(message),
        file=str(path),
        line=line,
        column=column if source else 0,
        source=source,
        hint="Using defaults until this is fixed.",
    )
    return Config(), (problem,)
