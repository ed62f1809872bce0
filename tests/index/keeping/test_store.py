from __future__ import annotations

import dataclasses
import json
import multiprocessing
import os
import shutil
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage

from data.model import Change, Entry, Erratum, Faq
from index.engine import FaqIndex
from index.keeping import making, manifest, store
from index.keeping.build import build
from index.keeping.folder import folder_for
from index.model import SearchRequest
from tests.index.faqs import BREAD, many, on_disk, with_answer


def ids(index: FaqIndex, text: str) -> list[str]:
    return [hit.entry_id for hit in index.search(SearchRequest(text, literal=True)).hits]


def with_answer_as_long(faq: Faq, entry_id: str, answer: str) -> Faq:
    """Change an answer, but not how long answers are on average."""
    return with_answer(faq, entry_id, answer.ljust(len(faq.entries_by_id[entry_id].answer), "."))


def works(index: FaqIndex) -> bool:
    return ids(index, "sourdough") == ["what-is-sourdough"] and ids(index, "crumb") == ["why-dense"]


def answers(index: FaqIndex) -> list[list[str]]:
    """Search for something in every field."""
    return [ids(index, text) for text in ("sourdough", "crumb", "levain", "smith", "oven", "パン")]


def folder_of(faq: Faq, cache: Path) -> Path:
    return folder_for(faq, cache)


def test_in_memory_without_a_cache_or_a_path(tmp_path: Path) -> None:
    for index in (FaqIndex.open(BREAD, None), FaqIndex.open(BREAD, tmp_path)):
        assert index.store.folder is None
        assert index.store.reason == ""
        assert works(index)
    assert not list(tmp_path.iterdir())


def test_made_once_then_reused(tmp_path: Path) -> None:
    faq = on_disk(BREAD, tmp_path)
    first = FaqIndex.open(faq, tmp_path / "cache")
    assert first.store.made == "built"
    assert first.store.folder == folder_of(faq, tmp_path / "cache")
    again = FaqIndex.open(faq, tmp_path / "cache")
    assert again.store.made == "reused"
    assert works(first)
    assert works(again)


def test_each_file_has_an_index_of_its_own(tmp_path: Path) -> None:
    one = on_disk(BREAD, tmp_path)
    other = dataclasses.replace(one, path=str(tmp_path / "elsewhere" / "bread.yaml"))
    assert folder_of(one, tmp_path) != folder_of(other, tmp_path)


def test_half_characters_in_path_and_text(tmp_path: Path) -> None:
    entry = Entry("odd", "Half a \ud800 character?", "Yes \udfff, sourdough.")
    faq = on_disk(dataclasses.replace(BREAD, entries=(entry,)), tmp_path)
    faq = dataclasses.replace(faq, path="/some/\udcff.yaml")
    FaqIndex.open(faq, tmp_path).close()
    index = FaqIndex.open(faq, tmp_path)
    assert index.store.made == "reused"
    assert ids(index, "half \ud800") == ["odd"]


def test_a_changed_entry_is_updated_alone(tmp_path: Path) -> None:
    faq = on_disk(many(60), tmp_path)
    FaqIndex.open(faq, tmp_path).close()
    changed = on_disk(with_answer_as_long(many(60), "e30", "Now about zebras."), tmp_path)
    index = FaqIndex.open(changed, tmp_path)
    assert index.store.made == "updated"
    assert ids(index, "zebras") == ["e30"]
    assert ids(index, "widget30") == []
    assert ids(index, "widget31") == ["e31"]
    again = FaqIndex.open(changed, tmp_path)
    assert again.store.made == "reused"
    assert ids(again, "zebras") == ["e30"]


def test_a_changed_note_is_updated(tmp_path: Path) -> None:
    def noted(text: str) -> Faq:
        return on_disk(dataclasses.replace(many(60), errata=(Erratum("n", "e30", text),)), tmp_path)

    FaqIndex.open(noted("Rather giraffe."), tmp_path).close()
    index = FaqIndex.open(noted("Rather buffalo."), tmp_path)
    assert index.store.made == "updated"
    assert ids(index, "buffalo") == ["e30"]
    assert ids(index, "giraffe") == []


