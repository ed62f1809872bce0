"""What the status line says: where the reader is, and which key to press next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tui.actions import ACTIONS, shown_key
from tui.panes.answer import AnswerPane
from tui.panes.drawer import ReferencesDrawer
from tui.panes.questions import QuestionList

if TYPE_CHECKING:
    from index.model import SearchResult

Place = QuestionList | AnswerPane | ReferencesDrawer | Literal["search", "filter"] | None

_KEYS = {action.id: shown_key(action.keys[0]) for action in ACTIONS}


def hints_for(
    place: Place, *, searching: bool, has_references: bool
) -> tuple[tuple[str, str], ...]:
    """Choose the hints.

    Args:
        place: What the keys go to.
        searching: Whether the list shows matches of a search.
        has_references: Whether there are references to show.

    Returns:
        Keys and labels, the most important first.
    """
    references = [(_KEYS["drawer"], "references")] if has_references else []
    matches = [("n/N", "matches")] if searching else []
    last = [(_KEYS["help"], "help"), (_KEYS["quit"], "quit")]
    if place == "search":
        return (("↓", "results"), (_KEYS["open"], "done"), (_KEYS["escape"], "clear"))
    if place == "filter":
        return ((_KEYS["open"], "done"), (_KEYS["escape"], "show all"))
    if isinstance(place, AnswerPane):
        links = [(_KEYS["link.next"], "citations")] if has_references else []
        back = [(_KEYS["escape"], "back")]
        return (*matches, *back, *references, *links, (_KEYS["search"], "search"), *last)
    if isinstance(place, ReferencesDrawer):
        return (
            ("↑↓", "choose"),
            (_KEYS["reference.open"], "open"),
            (_KEYS["escape"], "close"),
            (_KEYS["copy"], "copy"),
            (_KEYS["drawer.filter"], "filter"),
            *last,
        )
    move = [("↑↓", "move"), (_KEYS["open"], "read")]
    search = [(_KEYS["escape"], "clear")] if searching else [(_KEYS["search"], "search")]
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
    total = max(result.total, len(result.hits))
    parts = [f"{place:,}/{total:,} found" if total else "nothing found"]
    parts.append(f"{result.elapsed * 1000:.0f} ms")
    if answer.match_number:
        parts.append(f"match {answer.match_number}/{answer.match_count}")
    return " · ".join(parts)
