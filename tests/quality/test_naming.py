from __future__ import annotations

import pytest

from quality.naming import same, same_place, words


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        pytest.param("The Red Crescent", "red crescent", True, id="case and article"),
        pytest.param("Rosa Huamán", "Rosa Huaman", True, id="accents"),
        pytest.param("Keita", "Moussa Keita", True, id="surname"),
        pytest.param("Colonel Moussa Keita", "Moussa Keita", True, id="title"),
        pytest.param("army", "Malian army", True, id="head of a name"),
        pytest.param("residents", "residents of Labbezanga", True, id="head before its place"),
        pytest.param("residents of Gao", "residents of Labbezanga", False, id="of different places"),
        pytest.param("two officials", "officials", True, id="number"),
        pytest.param("Kenya's foreign ministry", "foreign ministry", True, id="possessive"),
        pytest.param("police", "police spokesman", False, id="another head"),
        pytest.param("Iraqi army", "Congolese army", False, id="two of a kind"),
        pytest.param("Moussa", "Moussa Keita", False, id="a given name alone"),
    ],
)
def test_same(one: str, other: str, verdict: bool) -> None:
    assert same(one, other) is verdict
    assert same(other, one) is verdict


def test_a_name_that_is_only_an_article_keeps_it() -> None:
    assert words("The") == ("the",)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        pytest.param("northern Mali", "Mali", True, id="a part of it"),
        pytest.param("Gulf", "Gulf of Guinea", False, id="half a name"),
        pytest.param("the Gulf of Guinea", "Gulf of Guinea", True, id="article"),
    ],
)
def test_same_place(one: str, other: str, verdict: bool) -> None:
    assert same_place(one, other) is verdict