def test_an_update_gives_what_a_new_index_gives(tmp_path: Path) -> None:
    faq = many(60)
    FaqIndex.open(on_disk(faq, tmp_path), tmp_path).close()
    entries = list(faq.entries)
    gone = entries.pop(10)
    question = "Where do zebras go?".ljust(len(gone.question), "?")
    entries.insert(20, Entry("new", question, "To a widget20.".ljust(len(gone.answer), ".")))
    entries[40], entries[3] = entries[3], entries[40]
    changed = dataclasses.replace(faq, entries=tuple(entries))
    updated = FaqIndex.open(on_disk(changed, tmp_path), tmp_path)
    assert updated.store.made == "updated"
    fresh = FaqIndex.open(changed, None)
    for text in ("thing", "zebras", "widget20", "what number39", "sorts -widget5", "e"):
        for typing in (False, True):
            request = SearchRequest(text, typing=typing)
            one, other = updated.search(request), fresh.search(request)
            assert dataclasses.replace(one, elapsed=0) == dataclasses.replace(other, elapsed=0)


def same_answers(one: FaqIndex, other: FaqIndex, texts: tuple[str, ...]) -> bool:
    """Compare all that two indexes answer, to the last score."""
    return all(
        dataclasses.replace(one.search(request), elapsed=0)
        == dataclasses.replace(other.search(request), elapsed=0)
        for text in texts
        for request in (SearchRequest(text), SearchRequest(text, typing=True))
    )


def test_changes_that_the_faq_tells_are_laid_over_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = on_disk(many(60), tmp_path)
    FaqIndex.open(base, tmp_path).close()
    # Nobody compares all entries where the FAQ tells which have changed.
    monkeypatch.setattr(store, "found_changes", None)
    faq = base
    for number in (30, 7, 59):
        answer = f"Now a zebra{number} of the widget{number - 1}."
        faq = with_answer_as_long(faq, f"e{number}", answer[:25])
        places = tuple(place for place in range(60) if faq.entries[place] != base.entries[place])
        changed = dataclasses.replace(on_disk(faq, tmp_path), change=Change(base, places))
        index = FaqIndex.open(changed, tmp_path)
        assert index.store.made == "updated"
        texts = (
            "thing",
            f"zebra{number}",
            "widget31",
            "it -zebra7",
            "in:answer now",
            "numb",
            "xebra7",
        )
        assert same_answers(index, FaqIndex.open(faq, None), texts)
        again = FaqIndex.open(changed, tmp_path)
        assert again.store.made == "reused"
        assert same_answers(again, index, texts)


def test_where_lengths_have_changed_much_the_index_is_built_anew(tmp_path: Path) -> None:
    FaqIndex.open(on_disk(many(60), tmp_path), tmp_path).close()
    changed = with_answer(many(60), "e30", "Now about zebras. " * 20)
    assert FaqIndex.open(on_disk(changed, tmp_path), tmp_path).store.made == "built"


def test_many_updates_in_a_row(tmp_path: Path) -> None:
    faq = many(60)
    for number in range(30):
        faq = with_answer_as_long(faq, f"e{number}", f"Turned into zebra{number}.")
        index = FaqIndex.open(on_disk(faq, tmp_path), tmp_path)
        assert ids(index, f"zebra{number}") == [f"e{number}"]
        assert ids(index, f"widget{number}") == []
    assert index.search(SearchRequest("thing")).total == 60


def test_reordering_alone_is_noticed(tmp_path: Path) -> None:
    faq = many(40)
    FaqIndex.open(on_disk(faq, tmp_path), tmp_path).close()
    turned = on_disk(dataclasses.replace(faq, entries=faq.entries[::-1]), tmp_path)
    index = FaqIndex.open(turned, tmp_path)
    assert index.store.made == "updated"
    assert ids(index, "thing") == ids(FaqIndex.open(turned, None), "thing")
    assert ids(index, "thing") != ids(FaqIndex.open(faq, None), "thing")


def test_a_quite_different_file_is_built_anew(tmp_path: Path) -> None:
    FaqIndex.open(on_disk(many(40), tmp_path), tmp_path).close()
    index = FaqIndex.open(on_disk(BREAD, tmp_path), tmp_path)
    assert index.store.made == "built"
    assert works(index)


@pytest.mark.parametrize("change", [{"language": "de"}, {"title": "Other"}])
def test_language_is_part_of_the_index(tmp_path: Path, change: dict[str, str]) -> None:
    faq = on_disk(BREAD, tmp_path)
    FaqIndex.open(faq, tmp_path).close()
    again = FaqIndex.open(dataclasses.replace(faq, **change), tmp_path)  # type: ignore[arg-type]
    assert again.store.made == ("built" if "language" in change else "reused")


