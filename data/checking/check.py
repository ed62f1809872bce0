"""What a careful author wants to know about a FAQ that can be read.

Reading reports what is wrong with the file (:mod:`data.reading.reader`); this reports what is
doubtful about its content. Nothing here needs a network: :mod:`data.online.verify` asks outside.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from data.checking.citation_forms import citation_problems
from data.checking.duplicates import same_works
from data.checking.printed import printed_differences
from data.checking.similar import similar_questions
from data.checking.texts import text_problems
from data.identifiers.find import reference_identifiers
from data.problems import Problem, Severity, in_order
from data.reading.pinpoint import pinpoint
from data.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from data.model import Entry, Erratum, Faq, Reference

_NEEDED = {
    "article-journal": ("author", "title", "issued", "container-title"),
    "article-magazine": ("title", "issued", "container-title"),
    "article-newspaper": ("title", "issued", "container-title"),
    "article": ("author", "title", "issued"),
    "book": ("author", "title", "issued", "publisher"),
    "chapter": ("author", "title", "issued", "container-title"),
    "dataset": ("author", "title", "issued"),
    "paper-conference": ("author", "title", "issued"),
    "report": ("title", "issued"),
    "thesis": ("author", "title", "issued", "publisher"),
    "webpage": ("title", "URL"),
}
"""Fields without which a reader cannot find a work of a type."""
_CSL_FIELDS = {"first author": "author", "year": "issued", "pages": "page"}
"""What a reference calls the fields that are compared with its printed form."""


def check_faq(
    faq: Faq,
    *,
    today: date,
    max_age_days: int | None = None,
    file: str = "",
    alike: Callable[[Faq], Iterable[tuple[int, int]]] = lambda _: (),
) -> tuple[Problem, ...]:
    """Check the content of a FAQ.

    Args:
        faq: A FAQ.
        today: The date to measure ages against.
        max_age_days: Report reviews older than this; None to report none.
        file: The file as the user named it; by default its path.
        alike: Gives pairs of places of entries whose questions mean the same, where that is known
            by more than their words.

    Returns:
        Problems, the worst first, with the place and line of the field where the file can be read
        again. What an erratum on a reference explains has the code ``explained``
        and is only a note.
    """
    check = _Check(faq, file or faq.path)
    problems = [
        *check.references(),
        *check.duplicates(),
        *check.questions(alike),
        *text_problems(faq, file or faq.path),
        *citation_problems(faq, file or faq.path),
        *(check.reviews(today, max_age_days) if max_age_days is not None else ()),
    ]
    return in_order(pinpoint(faq, problems))


class _Check:
    def __init__(self, faq: Faq, file: str) -> None:
        self.faq, self.file = faq, file
        self.places = {
            **{entry.id: f"questions[{place}]" for place, entry in enumerate(faq.entries)},
            **{work.id: f"references[{place}]" for place, work in enumerate(faq.references)},
        }

    def references(self) -> Iterator[Problem]:
        used = set(self.faq.cited_by)
        for erratum in self.faq.errata:
            used.update(erratum.see, (citation.key for citation in erratum.citations))
        for reference in self.faq.references:
            found = [*self._identifiers(reference), *self._printed(reference)]
            found += self._missing(reference)
            errata = self.faq.errata_by_target.get(reference.id, ())
            if reference.id not in used and not errata:
                yield self._about(
                    reference,
                    "note",
                    "unused-reference",
                    f'Reference "{reference.id}" is not cited.',
                    "Cite it or remove it.",
                )
            if errata and not any(problem.code == "explained" for problem in found):
                yield self._known(reference, errata)
            yield from found

    def _known(self, reference: Reference, errata: tuple[Erratum, ...]) -> Problem:
        kinds = ", ".join(erratum.kind or "doubtful" for erratum in errata)
        named = ", ".join(f'"{erratum.id}"' for erratum in errata)
        message = f'Reference "{reference.id}" is known to be doubtful ({kinds}), see {named}.'
        return self._about(reference, "note", "explained", message)

    def _identifiers(self, reference: Reference) -> Iterator[Problem]:
        for field, parsed in reference_identifiers(reference):
            if parsed.problem:
                value = f' "{visible(reference.text(field))}"' if reference.text(field) else ""
                yield self._about(
                    reference,
                    "warning" if parsed.identifier else "error",
                    "odd-identifier" if parsed.identifier else "bad-identifier",
                    f'The {field}{value} of "{reference.id}" {parsed.problem}.',
                    parsed.hint,
                    field,
                )

    def _printed(self, reference: Reference) -> Iterator[Problem]:
        for difference in printed_differences(reference):
            other = f'"{difference.theirs}"' if difference.theirs else "something else"
            yield self._doubt(
                reference,
                "printed-differs",
                f'The {difference.field} of "{reference.id}" is "{difference.ours}", '
                f"but its printed form has {other}.",
                "Correct the fields, or explain the difference in an erratum.",
                field=_CSL_FIELDS.get(difference.field, difference.field),
            )

    def _missing(self, reference: Reference) -> Iterator[Problem]:
        missing = [] if reference.type else ["type"]
        for name in _NEEDED.get(reference.type, ("title",)):
            present = bool(reference.fields.get(name))
            if name == "author":
                present = bool(reference.authors or reference.fields.get("editor"))
            elif name == "issued":
                present = present or bool(reference.text("status"))
            if not present:
                missing.append(name)
        if missing:
            kind = f" of type {reference.type}" if reference.type else ""
            yield self._about(
                reference,
                "warning",
                "missing-field",
                f'Reference "{reference.id}"{kind} has no {" and no ".join(missing)}.',
                "Add what the work has; readers need it to find the work.",
            )

    def duplicates(self) -> Iterator[Problem]:
        """Report references that are the same work, or claim the same pages."""
        for reference, other, shared in same_works(self.faq.references):
            if shared:
                yield self._same(reference, other, shared)
                continue
            yield self._doubt(
                reference,
                "same-pages",
                f'"{reference.id}" and "{other.id}" have different titles but the same '
                "journal, volume and pages.",
                "Check both: at least one of them is wrong.",
                other,
            )

    def _same(self, reference: Reference, other: Reference, what: str) -> Problem:
        return self._doubt(
            reference,
            "duplicate-reference",
            f'"{reference.id}" and "{other.id}" have {what}.',
            f'Cite "{other.id}" only, and remove "{reference.id}".',
            other,
        )

    def questions(self, alike: Callable[[Faq], Iterable[tuple[int, int]]]) -> Iterator[Problem]:
        entries = self.faq.entries
        pairs = {
            (entry.id, other.id): (entry, other, same)
            for entry, other, same in similar_questions(entries, self.faq.language)
        }
        for place, earlier in alike(self.faq):
            entry, other = entries[place], entries[earlier]
            pairs.setdefault((entry.id, other.id), (entry, other, False))
        for entry, other, same in pairs.values():
            yield self._entry(
                entry,
                "warning" if same else "note",
                "duplicate-question" if same else "similar-question",
                f'"{entry.id}" asks {"the same" if same else "nearly the same"} as "{other.id}".',
                "Make one of them an alias of the other, or say what sets them apart.",
                "question",
            )

    def reviews(self, today: date, max_age_days: int) -> Iterator[Problem]:
        for entry in self.faq.entries:
            try:
                age = (today - date.fromisoformat(entry.updated)).days
            except ValueError:
                yield self._entry(
                    entry,
                    "note",
                    "no-review-date",
                    f'"{entry.id}" does not say when it was last reviewed.',
                    "Add `updated:` with an ISO date such as 2019-01-31.",
                )
                continue
            if age > max_age_days:
                yield self._entry(
                    entry,
                    "warning",
                    "review-overdue",
                    f'"{entry.id}" was last reviewed {age} days ago, on {entry.updated}.',
                    "Review it, and set `updated:` to the day you did.",
                    "updated",
                )
            elif age < 0:
                yield self._entry(
                    entry,
                    "warning",
                    "future-date",
                    f'"{entry.id}" was last reviewed on {entry.updated}, which is in the future.',
                    "Correct `updated:`.",
                    "updated",
                )

    def _doubt(
        self,
        reference: Reference,
        code: str,
        message: str,
        hint: str,
        other: Reference | None = None,
        field: str = "",
    ) -> Problem:
        """Report a doubt, as explained when one of the references has an erratum."""
        for one in (reference, other):
            errata = self.faq.errata_by_target.get(one.id, ()) if one else ()
            if errata:
                explained = f'{message} The erratum "{errata[0].id}" explains it.'
                return self._about(reference, "note", "explained", explained, field=field)
        return self._about(reference, "warning", code, message, hint, field)

    def _about(
        self,
        reference: Reference,
        severity: Severity,
        code: str,
        message: str,
        hint: str = "",
        field: str = "",
    ) -> Problem:
        path = self.places[reference.id] + (f".{field}" if field else "")
        file = reference.file or self.file
        return Problem(severity, code, message, file, reference.line, hint=hint, path=path)

    def _entry(
        self,
        entry: Entry,
        severity: Severity,
        code: str,
        message: str,
        hint: str,
        field: str = "",
    ) -> Problem:
        path = self.places[entry.id] + (f".{field}" if field else "")
        return Problem(severity, code, message, self.file, entry.line, hint=hint, path=path)
