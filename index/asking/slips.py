"""Telling a slip of the finger from another word.

A misspelt word may be replaced without asking only when the difference is one that fingers make: a
letter missed, doubled, swapped with its neighbour, or hit on the key beside it (the four kinds of
Damerau 1964, the last two narrowed to neighbouring keys), or one vowel written for another. Where
the difference is a prefix that turns a meaning around, or a unit, a careless replacement would be
harmful: *hypotension* is not *hypertension*, and ``mcg`` is a thousandth of ``mg``.
"""

from __future__ import annotations

from typing import Final

from index.asking.correct import distance

_ROWS: Final = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
"""Rows of keys, each half a key to the right of the one above."""
_VOWELS: Final = frozenset("aeiouy")
_SAME_SOUND: Final = frozenset(map(frozenset, ("ck", "cs", "sz", "fv", "gj", "td", "bp", "mn")))


def _neighbours() -> frozenset[frozenset[str]]:
    pairs = set()
    for above, row in enumerate(_ROWS):
        for column, key in enumerate(row):
            pairs.add(frozenset(row[column : column + 2]))
            if above + 1 < len(_ROWS):
                below = _ROWS[above + 1]
                pairs.update(
                    frozenset((key, other)) for other in below[max(0, column - 1) : column + 1]
                )
    return frozenset(pair for pair in pairs if len(pair) == 2)


_NEAR: Final = _neighbours()

_UNITS: Final = (
    "g kg mg mcg ug ng pg l dl cl ml ul mol mmol umol nmol meq iu u m km cm mm um nm lb lbs oz gr "
    "st ft in yd mi gal pt qt tsp tbsp hz khz mhz ghz b kb mb gb tb pb kib mib gib tib bit kbit "
    "mbit gbit bps kbps mbps gbps s sec ms us ns min h hr hrs d wk mo yr w kw mw kwh wh v kv mv a "
    "ma mah ah j kj mj cal kcal n kn pa kpa mpa hpa bar mbar psi mmhg k c f gy sv msv bq ci mci "
    "ppm ppb db px em rem dpi rpm bpm usd eur gbp"
)
UNITS: Final = frozenset(_UNITS.split())
"""Units of measurement, folded: each is one slip from another that means something else."""

_OPPOSED: Final = (
    "hypo/hyper inter/intra inter/extra intra/extra in/ex im/ex ante/anti ante/post pre/post "
    "pro/anti pro/contra over/under out/under macro/micro super/sub homo/hetero endo/exo "
    "endo/ecto uni/bi uni/multi mono/bi mono/poly oligo/poly up/down on/off in/out in/de "
    "en/dis en/de as/dis a/de mis/pre sym/asym con/dis tachy/brady max/min a/ad ab/ad af/ef "
    "eu/dys pre/pro"
)
"""Prefixes that set words apart that are otherwise written alike."""
_NEGATING: Final = (
    "a an ab un non anti contra counter dis de in im il ir mis mal dys under over sub super re ex "
    "es nor levo dextro hypo hyper pre post pseudo semi"
)
"""Prefixes that turn a word into another, often its opposite."""


def is_opposite(typed: str, word: str) -> bool:
    """Return whether two words differ by a prefix that turns a meaning around.

    Args:
        typed: What was typed, folded.
        word: What may have been meant, folded.

    Returns:
        True also when there is a slip in the rest of the word.
    """
    return any(
        _alike(typed, word, first, second) or _alike(word, typed, first, second)
        for first, second in _PREFIXES
    )


def _alike(one: str, other: str, first: str, second: str) -> bool:
    if not (one.startswith(first) and other.startswith(second)):
        return False
    rest, other_rest = one[len(first) :], other[len(second) :]
    if len(rest) < _SHORTEST_REST or len(other_rest) < _SHORTEST_REST:
        return False
    if not second and first[-1] == rest[0] and len(first) == 1:
        return False  # a first letter typed twice
    return rest == other_rest or (bool(second) and distance(rest, other_rest, 1) <= 1)


