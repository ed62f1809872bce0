"""Words by which the name of an organisation is known from that of a person."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_WORDS: Final = (
    r"\b[UE]\.[SKNU]\.|\b(?:of|for|the|and|in|on|at|und|für|der|et|pour|"
    r"acad\w*|administr\w*|agenc\w*|alliance|american|archives?|assembly|assoc\w*|authority|"
    r"bank|board|british|bureau|canadian|cent(?:er|re)s?|charity|clinic|club|coalition|"
    r"collab\w*|college|commission|committee|commons|community|compan\w*|consortium|"
    r"convention|corp\w*|council|court|databank|department|dept|development|division|editors?|"
    r"education|european|experts?|federa\w*|foundation|fund|german|global|government|groups?|"
    r"health|hospital|house|inc|initiative|inst\w*|international|investigators|kingdom|"
    r"laborator\w*|labs?|league|library|llc|ltd|medical|medicine|ministry|museum|national|"
    r"nations|network|news|office|online|open|organi[sz]ation|panel|parliament|partners\w*|"
    r"police|press|program\w*|project|public|publish\w*|registry|research|royal|school|"
    r"sciences?|secretariat|service\w*|societ\w*|software|staff|stat(?:es?|istics)|studio\w*|"
    r"study|systems?|task|team|technolog\w*|times|trial\w*|trust|union|united|university|"
    r"verlag|wikipedia|working|world)\b"
)


def names_organisation(text: str) -> bool:
    """Return whether a text has a word that the names of organisations have."""
    return _pattern().search(text) is not None


@cache
def _pattern() -> re.Pattern[str]:
    # Compiling it costs 2 ms, which most commands never need.
    return re.compile(_WORDS, re.IGNORECASE)
