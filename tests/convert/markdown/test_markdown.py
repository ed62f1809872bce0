"""Markdown as projects and sites write their FAQs."""

from __future__ import annotations

import pytest

from data.problems import FaqError
from tests.convert.reading import faq_of, pairs, questions, sections

KETTLE = """\
# Kettle FAQ

Everything about kettles.

- [Is it safe?](#safe)
- [Colours](#colours)

## Is it safe?

Yes, it is.

### In the kitchen

There too.

## Colours

Red and blue.

[Back to top](#kettle-faq)

---

## Licence

MIT
"""


def test_headings_of_the_level_that_asks_most_are_questions() -> None:
    faq = faq_of(KETTLE, "kettle.md")
    assert faq.title == "Kettle FAQ"
    assert faq.about == "Everything about kettles."
    assert [(entry.question, entry.answer) for entry in faq.entries] == [
        ("Is it safe?", "Yes, it is.\n\n### In the kitchen\n\nThere too.\n"),
        ("Colours", "Red and blue.\n"),
    ]
    assert [entry.line for entry in faq.entries] == [8, 16]
    assert faq.format == "Markdown"


def test_titles_above_are_sections() -> None:
    text = "# Help\n\n## Tea\n\n### Why green?\n\nSo.\n\n## Milk\n\n### Why white?\n\nBecause.\n"
    assert sections(text, "FAQ.md") == ["Tea", "Milk"]
    assert faq_of(text, "FAQ.md").title == "Help"


def test_of_a_readme_only_the_part_that_is_its_faq_counts() -> None:
    text = (
        "# Kettle\n\nBoils.\n\n## How to install\n\nScrew it on.\n\n## FAQ\n\n"
        "### Does it whistle?\n\n"
        "It does.\n\n### Cleaning\n\nWith vinegar.\n\n## What's next\n\nMore.\n"
    )
    assert questions(text, "README.md") == ["Does it whistle?", "Cleaning"]
    assert faq_of(text, "README.md").title == "Kettle: FAQ"


