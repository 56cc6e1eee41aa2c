"""Bytes become text, or an error that says why not; strings keep their length."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.errors import NotText, TooLarge
from according.intake.characters import LARGEST, decode, settle

STORY = "The mayor’s café reopened – “at last”, she said. " * 20


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(STORY.encode(), STORY, id="utf-8"),
        pytest.param(STORY.encode("utf-8-sig"), STORY, id="utf-8-with-mark"),
        pytest.param(STORY.encode("utf-16"), STORY, id="utf-16"),
        pytest.param(b"\xfe\xff" + STORY.encode("utf-16-be"), STORY, id="utf-16-big-endian"),
        pytest.param(STORY.encode("utf-32"), STORY, id="utf-32"),
        pytest.param(b"One.\r\nTwo.\rThree.\n", "One.\nTwo.\nThree.\n", id="line-ends"),
    ],
)
def test_decode(data, text):
    assert decode(data) == text


def test_windows_1252_is_read_and_told(caplog):
    with caplog.at_level(logging.WARNING):
        assert decode(STORY.encode("cp1252"), where="story.txt") == STORY
    assert "story.txt: read as Windows-1252" in caplog.text


@pytest.mark.parametrize(
    ("data", "part"),
    [
        pytest.param(b"", "it is empty", id="empty"),
        pytest.param(bytes(range(256)) * 20, "NUL bytes", id="binary"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(range(1, 256)) * 9, "byte 0 (0xFF) is not UTF-8", id="binary-without-nul"),
        pytest.param("Встреча прошла во вторник.".encode("cp1251"), "its encoding cannot be told", id="cyrillic-code-page"),
        pytest.param(("Café “no”. " * 9).encode()[:-4] + b"\xe2\x80 x", "damaged or cut", id="damaged-utf-8"),
        pytest.param(b"\xff\xfea\xd8", "its byte-order mark says UTF-16-LE", id="broken-utf-16"),
    ],
)
def test_what_is_not_text(data, part):
    with pytest.raises(NotText) as caught:
        decode(data, where="story.txt")
    assert str(caught.value).startswith("story.txt: ")
    assert part in str(caught.value)
    assert caught.value.next_step


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        pytest.param("One.\r\nTwo.\rThree.", "One. \nTwo.\nThree.", id="line-ends-keep-their-length"),
        pytest.param("page\fpage\u2028line\x85line", "page\npage\nline\nline", id="other-line-ends"),
        pytest.param("a\x1b[31mred\x07", "a [31mred ", id="terminal-escapes"),
        pytest.param("\ufeffThe end", " The end", id="mark-in-front"),
        pytest.param("half \ud83d pair", "half \ufffd pair", id="half-a-surrogate-pair"),
        pytest.param("  left  as it is \t", "  left  as it is \t", id="nothing-trimmed"),
    ],
)
def test_settle(text, settled):
    assert settle(text) == settled


@given(st.text(alphabet=st.characters(exclude_characters="\0"), max_size=30))
def test_settling_moves_no_offset(text):
    assert len(settle("letters " * 1000 + text)) == 8000 + len(text)


@pytest.mark.parametrize("text", ["", "  \n\t ", "12 -- 13 <<<>>>", "a\0b", "\x01\x02\x03\x04 words"])
def test_settle_refuses_what_holds_no_words(text):
    with pytest.raises(NotText):
        settle(text)


def test_too_large_gives_the_numbers():
    with pytest.raises(TooLarge, match=r"10,000,001 characters.*10,000,000"):
        settle("a" * (LARGEST + 1))
