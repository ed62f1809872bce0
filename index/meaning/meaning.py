"""The meaning of one FAQ: what the search asks about it, whether or not it is ready.

Importing this costs nothing; numpy and Whoosh, which take longer to load than starting the screen
may, come when there is something to prepare.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from data.model import Faq
    from index.meaning.closeness import Closeness, Likeness
    from index.meaning.encoder import Encoder

QUESTION_PIECES = 96
"""Pieces of what was asked that are encoded."""


def speaks(language: str) -> bool:
    """Return whether the model knows a language.

    Args:
        language: BCP 47 tag.
    """
    return language.partition("-")[0].lower() == "en"


class Meaning:
    """How close the entries of one FAQ are to what is asked.

    Any number of threads may ask while one prepares.

    Attributes:
        reason: Why nothing can be found by meaning, as a sentence without a full stop; empty when
            it can, is not ready yet, or the extra is not installed.
        complete: Whether all questions and answers can be compared.
        lacking: How many texts had no vectors when there were too many to encode them at once.
    """

    def __init__(
        self, faq: Faq, cache_dir: Path | None, model: str = "", *, at_once: int | None = None
    ) -> None:
        """Load nothing yet.

        Args:
            faq: The FAQ.
            cache_dir: The cache folder of the application; None to keep nothing.
            model: File of the model; empty for that of the extra.
            at_once: Prepare when first asked, where at most so many texts are missing; None to
                wait for :meth:`prepare`.
        """
        self.reason = ""
        self.complete = False
        self.lacking = 0
        self._faq = faq
        self._cache_dir = cache_dir
        self._model = model
        self._at_once = at_once
        self._encoder: Encoder | None = None
        self._closeness: Closeness | None = None
        self._tried = threading.Event()

    @property
    def ready(self) -> bool:
        """Whether something can be compared: questions at least."""
        return self._closeness is not None

    def prepare(
        self,
        *,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        stopped: Callable[[], bool] = lambda: False,
        most: int | None = None,
    ) -> bool:
        """Load the model, and the vectors that are kept; encode what is missing.

        Args:
            progress: Told how many texts have vectors, and how many there are.
            stopped: Asked about ten times a second whether to give up.
            most: Encode nothing when more texts than this are missing; None for any number.

        Returns:
            Whether everything can be compared now; if not, :attr:`reason` may tell why.
        """
        self._tried.set()
        if self.complete or not self._faq.entries or not speaks(self._faq.language):
            return self.complete
        from index.meaning.model import Unavailable, find_model

        try:
            path = find_model(self._model)
            from index.keeping.folder import folder_for
            from index.meaning.encoder import load_encoder
            from index.meaning.preparing import Preparing

            self._encoder = load_encoder(path)
        except Unavailable as error:
            self.reason = str(error)
            return False
        except ImportError as error:
            self.reason = f"numpy cannot be loaded: {error}"
            return False
        kept = self._cache_dir is not None and bool(self._faq.path)
        folder = folder_for(self._faq, self._cache_dir) if kept and self._cache_dir else None
        work = Preparing(
            self._faq,
            folder,
            self._encoder,
            self._publish,
            progress=progress,
            stopped=stopped,
            most=most,
        )
        work.run()
        self.lacking = work.lacking
        return self.complete

    def _publish(self, closeness: Closeness, complete: bool) -> None:
        self._closeness = closeness
        self.complete = complete

    def to(self, text: str) -> Likeness | None:
        """Tell how close each entry is to a question.

        Args:
            text: What is asked, in words.

        Returns:
            The closeness of all entries; None when that is not known.
        """
        if self._at_once is not None and not self._tried.is_set():
            self.prepare(most=self._at_once)
        closeness, encoder = self._closeness, self._encoder
        if closeness is None or encoder is None or not text.strip():
            return None
        return closeness.to(encoder.encode([text], QUESTION_PIECES)[0])

    def between(self, place: int) -> NDArray[np.float32] | None:
        """Return how close each entry is to one of them.

        Args:
            place: Place of the entry in the FAQ.

        Returns:
            From 0 to 1 for each entry; None when that is not known.
        """
        closeness = self._closeness
        return None if closeness is None else closeness.between(place)

    def alike(self) -> list[tuple[int, int]]:
        """Find questions that mean the same, where vectors of this very FAQ are kept.

        Returns:
            Pairs of places of entries, the later first, each with the closest of those before it;
            none where there are no vectors. No model is loaded.
        """
        if self._cache_dir is None or not self._faq.path or not self._faq.digest:
            return []
        from index.keeping.folder import VECTORS, folder_for
        from index.meaning.pairs import keep_pairs, read_pairs

        folder = folder_for(self._faq, self._cache_dir)
        if not (folder / VECTORS).is_file():
            return []
        found = read_pairs(folder, self._faq)
        if found is not None:
            return found
        found = self._compared(folder)
        if found is None:
            return []
        keep_pairs(folder, self._faq, found)
        return found

    def _compared(self, folder: Path) -> list[tuple[int, int]] | None:
        """Compare all questions; None where there are no vectors of this very FAQ."""
        from index.meaning.header import read_header
        from index.meaning.model import Unavailable, find_model

        if read_header(folder) != self._faq.digest:
            return None
        try:
            find_model(self._model)
            from index.meaning.alike import alike
            from index.meaning.vectors import read
        except (Unavailable, ImportError):
            return None
        kept = read(folder)
        return alike(self._faq, kept.table) if kept.digest == self._faq.digest else None

    def best(self, text: str, sentences: Sequence[str]) -> int:
        """Choose the sentence that is closest to a question.

        Args:
            text: What is asked.
            sentences: Where to choose from.

        Returns:
            Which one; -1 when that is not known.
        """
        encoder = self._encoder
        if encoder is None or not sentences:
            return -1
        question, *_ = vectors = encoder.encode([text, *sentences], QUESTION_PIECES)
        return int((vectors[1:] @ question).argmax())