@pytest.mark.parametrize(
    "text",
    [
        "**Is it safe?**\n\nYes.\n\n**Is it red?**\n\nNo.\n",
        "**Is it safe?**\nYes.\n\n**Is it red?**\nNo.\n",
        "**Is it safe?** Yes.\n\n**Is it red?** No.\n",
        "__Is it safe?__\n\nYes.\n\n__Is it red?__\n\nNo.\n",
        "<b>Is it safe?</b><br>\nYes.\n\n<b>Is it red?</b><br>\nNo.\n",
        "**Q: Is it safe?**\n\nA: Yes.\n\n**Q: Is it red?**\n\nA: No.\n",
        "**Q:** Is it safe?\n\n**A:** Yes.\n\n**Q:** Is it red?\n\n**A:** No.\n",
        "**Q: Is it safe?**\n**A:** Yes.\n\n**Q: Is it red?**\n**A:** No.\n",
        "Q: Is it safe?\nA: Yes.\n\nQ: Is it red?\nA: No.\n",
        "Q. Is it safe?\n\nA. Yes.\n\nQ. Is it red?\n\nA. No.\n",
        "Q1: Is it safe?\nA1: Yes.\n\nQ2: Is it red?\nA2: No.\n",
        "## Q: Is it safe?\n\nA: Yes.\n\n## Q: Is it red?\n\nA: No.\n",
        "### 1. Is it safe?\n\nYes.\n\n### 2. Is it red?\n\nNo.\n",
        "### 1.1 Is it safe?\n\nYes.\n\n### 1.2 Is it red?\n\nNo.\n",
        "## **Is it safe?**\n\nYes.\n\n## **Is it red?**\n\nNo.\n",
        "Is it safe?\n-----------\n\nYes.\n\nIs it red?\n----------\n\nNo.\n",
        "- **Is it safe?**\n\n  Yes.\n\n- **Is it red?**\n\n  No.\n",
        "- **Is it safe?** Yes.\n- **Is it red?** No.\n",
        "* Is it safe?\n  Yes.\n* Is it red?\n  No.\n",
        "1. Is it safe?\n\n   Yes.\n\n2. Is it red?\n\n   No.\n",
        "1. **Is it safe?**\n   Yes.\n2. **Is it red?**\n   No.\n",
        "- Is it safe?\n  - Yes.\n- Is it red?\n  - No.\n",
        "Is it safe?\n: Yes.\n\nIs it red?\n: No.\n",
        "Is it safe?\n\n:   Yes.\n\nIs it red?\n\n:   No.\n",
        "| Question | Answer |\n|---|---|\n| Is it safe? | Yes. |\n| Is it red? | No. |\n",
        (
            "<details>\n<summary>Is it safe?</summary>\n\nYes.\n\n</details>\n\n"
            "<details>\n<summary>Is it red?</summary>\n\nNo.\n\n</details>\n"
        ),
        (
            "<details><summary><b>Is it safe?</b></summary>Yes.</details>\n"
            "<details><summary><b>Is it red?</b></summary>No.</details>\n"
        ),
        (
            "<details>\n<summary>\n\n### Is it safe?\n\n</summary>\n\nYes.\n</details>\n\n"
            "<details>\n<summary>\n\n### Is it red?\n\n</summary>\n\nNo.\n</details>\n"
        ),
        (
            "- <details><summary>Is it safe?</summary>\n\n  Yes.\n\n  </details>\n"
            "- <details><summary>Is it red?</summary>\n\n  No.\n\n  </details>\n"
        ),
        '??? question "Is it safe?"\n    Yes.\n\n??? question "Is it red?"\n\n    No.\n',
        ":::details Is it safe?\n\nYes.\n\n:::\n\n::: details Is it red?\nNo.\n:::\n",
        "> Is it safe?\n\nYes.\n\n> Is it red?\n\nNo.\n",
        "*Is it safe?*\n\nYes.\n\n*Is it red?*\n\nNo.\n",
        "### :question: Is it safe?\n\nYes.\n\n### \u2753 Is it red?\n\nNo.\n",
        '<a name="a"></a>\n**Is it safe?**\n\nYes.\n\n<a id="b"></a>\n**Is it red?**\n\nNo.\n',
        (
            "<details>\n  <summary>Is it safe?</summary>\n\n    Yes.\n\n</details>\n"
            "<details open>\n<summary><h3>Is it red?</h3></summary>\nNo.\n</details>\n"
        ),
        (
            "<dl>\n<dt><b>Is it safe?</b></dt>\n<dd>\n\nYes.</dd>\n<dt>Is it red?</dt>\n"
            "<dd>No.</dd>\n</dl>\n"
        ),
        "Title: Kettle\nDate: 2020-01-02\n\n# Is it safe?\n\nYes.\n\n# Is it red?\n\nNo.\n",
        "> [!faq]- Is it safe?\n> Yes.\n\n> [!question] Is it red?\n> No.\n",
        (
            '<Accordion title="Is it safe?">\n  Yes.\n</Accordion>\n'
            '<Accordion title="Is it red?">\n'
            "  No.\n</Accordion>\n"
        ),
        (
            '<AccordionGroup>\n<Accordion\n  title="Is it safe?"\n  a="x"\n>\nYes.'
            "\n</Accordion>\n\n"
            "<Accordion title='Is it red?'>No.</Accordion>\n</AccordionGroup>\n"
        ),
        '<h3 id="a">Is it safe?</h3>\n\nYes.\n\n<h3 id="b">Is it red?</h3>\n\nNo.\n',
        "<dl>\n<dt>Is it safe?</dt>\n<dd>Yes.</dd>\n<dt>Is it red?</dt>\n<dd>No.</dd>\n</dl>\n",
        "#### ¿Is it safe?\n\nYes.\n\n#### ¿Is it red?\n\nNo.\n".replace("¿", ""),
    ],
)
def test_each_way_of_writing_questions_is_read(text: str) -> None:
    for name in ("faq.md", "notes.md"):
        assert pairs(text, name) == [("Is it safe?", "Yes."), ("Is it red?", "No.")]


