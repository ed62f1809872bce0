from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.config import Config
from desk.opener import (
    MAX_LENGTH,
    LaunchResult,
    Opener,
    Which,
    find_opener,
    launch,
    not_found,
    refusal,
)

URL = "https://doi.org/10.1016/S2215-0366(17)30272-9"


def _which(*programs: str) -> Which:
    return lambda name: f"/bin/{name}" if name in programs else None


def _find(
    *programs: str,
    environ: dict[str, str] | None = None,
    platform: str = "linux",
    config: Config | None = None,
) -> Opener | None:
    return find_opener(
        URL,
        config=config or Config(),
        environ=environ or {},
        platform=platform,
        which=_which(*programs),
    )


# Deciding


def test_the_configured_command_comes_first() -> None:
    config = Config(open=("myopen", "--tab", "{url}"))
    opener = _find(
        "myopen",
        "firefox",
        "xdg-open",
        config=config,
        environ={"BROWSER": "firefox", "DISPLAY": ":0"},
    )
    assert opener == Opener(("myopen", "--tab", "{url}"))


def test_a_configured_command_may_need_the_terminal() -> None:
    config = Config(open=("wrapper", "{url}"), open_in_terminal=True)
    assert _find("wrapper", config=config) == Opener(("wrapper", "{url}"), text_mode=True)


def test_a_configured_command_that_is_missing_is_named() -> None:
    opener = _find("firefox", config=Config(open=("gone", "{url}")), environ={"BROWSER": "firefox"})
    assert opener is not None
    assert opener.argv == ("firefox", "{url}")
    assert "gone" in opener.note


@pytest.mark.parametrize(
    ("command", "browser", "said"),
    [
        (("gone", "{url}"), "", "“gone”, which is configured to open links, was not found"),
        ((), "nosuch --tab", "“nosuch --tab” of $BROWSER was not found"),
        (
            ("gone", "{url}"),
            "nosuch",
            "“gone”, which is configured to open links, and “nosuch” of $BROWSER were not found",
        ),
        ((), "nosuch:firefox", ""),
        (("firefox", "{url}"), "", ""),
        ((), "", ""),
    ],
)
def test_what_was_chosen_and_is_missing(command: tuple[str, ...], browser: str, said: str) -> None:
    config = Config(open=command)
    environ = {"BROWSER": browser}
    which = _which("firefox", "xdg-open")
    assert not_found(config=config, environ=environ, platform="linux", which=which) == said
    opener = _find("xdg-open", "firefox", environ={**environ, "DISPLAY": ":0"}, config=config)
    assert opener is not None
    assert opener.note == said


@pytest.mark.parametrize(
    ("browser", "argv"),
    [
        ("firefox", ("firefox", "{url}")),
        ("gone:firefox", ("firefox", "{url}")),
        (":firefox:", ("firefox", "{url}")),
        ("firefox --new-tab", ("firefox", "--new-tab", "{url}")),
        ("firefox --url=%s --private", ("firefox", "--url={url}", "--private")),
        ("firefox '%s' &", ("firefox", "{url}")),
        ("'unbalanced:firefox", ("firefox", "{url}")),
        ("/opt/my browser/run", ("/opt/my browser/run", "{url}")),
    ],
)
def test_browser_variable(browser: str, argv: tuple[str, ...]) -> None:
    assert _find("firefox", "/opt/my browser/run", environ={"BROWSER": browser}) == Opener(argv)


def test_browser_variable_on_windows() -> None:
    environ = {"BROWSER": r"C:\b\firefox.exe -new-tab;other"}
    opener = _find(r"C:\b\firefox.exe", environ=environ, platform="win32")
    assert opener is not None
    assert opener.argv == (r"C:\b\firefox.exe", "-new-tab", "{url}")


def test_a_browser_that_is_missing_is_passed_over() -> None:
    assert _find("xdg-open", environ={"BROWSER": "gone", "DISPLAY": ":0"}) == Opener(
        ("xdg-open", "{url}"), note="“gone” of $BROWSER was not found"
    )


@pytest.mark.parametrize("name", ["w3m", "lynx", "links", "elinks", "browsh", "/usr/bin/w3m"])
def test_text_browsers_need_the_terminal(name: str) -> None:
    opener = _find(name, environ={"BROWSER": name})
    assert opener is not None
    assert opener.text_mode
    assert opener.name == Path(name).name


def test_debians_chooser_depends_on_the_display() -> None:
    for environ, text_mode in (({}, True), ({"DISPLAY": ":0"}, False)):
        opener = _find("sensible-browser", environ={"BROWSER": "sensible-browser", **environ})
        assert opener is not None
        assert opener.text_mode is text_mode


@pytest.mark.parametrize(
    ("programs", "environ", "platform", "argv"),
    [
        (["wslview"], {"WSL_DISTRO_NAME": "Ubuntu"}, "linux", ("wslview", "{url}")),
        (
            ["wslview", "xdg-open"],
            {"WSL_INTEROP": "/run/x", "DISPLAY": ":0"},
            "linux",
            ("wslview", "{url}"),
        ),
        (
            ["rundll32.exe"],
            {"WSL_DISTRO_NAME": "Ubuntu"},
            "linux",
            ("rundll32.exe", "url.dll,FileProtocolHandler", "{url}"),
        ),
        (["xdg-open"], {"DISPLAY": ":0"}, "linux", ("xdg-open", "{url}")),
        (["xdg-open"], {"WAYLAND_DISPLAY": "wayland-0"}, "freebsd14", ("xdg-open", "{url}")),
        (["open"], {}, "darwin", ("open", "{url}")),
        (["rundll32"], {}, "win32", ("rundll32", "url.dll,FileProtocolHandler", "{url}")),
    ],
)
def test_the_systems_opener(
    programs: list[str], environ: dict[str, str], platform: str, argv: tuple[str, ...]
) -> None:
    assert _find(*programs, environ=environ, platform=platform) == Opener(argv)


