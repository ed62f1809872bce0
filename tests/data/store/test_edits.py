"""A file of which a few questions were edited is what all of it would be read as."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.problems import FaqError
from data.reading.reader import Loaded, load
from data.store.keeping import is_unchanged, read_kept

if TYPE_CHECKING:
    from data.model import Faq
    from data.reading.sink import Sink

COUNT = 200
HEAD = "title: T\nsections:\n- {id: a, title: A}\n- {id: b, title: The b}\n"
REFERENCES = "references:\n" + "".join(f"- {{id: r{n}, title: Work {n}}}\n" for n in range(3))
ERRATA = "errata:\n- {id: e, target: q3, note: Odd.}\n"
FORMS = [
    """- id: q{n}
  section: a
  tags: [x, y]
  question: What is {n}?
  answer: |
    It is {n} [@r1].

    - more
""",
    '- question: "How is {n}?"\n  answer: >-\n    Folded\n    text [@r2]\n',
    "- {{id: q{n}, question: Flow {n}?, answer: 'In braces'}}\n# a comment\n",
    "- id: q{n}\n  question: Quoted {n}?\n  section: The b\n  answer: 'over\n    lines'\n\n",
    "- id: q{n}\n  question: Plain {n}?\n  answer: goes on\n    and on\n",
]
MARKS = [
    "[@r1]", "[@zz]", "@r0 ", " #x", '"', "'", ": ", "- ", "---\n", "...\n", "\n", "\n\n", "    ",
    "\t", "|", "[", "]", "{", "}", "&a ", "*a", "é", "\u2028", "\r", "\u00a0", "answer: ", "id: q5",
    "section: b", "tags: [x]", "`", "~~~", "\x07", "# c", "word", " more text", "?",
]  # fmt: skip


def questions(margin: str = "", count: int = COUNT) -> str:
    text = "".join(FORMS[n % len(FORMS)].format(n=n) for n in range(count))
    return "questions:\n" + "".join(margin + line for line in text.splitlines(keepends=True))


def edited(text: str, at: float, how: str, mark: str) -> str:
    """Return a text that was edited at a place, given as a share of its length."""
    lines = text.splitlines(keepends=True)
    line, char = int(at * (len(lines) - 1)), int(at * len(text))
    if how == "insert":
        return text[:char] + mark + text[char:]
    if how == "delete":
        return text[:char] + text[char + 1 :]
    if how == "line":
        lines.insert(line, f"    {mark}\n")
    elif how == "twice":
        lines.insert(line, lines[line])
    elif how == "end":
        lines[line] = lines[line].rstrip("\n") + f" {mark}\n"
    else:
        del lines[line]
    return "".join(lines)


edits = st.tuples(
    st.floats(0, 1),
    st.sampled_from(["insert", "insert", "delete", "line", "twice", "end", "end", "cut"]),
    st.sampled_from(MARKS),
)
texts = st.builds(
    lambda above, margin, count, end: (
        (
            HEAD
            + (REFERENCES + ERRATA if above else "")
            + questions(margin, count)
            + ("" if above else REFERENCES + ERRATA)
        ).rstrip("\n")
        + end
    ),
    st.booleans(),
    st.sampled_from(["", "  "]),
    st.sampled_from([5, 64, 65, 150]),
    st.sampled_from(["\n", "", "\n\n"]),
)


@given(texts, st.lists(edits, min_size=1, max_size=4))
def test_after_any_edits_it_is_as_read_afresh(
    text: str, changes: list[tuple[float, str, str]]
) -> None:
    with TemporaryDirectory() as folder:
        path, cache = Path(folder, "faq.yaml"), Path(folder, "cache")
        path.write_bytes(text.encode())
        read_kept(path, cache)
        for change in changes:
            text = edited(text, *change)
            path.write_bytes(text.encode())
            same_as_fresh(path, cache)


def same_as_fresh(path: Path, cache: Path) -> Faq | None:
    """Read a FAQ from its store, and compare all of it with what the file has."""
    loaded = load(path)
    if loaded.faq is None:
        with pytest.raises(FaqError) as caught:
            read_kept(path, cache)
        assert caught.value.problems == loaded.problems
        return None
    faq, problems = read_kept(path, cache)
    fresh = loaded.faq
    assert (faq, problems) == (fresh, loaded.problems)
    assert [faq.entries[place] for place in range(len(fresh.entries))] == list(fresh.entries)
    assert faq.entries_by_id == fresh.entries_by_id
    assert faq.references_by_id == fresh.references_by_id
    assert faq.cited_by == fresh.cited_by
    tags = fresh.catalogue.tags
    assert list(faq.catalogue.tags.items()) == list(tags.items())
    assert [list(faq.catalogue.tagged(tag)) for tag in (*tags, "none")] == [
        list(fresh.catalogue.tagged(tag)) for tag in (*tags, "none")
    ]
    assert list(faq.catalogue.listed) == list(fresh.catalogue.listed)
    for sought in ("more", "what is 1"):
        assert list(faq.catalogue.asking(sought)) == list(fresh.catalogue.asking(sought))
    for slug in ("what-is-5", "how-is-1", "q3"):
        assert faq.catalogue.anchored(slug) == fresh.catalogue.anchored(slug)
    if faq.change is not None:
        pairs = zip(faq.change.base.entries, fresh.entries, strict=True)
        differ = [at for at, (one, two) in enumerate(pairs) if _said(one) != _said(two)]
        assert list(faq.change.places) == differ
    return faq


def _said(entry: object) -> tuple[object, ...]:
    names = type(entry).__slots__  # type: ignore[attr-defined]
    return tuple(getattr(entry, name) for name in names if name != "line")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "faq.yaml"
    path.write_text(HEAD + questions("  ") + REFERENCES + ERRATA)
    return path


@pytest.fixture
def cache(tmp_path: Path, path: Path) -> Path:
    read_kept(path, tmp_path / "cache")
    return tmp_path / "cache"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def test_an_edited_answer_alone_is_read(
    path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> Loaded:
        raise AssertionError("all was read")

    fresh: list[Faq | None] = []
    for number, old, new in (
        (100, "It is 100 [@r1].", "Now\n        it is [@r0] and [@r2]."),
        (20, "It is 20 [@r1].", "Less."),
        (101, "How is 101?", "How is 101?"),
        (198, "Quoted 198?", "Asked otherwise 198?"),
    ):
        change(path, old, new) if old != new else path.write_text(path.read_text())
        fresh.append(load(path).faq)
        with monkeypatch.context() as patched:
            patched.setattr("data.reading.reader.load", never)
            faq, problems = read_kept(path, cache)
        assert (faq, problems) == (fresh[-1], ())
        assert faq.change is not None
        assert number in faq.change.places or old == new
        assert faq.change.base.entries[100].answer.startswith("It is 100")
    assert faq.change is not None
    assert faq.change.places == (20, 100, 198)
    assert faq.cited_by["r0"] == (faq.entries[100].id,)
    assert faq.references[0].line == load(path).faq.references[0].line  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: q100\n", "id: other\n"),
        ("question: What is 100?", "question: What is 100?\n    id: q7"),
        ("It is 100 [@r1].", "It is 100 [@gone]."),
        ("It is 100 [@r1].", "It is 100 [@q5]."),
        ("title: T\n", "title: Another\n"),
        ("title: Work 1", "title: Another work"),
        ("note: Odd.", "note: Even."),
        ('- question: "How is 101?"', '- question: "How is it, then?"'),
        (
            "- {id: q102, question: Flow 102?, answer: 'In braces'}",
            "- {question: More?, answer: x}",
        ),
        ("  - id: q103", "  - {id: new, question: N?, answer: y}\n  - id: q103"),
        ("question: Quoted 103?\n    section: The b", "question: Quoted 103?\n    section: a"),
        ("question: Plain 104?", "question: Plain 104?\n    colour: blue"),
        ("question: Plain 104?", "question: Plain 104?\n    heading: &a x"),
    ],
)
def test_what_others_depend_on_is_read_whole(path: Path, cache: Path, old: str, new: str) -> None:
    change(path, old, new)
    faq = same_as_fresh(path, cache)
    assert faq is not None
    assert faq.change is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Plain 104?", "Plain 104?\n    tags: [new]"),
        ("Plain 4?", "Plain 4?\n    tags: [new, y, x]"),
        ("id: q0\n    section: a\n    tags: [x, y]", "id: q0\n    section: a\n    tags: [y, x]"),
        ("id: q0\n    section: a\n    tags: [x, y]", "id: q0\n    section: a"),
        ("id: q195\n    section: a\n    tags: [x, y]", "id: q195\n    section: a\n    tags: y"),
    ],
)
def test_tags_are_counted_anew(path: Path, cache: Path, old: str, new: str) -> None:
    change(path, old, new)
    faq = same_as_fresh(path, cache)
    assert faq is not None
    assert faq.change is not None


def test_an_edit_that_is_undone_leaves_nothing(path: Path, cache: Path) -> None:
    change(path, "It is 100 [@r1].", "Else.")
    same_as_fresh(path, cache)
    change(path, "Else.", "It is 100 [@r1].")
    faq = same_as_fresh(path, cache)
    assert faq is not None
    assert faq.change is None


def test_an_edit_is_kept(path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(path, "It is 100 [@r1].", "Else.")
    os.utime(path, (time.time() - 100, time.time() - 100))
    read_kept(path, cache)
    monkeypatch.setattr("data.reading.layout.read_alone", lambda _: pytest.fail("read again"))
    monkeypatch.setattr("data.store.keeping.digest_of", lambda _: pytest.fail("digest"))
    faq = same_as_fresh(path, cache)
    assert faq is not None
    assert faq.change is not None
    assert faq.change.places == (100,)


@pytest.mark.parametrize("ending", [".faq", ".edit"])
@pytest.mark.parametrize("size", [0, 3_000, 30_000])
def test_damage_of_either_file(path: Path, cache: Path, ending: str, size: int) -> None:
    change(path, "It is 100 [@r1].", "Else.")
    faq, _ = read_kept(path, cache)
    (kept,) = (cache / "read").glob(f"*{ending}")
    os.truncate(kept, size)
    fresh = load(path).faq
    assert fresh is not None
    assert list(faq.entries) == list(fresh.entries)
    assert list(faq.references) == list(fresh.references)
    same_as_fresh(path, cache)


def test_where_the_edit_cannot_be_kept(
    path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(path, "It is 100 [@r1].", "Else.")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.store.rows.RowsWriter.put", full)
    faq = same_as_fresh(path, cache)
    assert faq is not None
    assert faq.change is not None


def test_a_file_that_is_read_as_something(path: Path, cache: Path) -> None:
    def reader(path: str | os.PathLike[str], sink: Sink | None) -> Loaded:
        loaded = load(path, sink=sink)
        assert loaded.faq is not None
        return replace(loaded, faq=replace(loaded.faq, digest=f"{loaded.faq.digest} faqt"))

    first, _ = read_kept(path, cache, reader, readers="faqt")
    assert is_unchanged(first)
    change(path, "It is 100 [@r1].", "Else.")
    assert not is_unchanged(first)
    faq, _ = read_kept(path, cache, reader, readers="faqt")
    fresh = load(path).faq
    assert fresh is not None
    assert (faq.digest, faq.source_digest) == (f"{fresh.digest} faqt", fresh.digest)
    assert is_unchanged(faq)
    assert faq.change is not None
    assert list(faq.entries) == list(fresh.entries)


def test_another_reader_reads_all(path: Path, cache: Path) -> None:
    def reader(path: str | os.PathLike[str], sink: Sink | None) -> Loaded:
        return load(path, sink=sink)

    change(path, "It is 100 [@r1].", "Else.")
    faq, _ = read_kept(path, cache, reader, readers="2")
    assert faq.change is None
    assert faq == load(path).faq
