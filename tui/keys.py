"""The keys in force: those of the table of actions, as the reader has set them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.binding import Binding

from desk.actions import ACTIONS, shown_key
from desk.config_checks import key_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk.config import Config

IN_TEXT: Final = frozenset({"pane.next", "pane.previous", "search.literal", "suspend"})
"""Actions that work while a line of text has the keys, unless their key is a character."""

MOVES: Final = frozenset(
    {"cursor.down", "cursor.up", "page.down", "page.up", "half.down", "half.up"}
    | {"question.next", "question.previous"}
)
"""Actions whose key may be held down: one need not wait for the one before."""

STEPS: Final = frozenset(
    {"cursor.down", "cursor.up", "question.next", "question.previous", "open", "escape"}
)
"""Actions that go to a neighbour at the most."""


class Keys:
    """Which keys start which action."""

    def __init__(self, config: Config) -> None:
        """Work out the keys in force.

        Args:
            config: Settings. A key that they give to one action is no longer another's, unless
                they give it to that as well; then the one set last has it.
        """
        chosen = {
            action.id: tuple(map(key_name, config.keys[action.id]))
            for action in ACTIONS
            if action.id in config.keys
        }
        # In the order of the file, as the warning about a key that is taken has it.
        owner = {key: name for name in config.keys for key in chosen.get(name, ())}
        self._keys: dict[str, tuple[str, ...]] = {}
        for action in ACTIONS:
            keys = chosen.get(action.id, action.keys)
            self._keys[action.id] = tuple(
                key for key in dict.fromkeys(keys) if owner.get(key, action.id) == action.id
            )

    def of(self, action: str) -> tuple[str, ...]:
        """Return the keys of an action, as Textual names them.

        Args:
            action: Its id.

        Returns:
            The keys; none when all were taken from it.
        """
        return self._keys[action]

    def all_names(self, action: str) -> str:
        """Name all keys of an action, with spaces between them.

        Args:
            action: Its id.
        """
        return " ".join(map(shown_key, self._keys[action]))

    @property
    def names(self) -> Mapping[str, str]:
        """Names of the first key of each action by its id; empty for one without a key."""
        return {name: shown_key(keys[0]) if keys else "" for name, keys in self._keys.items()}

    def bind(self, runs: Mapping[str, str]) -> list[Binding]:
        """Make bindings for a screen.

        Args:
            runs: Action strings of the screen by the ids of the actions.

        Returns:
            A binding for each key.
        """
        return [
            Binding(key, run, id=name, show=False, priority=name in IN_TEXT and _no_text(key))
            for name, run in runs.items()
            for key in self._keys[name]
        ]

    def uses(self, key: str) -> bool:
        """Return whether a key starts any action.

        Args:
            key: The key.
        """
        return any(key in keys for keys in self._keys.values())

    def is_move(self, key: str) -> bool:
        """Return whether a key moves, and so may be held down.

        Args:
            key: The key.
        """
        return any(key in self._keys[name] for name in MOVES)

    def is_step(self, key: str) -> bool:
        """Return whether a key goes no further than to a neighbour.

        Args:
            key: The key.
        """
        return key in ("up", "down") or any(key in self._keys[name] for name in STEPS)


def _no_text(key: str) -> bool:
    """Return whether a key means nothing to a line of text: no character and no move in it."""
    return key == "tab" or "+" in key or (key[:1] == "f" and key[1:].isdecimal())
