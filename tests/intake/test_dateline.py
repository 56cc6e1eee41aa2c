"""What the first lines of a report tell about its publication."""

import pytest

from according.intake.dateline import Head, read_head


@pytest.mark.parametrize(
    ("text", "published", "publisher"),
    [
        pytest.param(" date 2023-11-24 THE mayor met", "2023-11-24", None, id="leading-date"),
        pytest.param("Date: 2023-11-24\nThe mayor met", "2023-11-24", None, id="labelled-date"),
        pytest.param("BEIRUT, Nov 22, 2023 (Reuters) - Officials met", "2023-11-22", "Reuters", id="dateline-with-year"),
        pytest.param("GAZA CITY, 22 November 2023 (AFP) - Officials", "2023-11-22", "AFP", id="day-before-month"),
        pytest.param("BEIRUT, Nov 22 (Reuters) – Officials met", None, "Reuters", id="no-year-stays-open"),
        pytest.param("BEIJING, Dec. 5 (Xinhua) -- In 2019 officials met", None, "Xinhua", id="a-year-in-the-story-does-not-count"),
        pytest.param("Monday, 4 Dec 2023\n\nBEIJING, Dec. 5 (Xinhua) -- The", "2023-12-04", "Xinhua", id="date-line-above"),
        pytest.param("Weekly Review 2023, no 14\n\nBEIJING, Dec. 5 (Xinhua) -- The", "2023-12-05", "Xinhua", id="year-above"),
        pytest.param("QUITO, May 3 (EFE) -- The\n\n(c) 2021 Daily Post", "2021-05-03", "EFE", id="copyright-year"),
        pytest.param("KYIV, Ukraine (AP) — Officials met", None, "Associated Press", id="agency-alone"),
        pytest.param("ORURO, Bolivia, 4 June 2024 (Hill News) – Miners", "2024-06-04", "Hill News", id="unlisted-agency-beside-a-day"),
        pytest.param("ORURO, Bolivia (Hill News) – Miners", None, None, id="unlisted-agency-alone"),
        pytest.param("NEW DELHI, Nov 22, 2023 (PTI): Officials", "2023-11-22", "Press Trust of India", id="colon"),
        pytest.param("Town hall reopens\nBy A. Writer\nNovember 24, 2023 at 10:15 a.m. EST\n\nThe", "2023-11-24", None, id="date-line"),
        pytest.param("Fri 24 Nov 2023 10.15 GMT\nThe", "2023-11-24", None, id="short-weekday"),
        pytest.param("Updated 25 November 2023\nPublished 24 November 2023\nThe", "2023-11-24", None, id="published-before-updated"),
        pytest.param("Updated 25 November 2023\nThe", "2023-11-25", None, id="only-updated"),
        pytest.param("NEW DELHI, Nov 31, 2023 (PTI): Officials", None, "Press Trust of India", id="no-such-day"),
        pytest.param("On 3 May 2021 the mayor met them.", None, None, id="date-in-a-sentence"),
        pytest.param("BEIRUT: Officials met", None, None, id="place-alone"),
        pytest.param("PITTSBURGH, PA — Officials met", None, None, id="a-state-is-no-agency"),
        pytest.param("", None, None, id="nothing"),
    ],
)
def test_head(text, published, publisher):
    assert read_head(text) == Head(published, publisher)


@pytest.mark.parametrize("text", ["A-" * 700, "A A " * 300, "A, A" * 300, "Nov " * 300, "12 " * 400, "Monday, Nov. " * 100, "(" * 1400])
def test_odd_heads_take_no_time(text):
    assert read_head(text) == Head()
