"""Plain text as it was written for mail and news."""

from __future__ import annotations

import pytest

from tests.convert.reading import faq_of, pairs, questions, sections

KETTLE = """\

              Frequently Asked Questions about kettles


All about kettles.

CONTENTS

 1. Is it safe?
 2. The lid_is_loose <again>.
 3. How do I clean a kettle
    that is very old?

 1. Is it safe?

    Yes.  See
        * http://example.org/a_b
        * the box

 2. The lid_is_loose <again>.

    Turn it:

        lid --turn

    1. left
    2. right

 3. How do I clean a kettle
    that is very old?

  - With vinegar,
    or *so*.

    Then wait
    an hour.
"""


def test_numbered_questions_are_read_without_their_contents() -> None:
    faq = faq_of(KETTLE, "FAQ")
    assert faq.title == "Frequently Asked Questions about kettles"
    assert faq.about == "All about kettles."
    assert faq.format == "plain text"
    assert [(entry.question, entry.answer, entry.line) for entry in faq.entries] == [
        ("Is it safe?", "Yes.  See\n\n- http://example.org/a_b\n- the box\n", 14),
        (
            "The lid_is_loose <again>.",
            "Turn it:\n\n    lid --turn\n\n1. left\n2. right\n",
            20,
        ),
        (
            "How do I clean a kettle that is very old?",
            "- With vinegar,\n  or \\*so\\*.\n\nThen wait\nan hour.\n",
            29,
        ),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Q: Is it safe?\nA: Yes.\n\nQ: Is it red?\nA: No.\n",
        "Q. Is it safe?\n\n   Yes.\n\nQ. Is it red?\n\n   No.\n",
        "Q1. Is it safe?\nA1. Yes.\n\nQ2. Is it red?\nA2. No.\n",
        "Question: Is it safe?\nAnswer: Yes.\n\nQuestion: Is it red?\nAnswer: No.\n",
        "Is it safe?\n\nYes.\n\nIs it red?\n\nNo.\n",
        "[Q1] Is it safe?\n[A1] Yes.\n\n[Q2] Is it red?\n[A2] No.\n",
        "Q) Is it safe?\n\nA) Yes.\n\nQ) Is it red?\n\nA) No.\n",
        ">> Is it safe?\n\nYes.\n\n>> Is it red?\n\nNo.\n",
        "* Is it safe?\n\nYes.\n\n* Is it red?\n\nNo.\n",
        "Is it safe?\nYes.\n\nIs it red?\nNo.\n",
        "1) Is it safe?\n   Yes.\n\n2) Is it red?\n   No.\n",
        "[1] Is it safe?\n\nYes.\n\n[2] Is it red?\n\nNo.\n",
        "1.1 Is it safe?\n\nYes.\n\n1.2 Is it red?\n\nNo.\n",
        "Subject: 1.1. Is it safe?\n\nYes.\n\n----------\n\nSubject: 1.2. Is it red?\n\nNo.\n",
        "Is it safe?\n===========\n\nYes.\n\nIs it red?\n==========\n\nNo.\n",
    ],
)
def test_each_way_of_writing_questions_is_read(text: str) -> None:
    for name in ("FAQ.txt", "faq", "notes.txt"):
        assert pairs(text, name) == [("Is it safe?", "Yes."), ("Is it red?", "No.")]


def test_sections_stand_above_in_titles_or_numbers() -> None:
    text = "Kettle FAQ\n\nTEA\n===\n\n1. Why?\n\n  So.\n\nMILK\n====\n\n2. How?\n\n  Thus.\n"
    assert questions(text, "FAQ") == ["Why?", "How?"]
    assert sections(text, "FAQ") == ["TEA", "MILK"]
    text = "Kettle FAQ\n\n1. Tea\n\n1.1. Why?\n\n  So.\n\n2. Milk\n\n2.1. How?\n\n  Thus.\n"
    assert sections(text, "FAQ") == ["Tea", "Milk"]


