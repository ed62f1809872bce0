"""Works of all kinds read as APA prints them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.citing.apa_text import BOTH, LEE, ROY, text


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("book", {"author": LEE, "edition": "3. Aufl."}, "Lee, A. M. (2012). T (3. Aufl.)."),
        ("book", {"author": LEE, "edition": "3rd"}, "Lee, A. M. (2012). T (3rd ed.)."),
        (
            "book",
            {"author": LEE, "editor": ROY, "translator": ROY},
            "Lee, A. M. (2012). T (J.-P. Roy, Ed. & Trans.).",
        ),
        (
            "book",
            {"author": LEE, "editor": ROY, "volume": "2"},
            "Lee, A. M. (2012). T (J.-P. Roy, Ed.; Vol. 2).",
        ),
        (
            "book",
            {"author": LEE, "volume": 2, "volume_title": "On"},
            "Lee, A. M. (2012). T: Vol. 2. On.",
        ),
        (
            "book",
            {"author": LEE, "original_date": 1901},
            "Lee, A. M. (2012). T. (Original work published 1901)",
        ),
        (
            "book",
            {"editor": BOTH, "publisher": "P"},
            "Lee, A. M., & Roy, J.-P. (Eds.). (2012). T. P.",
        ),
        (
            "chapter",
            {
                "author": LEE,
                "editor": ROY,
                "container_title": "B",
                "page": "21-9",
                "publisher": "P",
            },
            "Lee, A. M. (2012). T. In J.-P. Roy (Ed.), B (pp. 21–29). P.",
        ),
        (
            "chapter",
            {"author": LEE, "translator": ROY, "container_title": "B"},
            "Lee, A. M. (2012). T (J.-P. Roy, Trans.). In B.",
        ),
        (
            "paper-conference",
            {"author": LEE, "container_title": "procs of the sea", "page": "5-6"},
            "Lee, A. M. (2012). T. Procs of the Sea, 5–6.",
        ),
        (
            "paper-conference",
            {
                "author": LEE,
                "editor": ROY,
                "container_title": "Procs",
                "volume": 3,
                "publisher": "P",
            },
            "Lee, A. M. (2012). T. In J.-P. Roy (Ed.), Procs (Vol. 3). P.",
        ),
        (
            "paper-conference",
            {"author": LEE, "event_title": "the meeting", "event_place": "Oslo", "genre": "poster"},
            "Lee, A. M. (2012). T [Poster]. The meeting, Oslo.",
        ),
        (
            "speech",
            {
                "author": LEE,
                "event_title": "Day",
                "event_place": "Oslo",
                "event_date": "2012-05-06",
            },
            "Lee, A. M. (2012). T. Day, Oslo, May 6, 2012.",
        ),
        (
            "thesis",
            {"author": LEE, "genre": "Doctoral dissertation", "publisher": "U"},
            "Lee, A. M. (2012). T [Doctoral dissertation]. U.",
        ),
        (
            "thesis",
            {"author": LEE, "genre": "Master’s thesis", "publisher": "U", "URL": "https://x.org"},
            "Lee, A. M. (2012). T [Master’s thesis, U]. https://x.org",
        ),
        (
            "report",
            {"author": LEE, "number": 7, "genre": "working paper", "publisher": "P"},
            "Lee, A. M. (2012). T (Working Paper No. 7). P.",
        ),
        (
            "report",
            {"author": LEE, "collection_title": "notes on health", "collection_number": "4"},
            "Lee, A. M. (2012). T (Notes on Health 4).",
        ),
        (
            "article",
            {"author": LEE, "number": "arXiv:1201.1", "publisher": "arXiv"},
            "Lee, A. M. (2012). T (arXiv:1201.1). arXiv.",
        ),
        (
            "article",
            {"author": LEE, "genre": "preprint", "publisher": "medRxiv", "DOI": "10.1101/1"},
            "Lee, A. M. (2012). T [Preprint]. medRxiv. https://doi.org/10.1101/1",
        ),
        (
            "dataset",
            {"author": LEE, "version": "2", "publisher": "P"},
            "Lee, A. M. (2012). T (Version 2) [Dataset]. P.",
        ),
        (
            "software",
            {"author": LEE, "version": "2.1", "publisher": "P"},
            "Lee, A. M. (2012). T (Version 2.1) [Computer software]. P.",
        ),
        (
            "software",
            {"publisher": "Makers", "version": "2"},
            "Makers. (2012). T (Version 2) [Computer software].",
        ),
        (
            "motion_picture",
            {"director": LEE, "publisher": "S", "genre": "film"},
            "Lee, A. M. (Director). (2012). T [Film]. S.",
        ),
        (
            "broadcast",
            {"script_writer": LEE, "director": ROY, "publisher": "B"},
            "Lee, A. M. (Writer), Roy, J.-P. (Director). (2012). T [Broadcast]. B.",
        ),
        (
            "broadcast",
            {"host": LEE, "container_title": "S", "number": "Part 3", "executive_producer": ROY},
            (
                "Lee, A. M. (Host). (2012). T (Part 3) [Broadcast]. "
                "In J.-P. Roy (Executive Producer), S."
            ),
        ),
        (
            "song",
            {"composer": LEE, "author": ROY, "container_title": "Album"},
            "Lee, A. M. (2012). T [Recorded by J.-P. Roy]. On Album.",
        ),
        ("song", {"author": LEE}, "Lee, A. M. (2012). T [Audio recording]."),
        (
            "graphic",
            {"author": LEE, "medium": "photograph", "archive": "Museum", "archive_place": "Oslo"},
            "Lee, A. M. (2012). T [Photograph]. Museum, Oslo.",
        ),
        ("map", {"author": LEE}, "Lee, A. M. (2012). T [Map]."),
        (
            "review-book",
            {
                "author": LEE,
                "reviewed_title": "B",
                "reviewed_author": ROY,
                "container_title": "J",
                "volume": 3,
            },
            "Lee, A. M. (2012). T [Review of the book B, by J.-P. Roy]. J, 3.",
        ),
        (
            "review",
            {"author": LEE, "reviewed_author": ROY, "container_title": "J"},
            "Lee, A. M. (2012). [Review of T, by J.-P. Roy]. J.",
        ),
        (
            "interview",
            {"author": LEE, "interviewer": ROY, "container_title": "J", "volume": 3},
            "Lee, A. M. (2012). T (J.-P. Roy, Interviewer). J, 3.",
        ),
        (
            "personal_communication",
            {"author": LEE, "recipient": ROY, "archive": "A"},
            "Lee, A. M. (2012). T [Letter to Jean-Paul Roy]. A.",
        ),
        (
            "patent",
            {"author": LEE, "number": "77", "authority": "U.S."},
            "Lee, A. M. (2012). T (U.S. Patent No. 77).",
        ),
        (
            "entry-encyclopedia",
            {"author": LEE, "container_title": "E", "edition": 4},
            "Lee, A. M. (2012). T. In E (4th ed.).",
        ),
        (
            "post-weblog",
            {"author": LEE, "container_title": "the blog"},
            "Lee, A. M. (2012). T. The Blog.",
        ),
        (
            "periodical",
            {"editor": LEE, "container_title": "J", "volume": 3},
            "Lee, A. M. (Ed.). (2012). T [Special issue]. J, 3.",
        ),
        (
            "article-journal",
            {"author": LEE, "container_title": "J", "volume": 3, "number": "e7"},
            "Lee, A. M. (2012). T. J, 3, Article e7.",
        ),
        (
            "article-journal",
            {"author": LEE, "container_title": "J", "status": "in press"},
            "Lee, A. M. (2012). T. J. In press.",
        ),
        (
            "article-journal",
            {"author": LEE, "container_title": "J", "volume": 3, "status": "retracted"},
            "Lee, A. M. (2012). T. J, 3. (Retracted)",
        ),
        ("standard", {"authority": "ISO", "number": "ISO 9"}, "ISO. (2012). T (ISO 9)."),
        ("manuscript", {"author": LEE}, "Lee, A. M. (2012). T [Unpublished manuscript]."),
        (
            "manuscript",
            {"author": LEE, "archive": "A", "archive_location": "Box 3"},
            "Lee, A. M. (2012). T. A (Box 3).",
        ),
        (
            "legal_case",
            {
                "title": "Lee v. Roy",
                "container_title": "U.S.",
                "volume": 3,
                "page": "9-12",
                "authority": "Ct.",
            },
            "Lee v. Roy, 3 U.S. 9 (Ct. 2012).",
        ),
        (
            "legal_case",
            {"title": "Lee v. Roy", "number": "5", "authority": "Ct."},
            "Lee v. Roy, No. 5 (Ct. 2012).",
        ),
        (
            "legislation",
            {"title": "the act of x", "container_title": "U.S.C.", "volume": 9, "section": "44"},
            "The Act of x, 9 U.S.C. § 44 (2012).",
        ),
        ("legislation", {"title": "An act", "number": "44"}, "An Act, Pub. L. No. 44 (2012)."),
        (
            "bill",
            {"title": "An act", "genre": "H.R.", "number": "4", "authority": "112th Cong."},
            "An Act, H.R. 4, 112th Cong. (2012).",
        ),
        (
            "hearing",
            {"title": "On tea", "section": "Committee", "author": LEE},
            "On tea: Hearing before the Committee (2012) (testimony of Anna M. Lee).",
        ),
        (
            "treaty",
            {"title": "Peace", "author": [{"literal": "A"}, {"literal": "B"}]},
            "Peace, A-B, 2012.",
        ),
        (
            "regulation",
            {"title": "A rule", "container_title": "C.F.R.", "volume": 9, "section": "3-5"},
            "A Rule, 9 C.F.R. §§ 3-5 (2012).",
        ),
        (
            "book",
            {"title": "Why?", "author": LEE, "volume_title": "On"},
            "Lee, A. M. (2012). Why? On.",
        ),
        ("book", {"editor": ROY, "container_title": "B"}, "T. (2012). In J.-P. Roy (Ed.), B."),
        ("patent", {"author": LEE}, "Lee, A. M. (2012). T."),
        ("book", {"author": LEE, "ISBN": "978-3-16-148410-0"}, "Lee, A. M. (2012). T."),
        (
            "webpage",
            {"author": LEE, "container_title": "a site", "URL": "https://x.org/a"},
            "Lee, A. M. (2012). T. A Site. https://x.org/a",
        ),
    ],
)
def test_kinds(kind: str, fields: dict[str, Any], expected: str) -> None:
    assert text(kind, **{"title": "T", **fields}) == expected
