"""What the status line says: where the reader is, and which key to press next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tui.panes.answer import AnswerPane
from tui.panes.drawer import ReferencesDrawer
from tui.panes.questions import QuestionList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.model import SearchResult

Place = QuestionList | AnswerPane | ReferencesDrawer | Literal["search", "filter"] | None


def hints_for(
    place: Place, keys: Mapping[str, str], *, searching: bool, has_references: bool
) -> tuple[tuple[str, str], ...]:
    """Choose the hints.

    Args:
        place: What the keys go to.
        keys: Names of the keys by the ids of the actions (:attr:`tui.keys.Keys.names`).
        searching: Whether the list shows matches of a search.
        has_references: Whether there are references to show.

    Returns:
        Keys and labels, the most important first; none for an action whose key was taken.
    """
    wanted = _wanted(place, keys, searching=searching, has_references=has_references)
    return tuple((key, label) for key, label in wanted if key)


def _wanted(
    place: Place, keys: Mapping[str, str], *, searching: bool, has_references: bool
) -> tuple[tuple[str, str], ...]:
    references = [(keys["drawer"], "references")] if has_references else []
    walk = "/".join(filter(None, (keys["match.next"], keys["match.previous"])))
    matches = [(walk, "matches")] if searching else []
    last = [(keys["help"], "help"), (keys["quit"], "quit")]
    if place == "search":
        return (("↓", "results"), (keys["open"], "done"), (keys["escape"], "clear"))
    if place == "filter":
        return ((keys["open"], "done"), (keys["escape"], "show all"))
    if isinstance(place, AnswerPane):
        links = [(keys["link.next"], "citations")] if has_references else []
        back = [(keys["escape"], "back")]
        return (*matches, *back, *references, *links, (keys["search"], "search"), *last)
    if isinstance(place, ReferencesDrawer):
        return (
            ("↑↓", "choose"),
            (keys["reference.open"], "open"),
            (keys["escape"], "close"),
            (keys["copy"], "copy"),
            (keys["drawer.filter"], "filter"),
            *last,
        )
    move = [("↑↓", "move"), (keys["open"], "read")]
    search = [(keys["escape"], "clear")] if searching else [(keys["search"], "search")]
    return (*move, *search, *matches, *references, *last)


def facts(questions: QuestionList, answer: AnswerPane, result: SearchResult | None) -> str:
    """Say where the reader is.

    Args:
        questions: The list.
        answer: The answer pane.
        result: What the list shows; None for all questions.

    Returns:
        Position and number of questions; in a search also hits, time and the match walked to.
    """
    place, count = questions.position
    if result is None:
        return f"{place:,}/{count:,}"
    total = 0 if result.is_nothing else max(result.total, len(result.hits))
    parts = [f"{place:,}/{total:,} found" if total else "nothing found"]
    parts.append(f"{result.elapsed * 1000:.0f} ms")
    if answer.match_number:
        parts.append(f"match {answer.match_number}/{answer.match_count}")
    return " · ".join(parts)
