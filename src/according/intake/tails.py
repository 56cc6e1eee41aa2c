"""What a page says around its report, and no report says: copyright notes, credits, invitations, links to other stories.

Cut are whole lines of texts that were taken out of pages, before the article is made. A text that was handed in as text is never cut: its
offsets are its owner's.
"""

from __future__ import annotations

from according.codebook.page_wording import page_wording

_LONGEST = 40  # words of such a line
_MOST_LINES = 12  # at the end
_FEWEST_LEFT = 5  # words: a page is not cut to nothing


def without_tails(text: str) -> str:
    """Return a page's text without the lines that lead to other stories, and without notes and invitations at its end."""
    lines = [line for line in text.split("\n") if not _is_link(line)]
    end = len(lines)
    while end and len(lines) - end < _MOST_LINES and (not lines[end - 1].strip() or _is_tail(lines[end - 1])):
        end -= 1
    kept = "\n".join(lines[:end]).rstrip()
    return kept if len(kept.split()) >= _FEWEST_LEFT else text


def _is_link(line: str) -> bool:
    return len(line.split()) <= _LONGEST and _plain(line).startswith(page_wording().links_begin)


def _is_tail(line: str) -> bool:
    words, wording = _plain(line), page_wording()
    if len(words.split()) > _LONGEST:
        return False
    return words in wording.tails_are or words.startswith(wording.tails_begin) or any(sign in words for sign in wording.tails_hold)


def _plain(line: str) -> str:
    """Return a line as the wording is written, without what marks a list or stresses it."""
    return line.lstrip(" \t-–—*•|>").rstrip().lower().replace("’", "'")
