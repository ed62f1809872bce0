"""Turning text into the terms that are indexed, searched and lit.

One :class:`Analyzer` serves all three, so that what is found is what is lit. It folds case and
accents, keeps decimal numbers whole, sets numbers apart from their units, drops apostrophes, splits
at everything else, and stems with the stemmer that Whoosh has for the language. Scripts written
without spaces become single characters and overlapping pairs, as in Lucene's ``CJKAnalyzer``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d"
    "\u0a81-\u0acd\u0b01-\u0b4d\u0b82-\u0bcd\u0c00-\u0c4d\u0c81-\u0ccd\u0d00-\u0d4d"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a"
)
"""Combining marks and vowel signs: parts of a word that ``\\w`` leaves out."""

_APOSTROPHES = "'\u2019\u02bc\uff07"

PIECE = re.compile(
    rf"\d+(?:[.,]\d+)*|(?:[^\W\d_]|[{_MARKS}])(?:[^\W_]|[{_MARKS}]|[{_APOSTROPHES}](?=[^\W_]))*"
)
"""A number, or a word with the digits and apostrophes inside it."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
)
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_SEPARATORS = str.maketrans(dict.fromkeys('!"#$%&()*+/:;<=>?@[\\]^_`{|}~', " "))
_CHUNK_EDGE = re.compile(r"\S+")
_SPECIAL = str.maketrans(
    {"ø": "o", "œ": "oe", "æ": "ae", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h"}
)
_STRIP = dict.fromkeys(range(768, 880)) | dict.fromkeys(map(ord, _APOSTROPHES))
_ELIDING = frozenset({"fr", "it", "ca"})
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_LONGEST_WORD = 64

# Words that say how something is asked, or nothing at all. Whoosh's list lacks the modals,
# contractions and courtesies that questions are full of.
_ENGLISH_EXTRAS = frozenset(
    [
        "could",
        "would",
        "should",
        "may",
        "might",
        "must",
        "shall",
        "need",
        "ought",
        "im",
        "ive",
        "id",
        "youre",
        "youve",
        "hes",
        "shes",
        "its",
        "were",
        "theyre",
        "isnt",
        "arent",
        "wasnt",
        "werent",
        "dont",
        "doesnt",
        "didnt",
        "cant",
        "couldnt",
        "wouldnt",
        "shouldnt",
        "wont",
        "hasnt",
        "havent",
        "hadnt",
        "whats",
        "wheres",
        "hows",
        "whos",
        "thats",
        "theres",
        "lets",
        "please",
        "hi",
        "hello",
        "thanks",
        "thank",
        "anyone",
        "someone",
        "somebody",
        "anybody",
        "within",
        "without",
        "via",
        "also",
    ]
)


_REACHING = {"en": frozenset({"where", "when", "who", "whom", "whose", "why"})}
_ASKING = {"en": _REACHING["en"] | {"how", "which", "from"}}
"""Words that tell what kind of answer is asked for: a place, a time, a person, a reason."""


def fold(text: str) -> str:
    """Fold case and accents.

    Args:
        text: A word or a text without line structure to keep.

    Returns:
        The text in lower case, without accents and apostrophes, compatibility forms replaced.
    """
    if text.isascii():
        return text.lower().replace("'", "")
    text = text.casefold().replace("й", "\ue000")
    text = unicodedata.normalize("NFKD", text).translate(_STRIP).translate(_SPECIAL)
    return unicodedata.normalize("NFKC", text).replace("\ue000", "й").casefold()


def _number(piece: str) -> str:
    """Write a number one way: ``16,407`` as ``16407``, ``0,5`` as ``0.5``."""
    if _THOUSANDS.fullmatch(piece):
        return piece.replace(",", "")
    return piece.replace(",", ".")


def is_unspaced(text: str) -> bool:
    """Tell whether a text has characters of a script that is written without spaces."""
    return not text.isascii() and _UNSPACED_RUN.search(text) is not None


class Analyzer:
    """The analysis of one language.

    Attributes:
        language: Two-letter code, or an empty string where Whoosh knows nothing of the language.
    """

    def __init__(self, language: str) -> None:
        self.language = language.replace("_", "-").split("-")[0].lower()
        self._stem: Callable[[str], str] | None = None
        self._function_words: frozenset[str] | None = None
        self._terms: dict[str, tuple[str, ...]] = {}

    def pieces(self, text: str) -> list[str]:
        """Split a text into folded words and numbers, in order."""
        return [word for piece in PIECE.findall(text) for word in self.words(piece)]

    def words(self, piece: str) -> tuple[str, ...]:
        """Fold one match of :data:`PIECE` into words; nearly always one."""
        if piece[0].isdigit():
            return (_number(fold(piece)),)
        if self.language in _ELIDING and not piece.isalnum():
            parts = re.split(f"[{_APOSTROPHES}]", piece)
            return tuple(word for part in parts if (word := fold(part)))
        # Replacing compatibility forms may bring spaces in: U+FC5E is a space with two marks.
        word = "".join(fold(piece).split())
        return (word[:_LONGEST_WORD],) if word else ()

    def terms(self, word: str) -> tuple[str, ...]:
        """Make the terms of a folded word: its stem, or characters and pairs of unspaced scripts.

        Args:
            word: What :meth:`words` returned.

        Returns:
            The terms, in order; nearly always one.
        """
        found = self._terms.get(word)
        if found is None:
            if is_unspaced(word):
                return tuple(term for _, _, term in unspaced_terms(word))
            found = self._terms[word] = (self.stem(word),)
        return found

    def stem(self, word: str) -> str:
        """Stem a folded word."""
        if self._stem is None:
            self._stem = _load_stemmer(self.language)
        return self._stem(word) or word

    def is_function_word(self, word: str) -> bool:
        """Tell whether a folded word says how something is asked rather than what."""
        if self._function_words is None:
            self._function_words = _load_function_words(self.language)
        return word in self._function_words

    def is_asking_word(self, word: str) -> bool:
        """Tell whether a function word says what kind of answer is asked for."""
        return word in _ASKING.get(self.language, ())

    def is_reaching_word(self, word: str) -> bool:
        """Tell whether a word says so clearly that it makes a match by itself."""
        return word in _REACHING.get(self.language, ())

    def query_terms(self, word: str) -> tuple[str, ...]:
        """Make the terms that a searched word stands for: of unspaced scripts only the pairs."""
        if not is_unspaced(word):
            return self.terms(word)
        terms = self.terms(word)
        return tuple(term for term in terms if len(term) > 1) or terms


def unspaced_terms(word: str) -> Iterator[tuple[int, int, str]]:
    """Cut a word with unspaced script into terms.

    Args:
        word: A word with at least one character of such a script.

    Yields:
        Start, end and text of each term: every character, every pair, and the spaced parts.
    """
    end = 0
    for run in _UNSPACED_RUN.finditer(word):
        if run.start() > end:
            yield end, run.start(), word[end : run.start()]
        for start in range(run.start(), run.end()):
            yield start, start + 1, word[start]
        for left, right in pairwise(range(run.start(), run.end())):
            yield left, right + 1, word[left : right + 1]
        end = run.end()
    if end < len(word):
        yield end, len(word), word[end:]


def chunks(text: str) -> list[str]:
    """Split a text coarsely and fast, for counting: each chunk is later cut by :data:`PIECE`.

    Args:
        text: Any text.

    Returns:
        Chunks without white space, such that the pieces of the chunks are the pieces of the text.
    """
    return text.lower().translate(_SEPARATORS).split() if text.isascii() else text.split()


def _load_stemmer(language: str) -> Callable[[str], str]:
    # Imported here because importing Whoosh takes longer than starting the screen may.
    from whoosh.lang import NoStemmer, stemmer_for_language

    try:
        # The original Porter stemmer is several times faster than the newer one of Snowball.
        stemmer = stemmer_for_language("en_porter" if language == "en" else language)
        stemmer("probe")  # Python refuses a pattern of Whoosh 2.7.4's Arabic stemmer
    except (NoStemmer, re.error):
        return str
    guarded: Callable[[str], str] = lru_cache(maxsize=50_000)(stemmer)
    return guarded


def _load_function_words(language: str) -> frozenset[str]:
    # Imported here for the same reason as the stemmer.
    from whoosh.lang import NoStopWords, stopwords_for_language

    try:
        words = frozenset(map(fold, stopwords_for_language(language)))
    except NoStopWords:
        return frozenset()
    return words | _ENGLISH_EXTRAS if language == "en" else words


@lru_cache(maxsize=8)
def analyzer_for(language: str) -> Analyzer:
    """Give the shared analyzer of a BCP 47 language tag."""
    return Analyzer(language)