def test_headers_of_mail_and_contents_are_no_part_of_the_faq() -> None:
    text = (
        "Archive-name: kettle-faq/part1\nPosting-Frequency: monthly\n\nKettle FAQ - part 1\n"
        "-------------------\n\nContents:\n1.  General\n1.1  Why?\n2.  Use\n2.1  How?\n\n"
        "-------------------\n\n1.  General\n\n1.1  Why?\n\nSo.\n\n2.  Use\n\n2.1  How?\n\nThus.\n"
    )
    faq = faq_of(text, "kettle-faq.txt")
    assert (faq.title, faq.about) == ("Kettle FAQ - part 1", "")
    assert sections(text, "kettle-faq.txt") == ["General", "Use"]


POD = """\
=head1 NAME

kettle - Questions about kettles

=head1 DESCRIPTION

=head2 Is C<< kettle <-1> >> B<safe>?

X<safe>See L<the box|http://example.org/> and L<kettle(1)>.

=over 4

=item * Fill

=item *

Boil E<lt>it>

=back

    kettle *on*

=head2 Colours

Red.

=head1 AUTHOR

We.

=cut
"""


def test_pod_is_read() -> None:
    faq = faq_of(POD, "kettle.pod")
    assert faq.title == "Questions about kettles"
    assert [entry.question for entry in faq.entries] == ["Is `kettle <-1>` safe?", "Colours"]
    assert faq.entries[0].answer == (
        "See [the box](http://example.org/) and kettle(1).\n\n- Fill\n\n- Boil <it>\n\n"
        "        kettle *on*\n"
    )
    assert faq.entries[0].line == 7


def test_titles_of_answers_are_answers() -> None:
    pod = (
        "=head1 FAQ\n\n=head2 Q: Is it loud?\n\n=head2 A: Yes.\n\nVery.\n\n"
        "=head2 Q: Leaks\n\n=head2 A: No.\n"
    )
    assert pairs(pod, "FAQ.pod") == [("Is it loud?", "Yes.\n\nVery."), ("Leaks", "No.")]
    markdown = "## Q: Is it loud?\n\n## A: Yes.\n\n## Q: Leaks\n\n## A: No.\n"
    assert pairs(markdown, "FAQ.md") == [("Is it loud?", "Yes."), ("Leaks", "No.")]


def test_items_of_pod_are_questions_where_they_say_so() -> None:
    pod = """\
=head1 NAME

Kettle::FAQ - questions about kettles

=head1 QUESTIONS

=over 4

=item Q: Leaks

A: See:

=over

=item * a list

=item Lid

of parts.

=back

=item Is it loud?

Yes.

=back

=head1 AUTHOR

Nobody.
"""
    assert pairs(pod, "FAQ.pod") == [
        ("Leaks", "See:\n\n- a list\n\n- Lid\n\nof parts."),
        ("Is it loud?", "Yes."),
    ]


def test_marks_before_titles_of_sections_are_no_words_of_them() -> None:
    text = (
        "Kettle FAQ\n\n[+] General\n-----------\n\nQ: Leaks\nA: No.\n\n"
        "[+] Other\n---------\nQ: Red\nA: No.\n"
    )
    assert sections(text, "FAQ") == ["General", "Other"]


def test_numbers_behind_a_hash_and_marks_of_forums() -> None:
    text = "#1 Is it loud?\nYes.\n\n#2 Is it red?\nNo.\n"
    assert pairs(text, "faq.txt") == [("Is it loud?", "Yes."), ("Is it red?", "No.")]
    text = "[b]Q: Is it loud?[/b]\nA: [i]Yes[/i].\n\n[b]Q: Leaks[/b]\nA: No [1].\n"
    assert pairs(text, "faq.txt") == [("Is it loud?", "Yes."), ("Leaks", "No [1].")]
