"""How titles are worded: which ask something, which say what a document is, which only help."""

from __future__ import annotations

import re
from typing import Final

from convert.labels import ANSWER_WORDS, QUESTION_WORDS, SIGN
from data.markup.readable import readable

_MARK: Final = re.compile("[?\uff1f\u061f\u037e\u055e]|^\u00bf")
_NUMBER: Final = re.compile(
    r"^\W{0,2}(?:(?:q|question)\.?\s*)?(?:\d{1,3}(?:\.\d{1,3})*[.):\]]+|\d{1,3}(?:\.\d{1,3})+|"
    r"[(\[]\d{1,3}(?:\.\d{1,3})*[)\]]|#\d{1,3}|(?:q|question)\s*\d{1,3}(?:\.\d{1,3})*(?:\s+(?=:))?)"
    r"[:.)\-–—]*\s+(?=\S)",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    rf"^\s*[\[(【]?(?:{QUESTION_WORDS})\s*\.?\s*(?:\d{{1,3}}(?:\.\d{{1,3}})*)?\s*{SIGN}\s*(?=\S)",
    re.IGNORECASE,
)
_ANSWER_LABEL: Final = re.compile(
    # A small letter counts its points: a) b) c).
    rf"^\s*[\[(【]?(?:(?-i:[AＡ])|a(?=\s*\d*\s*:)|{ANSWER_WORDS})\s*\.?\s*"
    rf"(?:\d{{1,3}}(?:\.\d{{1,3}})*)?\s*{SIGN}\s*",
    re.IGNORECASE,
)
_ONLY_QUESTION: Final = re.compile(rf"(?:{QUESTION_WORDS})\s*\d{{0,3}}", re.IGNORECASE)
_ONLY_ANSWER: Final = re.compile(rf"(?:a|{ANSWER_WORDS})\s*\d{{0,3}}", re.IGNORECASE)
_MARKED_ANSWER: Final = re.compile(
    r"\A\s*(?P<mark>\*\*|__|\*|_|<(?:b|strong)>)(?P<label>[^\n]{1,20}?)"
    r"(?P<close>\*\*|__|\*|_|</(?:b|strong)>)(?P<sign>\s*[:.]?)\s*",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"^(?:who|whom|whose|what|what's|whats|when|where|where's|why|which|how|is|are|am|was|were|"
    r"can|can't|could|do|does|doesn't|don't|did|didn't|will|won't|would|should|shouldn't|may|must|"
    r"has|have|isn't|aren't|i|i'm|i've|my|help|"
    r"wer|was|wann|wo|woher|wohin|warum|wieso|weshalb|wie|welche[rsnm]?|kann|gibt|muss|darf|ist|"
    r"qui|que|quoi|quand|où|pourquoi|comment|quel(?:le)?s?|est-ce|peut-on|puis-je|combien|"
    r"quién|qué|cuándo|dónde|cómo|cuál(?:es)?|cuánto|por qué|puedo|"
    r"chi|cosa|quando|dove|perché|come|quale|quanto|posso|"
    r"quem|onde|como|qual|quais|por que|wat|wanneer|waar|waarom|hoe|kan|"
    r"кто|что|когда|где|куда|почему|зачем|как|какой|какая|какие|сколько|можно|як|чому|чи|"
    r"hva|hvad|hvem|hvor|hvordan|hvorfor|vad|hur|varför|miten|miksi|mitä|czy|jak|dlaczego|kiedy|"
    r"gdzie|proč|nasıl|neden|πώς|γιατί)\b|"
    # No blanks divide the words of these languages.
    r"^(?:如何|怎么|怎麼|怎样|为什么|為什麼|为何|什么是|什麼是|是否|能否|可否|哪里|どう|なぜ|いつ|どこ|何)",
    re.IGNORECASE,
)
_ENDING: Final = re.compile("(?:吗|嗎|ですか|ますか|でしょうか|까요|니까)[。.]?$")
_FAQ: Final = re.compile(
    r"frequently[\s-](?:asked|answered)|common(?:ly)?[\s-](?:asked[\s-])?questions|"
    r"questions?\s*(?:and|&|/)\s*answers?|"
    r"häufig(?:e|\sgestellte)?\sfragen|foire\saux\squestions|questions?\sfréquent|"
    r"preguntas\s(?:más\s)?frecuentes|domande\s(?:più\s)?frequenti|perguntas\s(?:mais\s)?frequentes|"
    r"veelgestelde\svragen|ofte\s(?:stilte|stillede)|vanliga\sfrågor|usein\skysyt|"
    r"(?:często|najczęściej)\szadawane|často\skladené|sıkça\ssorulan|gyakori\skérdések|"
    r"întrebări\sfrecvente|συχνές\sερωτήσεις|часто\sзадаваемые|часті\s(?:за)?питання|"
    r"常见问题|常見問題|常见问答|よくある(?:ご)?質問|자주\s?묻는|الأسئلة\sالشائعة|câu\shỏi\sthường\sgặp|"
    # The word alone only where the title is about nothing else.
    r"^\W*(?:the\s|our\s)?(?:f\.?a\.?q\.?(?:['’]?s)?|q\s*(?:&|and|\+)\s*a)\b|"
    r"^\W*(?:(?!for\b|of\b|about\b|to\b)\w+(?:[’'.-]\w+)*\W+){1,5}"
    r"(?:f\.?a\.?q\.?(?:['’]?s)?|q\s*(?:&|and|\+)\s*a)\W*$",
    re.IGNORECASE,
)
_FAQ_NAME: Final = re.compile(
    r"(?:^|[^a-z])(?:f\.?a\.?qs?(?:data|list|items|page)?|q-?(?:n|and|-)-?a|"
    r"frequently-asked(?:-questions)?|foire-aux-questions|preguntas-frecuentes|domande-frequenti|"
    r"perguntas-frequentes|veelgestelde-vragen|(?:haeufige|häufige)(?:-gestellte)?-fragen)(?:[^a-z]|$)"
)
_HELP: Final = re.compile(
    r"^(?:(?:table\sof\s)?contents?|toc|index|on\sthis\spage|in\sthis\s(?:article|page)|"
    r"name|synopsis|description|authors?\sand\scopyright|copyright\sand\slicen[cs]e|"
    r"inhalt(?:sverzeichnis)?|sommaire|table\sdes\smatières|índice|"
    r"licen[cs]e|see\salso|references?|further\sreading|related(?:\s\w+)?|credits?|"
    r"acknowledge?ments?|authors?|copyright|changelog|contributing|contributors|"
    r"footnotes|notes|navigation|next\ssteps?)\W*$",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"\{/\*.*?\*/\}", re.DOTALL)
