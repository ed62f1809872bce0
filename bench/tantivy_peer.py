"""Tantivy (https://github.com/quickwit-oss/tantivy-py) as a peer, in a process of its own.

Run by ``bench/peers.py`` with the Python that has tantivy; needs nothing of faqt. Reads one JSON
value a line from standard input and answers each with the seconds that it took.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import tantivy


class Peer:
    """An index of questions and answers, English stems, searched for the OR of the words."""

    def __init__(self, folder: str) -> None:
        """Make an empty index in a folder."""
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("q", tokenizer_name="en_stem")
        builder.add_text_field("a", tokenizer_name="en_stem")
        self._index = tantivy.Index(builder.build(), path=folder)

    def build(self, path: str) -> None:
        """Index a file of ``[id, question, answer]`` lines."""
        writer = self._index.writer()
        with Path(path).open(encoding="utf-8") as lines:
            for line in lines:
                self._add(writer, *json.loads(line))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def update(self, id_: str, question: str, answer: str) -> None:
        """Replace one entry."""
        writer = self._index.writer()
        writer.delete_documents_by_term("id", id_)
        self._add(writer, id_, question, answer)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, words: list[str], limit: int) -> None:
        """Search for any of some words."""
        query = self._index.parse_query(" ".join(words), ["q", "a"])
        searcher = self._index.searcher()
        for _, address in searcher.search(query, limit).hits:
            searcher.doc(address)

    @staticmethod
    def _add(writer: Any, id_: str, question: str, answer: str) -> None:
        writer.add_document(tantivy.Document(id=id_, q=question, a=answer))


def main() -> None:
    """Answer until standard input ends."""
    peer = Peer(sys.argv[1])
    for line in sys.stdin:
        name, arguments = json.loads(line)
        start = time.perf_counter()
        getattr(peer, name)(*arguments)
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
