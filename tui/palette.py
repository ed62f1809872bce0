"""The command palette: every action, and every question by name."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.actions import ACTIONS, shown_key
from tui.screens.main import MainScreen

MOST_QUESTIONS = 30
"""Questions that are offered at once."""


class FaqtCommands(Provider):
    """Offers actions and questions."""

    async def discover(self) -> Hits:
        """Offer the actions before anything is typed."""
        for action in ACTIONS:
            if action.palette:
                yield DiscoveryHit(
                    f"{action.help}  ({shown_key(action.keys[0])})",
                    partial(self.screen.run_action, action.run),
                )

    async def search(self, query: str) -> Hits:
        """Offer actions and questions that fit."""
        matcher = self.matcher(query)
        for action in ACTIONS:
            if action.palette and (score := matcher.match(action.help)) > 0:
                yield Hit(
                    score,
                    matcher.highlight(action.help),
                    partial(self.screen.run_action, action.run),
                    help=f"Key: {' '.join(map(shown_key, action.keys))}",
                )
        screen = self.screen
        if not isinstance(screen, MainScreen):
            return
        # Matching is fuzzy and slow: only as many as can be looked through are tried for it.
        shown = 0
        wanted = query.casefold()
        for entry in screen.faq.entries:
            if wanted in entry.question.casefold() or (
                len(screen.faq.entries) <= 1_000 and matcher.match(entry.question) > 0
            ):
                score = max(matcher.match(entry.question), 0.1)
                yield Hit(
                    score,
                    Content(entry.question),
                    partial(screen.jump, entry.id),
                    text=entry.question,
                    help="Question",
                )
                shown += 1
                if shown >= MOST_QUESTIONS:
                    return
