"""Turning texts into vectors: the forward pass of all-MiniLM-L6-v2 in numpy.

Six layers of BERT (Devlin et al. 2019, https://arxiv.org/abs/1810.04805), the mean over the pieces
of a text, and length 1 (Reimers and Gurevych 2019, https://arxiv.org/abs/1908.10084). The weights
are kept as 32-bit floats, except those of the pieces, of which a text needs few. Needs numpy.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from index.meaning.model import Unavailable, read_model
from index.meaning.wordpiece import PADDING, load_wordpiece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.meaning.wordpiece import WordPiece


@contextmanager
def _one_core() -> Iterator[None]:
    """Let numpy's libraries, which ask when they are loaded, work on one core.

    A second one would take as long for texts as short as these, and the screen needs it.
    """
    names = ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "MKL_NUM_THREADS")
    added = [name for name in names if name not in os.environ]
    os.environ.update(dict.fromkeys(added, "1"))
    try:
        yield
    finally:
        for name in added:
            os.environ.pop(name, None)


with _one_core():
    import numpy as np

    from index.meaning.onnx import read_tensors

SIZE = 384
"""Numbers in a vector."""
LONGEST = 256
"""Pieces of a text that the model was made for."""
_LAYERS = 6
_HEADS = 12
_BATCH_PIECES = 1_024
"""Pieces that go through the model together: enough for its matrices to pay, few enough for what
is between them to stay in the processor's cache."""
_BLOCK = 96
"""Pieces that go through the wide part of a layer together, for the same reason."""
_ERF = tuple(
    factor / 2 for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
)
_ROOT = np.float32(2**0.5)
_LARGE = np.float32(1e9)


@dataclass(frozen=True, slots=True)
class _Norm:
    weight: NDArray[np.float32]
    bias: NDArray[np.float32]

    def __call__(self, x: NDArray[np.float32]) -> NDArray[np.float32]:
        """Bring each row to mean 0 and variance 1, then scale and shift it, in place."""
        x -= x.mean(-1, keepdims=True)
        variance = np.einsum("ij,ij->i", x, x)[:, None] / np.float32(x.shape[-1])
        x /= np.sqrt(variance + np.float32(1e-12))
        x *= self.weight
        x += self.bias
        return x


@dataclass(frozen=True, slots=True)
class _Dense:
    weight: NDArray[np.float32]
    bias: NDArray[np.float32]

    def __call__(self, x: NDArray[np.float32]) -> NDArray[np.float32]:
        y = x @ self.weight
        y += self.bias
        return y


