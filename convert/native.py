"""Whether a file is in faqt's own format, mistakes included, or YAML or JSON of another shape."""

from __future__ import annotations

import json
import re
from typing import Final

from data.fields import TOP_KEYS

_TOP: Final = re.compile(rb"^[\"']?([A-Za-z_][\w-]*)[\"']?[ \t]*:(?=\s|$)", re.MULTILINE)
_QUESTIONS: Final = re.compile(
    rb"^[\"']?questions[\"']?[ \t]*:[ \t]*(?P<same>[^\s#][^\n]*)?", re.MULTILINE
)
_NOT_LIST: Final = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]+(?!-(?:\s|$))[^\s#]")
_QUESTION: Final = re.compile(
    rb"(?:^[ \t]*(?:-[ \t]+)?|[{,]\s*)[\"']?question[\"']?[ \t]*:", re.MULTILINE
)
_ANSWER: Final = re.compile(
    rb"(?:^[ \t]*(?:-[ \t]+)?|[{,]\s*)[\"']?answer[\"']?[ \t]*:", re.MULTILINE
)
_LISTED: Final = re.compile(
    rb"^[ \t]*(?:-[ \t]+)?[\"']?answer[\"']?[ \t]*:[ \t]*(?:[\[{]|\r?\n[ \t]*(?:- |\w+:))",
    re.MULTILINE,
)
_ITEM: Final = re.compile(rb"^[ \t]*-[ \t]+[\"']?([\w-]+)[\"']?[ \t]*:", re.MULTILINE)
_SAMPLE: Final = 1 << 16
_OWN: Final = frozenset({b"schema", b"errata"})
_TOPS: Final = frozenset(key.encode() for key in TOP_KEYS)


def is_native(data: bytes, suffix: str) -> bool:
    """Return whether a file is to be read as faqt's own format.

    Only its shape counts: a file that is meant to be one and has mistakes gets the messages that
    tell where they are.

    Args:
        data: The file's bytes.
        suffix: The ending of its name with the dot, in lower case.

    Returns:
        True for the shape that docs/format.md describes; for one that has another, false.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    start = data[:4096].lstrip()
    if suffix == ".json" or start.startswith((b"{", b"[")):
        return _is_native_json(data)
    if any(data.startswith(key + b":") or b"\n" + key + b":" in data for key in _OWN):
        return True
    # Scanning a large file for lines takes as long as parsing a good part of it.
    at = 0 if data.startswith(b"questions:") else data.find(b"\nquestions:") + 1 or -1
    found = _QUESTIONS.match(data, at) if at >= 0 else _QUESTIONS.search(data)
    if not found:
        return bool(suffix) and _is_unfinished(data)
    if not found["same"] and _NOT_LIST.match(data, found.end()):
        return False
    sample = data[found.start() : found.end() + _SAMPLE]
    if _QUESTION.search(sample):
        return len(_LISTED.findall(sample)) * 2 <= len(_ANSWER.findall(sample))
    items = set(_ITEM.findall(sample))
    return not items or (b"answer" in items and set(_TOP.findall(data)) <= _TOPS)


def _is_unfinished(data: bytes) -> bool:
    """Return whether a file without questions has nothing but keys of ours, or comments."""
    keys = set(_TOP.findall(data))
    if not keys:
        # Nothing but comments: the reader says what to write.
        return not re.search(rb"^[ \t]*[^\s#]", data, re.MULTILINE)
    return keys <= _TOPS and not _QUESTION.search(data) and not _ITEM.search(data)


def _is_native_json(data: bytes) -> bool:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        # The reader of YAML tells mistakes better, where there is reason to think it is ours.
        return re.match(rb"\s*\{\s*\"(?:schema|questions)\"\s*:", data) is not None
    if not isinstance(document, dict):
        return False
    questions = document.get("questions")
    if document.keys() & {"schema", "errata"} or not document:
        return True
    if not isinstance(questions, list):
        return False
    good = sum(
        isinstance(item, dict)
        and isinstance(item.get("question"), str)
        and isinstance(item.get("answer"), str)
        for item in questions
    )
    return good * 2 > len(questions)
