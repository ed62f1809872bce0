"""The reference that was asked for is in sight: at every size, from every way in."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Opener, Reader, small_faq

SIZES = [(120, 40), (100, 30), (80, 24), (60, 20), (40, 12), (30, 8)]
MANY = small_faq(
    "schema: 1\ntitle: T\nquestions:\n"
    "  - {id: a, question: One?, answer: 'Text [@r7] [@r350] [@r2].'}\n"
    "  - {id: b, question: Two?, answer: 'Text [@r9].'}\nreferences:\n"
    + "".join(
        f"  - {{id: r{n}, title: Work {n} with a title of some length, DOI: 10.1000/{n}}}\n"
        for n in range(400)
    )
)


def chosen(reader: Reader) -> str:
    """Return the line on the screen with the bar and the number of the chosen reference."""
    marked = [line.split("▌ [", 1)[1] for line in reader.shown.splitlines() if "▌ [" in line]
    return marked[0].partition("]")[0] if marked else f"no reference is marked in:\n{reader.shown}"


@pytest.mark.parametrize("size", SIZES)
async def test_a_digit(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(size=size) as reader:
        for digit in "2", "3", "1", "2":
            await reader.press("g", "j", "j", "j", digit)
            assert chosen(reader) == digit
            await reader.press("escape", "escape")


@pytest.mark.parametrize("size", SIZES)
async def test_a_digit_in_one_burst(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(size=size) as reader:
        await reader.burst("j", "j", "j", "2")
        assert chosen(reader) == "2"


@pytest.mark.parametrize("size", SIZES)
async def test_a_link_followed_with_the_keyboard(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(size=size) as reader:
        await reader.jump("ketamine-for-depression-and-anxiety")
        while reader.screen.frame.answer.chosen_href != "cite:daly2018-efficacy":
            await reader.press("C")
        await reader.press("enter")
        assert chosen(reader) == "2"


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (80, 24), (40, 12)])
async def test_a_click_on_a_number(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(size=size, entry="ketamine-for-depression-and-anxiety") as reader:
        for _ in range(40):
            rows = reader.shown.splitlines()
            spots = [(row.index("[2]"), y) for y, row in enumerate(rows) if "[2]" in row]
            if spots:
                break
            await reader.press("j")
        x, y = spots[0]
        await reader.pilot.click(offset=(x + 1, y))
        await reader.settle()
        assert chosen(reader) == "2"


@pytest.mark.parametrize("size", SIZES)
async def test_the_command_line(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(size=size, reference="spravato-rems") as reader:
        faq = reader.app.faq
        number = [reference.id for reference in faq.references].index("spravato-rems") + 1
        assert chosen(reader) == str(number)


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_a_large_file(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(MANY, size=size) as reader:
        await reader.press("R", "G")
        assert chosen(reader) == "400"
        await reader.press("k", "k")
        assert chosen(reader) == "398"
        await reader.press("g")
        assert chosen(reader) == "1"
        for _ in range(3):
            await reader.press("j")
        assert chosen(reader) == "4"


async def test_one_beyond_those_that_are_laid_out(open_app: Opener) -> None:
    async with open_app(MANY, reference="r377") as reader:
        assert chosen(reader) == "378"
        assert "100 more" in reader.screen.frame.drawer.document.plain
        for _ in range(30):
            await reader.press("j")
        assert chosen(reader) == "400"
        for _ in range(40):
            await reader.press("k")
        assert chosen(reader) == "360"


@pytest.mark.parametrize("size", SIZES)
async def test_after_sorting_filtering_and_showing_all_again(
    open_app: Opener, size: tuple[int, int]
) -> None:
    async with open_app(MANY, size=size) as reader:
        await reader.press("R", "G", "S", "S")
        assert chosen(reader) == "400"
        await reader.press("f")
        await reader.type("work 39")
        await reader.press("enter")
        assert chosen(reader) == "400" or chosen(reader).startswith(("4", "39"))
        await reader.press("j", "j", "escape")
        assert chosen(reader) == str(int(reader.screen.frame.drawer.chosen.removeprefix("r")) + 1)


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (80, 24), (40, 12)])
async def test_after_a_resize(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(size=size) as reader:
        await reader.press("j", "j", "j", "3")
        for width, height in [(100, 16), (64, 40), (50, 20), (33, 9), (140, 50), (80, 13), size]:
            await reader.resize(width, height)
            assert chosen(reader) == "3", (width, height)


async def test_after_going_back_and_on(open_app: Opener) -> None:
    async with open_app(MANY) as reader:
        await reader.press("3")
        assert chosen(reader) == "3"
        await reader.press("J")
        assert chosen(reader) == "1"
        await reader.press("K")
        assert chosen(reader).isdigit()


async def test_the_wheel_never_leaves_a_choice_out_of_sight(open_app: Opener) -> None:
    async with open_app(MANY, size=(100, 30)) as reader:
        await reader.press("R")
        drawer = reader.screen.frame.drawer
        for _ in range(5):
            drawer.scroll_to(y=drawer.scroll_offset.y + 9, animate=False)
            await reader.settle()
            assert chosen(reader) == str(int(drawer.chosen.removeprefix("r")) + 1)


async def test_a_chosen_link_out_of_sight_is_shown_before_it_opens(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.references.opening.find_opener", lambda *args, **kwargs: None)
    answer = "<https://example.org/first>" + "\n\nMore.".replace("\n", "\\n") * 60
    faq = small_faq(
        f'schema: 1\ntitle: T\nquestions:\n  - {{id: a, question: One?, answer: "{answer}"}}\n'
    )
    async with open_app(faq) as reader:
        await reader.press("enter", "c", "G", "o")
        assert "example.org/first" in reader.shown
        assert "press o again to open it" in reader.shown
        await reader.press("o")
        assert "Link" in reader.shown


async def test_copying_a_doubtful_reference_warns(open_app: Opener) -> None:
    async with open_app(size=(80, 24)) as reader:
        await reader.jump("ketamine-for-depression-and-anxiety")
        await reader.press("c")
        while reader.screen.frame.answer.chosen_href != "cite:daly2018":
            await reader.press("c")
        await reader.press("y")
        assert "This reference has a note; press y again to copy it" in reader.shown
        assert chosen(reader) == "1"
        await reader.press("y")
        assert "! Copy: this reference is doubtful" in reader.shown
        assert "mixes two papers" in " ".join(reader.shown.replace("│", "").split())
