"""Progress is one line on a terminal, plain lines elsewhere, and its numbers add up."""

import io

import pytest

from according.ledger.builds import Counts
from according.ledger.progress import MOST_FAILURES_TOLD, Progress, duration, several, summary


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_plain_lines_tell_what_is_safe_now_and_then() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = Progress(stream, clock=clock)
    clock.now = 5
    progress.wrote(Counts(seen=3, read=3, words=100))
    clock.now = 20
    progress.look(Counts(seen=40, read=30, words=4000), 10)
    progress.wrote(Counts(seen=50, read=40, already=6, failed=4, words=4000))
    assert stream.getvalue() == "40 written · 6 already there · 4 failed · 2.0 articles/s, 200 words/s\n"


def test_a_terminal_has_one_line_that_goes_away() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock=clock)
    clock.now = 10
    progress.look(Counts(seen=20, words=1000), 20)
    progress.end()
    assert stream.getvalue() == "\r\x1b[K0 written · 20 read · 2.0 articles/s, 100 words/s\r\x1b[K"


def test_the_line_of_a_narrow_terminal_does_not_wrap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock=clock)
    clock.now = 10
    progress.look(Counts(seen=20, words=1000), 20)
    assert stream.getvalue() == "\r\x1b[K0 written · 20 read · 2.0 ar…"


@pytest.mark.parametrize(("number", "wanted"), [(0, "0 articles"), (1, "1 article"), (2000, "2,000 articles")])
def test_one_thing_is_one(number: int, wanted: str) -> None:
    assert several(number, "article") == wanted
    assert summary(Counts(seen=1, copies=1), 1).startswith("1 record in 1.0 s: 0 read, 0 already there, 1 copy,")


def test_the_time_left_is_told_where_the_number_is_known() -> None:
    clock = Clock()
    progress = Progress(io.StringIO(), clock=clock)
    progress.expect(100)
    clock.now = 50
    assert progress.line(Counts(seen=25, again=25, words=500), 0).endswith("about 2 min 30 s left")
    assert "left" not in progress.line(Counts(seen=100, again=100, words=500), 0)


def test_many_failures_are_told_once() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    for number in range(MOST_FAILURES_TOLD + 10):
        progress.failed(f"a.jsonl line {number}: the line\nis not JSON.")
    lines = stream.getvalue().splitlines()
    assert len(lines) == MOST_FAILURES_TOLD + 1
    assert lines[0] == "according: a.jsonl line 0: the line is not JSON."
    assert "according info" in lines[-1]


def test_a_summary_tells_all_that_was_seen() -> None:
    counts = Counts(seen=15, read=5, already=4, copies=3, skipped=2, failed=1, words=1000)
    assert summary(counts, 100) == (
        "15 records in 1 min 40 s: 5 read, 4 already there, 3 copies, 2 skipped, 1 failed, 0.1 articles/s, 10 words/s"
    )


@pytest.mark.parametrize(
    ("seconds", "wanted"),
    [
        pytest.param(0.84, "0.8 s", id="tenths"),
        pytest.param(42.4, "42 s", id="seconds"),
        pytest.param(185, "3 min 5 s", id="minutes"),
        pytest.param(7860, "2 h 11 min", id="hours"),
    ],
)
def test_durations_as_people_say_them(seconds: float, wanted: str) -> None:
    assert duration(seconds) == wanted
