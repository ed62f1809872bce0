"""Which elements of a page are titles of answers, and their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4.element import Comment, NavigableString, Tag

from convert.wording import asks, is_labelled, only_labels

if TYPE_CHECKING:
    from bs4.element import PageElement

HEADING: Final = re.compile(r"h[1-6]")
BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tr",
        "ul",
    ]
)
"""Elements that begin a line of their own."""
BOLD: Final = frozenset({"b", "strong"})
"""Elements of bold text."""
_QUESTION_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:faq|accordion|collapse|collapsible|toggle|question|qa|expand|expander|disclosure)"
    r"(?:[\w-]*(?:question|title|head|header|heading|trigger|toggle|button|summary|"
    r"control|control-text|q))?(?:$|\s)|"
    r"(?:^|[\s_-])question(?:[\s_-]|$)",
    re.IGNORECASE,
)
_ANSWER_CLASS: Final = re.compile(r"(?:^|[\s_-])(?:a|answers?|reply)(?:$|[\s_-])", re.IGNORECASE)
_LETTER_CLASS: Final = re.compile(r"(?:^|\s)(?:q|question)(?:$|\s)", re.IGNORECASE)
_EMPHASIS: Final = frozenset({"b", "strong", "em", "i"})


def has_titles(element: Tag) -> bool:
    """Return whether an element holds titles, or blocks of which one may be a title."""
    if element.find(["h1", "h2", "h3", "h4", "h5", "h6", "details", "dl"]) is not None:
        return True
    if any(is_question(below) for below in element.find_all(True) if below is not element):
        return True
    for paragraph in element.find_all(["p", "div", "li"]):
        text = paragraph.get_text(" ", strip=True)
        if is_labelled(text):
            return True
        bold = paragraph.find(["b", "strong"])
        if bold is not None and (
            asks(bold.get_text(" ", strip=True)) > 1 or bold.get_text(strip=True) == text
        ):
            return True
    return False


def is_question(element: Tag) -> bool:
    """Return whether the class of an element says that it is the title of an accordion."""
    if element.find(list(BLOCKS)) is not None or not element.get_text(strip=True):
        return False
    if element.has_attr("aria-expanded") and element.has_attr("aria-controls"):
        return True
    classes = _classes(element)
    if not classes:
        return False
    if element.name in BOLD:
        following = element.find_next_sibling()
        answered = following is not None and _ANSWER_CLASS.search(_classes(following)) is not None
        return answered and re.search(r"question", classes, re.IGNORECASE) is not None
    if _LETTER_CLASS.search(classes) and element.name in BLOCKS:
        following = element.find_next_sibling()
        return following is not None and _ANSWER_CLASS.search(_classes(following)) is not None
    return element.name != "p" and _QUESTION_CLASS.search(classes) is not None


def _classes(element: Tag) -> str:
    names = element.get("class", "")
    return " ".join(names) if isinstance(names, list) else str(names)


def table_questions(table: Tag) -> list[tuple[Tag, Tag]]:
    """Take the rows of a table for questions, where its cells say so.

    Args:
        table: The table.

    Returns:
        The cells of a question and of its answer: of columns with these names, or of rows that
        begin with ``Q:`` and ``A:`` in turn; none for another table.
    """
    if table.find("table") is not None:
        return []
    rows = [row.find_all(["th", "td"]) for row in table.find_all("tr")]
    rows = [row for row in rows if row]
    if len(rows) < 2:
        return []
    head = [only_labels(cell.get_text(" ", strip=True)) for cell in rows[0]]
    if "question" in head and "answer" in head:
        question, answer = head.index("question"), head.index("answer")
        return [(row[question], row[answer]) for row in rows[1:] if len(row) >= len(head)]
    if any(len(row) != 2 for row in rows):
        return []
    said = [only_labels(row[0].get_text(" ", strip=True)) for row in rows]
    if said != ["question", "answer"] * (len(rows) // 2):
        return []
    return [(rows[at][1], rows[at + 1][1]) for at in range(0, len(rows), 2)]


def question_items(element: Tag) -> dict[int, tuple[list[PageElement], list[PageElement]]]:
    """Take the items of a list for questions, where they are.

    Args:
        element: The list.

    Returns:
        By the :func:`id` of an item, what is its question and what its answer: emphasised words or
        a line that asks, and blocks below it. Nothing where fewer than half of the items are so.
    """
    items = [child for child in element.children if isinstance(child, Tag) and child.name == "li"]
    found = {id(item): split for item in items if (split := _split(item)) is not None}
    asked = [" ".join(_text(part) for part in lead).strip() for lead, _ in found.values()]
    marked = sum(asks(" ".join(words.split())) > 1 for words in asked)
    return found if len(found) > 1 and marked and len(found) * 2 >= len(items) else {}


def _split(item: Tag) -> tuple[list[PageElement], list[PageElement]] | None:
    children = list(item.children)
    at = next(
        (n for n, part in enumerate(children) if isinstance(part, Tag) and part.name in BLOCKS), 0
    )
    lead = [part for part in children[:at] if not isinstance(part, Comment) and _text(part).strip()]
    if not lead or not any(_text(part).strip() for part in children[at:]):
        return None
    words = " ".join(" ".join(map(_text, lead)).split())
    emphasised = isinstance(lead[0], Tag) and lead[0].name in _EMPHASIS
    alone = emphasised and all(len(_text(part).strip()) < 3 for part in lead[1:])
    return (lead, children[at:]) if alone or asks(words) > 1 else None


def _text(part: PageElement) -> str:
    return part.get_text() if isinstance(part, Tag | NavigableString) else ""


def words_of(*parts: PageElement) -> str:
    """Return the words of a title, code in backticks."""
    made: list[str] = []
    for part in parts:
        inside = [part, *part.descendants] if isinstance(part, Tag) else [part]
        for each in inside:
            if isinstance(each, Tag):
                made.append(" " if each.name in BLOCKS or each.name == "br" else "")
            elif isinstance(each, NavigableString) and not isinstance(each, Comment):
                coded = each.find_parent(["code", "tt", "kbd", "samp"]) is not None
                bare = each.strip()
                made.append(f"`{bare}`" if coded and bare and "`" not in bare else _escaped(each))
    return re.sub(r"\s*[¶#§]$", "", " ".join("".join(made).split()))


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<])", r"\\\1", text)