@pytest.mark.parametrize(
    ("programs", "environ", "platform"),
    [
        (["xdg-open"], {}, "linux"),
        (["xdg-open"], {"DISPLAY": ""}, "linux"),
        ([], {"DISPLAY": ":0"}, "linux"),
        (["wslview"], {}, "linux"),
        (["open"], {"SSH_CONNECTION": "1 2 3 4"}, "darwin"),
        (["rundll32"], {"SSH_TTY": "/dev/pts/1"}, "win32"),
    ],
)
def test_where_there_is_none(programs: list[str], environ: dict[str, str], platform: str) -> None:
    assert _find(*programs, environ=environ, platform=platform) is None


def test_a_refused_link_has_no_opener() -> None:
    assert find_opener("file:///etc/passwd", config=Config(), environ={}, platform="darwin") is None


# Refusing


@pytest.mark.parametrize(
    "url", [URL, "http://example.org", "HTTPS://EXAMPLE.ORG/ä", "mailto:a@b.org"]
)
def test_links_that_are_opened(url: str) -> None:
    assert refusal(url) == ""


@pytest.mark.parametrize(
    "url",
    [
        "",
        "doi.org/10.1/x",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "file://host/etc/passwd",
        "ftp://example.org/a",
        "SSH://example.org",
        "vscode://file/x",
        "data:text/html,x",
        "-version",
        "https:",
        "https://",
        "https:///path",
        "https://?q",
        "https:example.org",
        "mailto:",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://example.org/\x1b[31m",
        "https://example.org/\u202egpj",
        "https://example.org/\u2028",
        "https://example.org/\x9b",
        "https://example.org/\udc80",
        " https://example.org",
        "https://example.org/" + "x" * MAX_LENGTH,
    ],
)
def test_links_that_are_refused(url: str) -> None:
    assert refusal(url)
    result = launch(Opener((sys.executable, "-c", "", "{url}")), url)
    assert result == LaunchResult(ok=False, message=refusal(url))


@given(st.text())
def test_only_three_schemes_are_ever_opened(url: str) -> None:
    if not refusal(url):
        assert url.lower().startswith(("http://", "https://", "mailto:"))
        assert url.isprintable()


# Launching


def _script(folder: Path, body: str) -> Path:
    path = folder / "my browser"
    path.write_text(f"#!{sys.executable}\n{body}\n")
    path.chmod(0o755)
    return path


def test_a_browser_gets_exactly_the_link(tmp_path: Path) -> None:
    record = tmp_path / "record"
    script = _script(
        tmp_path,
        f"import sys, os; open({str(record)!r}, 'w').write(repr((sys.argv[1:], sys.stdin.read(), "
        "os.getsid(0) == os.getpid())))",
    )
    opener = find_opener(
        URL, config=Config(), environ={"BROWSER": str(script)}, platform=sys.platform
    )
    assert opener is not None
    result = launch(opener, URL, patience=60)
    assert result == LaunchResult(ok=True, message="handed to my browser")
    assert record.read_text() == repr(([URL], "", True))


def test_a_browsers_chatter_stays_off_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script = _script(tmp_path, "import sys; print('out'); print('err', file=sys.stderr)")
    assert launch(Opener((str(script), "{url}")), URL, patience=60).ok
    assert capfd.readouterr() == ("", "")


def test_a_failure_is_noticed(tmp_path: Path) -> None:
    opener = Opener((str(_script(tmp_path, "raise SystemExit(3)")), "{url}"))
    result = launch(opener, URL, patience=60)
    assert result == LaunchResult(ok=False, message="my browser failed (exit code 3)")


def test_a_crash_is_noticed(tmp_path: Path) -> None:
    opener = Opener((str(_script(tmp_path, "import os; os.kill(os.getpid(), 9)")), "{url}"))
    result = launch(opener, URL, patience=60)
    assert result == LaunchResult(ok=False, message="my browser failed (signal 9)")


def test_a_browser_that_goes_on_running_is_left_alone_and_collected(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    opener = Opener((str(_script(tmp_path, f"open({str(fifo)!r}).read()")), "{url}"))
    before = set(threading.enumerate())
    assert launch(opener, URL, patience=0).ok
    (collector,) = set(threading.enumerate()) - before
    fifo.open("w").close()
    collector.join(60)
    assert not collector.is_alive()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_program_that_cannot_start(tmp_path: Path) -> None:
    missing = launch(Opener((str(tmp_path / "gone"), "{url}")), URL)
    assert not missing.ok
    assert missing.message == "gone did not start: No such file or directory"
    (tmp_path / "text").write_text("no program")
    assert not launch(Opener((str(tmp_path / "text"), "{url}")), URL).ok


def test_a_text_browser_gets_the_terminal_and_the_interrupts(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    # It interrupts faqt as Ctrl+C would, and finds that itself can be interrupted.
    body = (
        "import os, signal, sys; os.kill(os.getppid(), signal.SIGINT);"
        "print(sys.argv[1], signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    )
    before = signal.getsignal(signal.SIGINT)
    result = launch(Opener((str(_script(tmp_path, body)), "{url}"), text_mode=True), URL)
    assert result == LaunchResult(ok=True, message="shown with my browser")
    assert capfd.readouterr().out == f"{URL} True\n"
    assert signal.getsignal(signal.SIGINT) is before


def test_a_text_browser_that_fails(tmp_path: Path) -> None:
    opener = Opener((str(_script(tmp_path, "raise SystemExit(1)")), "{url}"), text_mode=True)
    assert not launch(opener, URL).ok
