"""What a file is: by its name, by how it begins, and by its shape."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from convert.anki import is_anki
from convert.formats import BY_SUFFIX, FORMATS
from convert.labels import with_usual_letters
from convert.wording import answer_label, is_labelled

if TYPE_CHECKING:
    from convert.source import Material

_HEAD: Final = 1 << 16
_HTML: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XML: Final = re.compile(rb"\s*<(?:\?xml|[A-Za-z][\w:.-]*[\s/>])")
_OF_HTML: Final = re.compile(
    r"<(?:!--|!doctype|(?:html|head|body|div|p|h[1-6]|details|section|article|main|header|nav|ul|ol|"
    r"dl|table|span|a|b|i|em|strong|center|script|style|link|meta|img|br|hr|pre|blockquote|font|"
    r"summary|picture|title)\b|[A-Z][a-z]\w*[\s/>])",
)
"""How HTML begins, or Markdown with HTML or components in it."""
_POSTS: Final = re.compile(rb"<posts\b", re.IGNORECASE)
_MEDQUAD: Final = re.compile(rb"<QAPairs?\b|<Document\b[^<>]*\bsource=")
_DOCBOOK: Final = re.compile(rb"docbook|<(?:article|book|qandaset)\b", re.IGNORECASE)
_JATS: Final = re.compile(
    rb"<!DOCTYPE article[^<>]*JATS|<article\b[^<>]*\barticle-type", re.IGNORECASE
)
_POD: Final = re.compile(r"^=(?:pod|head[1-6]|encoding|begin|item)\b", re.MULTILINE)
_YAML: Final = re.compile(
    r"(?:\s*(?:#[^\n]*)?\n)*(?:---[^\n]*\n(?:\s*(?:#[^\n]*)?\n)*)?"
    r"(?:-\s+(?:-\s+)*)?[\"']?[\w][\w .-]{0,60}[\"']?\s*:(?:\s|$)"
)
_MARKDOWN: Final = re.compile(
    r"^#{1,6}[ ]+\S|^[^\n]+\n(?:={3,}|-{3,})[ ]*$|\]\(\S+\)|^\s*\*\*[^*\n]+\*\*|<summary>|^```",
    re.MULTILINE,
)
_RST: Final = re.compile(
    r"^\.\. [\w-]+::|^\.\. _[^:\n]+:|``[^`\n]+``_|`[^`\n]+ <[^<>\n]+>`_", re.MULTILINE
)
_ORG: Final = re.compile(r"^#\+(?:title|author|options|begin_)", re.MULTILINE | re.IGNORECASE)
_TEX: Final = re.compile(r"^\\(?:documentclass|begin\{|section\*?\{|chapter)", re.MULTILINE)


def formats_of(material: Material) -> list[str]:
    """Return what a file may be.

    Args:
        material: The file.

    Returns:
        Names of formats (:data:`convert.formats.FORMATS`), the likeliest first; none for what is
        no text and no document.
    """
    name = PurePath(material.path or material.name).name.lower().removesuffix(".gz")
    suffix = name.rpartition(".")[2] if "." in name else ""
    head = material.data[:_HEAD]
    known = BY_SUFFIX.get(suffix, "")
    if head.startswith(b"PK\x03\x04"):
        return _zipped(material.data, known)
    if head.startswith(b"{\\rtf"):
        return ["rtf"]
    if known == "markdown":
        return ["markdown", "html", "text"] if _HTML.match(head) else ["markdown", "text"]
    if known == "xml" or (known in {"", "text"} and _is_markup(head)):
        return _markup(head)
    if known == "json":
        return ["json", "jsonl"]
    if known and known != "text":
        return [known]
    return _by_shape(material.text, known=known)


def _is_markup(head: bytes) -> bool:
    return bool(_HTML.match(head)) or head.lstrip().startswith((b"<?xml", b"<posts"))


def _zipped(data: bytes, known: str) -> list[str]:
    """Tell the documents that are ZIP archives from others."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        return [known] if known and FORMATS[known].by_pandoc else []
    if "word/document.xml" in names:
        return ["docx"]
    if "xl/workbook.xml" in names:
        return ["xlsx"]
    if "ppt/presentation.xml" in names:
        return ["pptx"]
    if b"epub" in kind:
        return ["epub"]
    return ["odt"] if b"opendocument.text" in kind else []


def _markup(head: bytes) -> list[str]:
    if _POSTS.search(head[:4096]):
        return ["stackexchange"]
    if _HTML.match(head) or (b"<html" in head[:2048].lower()):
        return ["html"]
    if _MEDQUAD.search(head):
        return ["medquad", "xml"]
    if _JATS.search(head[:4096]):
        return ["jats"]
    if _DOCBOOK.search(head[:4096]):
        return ["xml", "docbook"]
    return ["xml", "html"] if _XML.match(head) else ["html"]


def _by_shape(text: str, *, known: str) -> list[str]:
    head = text[:_HEAD].lstrip("\ufeff")
    start = head.lstrip()
    found: list[str] = []
    if is_anki(head):
        found.append("csv")
    if re.match(r"\{|\[\s*[\[{\"\]\d]", start):
        found += ["json", "jsonl"]
    if _POD.match(start) or len(_POD.findall(head)) > 2:
        found.append("pod")
    if _ORG.search(head):
        found.append("org")
    if _TEX.search(head[:4096]):
        found.append("latex")
    lines = with_usual_letters(head.split("\n"))
    labelled = sum(is_labelled(line) or answer_label(line) > 0 for line in lines) > 1
    marks = len(_MARKDOWN.findall(head))
    if _YAML.match(head) and not labelled and (not known or _YAML_SURE.match(head)):
        found.append("yaml")
    if len(_RST.findall(head)) > 1 and not re.search(r"^#{1,6} ", head, re.MULTILINE):
        found.append("rst")
    if start.startswith("<"):
        found += ["html"] if _OF_HTML.match(start) else ["xml", "html"]
    found += ["markdown", "text"] if marks > 1 else ["text", "markdown"]
    filled = [line.strip() for line in lines if line.strip()]
    tabbed = any(sum(sign in line for line in filled) * 4 > len(filled) * 3 for sign in "\t|")
    if tabbed or (not known and lines[0].count(",") > 0 and len(lines) > 1):
        found.append("csv")
    return found


_YAML_SURE: Final = re.compile(r"(?:\s*(?:#[^\n]*)?\n)*(?:---[ \t]*\n)?-\s+[\"']?\w+[\"']?:\s")
