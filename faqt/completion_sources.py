"""What a shell can complete: questions, references, sections and tags of the chosen FAQ.

Nothing here may fail or say a word: an unreadable FAQ completes nothing.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click
    from click.shell_completion import CompletionItem

    from data.model import Faq

_MOST: Final = 2_000
"""Questions, and references, that are offered at once: nobody chooses among more."""


def complete_entry(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the id of a question."""
    faq = _faq(context)
    taken = context.params.get(parameter.name or "") or ()
    if faq is None:
        return []
    ids = faq.catalogue.ids(incomplete) if incomplete else (one.id for one in faq.entries)
    known = ((one, faq.entries_by_id[one].question) for one in ids if one.startswith(incomplete))
    return _items(islice(known, _MOST), incomplete, taken if isinstance(taken, tuple) else ())


def complete_reference(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the key of a reference."""
    faq = _faq(context)
    taken = context.params.get(parameter.name or "") or ()
    from data.citing.markup import plain  # here, because only a shell that asks needs it

    if faq is None:
        return []
    works = faq.references_by_id
    keys = faq.catalogue.keys(incomplete) if incomplete else (one.id for one in faq.references)
    known = ((key, plain(works[key].title)) for key in keys if key.startswith(incomplete))
    return _items(islice(known, _MOST), incomplete, taken if isinstance(taken, tuple) else ())


def complete_any(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the id of a question or the key of a reference."""
    return [
        *complete_entry(context, parameter, incomplete),
        *complete_reference(context, parameter, incomplete),
    ]


def complete_section(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete the id of a section."""
    faq = _faq(context)
    return _items(((one.id, one.title) for one in faq.sections) if faq else (), incomplete)


def complete_tag(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete a tag."""
    faq = _faq(context)
    tags = dict.fromkeys(faq.catalogue.tags, "") if faq else {}
    return _items(sorted(tags.items()), incomplete)


def complete_query(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete ``tag:`` and ``section:`` in a search."""
    from click.shell_completion import CompletionItem

    for prefix, source in (("tag:", complete_tag), ("section:", complete_section)):
        if incomplete.startswith(prefix):
            found = source(context, parameter, incomplete.removeprefix(prefix))
            # A name of several words stands in quotation marks in a search.
            values = [(item.value, item.help) for item in found]
            return [
                CompletionItem(prefix + (f'"{value}"' if " " in value else value), help=text)
                for value, text in values
            ]
        if incomplete and prefix.startswith(incomplete):
            return [CompletionItem(prefix, type="open")]
    return []


def _items(
    known: Iterable[tuple[str, str]], incomplete: str, taken: tuple[str, ...] = ()
) -> list[CompletionItem]:
    """Return those that begin with what was typed and are not on the line yet."""
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(name, help=text)
        for name, text in known
        if name.startswith(incomplete) and name not in taken
    ]


def _faq(context: click.Context) -> Faq | None:
    """Read the FAQ that the line chooses so far."""
    from data.problems import FaqError
    from faqt.loading import read

    file = context.params.get("file") or context.find_root().params.get("file")
    try:
        return read(file)[0]
    except FaqError:
        return None
