"""Which tags in a text are HTML, and which only look like it.

An author who writes ``git clone <url>`` or ``List<int>`` means what stands there; one who writes
``<b>never</b>`` means bold. The name decides first (https://html.spec.whatwg.org/#elements-3);
where a word such as ``title`` may be either, whether it has attributes or an end decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Verdict = Literal["text", "lone", "pair"]
"""A tag that only looks like one; one without a partner; one of a start and its end."""


def names(listed: str) -> frozenset[str]:
    """Return the names of a list, which has blanks between them."""
    return frozenset(listed.split())


BREAKS: Final = frozenset({"br", "hr", "img", "wbr"})
"""Elements without an end that a text has."""
ENDLESS: Final = names("p li dt dd td th tr thead tbody tfoot rt rp")
"""Elements whose end may be left out."""
INLINE: Final = names(
    "a b i em strong code kbd samp tt var s u q del ins strike mark sub sup small big font span "
    "abbr acronym cite dfn bdi bdo nobr ruby"
)
"""Elements within a line."""
BLOCKS: Final = names(
    "div center ul ol dl dir table caption h1 h2 h3 h4 h5 h6 blockquote pre details summary "
    "figure figcaption fieldset"
)
"""Elements that stand apart, and whose names are no words that one would put in brackets."""
RAW: Final = frozenset({"script", "style", "pre", "textarea", "code", "kbd", "samp", "tt"})
"""Elements whose text is no Markdown."""
VANISHING: Final = frozenset({"script", "style"})
"""Elements whose text is for machines."""
MARKS: Final = {
    **dict.fromkeys(("b", "strong"), ("strong", "strong")),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), ("em", "em")),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), ("code", "code")),
    **dict.fromkeys(("s", "del", "strike"), ("s", "s")),
    **dict.fromkeys(("u", "ins"), ("u", "u")),
    "mark": ("mark", "mark"),
    "sub": ("sub", "sub"),
    "sup": ("sup", "sup"),
    "a": ("link", "a"),
}
"""What marks become: kind and tag of their tokens."""
LEADS: Final = frozenset({"summary", "dt", "legend"})
"""Elements that name what follows."""
PARAGRAPHS: Final = names(
    "p div center dl dd dir section article header footer main nav aside figure figcaption address "
    "form fieldset details hgroup optgroup option search dialog body head html title noscript "
    "noframes textarea"
)
"""Elements that begin and end a paragraph."""
AROUND: Final = names("div center section article aside details table ul ol dl blockquote form")
"""Elements that others stand in, often indented."""
EMBEDDED: Final = frozenset({"iframe", "video", "audio", "embed"})
"""Elements that stand for something elsewhere."""
_WORDS: Final = names(
    "address article aside audio body button canvas data datalist dialog font footer form frame "
    "frameset head header hgroup html iframe label legend main map marquee menu meter nav noframes "
    "noscript object optgroup option output picture progress script search section select slot "
    "style svg math template textarea time title video colgroup"
)
_VOID_WORDS: Final = names("area base col embed input link meta param source track")
_KNOWN: Final = BREAKS | ENDLESS | INLINE | BLOCKS | _WORDS | _VOID_WORDS
_FOREIGN: Final = frozenset({"svg", "math", "select", "datalist"})
"""Elements in which every tag is one."""
_HOLDING: Final = frozenset({"ul", "ol", "dl", "table", "menu"})
"""Elements that hold elements whose end may be left out."""
_BARE: Final = names(
    "allowfullscreen async autofocus autoplay border checked compact controls default defer "
    "disabled download hidden inert ismap itemscope loop multiple muted nohref noshade nowrap open "
    "playsinline readonly required reversed selected"
)
"""Attributes that need no value."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is written."""

    written: str
    """The whole of it, with its angle brackets."""
    before: str
    """The character before it; empty at the start of a text."""
    after: str
    """The character behind it; empty at the end of a text."""
    name: str
    """Name of its element in lower case; empty for a comment and the like."""
    is_end: bool
    """Whether it ends an element."""
    attributes: Mapping[str, str | None]
    """Values by name in lower case, entities decoded; None for an attribute without a value."""


def judge(tags: Sequence[Tag]) -> list[Verdict]:
    """Decide of the tags of one text which are HTML.

    Args:
        tags: The tags in reading order; those without a name are always text.

    Returns:
        A verdict for each tag.
    """
    partners = _partners(tags)
    verdicts: list[Verdict] = []
    foreign = holding = 0
    for place, tag in enumerate(tags):
        paired = place in partners
        step = -1 if tag.is_end else 1
        foreign += step if paired and tag.name in _FOREIGN else 0
        if foreign and tag.name:
            verdicts.append("pair" if paired else "lone")
        elif tag.name not in _KNOWN or not _has_good_attributes(tag):
            verdicts.append("text")
        elif paired:
            verdicts.append("pair")
        else:
            verdicts.append("lone" if _is_html_alone(tag, is_held=holding > 0) else "text")
        holding += step if tag.name in _HOLDING and verdicts[-1] != "text" else 0
    return verdicts


def _partners(tags: Sequence[Tag]) -> set[int]:
    """Find the starts that have an end, and those ends."""
    open_: dict[str, list[int]] = {}
    partners: set[int] = set()
    for place, tag in enumerate(tags):
        if tag.name in BREAKS or tag.name in _VOID_WORDS or not _has_good_attributes(tag):
            continue
        if not tag.is_end:
            open_.setdefault(tag.name, []).append(place)
        elif starts := open_.get(tag.name):
            partners.update((starts.pop(), place))
    return partners


def _has_good_attributes(tag: Tag) -> bool:
    """Return whether the words behind a name are attributes: in ``a <b and c>`` they are not."""
    return all(value is not None or name in _BARE for name, value in tag.attributes.items())


def _is_html_alone(tag: Tag, *, is_held: bool) -> bool:
    """Judge a known tag that has no partner, in a list or table or outside of one."""
    if tag.attributes:
        return True
    if tag.name == "img":
        return False
    if tag.name in BREAKS or (tag.name in ENDLESS and is_held):
        return True
    if tag.name in _WORDS or tag.name in _VOID_WORDS:
        return False
    return not _is_mentioned(tag)


def _is_mentioned(tag: Tag) -> bool:
    """Return whether a tag stands in a sentence like a word, rather than hug what it is about."""
    ends = not (tag.after.isalnum() or tag.after in {"<", "\n", "*", "_", "`", "[", "(", "“", '"'})
    if tag.is_end:
        return ends and bool(tag.before) and tag.before in " \t“‘\"'(`"
    return ends and tag.before not in {"", "\n", ">"}