_SHORTEST_REST: Final = 3
_PREFIXES: Final = (
    *((pair.partition("/")[0], pair.partition("/")[2]) for pair in _OPPOSED.split()),
    *((prefix, "") for prefix in _NEGATING.split()),
)


def is_slip(typed: str, word: str) -> bool:
    """Return whether a finger or an ear may have made one word of the other.

    Two slips in a word are believed when one of them is a swap, a doubling or a vowel; two letters
    that are missing or wrong side by side make another word, such as *prednisone*.

    Args:
        typed: What was typed, folded.
        word: What may have been meant, folded.
    """
    edits = _edits(typed, word)
    if edits is not None and sorted(typed) == sorted(word):
        return True
    return (
        edits is not None
        and "" not in edits
        and (len(edits) < 2 or bool({"swap", "double", "vowel"}.intersection(edits)))
    )


def _edits(typed: str, word: str) -> list[str] | None:
    """Name the slips between two words: an empty name for what is none; None for more than two."""
    most = 2
    if typed == word:
        return []
    best: list[str] | None = None
    stack: list[tuple[int, int, list[str]]] = [(0, 0, [])]
    while stack:
        at, to, found = stack.pop()
        while at < len(typed) and to < len(word) and typed[at] == word[to]:
            at, to = at + 1, to + 1
        if at == len(typed) and to == len(word):
            if best is None or (found.count(""), len(found)) < (best.count(""), len(best)):
                best = found
            continue
        if len(found) == most:
            continue
        if typed[at : at + 2] == word[to : to + 2][::-1] and len(typed[at : at + 2]) == most:
            stack.append((at + 2, to + 2, [*found, "swap"]))
        if at < len(typed) and to < len(word):
            stack.append((at + 1, to + 1, [*found, _replaced(typed[at], word[to])]))
        if at < len(typed):
            stack.append((at + 1, to, [*found, _added(typed, at)]))
        if to < len(word):
            stack.append((at, to + 1, [*found, _missed(word, to)]))
        # A run of the same letter may also be cut before its end.
        stack += _within_runs(typed, word, at, to, found)
    return best


def _within_runs(
    typed: str, word: str, at: int, to: int, found: list[str]
) -> list[tuple[int, int, list[str]]]:
    tries = []
    if at and at < len(typed) and typed[at] == typed[at - 1]:
        tries.append((at + 1, to, [*found, "double"]))
    if to and to < len(word) and word[to] == word[to - 1]:
        tries.append((at, to + 1, [*found, "double"]))
    return tries


def _replaced(letter: str, other: str) -> str:
    pair = frozenset((letter, other))
    if pair in _NEAR:
        return "near"
    if pair <= _VOWELS:
        return "vowel"
    return "sound" if pair in _SAME_SOUND else ""


def _added(typed: str, at: int) -> str:
    letter = typed[at]
    beside = typed[max(0, at - 1) : at] + typed[at + 1 : at + 2]
    if letter in beside:
        return "double"
    return "near" if any(frozenset((letter, other)) in _NEAR for other in beside) else ""


def _missed(word: str, at: int) -> str:
    letter = word[at]
    return "double" if letter in word[max(0, at - 1) : at] + word[at + 1 : at + 2] else "missed"


def may_replace(typed: str, word: str) -> bool:
    """Return whether a word that occurs nowhere may be replaced by another without asking.

    Args:
        typed: What was typed, folded.
        word: A word of the FAQ, folded.

    Returns:
        True for a slip; False where the two are likely to be different words.
    """
    if typed in UNITS or word in UNITS:
        return False
    return is_slip(typed, word) and not is_opposite(typed, word)


def is_worth_offering(typed: str, word: str) -> bool:
    """Return whether a word that may not replace another is near enough to be asked about.

    Args:
        typed: What was typed, folded.
        word: A word of the FAQ near to it, folded.

    Returns:
        True for opposites, units beside units, and long words that begin alike.
    """
    if typed in UNITS or word in UNITS:
        return typed in UNITS and word in UNITS
    return is_opposite(typed, word) or (len(typed) > _SHORT and typed[:2] == word[:2])


_SHORT: Final = 4
