"""robots.txt, by the examples and rules of RFC 9309."""

import pytest

from according.intake.robots import read_robots

EXAMPLE = """
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""


@pytest.mark.parametrize(
    ("agent", "path", "allowed"),
    [
        pytest.param("foobot", "/example/page.html", True, id="the-longer-rule"),
        pytest.param("foobot", "/else", False, id="the-only-rule"),
        pytest.param("barbot", "/example/page.html", False, id="first-of-two-names"),
        pytest.param("bazbot", "/example/page.html", False, id="second-of-two-names"),
        pytest.param("bazbot", "/example/a.gif", True, id="not-the-rules-for-all"),
        pytest.param("quxbot", "/example/page.html", True, id="no-rules"),
        pytest.param("According", "/a.gif", False, id="a-star-and-an-end"),
        pytest.param("according", "/a.gif?x", True, id="behind-the-end"),
        pytest.param("according", "/example/", False, id="for-all"),
        pytest.param("according", "/publications/1", True, id="allowed-to-all"),
        pytest.param("according", "", True, id="the-front-page"),
    ],
)
def test_the_example_of_the_standard(agent, path, allowed):
    assert read_robots(EXAMPLE, agent).allow(path) is allowed


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        pytest.param("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True, id="equals-allow"),
        pytest.param("User-agent: *\nDisallow: /a # all of it", "/a/b", False, id="comment"),
        pytest.param("user-AGENT: *\r\ndisALLOW: /a", "/a", False, id="capitals"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /", "/a", False, id="mark"),
        pytest.param("User-agent: according/2.0\nDisallow: /", "/a", False, id="name-with-a-version"),
        pytest.param("User-agent: accordingly\nDisallow: /", "/a", True, id="another-name"),
        pytest.param("User-agent: *\nDisallow: /\nUser-agent: according\nAllow: /", "/a", True, id="no-empty-line"),
        pytest.param("User-agent: according\nDisallow: /a\n\nUser-agent: according\nDisallow: /b", "/b", False, id="two-groups-are-one"),
        pytest.param("Disallow: /\n\nUser-agent: *\nAllow: /", "/a", True, id="rules-of-nobody"),
        pytest.param("User-agent: *\nSitemap: /s\nDisallow: /a", "/a", False, id="other-lines"),
        pytest.param("User-agent: *\nDisallow: /caf%C3%A9", "/café", False, id="percent-signs"),
        pytest.param("User-agent: *\nDisallow: /a*/c*$", "/a/b/c/d", False, id="stars"),
        pytest.param("<html>not found</html>", "/a", True, id="no-robots-at-all"),
    ],
)
def test_rules(rules, path, allowed):
    assert read_robots(rules, "according").allow(path) is allowed


@pytest.mark.parametrize(("written", "delay"), [("2", 2.0), ("0.5", 0.5), ("soon", None), ("-1", None), ("inf", None), ("nan", None)])
def test_delays(written, delay):
    assert read_robots(f"User-agent: *\nCrawl-delay: {written}", "according").delay == delay
