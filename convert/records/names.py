"""What the fields of a question are called in data, and in what order they are looked for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from convert.wording import file_names_faq

if TYPE_CHECKING:
    from collections.abc import Iterable

    from convert.records.tree import Table, Tree

_NOISE: Final = re.compile(r"[^a-z0-9\u0080-\U0010ffff]+")


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


QUESTION: Final = _names(
    "question q questions questiontext questiontitle questionname questionbody faqquestion "
    "ques quest frage pregunta domanda pergunta vraag 问题 質問 вопрос utterance utterances "
    "patterns instruction prompt query ask asked fråga spørsmål spørgsmål pytanie otázka "
    "soru питання 提问 问 질문 kysymys"
)
"""A field of one of these names is a question."""

TITLE: Final = _names(
    "title name heading headline header label term summary subject topic input text key"
)
"""A field of one of these names can be one, where an answer stands beside it."""

ANSWER: Final = _names(
    "answer a acceptedanswer answers answertext answerbody answerhtml answermarkdown faqanswer "
    "ans suggestedanswer antwort respuesta risposta resposta réponse reponse antwoord 答案 答 回答 "
    "ответ response responses reply replies solution resolution completion output svar "
    "odpowiedź odpověď cevap yanıt відповідь 답변 vastaus"
)
"""A field of one of these names is an answer."""

BODY: Final = _names(
    "content contents body bodyhtml bodymarkdown html markdown md richtext text texts paragraphs "
    "details detail explanation description desc definition message info value copy panel encoded "
    "excerpt"
)
"""A field of one of these names can be one, where a question or title stands beside it."""

MORE: Final = _names("explanation details moredetails longanswer fullanswer")
"""A text of one of these names goes on where an answer leaves off."""

SECTION: Final = _names(
    "section category categories sectiontitle sectionname categoryname group topic theme chapter "
    "subject area kategorie categoría categoria catégorie categorie categoryslug"
)
SECTION_ID: Final = _names("sectionid categoryid groupid topicid")
"""Fields that name a section by what another part of the data calls it."""
TAGS: Final = _names("tags tag keywords labels labelnames synonyms schlagworte etiquetas")
ALIASES: Final = _names(
    "aliases alias alttitles alttitle alternatives alternativequestions alternatequestions "
    "alternates variants variations similarquestions paraphrases also"
)
ANCHOR: Final = _names("id slug anchor key permalink handle")
UPDATED: Final = _names(
    "updated updatedat lastupdated modified modifiedat datemodified lastmod date"
)
HEADING: Final = _names("title name section category heading label header group topic sectiontitle")
"""What the title of a group of questions is called."""
ABOUT: Final = _names("about summary description intro introduction desc subtitle abstract lead")

WRAPPING: Final = frozenset(
    _names(
        "faq faqs faqitems faqlist faqdata faqsection faqsections faqpage faqentries faqquestions "
        "items item questions question qa qas qna qnas qnalist qnadocuments questionsandanswers "
        "questionanswers fragen preguntas domande perguntas vragen вопросы питання pytania "
        "frågor spørsmål spørgsmål otázky sorular 问题 質問 "
        "data list entries entry elements element content contents children child "
        "results result records record rows hits docs documents articles article posts nodes node "
        "edges fields field attributes attrs props properties frontmatter page pages sections "
        "section categories category groups group topics topic blocks block body root main "
        "mainentity mainentityofpage pairs conversations conversation examples intents "
        "rasanluidata commonexamples paragraphs accordion accordions panels tabs tab values value "
        "params payload object objects collection translation translations messages message "
        "locale en english "
        "default graph response output questionlist site cards card features"
    )
)
"""Keys that say nothing about a group of questions."""

SKIPPED: Final = frozenset(
    _names(
        "metadata meta seo head hero author authors maintainer site config configuration settings "
        "layout image images icon breadcrumbs breadcrumb nav navigation header footer schema "
        "opengraph twitter dependencies scripts related relatedquestions references"
    )
)
"""Keys below which no questions are looked for."""

FAQ_KEYS: Final = frozenset(
    _names(
        "faq faqs faqitems faqlist faqdata faqsection faqsections faqpage faqentries faqquestions "
        "questions qa qas qna qnas qnalist qnadocuments questionsandanswers questionanswers "
        "conversations mainentity questionlist accordion accordions"
    )
)
"""Keys that say that questions follow."""

_LANGUAGE: Final = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_ENGLISH: Final = ("en", "en-us", "en-gb", "en_us", "en_gb", "default")


_TONGUED: Final = re.compile(
    r"(?P<base>[A-Za-z]\w*?)(?:[ _.:-]|(?<=[a-z])(?=[A-Z]))\(?(?P<tongue>[A-Za-z]{2})\)?"
)
_ASKING: Final = frozenset((*QUESTION, *TITLE, *ANSWER, *BODY))


@lru_cache(maxsize=4096)
def plain(key: str) -> str:
    """Return a key in lower case without what only divides its words."""
    return _NOISE.sub("", key.lower())


def is_faq_key(key: str) -> bool:
    """Return whether a key says that questions follow."""
    return plain(key) in FAQ_KEYS or file_names_faq(key)


def base_name(key: str) -> tuple[str, str]:
    """Return a key without the language at its end, and that: ``question_de``, ``answerEn``.

    Args:
        key: A key of a mapping, or the name of a column.

    Returns:
        Both; the key as it is and nothing where it names no language.
    """
    found = _TONGUED.fullmatch(key.strip())
    if not found or not _known(found["tongue"]):
        return key, ""
    return found["base"], found["tongue"].lower()


def in_one_tongue(keys: Iterable[str]) -> dict[str, str]:
    """Return which of several keys to take where they come by language.

    Args:
        keys: The keys of a mapping, or the names of columns.

    Returns:
        The keys, each with its name without the language: of English before all, else of the first;
        none where no question and answer come by language.
    """
    tongues: dict[str, dict[str, str]] = {}
    for key in keys:
        base, tongue = base_name(key)
        if tongue and plain(base) in _ASKING:
            tongues.setdefault(tongue, {})[key] = base
    both = [
        found
        for found in tongues.values()
        if {plain(base) for base in found.values()} & {*QUESTION, *TITLE}
        and {plain(base) for base in found.values()} & {*ANSWER, *BODY}
    ]
    return tongues["en"] if tongues.get("en") in both else both[0] if both else {}


def first(table: Table, names: Iterable[str]) -> tuple[str, Tree]:
    """Return the key and the value of the first of some fields that is there and not empty."""
    by_name = {plain(key): key for key in reversed(table)}
    for name in names:
        key = by_name.get(name)
        if key is not None and table[key] not in (None, "", []):
            return key, table[key]
    return "", None


def languages(table: Table) -> list[str]:
    """Return the keys of a mapping whose every key names a language, English first; else none."""
    keys = [key for key in table if key]
    if len(keys) < 1 or not all(_LANGUAGE.fullmatch(key) and _known(key) for key in keys):
        return []
    return sorted(keys, key=lambda key: (key.lower() not in _ENGLISH, keys.index(key)))


_CODES: Final = frozenset(
    _names(
        "en de fr es it pt nl sv da no nb nn fi pl cs sk hu ro bg el tr ru uk ar he fa hi bn ta te "
        "th vi id ms ja ko zh ca eu gl hr sr sl et lv lt is ga cy ka hy az kk ur sw"
    )
)


def _known(key: str) -> bool:
    return key[:2].lower() in _CODES
