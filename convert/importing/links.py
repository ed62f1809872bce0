"""Links and images of an answer that lead somewhere only from where the answer stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from convert.articles.masking import code_spans

if TYPE_CHECKING:
    from collections.abc import Collection

_MARKDOWN: Final = re.compile(
    r"(?P<before>!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?)(?P<target>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"
)
_IMAGE: Final = re.compile(r"(?P<before>!\[[^\[\]]*\]\(\s*<?)(?P<target>[^\s()<>]*)")
_DEFINED: Final = re.compile(
    r"^(?P<before>[ ]{0,3}\[[^\[\]\n^][^\[\]\n]*\]:[ \t]*<?)(?P<target>[^\s<>]+)", re.MULTILINE
)
_HTML: Final = re.compile(
    r"(?P<before><(?:a|img|source|video|audio|iframe)\b[^<>]*?\s(?:href|src)=[\"'])(?P<target>[^\"']*)",
    re.IGNORECASE,
)


def absolute(markdown: str, base: str, ids: Collection[str] = ()) -> str:
    """Return Markdown with its relative links and images made absolute.

    Args:
        markdown: The text; what is code in it stays as it is.
        base: Address of the page that it stood on.
        ids: Ids of the FAQ's questions: links to them stay, for they lead there still.
    """
    hidden = code_spans(markdown)

    def changed(found: re.Match[str]) -> str:
        if any(start <= found.start() < end for start, end in hidden):
            return found[0]
        if found["target"].startswith("#") and found["target"][1:] in ids:
            return found[0]
        return found["before"] + _joined(base, found["target"])

    for pattern in (_IMAGE, _MARKDOWN, _DEFINED, _HTML):
        markdown = pattern.sub(changed, markdown)
        hidden = code_spans(markdown)
    return markdown


def relative_links(markdown: str) -> int:
    """Count the links and images that lead somewhere only from where the text stood."""
    hidden = code_spans(markdown)
    found = 0
    for pattern in (_MARKDOWN, _DEFINED, _HTML):
        for match in pattern.finditer(markdown):
            target = match["target"]
            inside = any(start <= match.start() < end for start, end in hidden)
            if target and not target.startswith("#") and not inside:
                found += _joined("https://relative.invalid/", target) != target
    return found


def _joined(base: str, target: str) -> str:
    try:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return f"https:{target}" if target.startswith("//") else target
        return urljoin(base, target) if target else target
    except ValueError:
        return target