def test_another_format_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faq = on_disk(BREAD, tmp_path)
    FaqIndex.open(faq, tmp_path).close()
    monkeypatch.setattr(manifest, "FORMAT", "0")
    assert FaqIndex.open(faq, tmp_path).store.made == "built"


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_damage_is_noticed(tmp_path: Path, data: st.DataObject) -> None:
    faq = on_disk(BREAD, tmp_path)
    shutil.rmtree(tmp_path / "index", ignore_errors=True)
    first = FaqIndex.open(faq, tmp_path)
    whole = answers(first)
    first.close()
    files = sorted(p for p in folder_of(faq, tmp_path).iterdir() if p.stat().st_size)
    place = data.draw(st.integers(0, 1_000_000))
    victim = files[data.draw(st.integers(0, 100)) % len(files)]
    content = bytearray(victim.read_bytes())
    how = data.draw(st.sampled_from(["flip", "cut", "empty", "remove", "garbage"]))
    if how == "flip":
        content[place % len(content)] ^= 0xFF
    elif how == "cut":
        del content[place % len(content) :]
    elif how == "empty":
        content.clear()
    elif how == "garbage":
        content = bytearray(data.draw(st.binary(max_size=50)))
    if how == "remove":
        victim.unlink()
    else:
        victim.write_bytes(content)
    index = FaqIndex.open(faq, tmp_path)
    assert answers(index) == whole
    assert index.store.folder is not None
    assert FaqIndex.open(faq, tmp_path).store.made == "reused"


@pytest.mark.parametrize("how", ["flip", "cut", "remove"])
def test_damage_while_it_is_open(tmp_path: Path, how: str) -> None:
    faq = on_disk(many(200), tmp_path)
    FaqIndex.open(faq, tmp_path).close()
    index = FaqIndex.open(faq, tmp_path)
    assert index.store.made == "reused"
    (segment,) = folder_of(faq, tmp_path).glob("*.seg")
    content = segment.read_bytes()
    if how == "flip":
        with segment.open("r+b") as file:
            file.write(bytes(byte ^ 0xFF for byte in content))
    elif how == "cut":
        os.truncate(segment, 100)
    else:
        shutil.rmtree(segment.parent)
    for number in (7, 9):
        assert index.related(f"e{number}") == ()
        assert ids(index, f"widget{number}") == [f"e{number}"]
    assert FaqIndex.open(faq, tmp_path).store.folder is not None
    assert ids(FaqIndex.open(faq, tmp_path), "widget11") == ["e11"]


def test_damage_of_what_has_changed(tmp_path: Path) -> None:
    FaqIndex.open(on_disk(many(60), tmp_path), tmp_path).close()
    changed = on_disk(with_answer_as_long(many(60), "e30", "Now about zebras."), tmp_path)
    assert FaqIndex.open(changed, tmp_path).store.made == "updated"
    overlay = folder_of(changed, tmp_path) / "overlay.bin"
    for damage in (overlay.read_bytes()[::-1], b"", overlay.read_bytes()[:-3]):
        overlay.write_bytes(damage)
        assert ids(FaqIndex.open(changed, tmp_path), "zebras") == ["e30"]
    overlay.unlink()
    assert ids(FaqIndex.open(changed, tmp_path), "zebras") == ["e30"]


def test_what_was_there_before_needs_nothing_laid_over_it(tmp_path: Path) -> None:
    faq = on_disk(many(60), tmp_path)
    FaqIndex.open(faq, tmp_path).close()
    changed = on_disk(with_answer_as_long(many(60), "e30", "Now about zebras."), tmp_path)
    assert FaqIndex.open(changed, tmp_path).store.made == "updated"
    undone = FaqIndex.open(faq, tmp_path)
    assert undone.store.made == "reused"
    assert ids(undone, "zebras") == []
    assert ids(undone, "widget30") == ["e30"]


@pytest.mark.parametrize("content", ["[]", "null", "3", '{"format": 1}', '{"files": 3}', "{"])
def test_a_foreign_manifest_is_noticed(tmp_path: Path, content: str) -> None:
    faq = on_disk(BREAD, tmp_path)
    folder_of(faq, tmp_path).mkdir(parents=True)
    (folder_of(faq, tmp_path) / "manifest.json").write_text(content)
    index = FaqIndex.open(faq, tmp_path)
    assert index.store.made == "built"
    assert works(index)


@pytest.mark.parametrize("missing", ["digest", "totals", "files", "language"])
def test_a_manifest_without_a_part_is_noticed(tmp_path: Path, missing: str) -> None:
    faq = on_disk(BREAD, tmp_path)
    FaqIndex.open(faq, tmp_path).close()
    path = folder_of(faq, tmp_path) / "manifest.json"
    content = json.loads(path.read_text())
    del content[missing]
    path.write_text(json.dumps(content))
    assert works(FaqIndex.open(faq, tmp_path))


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    faq = on_disk(BREAD, tmp_path)
    (tmp_path / "index").write_text("not a folder")
    index = FaqIndex.open(faq, tmp_path)
    assert index.store.folder is None
    assert index.store.reason
    assert works(index)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    faq = on_disk(BREAD, tmp_path)
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o500)
    index = FaqIndex.open(faq, cache)
    assert index.store.folder is None
    assert works(index)


