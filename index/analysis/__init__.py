"""Turning text into the terms that are indexed, searched and lit.

One :class:`Analyzer` serves all three, so that what is found is what is lit. It folds case and
accents, keeps decimal numbers whole, sets numbers apart from their units, drops apostrophes, splits
at everything else, and stems with the stemmer that Whoosh has for the language. Scripts written
without spaces become single characters and overlapping pairs, as in Lucene's ``CJKAnalyzer``.
"""

from index.analysis.analyzer import Analyzer, analyzer_for
from index.analysis.extra import PART_MARK, Extra
from index.analysis.extras import extras, extras_apart, extras_of
from index.analysis.folding import PIECE, chunks, fold
from index.analysis.signs import is_markup
from index.analysis.unspaced import is_unspaced, unspaced_terms

__all__ = [
    "PART_MARK",
    "PIECE",
    "Analyzer",
    "Extra",
    "analyzer_for",
    "chunks",
    "extras",
    "extras_apart",
    "extras_of",
    "fold",
    "is_markup",
    "is_unspaced",
    "unspaced_terms",
]
