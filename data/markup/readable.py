"""Texts as people read them, wherever HTML may stand in them.

Most texts have none: they cost a look and no parser.
"""

from __future__ import annotations

from data.markup.plain import plain_markdown
from data.markup.telltale import may_have_html


def readable(markdown: str) -> str:
    """Return the words of a Markdown text, as a reader sees them.

    Args:
        markdown: Markdown, its HTML as it was written.

    Returns:
        The words, line by line, without marks, tags and addresses; entities are decoded. No
        visible character is lost but those of comments, scripts and styles.
    """
    if not may_have_html(markdown):
        return plain_markdown(markdown)
    # Here, because most texts need no parser, and it costs 50 ms.
    from data.markup.html import parse_markdown
    from data.markup.words import words

    return words(parse_markdown(markdown).tokens)


def searchable(markdown: str) -> str:
    """Return what of a Markdown text is searched: what a reader sees, not the tags around it.

    Args:
        markdown: Markdown, its HTML as it was written.

    Returns:
        The text itself where it has no HTML, as marks of Markdown are no words; else its words.
    """
    return readable(markdown) if may_have_html(markdown) else markdown


def readable_line(text: str) -> str:
    """Return a text that is no Markdown, such as a question, as a reader sees it.

    Args:
        text: One line, its HTML as it was written.

    Returns:
        One line without tags, entities decoded.
    """
    if not may_have_html(text):
        return text
    from data.markup.html import parse_line  # here for the same reason
    from data.markup.words import words

    return " ".join(words(parse_line(text).tokens).split())


def vanishing(text: str) -> tuple[str, ...]:
    """Name the elements of a text that is no Markdown whose content is not shown, each once."""
    if not may_have_html(text):
        return ()
    from data.markup.html import parse_line  # here for the same reason

    return tuple(dict.fromkeys(parse_line(text).vanished))


def readable_markdown(markdown: str, written: str) -> str:
    """Return a Markdown text as it is best read unrendered.

    Args:
        markdown: Markdown, its HTML as it was written.
        written: The same without the escapes that only Markdown needs.

    Returns:
        ``written`` where there is no HTML; else Markdown made of what the HTML means.
    """
    if not may_have_html(markdown):
        return written
    from data.markup.html import parse_markdown  # here for the same reason
    from data.markup.words import markdown as write

    parsed = parse_markdown(markdown)
    return write(parsed.tokens) if parsed.has_html else written
