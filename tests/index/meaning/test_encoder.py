from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.meaning.model import Unavailable, find_model
from tests.index.meaning.sentences import SENTENCES

if TYPE_CHECKING:
    from index.meaning.encoder import Encoder

np = pytest.importorskip("numpy", reason="the extra is not installed")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    from index.meaning.encoder import load_encoder

    try:
        return load_encoder(find_model())
    except Unavailable:
        pytest.skip("the model is not installed")


def test_vectors_are_those_that_onnxruntime_gives(encoder: Encoder) -> None:
    theirs = np.load(Path(__file__).with_name("onnxruntime.npy"))
    ours = encoder.encode(SENTENCES, 96)
    cosines = (ours.astype("f8") * theirs).sum(1)
    assert cosines.min() >= 0.999999


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: Encoder) -> None:
    together = encoder.encode([*SENTENCES, *SENTENCES])
    for number, text in enumerate(SENTENCES):
        alone = encoder.encode([text])[0]
        assert float(alone @ together[number]) > 0.999999
        assert float(alone @ together[number + len(SENTENCES)]) > 0.999999


def test_every_vector_has_length_1(encoder: Encoder) -> None:
    lengths = np.linalg.norm(encoder.encode(["", "?", "a word", "😀"]), axis=1)
    assert lengths == pytest.approx(1, abs=1e-5)


def test_questions_that_mean_the_same_are_close(encoder: Encoder) -> None:
    asked, same, other = encoder.encode(
        ["can I return a lamp that broke", "what about damaged goods", "when do you open on Sunday"]
    )
    assert asked @ same > asked @ other + 0.1


def test_no_text_gives_no_vector(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_it_is_loaded_once(encoder: Encoder) -> None:
    from index.meaning.encoder import load_encoder

    assert load_encoder(find_model()) is encoder


def test_numpy_is_left_to_one_core_and_the_environment_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from index.meaning.encoder import _one_core

    monkeypatch.setenv("MKL_NUM_THREADS", "3")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    import os

    with _one_core():
        assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
        assert os.environ["MKL_NUM_THREADS"] == "3"
    assert "OPENBLAS_NUM_THREADS" not in os.environ
    assert os.environ["MKL_NUM_THREADS"] == "3"
    assert "numpy" in sys.modules
