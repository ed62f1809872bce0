"""The about screen: where the content comes from, and what to be careful about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.pages import Page

if TYPE_CHECKING:
    from data.model import Faq
    from show.document import DocumentWriter
    from tui.keys import Keys


class AboutScreen(Page):
    """Provenance and cautions of a FAQ."""

    TITLE_TEXT: ClassVar[str] = "About this FAQ"

    def __init__(self, faq: Faq, keys: Keys) -> None:
        super().__init__(keys)
        self._faq = faq

    def write(self, writer: DocumentWriter) -> None:
        """Write what is known."""
        faq = self._faq
        writer.text((faq.title, "title"))
        counts = [_count(len(faq.entries), "question"), _count(len(faq.references), "reference")]
        if faq.errata:
            counts.append(f"{_count(len(faq.errata), 'note')} on what is doubtful")
        writer.text((", ".join(counts), "muted"))
        if faq.about:
            writer.blank()
            writer.markdown(faq.about)
        source = faq.source
        facts = (
            ("Source", source.title),
            ("By", source.author),
            ("Address", source.url),
            ("Retrieved", source.retrieved),
            ("Note", source.note),
            ("File", faq.path),
            ("Format", faq.format),
        )
        writer.blank()
        for label, value in facts:
            if value:
                lead = f"{label}: "
                link = (value, "link", value) if label == "Address" else (value, "")
                writer.text((lead, "muted"), link, hanging=len(lead))


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
