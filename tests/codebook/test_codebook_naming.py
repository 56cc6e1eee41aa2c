"""Names of lands and bodies are told apart."""

from __future__ import annotations

from according.codebook.naming import naming


def test_lands_are_states_regions_and_states_that_are_no_more():
    assert {"France", "Scotland", "Ottoman Empire", "Soviet Union"} <= naming().lands
    assert naming().states < naming().lands


def test_no_land_is_a_body():
    assert "Kuomintang" in naming().bodies
    assert not naming().lands & naming().bodies
