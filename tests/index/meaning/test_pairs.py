from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

np = pytest.importorskip("numpy", reason="the extra is not installed")

import index.meaning.model  # noqa: E402
from data.model import Entry, Faq  # noqa: E402
from index.keeping.folder import folder_for  # noqa: E402
from index.meaning import alike as comparing  # noqa: E402
from index.meaning.meaning import Meaning  # noqa: E402
from index.meaning.pairs import keep_pairs, read_pairs  # noqa: E402
from index.meaning.passages import passages  # noqa: E402
from index.meaning.vectors import new_table, put, write  # noqa: E402
from tests.index.meaning.encoding import Toy  # noqa: E402

ROOT = Path(__file__).parents[3]
QUESTIONS = ("How do I pay?", "Where are you?", "Ways to pay?")


@pytest.fixture
def faq(tmp_path: Path) -> Faq:
    entries = tuple(Entry(f"e{n}", text, "") for n, text in enumerate(QUESTIONS))
    return replace(Faq("", entries), path=str(tmp_path / "faq.yaml"), digest="d1")


@pytest.fixture
def cache(tmp_path: Path, faq: Faq, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep vectors that make the third question that of the first."""
    vectors = Toy().encode(QUESTIONS)
    vectors[2] = vectors[0]
    listed = list(passages(faq))
    table = new_table(listed)
    put(table, range(len(listed)), vectors)
    write(folder_for(faq, tmp_path), table, faq.digest)
    monkeypatch.setattr(index.meaning.model, "find_model", lambda _chosen="": Path("model.onnx"))
    return tmp_path


def test_questions_are_compared_once(
    faq: Faq, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[object] = []
    real = comparing.alike

    def counted(*what: object) -> list[tuple[int, int]]:
        compared.append(what)
        return real(*what)  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "alike", counted)
    assert [Meaning(faq, cache).alike() for _ in range(2)] == [[(2, 0)], [(2, 0)]]
    assert len(compared) == 1


def test_of_a_changed_faq_nothing_is_told(faq: Faq, cache: Path) -> None:
    Meaning(faq, cache).alike()
    assert Meaning(replace(faq, digest="d2"), cache).alike() == []


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "{}",
        json.dumps({"format": 0, "faq": "d1", "pairs": []}),
        json.dumps({"format": 1, "faq": "d2", "pairs": []}),
        json.dumps({"format": 1, "faq": "d1", "pairs": [[9, 0]]}),
        json.dumps({"format": 1, "faq": "d1", "pairs": [[-1, 0]]}),
        json.dumps({"format": 1, "faq": "d1", "pairs": [[1]]}),
        json.dumps({"format": 1, "faq": "d1", "pairs": 3}),
    ],
)
def test_what_does_not_fit_is_not_taken(faq: Faq, cache: Path, kept: str) -> None:
    folder = folder_for(faq, cache)
    (folder / "alike.json").write_text(kept)
    assert read_pairs(folder, faq) is None
    assert Meaning(faq, cache).alike() == [(2, 0)]


def test_what_cannot_be_kept_is_found_again(faq: Faq, tmp_path: Path) -> None:
    keep_pairs(tmp_path / "missing", faq, [(1, 0)])
    assert read_pairs(tmp_path / "missing", faq) is None


@pytest.mark.parametrize("digest", ["d1", "d2"])
def test_numpy_is_not_imported_to_tell_again(faq: Faq, cache: Path, digest: str) -> None:
    Meaning(faq, cache).alike()
    code = (
        "import sys; from dataclasses import replace\n"
        "from data.model import Entry, Faq; from index.meaning.meaning import Meaning\n"
        "from pathlib import Path\n"
        "entries = tuple(Entry(f'e{n}', f'{n}?', '') for n in range(3))\n"
        f"faq = replace(Faq('', entries), path={faq.path!r}, digest={digest!r})\n"
        f"print(Meaning(faq, Path({str(cache)!r})).alike(), 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert (
        done.stdout.decode().split()
        == {"d1": ["[(2,", "0)]", "False"], "d2": ["[]", "False"]}[digest]
    )
