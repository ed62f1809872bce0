"""An encoder for tests of everything but the model: quick, and it counts what it is given."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Toy:
    """Gives every text a direction of its own."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str], longest: int = 256) -> NDArray[np.float32]:
        self.texts += texts
        rows = [self.one(text) for text in texts]
        return np.array(rows, np.float32).reshape(-1, 384)

    @staticmethod
    def one(text: str) -> NDArray[np.float32]:
        seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
        row = np.random.default_rng(seed).standard_normal(384).astype(np.float32)
        return (row / np.linalg.norm(row)).astype(np.float32)
