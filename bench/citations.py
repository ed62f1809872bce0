"""How far our APA text agrees with the field's standard processor: Pandoc with an APA style.

Usage: ``uv run python bench/citations.py --style apa.csl BIBLIOGRAPHY...``

A bibliography is anything that Pandoc reads as one: BibLaTeX (``.bib``), BibTeX (``.bibtex``), RIS,
CSL-JSON, CSL-YAML. Both get the same references, as Pandoc writes them in CSL-YAML; the style's
disambiguation is switched off, since our text knows one reference at a time. Blanks and the writing
of sub- and superscripts are not compared, all else is. Prints agreement by type, and with
``--differences`` what differs.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from convert.pandoc.run import PandocError, run_pandoc
from data.citing.apa import apa
from data.reading.reader import parse

if TYPE_CHECKING:
    from data.model import Reference

_FORMATS = {
    ".bib": "biblatex",
    ".bibtex": "bibtex",
    ".ris": "ris",
    ".json": "csljson",
    ".xml": "endnotexml",
}
_DISAMBIGUATION = re.compile(r'\s(?:disambiguate-add-[a-z-]+|collapse)="[^"]*"')


class _Entries(HTMLParser):
    """Collects the text of each entry of a bibliography in HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self._key = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "div":
            identifier = dict(attrs).get("id") or ""
            if identifier.startswith("ref-"):
                self._key, self._depth = identifier.removeprefix("ref-"), 0
                self.texts[self._key] = ""
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self._depth -= 1
            self._key = self._key if self._depth else ""

    def handle_data(self, data: str) -> None:
        if self._key:
            self.texts[self._key] += data


def references_yaml(path: Path, format: str = "") -> str:
    """Return a bibliography as Pandoc writes it; references get plain ids, ``r1`` and so on."""
    name = format or _FORMATS.get(path.suffix, "markdown")
    arguments = ["--from", name, "--to", "markdown", "--standalone", "--wrap", "none"]
    text = run_pandoc(arguments, path.read_bytes(), seconds=600).text
    numbers = count(1)
    written = text[text.index("references:") : text.rindex("---")]
    return re.sub(
        r"^([- ] )(citation-key: .*|id: .*)$",
        lambda line: f"{line[1]}id: r{next(numbers)}" if line[2].startswith("id:") else line[1],
        written,
        flags=re.MULTILINE,
    )


def our_references(written: str) -> tuple[Reference, ...]:
    """Read references in CSL-YAML as those of a FAQ."""
    loaded = parse(f"title: T\nquestions: [{{question: Q, answer: A}}]\n{written}")
    if loaded.faq is None:
        raise SystemExit("\n".join(str(problem) for problem in loaded.problems))
    return tuple(loaded.faq.references)


def pandoc_texts(written: str, style: Path) -> dict[str, str]:
    """Let Pandoc write the entries of a bibliography in CSL-YAML, by id."""
    with tempfile.TemporaryDirectory() as folder:
        csl = Path(folder, "style.csl")
        plain = _DISAMBIGUATION.sub("", style.read_text(encoding="utf-8"))
        csl.write_text(plain, encoding="utf-8")
        arguments = ["--from", "markdown", "--to", "html", "--wrap", "none"]
        source = f"---\nnocite: '@*'\n{written}---\n".encode()
        citeproc = ["--citeproc", "--csl", str(csl)]
        html = run_pandoc([*arguments, *citeproc], source, seconds=600).text
    entries = _Entries()
    entries.feed(html)
    return entries.texts


def folded(text: str) -> str:
    """Return a text without what is not compared."""
    plain = "".join(
        unicodedata.normalize("NFKC", char)
        if unicodedata.decomposition(char).startswith(("<super>", "<sub>"))
        else char
        for char in text
    )
    return " ".join(plain.split())


def compare(path: Path, style: Path, *, format: str, differences: int) -> None:
    """Print how far the texts of one bibliography agree."""
    written = references_yaml(path, format)
    references = our_references(written)
    theirs = pandoc_texts(written, style)
    same, all_, shown = Counter[str](), Counter[str](), 0
    for reference in references:
        kind = reference.type or "(none)"
        ours, pandoc = folded(apa(reference, with_link=True)), folded(theirs.get(reference.id, ""))
        all_[kind] += 1
        if ours == pandoc:
            same[kind] += 1
        elif shown < differences:
            shown += 1
            print(f"{kind}\n  pandoc {pandoc}\n  ours   {ours}")
    total, good = sum(all_.values()), sum(same.values())
    print(f"\n## {path.name}: {good} of {total}, {good / max(total, 1):.1%}\n")
    print("| type | same | of | agreement |\n|---|--:|--:|--:|")
    for kind, number in all_.most_common():
        print(f"| {kind} | {same[kind]} | {number} | {same[kind] / number:.0%} |")


def main() -> None:
    """Compare each bibliography that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bibliographies", nargs="+", type=Path)
    parser.add_argument("--style", type=Path, required=True, help="CSL file of the APA style")
    parser.add_argument("--from", dest="format", default="", help="Pandoc's name of the format")
    parser.add_argument("--differences", type=int, default=0, metavar="N", help="print N of them")
    options = parser.parse_args()
    for path in options.bibliographies:
        try:
            compare(path, options.style, format=options.format, differences=options.differences)
        except PandocError as error:
            print(f"{path.name}: {error.message}")


if __name__ == "__main__":
    main()
