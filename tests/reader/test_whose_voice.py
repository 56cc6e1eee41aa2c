"""Whose voice a description or a document that speaks is, with the shipped model."""

import pytest

from according.reader.reader import shared_reader

MEETING = "Kenya, the United Nations, the African Union and the European Union met in Nairobi on Tuesday. "


@pytest.mark.parametrize(
    ("text", "speaks", "name", "country"),
    [
        pytest.param(
            "The Kenyan health ministry numbered the dead. The ministry's count found that 40 people had died.",
            "The ministry's count", "Kenyan health ministry", "KEN", id="count-of-a-ministry",
        ),
        pytest.param(
            "The rebels put out a statement on Tuesday. The statement said that the town of Tarn had fallen.",
            "The statement", "rebels", None, id="statement-put-out",
        ),
        pytest.param(
            "Kenya held its first census in ten years. Population estimates said that 50 million people lived there.",
            "Population estimates", None, None, id="what-is-counted-counts-nothing",
        ),
        pytest.param(
            "Kenyan police left Tarn on Monday. Police of Somalia's Puntland region said that ten bodies had been found.",
            "Police of Somalia's Puntland region", "Somali police", "SOM", id="police-of-somewhere-else",
        ),
        pytest.param(
            "Soldiers of Kenya and Uganda left Tarn on Monday. Soldiers at the gate said that ten bodies had been found.",
            "Soldiers at the gate", "soldiers", None, id="told-apart-by-where-they-stand",
        ),
        pytest.param(
            MEETING + "Ministers said that the African Union would help.", "Ministers", "ministers", None, id="of-many-states-at-a-summit",
        ),
        pytest.param(
            "Rebels shelled the town of Tarn in Kenya. A Kenyan official said that talks would go on. Ann Reed said that it rained.",
            "A Kenyan official", "Kenyan official", "KEN", id="official-without-a-name",
        ),
        pytest.param(
            "The Peru Times newspaper reported that the talks in Lima had failed. It said that they would not go on.",
            "It", "Peru Times", "PER", id="newspaper-of-another-name",
        ),
        pytest.param(
            "The High Commissioner for Human Rights said that Kenya had to act.",
            "The High Commissioner for Human Rights", "High Commissioner", None, id="rest-of-a-title-is-no-person",
        ),
        pytest.param(
            "Omar Diallo, the second in command of the Azal Front, met the envoy. The leader said that the front would fight on.",
            "The leader", "Omar Diallo", None, id="second-in-command",
        ),
        pytest.param(
            "The talks went on, local daily The Zambia Observer reported on Monday. According to the daily, they will end soon.",
            "the daily", "Zambia Observer", "ZMB", id="daily-right-before-its-name",
        ),
        pytest.param(
            "The talks went on, the local newspaper Sunrise reported on Monday. The newspaper said that they will end soon.",
            "The newspaper", "Sunrise", None, id="newspaper-right-before-its-name",
        ),
        pytest.param(
            "A Kenyan minister on Tuesday urged silence on the talks. “All should stop it,” Roads Minister Benjamin Oyelo told army radio.",
            "A Kenyan minister", "Benjamin Oyelo", "KEN", id="minister-of-something-named-further-on",
        ),
        pytest.param(
            "A senior Kenyan official said on Monday that rain fell. “It fell,” said Head of Kenya's Rain Office Ann Reed.",
            "A senior Kenyan official", "Ann Reed", "KEN", id="official-named-by-the-next-sentence",
        ),
        pytest.param(
            "A senior Kenyan official said on Monday that rain fell. “It fell,” President William Ruto said.",
            "A senior Kenyan official", "Kenyan official", "KEN", id="no-official-is-the-president",
        ),
        pytest.param(
            "Opposition Union Party leader Ann Reed called for a vote. The opposition leader said that the vote must be free.",
            "The opposition leader", "Ann Reed", None, id="leader-of-an-opposition-party",
        ),
        pytest.param(
            "Deputy head of Tarn Municipal Planning Committee Ann Reed said on Monday that she hoped to end it.",
            "Deputy head of Tarn Municipal Planning Committee Ann Reed", "Ann Reed", None, id="name-behind-a-long-title",
        ),
        pytest.param(
            "“The port is open,” said Director-General of Port Promotion at Invest Kenya Ann Reed. She said that it was new.",
            "She", "Ann Reed", None, id="name-that-the-language-takes-for-the-title",
        ),
        pytest.param(
            "Spokesman of the UN mission in Kosovo (UNMIK) Ann Reed said that the talks went on. She said that they would end.",
            "She", "Ann Reed", "XKX", id="name-that-the-tree-hangs-on-the-short-form",
        ),
        pytest.param(
            "Center for Asia Aviation chief executive Ann Reed said that both planes were good.",
            "Center for Asia Aviation chief executive Ann Reed", "Ann Reed", None, id="body-before-its-head",
        ),
        pytest.param(
            "The Kenyan ministry of finance issued a notice on Monday. The notice said that fees would be doubled.",
            "The notice", "Kenyan ministry", "KEN", id="notice",
        ),
        pytest.param(
            "The Azal Institute concluded in a study that rain would fail. The report said that wells ran dry.",
            "The report", "Azal Institute", None, id="report-on-a-study",
        ),
        pytest.param(
            "Kenya closed ten wells on Monday. The local government said on Tuesday that they ran dry.",
            "The local government", "Kenyan local government", "KEN", id="local-government-is-not-the-state",
        ),
        pytest.param(
            "Kenya closed ten wells on Monday after they ran dry. Government said that they would be filled.",
            "Government", "Kenya", "KEN", id="government-without-an-article",
        ),
        pytest.param(
            "Mohamed Saleh met the minister on Monday. Mohamed said that the talks were good.",
            "Mohamed", "Mohamed Saleh", None, id="given-name-of-only-one",
        ),
        pytest.param(
            "Roads will be built, a senior Central Bank of Kenya (CBK) official said on Monday.",
            "a senior Central Bank of Kenya (CBK) official", "Central Bank of Kenya official", "KEN", id="short-form-in-brackets",
        ),
        pytest.param(
            "Kenya has protested Uganda's plans to close the port and its proposals to raise the fees.",
            "its", "Uganda", "UGA", id="whose-the-thing-beside-is",
        ),
        pytest.param(
            "Reed had won, according to results announced by the Kenyan electoral commission on Monday.",
            "results announced by the Kenyan electoral commission on Monday", "Kenyan electoral commission", "KEN", id="results",
        ),
        pytest.param("Agriculture warned that rain would fail.", "Agriculture", None, None, id="what-is-not-counted-is-nobody"),
        pytest.param(
            "The top Kenyan commander for the north said that troops should stay. “I would not leave,” General Daniel Kamau, commander of "
            "the Northern Command, told lawmakers.",
            "The top Kenyan commander for the north", "Daniel Kamau", "KEN", id="whom-the-first-sentence-cannot-take-up",
        ),
        pytest.param(
            "According to reports reaching here, a motion to reject the plan was supported by 45 members of parliament.",
            "reports reaching here", None, None, id="reports-are-not-of-whom-they-tell",
        ),
        pytest.param(
            "The regime in Tehran said that it would stay.", "The regime in Tehran", "Iran", "IRN", id="regime-told-by-its-seat",
        ),
        pytest.param(
            "The Tarn Bureau sent three men. The environment department said that they had left.",
            "The environment department", "environment department", None, id="department-of-something-else",
        ),
    ],
)  # fmt: skip
def test_who_speaks(text: str, speaks: str, name: str | None, country: str | None) -> None:
    reading = shared_reader().read(text, published="2024-05-10")
    said = next(one for one in reading.attributions if one.source_span and reading.surface(one.source_span) == speaks)
    source = reading.actor(said.source) if said.source else None
    assert (source and source.name, source and source.country) == (name, country)


def test_the_two_leaders_are_one_and_his_counterpart() -> None:
    reading = shared_reader().read(
        "Kenyan Prime Minister Raila Odinga met his Ugandan counterpart, Apolo Nsibambi, and the two leaders pledged to trade more."
    )
    [said] = reading.attributions
    assert {reading.actor(one).name for one in (said.source, *said.also) if one} == {"Raila Odinga", "Apolo Nsibambi"}
