"""The formats that can be brought in: what they are called, and how a file shows which it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Format:
    """A format."""

    id: str
    """What ``--format`` calls it."""
    label: str
    """What readers see."""
    module: str
    """Module whose ``read`` makes a draft of a :class:`convert.source.Material`."""
    suffixes: tuple[str, ...] = ()
    """Endings of file names, without the dot."""
    seen: str = ""
    """What the module lists when it finds no questions, such as ``headings``."""
    hint: str = ""
    """What it would take for a question."""
    by_pandoc: str = ""
    """What Pandoc calls it, where only Pandoc reads it; empty for a reader of our own."""


_TITLES: Final = (
    "A heading, a line in bold or a summary is a question when it ends with “?” or begins with "
    "“Q:”; when the file's name or title says FAQ, all headings of one level are."
)
_FIELDS: Final = (
    "A question needs two fields, such as `question` and `answer`, `q` and `a`, or `title` and "
    "`content`."
)
_LABELS: Final = "A line is a question when it is numbered, begins with “Q:” or ends with “?”."

_FOLDER: Final = (
    "Give a folder with FAQs in Markdown, YAML, JSON, HTML, CSV or text, or one of its files."
)

_OWN: Final = (
    Format("yaml", "YAML", "convert.records.yaml_file", ("yaml", "yml"), "keys", _FIELDS),
    Format("json", "JSON", "convert.records.json_file", ("json", "jsonld"), "keys", _FIELDS),
    Format(
        "jsonl", "JSON Lines", "convert.records.jsonl_file", ("jsonl", "ndjson"), "keys", _FIELDS
    ),
    Format("toml", "TOML", "convert.records.toml_file", ("toml",), "keys", _FIELDS),
    Format("xml", "XML", "convert.xml.generic", ("xml",), "elements", _FIELDS),
    Format(
        "csv",
        "a table (CSV)",
        "convert.tables",
        ("csv", "tsv", "tab"),
        "columns",
        "Call one column `question` and one `answer`.",
    ),
    Format(
        "markdown",
        "Markdown",
        "convert.markdown.read",
        ("md", "markdown", "mdx", "mkd", "mdown", "mdwn", "qmd", "rmd", "mkdn"),
        "headings",
        _TITLES,
    ),
    Format("html", "HTML", "convert.html.read", ("html", "htm", "xhtml"), "headings", _TITLES),
    Format(
        "text", "plain text", "convert.text.read", ("txt", "text", "faq"), "first lines", _LABELS
    ),
    Format("pod", "POD", "convert.text.pod", ("pod",), "headings", _TITLES),
    Format("stackexchange", "a Stack Exchange dump", "convert.xml.stackexchange"),
    Format("medquad", "MedQuAD", "convert.xml.medquad"),
    Format("faqtory", "FAQtory questions", "convert.folder.faqtory"),
    Format("folder", "a folder", "convert.folder.files", (), "files", _FOLDER),
)


def _by_pandoc(id_: str, label: str, *suffixes: str, reader: str = "") -> Format:
    return Format(
        id_, label, "convert.pandoc.document", suffixes, "headings", _TITLES, reader or id_
    )


_PANDOC: Final = (
    _by_pandoc("rst", "reStructuredText", "rst", "rest"),
    _by_pandoc("docx", "a Word document", "docx"),
    _by_pandoc("odt", "an OpenDocument text", "odt"),
    _by_pandoc("epub", "an EPUB book", "epub"),
    _by_pandoc("org", "Org", "org"),
    _by_pandoc("latex", "LaTeX", "tex", "latex", "ltx"),
    _by_pandoc("rtf", "RTF", "rtf"),
    _by_pandoc("textile", "Textile", "textile"),
    _by_pandoc("mediawiki", "MediaWiki", "wiki", "mediawiki"),
    _by_pandoc("dokuwiki", "DokuWiki", "dokuwiki"),
    _by_pandoc("docbook", "DocBook", "dbk", "docbook"),
    _by_pandoc("jats", "JATS", "jats", "nxml"),
    _by_pandoc("ipynb", "a Jupyter notebook", "ipynb"),
    _by_pandoc("opml", "OPML", "opml"),
    _by_pandoc("typst", "Typst", "typ"),
    _by_pandoc("man", "a manual page", "man", "1", "5", "7", "8"),
    _by_pandoc("muse", "Muse", "muse"),
    _by_pandoc("t2t", "txt2tags", "t2t"),
    _by_pandoc("fb2", "a FictionBook", "fb2"),
    _by_pandoc("djot", "Djot", "dj", "djot"),
    _by_pandoc("xlsx", "a spreadsheet", "xlsx"),
    _by_pandoc("pptx", "a presentation", "pptx"),
    _by_pandoc("asciidoc", "AsciiDoc", "adoc", "asciidoc", "asc"),
)

FORMATS: Final[Mapping[str, Format]] = {each.id: each for each in (*_OWN, *_PANDOC)}
"""Every format by its name."""

BY_SUFFIX: Final[Mapping[str, str]] = {
    suffix: each.id for each in (*_OWN, *_PANDOC) for suffix in each.suffixes
}
"""Names of formats by the ending of a file's name."""
