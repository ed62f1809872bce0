"""Questions, answers, references and problems as JSON objects, whose shape is a promise.

Every shape stands in a JSON Schema of ``faqt/schemas`` and in ``docs/cli.md``. Fields may be added;
one that is there keeps its name and meaning while ``schema`` is 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from data.ordering import likely_meant

if TYPE_CHECKING:
    from data.model import Citation, CslValue, Entry, Erratum, Faq, Reference
    from data.problems import Problem

Object = dict[str, Any]
"""A JSON object."""


def faq_object(faq: Faq) -> Object:
    """Say which FAQ it is."""
    return {"title": faq.title, "path": faq.path, "language": faq.language}


def entry_object(faq: Faq, entry: Entry, number: int) -> Object:
    """Return a question without its answer."""
    return {
        "id": entry.id,
        "number": number,
        "question": entry.question,
        "heading": entry.heading,
        "section": entry.section,
        "tags": list(entry.tags),
        "aliases": list(entry.aliases),
        "updated": entry.updated,
        "cites": list(dict.fromkeys(citation.key for citation in entry.citations)),
        "errata": [erratum.id for erratum in faq.errata_by_target.get(entry.id, ())],
        "flaws": list(entry.flaws),
        "line": entry.line,
    }


def answer_object(
    faq: Faq, entry: Entry, number: int, reference_numbers: Mapping[str, int]
) -> Object:
    """Return a question with its answer, notes and references."""
    return {
        **entry_object(faq, entry, number),
        "answer": entry.answer,
        "citations": [_citation(citation) for citation in entry.citations],
        "errata": [erratum_object(erratum) for erratum in faq.errata_by_target.get(entry.id, ())],
        "references": [
            {"number": place, **reference_object(faq, faq.references_by_id[key])}
            for key, place in reference_numbers.items()
        ],
    }


def _citation(citation: Citation) -> Object:
    return {
        "key": citation.key,
        "prefix": citation.prefix,
        "locator": citation.locator,
        "span": list(citation.span),
        "in_text": citation.in_text,
        "author_suppressed": citation.author_suppressed,
    }


def erratum_object(erratum: Erratum) -> Object:
    """Return a note."""
    return {
        "id": erratum.id,
        "target": erratum.target,
        "kind": erratum.kind,
        "date": erratum.date,
        "note": erratum.note,
        "see": list(erratum.see),
    }


def reference_object(faq: Faq, reference: Reference) -> Object:
    """Return a reference with its links, the questions that cite it, and its notes."""
    from data.citing.apa import apa
    from data.citing.as_printed import is_printed_otherwise
    from data.identifiers.find import reference_links

    errata = faq.errata_by_target.get(reference.id, ())
    return {
        "id": reference.id,
        "text": apa(reference),
        "links": [
            {"kind": link.kind, "value": link.value, "url": link.url}
            for link in reference_links(reference)
        ],
        "printed": reference.printed,
        "printed_otherwise": is_printed_otherwise(reference),
        "cited_by": list(faq.cited_by.get(reference.id, ())),
        "errata": [erratum_object(erratum) for erratum in errata],
        "likely_meant": list(likely_meant(faq, reference.id)),
        "csl": _csl(reference.fields),
        "flaws": list(reference.flaws),
        "line": reference.line,
    }


def _csl(value: CslValue) -> Any:
    """Return CSL fields as JSON has them."""
    if isinstance(value, Mapping):
        return {name: _csl(inner) for name, inner in value.items()}
    return [_csl(inner) for inner in value] if isinstance(value, tuple) else value


def flaw_objects(faq: Faq) -> list[Object]:
    """Return the questions and references of which parts were passed over on opening."""
    return [
        {"id": item.id, "kind": kind, "flaws": list(item.flaws)}
        for kind, items in (("question", faq.entries), ("reference", faq.references))
        for item in items
        if item.flaws
    ]


def problem_object(problem: Problem) -> Object:
    """Return a problem."""
    return {
        "severity": problem.severity,
        "fatal": problem.fatal,
        "code": problem.code,
        "message": problem.message,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "path": problem.path,
        "hint": problem.hint,
    }
