"""``faqt search``: ranked answers."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from faqt.completion_sources import complete_query
from faqt.failures import DONE, NOTHING, CommandError
from faqt.loading import chosen_file, read_quietly
from faqt.options import Form, file_option, form_options, format_option
from faqt.output import emit
from faqt.parameters import WholeNumber
from faqt.standard_input import NAME as STANDARD_INPUT
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.engine import FaqIndex
    from index.model import SearchResult
    from show.blocks import Block

_SHIELD = "\0"
"""Put before a word that begins with a dash, so that it is not taken for options. No word that a
process is given holds this character."""


class SearchCommand(click.Command):
    """A command that takes ``-word`` for a word to leave out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep ``-word`` and ``-tag:x`` from being read as options of one letter each."""
        valued = {
            name
            for parameter in self.params
            if isinstance(parameter, click.Option) and not parameter.is_flag
            for name in parameter.opts
        }
        shielded: list[str] = []
        for position, word in enumerate(args):
            if word == "--":
                shielded += args[position:]
                break
            is_value = position > 0 and args[position - 1] in valued
            excluded = re.match(r"-(?:[^-\d\s].|\d)", word) and not is_value
            shielded.append(_SHIELD + word if excluded else word)
        return super().parse_args(ctx, shielded)


@click.command("search", cls=SearchCommand)
@click.argument("words", nargs=-1, required=True, metavar="WORDS...", shell_complete=complete_query)
@click.option(
    "-n",
    "--limit",
    type=WholeNumber(1, 10_000),
    default=10,
    show_default=True,
    help="Show at most this many, 1 to 10,000.",
)
@click.option("-a", "--answers", is_flag=True, help="Show the whole answers.")
@click.option("--literal", is_flag=True, help="Search exactly as typed, without corrections.")
@click.option("--words", "words_only", is_flag=True, help="Search by words only, not by meaning.")
@file_option
@format_option
@form_options
def command(
    words: tuple[str, ...],
    limit: int,
    answers: bool,
    literal: bool,
    words_only: bool,
    file: str | None,
    form: Form,
) -> int:
    """Search questions and answers, best first.

    WORDS may have phrases ('"heart rate"'), words to leave out (-children), and filters such as
    tag:safety, section:basics, author:krystal, year:2019, doi:10.1016, in:question. With "-"
    instead, each line of standard input is a search, and its result one JSON document a line
    (text with --plain).
    """
    lines = words == ("-",)
    if lines and chosen_file(file) == STANDARD_INPUT:
        raise CommandError(
            "standard input cannot be both the FAQ and what to search for",
            "Save one of the two to a file.",
        )
    _doubt_file(words)
    faq = read_quietly(file)
    from faqt.indexing import open_index  # here, because only searching needs Whoosh
    from faqt.meaning import tell_meaning
    from index.model import SearchRequest

    index = open_index(faq, by_meaning=not words_only)
    try:
        results = (
            index.search(SearchRequest(text, limit, literal=literal, words_only=words_only))
            for text in (_lines() if lines else [" ".join(words).replace(_SHIELD, "")])
        )
        found = _answer(index, results, form, answers=answers, several=lines)
        tell_meaning(index)
    finally:
        index.close()
    return DONE if found else NOTHING


def _doubt_file(words: tuple[str, ...]) -> None:
    """Say how to search in a file, where the last word is the name of one."""
    *rest, last = words
    if last.lower().endswith((".yaml", ".yml")) and Path(last).is_file():
        line = shlex.join(["faqt", "search", "-f", last, *rest]) + ("" if rest else " WORDS")
        note(f"faqt: “{last}” is a file; to search in it: {line}")


def _lines() -> Iterator[str]:
    """Yield the searches on standard input, one a line."""
    if sys.stdin is None:
        raise CommandError("standard input is closed")
    for raw in sys.stdin.buffer:
        text = raw.decode("utf-8", "replace").strip()
        if text:
            yield text


def _answer(
    index: FaqIndex, results: Iterable[SearchResult], form: Form, *, answers: bool, several: bool
) -> bool:
    """Write results one after the other; tell whether anything was found."""
    from faqt.narrating import narrate
    from show.result_objects import hit_objects
    from show.results import result_blocks

    found = False
    faq = index.faq
    blocks: list[Block] = []
    documents: list[str] = []
    for result in map(index.with_sentences, results):
        found = found or bool(result.shown)
        narrate(faq, result)
        if several and form.mode != "plain":
            from faqt.machine import document_line
            from show.result_objects import search_object

            hits = hit_objects(faq, result, answers=answers)
            documents.append(document_line(search_object(faq, result, hits)))
            if not form.target:
                # A program on the other end of a pipe gets each answer as soon as it is there.
                emit(documents.pop(), form)
        elif form.mode in ("json", "jsonl"):
            from faqt.machine import put
            from show.result_objects import search_object

            hits = hit_objects(faq, result, answers=answers)
            lines = [{"query": result.request.text, **hit} for hit in hits]
            put(search_object(faq, result, hits), lines, form)
        else:
            blocks += result_blocks(faq, result, answers=answers, titled=several)
    if documents:
        emit("".join(documents), form)
    if blocks:
        from faqt.present import present

        present(blocks, form)
    return found
