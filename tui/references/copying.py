"""The copy menu: what can be copied of an answer and of a reference, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from data.citing.formats import cite
from data.citing.names import author_year
from data.citing.quoting import quote_answer, running_note
from data.identifiers.find import reference_links
from data.ordering import likely_meant
from desk.clipboard import CopyResult, copy
from tui.dialogs.choosing import Choice, ChoiceDialog
from tui.terminal import write_sequence

if TYPE_CHECKING:
    from textual.screen import Screen

    from data.model import Entry, Faq, Reference
    from desk.config import Config
    from tui.keys import Keys


@dataclass(frozen=True, slots=True)
class Offer:
    """One text that can be copied."""

    label: str
    """What it is."""
    text: str
    """The text."""
    file_name: str
    """Name of a file for it, when the terminal cannot take it."""
    said: str = ""
    """What the reader is told was copied; empty where it was chosen in a menu."""


def copy_offers(faq: Faq, entry: Entry | None, reference: Reference | None) -> tuple[Offer, ...]:
    """List what can be copied.

    Args:
        faq: The FAQ.
        entry: The entry that is read.
        reference: The reference that is chosen.

    Returns:
        The texts; those of the answer first.
    """
    offers: list[Offer] = []
    if entry is not None:
        bare = quote_answer(faq, entry, references=False)
        full = quote_answer(faq, entry, references=True)
        offers.append(Offer("Answer as Markdown", bare, f"{entry.id}.md"))
        offers.append(Offer("Answer with its references", full, f"{entry.id}.md"))
    if reference is not None:
        # The works that are probably meant come first, as they do when it is opened.
        meant = likely_meant(faq, reference.id)
        for key in meant:
            offers += _reference_offers(
                faq, faq.references_by_id[key], "Citation of {}, probably meant,"
            )
        printed = "Citation as printed, {}," if meant else "Citation of {}"
        offers += _reference_offers(faq, reference, printed)
    return tuple(offers)


def _reference_offers(faq: Faq, reference: Reference, lead: str) -> list[Offer]:
    key = reference.id
    label = lead.format(author_year(reference))
    # A doubt must not get lost on the way.
    notes = [running_note(faq, erratum) for erratum in faq.errata_by_target.get(key, ())]
    offers = [
        Offer(f"{label} as text", cite(reference, "text", notes=notes), f"{key}.txt"),
        Offer("  as BibTeX", cite(reference, "bibtex", notes=notes), f"{key}.bib"),
        Offer("  as CSL-JSON", cite(reference, "csl-json", notes=notes), f"{key}.json"),
        Offer("  as RIS", cite(reference, "ris", notes=notes), f"{key}.ris"),
    ]
    for link in reference_links(reference):
        if link.kind == "doi":
            offers.append(Offer("  its DOI", link.value, f"{key}.txt"))
        offers.append(Offer(f"  its link {link.url}", link.url, f"{key}.txt"))
    return offers


class CopyDesk:
    """Asks what to copy, copies it, and says what is known of the outcome."""

    @dataclass
    class Copied(Message):
        """A text was copied, or could not be."""

        offer: Offer
        """The text."""
        result: CopyResult
        """What came of it."""

    def __init__(self, screen: Screen[None], faq: Faq, config: Config, keys: Keys) -> None:
        """Make a desk.

        Args:
            screen: Screen that shows dialogs and gets the messages.
            faq: The FAQ.
            config: Settings.
            keys: The keys in force, which dialogs name.
        """
        self._screen = screen
        self._faq = faq
        self._config = config
        self._keys = keys

    def ask(self, entry: Entry | None, reference: Reference | None) -> bool:
        """Ask what to copy.

        Args:
            entry: The entry that is read.
            reference: The reference that is chosen.

        Returns:
            False when there is nothing to copy.
        """
        offers = copy_offers(self._faq, entry, reference)
        if not offers:
            return False
        choices = [Choice(str(index), offer.label) for index, offer in enumerate(offers)]
        title, notes = "Copy", self._doubts(reference)
        if notes:
            title = "! Copy: this reference is doubtful"

        def chosen(value: str | None) -> None:
            if value is not None:
                self._copy(offers[int(value)])

        self._screen.app.push_screen(ChoiceDialog(title, notes, choices, self._keys), chosen)
        return True

    def _doubts(self, reference: Reference | None) -> str:
        """Return the notes on a reference as text; empty when there is none."""
        errata = self._faq.errata_by_target.get(reference.id, ()) if reference is not None else ()
        return "\n\n".join(running_note(self._faq, erratum) for erratum in errata)

    def copied(self, message: Copied) -> str:
        """Finish a copy; where the terminal would not take it, offer a file.

        Args:
            message: What came of it.

        Returns:
            What to tell the reader; empty when a dialog asks on.
        """
        result = message.result
        if result.sequence:
            write_sequence(self._screen.app, result.sequence)
        if result.ok:
            return f"{message.offer.said} {result.message}".strip()
        self._offer_file(message.offer, result)
        return ""

    def copy_selection(self, text: str) -> None:
        """Copy what was selected with the mouse.

        Args:
            text: The text.
        """
        self._copy(Offer("Selection", text, "selection.txt", "Selection"))

    def _copy(self, offer: Offer) -> None:
        def work() -> None:
            result = copy(offer.text, config=self._config)
            self._screen.post_message(self.Copied(offer, result))

        self._screen.run_worker(work, thread=True, group="copy", exit_on_error=False)

    def _offer_file(self, offer: Offer, result: CopyResult) -> None:
        path = _free_name(Path.cwd() / offer.file_name)

        def chosen(value: str | None) -> None:
            if value:
                self._write(path, offer.text)

        self._screen.app.push_screen(
            ChoiceDialog(
                "Not copied",
                f"{result.message[:1].upper()}{result.message[1:]}.",
                [Choice("write", f"Write it to {path}")],
                self._keys,
            ),
            chosen,
        )

    def _write(self, path: Path, text: str) -> None:
        try:
            with path.open("x", encoding="utf-8") as stream:
                stream.write(text)
        except OSError as error:
            self._screen.notify(
                f"{path}: {error.strerror or error}", severity="error", markup=False
            )
        else:
            self._screen.notify(f"Written to {path}", markup=False)


def _free_name(path: Path) -> Path:
    """Return a name that no file has yet: nothing is ever overwritten."""
    number, free = 2, path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free
