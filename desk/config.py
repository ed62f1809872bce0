"""``config.toml``: what a reader may set, read without ever failing.

Whatever is wrong in the file becomes a warning, and the default stands in its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.problems import Problem
from data.suggest import did_you_mean
from desk import config_values as values

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

FILE_NAME = "config.toml"
"""Name of the file in the configuration folder."""
MAX_BYTES = 1_000_000
"""A larger configuration file is not read."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the reader has set; each default is what faqt does without a file."""

    open: tuple[str, ...] = ()
    """Command that opens a link, as an argument list in which ``{url}`` stands for the link."""
    open_in_terminal: bool = False
    """True when :attr:`open` names a program that needs the terminal for itself."""
    clipboard: tuple[str, ...] = ()
    """Command that reads a text from standard input into the clipboard."""
    editor: tuple[str, ...] = ()
    """Command that edits a file, in which ``{file}`` and ``{line}`` are filled in."""
    theme: str = ""
    """Name of the screen's theme; empty for the default or the one last chosen."""
    reading_width: int = 0
    """Widest line of an answer in columns, 20 to 400; 0 for the default."""
    meaning: bool = True
    """False to search by words only."""
    meaning_model: str = ""
    """File with another copy of the model that finds by meaning; empty for that of the extra."""
    contact: str = ""
    """Mail address that online checks give to the services they ask."""
    doi_base: str = ""
    """Base URL of the DOI system's interface; empty for the public one."""
    crossref_base: str = ""
    """Base URL of Crossref's interface; empty for the public one."""
    datacite_base: str = ""
    """Base URL of DataCite's interface; empty for the public one."""
    pubmed_base: str = ""
    """Base URL of PubMed's E-utilities; empty for the public one."""
    books_base: str = ""
    """Base URL of Open Library; empty for the public one."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys by the id of the action that they start, in the place of the action's own keys; an
    empty tuple leaves the action without a key."""
    key_lines: Mapping[str, int] = field(default_factory=dict)
    """Line of the file (from 1) that sets each of :attr:`keys`; 0 when unknown."""
    path: str = ""
    """The file that was read; empty when there is none."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """Line of the file (from 1) that sets each setting outside of ``[keys]``, by its key; 0 when
    unknown."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How one key of the file becomes one attribute of :class:`Config`."""

    attribute: str
    """The attribute's name."""
    convert: Callable[[object], Any]
    """Gives the attribute's value; raises ValueError for one that will not do."""
    wanted: str
    """What to write, for the hint."""


_SETTINGS: Mapping[str, _Setting] = {
    "open": _Setting("open", values.url_command, 'a list such as ["firefox", "{url}"]'),
    "open-in-terminal": _Setting("open_in_terminal", values.flag, "true or false"),
    "clipboard": _Setting("clipboard", values.words, 'a list such as ["wl-copy"]'),
    "editor": _Setting(
        "editor", values.file_command, 'a list such as ["vim", "+{line}", "{file}"]'
    ),
    "theme": _Setting("theme", values.text, 'the name of a theme, such as "nord"'),
    "reading-width": _Setting("reading_width", values.width, "a number from 20 to 400"),
    "meaning": _Setting("meaning", values.flag, "true or false"),
    "meaning-model": _Setting(
        "meaning_model", values.text, 'the path of a file, such as "~/models/model.onnx"'
    ),
    "online.contact": _Setting("contact", values.text, 'a mail address, such as "you@example.org"'),
    "online.doi": _Setting("doi_base", values.base, "an http or https address"),
    "online.crossref": _Setting("crossref_base", values.base, "an http or https address"),
    "online.datacite": _Setting("datacite_base", values.base, "an http or https address"),
    "online.pubmed": _Setting("pubmed_base", values.base, "an http or https address"),
    "online.books": _Setting("books_base", values.base, "an http or https address"),
}
"""Settings by key; ``online.contact`` is the key ``contact`` of the table ``[online]``."""

_TABLES = ("online", "keys")


def load_config(folder: Path) -> tuple[Config, tuple[Problem, ...]]:
    """Read ``config.toml`` of a folder.

    Args:
        folder: The configuration folder (:func:`desk.places.config_dir`).

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
            elif key in _TABLES:
                self.warn("config-wrong-type", f'"{key}" is a table.', "", key, f"Write `[{key}]`.")
            else:
                self.read_setting("", key, value, found)
        return Config(**found), tuple(self.problems)

    def read_setting(self, table: str, key: str, value: object, found: dict[str, Any]) -> None:
        name = f"{table}.{key}" if table else key
        setting = _SETTINGS.get(name)
        if setting is None:
            known = [other for other in (*_SETTINGS, *_TABLES) if table or "." not in other]
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
                keys[action] = values.key_list(value)
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
    """Give a TOML value as a message can show it."""
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
    """Give the defaults and say why."""
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
