import pytest

from according.records import Article, Attribution, ReaderInfo, Reading
from according.view.voices import depths, doing, voices


def test_the_shares_add_up_to_the_whole_article(truce: Reading) -> None:
    told = voices(truce)
    assert told.own_share + sum(voice.share for voice in told.speaking) == pytest.approx(1)


def test_words_belong_to_the_source_closest_to_them(truce: Reading) -> None:
    radio, front = voices(truce).speaking[1:3]
    assert (radio.name, radio.words, radio.carries) == ("Radio Niger Valley", 0, (front.number,))
    assert (front.name, front.words) == ("Azal Front", 16)


def test_voices_are_numbered_in_order_of_speaking(truce: Reading) -> None:
    told = voices(truce)
    assert [voice.number for voice in told.speaking] == list(range(1, 11))
    assert told.number_of["s4"] == told.number_of["s5"] == 4


def test_what_a_voice_does(truce: Reading) -> None:
    told = voices(truce)
    assert doing(told, told.speaking[3]) == "denies, says"
    assert doing(told, told.speaking[1]) == "passes on Azal Front"


def test_a_source_that_the_text_does_not_name_is_a_voice_of_its_own() -> None:
    reading = _reading("It is over, reportedly.", Attribution(id="s1", content=({"start": 0, "end": 10},), form="indirect"))
    [voice] = voices(reading).speaking
    assert (voice.name, voice.words) == ("a source not named", 3)


def test_a_source_that_is_no_actor_keeps_its_words() -> None:
    statement = {"content": ({"start": 0, "end": 10},), "form": "indirect"}
    first = Attribution(id="s1", source_span={"start": 12, "end": 24}, **statement)
    second = Attribution(id="s2", **statement)
    assert [voice.name for voice in voices(_reading("It is over, the bulletin says.", first, second)).speaking] == [
        "the bulletin",
        "a source not named",
    ]


def test_a_circle_of_statements_has_an_end() -> None:
    circle = [
        Attribution(id=name, content=({"start": 0, "end": 10},), form="indirect", within=other)
        for name, other in (("s1", "s2"), ("s2", "s1"))
    ]
    assert depths(_reading("It is over, reportedly.", *circle)) == {"s1": 1, "s2": 1}


def test_an_article_without_sources_is_all_its_own() -> None:
    told = voices(_reading("It is over."))
    assert (told.speaking, told.own_words, told.own_share) == ((), 3, 1.0)


def _reading(text: str, *attributions: Attribution) -> Reading:
    info = ReaderInfo(version="0", model="none", codebook="none")
    return Reading(reader=info, article=Article(text=text), attributions=attributions)