@pytest.mark.parametrize("step", ["mkdir", "write_bytes", "replace"])
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    faq = on_disk(BREAD, tmp_path)
    monkeypatch.setattr(Path, step, full)
    index = FaqIndex.open(faq, tmp_path / "cache")
    monkeypatch.undo()
    assert index.store.folder is None
    assert "No space left" in index.store.reason
    assert works(index)
    assert not list(tmp_path.glob("cache/index/*/*.seg"))
    assert works(FaqIndex.open(faq, tmp_path / "cache"))


def test_a_full_disk_while_whoosh_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faq = on_disk(BREAD, tmp_path)

    def full(index: object, *arguments: object) -> object:
        if "File" in type(index.storage).__name__:  # type: ignore[attr-defined]
            raise OSError(28, "No space left on device")
        return build(index, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "build", full)
    index = FaqIndex.open(faq, tmp_path)
    assert index.store.folder is None
    assert works(index)
    monkeypatch.undo()
    assert FaqIndex.open(faq, tmp_path).store.made == "built"


def test_another_process_holds_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_PATIENCE", 0.0)
    faq = on_disk(BREAD, tmp_path)
    FaqIndex.open(faq, tmp_path).close()
    open_storage: Any = FileStorage
    lock = open_storage(str(folder_of(faq, tmp_path))).lock("lock")
    assert lock.acquire()
    try:
        assert FaqIndex.open(faq, tmp_path).store.made == "reused"
        changed = on_disk(with_answer(BREAD, "pan", "Zebra."), tmp_path)
        index = FaqIndex.open(changed, tmp_path)
        assert index.store.folder is None
        assert "another process" in index.store.reason
        assert ids(index, "zebra") == ["pan"]
    finally:
        lock.release()
    assert FaqIndex.open(changed, tmp_path).store.folder is not None


def _open_and_search(faq: Faq, cache: Path, results: multiprocessing.Queue[object]) -> None:
    index = FaqIndex.open(faq, cache)
    results.put((index.store.reason, ids(index, "widget7")))


def test_processes_opening_at_once_all_work(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    faq = on_disk(many(200), tmp_path)
    processes = [
        context.Process(target=_open_and_search, args=(faq, tmp_path, results)) for _ in range(3)
    ]
    for process in processes:
        process.start()
    found = [results.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()
    assert [ids_ for _, ids_ in found] == [["e7"]] * 3


def _build_slowly(faq: Faq, cache: Path, started: multiprocessing.Queue[int]) -> None:
    def progress(done: int, _: int) -> None:
        if done > 0:
            started.put(done)
            time.sleep(60)

    FaqIndex.open(faq, cache, progress=progress)


def test_killed_while_writing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    started = context.Queue()
    faq = on_disk(many(200), tmp_path)
    process = context.Process(target=_build_slowly, args=(faq, tmp_path, started))
    process.start()
    started.get(timeout=60)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    index = FaqIndex.open(faq, tmp_path)
    assert index.store.folder is not None
    assert ids(index, "widget7") == ["e7"]
    assert FaqIndex.open(faq, tmp_path).store.made == "reused"


def test_a_reader_outlives_an_update(tmp_path: Path) -> None:
    faq = many(60)
    old = FaqIndex.open(on_disk(faq, tmp_path), tmp_path)
    changed = with_answer(faq, "e5", "Zebra.")
    new = FaqIndex.open(on_disk(changed, tmp_path), tmp_path)
    assert ids(old, "widget5") == ["e5"]
    assert ids(new, "widget5") == []


def test_progress_counts_up_to_the_end() -> None:
    seen: list[tuple[int, int]] = []
    FaqIndex.open(many(200), None, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (200, 200)
    assert len(seen) > 2


def test_an_interrupted_build_leaves_a_usable_folder(tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(done: int, _: int) -> None:
        if done:
            raise StopError

    faq = on_disk(many(200), tmp_path)
    with pytest.raises(StopError):
        FaqIndex.open(faq, tmp_path, progress=stop)
    index = FaqIndex.open(faq, tmp_path)
    assert index.store.made == "built"
    assert ids(index, "widget7") == ["e7"]
