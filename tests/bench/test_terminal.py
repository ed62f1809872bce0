"""Times are right only when the picture is."""

from __future__ import annotations

import sys

import pytest

from bench.picture import Region, Screen
from bench.terminal import Program


def test_text_where_the_cursor_was_moved() -> None:
    screen = Screen(10, 3)
    screen.feed(b"\x1b[2;3Hab\x1b[1mc\x1b[0m\r\nd")
    assert screen.part(Region(0, 3, 0, 10)) == f"{'':10}\n  abc{'':5}\nd{'':9}"


def test_sequences_and_characters_in_pieces() -> None:
    screen = Screen(10, 1)
    for piece in (b"\x1b[", b"1;2", b"Hx\xe2", b"\x94\x82y\x1b]0;title", b"\x07z"):
        screen.feed(piece)
    assert screen.part(Region(0, 1, 0, 6)) == " x│yz "


def test_wide_characters_take_two_columns() -> None:
    screen = Screen(6, 1)
    screen.feed("日本x".encode())
    assert screen.part(Region(0, 1, 0, 6)) == "日本x "
    screen.feed(b"\x1b[1;5Hy")
    assert screen.part(Region(0, 1, 4, 5)) == "y"


def test_nothing_is_written_beyond_the_edges() -> None:
    screen = Screen(4, 2)
    screen.feed(b"\x1b[9;9Hab\x1b[2Jabcdef\n\n\ng")
    assert screen.part(Region(0, 2, 0, 4)).count("\n") == 1


def test_erasing() -> None:
    screen = Screen(4, 1)
    screen.feed(b"abcd\x1b[1;3H\x1b[K")
    assert screen.part(Region(0, 1, 0, 4)) == "ab  "
    screen.feed(b"\x1b[2J")
    assert not screen.part(Region(0, 1, 0, 4)).strip()


ECHO = """
import sys, tty
tty.setcbreak(0)
print("ready", flush=True)
for char in iter(lambda: sys.stdin.read(1), "q"):
    print(char.upper(), end="", flush=True)
"""


def test_program_answers_keys() -> None:
    with Program((sys.executable, "-c", ECHO)) as program:
        ready = program.until("ready")
        assert ready >= program.started
        sent = program.type("a")
        assert program.until("A", Region(top=1)) >= sent
        assert program.settle(quiet=0.05) is None


def test_a_part_of_the_screen_from_moment_to_moment() -> None:
    with Program((sys.executable, "-c", ECHO)) as program:
        program.until("ready")
        sent = program.type("a")
        program.settle(quiet=0.1)
        program.type("bc")
        chunks = program.record(quiet=0.1)
        assert program.screen.part(Region(1, 2, 0, 4)) == "A   ", "only looked at when played"
        (frames,) = program.play(chunks, Region(1, 2, 0, 3))
        assert frames[-1].text == "ABC"
        assert all(frame.when >= sent for frame in frames)
        assert program.play([], Region(), Region()) == [[], []]


def test_program_that_ends_early() -> None:
    with (
        Program((sys.executable, "-c", "print('gone')")) as program,
        pytest.raises(EOFError, match="gone"),
    ):
        program.until("never")
