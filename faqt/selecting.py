"""From what a reader typed to the question or reference that is meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from faqt.failures import NOTHING, WRONG_USE, CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, ItemsView, Iterable, Iterator

    from data.model import Entry, Faq, Reference

_Item = TypeVar("_Item")
_NEAREST = 3
_MOST_LISTED = 100
"""Names that are listed where several fit."""
_DIGITS = 10
"""A number with as many digits is beyond every question."""


def find_entry(faq: Faq, word: str) -> Entry:
    """Find a question by its id, its number, or the beginning of its id.

    Args:
        faq: The FAQ.
        word: What was typed.

    Returns:
        The entry.

    Raises:
        CommandError: When there is none, with the nearest ones; or several, with all of them.
    """
    if word.isascii() and word.isdigit() and word not in faq.entries_by_id:
        count = len(faq.entries)
        # Digits without end are a number too, but none that Python likes to read.
        number = int(word) if len(word) < _DIGITS else 0
        if 1 <= number <= count:
            return faq.entries[faq.catalogue.listed[number - 1]]
        raise CommandError(
            f"there is no question {word}: they are numbered from 1 to {count}",
            code=NOTHING,
        )
    questions = _Texts(faq.entries_by_id, lambda entry: entry.question)
    found = _pick(word, questions, faq.catalogue.ids, "question", "faqt list")
    return faq.entries_by_id[found]


def find_reference(faq: Faq, word: str) -> Reference:
    """Find a reference by its key, the beginning of its key, or its DOI.

    Args:
        faq: The FAQ.
        word: What was typed; an ``@`` before a key is as good as none.

    Returns:
        The reference.

    Raises:
        CommandError: When there is none, with the nearest ones; or several, with all of them.
    """
    word = word.removeprefix("@")
    if word not in faq.references_by_id and "10." in word:
        doi = word[word.index("10.") :].casefold()
        for reference in faq.references:
            if reference.text("DOI").casefold().endswith(doi):
                return reference
    from data.citing.markup import plain  # here, because questions have no such markup

    titles = _Texts(faq.references_by_id, lambda reference: plain(reference.title))
    found = _pick(word, titles, faq.catalogue.keys, "reference", "faqt refs")
    return faq.references_by_id[found]


def find_section(faq: Faq, word: str) -> str:
    """Find a section by its id or title.

    Args:
        faq: The FAQ.
        word: What was typed.

    Returns:
        The section's id.

    Raises:
        CommandError: When there is none, or several.
    """
    titles = {section.id: section.title for section in faq.sections}
    for section_id, title in titles.items():
        if title.casefold() == word.casefold():
            return section_id
    return _pick(word, titles, _beginnings(titles), "section", "faqt list")


def find_tag(faq: Faq, word: str) -> str:
    """Find a tag, upper and lower case alike.

    Args:
        faq: The FAQ.
        word: What was typed.

    Returns:
        The tag as the FAQ writes it.

    Raises:
        CommandError: When there is none, or several begin so.
    """
    tags = dict.fromkeys(faq.catalogue.tags, "")
    return _pick(word, tags, _beginnings(tags), "tag", "faqt list --json")


class _Texts(Mapping[str, str]):
    """What the ids of a FAQ stand for, each made when it is looked at."""

    def __init__(self, known: Mapping[str, _Item], text: Callable[[_Item], str]) -> None:
        self._known: Mapping[str, Any] = known
        self._text = text

    def __getitem__(self, name: str) -> str:
        return self._text(self._known[name])

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def items(self) -> ItemsView[str, str]:
        """Return all of them, going through what they are made of once."""
        return {name: self._text(item) for name, item in self._known.items()}.items()


def _beginnings(known: Iterable[str]) -> Callable[[str], Iterable[str]]:
    """Return what finds the names that begin so, case aside."""
    return lambda text: (one for one in known if one.casefold().startswith(text.casefold()))


def _pick(
    word: str,
    known: Mapping[str, str],
    beginning: Callable[[str], Iterable[str]],
    kind: str,
    lister: str,
) -> str:
    """Choose an id: the same, the same but for case, or the only one that begins so.

    Args:
        word: What was typed.
        known: What each id stands for, by id.
        beginning: Finds the ids that begin with a text, case aside.
        kind: What the ids name.
        lister: Command that lists them.
    """
    if word in known:
        return word
    folded = word.casefold()
    begun = list(beginning(word)) if folded else []
    same = [name for name in begun if name.casefold() == folded]
    for matches in (same, begun):
        if len(matches) == 1:
            return matches[0]
        if matches:
            message = f"“{word}” fits {len(matches)} {kind}s; type more of the one you mean"
            raise CommandError(message, _listed(matches, known), code=WRONG_USE)
    near = nearest_ids(word, dict(known.items()))
    hint = f"Closest:\n{_listed(near, known)}" if near else ""
    hint = f"{hint}\n“{lister}” shows all." if hint else f"“{lister}” shows all."
    raise CommandError(f"there is no {kind} “{word}”", hint, code=NOTHING)


def _listed(names: Iterable[str], known: Mapping[str, str]) -> str:
    """List ids, each with what it stands for; of very many the first."""
    listed = list(names)
    lines = [f"  {name}  {known[name]}".rstrip() for name in listed[:_MOST_LISTED]]
    if len(listed) > _MOST_LISTED:
        lines.append(f"  … and {len(listed) - _MOST_LISTED:,} more")
    return "\n".join(lines)


def nearest_ids(word: str, known: Mapping[str, str]) -> list[str]:
    """Find the three ids that look most like a word.

    Among many thousands, only the ones that share most runs of letters are compared in full.

    Args:
        word: What was typed.
        known: What each id stands for, by id: its words count too.

    Returns:
        Ids, the nearest first; fewer than three where nothing comes close.
    """
    from difflib import SequenceMatcher  # here, because only a mistake needs it

    folded = word.casefold()
    wanted = _runs(folded)

    def shared(name: str) -> int:
        return len(wanted & _runs(f"{name} {known[name]}".casefold()))

    likely = sorted(known, key=shared, reverse=True)[:50]
    matcher = SequenceMatcher(b=folded, autojunk=False)

    def alike(name: str) -> float:
        matcher.set_seq1(name.casefold())
        return matcher.ratio() + shared(name) / (len(wanted) or 1)

    scores = {name: alike(name) for name in likely}
    close = [name for name in likely if scores[name] >= 0.5]
    return sorted(close, key=lambda name: -scores[name])[:_NEAREST]


def _runs(text: str) -> set[str]:
    """Return all runs of three letters."""
    return {text[at : at + 3] for at in range(len(text) - 2)}
