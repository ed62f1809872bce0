"""What is written while it is read is what is read into memory, whatever was guessed on the way."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from data.problems import FaqError
from data.reading.reader import load
from data.reading.sink import MemorySink
from data.store.keeping import read_kept
from data.store.rows import RowsWriter
from data.store.writing import FaqWriter

if TYPE_CHECKING:
    import pytest

QUESTIONS = [
    "{question: One?, answer: 'x [@r1]'}",
    "{question: One?, answer: 'y [@r1; @zz]', section: the A}",
    "{id: q, question: Two, answer: '@r2 says', section: beta}",
    "{id: q, question: Two, answer: z, section: gamma-ray, tags: [x, y]}",
    "{id: one, question: Late, answer: b, section: Some other}",
    "{question: '', answer: body text here, tags: [y]}",
    "{question: Three, section: nowhere}",
    "{aliases: [x]}",
    '{id: "bad id", answer: "[@q]", updated: nonsense}',
    "{id: r1, question: Mine, answer: '[@q] and [@r9]'}",
    "{question: Ж, answer: Ж, section: Ж}",
]
REFERENCES = [
    "{id: r1, title: A}",
    "{id: r1, title: B, issued: bad}",
    "{title: Nameless, author: [{family: X}], issued: 2001}",
    "{id: 'x{y', title: C}",
    "{id: q, title: D}",
    "{id: one, title: E}",
]
SECTIONS = ["{id: a, title: The a}", "Beta", "{title: Gamma ray}", "{id: b, title: beta}"]
ERRATA = ["{id: e, target: r1, note: 'see [@r2]', see: [r9, r1]}", "{target: q, note: n}"]


def _listed(name: str, items: list[str]) -> str:
    return f"{name}:\n" + "".join(f"- {item}\n" for item in items) if items else ""


@given(
    st.lists(st.sampled_from(QUESTIONS), max_size=7),
    st.lists(st.sampled_from(REFERENCES), max_size=5),
    st.lists(st.sampled_from(SECTIONS), max_size=3),
    st.lists(st.sampled_from(ERRATA), max_size=2),
    st.permutations([0, 1, 2, 3]),
)
@example([QUESTIONS[0], QUESTIONS[4]], [REFERENCES[5]], [], [], [0, 1, 2, 3])
def test_it_is_the_same(
    questions: list[str],
    references: list[str],
    sections: list[str],
    errata: list[str],
    order: list[int],
) -> None:
    parts = [
        _listed("questions", questions),
        _listed("references", references),
        _listed("sections", sections),
        _listed("errata", errata),
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder, "faq.yaml")
        path.write_text("title: T\n" + "".join(parts[at] for at in order))
        loaded = load(path)
        try:
            kept = read_kept(path, Path(folder, "cache"))
        except FaqError as error:
            refused = error.problems
        else:
            refused = ()
        if loaded.faq is None:
            assert refused == loaded.problems
            return
        faq = loaded.faq
        assert kept == (faq, loaded.problems)
        assert faq is not None
        assert not isinstance(kept[0].entries, tuple)
        assert list(kept[0].entries_by_id) == list(faq.entries_by_id)
        assert kept[0].cited_by == faq.cited_by
        assert kept[0].catalogue.tags == faq.catalogue.tags
        assert kept[0].catalogue.groups == faq.catalogue.groups
        assert [kept[0].catalogue.place(one) for one in faq.entries_by_id] == [
            *range(len(faq.entries))
        ]
        texts = {entry.question for entry in faq.entries}
        assert [list(kept[0].catalogue.asking(text)) for text in texts] == [
            list(faq.catalogue.asking(text)) for text in texts
        ]


def test_what_goes_to_the_sink_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text(
        "title: T\n" + _listed("questions", QUESTIONS) + _listed("references", REFERENCES)
    )
    sink = MemorySink()
    loaded, whole = load(path, sink=sink), load(path)
    assert loaded.gathered
    assert loaded.faq is not None
    assert whole.faq is not None
    assert (loaded.faq.entries, loaded.faq.references) == ((), ())
    assert (tuple(sink.entries), tuple(sink.references)) == (
        whole.faq.entries,
        whole.faq.references,
    )


def test_rows_are_written_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text("questions:\n" + "- {question: Q?, answer: A.}\n" * 1500)
    held: list[int] = []
    add, put = FaqWriter.add_entry, RowsWriter.put
    written: list[str] = []

    def counted(writer: FaqWriter, entry: object) -> None:
        add(writer, entry)  # type: ignore[arg-type]
        held.append(len(writer._entries))

    def noted(writer: RowsWriter, table: str, start: int, bodies: object) -> None:
        written.append(table)
        put(writer, table, start, bodies)  # type: ignore[arg-type]

    monkeypatch.setattr(FaqWriter, "add_entry", counted)
    monkeypatch.setattr(RowsWriter, "put", noted)
    faq, _ = read_kept(path, tmp_path / "cache")
    assert len(faq.entries) == len(held) == 1500
    assert max(held) < 300
    # Ids made of questions were guessed right: no row was written twice.
    assert written.count("entry") == 6


def test_a_faq_with_a_bibliography_is_read_each_time(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{salt, title={Old}}")
    path = tmp_path / "faq.yaml"
    path.write_text("bibliography: refs.bib\nquestions:\n- {question: Q?, answer: 'A [@salt].'}\n")
    for title in ("Old", "New"):
        (tmp_path / "refs.bib").write_text(f"@book{{salt, title={{{title}}}}}")
        faq, problems = read_kept(path, tmp_path / "cache")
        assert (faq, problems) == (load(path).faq, load(path).problems)
        assert faq.references_by_id["salt"].title == title
        assert faq.cited_by == {"salt": ("q",)}
    assert list((tmp_path / "cache" / "read").iterdir()) == []
