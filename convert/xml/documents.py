"""XML documents, such as DocBook and those of site generators, as HTML that says the same."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from convert.wording import names_faq

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMESPACE: Final = re.compile(r"\{[^{}]*\}")


def _all(tag: str, names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), tag)


_TAGS: Final = {
    **_all("p", "p para simpara formalpara text"),
    **_all("pre", "pre programlisting screen source literallayout verbatim codeblock listing"),
    **_all("em", "em i emphasis citetitle firstterm foreignphrase replaceable var"),
    **_all("strong", "strong b guilabel guimenu guibutton keycap"),
    **_all(
        "code",
        "code literal command filename option tt constant function varname systemitem envar "
        "computeroutput userinput classname methodname property parameter package",
    ),
    **_all("ul", "ul itemizedlist simplelist"),
    **_all("ol", "ol orderedlist procedure"),
    **_all("li", "li listitem member step"),
    **_all("dl", "dl variablelist glosslist"),
    **_all("dt", "dt term glossterm"),
    **_all("dd", "dd glossdef"),
    **_all("blockquote", "blockquote note tip warning important caution"),
    **_all("a", "a ulink link"),
    **_all("q", "q quote"),
    **_all("table", "table informaltable"),
    **_all("tr", "tr row"),
    **_all("td", "td entry"),
    **_all("th", "th"),
    **_all("thead", "thead"),
    **_all("tbody", "tbody"),
    **_all("br", "br"),
    **_all("img", "img graphic imagedata"),
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
    **_all("sub", "sub subscript"),
    **_all("sup", "sup superscript"),
}
_PARTS: Final = frozenset(
    [
        *("section", "chapter", "appendix", "part", "simplesect", "article", "book", "preface"),
        *(f"sect{level}" for level in range(1, 6)),
        *("qandaset", "qandadiv", "topic", "faqsection", "subsection", "document", "body"),
    ]
)
_GONE: Final = frozenset(["articleinfo", "bookinfo", "info", "indexterm", "style", "script"])
_DEEPEST: Final = 60


def name_of(element: Element) -> str:
    """Return what an element is called, without its namespace; empty for a comment."""
    return _NAMESPACE.sub("", element.tag) if isinstance(element.tag, str) else ""


def document_html(root: Element) -> str:
    """Return a document as a page.

    Args:
        root: Its root element.

    Returns:
        HTML, where titles of parts are headings as deep as the parts.
    """
    title = next((child for child in root.iter() if name_of(child) == "title"), None)
    called = "".join(title.itertext()) if title is not None else ""
    words = " ".join(called.split()) or next(filter(names_faq, root.attrib.values()), "")
    return (
        f"<html><head><title>{html.escape(words)}</title></head>"
        f"<body>{_element(root, 0, 0)}</body></html>"
    )


def inner_html(element: Element) -> str:
    """Return what is in an element as HTML; its text as it is where there is no other element."""
    if not len(element):
        return (element.text or "").strip()
    return _inside(element, 1, 0).strip()


def _inside(element: Element, level: int, depth: int, target: str = "") -> str:
    parts = [html.escape(element.text or "", quote=False)]
    for child in element:
        if name_of(child) == "title" and target:
            parts.append(_heading(child, level, depth, target))
        elif name_of(child):
            parts.append(_element(child, level, depth + 1))
        parts.append(html.escape(child.tail or "", quote=False))
    return "".join(parts)


def _element(element: Element, level: int, depth: int) -> str:
    name = name_of(element).lower()
    if name in _GONE or depth > _DEEPEST:
        return ""
    anchor = element.get("id") or element.get("{http://www.w3.org/XML/1998/namespace}id") or ""
    target = f' id="{html.escape(anchor)}"' if anchor else ""
    if name in _PARTS:
        titled = any(name_of(child) == "title" for child in element)
        deeper = level + 1 if titled else level
        return f"\n{_inside(element, deeper, depth, target)}\n"
    if name == "title":
        return _heading(element, level, depth, "")
    tag = _TAGS.get(name, "")
    if name == "emphasis" and element.get("role") in {"bold", "strong"}:
        tag = "strong"
    if name == "xref":
        place = html.escape(element.get("linkend") or "")
        return f'<a href="#{place}">{place}</a>'
    inside = _inside(element, level, depth)
    if not tag:
        return inside
    return f"<{tag}{target}{_attributes(element, tag)}>{inside}</{tag}>"


def _heading(title: Element, level: int, depth: int, target: str) -> str:
    name = f"h{min(max(level, 1), 6)}"
    return f"<{name}{target}>{_inside(title, level, depth).strip()}</{name}>"


def _attributes(element: Element, tag: str) -> str:
    names = {"a": ("href", "url", "linkend", "name"), "img": ("src", "fileref", "alt")}.get(tag, ())
    made = ""
    for written, value in element.attrib.items():
        name = _NAMESPACE.sub("", written)
        if name in names:
            shown = {"url": "href", "linkend": "href", "fileref": "src"}.get(name, name)
            value = f"#{value}" if name == "linkend" else value
            made += f' {shown}="{html.escape(value)}"'
    return made
