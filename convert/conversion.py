"""Making a FAQ of what is in another format: which one it is, and what its module made of it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from convert.decoding import GZIP, refuse_binary, refused, unzipped
from convert.detect import formats_of
from convert.drafting import read_draft
from convert.finish import finish
from convert.folder.faqtory import question_files
from convert.formats import BY_SUFFIX, FORMATS
from convert.source import Material
from convert.wording import asks
from convert.xml.stackexchange import is_dump
from data.problems import FaqError
from data.reading.files import read_bytes
from data.reading.source import Limits
from data.store.digests import source_digest
from data.suggest import nearest

if TYPE_CHECKING:
    from convert.formats import Format
    from convert.model import Converted, Draft

_ALIKE = frozenset({"markdown", "text"})


def convert(path: str, *, format: str = "", limits: Limits | None = None) -> Converted:
    """Read a FAQ from a file or a folder that is not in faqt's own format.

    Args:
        path: The file or folder.
        format: What it is, as in :data:`convert.formats.FORMATS`; empty to find out.
        limits: How much to take; None for what the environment says.

    Returns:
        The FAQ.

    Raises:
        FaqError: It cannot be read, or has no questions; the message is in terms of its format.
    """
    limits = limits or Limits.configured()
    place = os.path.abspath(path)  # noqa: PTH100 - links stay as they are
    if os.path.isdir(path):  # noqa: PTH112 - a text
        found = "faqtory" if question_files(Path(path)) else "folder"
        chosen = _named(format, path) or FORMATS[found]
        return _tried(
            Material(path, path=place, limits=limits), [chosen], digest=source_digest(place)
        )
    if format.lower() in {"", "stackexchange"} and is_dump(Path(path)):
        material = Material(path, path=place, limits=limits)
        return _tried(material, [FORMATS["stackexchange"]], digest=source_digest(place))
    data = read_bytes(path, limits)
    digest = hashlib.sha256(data).hexdigest()
    return convert_bytes(data, name=path, path=place, format=format, limits=limits, digest=digest)


def convert_bytes(
    data: bytes,
    *,
    name: str,
    path: str = "",
    format: str = "",
    limits: Limits | None = None,
    digest: str = "",
) -> Converted:
    """Read a FAQ from memory, such as from standard input.

    Args:
        data: The bytes.
        name: What problems call it.
        path: Absolute path of its file; empty for none.
        format: What it is; empty to find out.
        limits: How much to take; None for what the environment says.
        digest: SHA-256 of the bytes in hexadecimal; empty for a FAQ without a file.

    Returns:
        The FAQ.

    Raises:
        FaqError: It cannot be read, or has no questions.
    """
    limits = limits or Limits.configured()
    if data.startswith(GZIP):
        data = unzipped(data, name, limits)
    material = Material(name, data, path, limits)
    chosen = _named(format, name)
    formats = [chosen] if chosen else [FORMATS[each] for each in formats_of(material)]
    if not formats:
        refuse_binary(data, name)
        raise refused(name, "not-a-text", "faqt cannot read this file.")
    return _tried(material, formats, digest=digest)


def _tried(material: Material, formats: list[Format], *, digest: str) -> Converted:
    """Read a source as the first format in which it has questions.

    Between plain text and Markdown, the one in which more questions ask decides: underlined lines
    and numbers mean something in both.
    """
    first: FaqError | None = None
    best: Converted | None = None
    for format_ in formats:
        if best is not None and format_.id not in _ALIKE:
            break
        try:
            made = _converted(material, format_, digest)
        except FaqError as error:
            first = first or error
            continue
        if format_.id not in _ALIKE or _is_markdown(material):
            return made
        if best is None or _asking(made) > _asking(best):
            best = made
    if best is not None:
        return best
    raise first or refused(material.name, "not-a-text", "faqt cannot read this file.")


def _is_markdown(material: Material) -> bool:
    suffix = Path(material.path or material.name).suffix.lower().removeprefix(".")
    return BY_SUFFIX.get(suffix) == "markdown"


def _asking(made: Converted) -> int:
    return sum(asks(entry.question) > 0 for entry in made.faq.entries)


def _converted(material: Material, format_: Format, digest: str) -> Converted:
    draft = read_draft(material, format_)
    label = draft.format or format_.label
    if draft.entries:
        made = finish(draft, label, name=material.stem, path=material.path, digest=digest)
        if made.faq.entries:
            return made
    raise _without_questions(material, format_, draft)


def _without_questions(material: Material, format_: Format, draft: Draft) -> FaqError:
    seen = draft.seen
    message = f"No questions found. It was read as {draft.format or format_.label}."
    if seen and format_.seen:
        listed = ", ".join(f"“{text}”" for text in seen)
        message += f" Its {format_.seen}: {listed}."
    elif draft.leftovers:
        message += f" Without an answer: “{draft.leftovers[0]}”."
    return refused(material.name, "no-questions", message, draft.hint or format_.hint)


def _named(format: str, name: str) -> Format | None:
    if not format:
        return None
    wanted = format.lower().removeprefix(".")
    found = FORMATS.get(wanted) or FORMATS.get(BY_SUFFIX.get(wanted, ""))
    if found is None:
        near = nearest(format, FORMATS)
        hint = f"Did you mean “{near}”? " if near else ""
        raise refused(
            name,
            "unknown-format",
            f"“{format}” is not a format that faqt reads.",
            f"{hint}Formats: {', '.join(FORMATS)}.",
        )
    return found
