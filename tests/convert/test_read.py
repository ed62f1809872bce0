"""Opening files: what they are taken for, and what is told of those that cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from convert import drafting
from convert.conversion import convert, convert_bytes
from convert.pandoc.run import INSTALL, PandocError, find_pandoc
from convert.read import load
from convert.source import Material
from data.problems import FaqError
from data.reading.reader import Limits
from tests.convert.reading import faq_of, questions

SHARED = os.environ.get("FAQT_SHARED_DATA", "")


def test_a_native_file_stays_one_with_its_own_messages(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text("title: T\nquestions:\n- question: Why?\n  answer: So.\n", encoding="utf-8")
    loaded = load(path)
    assert loaded.faq is not None
    assert loaded.faq.format == ""
    path.write_text(
        "title: T\nquestions:\n- question: Why?\n  answer: So.\n- question: How?\n  anser: x\n",
        encoding="utf-8",
    )
    codes = {problem.code for problem in load(path).problems}
    assert "unknown-key" in codes


@pytest.mark.parametrize(
    "text",
    [
        "# nothing\n",
        "schema: 1\ntitle: T\n",
        "title: T\nquestions: []\n",
        "title: T\nquestions:\n- question: Why?\n",
        'questions: [{question: "Why?", answer: [So.',
    ],
)
def test_a_file_that_is_meant_to_be_native_is_told_so(text: str, tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load(path)
    assert loaded.problems
    assert not any("This is YAML" in problem.message for problem in loaded.problems)


def test_native_json_stays_native(tmp_path: Path) -> None:
    path = tmp_path / "faq.json"
    value = {"title": "T", "questions": [{"question": "Why?", "answer": "So."}]}
    path.write_text(json.dumps(value), encoding="utf-8")
    loaded = load(path)
    assert loaded.faq is not None
    assert loaded.faq.format == ""


@pytest.mark.parametrize("name", ["nothing.md", "nothing.yaml", "nothing"])
def test_a_missing_file_is_told(name: str, tmp_path: Path) -> None:
    (problem,) = load(tmp_path / name).problems
    assert problem.code == "missing-file"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.4\n", "faq.pdf", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "faq.md", "an image"),
        (b"PK\x03\x04xx", "faq.zip", "a ZIP archive"),
        (bytes(range(256)) * 20, "faq.md", "a binary file"),
        (bytes(range(256)) * 20, "faq", "a binary file"),
        (b"", "faq.md", "empty"),
        (b" \n\n", "faq.txt", "empty"),
        (gzip.compress(b"x" * 5000, mtime=0)[:20], "a.jsonl.gz", "incomplete"),
        (b"\x1f\x8bnonsense", "a.jsonl.gz", "damaged"),
        (gzip.compress(b"x" * 50_000, mtime=0), "a.md.gz", "more than 20,000 bytes"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, name: str, words: str) -> None:
    with pytest.raises(FaqError) as raised:
        convert_bytes(data, name=name, limits=Limits(file_bytes=20_000))
    (problem,) = raised.value.problems
    assert words in problem.message
    assert problem.file == name


def test_a_wrong_format_is_told_with_the_nearest() -> None:
    with pytest.raises(FaqError) as raised:
        convert_bytes(b"x", name="a", format="markdwon")
    assert "Did you mean “markdown”?" in raised.value.problems[0].hint


def test_a_format_that_is_said_counts_more_than_the_name() -> None:
    made = convert_bytes(b"Q: Why?\nA: So.\n", name="a.json", format="text")
    assert made.format == "plain text"


def test_other_encodings_are_read() -> None:
    text = "# Über?\n\nJa – so.\n"
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"):
        assert questions(text.encode(encoding), "a.md") == ["Über?"], encoding


@pytest.mark.parametrize(
    ("text", "name", "format_"),
    [
        ("# FAQ\n\n## Why?\n\nSo.\n", "FAQ", "Markdown"),
        ("# FAQ\n\n## Why?\n\nSo.\n", "faq.txt", "Markdown"),
        ("- question: Why?\n  answer: So.\n", "FAQ", "YAML"),
        ('[{"q": "Why?", "a": "So."}]', "faq", "JSON"),
        ('{"q": "Why?", "a": "So."}\n{"q": "How?", "a": "So."}\n', "faq", "JSON Lines"),
        ("<html><h2>Why?</h2>So.</html>", "faq", "HTML"),
        ("=head1 FAQ\n\n=head2 Why?\n\nSo.\n", "faq", "POD"),
        ("question,answer\nWhy?,So.\n", "faq", "a table (CSV)"),
        ("Q: Why?\nA: So.\n", "faq", "plain text"),
    ],
)
def test_files_are_known_by_what_is_in_them(text: str, name: str, format_: str) -> None:
    assert faq_of(text, name).format == format_


def test_documents_that_need_pandoc_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise PandocError("This needs Pandoc, which was not found", INSTALL)

    monkeypatch.setattr("convert.pandoc.run.find_pandoc", missing)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("word/document.xml", "<x/>")
    for data, name in ((archive.getvalue(), "faq.docx"), (b"FAQ\n===\n\nWhy?\n----\n", "faq.rst")):
        with pytest.raises(FaqError) as raised:
            convert_bytes(data, name=name)
        (problem,) = raised.value.problems
        assert "This needs Pandoc" in problem.message
        assert "faqt[convert]" in problem.hint


def test_a_file_knows_whether_its_name_says_faq() -> None:
    for name in ("FAQ", "faq.md", "docs/faqs/a.md", "my_faq.yml", "Q-and-A.txt", "x/FAQ-de.rst"):
        assert Material(name).named, name
    for name in ("README.md", "afaqia.md", "opaque.md", "faqt/README.md"):
        assert not Material(name).named, name


COUNTS = {
    "chatterbot-pairs/psychology.yml": 63,
    "geyser-yml/faq.yml": 29,
    "mslearn-yml/faq.yml": 35,
    "perlfaq/perlfaq1.pod": 13,
    "plausible-jsonld/billing.md": 14,
    "restic/faq.rst": 11,
    "ripgrep/FAQ.md": 27,
    "samgov-yml/faqs.yml": 10,
    "yasa-sleep/faq.rst": 12,
    "zlib-plaintext/DLL_FAQ.txt": 16,
    "zlib-plaintext/FAQ": 44,
}
"""How many questions there are, counted by hand."""


@pytest.mark.skipif(not SHARED, reason="FAQT_SHARED_DATA does not say where the public data is")
@pytest.mark.parametrize("name", COUNTS)
def test_public_faqs_open_whole(name: str) -> None:
    path = Path(SHARED, "faq", name)
    if path.suffix == ".rst":
        try:
            find_pandoc()
        except PandocError as error:
            pytest.skip(error.message)
    made = convert(str(path))
    assert COUNTS[name] * 0.95 <= len(made.faq.entries) <= COUNTS[name] * 1.2


@pytest.mark.skipif(not SHARED, reason="FAQT_SHARED_DATA does not say where the public data is")
def test_medquad_opens_whole() -> None:
    assert len(convert(str(Path(SHARED, "medquad.jsonl.gz"))).faq.entries) == 16_407


def test_documents_have_a_size_from_which_they_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "## Is it red?\n\nNo.\n"
    monkeypatch.setattr(drafting, "_MOST_BYTES", {"markdown": len(text), "text": len(text)})
    assert questions(text, "x.md") == ["Is it red?"]
    with pytest.raises(FaqError) as caught:
        faq_of(text + "\n", "x.md")
    assert caught.value.problems[0].code == "too-large"
