"""Who did it, to whom: the countries of both sides where the text tells them beside a group, or leaves them to another word."""

from __future__ import annotations

import pytest

from according import read
from according.records import Event, Reading


def first(text: str, event_type: str) -> tuple[Reading, Event]:
    reading = read(text, published="2024-05-10")
    return reading, next(one for one in reading.events if one.event_type == event_type)


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        pytest.param("Rebels in Chad attacked a convoy on Monday.", "ASSAULT", ["TCD"], [], id="rebels where they are"),
        pytest.param("Students throughout Kenya staged demonstrations.", "PROTEST", ["KEN"], [], id="students throughout a country"),
        pytest.param("Norway met officials in Chad on Monday.", "CONSULT", ["NOR", None], [], id="officials may be from elsewhere"),
        pytest.param(
            "Some 500 workers affiliated with the Kenyan Farmers' Union stopped work on Monday.", "PROTEST", ["KEN"], [], id="affiliated",
        ),
        pytest.param("Fighters loyal to Chad's president killed ten villagers.", "ASSAULT", ["TCD"], ["TCD"], id="loyal to"),
        pytest.param("Norway accused its rivals of bombing a school.", "ACCUSE", ["NOR"], [None], id="rivals are not its own"),
        pytest.param("Officials from Kenya and Uganda met on Monday.", "CONSULT", ["KEN", "UGA"], [], id="from two countries"),
        pytest.param("Border guards of Kenya and Uganda exchanged fire on Friday.", "ASSAULT", ["KEN", "UGA"], [], id="of two countries"),
        pytest.param("Norway's foreign minister visited Russia today.", "CONSULT", ["NOR"], ["RUS"], id="today is no part of a name"),
        pytest.param("Norway imposed a blockade on the West Bank.", "COERCE", ["NOR"], ["PSE"], id="a region"),
        pytest.param("Kenya complained to the United Nations over two Ugandan air raids.", "ACCUSE", ["KEN"], ["UGA"], id="the accused"),
        pytest.param("Kenya has again offered its troops to Chad's president to help him.", "AGREE", ["KEN"], ["TCD"], id="its own troops"),
        pytest.param(
            "Miners continued a hunger strike in protest of the Kenyan government's refusal.", "PROTEST", [None], ["KEN"], id="in protest",
        ),
        pytest.param("Norway appealed to donors for 15 million dollars.", "REQUEST", ["NOR"], [None], id="donors"),
        pytest.param("Three bank accounts have been frozen.", "SANCTION", [], [], id="accounts are not the bank's"),
        pytest.param("Norway condemned the murder of Chadian minister Adam Lenz.", "ACCUSE", ["NOR"], [], id="the victim is not condemned"),
        pytest.param("Kenya condemned attacks against farmers by rebels in Chad.", "ACCUSE", ["KEN"], ["TCD"], id="the doer is condemned"),
        pytest.param("Norway urged both sides to stop.", "REQUEST", ["NOR"], [None], id="both sides"),
        pytest.param("Norway called on all countries to stop.", "REQUEST", ["NOR"], [None], id="all countries"),
        pytest.param("The Kenyan army is accused of the bombing of a school.", "ASSAULT", ["KEN"], [None], id="accused of it"),
        pytest.param("Norway has some 700 troops deployed in Chad.", "MOBILIZE", ["NOR"], [], id="has troops deployed"),
        pytest.param("Norwegian troops were deployed in Chad.", "MOBILIZE", ["NOR"], [], id="troops were deployed"),
        pytest.param("Kenyan troops were withdrawn from Chad.", "RETREAT", ["KEN"], ["TCD"], id="troops were withdrawn"),
        pytest.param("Sixty villagers were killed during the Kenyan operation.", "ASSAULT", ["KEN"], [None], id="whose operation"),
        pytest.param("Ten men were arrested in a Kenyan army raid.", "COERCE", ["KEN"], [None], id="an army is more than its state"),
        pytest.param("People fled as fighting between Chad and Kenya came closer.", "ASSAULT", ["TCD", "KEN"], [], id="fighting between"),
        pytest.param("Norway's minister arrived in the Kenyan capital of Nairobi.", "CONSULT", ["NOR"], ["KEN"], id="the capital of"),
        pytest.param("Norway denounced Kenya's mistreatment of prisoners.", "ASSAULT", ["KEN"], [None], id="whose mistreatment"),
        pytest.param("Ana Lobo of Norway reiterated Kenya's support for Chad.", "SUPPORT", ["KEN"], ["TCD"], id="whose support"),
        pytest.param("Kenyan forces continued an offensive to eradicate Chadian rebels.", "ASSAULT", ["KEN"], ["TCD"], id="its purpose"),
        pytest.param("Norway is considering sanctions against Kenya.", "SANCTION", ["NOR"], ["KEN"], id="who considers it"),
        pytest.param("Norway warned against any moves to withdraw troops.", "RETREAT", [], [], id="who warns against it"),
        pytest.param("Kenyan police arrested a man Saturday.", "COERCE", ["KEN"], ["KEN"], id="a day is nobody"),
        pytest.param(
            "Kenya accused Norway of sheltering Chadian rebels who attacked a convoy near Dorn last week, killing 17 soldiers.",
            "ASSAULT", ["TCD"], [None], id="what came of a relative clause's deed",
        ),
        pytest.param("Chad's rebels claimed responsibility for the attack on Telegram.", "ASSAULT", ["TCD"], [], id="said on a platform"),
        pytest.param(
            "The generals of Chad accused Kenya of arming rebels and said they would expel its ambassador.",
            "SANCTION", ["TCD"], [None], id="who says what they will do",
        ),
        pytest.param("The party's armed wing, the Chadian Youth Front, attacked a convoy.", "ASSAULT", ["TCD"], [], id="named beside"),
        pytest.param("Norway accused the Kenyan army of killing ten farmers.", "ASSAULT", ["KEN"], [None], id="accused of what it did"),
        pytest.param("Norway praised the Kenyan army for freeing ten hostages.", "AID", ["KEN"], [None], id="praised for what it did"),
        pytest.param("Norway gave Chad $3 million in emergency aid.", "AID", ["NOR"], ["TCD"], id="a sum given in aid"),
        pytest.param("Thousands of teachers of Kenya went on strike.", "PROTEST", ["KEN"], [], id="thousands of them"),
        pytest.param("Violence killed ten people in Lagos on Monday.", "ASSAULT", [], ["NGA"], id="violence kills"),
        pytest.param("Fighting between Kenya and Chad killed ten people.", "ASSAULT", ["KEN", "TCD"], [None], id="a gerund that killed"),
        pytest.param("Kenya handed over ten prisoners to Chad.", "RETREAT", ["KEN"], ["TCD"], id="not more than ten"),
        pytest.param("Norway's premier thanked Kenya and urged it to send boats.", "REQUEST", ["NOR"], ["KEN"], id="urged it"),
        pytest.param("Norway-backed Azal Front rebels seized a town.", "COERCE", [None], [], id="backed by a state, not its own"),
        pytest.param("Kenya condemned what it called an attack on Chad.", "ASSAULT", [], ["TCD"], id="who calls it so did not do it"),
    ],
)  # fmt: skip
def test_both_sides(text: str, event_type: str, actors: list[str | None], recipients: list[str | None]) -> None:
    reading, event = first(text, event_type)
    assert [reading.actor(one).country for one in event.actors] == actors
    assert [reading.actor(one).country for one in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        pytest.param("Youths resorted to throwing stones at police.", "PROTEST", "reported", id="resorted to it"),
        pytest.param("The men had reached the island, only to be beaten by guards.", "ASSAULT", "reported", id="only to be"),
        pytest.param("Norway is considering sanctions against Kenya.", "SANCTION", "hypothetical", id="considering"),
        pytest.param("Police arrested ten students ahead of a visit by Kenya's president.", "AGREE", "planned", id="ahead of"),
        pytest.param("The party called a march for June 7.", "PROTEST", "planned", id="called for a date"),
        pytest.param("The teachers' union called a national strike for Friday.", "PROTEST", "planned", id="called for a day"),
    ],
)
def test_status(text: str, event_type: str, status: str) -> None:
    assert first(text, event_type)[1].status == status


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        pytest.param("The party denounced the ruling as an attack on voters.", "ASSAULT", id="a name for something else"),
        pytest.param("Miners in Kenya went on strike on Monday.", "ASSAULT", id="a strike of workers"),
    ],
)
def test_no_such_event(text: str, event_type: str) -> None:
    assert event_type not in {one.event_type for one in read(text).events}
