"""A draft from the blocks of a document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from convert.model import Draft, DraftEntry
from convert.outline.choose import choose, faq_part
from convert.outline.tree import Node, grow
from convert.wording import is_numbered, names_faq, only_helps, without_label, without_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from convert.outline.blocks import Block

_CONTENTS: Final = re.compile(
    r"[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?\[.*\]\([^()\s]*#[^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)\s*"
)
_BACK: Final = re.compile(
    r"(?:^|\n)[ \t]*(?:#{1,6}[ \t]+)?(?:[*_(\[]|<[^<>]*>)*\W{0,3}"
    r"(?:back\s+to\s+(?:the\s+)?(?:top|toc|contents|"
    r"table\s+of\s+contents)|top|go\s+to\s+top|nach\s+oben)\W*(?:\]\([^()]*\))?"
    r"(?:[*_)\]]|<[^<>]*>)*[ \t]*$",
    re.IGNORECASE,
)
_RULE: Final = re.compile(
    r"(?:\A(?:[ \t]*(?:[-*_][ \t]*){3,}\n+)+)|(?:\n+[ \t]*(?:[-*_][ \t]*){3,}\Z)"
)
_COMMENTS: Final = re.compile(r"\A\s*(?:<!--.*?-->\s*)+", re.DOTALL)
_MOST_SEEN: Final = 8


def draft_of(
    blocks: Iterable[Block], *, title: str = "", language: str = "", named: bool = False
) -> Draft:
    """Find the questions of a document and make a draft of them.

    Headings (or summaries, terms, bold lines, list items) that ask are questions, and with them
    all titles of the style that holds most of them. Sections come from the titles above.

    Args:
        blocks: The document in order.
        title: Its title, where something else than a heading says it.
        language: BCP 47 tag, where it is known.
        named: Whether something else than a heading, such as the file's name, says that it is a
            FAQ.

    Returns:
        The draft; without entries, but with the titles that were seen, where nothing in it looks
        like a question.
    """
    root = grow(blocks)
    part, part_named = faq_part(root)
    named = named or part_named or names_faq(title)
    chosen = choose(part, named=named)
    seen = tuple(dict.fromkeys(node.title for node in root.nodes() if node.title))
    if not chosen:
        return Draft(title=title, language=language, seen=seen[:_MOST_SEEN])
    top = _top(root, part, chosen)
    writer = _Writer(chosen, top)
    writer.take(part)
    entries = writer.entries
    if len({entry.section for entry in entries}) == 1:
        # One section for all says no more than the title.
        entries = [replace(entry, section="") for entry in entries]
    return Draft(
        title=title or _title(top),
        language=language,
        about=_about(part, top),
        entries=tuple(entries),
        leftovers=tuple(writer.leftovers),
    )


def _top(root: Node, part: Node, chosen: frozenset[int]) -> Node | None:
    """Return the heading that is the title of all questions."""
    if part is not root:
        return part
    headings = [
        node
        for node in root.children()
        if node.block.kind == "heading" and not (only_helps(node.title) and not node.children())
    ]
    first = next(iter(headings), None)
    if first is None or id(first) in chosen:
        return None
    alone = all(node is first or node.style[1] > first.style[1] for node in headings)
    return first if alone or names_faq(first.title) or not first.children() else None


def _title(top: Node | None) -> str:
    """Return what the questions are called, such as the title of a README and of its FAQ."""
    if top is None:
        return ""
    above = top.parent
    while above is not None and above.parent is not None:
        if above.block.kind == "heading" and above.style[1] == 1:
            return f"{above.title}: {top.title}"
        above = above.parent
    return top.title


class _Writer:
    """Goes through a document and writes its questions down."""

    def __init__(self, chosen: frozenset[int], top: Node | None) -> None:
        self.entries: list[DraftEntry] = []
        self.leftovers: list[str] = []
        self._chosen = chosen
        self._top = top

    def take(self, part: Node) -> None:
        """Take a document or a part of it."""
        nodes = [node for node in part.nodes() if id(node) in self._chosen]
        numbered = sum(is_numbered(node.title) for node in nodes) * 2 >= len(nodes)
        self._walk(part, "", numbered=numbered)

    def _walk(self, node: Node, section: str, *, numbered: bool) -> None:
        begun = False
        for child in node.parts:
            if not isinstance(child, Node):
                answers = id(node) in self._chosen or self._in_answer(node)
                if begun and not answers and not _is_contents(child.text):
                    self._left(tidy(child.text))
                continue
            begun = begun or id(child) in self._chosen
            if id(child) in self._chosen:
                self._entry(child, section, numbered=numbered)
                self._walk(child, section, numbered=numbered)
            elif self._holds_question(child):
                if child.own_text and child is not self._top and not _is_contents(child.own_text):
                    self.leftovers.append(f"{child.title}: {_first_line(child.own_text)}")
                inner = section if child is self._top else without_number(child.title)
                self._walk(child, inner, numbered=numbered)
            elif not (self._in_answer(child) or child is self._top or only_helps(child.title)):
                self.leftovers.append(child.title)

    def _left(self, text: str) -> None:
        if text.strip():
            self.leftovers.append(_first_line(text))

    def _entry(self, node: Node, section: str, *, numbered: bool) -> None:
        title = without_number(node.title) if numbered else without_label(node.title)
        self.entries.append(
            DraftEntry(
                question=title,
                answer=tidy(self._answer(node)),
                section=section,
                anchor=node.block.anchor,
                line=node.block.line,
            )
        )

    def _answer(self, node: Node) -> str:
        parts = []
        for part in node.parts:
            if not isinstance(part, Node):
                parts.append(part.text)
            elif id(part) not in self._chosen:
                parts.append(part.titled_markdown())
        return "\n\n".join(part.strip("\n") for part in parts if part.strip())

    def _holds_question(self, node: Node) -> bool:
        return any(id(below) in self._chosen for below in node.nodes())

    def _in_answer(self, node: Node) -> bool:
        above = node.parent
        while above is not None:
            if id(above) in self._chosen:
                return True
            above = above.parent
        return False


def _about(part: Node, top: Node | None) -> str:
    texts = []
    for node in (part,) if top is None or top is part else (part, top):
        for below in node.parts:
            if isinstance(below, Node):
                break
            if not _is_contents(below.text):
                texts.append(tidy(below.text))
    return "\n\n".join(filter(None, texts)).strip()


def _is_contents(text: str) -> bool:
    """Return whether a text is nothing but a list of links into the document."""
    # A long link goes on over lines.
    whole = re.sub(r"\n[ \t]+(?![-*+\d])", " ", text)
    lines = [line for line in whole.split("\n") if line.strip()]
    return bool(lines) and all(map(_CONTENTS.fullmatch, lines))


def _first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0]


def tidy(answer: str) -> str:
    """Return an answer without what only separates it: rules, comments, links back to the top."""
    while True:
        if not answer.strip(" -*_\n"):
            return ""
        shorter = _COMMENTS.sub("", _RULE.sub("", _BACK.sub("", answer.strip("\n")))).strip("\n")
        if shorter.rstrip().endswith("-->") and "<!--" in shorter:
            shorter = shorter[: shorter.rindex("<!--")].rstrip("\n")
        if shorter == answer:
            return answer
        answer = shorter
