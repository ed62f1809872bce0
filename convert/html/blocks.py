"""The blocks of a page: headings, details, definition lists, bold lines, accordions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

from bs4.element import Comment, NavigableString, Tag

from convert.html.markdown import markdown_of
from convert.html.titles import (
    BLOCKS,
    BOLD,
    HEADING,
    has_titles,
    is_question,
    question_items,
    table_questions,
    words_of,
)
from convert.outline.blocks import Block
from convert.wording import asks, is_labelled, without_answer_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import BeautifulSoup
    from bs4.element import PageElement

_CONTAINERS: Final = frozenset(
    [
        "a",
        "article",
        "aside",
        "body",
        "center",
        "div",
        "fieldset",
        "header",
        "html",
        "li",
        "main",
        "ol",
        "section",
        "table",
        "tbody",
        "td",
        "tr",
        "ul",
        "[document]",
        "faq-item",
        "span",
    ]
)
_DEEPEST: Final = 200


def blocks_of(soup: BeautifulSoup) -> list[Block]:
    """Return the blocks of a page.

    Args:
        soup: The page, without navigation, scripts and the like.

    Returns:
        Titles and texts in order, texts as Markdown.
    """
    main = soup.find("main") or soup.select_one('[role="main"]') or soup.body or soup
    if not main.get_text(strip=True):
        main = soup.body or soup
    walker = _Walker()
    walker.walk(main.children, 0)
    walker.flush()
    return walker.blocks


class _Walker:
    """Goes through a page and collects blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._loose: list[PageElement] = []
        self._line = 1

    def walk(self, children: Iterable[PageElement], depth: int) -> None:
        """Take the children of an element."""
        for child in children:
            if isinstance(child, Tag):
                self._element(child, depth)
            elif isinstance(child, NavigableString) and not isinstance(child, Comment):
                self._loose.append(child)

    def flush(self) -> None:
        """Make a text of what stands outside of blocks."""
        loose, self._loose = self._loose, []
        if any(_text(part).strip() or isinstance(part, Tag) for part in loose):
            self._asked(loose)

    def _asked(self, parts: list[PageElement]) -> None:
        """Take a run of text in which bold words that ask are titles."""
        run: list[PageElement] = []
        for part in parts:
            if isinstance(part, Tag) and _bold_asks(part):
                self._text(markdown_of("".join(map(str, run))))
                run = []
                self._title("bold", part)
            else:
                run.append(part)
        self._text(markdown_of("".join(map(str, run))))

    def _element(self, element: Tag, depth: int) -> None:
        name = element.name
        self._line = element.sourceline or self._line
        structured = depth < _DEEPEST and name in _CONTAINERS and has_titles(element)
        question = not structured and name != "pre" and is_question(element)
        if name not in BLOCKS and not structured and not question:
            self._loose.append(element)
            return
        self.flush()
        if HEADING.fullmatch(name):
            self._title("heading", element, level=int(name[1]))
        elif name == "details":
            self._details(element, depth)
        elif name == "dl":
            self._definitions(element, depth)
        elif question:
            self._title("bold", element)
        elif name == "table" and (rows := table_questions(element)):
            for asked, answer in rows:
                self._title("item", asked)
                self.walk(answer.children, depth + 1)
                self.flush()
                self.blocks.append(Block("end"))
        elif name in {"ol", "ul"} and (items := question_items(element)):
            self._items(element, items, depth)
        elif structured:
            self.walk(element.children, depth + 1)
            self.flush()
        elif name in {"p", "div", "li"} and self._bold(element):
            pass
        else:
            self._text(markdown_of(str(element)))

    def _title(self, kind: str, element: Tag, *, level: int = 1) -> None:
        text = words_of(element)
        anchored = element.select_one("[id], a[name]")
        anchor = element.get("id") or element.get("name")
        if not anchor and anchored is not None:
            anchor = anchored.get("id") or anchored.get("name")
        line = element.sourceline or self._line
        if text:
            block = Block(kind, text, level, str(anchor or ""), line)  # type: ignore[arg-type]
            self.blocks.append(block)

    def _items(
        self,
        element: Tag,
        items: dict[int, tuple[list[PageElement], list[PageElement]]],
        depth: int,
    ) -> None:
        """Take the items of a list that are questions; the others are texts."""
        for item in element.children:
            if not isinstance(item, Tag):
                continue
            if id(item) not in items:
                self._text(markdown_of(f"<ul>{item}</ul>"))
                continue
            lead, body = items[id(item)]
            self.blocks.append(Block("item", words_of(*lead), line=item.sourceline or self._line))
            self.walk(body, depth + 1)
            self.flush()
            self.blocks.append(Block("end"))

    def _details(self, element: Tag, depth: int) -> None:
        summary = element.find("summary")
        if summary is None:
            self.walk(element.children, depth + 1)
            self.flush()
            return
        self._title("summary", summary)
        summary.extract()
        self.walk(element.children, depth + 1)
        self.flush()
        self.blocks.append(Block("end"))

    def _definitions(self, element: Tag, depth: int) -> None:
        is_open = False
        for part in element.find_all(["dt", "dd"]):
            if part.find_parent("dl") is not element:
                continue
            if part.name == "dt":
                if is_open:
                    self.blocks.append(Block("end"))
                self._title("term", part)
                is_open = True
            else:
                self.walk(part.children, depth + 1)
                self.flush()
        if is_open:
            self.blocks.append(Block("end"))

    def _bold(self, element: Tag) -> bool:
        """Take a paragraph that is a question in bold, or begins with one or with ``Q:``."""
        children = [child for child in element.children if not _is_blank(child)]
        while len(children) > 1 and _is_anchor(children[0]):
            children = children[1:]
        while len(children) == 1 and _only_wraps(children[0]):
            children = [child for child in children[0].children if not _is_blank(child)]
        first = children[0] if children else None
        whole = " ".join(element.get_text(" ").split())
        if isinstance(first, Tag) and first.name in BOLD:
            title = " ".join(first.get_text(" ").split())
            rest = children[1:]
            if not rest or asks(title) > 1:
                self._title("bold", first)
                self._asked(rest)
                return True
        if is_labelled(whole) and len(whole) < 400 and not element.find("br"):
            self._title("label", element)
            return True
        return False

    def _text(self, text: str) -> None:
        if self.blocks and self.blocks[-1].kind in {"bold", "label", "term", "heading", "summary"}:
            text = without_answer_label(text)
        if text.strip():
            self.blocks.append(Block("text", text.strip("\n"), line=self._line))


def _bold_asks(element: Tag) -> bool:
    """Return whether an element is a question in bold with a line of its own."""
    if element.name not in BOLD or asks(element.get_text(" ", strip=True)) < 2:
        return False
    before, after = element.previous_sibling, element.next_sibling
    while isinstance(before, NavigableString) and not before.strip():
        before = before.previous_sibling
    while isinstance(after, NavigableString) and not after.strip():
        after = after.next_sibling
    opens = before is None or _is_break(before) or _is_anchor(before)
    return opens and (after is None or _is_break(after))


def _is_break(part: PageElement) -> bool:
    return isinstance(part, Tag) and (part.name == "br" or part.name in BLOCKS)


def _is_anchor(part: PageElement) -> bool:
    return isinstance(part, Tag) and part.name == "a" and not part.get_text(strip=True)


def _only_wraps(part: PageElement) -> TypeGuard[Tag]:
    return isinstance(part, Tag) and part.name in {"a", "span", "font", "u", "big"}


def _is_blank(child: PageElement) -> bool:
    if isinstance(child, Tag):
        return child.name == "br"
    return isinstance(child, Comment) or not str(child).strip()


def _text(part: PageElement) -> str:
    return part.get_text() if isinstance(part, Tag | NavigableString) else ""
