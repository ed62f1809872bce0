"""What differs by language: stemmers, and the words that say how something is asked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

# Words that say how something is asked, or nothing at all. Whoosh's list lacks the modals,
# contractions and courtesies that questions are full of.
_EXTRAS = (
    "could would should may might must shall need ought im ive id youre youve hes shes its were "
    "theyre isnt arent wasnt werent dont doesnt didnt cant couldnt wouldnt shouldnt wont hasnt "
    "havent hadnt whats wheres hows whos thats theres lets please hi hello thanks thank anyone "
    "someone somebody anybody within without via also"
)
_ENGLISH_EXTRAS = frozenset(_EXTRAS.split())

REACHING = {"en": frozenset({"where", "when", "who", "whom", "whose", "why"})}
ASKING = {"en": REACHING["en"] | {"how", "which", "from"}}
"""Words that tell what kind of answer is asked for: a place, a time, a person, a reason."""


_DOUBLING = ("ed", "ing")
_SHORT = 3


def load_stemmer(language: str) -> Callable[[str], str]:
    """Return what stems folded words of a language; of an unknown one they stay as they are."""
    # Imported here because importing Whoosh takes longer than starting the screen may.
    from whoosh.lang import NoStemmer, stemmer_for_language

    try:
        # The original Porter stemmer is several times faster than the newer one of Snowball.
        stemmer = stemmer_for_language("en_porter" if language == "en" else language)
        stemmer("probe")  # Python refuses a pattern of Whoosh 2.7.4's Arabic stemmer
    except (NoStemmer, re.error):
        return str
    if language == "en":
        stemmer = _undoubled(stemmer)
    guarded: Callable[[str], str] = lru_cache(maxsize=50_000)(stemmer)
    return guarded


def _undoubled(stemmer: Callable[[str], str]) -> Callable[[str], str]:
    """Take back the consonant that is doubled before *ed* and *ing*, which Whoosh's Porter leaves.

    Step 1b of Porter (1980), *An algorithm for suffix stripping*, has it; short words such as *add*
    keep both letters.
    """

    def stem(word: str) -> str:
        found = stemmer(word)
        if (
            len(found) > _SHORT
            and found[-1] == found[-2]
            and found[-1] not in "aeioulsz"
            and word.endswith(_DOUBLING)
        ):
            return found[:-1]
        return found

    return stem


def load_function_words(language: str) -> frozenset[str]:
    """Return the words of a language that say how something is asked, or nothing at all."""
    # Imported here for the same reason as the stemmer.
    from whoosh.lang import NoStopWords, stopwords_for_language

    try:
        words = frozenset(map(fold, stopwords_for_language(language)))
    except NoStopWords:
        return frozenset()
    return words | _ENGLISH_EXTRAS if language == "en" else words
