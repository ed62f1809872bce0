"""Cutting a text into the pieces of words that the model knows.

The tokenization of BERT (Devlin et al. 2019, https://arxiv.org/abs/1810.04805) in lower case: the
text is cleaned, cut at spaces, at punctuation and around each Chinese character, and stripped of
accents; each word is then cut into the longest pieces that the vocabulary has.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VOCABULARY = Path(__file__).with_name("vocab.txt.gz")

PADDING = 0
"""Number of the piece that fills up shorter texts of a batch."""
_UNKNOWN = 100
_FIRST = 101
_LAST = 102
_LONGEST_WORD = 100
"""Longer words are unknown, as in BERT."""
_LETTERS_A_PIECE = 50
"""More characters of a text than this for each piece that is wanted are not even looked at."""

_REMOVED = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Unicode's categories of characters that are no text."""
_CHINESE = re.compile(
    "[\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0002a6df\U0002a700-\U0002b73f"
    "\U0002b740-\U0002b81f\U0002b920-\U0002ceaf\uf900-\ufaff\U0002f800-\U0002fa1f]"
)
_ASCII_PIECE = re.compile(r"[a-z0-9\x7f]+|[!-/:-@\[-`{-~]")
_ASCII_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class WordPiece:
    """The tokenizer of one vocabulary."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        """Take a vocabulary: numbers by pieces, ``##`` before pieces that continue a word."""
        self._vocabulary = vocabulary
        self._cut = lru_cache(50_000)(self._cut_word)

    def __call__(self, text: str, limit: int) -> list[int]:
        """Return the numbers of the pieces of a text.

        Args:
            text: Any text.
            limit: At most this many, the marks of beginning and end included; at least 2.

        Returns:
            The numbers. What is beyond the limit is left out.
        """
        numbers = [_FIRST]
        for word in _words(text[: limit * _LETTERS_A_PIECE]):
            numbers += self._cut(word)
            if len(numbers) >= limit:
                del numbers[limit - 1 :]
                break
        numbers.append(_LAST)
        return numbers

    def _cut_word(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (_UNKNOWN,)
        known = self._vocabulary
        pieces = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            for end in range(len(word), start, -1):
                number = known.get(mark + word[start:end])
                if number is not None:
                    pieces.append(number)
                    start = end
                    break
            else:
                return (_UNKNOWN,)
        return tuple(pieces)


@lru_cache(1)
def load_wordpiece() -> WordPiece:
    """Return the tokenizer with the vocabulary of the model.

    Returns:
        The tokenizer, the same at each call.

    Raises:
        OSError: The vocabulary cannot be read.
        ValueError: It is damaged.
    """
    try:
        text = gzip.decompress(_VOCABULARY.read_bytes()).decode()
    except EOFError as error:
        raise ValueError("the vocabulary is cut short") from error
    return WordPiece({piece: number for number, piece in enumerate(text.splitlines())})


def _words(text: str) -> Iterator[str]:
    """Cut a text into words and signs, in lower case and without accents."""
    if text.isascii():
        yield from _ASCII_PIECE.findall(_ASCII_CONTROL.sub("", text).lower())
        return
    cleaned = "".join(_clean(char) for char in text)
    spread = _CHINESE.sub(r" \g<0> ", cleaned)
    plain = "".join(
        char for char in unicodedata.normalize("NFD", spread) if unicodedata.category(char) != "Mn"
    )
    # One by one, as a sigma at the end of a word has a form of its own that the model never saw.
    for word in "".join(map(str.lower, plain)).split():
        yield from _signs_apart(word)


def _clean(char: str) -> str:
    if char in "\t\n\r":
        return " "
    if char == "\ufffd" or unicodedata.category(char) in _REMOVED:
        return ""
    return char


def _signs_apart(word: str) -> Iterator[str]:
    run = ""
    for char in word:
        if _is_sign(char):
            if run:
                yield run
            yield char
            run = ""
        else:
            run += char
    if run:
        yield run


def _is_sign(char: str) -> bool:
    if char.isascii():
        return not char.isalnum()
    return unicodedata.category(char).startswith("P")