def test_a_question_of_a_lower_level_is_one_of_its_own() -> None:
    text = "# FAQ\n\n## Is it safe?\n\nYes.\n\n### Even for cats?\n\nEven so.\n\n## Red\n\nNo.\n"
    assert pairs(text, "faq.md") == [
        ("Is it safe?", "Yes."),
        ("Even for cats?", "Even so."),
        ("Red", "No."),
    ]


def test_what_looks_like_a_title_in_code_is_none() -> None:
    text = (
        "# FAQ\n\n## Is it safe?\n\n```sh\n## Is this one?\n<details><summary>x?</summary>\n```\n"
    )
    assert questions(text, "faq.md") == ["Is it safe?"]


def test_bold_words_in_an_answer_stay_in_it() -> None:
    text = (
        "## Why did it fail?\n\n**Wrong plug**\n\nUse another.\n\n**No water**\n\nFill it.\n\n"
        "## Why?\n\nSo.\n"
    )
    assert len(questions(text, "a.md")) == 2
    assert "**No water**" in pairs(text, "a.md")[0][1]


@pytest.mark.parametrize(
    ("heading", "id_"),
    [
        ("## Is it safe? {#safety}", "safety"),
        ('## <a name="safety"></a>Is it safe?', "safety"),
        ('<a id="safety"></a>\n\n## Is it safe?', "safety"),
        ("## Is it safe? {/* #safety */}", "safety"),
        ("## Is it safe?", "is-it-safe"),
    ],
)
def test_anchors_become_ids(heading: str, id_: str) -> None:
    (entry,) = faq_of(f"# FAQ\n\n{heading}\n\nYes.\n", "faq.md").entries
    assert (entry.id, entry.question) == (id_, "Is it safe?")


def test_front_matter_gives_title_and_language() -> None:
    faq = faq_of("---\ntitle: Kettles\nlang: de\n---\n\n## Warum?\n\nDarum.\n", "kettle.md")
    assert (faq.title, faq.language, faq.entries[0].line) == ("Kettles", "de", 6)


def test_front_matter_can_hold_the_questions() -> None:
    text = (
        "---\ntitle: Kettles\nfaqs:\n  - question: Is it safe?\n    answer: Yes.\n---\n\n"
        "See below.\n"
    )
    assert pairs(text, "kettle.md") == [("Is it safe?", "Yes.")]


def test_machine_readable_questions_join_those_that_people_read() -> None:
    script = (
        '<script type="application/ld+json">{`{"@type": "FAQPage", "mainEntity": ['
        '{"@type": "Question", "name": "Is a kettle safe?", "acceptedAnswer": {"text": "Yes."}},'
        '{"@type": "Question", "name": "Who made it?", "acceptedAnswer": {"text": "We."}}'
        "]}`}</script>"
    )
    faq = faq_of(f"<head>\n{script}\n</head>\n\n## Is the kettle safe?\n\nYes, quite.\n", "k.mdx")
    assert [entry.question for entry in faq.entries] == ["Is the kettle safe?", "Who made it?"]
    assert faq.entries[0].aliases == ("Is a kettle safe?",)


def test_modules_and_components_of_mdx_are_left_out() -> None:
    text = "import Box from '@site/src/Box';\n\n## Is it safe?\n\nYes.\n\n<Box\n  link=\"x\"\n/>\n"
    assert pairs(text, "faq.mdx") == [("Is it safe?", "Yes.")]


def test_details_in_details_are_sections() -> None:
    text = (
        "# FAQ\n<details>\n<summary><b>Tea</b></summary>\n\n<details>\n<summary>Why?</summary>\n\n"
        "So.\n\n</details>\n</details>\n<details>\n<summary>How?</summary>\n\nThus.\n\n</details>\n"
    )
    assert questions(text, "faq.md") == ["Why?", "How?"]
    assert sections(text, "faq.md") == ["Tea", ""]


@pytest.mark.parametrize(
    "answer",
    ["[a](#b) is a link.", "[A](https://example.org) too.", "a) first\nb) second", "[Q](#q)"],
)
def test_what_only_looks_like_a_label_stays(answer: str) -> None:
    assert pairs(f"## Why?\n\n{answer}\n", "faq.md") == [("Why?", answer)]


def test_an_answer_of_one_letter_is_one() -> None:
    assert pairs("## Which vitamin?\n\nA.\n", "faq.md") == [("Which vitamin?", "A.")]


