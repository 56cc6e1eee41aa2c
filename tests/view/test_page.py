import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.records import Article, Attribution, ReaderInfo, Reading, Span
from according.view.page import fragment, page

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: Span(start=pair[0], end=pair[0] + pair[1]))
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Outline(HTMLParser):
    """Collects the elements of a page, the text of its story and the paths of its statements; checks that all are closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.story: list[str] = []
        self.nesting: set[tuple[str, ...]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
        self.nesting.add(tuple(str(a["data-said"]) for _, a in self.open if "data-said" in a))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self.open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        if any(tag == "p" for tag, _ in self.open) and any(attributes.get("class") == "row" for _, attributes in self.open):
            self.story.append(data)


def outline(html: str) -> Outline:
    parsed = Outline()
    parsed.feed(html)
    parsed.close()
    assert parsed.open == []
    return parsed


def with_article(reading: Reading, **changes: object) -> Reading:
    return reading.model_copy(update={"article": reading.article.model_copy(update=changes)})


def test_the_story_stands_in_the_page_as_it_is(truce: Reading) -> None:
    assert "".join(outline(page([truce])).story) == truce.article.text.replace("\n", "")


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(alphabet='ab <&\n"', min_size=91, max_size=120), st.lists(SPANS, max_size=6))
def test_statements_may_cross_each_other(text: str, spans: list[Span]) -> None:
    attributions = tuple(Attribution(id=f"s{number}", content=(span,), form="indirect") for number, span in enumerate(spans))
    info = ReaderInfo(version="0", model="0", codebook="0")
    drawn = outline(page([Reading(reader=info, article=Article(text=text), attributions=attributions)]))
    assert "".join(drawn.story).replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_statements_stand_inside_statements(truce: Reading) -> None:
    assert ("s2", "s3") in outline(page([truce])).nesting


def test_every_event_and_figure_has_a_note_and_marked_words(truce: Reading) -> None:
    elements = outline(page([truce])).elements
    notes = {attributes["data-record"] for _, attributes in elements if "data-chain" in attributes and "data-record" in attributes}
    marked = {record for _, attributes in elements for record in (attributes.get("data-records") or "").split()}
    assert notes == {record.id for record in (*truce.events, *truce.figures)}
    assert notes <= marked


def test_every_note_is_reached_with_the_keyboard(truce: Reading) -> None:
    elements = outline(page([truce])).elements
    assert all(attributes.get("tabindex") == "0" for _, attributes in elements if "data-record" in attributes)


def test_nothing_is_fetched(truce: Reading) -> None:
    elements = outline(page([with_article(truce, title="T", url="https://example.org/a")])).elements
    addresses = [attributes.get(name) for tag, attributes in elements for name in ("src", "href") if attributes.get(name) and tag != "a"]
    assert addresses == ["data:,"]
    [policy] = [str(attributes["content"]) for _, attributes in elements if attributes.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("field", ["title", "publisher", "published", "text"])
def test_markup_in_an_article_stays_text(truce: Reading, field: str) -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>" + " x" * 900
    elements = outline(page([with_article(truce, **{field: hostile})])).elements
    assert [tag for tag, _ in elements].count("script") == 1
    assert not [attributes for tag, attributes in elements if tag == "img" or "onerror" in attributes]


def test_markup_in_a_name_stays_text(truce: Reading) -> None:
    hostile = truce.model_copy(update={"actors": tuple(actor.model_copy(update={"name": '"><b onclick=x>'}) for actor in truce.actors)})
    assert not [attributes for _, attributes in outline(page([hostile])).elements if "onclick" in attributes]


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        pytest.param("https://example.org/a", True, id="https"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("data:text/html,x", False, id="data"),
        pytest.param("HTTP://[", True, id="broken, but of the web"),
        pytest.param(None, False, id="none"),
    ],
)
def test_only_web_addresses_become_links(truce: Reading, url: str | None, linked: bool) -> None:
    html = page([with_article(truce, title="T", url=url)])
    assert bool(re.search(r"<a href=", html)) is linked


def test_without_a_date_it_says_so(truce: Reading) -> None:
    assert "no publication date: relative dates are left open" in page([with_article(truce, published=None)])


def test_an_article_without_records_is_still_a_page(truce: Reading) -> None:
    bare = Reading(reader=truce.reader, article=Article(text="Nothing happened."))
    assert "".join(outline(page([bare])).story) == "Nothing happened."


def test_several_readings_stand_one_below_the_other(truce: Reading) -> None:
    elements = outline(page([truce, truce])).elements
    assert [tag for tag, _ in elements].count("article") == 2


def test_a_notebook_gets_a_part_of_a_page(truce: Reading) -> None:
    html = truce._repr_html_()
    assert html == fragment(truce)
    assert "<html" not in html
    outline(html)