@dataclass(frozen=True, slots=True)
class _Layer:
    attention: _Dense
    attended: _Dense
    first_norm: _Norm
    wide: _Dense
    narrow: _Dense
    second_norm: _Norm

    def __call__(
        self, x: NDArray[np.float32], mask: NDArray[np.float32] | None
    ) -> NDArray[np.float32]:
        """Return the next states of the pieces of a batch.

        Args:
            x: States: texts, pieces, numbers.
            mask: What is added for each piece before it is attended to; None for nothing.
        """
        texts, pieces, size = x.shape
        rows = x.reshape(-1, size)
        parts = self.attention(rows).reshape(texts, pieces, 3, _HEADS, size // _HEADS)
        queries, keys, values = parts.transpose(2, 0, 3, 1, 4)
        weights = queries @ keys.transpose(0, 1, 3, 2)
        if mask is not None:
            weights += mask
        weights -= weights.max(-1, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(-1, keepdims=True)
        mixed = (weights @ values).transpose(0, 2, 1, 3).reshape(-1, size)
        rows = self.first_norm(self.attended(mixed) + rows)
        for start in range(0, len(rows), _BLOCK):
            block = rows[start : start + _BLOCK]
            block[:] = self.second_norm(self.narrow(_gelu(self.wide(block))) + block)
        return rows.reshape(x.shape)


class Encoder:
    """The model, ready to encode. Any number of threads may use it."""

    def __init__(self, tensors: Mapping[str, NDArray[Any]], pieces: WordPiece) -> None:
        """Take the tensors of the model's file; KeyError or ValueError when they do not fit."""
        self._pieces = pieces
        name = "inner.embeddings."
        self._words = tensors[f"{name}word_embeddings.weight_q"].copy()
        self._word_scales = tensors[f"{name}word_embeddings.weight_scale"].copy()
        places = _whole(tensors, f"{name}position_embeddings.weight")[:LONGEST]
        self._places = places + tensors[f"{name}token_type_embeddings.weight"][0]
        self._norm = _norm(tensors, f"{name}LayerNorm")
        self._layers = _layers(tensors)

    def encode(self, texts: Sequence[str], longest: int = LONGEST) -> NDArray[np.float32]:
        """Return the vectors of texts.

        Args:
            texts: The texts.
            longest: Pieces of each that are read at the most, the marks of its ends included.

        Returns:
            A row of length 1 for each text.
        """
        longest = min(longest, LONGEST)
        cut = [self._pieces(text, longest) for text in texts]
        vectors = np.empty((len(texts), SIZE), np.float32)
        for batch in _batches([len(pieces) for pieces in cut]):
            vectors[batch] = self._forward([cut[number] for number in batch])
        return vectors

    def _forward(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        length = max(map(len, texts))
        numbers = np.full((len(texts), length), PADDING)
        present = np.zeros((len(texts), length), np.float32)
        for row, pieces in enumerate(texts):
            numbers[row, : len(pieces)] = pieces
            present[row, : len(pieces)] = 1
        x = self._words[numbers] * self._word_scales[numbers][..., 0, None]
        x += self._places[:length]
        x = self._norm(x.reshape(-1, SIZE)).reshape(x.shape)
        padded = not present.all()
        mask = ((present - 1) * _LARGE)[:, None, None, :] if padded else None
        for layer in self._layers:
            x = layer(x, mask)
        mean: NDArray[np.float32] = np.einsum("tps,tp->ts", x, present)
        # Its length is what counts out, so that the sum does as well as the mean.
        mean /= np.linalg.norm(mean, axis=1, keepdims=True)
        return mean


@lru_cache(1)
def _loaded(path: Path) -> Encoder:
    try:
        return Encoder(read_tensors(read_model(path)), load_wordpiece())
    except (OSError, ValueError, KeyError) as error:
        raise Unavailable(f"the model in {path} cannot be used: {error}") from error


_loading = threading.Lock()


def load_encoder(path: Path) -> Encoder:
    """Load the model, once in a process.

    Args:
        path: Its file.

    Returns:
        The encoder, the same at each call.

    Raises:
        Unavailable: The file is not the model.
    """
    with _loading:
        return _loaded(path)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Put texts of like lengths together: the numbers of the texts of each batch."""
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[number] > _BATCH_PIECES:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _whole(tensors: Mapping[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    """Return a tensor that is kept as numbers of eight bits and a scale for each row or column."""
    whole: NDArray[np.float32] = tensors[f"{name}_q"] * tensors[f"{name}_scale"]
    return whole


def _norm(tensors: Mapping[str, NDArray[Any]], name: str) -> _Norm:
    return _Norm(tensors[f"{name}.weight"].copy(), tensors[f"{name}.bias"].copy())


def _layers(tensors: Mapping[str, NDArray[Any]]) -> list[_Layer]:
    # The exporter numbered the matrices in the order in which they are used, six in a layer.
    numbers = sorted(
        int(name[4:-2]) for name in tensors if name.startswith("val_") and name.endswith("_q")
    )
    names = [f"val_{number}" for number in numbers]
    if len(names) != 6 * _LAYERS:
        raise ValueError("it has other matrices")
    layers = []
    for layer in range(_LAYERS):
        at = f"inner.encoder.layer.{layer}."
        query, key, value, out, wide, narrow = names[6 * layer : 6 * layer + 6]

        def bias(name: str, at: str = at) -> NDArray[np.float32]:
            found: NDArray[np.float32] = tensors[f"{at}{name}.bias"].copy()
            return found

        # Scaling the queries saves scaling what they make of the keys.
        scale = np.float32((SIZE // _HEADS) ** -0.5)
        attention = _Dense(
            np.hstack(
                [
                    _whole(tensors, query) * scale,
                    _whole(tensors, key),
                    _whole(tensors, value),
                ]
            ),
            np.hstack(
                [
                    bias("attention.self.query") * scale,
                    bias("attention.self.key"),
                    bias("attention.self.value"),
                ]
            ),
        )
        layers.append(
            _Layer(
                attention,
                _Dense(_whole(tensors, out), bias("attention.output.dense")),
                _norm(tensors, f"{at}attention.output.LayerNorm"),
                _Dense(_whole(tensors, wide) / _ROOT, bias("intermediate.dense") / _ROOT),
                _Dense(_whole(tensors, narrow) * _ROOT, bias("output.dense")),
                _norm(tensors, f"{at}output.LayerNorm"),
            )
        )
    return layers


def _gelu(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return x/2 (1 + erf x), in place.

    That is what BERT's activation makes of x times the root of 2, divided by it: the matrices
    before and after take care of that. The error function is formula 7.1.26 of Abramowitz and
    Stegun, *Handbook of Mathematical Functions* (1964), which is never off by more than 1.5e-7.
    """
    size = np.abs(x)
    t = np.float32(0.3275911) * size
    t += np.float32(1)
    np.reciprocal(t, out=t)
    series = np.float32(_ERF[0]) * t
    for factor in _ERF[1:]:
        series += np.float32(factor)
        series *= t
    np.multiply(size, size, out=t)
    np.negative(t, out=t)
    series *= np.exp(t, out=t)
    # series is now (1 - erf |x|) / 2: the answer is max(x, 0) less |x| times that.
    series *= size
    np.maximum(x, 0, out=x)
    x -= series
    return x
