"""Rich text of editors and content systems."""

from __future__ import annotations

import json

import pytest

from convert.records.rich import rich_text
from convert.records.tree import from_values
from tests.convert.reading import pairs

CONTENTFUL = {
    "nodeType": "document",
    "content": [
        {
            "nodeType": "paragraph",
            "content": [
                {"nodeType": "text", "value": "Boil ", "marks": []},
                {"nodeType": "text", "value": "it", "marks": [{"type": "bold"}]},
                {"nodeType": "text", "value": ", or see ", "marks": []},
                {
                    "nodeType": "hyperlink",
                    "data": {"uri": "https://tea.example"},
                    "content": [{"nodeType": "text", "value": "us", "marks": []}],
                },
            ],
        },
        {
            "nodeType": "unordered-list",
            "content": [
                {
                    "nodeType": "list-item",
                    "content": [
                        {
                            "nodeType": "paragraph",
                            "content": [{"nodeType": "text", "value": "hot", "marks": []}],
                        }
                    ],
                }
            ],
        },
    ],
}
TIPTAP = {
    "type": "doc",
    "content": [
        {
            "type": "paragraph",
            "content": [
                {"type": "text", "text": "Boil "},
                {"type": "text", "marks": [{"type": "bold"}], "text": "it"},
                {"type": "text", "text": ", or see "},
                {
                    "type": "text",
                    "marks": [{"type": "link", "attrs": {"href": "https://tea.example"}}],
                    "text": "us",
                },
            ],
        },
        {
            "type": "bulletList",
            "content": [
                {
                    "type": "listItem",
                    "content": [
                        {"type": "paragraph", "content": [{"type": "text", "text": "hot"}]}
                    ],
                }
            ],
        },
    ],
}
SLATE = [
    {
        "type": "paragraph",
        "children": [
            {"type": "text", "text": "Boil "},
            {"type": "text", "text": "it", "bold": True},
            {"type": "text", "text": ", or see "},
            {
                "type": "link",
                "url": "https://tea.example",
                "children": [{"type": "text", "text": "us"}],
            },
        ],
    },
    {
        "type": "list",
        "format": "unordered",
        "children": [{"type": "list-item", "children": [{"type": "text", "text": "hot"}]}],
    },
]
LEXICAL = {
    "root": {
        "type": "root",
        "children": [
            {
                "type": "paragraph",
                "children": [
                    {"type": "text", "text": "Boil ", "format": 0},
                    {"type": "text", "text": "it", "format": 1},
                    {"type": "text", "text": ", or see ", "format": 0},
                    {
                        "type": "link",
                        "fields": {"url": "https://tea.example"},
                        "children": [{"type": "text", "text": "us", "format": 0}],
                    },
                ],
            },
            {
                "type": "list",
                "listType": "bullet",
                "children": [{"type": "listitem", "children": [{"type": "text", "text": "hot"}]}],
            },
        ],
    }
}
SANITY = [
    {
        "_type": "block",
        "style": "normal",
        "markDefs": [{"_key": "k", "_type": "link", "href": "https://tea.example"}],
        "children": [
            {"_type": "span", "text": "Boil ", "marks": []},
            {"_type": "span", "text": "it", "marks": ["strong"]},
            {"_type": "span", "text": ", or see ", "marks": []},
            {"_type": "span", "text": "us", "marks": ["k"]},
        ],
    },
    {
        "_type": "block",
        "style": "normal",
        "listItem": "bullet",
        "level": 1,
        "markDefs": [],
        "children": [{"_type": "span", "text": "hot", "marks": []}],
    },
]


@pytest.mark.parametrize("value", [CONTENTFUL, TIPTAP, SLATE, LEXICAL, SANITY])
def test_paragraphs_marks_links_and_lists(value: object) -> None:
    wanted = "Boil **it**, or see [us](https://tea.example)\n\n- hot"
    assert rich_text(from_values(value)) == wanted
    text = json.dumps([{"question": "How?", "answer": value}])
    assert pairs(text, "x.json") == [("How?", wanted)]


def test_blocks_of_editors() -> None:
    blocks = {
        "time": 1,
        "blocks": [
            {"type": "header", "data": {"text": "Tea", "level": 3}},
            {"type": "paragraph", "data": {"text": "Boil <b>it</b>."}},
            {"type": "list", "data": {"style": "ordered", "items": ["fill", {"content": "heat"}]}},
        ],
    }
    assert rich_text(from_values(blocks)) == "### Tea\n\nBoil <b>it</b>.\n\n1. fill\n2. heat"


def test_blocks_of_draft_js() -> None:
    block: dict[str, object] = {"entityRanges": [], "inlineStyleRanges": []}
    value = {
        "blocks": [
            {"text": "Boil it.", "type": "unstyled", **block},
            {"text": "hot", "type": "unordered-list-item", **block},
            {"text": "dry", "type": "unordered-list-item", **block},
        ],
        "entityMap": {},
    }
    assert rich_text(from_values(value)) == "Boil it.\n\n- hot\n- dry"


def test_other_blocks() -> None:
    def text(said: str) -> dict[str, object]:
        return {"type": "text", "text": said}

    value = [
        {"type": "heading", "attrs": {"level": 2}, "content": [text("Tea")]},
        {"type": "blockquote", "content": [{"type": "paragraph", "content": [text("Hot.")]}]},
        {"type": "codeBlock", "content": [text("boil()")]},
        {"type": "paragraph", "content": [text("one"), {"type": "hardBreak"}, text("two")]},
        {
            "type": "orderedList",
            "content": [
                {"type": "listItem", "content": [{"type": "paragraph", "content": [text("a")]}]},
                {"type": "listItem", "content": [{"type": "paragraph", "content": [text("b")]}]},
            ],
        },
    ]
    assert rich_text(from_values(value)) == (
        "## Tea\n\n> Hot.\n\n```\nboil()\n```\n\none\\\ntwo\n\n1. a\n2. b"
    )


@pytest.mark.parametrize(
    "value",
    [
        "text",
        [],
        ["a", "b"],
        {"type": "info", "text": "Boil it."},
        [{"type": "text", "title": "One"}],
        {"content": [{"text": "a"}, {"text": "b"}]},
    ],
)
def test_other_data_is_no_rich_text(value: object) -> None:
    assert rich_text(from_values(value)) == ""


def test_levels_that_are_none() -> None:
    header = {"type": "header", "data": {"text": "Tea", "level": "high"}}
    item: dict[str, object] = {"_type": "block", "listItem": "bullet", "level": "²"}
    item["children"] = [{"_type": "span", "text": "hot"}]
    assert rich_text(from_values([header])) == "## Tea"
    assert rich_text(from_values([item])) == "- hot"
