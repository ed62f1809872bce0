"""From what a reader typed to the question or reference that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.ordering import question_numbers
from faqt.failures import NOTHING, WRONG_USE, CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from data.model import Entry, Faq, Reference

_NEAREST = 3


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
        numbers = question_numbers(faq)
        for entry_id, number in numbers.items():
            if number == int(word):
                return faq.entries_by_id[entry_id]
        raise CommandError(
            f"there is no question {word}: they are numbered from 1 to {len(numbers)}",
            code=NOTHING,
        )
    questions = {entry.id: entry.question for entry in faq.entries}
    return faq.entries_by_id[_pick(word, questions, "question", "faqt list")]


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

    titles = {reference.id: plain(reference.title) for reference in faq.references}
    return faq.references_by_id[_pick(word, titles, "reference", "faqt refs")]


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
    return _pick(word, titles, "section", "faqt list")


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
    tags = {tag: "" for entry in faq.entries for tag in entry.tags}
    return _pick(word, tags, "tag", "faqt list --json")


def _pick(word: str, known: Mapping[str, str], kind: str, lister: str) -> str:
    """Choose an id: the same, the same but for case, or the only one that begins so.

    Args:
        word: What was typed.
        known: What each id stands for, by id.
        kind: What the ids name.
        lister: Command that lists them.
    """
    if word in known:
        return word
    folded = word.casefold()
    tests: list[Callable[[str], bool]] = [
        lambda name: name.casefold() == folded,
        lambda name: bool(folded) and name.casefold().startswith(folded),
    ]
    for test in tests:
        matches = [name for name in known if test(name)]
        if len(matches) == 1:
            return matches[0]
        if matches:
            message = f"“{word}” fits {len(matches)} {kind}s; type more of the one you mean"
            raise CommandError(message, _listed(matches, known), code=WRONG_USE)
    near = nearest_ids(word, known)
    hint = f"Closest:\n{_listed(near, known)}" if near else ""
    hint = f"{hint}\n“{lister}” shows all." if hint else f"“{lister}” shows all."
    raise CommandError(f"there is no {kind} “{word}”", hint, code=NOTHING)


def _listed(names: Iterable[str], known: Mapping[str, str]) -> str:
    """List ids, each with what it stands for."""
    return "\n".join(f"  {name}  {known[name]}".rstrip() for name in names)


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
