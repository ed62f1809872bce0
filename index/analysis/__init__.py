"""Turning text into the terms that are indexed, searched and lit.

One :class:`Analyzer` serves all three, so that what is found is what is lit. It folds case and
accents, keeps decimal numbers whole, sets numbers apart from their units, drops apostrophes, splits
at everything else, and stems with the stemmer that Whoosh has for the language. Scripts written
without spaces become single characters and overlapping pairs, as in Lucene's ``CJKAnalyzer``.
"""

from index.analysis.analyzer import Analyzer, analyzer_for
from index.analysis.folding import PIECE, chunks, fold
from index.analysis.unspaced import is_unspaced, unspaced_terms

__all__ = [
    "PIECE",
    "Analyzer",
    "analyzer_for",
    "chunks",
    "fold",
    "is_unspaced",
    "unspaced_terms",
]
