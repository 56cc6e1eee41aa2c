from __future__ import annotations

import pytest

from according import read

PITCH = (
    "The league said on Monday that coach Adam Venn had been suspended after the match. The striker, who scored twice this season, said "
    "that the club would appeal."
)
FIRM = (
    "Shares in the carmaker fell after its earnings disappointed investors. Chief executive Ada Lorn was dismissed on Monday, and a rival "
    "withdrew from the merger."
)
CABINET = "The president dismissed Foreign Minister Ada Lorn on Monday. Troops withdrew from the port of Tesk."


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param(PITCH, set(), id="a coach is suspended"),
        pytest.param(FIRM, set(), id="a manager is dismissed and a firm withdraws"),
        pytest.param(CABINET, {"SANCTION", "RETREAT"}, id="a minister is dismissed and troops withdraw"),
        pytest.param(f"{PITCH} Police arrested four fans at the stadium.", {"COERCE"}, id="the police arrest beside a match"),
        pytest.param(f"{PITCH} Gunmen killed two players at the stadium.", {"ASSAULT"}, id="players are killed"),
        pytest.param("Chile beat Peru 3-1 on Saturday.", set(), id="a score makes it a contest"),
        pytest.param("Police beat 20-30 marchers in Harare on Monday.", {"ASSAULT"}, id="a number of people is no score"),
        pytest.param(f"{PITCH} Peru attacked from the start and beat Chile.", set(), id="teams attack and beat each other"),
        pytest.param(f"{FIRM} Japan imposed sanctions on the carmaker.", {"SANCTION"}, id="a state acts on a firm"),
    ],
)
def test_the_words_of_politics_mean_something_else_in_sport_and_business(text: str, types: set[str]) -> None:
    told = {event.event_type for event in read(text, published="2024-05-10").events}
    assert told == types
