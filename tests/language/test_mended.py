"""Names are of the kind that they have in the codebook, and whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.codebook.naming import naming
from according.language.mended import mended
from according.language.spans import Run


def read(written: str) -> tuple[list[str], list[Run]]:
    """Return the words and names of a text in which [P South Norda] marks a name: P place, O organisation, E event, H person."""
    labels = {"P": "PLACE", "O": "ORG", "E": "EVENT", "H": "PERSON"}
    words: list[str] = []
    runs: list[Run] = []
    for piece in written.replace("]", "[").split("["):
        label = labels.get(piece[:1]) if piece[1:2] == " " else None
        start = len(words)
        words += (piece[2:] if label else piece).split()
        if label:
            runs.append(Run(start, len(words), label))
    return words, runs


def told(written: str) -> list[tuple[str, str]]:
    words, runs = read(written)
    return [(" ".join(words[run.start : run.end]), run.label) for run in mended(runs, words, naming())]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("[O South Korea] spoke", [("South Korea", "PLACE")], id="a state that acts is a place still"),
        pytest.param("[O South Korea Bank] spoke", [("South Korea Bank", "ORG")], id="more than the state's name"),
        pytest.param("[O Norda] spoke", [("Norda", "ORG")], id="no state"),
        pytest.param("strikes in [E Denmark]", [("Denmark", "PLACE")], id="a state is no event"),
        pytest.param("[O Queensland] spoke", [("Queensland", "PLACE")], id="a region of a state"),
        pytest.param("the [O Ottoman Empire] fell", [("Ottoman Empire", "PLACE")], id="a state that is no more"),
        pytest.param("the [O Principality of Norda] spoke", [("Principality of Norda", "PLACE")], id="a realm"),
        pytest.param("the [O Bank of Norda] spoke", [("Bank of Norda", "ORG")], id="no realm"),
        pytest.param("former [H U.S.] envoy", [("U.S.", "PLACE")], id="nobody's name"),
        pytest.param("[H Jordan] sang", [("Jordan", "PERSON")], id="somebody's name"),
        pytest.param("the [P Kuomintang] spoke", [("Kuomintang", "ORG")], id="a party is no place"),
        pytest.param("the seat of [O Halden North]", [("Halden North", "PLACE")], id="a seat"),
        pytest.param("the [E Halden] constituency", [("Halden", "PLACE")], id="a constituency"),
    ],
)
def test_a_name_is_of_its_kind(written, expected):
    assert told(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("in [P Washington] , [P D.C.] today", [("Washington , D.C.", "PLACE")], id="district"),
        pytest.param("in [P Halden] , [P Norda] today", [("Halden", "PLACE"), ("Norda", "PLACE")], id="a town and its land"),
        pytest.param("the [P United States] of [P America]", [("United States of America", "PLACE")], id="state"),
        pytest.param("the [P Colony of] [P Norda]", [("Colony of Norda", "PLACE")], id="realm"),
        pytest.param(
            "the riding of [P Halden] - [P Brenna] - [P Solvik] again", [("Halden - Brenna - Solvik", "PLACE")], id="seat with dashes"
        ),
        pytest.param("the [P Halden] - [P Brenna] train", [("Halden", "PLACE"), ("Brenna", "PLACE")], id="a train"),
        pytest.param("the 2015 [P Norda] local elections", [("2015 Norda local elections", "EVENT")], id="vote"),
        pytest.param("the 2015 [P Norda] [E local elections]", [("2015 Norda local elections", "EVENT")], id="a vote in pieces"),
        pytest.param("the 2015 [P Norda] floods , an election", [("Norda", "PLACE")], id="no vote"),
        pytest.param("the [P Norda] local elections", [("Norda", "PLACE")], id="a vote of no year"),
    ],
)
def test_what_belongs_together_is_one_name(written, expected):
    assert told(written) == expected


@given(
    st.lists(
        st.sampled_from(["[P Norda]", "[O Halden]", "2015", "elections", "of", "-", ",", "[P D.C.]", "riding", "[E Denmark]"]), max_size=16
    )
)
def test_names_stay_in_order_and_apart(pieces):
    words, runs = read(" ".join(pieces))
    found = mended(runs, words, naming())
    assert all(0 <= run.start < run.end <= len(words) for run in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
