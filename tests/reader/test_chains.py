"""Chains of sources, sources carried on from sentence to sentence, and the act of each saying."""

import pytest
from sayings import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The television channel, citing a statement by the army, reported that the rebels had left the town.",
            [
                "television channel | reported | that the rebels had left the town | assert indirect",
                "army < television channel | citing | that the rebels had left the town | assert indirect",
            ],
            id="citing",
        ),
        pytest.param(
            "Radio Tarn quotes a teacher who said that pupils had fled.",
            [
                "Radio Tarn | quotes | a teacher who said that pupils had fled | assert indirect",
                "teacher < Radio Tarn | said | that pupils had fled | assert indirect",
            ],
            id="quotes-one-who-said",
        ),
        pytest.param(
            "The network, citing a leaked assessment by the Kenyan finance ministry, reported that the director had resigned.",
            [
                "network | reported | that the director had resigned | assert indirect",
                "Kenyan finance ministry < network | citing | that the director had resigned | assert indirect",
            ],
            id="citing-an-assessment",
        ),
        pytest.param(
            "The network, citing the minutes of a meeting in May, reported that the director had resigned.",
            [
                "network | reported | that the director had resigned | assert indirect",
                "? < network | citing | that the director had resigned | assert indirect",
            ],
            id="citing-a-document-of-nobody-told",
        ),
        pytest.param(
            "Reuters reported, citing two officials, that the talks had failed.",
            [
                "Reuters | reported | that the talks had failed | assert indirect",
                "officials < Reuters | citing | that the talks had failed | assert indirect",
            ],
            id="citing-officials",
        ),
        pytest.param(
            "According to Al Jazeera, citing a police commander, four men were arrested.",
            [
                "Al Jazeera | According to | four men were arrested | assert indirect",
                "police commander < Al Jazeera | citing | four men were arrested | assert indirect",
            ],
            id="according-to-citing",
        ),
        pytest.param(
            "Reuters quoted a witness as saying that soldiers had opened fire.",
            [
                "Reuters | quoted | a witness as saying that soldiers had opened fire | assert indirect",
                "witness < Reuters | saying | that soldiers had opened fire | assert indirect",
            ],
            id="quoted-as-saying",
        ),
        pytest.param(
            "Reuters said, citing a police statement, that witnesses had told officers the driver was drunk.",
            [
                "Reuters | said | that witnesses had told officers the driver was drunk | assert indirect",
                "police < Reuters | citing | that witnesses had told officers the driver was drunk | assert indirect",
                "witnesses < police | told | the driver was drunk | assert indirect",
            ],
            id="three-links",
        ),
        pytest.param(
            "Anna Berg, quoted by Reuters, said Sweden would vote no.",
            [
                "Anna Berg < Reuters | said | Sweden would vote no | assert indirect",
                "Reuters | quoted | Sweden would vote no | assert indirect",
            ],
            id="quoted-by",
        ),
        pytest.param(
            "Anna Berg was quoted by Reuters as saying that Sweden would vote no.",
            [
                "Reuters | was quoted by | Anna Berg … as saying that Sweden would vote no | assert indirect",
                "Anna Berg < Reuters | saying | that Sweden would vote no | assert indirect",
            ],
            id="was-quoted-by",
        ),
        pytest.param(
            "“Sweden will vote no,” Anna Berg was quoted as saying by Reuters.",
            [
                "Reuters | quoted | “Sweden will vote no,” … Anna Berg | assert mixed",
                "Anna Berg < Reuters | saying | “Sweden will vote no,” | assert direct",
            ],
            id="was-quoted-before",
        ),
        pytest.param(
            "“Sweden will vote no,” Anna Berg said in remarks carried by Al Jazeera.",
            [
                "Anna Berg < Al Jazeera | said | “Sweden will vote no,” | assert direct",
                "Al Jazeera | carried | “Sweden will vote no,” | assert direct",
            ],
            id="carried-by",
        ),
        pytest.param(
            "Anna Berg said in a speech broadcast on state television that Sweden would vote no.",
            [
                "Anna Berg < state television | said | that Sweden would vote no | assert indirect",
                "state television | broadcast | that Sweden would vote no | assert indirect",
            ],
            id="broadcast-on",
        ),
        pytest.param(
            "In an interview published on Sunday by Reuters, Anna Berg said that Sweden would vote no.",
            [
                "Reuters | published | that Sweden would vote no | assert indirect",
                "Anna Berg < Reuters | said | that Sweden would vote no | assert indirect",
            ],
            id="published-by",
        ),
        pytest.param(
            "A statement read on state television said the president had resigned.",
            [
                "? < state television | said | the president had resigned | assert indirect",
                "state television | read | the president had resigned | assert indirect",
            ],
            id="read-on-television",
        ),
        pytest.param(
            "A statement from the army, carried by Reuters, said the president had resigned.",
            [
                "army < Reuters | said | the president had resigned | assert indirect",
                "Reuters | carried | the president had resigned | assert indirect",
            ],
            id="carried-behind-whose-it-is",
        ),
        pytest.param(
            "Officials reportedly agreed to halt the strikes.",
            [
                "? | reportedly | Officials … agreed to halt the strikes | assert indirect",
                "officials < ? | agreed | to halt the strikes | promise indirect",
            ],
            id="reportedly-agreed",
        ),
        pytest.param(
            "The minister denied the report, the IRNA news agency reported.",
            ["minister < IRNA | denied | the report | deny indirect", "IRNA | reported | The minister denied the report | assert indirect"],
            id="agency-reported",
        ),
        pytest.param(
            "The army had left the town, a spokesman said, according to Al Jazeera.",
            [
                "spokesman < Al Jazeera | said | The army had left the town | assert indirect",
                "Al Jazeera | according to | The army had left the town, a spokesman said | assert indirect",
            ],
            id="spokesman-according-to",
        ),
        pytest.param(
            "Police said a guard told them that the gunmen had fled.",
            [
                "police | said | a guard told them that the gunmen had fled | assert indirect",
                "guard < police | told | that the gunmen had fled | assert indirect",
            ],
            id="told-a-guard",
        ),
        pytest.param(
            "In an interview with Al Jazeera, Anna Berg said that Sweden would vote no.",
            ["Anna Berg | said | that Sweden would vote no | assert indirect"],
            id="interview-with",
        ),
        pytest.param(
            "“Sweden will vote no,” Anna Berg told AFP.", ["Anna Berg | told | “Sweden will vote no,” | assert direct"], id="told-agency"
        ),
        pytest.param(
            "Anna Berg said Sweden would vote no. She added that talks would go on.",
            ["Anna Berg | said | Sweden would vote no | assert indirect", "Anna Berg | added | that talks would go on | assert indirect"],
            id="she-added",
        ),
        pytest.param(
            "Anna Berg said Sweden would vote no, adding that talks would go on.",
            ["Anna Berg | said | Sweden would vote no | assert indirect", "Anna Berg | adding | that talks would go on | assert indirect"],
            id="adding",
        ),
        pytest.param(
            "The United Nations said in a statement that the ship had sunk. The statement also said that nine sailors were missing.",
            [
                "United Nations | said in a statement | that the ship had sunk | assert indirect",
                "United Nations | also said | that nine sailors were missing | assert indirect",
            ],
            id="statement-also",
        ),
        pytest.param(
            "Amnesty International published a report on Monday. The report accuses the army of torture.",
            ["Amnesty International | accuses | the army of torture | accuse indirect"],
            id="report-accuses",
        ),
        pytest.param(
            "The UN Security Council adopted a resolution on Friday. It calls on both armies to withdraw.",
            ["UN Security Council | calls on | both armies to withdraw | demand indirect"],
            id="it-calls",
        ),
        pytest.param(
            "Anna Berg said Sweden would vote no.\n\n“We have read the text with care, and we cannot support it.”",
            [
                "Anna Berg | said | Sweden would vote no | assert indirect",
                "Anna Berg | - | “We have read the text with care, and we cannot support it.” | assert direct",
            ],
            id="quotation-next-paragraph",
        ),
        pytest.param(
            "Anna Berg criticised the text. “We have read it with care, and we cannot support it.”",
            [
                "Anna Berg | criticised | the text | accuse indirect",
                "Anna Berg | - | “We have read it with care, and we cannot support it.” | assert direct",
            ],
            id="quotation-next-sentence",
        ),
        pytest.param(
            "Kenya denied that it had shelled the hospital.",
            ["Kenya | denied | that it had shelled the hospital | deny indirect"],
            id="deny",
        ),
        pytest.param("Kenya denied shelling the hospital.", ["Kenya | denied | shelling the hospital | deny indirect"], id="deny-doing"),
        pytest.param(
            "Kenya refused to release the prisoners.", ["Kenya | refused | to release the prisoners | deny indirect"], id="refuse"
        ),
        pytest.param(
            "Kenya accused Somalia of hiding the gunmen.", ["Kenya | accused | Somalia of hiding the gunmen | accuse indirect"], id="accuse"
        ),
        pytest.param("Kenya blamed Somalia for the attack.", ["Kenya | blamed | Somalia for the attack | accuse indirect"], id="blame"),
        pytest.param(
            "Kenya demanded that Somalia release the hostages.",
            ["Kenya | demanded | that Somalia release the hostages | demand indirect"],
            id="demand",
        ),
        pytest.param(
            "Kenya urged Somalia to release the hostages.", ["Kenya | urged | Somalia to release the hostages | demand indirect"], id="urge"
        ),
        pytest.param(
            "Kenya said that Somalia must release the hostages.",
            ["Kenya | said | that Somalia must release the hostages | demand indirect"],
            id="must",
        ),
        pytest.param(
            "“It is essential that Somalia release the hostages,” Anna Berg said.",
            ["Anna Berg | said | “It is essential that Somalia release the hostages,” | demand direct"],
            id="essential",
        ),
        pytest.param(
            "Kenya promised to rebuild the bridge.", ["Kenya | promised | to rebuild the bridge | promise indirect"], id="promise"
        ),
        pytest.param(
            "The rebels threatened to blow up the bridge.",
            ["rebels | threatened | to blow up the bridge | threaten indirect"],
            id="threaten",
        ),
        pytest.param(
            "Kenya warned that it would close the border.",
            ["Kenya | warned | that it would close the border | threaten indirect"],
            id="warn-of-own-deed",
        ),
        pytest.param(
            "The World Bank warned that prices would rise.", ["World Bank | warned | that prices would rise | predict indirect"], id="warn"
        ),
        pytest.param(
            "The World Bank predicted that prices would fall.",
            ["World Bank | predicted | that prices would fall | predict indirect"],
            id="predict",
        ),
        pytest.param(
            "Kenya praised Somalia for the arrest of the gunmen.",
            ["Kenya | praised | Somalia for the arrest of the gunmen | praise indirect"],
            id="praise",
        ),
        pytest.param("Kenya welcomed the agreement.", ["Kenya | welcomed | the agreement | praise indirect"], id="welcome"),
        pytest.param(
            "Anna Berg asked whether the mayor had known.", ["Anna Berg | asked | whether the mayor had known | ask indirect"], id="ask"
        ),
        pytest.param(
            "“Who closed the bridge?” Anna Berg asked.", ["Anna Berg | asked | “Who closed the bridge?” | ask direct"], id="ask-quotation"
        ),
        pytest.param(
            "The rebels claimed that the army had fled.", ["rebels | claimed | that the army had fled | assert indirect"], id="claim"
        ),
    ],
)
def test_chains_and_acts(reader, text, expected):
    assert rows(reader.read(text, published="2024-05-10")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A beekeeper said the fire had begun at noon.", ["beekeeper"], id="own-words"),
        pytest.param("Kenya's lighthouse service said two boats had sunk.", ["Kenyan lighthouse service"], id="possessive"),
        pytest.param("The bridge was closed on Friday, according to documents seen by Al Jazeera.", ["Al Jazeera"], id="documents-seen-by"),
        pytest.param("One of the companies, Nordic Shipping, denied the report.", ["Nordic Shipping"], id="one-of"),
        pytest.param("Her challenger, Anna Berg, said the vote was void.", ["Anna Berg"], id="apposition"),
        pytest.param("A group that calls itself Blue Dawn claimed responsibility for the blast.", ["Blue Dawn"], id="calls-itself"),
        pytest.param("A nurse, who asked not to be named, said the ward was full.", ["nurse"], id="unnamed"),
        pytest.param(
            "Kenya's ministry said it had never left the valley and accused Somalia of spying.", ["Kenyan ministry"] * 2, id="second-verb"
        ),
        pytest.param("The test showed that the water was safe.", [None], id="thing"),
        pytest.param(
            "A security official said the road was closed. President Ann Reed of Kenya met farmers. The security official said no more.",
            ["Kenyan security official"], id="the-official-who-spoke",
        ),
        pytest.param(
            "A source from the government said the road was closed. It is unclear whether President Ann Reed will come, the official said.",
            ["government source"] * 2, id="not-whom-he-speaks-of",
        ),
        pytest.param(
            "The World Bank cut its forecast on Monday. Prices may fall, the Geneva-based bank said.", ["World Bank"], id="where-it-sits",
        ),
        pytest.param(
            "Al Jazeera reported on Monday that the road was closed. The bridge was open, said the report.",
            ["Al Jazeera"] * 2, id="the-report-of-who-reported",
        ),
        pytest.param(
            "Kenyan ministers endorsed a statement on Monday. They asked that farmers issue a statement. The statement said it was late.",
            ["Kenyan ministers"] * 3, id="statement-only-asked-for",
        ),
        pytest.param(
            "Kenyan ministers said the road was closed. Ministers agreed that the bridge was safe.",
            ["Kenyan ministers"] * 2, id="ministers-again",
        ),
        pytest.param(
            "A Kenyan minister said the road was closed. Ann Reed said the bridge was safe.",
            ["Ann Reed"] * 2, id="first-described-then-named",
        ),
        pytest.param(
            "Tom Hill slept in the boat. Ann Reed, a nurse, said: “He was tired of it all,” she said.", ["Ann Reed"] * 2,
            id="who-opened-the-quotation",
        ),
        pytest.param("“It is not important,” Peter Okoro said. “It was late,” the 52-year-old added.", ["Peter Okoro"] * 2, id="age"),
        pytest.param("According to a plan made last month, Ann Reed will leave on Monday.", [None], id="not-who-acts-in-it"),
        pytest.param("The road was closed, according to a local television report.", ["television"], id="report-of-a-medium"),
    ],
)  # fmt: skip
def test_source_named_by_the_text(reader, text, expected):
    reading = reader.read(text, published="2024-05-10")
    assert [reading.actor(said.source).name if said.source else None for said in reading.attributions] == expected


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param("Anna Berg called the vote illegal.", "accuse", id="called-bad"),
        pytest.param("Anna Berg called the plan a gift.", "praise", id="called-good"),
        pytest.param("Anna Berg called it the biggest strike in years.", "assert", id="called-plainly"),
        pytest.param("Kenya said it would send 40 doctors.", "promise", id="own-deed"),
        pytest.param("Kenya said it would lose a million dollars a day.", "assert", id="befalls"),
        pytest.param("Kenya said it had never paid a ransom.", "deny", id="never"),
        pytest.param("Kenya said it had no plans to leave.", "assert", id="no-plans"),
        pytest.param("Kenya said the report was false.", "deny", id="false"),
        pytest.param("Kenya denied this.", "deny", id="denied-this"),
        pytest.param("Kenya accused the rebels of burning the village.", "accuse", id="accused-of-doing"),
        pytest.param("The court ruled that the contract was void.", "assert", id="ruled-that"),
        pytest.param("Police put the number of dead at 13.", "assert", id="put-at"),
        pytest.param("Kenya said its navy would respond to any attack.", "threaten", id="will-respond"),
        pytest.param("Kenya said its navy would answer on Monday.", "assert", id="will-answer-a-letter"),
        pytest.param("The rebels warned that every ship would be a target.", "threaten", id="a-target"),
        pytest.param("The minister said that Kenya would pay a price if it did not leave.", "threaten", id="pay-a-price-if"),
        pytest.param("The minister said that farmers would pay a price.", "assert", id="pay-a-price"),
        pytest.param("Anna Berg said her government had paid nothing.", "deny", id="her-government"),
        pytest.param("The front said that it had nothing to do with it.", "deny", id="nothing-to-do-with"),
    ],
)
def test_act_by_what_is_said(reader, text, act):
    assert [said.act for said in reader.read(text, published="2024-05-10").attributions] == [act]
