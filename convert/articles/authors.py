"""Names of authors as reference lists print them.

``Krystal, J. H., & Duman, R. S.`` (APA), ``Krystal JH, Duman RS, et al`` (Vancouver),
``J. H. Krystal and R. S. Duman`` (IEEE), ``Krystal, John H., and Ronald Duman`` (Chicago),
``World Health Organization``.
"""

from __future__ import annotations

import re
from typing import Final

_INITIALS: Final = re.compile(
    r"(?:[^\W\d_a-z]\w{0,2}\.[ \u00a0]?-?[ \u00a0]?)+|[^\W\d_a-z]{1,3}(?:-[^\W\d_a-z])?"
)
_ET_AL: Final = re.compile(r"[,;]?\s*(?:and\s+|&\s*)?(?:et\.?\s*al\.?|and others|u\.\s?a\.)\s*$")
_EDITORS: Final = re.compile(r"[,.]?\s*\(?\b[Ee](?:ds?|ditors?)\b\.?\)?\.?,?\s*$")
_AND: Final = re.compile(r"\s*,?\s*(?:&|\band\b|\bund\b|\bet\b(?!\s*al)|\by\b)\s+")
_SUFFIX: Final = re.compile(r"(?:Jr|Sr)\.?|[IVX]{2,4}|2nd|3rd")
_PARTICLES: Final = (
    r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|el|al|zu|af)\s+)"
)
_PERSON: Final = re.compile(rf"{_PARTICLES}*[^\W\d_][\w'’\-]*(?:[ \u00a0][^\W\d_][\w'’\-]*){{0,2}}")
_VANCOUVER: Final = re.compile(
    rf"(?P<family>{_PARTICLES}*[^\W\d_][\w'’\-]*(?:[ ]{_PARTICLES}*[^\W\d_][\w'’\-]+){{0,2}})"
    r"[ ](?P<given>[^\W\d_a-z]{1,4}(?:-[^\W\d_a-z])?|(?:[^\W\d_a-z]\.[ ]?){1,3}[^\W\d_a-z]?)("
    r"?P<suffix>[ ](?:Jr|Sr|[IVX]{2,3}|2nd|3rd))?"
)
_FIRST_LAST: Final = re.compile(
    rf"(?P<given>(?:[^\W\d_a-z]\.[ -]?){{1,4}})[ ]?(?P<family>{_PARTICLES}*[^\W\d_][\w'’\- ]+)"
)
_BARE_INITIALS: Final = re.compile(r"\w [^\W\d_a-z]{1,3}\Z")
_SURNAME: Final = re.compile(rf"{_PARTICLES}*[^\W\d_a-z][\w'’\-]+")
_ORGANISATION: Final = re.compile(
    r"\b(?:Academy|Administration|Agency|Association|Authority|Board|Bureau|Cent(?:er|re)|College"
    r"|Commission|Committee|Congress|Consortium|Council|Court|Department|Division|Foundation"
    r"|Government|Group|Institut\w*|Laboratory|Library|Ministry|Network|Office|Organi[sz]ation"
    r"|Panel|Project|Program(?:me)?|School|Service|Society|Survey|Task Force|Team|Trust|Union"
    r"|University)s?\b"
)

_Name = dict[str, str]


def printed_names(text: str) -> list[_Name]:
    """Read the names before the year or title of a printed reference.

    Args:
        text: The names, perhaps with ``et al.``, ``(Eds.)`` and the like.

    Returns:
        CSL names in order; ``…`` where the list leaves some out, ``others`` for ``et al.``; none
        where the text does not look like names.
    """
    text = " ".join(text.split()).strip(" ,;:")
    text = re.sub(r"(?<=[^\W\d_A-Z]{2})\.$", "", _EDITORS.sub("", text).strip(" ,;:"))
    shortened = _ET_AL.search(text)
    if shortened:
        text = text[: shortened.start()].strip(" ,;:")
    if not text:
        return []
    names = _people(text) or _people(text.rstrip(".")) or _surnames(text, alone=bool(shortened))
    names = names or _organisation(text)
    if names and shortened:
        names.append({"literal": "others"})
    return names


def _people(text: str) -> list[_Name]:
    return _vancouver(text) or _first_last(text) or _inverted(text)


