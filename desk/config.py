"""What a reader may set in ``config.toml``, and what each setting becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desk import config_values as values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


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
class Setting:
    """How one key of the file becomes one attribute of :class:`Config`."""

    attribute: str
    """The attribute's name."""
    convert: Callable[[object], Any]
    """Gives the attribute's value; raises ValueError for an invalid one."""
    wanted: str
    """What to write, for the hint."""


SETTINGS: Mapping[str, Setting] = {
    "open": Setting("open", values.url_command, 'a list such as ["firefox", "{url}"]'),
    "open-in-terminal": Setting("open_in_terminal", values.flag, "true or false"),
    "clipboard": Setting("clipboard", values.words, 'a list such as ["wl-copy"]'),
    "editor": Setting("editor", values.file_command, 'a list such as ["vim", "+{line}", "{file}"]'),
    "theme": Setting("theme", values.text, 'the name of a theme, such as "nord"'),
    "reading-width": Setting("reading_width", values.width, "a number from 20 to 400"),
    "meaning": Setting("meaning", values.flag, "true or false"),
    "meaning-model": Setting(
        "meaning_model", values.text, 'the path of a file, such as "~/models/model.onnx"'
    ),
    "online.contact": Setting("contact", values.text, 'a mail address, such as "you@example.org"'),
    "online.doi": Setting("doi_base", values.base, "an http or https address"),
    "online.crossref": Setting("crossref_base", values.base, "an http or https address"),
    "online.datacite": Setting("datacite_base", values.base, "an http or https address"),
    "online.pubmed": Setting("pubmed_base", values.base, "an http or https address"),
    "online.books": Setting("books_base", values.base, "an http or https address"),
}
"""Settings by key; ``online.contact`` is the key ``contact`` of the table ``[online]``."""

TABLES = ("online", "keys")
"""Tables of the file."""