_ATTRIBUTES: Final = re.compile(r"\s*\{:?\s*[#.][^{}]*\}\s*$")
_IMAGE: Final = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_PICTURES: Final = re.compile(
    "(?:(?::[a-z][a-z0-9_+-]*:|[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f300-\U0001faff])\\s*)+"
)
_CODE: Final = re.compile(r"(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)")
_HASHES: Final = re.compile(r"(?<=\S)\s+#+\s*$")


def title_text(markdown: str) -> str:
    """Return a title as a line of plain text.

    Args:
        markdown: A title with Markdown or HTML in it.

    Returns:
        The words without marks and tags; code keeps its backticks, since without them it could
        be taken for words.
    """
    text = _ATTRIBUTES.sub("", _HASHES.sub("", _IMAGE.sub("", markdown)))
    text = _PICTURES.sub("", text.lstrip()) or text
    parts: list[str] = []
    done = 0
    for code in _CODE.finditer(text):
        parts += (_bare(text[done : code.start()]), code[0])
        done = code.end()
    parts.append(_bare(text[done:]))
    # Emphasis around code: the marks stand in different parts.
    joined = re.sub(r"^(\*\*|__|\*|_)(.+)\1$", r"\2", " ".join("".join(parts).split()))
    return joined.strip()


def _bare(text: str) -> str:
    if not text.strip():
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    # A number with a dot would be taken for the mark of a list.
    plain = readable("\u2060" + _COMMENT.sub("", text.strip()))
    return before + plain.replace("\u2060", "") + after


def without_number(title: str) -> str:
    """Return a title without the number, or the ``Q:``, that it begins with."""
    shorter = _NUMBER.sub("", title, count=1)
    return shorter if shorter != title else without_label(title)


def is_numbered(title: str) -> bool:
    """Return whether a title begins with a number as outlines have it: ``1.2``, ``3)``, ``Q4:``."""
    return _NUMBER.match(title) is not None


def without_label(text: str) -> str:
    """Return a text without the ``Q:`` or ``Question 3.`` that it begins with."""
    return _LABEL.sub("", text, count=1)


def is_labelled(text: str) -> bool:
    """Return whether a text begins with ``Q:`` or its like."""
    return _LABEL.match(text) is not None


def answer_label(text: str) -> int:
    """Return the length of the ``A:`` or its like that a text begins with; 0 for none."""
    found = _ANSWER_LABEL.match(text)
    return found.end() if found else 0


def only_labels(title: str) -> str:
    """Return ``question`` or ``answer`` where a title is nothing but the word; empty for others."""
    words = title.strip().rstrip(":：.")
    if _ONLY_QUESTION.fullmatch(words):
        return "question"
    return "answer" if _ONLY_ANSWER.fullmatch(words) else ""


def starts_answer(text: str) -> bool:
    """Return whether a text begins with ``A:`` or its like, bold or not."""
    return without_answer_label(text) != text


def without_answer_label(text: str) -> str:
    """Return a text without the ``A:`` or its like that it begins with."""
    length = answer_label(text)
    if length and (text[length:].strip() or text.strip().endswith(":")):
        return text[length:]
    found = _MARKED_ANSWER.match(text)
    if found and answer_label(found["label"] + found["sign"].strip() + " ") >= len(found["label"]):
        return text[found.end() :]
    opening = re.match(r"\s*(\*\*|__|\*|_)", text)
    if opening and (length := answer_label(text[opening.end() :])):
        return opening[1] + text[opening.end() + length :]
    return text


def asks(title: str) -> int:
    """Return how much a title looks like a question.

    Args:
        title: Plain text.

    Returns:
        2 with a question mark or the label of a question, 1 when it begins as questions do, else 0.
    """
    if _MARK.search(title) or is_labelled(title) or _ENDING.search(title):
        return 2
    return 1 if _OPENING.match(without_number(title)) else 0


def names_faq(title: str) -> bool:
    """Return whether a title says that what follows is a FAQ."""
    return _FAQ.search(title) is not None


def file_names_faq(name: str) -> bool:
    """Return whether a file's path says that it is a FAQ."""
    return _FAQ_NAME.search(name.lower().replace("_", "-")) is not None


def only_helps(title: str) -> bool:
    """Return whether a title is one of contents, licences and the like."""
    return _HELP.match(without_number(title)) is not None
