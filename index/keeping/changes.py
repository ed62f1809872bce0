"""What has changed in a FAQ since its index was made."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.keeping.documents import DIGEST_SIZE, Documents
from index.keeping.lists import Gathered
from index.keeping.overlay import Overlay
from index.keeping.weighing import MEASURED, norms, totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.model import Faq
    from index.analysis import Analyzer
    from index.keeping.weighing import Totals
    from index.keeping.words import Words

_WORTH_KEEPING = 0.2
"""Above this share of changed entries a new index is quicker and smaller than a patched one."""
_SAME = 0.001
"""Average lengths stay as they were when the index was made until one is off by this share."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed."""

    overlay: Overlay
    """Laid over the posting lists of the index, this makes those of the FAQ."""
    words: Words
    """The words of the entries that are new or changed."""


def told_changes(faq: Faq, analyzer: Analyzer, before: Mapping[str, Totals]) -> Changed | None:
    """Tell what has changed where the FAQ itself knows which entries did.

    Args:
        faq: A FAQ that was made of an earlier one, for which the index is.
        analyzer: The analysis of its language.
        before: How long the fields were then.

    Returns:
        The changes; None when there are so many that a new index is better.
    """
    change = faq.change
    if change is None or len(change.places) > _WORTH_KEEPING * len(faq.entries):
        return None
    then, now = Documents(change.base, analyzer), Documents(faq, analyzer)
    after = dict(before)
    lengths: dict[str, list[int]] = {name: [] for name in MEASURED}
    for place in change.places:
        old = then.fingerprint(change.base.entries[place])[1]
        new = now.fingerprint(faq.entries[place])[1]
        for name, was, is_ in zip(MEASURED, old, new, strict=True):
            after[name] = after[name].with_change(was, is_)
            lengths[name].append(is_)
    if _moved(before, after):
        return None
    return _changed(faq, now, change.places, lengths, before, Overlay(change.places))


def found_changes(
    faq: Faq, analyzer: Analyzer, digests: bytes, before: Mapping[str, Totals]
) -> Changed | None:
    """Find what has changed by comparing all entries.

    Args:
        faq: What is to be searched now.
        analyzer: The analysis of its language.
        digests: The fingerprints of the entries that were indexed, one after the other.
        before: How long the fields were then.

    Returns:
        The changes; None when there are so many that a new index is better.
    """
    documents = Documents(faq, analyzer)
    count = len(digests) // DIGEST_SIZE
    known = {digests[DIGEST_SIZE * at : DIGEST_SIZE * (at + 1)]: at for at in range(count)}
    lengths = {name: array("I") for name in MEASURED}
    order = array("i", (-1,)) * count
    fresh = []
    for place, entry in enumerate(faq.entries):
        digest, measures = documents.fingerprint(entry)
        for name, length in zip(MEASURED, measures, strict=True):
            lengths[name].append(length)
        was = known.get(digest)
        if was is None:
            fresh.append(place)
        else:
            order[was] = place
    gone = [place for place, now in enumerate(order) if now < 0]
    if max(len(fresh), len(gone)) > _WORTH_KEEPING * max(1, count):
        return None
    if _moved(before, {name: totals(lengths[name]) for name in MEASURED}):
        return None
    stays = len(faq.entries) == count and all(now in (-1, at) for at, now in enumerate(order))
    some = {name: [lengths[name][place] for place in fresh] for name in MEASURED}
    overlay = Overlay(gone, None if stays else order)
    return _changed(faq, documents, fresh, some, before, overlay)


def _moved(before: Mapping[str, Totals], after: Mapping[str, Totals]) -> bool:
    """Return whether fields are longer or shorter than they were."""
    pairs = [(before[name].average, after[name].average) for name in MEASURED]
    return any(abs(then - now) > _SAME * then for then, now in pairs)


def _changed(
    faq: Faq,
    documents: Documents,
    fresh: Sequence[int],
    lengths: Mapping[str, Sequence[int]],
    before: Mapping[str, Totals],
    overlay: Overlay,
) -> Changed:
    gathered = Gathered()
    for place in fresh:
        gathered.add(place, documents.counted(faq.entries[place]))
    words = gathered.words(documents.words(), documents.analyzer)
    worth = norms(len(fresh), lengths, {name: before[name].average for name in MEASURED})
    by_place = [dict(zip(fresh, values, strict=True)) for values in worth]
    overlay.lists.update(
        ((each.field, each.term), (each.places, each.weights, each.marks))
        for each in gathered.lists(by_place)
    )
    return Changed(overlay, words)