def test_a_manual_is_no_faq() -> None:
    text = "# Kettle\n\n## Parts\n\nLid.\n\n## Filling\n\nWater.\n\n## How it works\n\nHeat.\n"
    with pytest.raises(FaqError, match=r"read as Markdown.*“Kettle”, “Parts”, “Filling”"):
        faq_of(text, "kettle.md")


@pytest.mark.parametrize("mark", ["<>", "%%"])
def test_shortcodes_of_hugo_fold(mark: str) -> None:
    begin, end = "{{" + mark[0], mark[1] + "}}"
    text = "".join(
        f'{begin} details "{question}" {end}\n{answer}\n{begin} /details {end}\n\n'
        for question, answer in (("Is it safe?", "Yes."), ("Is it red?", "No."))
    )
    assert pairs(text, "faq.md") == [("Is it safe?", "Yes."), ("Is it red?", "No.")]


def test_a_template_is_no_question() -> None:
    text = "## {{ faq.question }}\n\n{{ faq.answer }}\n\n## Is it safe?\n\nYes.\n"
    assert questions(text, "FAQ.md") == ["Is it safe?"]


def test_long_documents_are_parsed_in_pieces_that_change_nothing() -> None:
    part = "## Is {0} red?\n\nNo.\n\n```\n## Is {0} code?\n```\n\n"
    part += "<pre>\n\n## Is {0} held?\n\n</pre>\n\n"
    listed = "- one\n\n  ## Is {0} in a list?\n\n> a\n"
    text = "# FAQ\n\n" + "".join((part + listed).format(number) for number in range(1500))
    faq = faq_of(text, "x.md")
    assert [entry.question for entry in faq.entries] == [f"Is {n} red?" for n in range(1500)]
    short = faq_of("# FAQ\n\n" + (part + listed).format(0), "x.md")
    assert faq.entries[0].answer == short.entries[0].answer
    assert {entry.answer.count("held") for entry in faq.entries} == {1}
    assert [entry.line for entry in faq.entries] == [3 + 19 * number for number in range(1500)]


LIDS = [("Is it safe?", "Yes."), ("Mind the lid", "Always.")]


@pytest.mark.parametrize(
    "text",
    [
        # Headings within the items of a list, with a table of contents in a table.
        (
            "# FAQ\n\n| No. | Questions |\n|---|---|\n| 1 | [Is it safe?](#is-it-safe) |\n\n"
            "1. ### Is it safe?\n\n   Yes.\n\n   **[⬆ Back to Top](#faq)**\n\n"
            "2. ### Mind the lid\n   Always.\n\n   **[⬆ Back to Top](#faq)**\n"
        ),
        # MyST.
        (
            "# FAQ\n\n```{contents}\n:local:\n```\n\n```{dropdown} Is it "
            "safe?\n:open:\nYes.\n```\n\n"
            ":::{dropdown} Mind the lid\nAlways.\n:::\n"
        ),
        # PyMdown.
        (
            "# FAQ\n\n/// details | Is it safe?\n    type: question\n\nYes.\n///\n\n"
            "/// details | Mind the lid\nAlways.\n///\n"
        ),
        # Components with a trigger and a content.
        (
            '# FAQ\n\n<Accordion type="single">\n  <AccordionItem value="1">\n'
            "    <AccordionTrigger>Is it safe?</AccordionTrigger>\n    <AccordionContent>\n"
            "      Yes.\n    </AccordionContent>\n  </AccordionItem>\n"
            "  <AccordionItem><AccordionTrigger>Mind the lid</AccordionTrigger>\n"
            "    <AccordionContent>Always.</AccordionContent></AccordionItem>\n</Accordion>\n"
        ),
        # Titles that only say what follows.
        (
            "# FAQ\n\n## Is it safe?\n\n### Answer\n\nYes.\n\n"
            "## Mind the lid\n\n### Answer\n\nAlways.\n"
        ),
        (
            "### Question\n\nIs it safe?\n\n### Answer\n\nYes.\n\n### Question\n\nMind the lid\n\n"
            "### Answer\n\nAlways.\n"
        ),
        # Labels in lists and bold ones on one line.
        "# FAQ\n\n- Q: Is it safe?\n- A: Yes.\n- Q: Mind the lid\n- A: Always.\n",
        "# FAQ\n\n**Q: Is it safe?** A: Yes.\n\n**Q: Mind the lid**\n\nA: Always.\n",
    ],
)
def test_more_ways_to_write_questions(text: str) -> None:
    assert pairs(text, "faq.md") == LIDS