def _surnames(text: str, *, alone: bool) -> list[_Name]:
    """Read ``Johnson and Brown``, and ``Smith`` before ``et al.``."""
    parts = [part for part in re.split(r"\s*,\s*", _AND.sub(", ", text)) if part]
    joined = len(parts) > 1 and _AND.search(text) is not None
    if not (joined or (alone and parts)) or not all(map(_SURNAME.fullmatch, parts)):
        return []
    return [_parted({"family": part}) for part in parts]


def _vancouver(text: str) -> list[_Name]:
    names: list[_Name] = []
    for part in re.split(r"\s*[,;]\s*|\s+(?:and|&)\s+", text.rstrip(".")):
        if part in {"…", "..."}:
            names.append({"literal": "…"})
            continue
        found = _VANCOUVER.fullmatch(part)
        if not found and names and _ORGANISATION.search(part):
            names.append({"literal": part})
            continue
        if not found:
            return []
        given = found["given"].strip()
        stop = "." if "." in given and not given.endswith(".") else ""
        name = {"family": found["family"], "given": given + stop}
        if found["suffix"]:
            name["suffix"] = found["suffix"].strip()
        names.append(_parted(name))
    return names


def _first_last(text: str) -> list[_Name]:
    names: list[_Name] = []
    for part in re.split(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+", text):
        found = _FIRST_LAST.fullmatch(part)
        if not found or _ORGANISATION.search(part):
            return []
        names.append(_parted({"family": found["family"], "given": found["given"].strip()}))
    return names


def _inverted(text: str) -> list[_Name]:
    """Read ``Family, Given, Family, Given & Family, Given``, or the first alone so (Chicago)."""
    text = re.sub(r"[,.]?\s*(?:…|\.\s?\.\s?\.)\s*,?\s*(?:&|and)?\s*", ", …, ", text)
    parts = [part for part in re.split(r"\s*[,;]\s*", _AND.sub(", ", text)) if part]
    names: list[_Name] = []
    chicago = re.match(r"[^,&]+,\s*(?!&|and\b)", text) is not None
    at = 0
    while at < len(parts):
        part = parts[at]
        following = parts[at + 1] if at + 1 < len(parts) else ""
        if part == "…":
            names.append({"literal": "…"})
            at += 1
        elif _SUFFIX.fullmatch(part) and names and "given" in names[-1]:
            names[-1]["suffix"] = part
            at += 1
        elif (_INITIALS.fullmatch(following) and _PERSON.fullmatch(part)) or (
            not names
            and chicago
            and _is_given(following)
            and _PERSON.fullmatch(part)
            and not _BARE_INITIALS.search(part)
            and not _BARE_INITIALS.search(following)
        ):
            names.append(_parted({"family": part, "given": following}))
            at += 2
        elif names and (person := _given_first(part)):
            names.append(person)
            at += 1
        elif names and _ORGANISATION.search(part) and _looks_like_organisation(part):
            names.append({"literal": part})
            at += 1
        else:
            return []
    return names


def _is_given(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 3 and all(
        re.fullmatch(r"[^\W\d_a-z][\w'’.\-]*", word) for word in words
    )


def _given_first(text: str) -> _Name | None:
    # The second and later names of Chicago: `Ronald S. Duman`.
    found = re.fullmatch(
        rf"((?:[^\W\d_a-z][\w'’\-]*\.?[ ])+)({_PARTICLES}*[^\W\d_a-z][\w'’\-]+)", text
    )
    return _parted({"family": found[2], "given": found[1].strip()}) if found else None


def _organisation(text: str) -> list[_Name]:
    if not _looks_like_organisation(text):
        return []
    abbreviated = re.search(r"\b(?:Inc|Ltd|Co|Corp|[A-Z])\.$", text)
    return [{"literal": text if abbreviated else text.rstrip(".")}]


def _looks_like_organisation(text: str) -> bool:
    words = text.split()
    if re.search(r",\s+(?:[^\W\d_]\.|&)|&.*,", text):
        return False  # people among organisations
    return (
        bool(words) and len(words) <= 14 and text[0].isupper() and not re.search(r"[?!“”\"]", text)
    )


def _parted(name: _Name) -> _Name:
    # `van den Berg`: the particle is a part of its own, as CSL has it.
    found = re.match(rf"{_PARTICLES}+(?=[^\W\d_a-z])", name["family"])
    if found:
        name = {**name, "family": name["family"][found.end() :]}
        name["non-dropping-particle"] = found[0].strip()
    return name
