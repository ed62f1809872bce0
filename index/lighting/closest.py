"""Lighting the sentence of an answer that is closest to a question in meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.analysis import analyzer_for
from index.model import Needle

if TYPE_CHECKING:
    from index.meaning.meaning import Meaning

_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n\s*\n|\n(?=\s*(?:[-*+•]|\d+[.)])\s)")
_MOST = 40
"""So many sentences are compared at the most, from the beginning."""


def closest_sentence(meaning: Meaning, asked: str, text: str, language: str) -> Needle:
    """Find the sentence of a text that is closest to a question.

    Args:
        meaning: Compares them.
        asked: The question.
        text: Running text.
        language: BCP 47 tag of its language.

    Returns:
        What to light: the words of the sentence where they stand together; nothing when no
        sentence has words, or meanings cannot be compared.
    """
    analyzer = analyzer_for(language)
    sentences = [
        (sentence, words)
        for sentence in _END.split(text)[:_MOST]
        if (words := tuple(analyzer.pieces(sentence)))
    ]
    best = meaning.best(asked, [sentence for sentence, _ in sentences])
    phrases = (sentences[best][1],) if best >= 0 else ()
    return Needle(phrases=phrases, language=language)
