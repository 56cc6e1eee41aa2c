"""The page in a real browser: Debian's Chromium, which CI installs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from according.records import Reading
from according.view.page import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def file(truce: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "truce.html"
    path.write_text(page([truce]), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1180, "height": 900})
    requests: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda request: requests.append(request.url))
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(file.as_uri())
    yield opened
    assert requests == [file.as_uri()]
    assert complaints == []
    opened.close()


def lit(opened: Page, kind: str = "lit") -> str:
    return "".join(opened.locator(f"[data-records].{kind}").all_text_contents())


def test_hover_lights_up_the_evidence_and_the_sources(opened: Page) -> None:
    opened.locator(".note[data-record=e2]").hover()
    assert lit(opened) == "the group had attacked an army convoy near Menaka with two drones"
    assert lit(opened, "keyed") == "attacked"
    assert lit(opened, "speaking") == "Radio Niger Valleya statement by the Azal Front"
    opened.locator("h2").hover()
    assert lit(opened) == ""


def test_the_keyboard_does_what_the_mouse_does(opened: Page) -> None:
    opened.locator(".note[data-record=e2]").focus()
    assert lit(opened, "keyed") == "attacked"
    opened.keyboard.press("Tab")
    assert lit(opened, "keyed") == "died"
    opened.locator("summary").first.focus()
    opened.keyboard.press("Enter")
    opened.keyboard.press("Tab")
    assert lit(opened) == "the regional health office"


def test_a_figure_in_the_note_of_its_event_lights_up_its_own_words(opened: Page) -> None:
    opened.locator(".count[data-record=f1]").hover()
    assert lit(opened, "keyed") == "at least 31 people"


def test_a_source_lights_up_its_statements(opened: Page) -> None:
    opened.locator("[data-speaks]").nth(3).hover()
    assert opened.locator(".said.speaking").all_text_contents() == [
        "that any soldiers had died",
        "between 40 and 50 fighters were killed when troops returned fire",
    ]


def test_words_light_up_their_records(opened: Page) -> None:
    opened.locator("[data-key=e3]").hover()
    assert opened.locator(".note.lit").evaluate_all("notes => notes.map(note => note.dataset.record)") == ["e3"]


@pytest.mark.parametrize("width", [320, 420, 800, 1180])
def test_nothing_is_wider_than_the_window(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    beside = opened.evaluate(
        "document.querySelector('.notes').getBoundingClientRect().left > document.querySelector('.row > p').getBoundingClientRect().right"
    )
    assert beside is (width > 832)


def test_dark_grounds_change_the_colours(opened: Page) -> None:
    colours = []
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        colours.append(opened.evaluate("getComputedStyle(document.querySelector('.source')).color"))
    assert colours == ["rgb(23, 74, 140)", "rgb(134, 205, 255)"]


def test_print_opens_what_is_folded(opened: Page) -> None:
    opened.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert opened.locator("details[open]").count() == opened.locator("details").count()
    assert opened.pdf(format="A4").startswith(b"%PDF")
