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
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if suffix == ".json" or start.startswith((b"{", b"[")):
        return _is_native_json(data)
    keys = set(_TOP.findall(data))
    if keys & _OWN:
        return True
    if suffix and not keys:
        # Nothing but comments: the reader says what to write.
        return not re.search(rb"^[ \t]*[^\s#]", data, re.MULTILINE)
    found = _QUESTIONS.search(data)
    if not found:
        only_own = bool(suffix and keys) and keys <= _TOPS
        return only_own and not _QUESTION.search(data) and not _ITEM.search(data)
    if not found["same"] and _NOT_LIST.match(data, found.end()):
        return False
    if _QUESTION.search(data):
        listed = len(_LISTED.findall(data))
        return listed * 2 <= len(_ANSWER.findall(data))
    items = set(_ITEM.findall(data, found.end()))
    return not items or (b"answer" in items and keys <= _TOPS)


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
