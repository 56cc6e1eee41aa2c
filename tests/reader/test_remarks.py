"""A remark of the article on what was said is no part of it."""

from __future__ import annotations

import pytest

from according import read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "The party said two of its lawmakers had been beaten, an accusation the government dismissed.",
            "two of its lawmakers had been beaten", id="behind the words said",
        ),
        pytest.param(
            "Norway says its trawlers were shelled by Kenyan boats, a charge that Kenya denies.",
            "its trawlers were shelled by Kenyan boats", id="with a relative pronoun",
        ),
        pytest.param(
            "Rebels burnt ten farms near Dorn, the army said, a claim the group rejected.", "Rebels burnt ten farms near Dorn",
            id="behind the cue",
        ),
        pytest.param(
            '"They shot at us, a claim nobody believes," she said.', '"They shot at us, a claim nobody believes,"',
            id="not within a quotation",
        ),
        pytest.param("The army said it had a plan that nobody denies.", "it had a plan that nobody denies", id="not without a comma"),
    ],
)  # fmt: skip
def test_what_is_said_ends_before_the_remark(text: str, said: str) -> None:
    reading = read(text)
    assert [reading.surface(span) for span in reading.attributions[0].content] == [said]
