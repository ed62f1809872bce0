"""All that belongs to one FAQ on the main screen: its panes, and a helper for each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.meaning.meaning import Meaning
from tui.finding import Finding
from tui.following import Following
from tui.frame import Frame
from tui.matches import Matches
from tui.memory import Memory
from tui.moving import Moving
from tui.news import News
from tui.reading import Reading
from tui.references.consulting import Consulting
from tui.references.desks import Desks
from tui.search.finder import Finder
from tui.search.searching import SearchSession
from tui.undoing import Undoing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from textual.screen import Screen

    from data.model import Faq
    from desk.config import Config
    from tui.keys import Keys


class Session:
    """Makes the helpers, and gives each what it needs of the others."""

    def __init__(
        self,
        screen: Screen[None],
        faq: Faq,
        config: Config,
        keys: Keys,
        cache_dir: Path | None,
        state_dir: Path,
    ) -> None:
        """Begin to read a FAQ.

        Args:
            screen: The main screen: has the panes, shows dialogs, gets messages from threads.
            faq: The FAQ.
            config: Settings.
            keys: The keys in force.
            cache_dir: Where indexes are kept; None to keep them in memory.
            state_dir: Where bookmarks and the like are kept.
        """
        self.faq = faq
        self.frame = frame = Frame(screen, faq, keys.names)
        self.memory = Memory(faq, state_dir)
        meaning = Meaning(faq, cache_dir, config.meaning_model) if config.meaning else None
        self.finder = Finder(screen, faq, cache_dir, meaning)
        self.search = SearchSession(
            faq,
            self.finder,
            frame.search_bar,
            frame.questions,
            frame.answer,
            self.memory,
            keys.names,
        )
        self.desks = Desks(screen, faq, config, keys)
        self.consulting = Consulting(faq, frame, keys, self.desks)
        self.reading = Reading(faq, frame, keys, self.consulting, self.finder, self.search)
        self.matches = Matches(frame, keys, self.memory, self.reading, self.search)
        self.news = News(frame, self.finder, self.search, self.matches, self.reading)
        self.following = Following(faq, frame, keys, self.reading, self.consulting, self.desks)
        self.deeds: Mapping[str, Callable[[], None]] = {
            **Moving(frame).deeds,
            **self.reading.deeds,
            **self.matches.deeds,
            **self.consulting.deeds,
            **self.following.deeds,
            **Finding(screen, faq, frame, keys, self.memory, self.reading).deeds,
            **Undoing(screen, frame, self.consulting).deeds,
        }
        """What is done for each action, by its id."""
        frame.answer.columns = config.reading_width or self.memory.reading_width
