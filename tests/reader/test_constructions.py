"""The table of constructions: each way in which English reports what somebody says, and what is none."""

import pytest
from sayings import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“The bridge is closed,” said Marta Ruiz, the mayor of Ibarra.",
            ["Marta Ruiz | said | “The bridge is closed,” | assert direct"],
            id="direct-cue-after",
        ),
        pytest.param(
            "Marta Ruiz said: “The bridge is closed.”",
            ["Marta Ruiz | said: | “The bridge is closed.” | assert direct"],
            id="direct-cue-before",
        ),
        pytest.param(
            "“The bridge,” Marta Ruiz said, “is closed.”",
            ["Marta Ruiz | said | “The bridge,” … “is closed.” | assert direct"],
            id="direct-cue-inside",
        ),
        pytest.param(
            "The bridge, Marta Ruiz said, is closed.", ["Marta Ruiz | said | The bridge … is closed | assert indirect"], id="aside"
        ),
        pytest.param(
            "Marta Ruiz said that the bridge was closed.",
            ["Marta Ruiz | said | that the bridge was closed | assert indirect"],
            id="indirect",
        ),
        pytest.param(
            "Marta Ruiz said the bridge was closed.",
            ["Marta Ruiz | said | the bridge was closed | assert indirect"],
            id="indirect-without-that",
        ),
        pytest.param(
            "The bridge was closed on Monday, Marta Ruiz said.",
            ["Marta Ruiz | said | The bridge was closed on Monday | assert indirect"],
            id="indirect-cue-after",
        ),
        pytest.param(
            "Marta Ruiz said the bridge was “a danger to every driver” and would stay closed.",
            ["Marta Ruiz | said | the bridge was “a danger to every driver” and would stay closed | assert mixed"],
            id="mixed",
        ),
        pytest.param(
            "Omar Haddad told reporters: “We searched the whole valley.\n\n“We found two survivors.”",
            ["Omar Haddad | told | “We searched the whole valley. … “We found two survivors.” | assert direct"],
            id="paragraphs",
        ),
        pytest.param(
            "“We found two survivors on the first day.\n\n“On the second day we found nobody,” Omar Haddad said.",
            ["Omar Haddad | said | “We found two survivors on the first day. … “On the second day we found nobody,” | assert direct"],
            id="paragraphs-cue-at-the-end",
        ),
        pytest.param(
            "According to the United Nations, twelve people were hurt.",
            ["United Nations | According to | twelve people were hurt | assert indirect"],
            id="according-to-first",
        ),
        pytest.param(
            "Twelve people were hurt, according to the United Nations.",
            ["United Nations | according to | Twelve people were hurt | assert indirect"],
            id="according-to-last",
        ),
        pytest.param(
            "Twelve people, according to the United Nations, were hurt.",
            ["United Nations | according to | Twelve people … were hurt | assert indirect"],
            id="according-to-inside",
        ),
        pytest.param(
            "The leaders met in secret, according to US and Russian reports.",
            ["United States & Russia | according to | The leaders met in secret | assert indirect"],
            id="according-to-two",
        ),
        pytest.param(
            "In a statement, the United Nations said that twelve people were hurt.",
            ["United Nations | said | that twelve people were hurt | assert indirect"],
            id="in-a-statement",
        ),
        pytest.param(
            "A statement by Amnesty International said that twelve people were hurt.",
            ["Amnesty International | said | that twelve people were hurt | assert indirect"],
            id="statement-by",
        ),
        pytest.param(
            "A United Nations report found that 300 people had died.",
            ["United Nations | found | that 300 people had died | assert indirect"],
            id="report",
        ),
        pytest.param(
            "Claims by the rebels that the army had fled were false.",
            ["rebels | Claims | that the army had fled | assert indirect"],
            id="claims-by",
        ),
        pytest.param(
            "Kenya rejected accusations by Somalia that it had shelled the town.",
            [
                "Kenya | rejected | accusations by Somalia that it had shelled the town | deny indirect",
                "Somalia < Kenya | accusations | that it had shelled the town | accuse indirect",
            ],
            id="accusations-by",
        ),
        pytest.param(
            "Police are looking into allegations that the governor took bribes.",
            ["? | allegations | that the governor took bribes | accuse indirect"],
            id="allegations",
            marks=pytest.mark.xfail(strict=True, reason="the language takes who looks into what is alleged for who alleges it"),
        ),
        pytest.param(
            "Despite Kenya's denial that troops had crossed the border, shelling went on.",
            ["Kenya | denial | that troops had crossed the border | deny indirect"],
            id="denial",
        ),
        pytest.param(
            "The general has reportedly fled to Chad.",
            ["? | reportedly | The general has … fled to Chad | assert indirect"],
            id="reportedly",
        ),
        pytest.param(
            "It was announced on Friday that the talks would go on.",
            ["? | was announced | that the talks would go on | assert indirect"],
            id="announced",
        ),
        pytest.param(
            "The general is said to have fled to Chad.",
            ["? | is said | The general … to have fled to Chad | assert indirect"],
            id="said-to-have",
        ),
        pytest.param("He is believed to be in hiding.", ["? | is believed | He … to be in hiding | assert indirect"], id="believed"),
        pytest.param(
            "The driver was reported dead on Monday.",
            ["? | was reported | The driver … dead | assert indirect"],
            id="reported-dead",
        ),
        pytest.param(
            "It was announced by the government that the border would open.",
            ["government | was announced | that the border would open | assert indirect"],
            id="announced-by",
        ),
        pytest.param("Kenya denies role in raid", ["Kenya | denies | role in raid | deny indirect"], id="headline-denies"),
        pytest.param(
            "Marta Ruiz: 'We will rebuild the bridge'",
            ["Marta Ruiz | : | 'We will rebuild the bridge' | assert direct"],
            id="headline-colon",
        ),
        pytest.param(
            "Bridge will stay closed, mayor says", ["mayor | says | Bridge will stay closed | assert indirect"], id="headline-says"
        ),
        pytest.param(
            "Border to stay closed until Monday - United Nations",
            ["United Nations | - | Border to stay closed until Monday | assert indirect"],
            id="headline-dash",
        ),
        pytest.param(
            "'We will rebuild', says Marta Ruiz", ["Marta Ruiz | says | 'We will rebuild' | promise direct"], id="headline-quotation"
        ),
        pytest.param(
            "LEE: Who closed the bridge?\nRUIZ: The police closed it on Monday.\nLEE: And when will it open?",
            [
                "LEE | : | Who closed the bridge? | assert indirect",
                "RUIZ | : | The police closed it on Monday | assert indirect",
                "LEE | : | And when will it open? | assert indirect",
            ],
            id="transcript",
        ),
        pytest.param("The so-called “people's council” met in the “safe zone” on Monday.", [], id="scare-quotes"),
        pytest.param("The film “The Long Road Home” opened in Berlin.", [], id="title"),
        pytest.param("Troops entered the “demilitarised” village.", [], id="one-word"),
        pytest.param(
            '"The bridge is closed," Marta Ruiz said.', ['Marta Ruiz | said | "The bridge is closed," | assert direct'], id="straight-marks"
        ),
        pytest.param(
            "'The bridge is closed,' Marta Ruiz said.", ["Marta Ruiz | said | 'The bridge is closed,' | assert direct"], id="single-marks"
        ),
        pytest.param(
            "‘The bridge isn’t safe,’ Marta Ruiz said.",
            ["Marta Ruiz | said | ‘The bridge isn’t safe,’ | assert direct"],
            id="single-curly-marks",
        ),
        pytest.param(
            "«The bridge is closed», Marta Ruiz said.", ["Marta Ruiz | said | «The bridge is closed» | assert direct"], id="guillemets"
        ),
        pytest.param(
            "‘The bridge is closed,” Marta Ruiz said.",
            ["Marta Ruiz | said | ‘The bridge is closed,” | assert direct"],
            id="opened-and-closed-differently",
        ),
        pytest.param(
            "“The bridge is closed, Marta Ruiz said. The river is rising.",
            ["Marta Ruiz | said | “The bridge is closed | assert indirect"],
            id="never-closed",
        ),
        pytest.param("The army did not say how many soldiers had died.", [], id="did-not-say"),
        pytest.param("Kenya declined to comment on the report.", [], id="declined"),
    ],
)
def test_who_says_what(reader, text, expected):
    assert rows(reader.read(text, published="2024-05-10")) == expected
