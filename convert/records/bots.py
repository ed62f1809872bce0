"""Questions of Rasa's bots: examples of what users say, and the responses to them.

Both may stand in one file or in several (https://rasa.com/docs/rasa/training-data-format).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.model import DraftEntry
from convert.records.tree import Table, Text
from convert.records.values import text_of
from convert.wording import asks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from convert.records.tree import Tree

_ENTITY: Final = re.compile(r"\[([^\[\]]+)\](?:\([^()]*\)|\{[^{}]*\})")
_EXAMPLE: Final = re.compile(r"(?m)^[ \t]*-[ \t]+(?P<said>\S.*?)[ \t]*$")
NO_ANSWERS: Final = (
    "These are examples of what users say to a bot; its answers stand in another file, such as "
    "domain.yml. Give the folder that holds both."
)
"""What to do with a file of examples alone."""
NO_QUESTIONS: Final = (
    "These are the answers of a bot; what users ask stands in another file, such as data/nlu.yml. "
    "Give the folder that holds both."
)
"""What to do with a file of answers alone."""


def bot_entries(documents: Sequence[Tree]) -> list[DraftEntry]:
    """Return what a bot is asked and answers.

    Args:
        documents: The YAML documents of one file, or of all files of a bot.

    Returns:
        A question for each intent that has examples and a response; none for other data.
    """
    tables = [document for document in documents if isinstance(document, Table)]
    responses = {
        name: text
        for table in tables
        for name, text in _responses(table.get("responses") or table.get("templates"))
    }
    if not responses:
        return []
    actions = {intent: names for table in tables for intent, names in _rules(table)}
    return [
        entry
        for table in tables
        for intent, examples, line in _intents(table.get("nlu"))
        if (entry := _entry(intent, examples, line, actions, responses)) is not None
    ]


def what_is_missing(documents: Sequence[Tree]) -> str:
    """Return what to give instead of half a bot; empty for other data."""
    for document in documents:
        if isinstance(document, Table):
            if any(_intents(document.get("nlu"))):
                return NO_ANSWERS
            names = [name for name, _ in _responses(document.get("responses"))]
            if names and all(name.startswith("utter_") for name in names):
                return NO_QUESTIONS
    return ""


def _entry(
    intent: str,
    examples: list[str],
    line: int,
    actions: dict[str, list[str]],
    responses: dict[str, str],
) -> DraftEntry | None:
    usual = [f"utter_{intent}", f"utter_{intent.replace('/', '_')}"]
    answers = [responses[name] for name in (*actions.get(intent, ()), *usual) if name in responses]
    if not answers or not examples:
        return None
    question = next((said for said in examples if asks(said)), examples[0])
    return DraftEntry(
        question=question,
        answer="\n\n".join(dict.fromkeys(answers)),
        anchor=intent.rpartition("/")[2].replace("_", "-"),
        aliases=tuple(said for said in examples if said != question),
        line=line,
    )


def _intents(value: Tree) -> Iterator[tuple[str, list[str], int]]:
    for item in value if isinstance(value, list) else ():
        if isinstance(item, Table) and isinstance(item.get("intent"), str):
            examples = item.get("examples")
            if isinstance(examples, list):
                said = [text_of(example).strip() for example in examples]
            else:
                said = [found["said"] for found in _EXAMPLE.finditer(text_of(examples))]
            plain = [_ENTITY.sub(r"\1", each) for each in said if each]
            intent = item["intent"]
            line = intent.line if isinstance(intent, Text) else item.line
            yield str(intent), plain, line


def _responses(value: Tree) -> Iterator[tuple[str, str]]:
    for name, variants in value.items() if isinstance(value, Table) else ():
        texts = variants if isinstance(variants, list) else [variants]
        said = [text_of(each.get("text") if isinstance(each, Table) else each) for each in texts]
        if any(said):
            yield name, "\n\n".join(dict.fromkeys(filter(None, said)))


def _rules(table: Table) -> Iterator[tuple[str, list[str]]]:
    """Yield intents with the actions that follow them in rules and stories."""
    for key in ("rules", "stories"):
        held = table.get(key)
        for rule in held if isinstance(held, list) else ():
            steps = rule.get("steps") if isinstance(rule, Table) else None
            intent = ""
            actions: list[str] = []
            for step in steps if isinstance(steps, list) else ():
                if isinstance(step, Table) and "intent" in step:
                    if intent and actions:
                        yield intent, actions
                    intent, actions = text_of(step["intent"]), []
                elif isinstance(step, Table) and "action" in step:
                    actions.append(text_of(step["action"]))
            if intent and actions:
                yield intent, actions