def test_front_matter_that_asks_is_a_question_with_the_rest_for_its_answer() -> None:
    text = "---\nquestion: Is it safe\norder: 1\ncategory: Care\ntags: [a]\n---\n\nYes.\n\n- very\n"
    (entry,) = faq_of(text, "safe.md").entries
    assert (entry.question, entry.answer) == ("Is it safe", "Yes.\n\n- very\n")
    assert entry.tags == ("a",)
    assert pairs("---\ntitle: Is it safe?\n---\nYes.\n", "x.md") == [("Is it safe?", "Yes.")]


def test_front_matter_in_braces() -> None:
    faq = faq_of('{\n  "title": "Kettle FAQ",\n  "draft": false\n}\n\n## Safe\n\nYes.\n', "x.md")
    assert faq.title == "Kettle FAQ"
    assert [(entry.question, entry.answer) for entry in faq.entries] == [("Safe", "Yes.\n")]
    assert faq.about == ""


def test_targets_and_roles_of_myst() -> None:
    text = "# FAQ\n\n(safe)=\n## Is it safe?\n\nSee {ref}`lid` and {ref}`this <lid>`.\n\n"
    text += "(lid)=\n## Lid?\n\nNo.\n"
    first, second = faq_of(text, "x.md").entries
    assert (first.id, second.id) == ("safe", "lid")
    assert first.answer == "See [lid](#lid) and [this](#lid).\n"


def test_directives_in_code_are_code() -> None:
    text = "## Is it safe?\n\n````md\n```{dropdown} Is it code?\nYes.\n```\n(x)=\n````\n"
    (entry,) = faq_of(text, "x.md").entries
    assert "```{dropdown} Is it code?\nYes.\n```\n(x)=" in entry.answer


def test_answers_have_the_addresses_and_footnotes_they_refer_to() -> None:
    text = """\
# FAQ

## Is [the kettle][k] safe?

See [the *manual*][m], [Shop] and ![a lid][lid].[^1] Not `[none][m2]`.

```
[code][m2]
```

## Is it red?

No[^two], see [this](https://c.example) and [box].

[k]: https://k.example
[m]: <https://m.example/a b> "Manual"
[M2]: https://never.example
[shop]:
  https://shop.example
[lid]: lid.png
[^1]: A note
    that goes on.
[^two]: Another.
[^3]: Never.
"""
    first, second = faq_of(text, "x.md").entries
    assert first.question == "Is the kettle safe?"
    assert first.answer == (
        "See [the *manual*][m], [Shop] and ![a lid][lid].[^1] Not `[none][m2]`.\n\n"
        "```\n[code][m2]\n```\n\n"
        '[m]: <https://m.example/a b> "Manual"\n[shop]:\n  https://shop.example\n'
        "[lid]: lid.png\n\n[^1]: A note\n    that goes on.\n"
    )
    assert second.answer == (
        "No[^two], see [this](https://c.example) and [box].\n\n[^two]: Another.\n"
    )


def test_answers_between_the_items_of_a_list() -> None:
    text = "# FAQ\n\n1. Is it safe?\n\nYes.\n\n- very\n- so\n\n2. **Mind the lid**\n\nAlways.\n"
    assert pairs(text, "x.md") == [
        ("Is it safe?", "Yes.\n\n- very\n- so"),
        ("Mind the lid", "Always."),
    ]
    inside = (
        "## Is it safe?\n\n1. Open it.\n\nSlowly.\n\n2. Look?\n\nYes.\n\n## Is it red?\n\nNo.\n"
    )
    assert pairs(inside, "x.md") == [
        ("Is it safe?", "1. Open it.\n\nSlowly.\n\n2. Look?\n\nYes."),
        ("Is it red?", "No."),
    ]
