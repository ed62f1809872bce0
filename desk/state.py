"""``state.json``: what the screen remembers from one time to the next.

Losing it is a nuisance, never a failure: a damaged file is kept aside and begun anew, and where
nothing can be written everything is remembered in memory until faqt ends.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILE_NAME = "state.json"
"""Name of the file in the state folder."""
SCHEMA = 1
"""Version of the file's shape."""
MAX_BYTES = 10_000_000
"""A larger file is taken as damaged."""
MAX_FAQS = 200
"""The FAQs remembered; the one untouched for the longest time is forgotten first."""
MAX_SEARCHES = 50
"""The searches remembered for a FAQ."""
MAX_BOOKMARKS = 2_000
"""The bookmarks remembered for a FAQ."""


@dataclass(frozen=True, slots=True)
class FaqState:
    """What is remembered about one FAQ."""

    entry_id: str = ""
    """The entry that was read last; empty when there is none."""
    bookmarks: tuple[str, ...] = ()
    """Ids of marked entries in the order of marking."""
    searches: tuple[str, ...] = ()
    """What was searched for, the latest first, each once."""

    def searched(self, text: str) -> FaqState:
        """Return the state after a search.

        Args:
            text: What was searched for; nothing changes when it is blank.

        Returns:
            A state with the text as the latest search.
        """
        text = text.strip()
        if not text:
            return self
        older = tuple(search for search in self.searches if search != text)
        return replace(self, searches=(text, *older)[:MAX_SEARCHES])

    def toggled(self, entry_id: str) -> FaqState:
        """Return the state with an entry's bookmark set, or removed where it was set.

        Args:
            entry_id: Id of the entry.

        Returns:
            The changed state.
        """
        if entry_id in self.bookmarks:
            kept = tuple(mark for mark in self.bookmarks if mark != entry_id)
            return replace(self, bookmarks=kept)
        return replace(self, bookmarks=(*self.bookmarks, entry_id)[-MAX_BOOKMARKS:])


@dataclass(frozen=True, slots=True)
class State:
    """Everything that is remembered."""

    theme: str = ""
    """The theme chosen last; empty for the default."""
    reading_width: int = 0
    """The reading width chosen last, in columns; 0 for the default."""
    panes: Mapping[str, int] = field(default_factory=dict)
    """Sizes of panes in columns or rows, by a name of the screen's choosing."""
    faqs: Mapping[str, FaqState] = field(default_factory=dict)
    """What is remembered about each FAQ, by the absolute path of its file."""

    def of(self, path: str) -> FaqState:
        """Return what is remembered about a FAQ.

        Args:
            path: Absolute path of its file.

        Returns:
            Its state; an empty one for a FAQ never seen.
        """
        return self.faqs.get(path, FaqState())

    def with_faq(self, path: str, faq: FaqState) -> State:
        """Return the state with one FAQ's part replaced.

        Args:
            path: Absolute path of the FAQ's file.
            faq: Its new part.

        Returns:
            The changed state, with this FAQ the last to be forgotten.
        """
        faqs = {key: value for key, value in self.faqs.items() if key != path}
        faqs[path] = faq
        return replace(self, faqs=dict(list(faqs.items())[-MAX_FAQS:]))


class StateStore:
    """Keeps a :class:`State` in a folder.

    Attributes:
        path: The file.
        state: What is remembered now.
        reason: Why nothing is kept on disk, as one sentence; empty while it is.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.reason = ""
        self.state = self._read() or State()

    def change(self, change: Callable[[State], State]) -> State:
        """Change what is remembered, and keep it.

        The file is read again first, so that two readers at once do not undo each other's
        changes.

        Args:
            change: Gives the new state for the current one.

        Returns:
            The new state, also when it could only be kept in memory.
        """
        current = self.state if self.reason else self._read() or self.state
        self.state = change(current)
        if not self.reason:
            self._write()
        return self.state

    def _read(self) -> State | None:
        """Read the file; None when there is none to be had."""
        try:
            with self.path.open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            self.reason = f"{self.path} cannot be read: {error.strerror or error}"
            return None
        try:
            document = json.loads(raw) if len(raw) <= MAX_BYTES else None
        except (ValueError, RecursionError):
            document = None
        if not isinstance(document, dict):
            self._keep_aside()
            return None
        schema = document.get("schema")
        if isinstance(schema, int) and schema > SCHEMA:
            self.reason = f"{self.path} was written by a newer faqt"
        return _state(document)

    def _keep_aside(self) -> None:
        """Move a damaged file out of the way, so that nothing in it is lost."""
        try:
            self.path.replace(self.path.with_name(FILE_NAME + ".bad"))
        except OSError as error:
            self.reason = f"{self.path} is damaged and cannot be moved: {error.strerror or error}"

    def _write(self) -> None:
        """Write the file whole, so that a crash leaves the old one or the new one."""
        # A file that is a link (to a folder of dotfiles, say) stays one.
        target = Path(os.path.realpath(self.path))
        partial = target.with_name(f"{target.name}.{os.getpid()}.part")
        text = json.dumps(_document(self.state), indent=1)
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                with partial.open("w", encoding="ascii") as stream:
                    partial.chmod(0o600)
                    stream.write(text)
                    stream.flush()
                    os.fsync(stream.fileno())
                partial.replace(target)
            except OSError:
                partial.unlink(missing_ok=True)
                raise
        except OSError as error:
            self.reason = f"{self.path} cannot be written: {error.strerror or error}"


def _document(state: State) -> dict[str, object]:
    """Return a state as JSON has it."""
    return {
        "schema": SCHEMA,
        "theme": state.theme,
        "reading_width": state.reading_width,
        "panes": dict(state.panes),
        "faqs": {
            path: {
                "entry": faq.entry_id,
                "bookmarks": list(faq.bookmarks),
                "searches": list(faq.searches),
            }
            for path, faq in state.faqs.items()
        },
    }


def _state(document: Mapping[str, object]) -> State:
    """Take from a document what has the expected type, and pass over the rest."""
    faqs = {
        path: FaqState(
            entry_id=_text(part.get("entry")),
            bookmarks=_texts(part.get("bookmarks"))[-MAX_BOOKMARKS:],
            searches=_texts(part.get("searches"))[:MAX_SEARCHES],
        )
        for path, part in _mapping(document.get("faqs")).items()
        if isinstance(part, dict)
    }
    panes = {
        name: size
        for name, size in _mapping(document.get("panes")).items()
        if isinstance(size, int) and not isinstance(size, bool) and 0 < size < 10_000
    }
    width = document.get("reading_width")
    return State(
        theme=_text(document.get("theme")),
        reading_width=width if isinstance(width, int) and 20 <= width <= 400 else 0,
        panes=panes,
        faqs=dict(list(faqs.items())[-MAX_FAQS:]),
    )


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    """Return the texts of a list, each once."""
    items = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(item for item in items if isinstance(item, str) and item))
