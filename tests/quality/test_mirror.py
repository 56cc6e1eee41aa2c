from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from according.records import Actor, Article, Attribution, Event, Mention, Place, ReaderInfo, Reading, Span
from quality.mirror import Found, Result, as_json, measure, report
from quality.mirrored import ONLY_HERE, ONLY_THERE, Verdict, compare
from quality.parsed import Parsed
from quality.plain import made_plain
from quality.sides import Rewriting, Sides, find_sides, sides, takes_the
from quality.swapping import exchange, swap, with_articles

TABLE = exchange([("Iran", "Iraq"), ("Iranian", "Iraqi"), ("Tehran", "Baghdad"), ("Sudan", "Chad"), ("Ukrainian", "Omani")])
KEPT = ("South Sudan",)
FILLERS = ("the", "A", "an", "a", "army", "said", "–", "“no”,", "South", "\n\n", "pro-", "1,200", "’s", "'s", "Iranians", ".")
TEXTS = st.lists(st.sampled_from([*TABLE, *KEPT, *FILLERS]), max_size=25).map(" ".join)
LANGUAGE = English()


@given(TEXTS)
def test_a_swap_is_its_own_inverse(text: str) -> None:
    fitting = with_articles(text, TABLE)
    there = swap(fitting, TABLE, KEPT)
    if swap(there.text, TABLE, KEPT).text != fitting:  # only where the swap makes a wording that is to be kept: "South" before Chad
        assert "South Sudan" in there.text
        assert "South Chad" in fitting
    assert with_articles(there.text, TABLE) == there.text


@given(TEXTS)
def test_every_character_is_found_again(text: str) -> None:
    there = swap(text, TABLE, KEPT)
    for start, word in ((match, text[match:].split(maxsplit=1)[0]) for match in range(len(text)) if text[match].strip()):
        new_start, new_end = there.span(start, start + len(word))
        assert 0 <= new_start <= new_end <= len(there.text)
    unchanged = [at for at in range(len(text)) if not any(change.start <= at < change.end for change in there.changes)]
    assert all(there.text[there.span(at, at + 1)[0]] == text[at] for at in unchanged)
    for change in there.changes:
        assert there.span(change.start, change.end) == (change.new_start, change.new_end)
        assert there.back().span(change.new_start, change.new_end) == (change.start, change.end)


@pytest.mark.parametrize(
    ("text", "mirror"),
    [
        pytest.param(
            "Iran’s army, IRAN and pro-Iranian groups", "Iraq’s army, IRAQ and pro-Iraqi groups", id="possessive, capitals, hyphen"
        ),
        pytest.param("a Ukrainian and an Omani", "an Omani and a Ukrainian", id="the article follows its word"),
        pytest.param("South Sudan and Sudan", "South Sudan and Chad", id="a longer name is left alone"),
        pytest.param("Iranians in Tehrangeles", "Iranians in Tehrangeles", id="whole words only"),
    ],
)
def test_swap(text: str, mirror: str) -> None:
    assert swap(text, TABLE, KEPT).text == mirror


@pytest.mark.parametrize(
    ("text", "day", "codes", "exchanged"),
    [
        pytest.param(
            "Russia and Ukraine traded fire. Russians fled Moscow. Vladimir Putin rang Volodymyr Zelensky.", "2023-11-20", ("RUS", "UKR"),
            {"Russia": "Ukraine", "Russians": "Ukrainians", "Moscow": "Kyiv", "Vladimir Putin": "Volodymyr Zelensky"}, id="two states",
        ),
        pytest.param(
            "China and America met. Jiang Zemin rang Bill Clinton. Jiang left China.", "1997-05-20", ("CHN", "USA"),
            {"Jiang Zemin": "Bill Clinton", "Jiang": "Clinton"}, id="a surname that stands first",
        ),
        pytest.param("Israel shelled Lebanon. Israel said so.", None, ("ISR", "LBN"), {"Israeli": "Lebanese"}, id="one without a plural"),
        pytest.param(
            "The Rapid Support Forces fled. The Sudanese Armed Forces said the Rapid Support Forces and the Sudanese Armed Forces met.",
            None, ("SDN", "SDN"), {"Rapid Support Forces": "Sudanese Armed Forces"}, id="two groups of one state",
        ),
    ],
)  # fmt: skip
def test_find_sides(text: str, day: str | None, codes: tuple[str, str], exchanged: dict[str, str]) -> None:
    sides = find_sides(LANGUAGE(text), day)
    assert sides is not None
    assert sides.codes == codes
    assert {wording: sides.table[wording] for wording in exchanged} == exchanged


def test_a_state_goes_by_its_own_name_and_not_by_that_of_one_of_its_peoples() -> None:
    assert sides()["PHL"].name == "Philippines"
    assert find_sides(LANGUAGE("America met Chad."), None).full["America"] == "United States"  # type: ignore[union-attr]


def test_a_state_that_the_story_does_not_name_stands_in() -> None:
    sides = find_sides(LANGUAGE("Zambians voted in Lusaka."), None)
    assert sides is not None
    assert sides.codes[0] == "ZMB"
    assert sides.table["Zambians"] not in "Zambians voted in Lusaka."
    assert find_sides(LANGUAGE("Nobody came."), None) is None


@pytest.mark.parametrize(
    ("name", "is_so"),
    [("Netherlands", True), ("US", True), ("Kremlin", True), ("Solomon Islands", False), ("Iran", False), ("The Philippines", True)],
)
def test_takes_the(name: str, is_so: bool) -> None:
    assert takes_the(name) is is_so


def test_one_of_a_people_is_made_plain() -> None:
    sides = find_sides(LANGUAGE("Serbia and Croatia met. A Serb and two Croats left Serbia. Croatia paid."), None)
    assert sides is not None
    assert (sides.rewritten["Serb"].plain, sides.rewritten["Croats"].plain) == ("Serbian", "Croatians")
    assert "Briton" not in find_sides(LANGUAGE("Britain met France. A Briton left."), None).rewritten  # type: ignore[union-attr]


def test_made_plain() -> None:
    words = ["The", "US", "said", "the", "US", "army", "left", "the", "U.S.", "\n", "US", "-", "led", "talks"]
    heads = [1, 2, 2, 5, 5, 6, 2, 8, 6, 8, 12, 12, 13, 6]
    deps = ["det", "nsubj", "ROOT", "det", "compound", "nsubj", "ccomp", "det", "obj", "dep", "compound", "punct", "amod", "obj"]
    doc = Doc(LANGUAGE.vocab, words=words, heads=heads, deps=deps)
    rewriting = Rewriting("America", "American", with_the=True)
    sides = Sides(
        ("USA", "IRQ"), exchange([("America", "Iraq"), ("American", "Iraqi")]), {"US": rewriting, "U.S.": rewriting}, frozenset(), {}
    )
    assert made_plain(doc, sides).split() == "America said the American army left America . American - led talks".replace(" .", ".").split()


STORY = "Iran shelled Basra. The army of Iran said Iraq fired first."
SIDES = Sides(("IRN", "IRQ"), exchange([("Iran", "Iraq")]), {}, frozenset(), {"Iran": "Iraq", "Iraq": "Iran"})


def reading(text: str, first: str, second: str, **changes: Any) -> Reading:
    """Return a reading of the story, or of its mirror, in which ``first`` shells; both names have four letters."""

    def at(phrase: str, times: int = 1) -> Span:
        start = -1
        for _ in range(times):
            start = text.index(phrase, start + 1)
        return Span(start=start, end=start + len(phrase))

    def actor(number: int, name: str, *spans: Span) -> Actor:
        code = {"Iran": "IRN", "Iraq": "IRQ"}[name]
        mentions = tuple(Mention(start=span.start, end=span.end, how="name") for span in spans)
        return Actor(id=f"a{number}", name=name, kind="state", country=code, sectors=("GOV",), mentions=mentions)

    told = Attribution(
        id="s1", source="a1", source_span=at("The army of"), cue_span=at("said"), content=(at("fired first"),), form="indirect"
    )
    shelling = Event(
        id="e1", event_type="ASSAULT", trigger=at("shelled"), evidence=Span(start=0, end=19), actors=("a1",), quad="material conflict",
        confidence=0.9,
    )  # fmt: skip
    fields = {
        "actors": (actor(1, first, at(first), at(first, 2)), actor(2, second, at(second))), "attributions": (told,), "events": (shelling,),
    } | changes  # fmt: skip
    return Reading(reader=ReaderInfo(version="0", model="none", codebook="none"), article=Article(text=text), **fields)


def verdicts(**changes: Any) -> list[Verdict]:
    swapped = swap(STORY, SIDES.table)
    return list(compare(reading(STORY, "Iran", "Iraq"), reading(swapped.text, "Iraq", "Iran", **changes), swapped, SIDES))


def test_readings_that_mirror() -> None:
    found = verdicts()
    assert {verdict.layer: verdict.records for verdict in found} == {"actors": 2, "attributions": 2, "events": 2}
    assert not any(verdict.differs for verdict in found)


def test_an_asymmetry_is_caught() -> None:
    event = reading(swap(STORY, SIDES.table).text, "Iraq", "Iran").events[0]
    changed = event.model_copy(update={"actors": ("a2",), "status": "denied"})
    [verdict] = [verdict for verdict in verdicts(events=(changed,)) if verdict.differs]
    assert verdict.layer == "events"
    assert [difference.partition(":")[0] for difference in verdict.differs] == ["actors", "status"]


def test_records_of_one_reading_only_are_caught() -> None:
    other = Event(
        id="e2",
        event_type="ACCUSE",
        trigger=Span(start=45, end=50),
        evidence=Span(start=40, end=58),
        quad="verbal conflict",
        confidence=0.5,
    )
    [story_only, mirror_only] = [verdict for verdict in verdicts(events=(other,)) if verdict.differs]
    assert (story_only.differs, story_only.records) == ((ONLY_HERE,), 1)
    assert (mirror_only.differs, mirror_only.records) == ((ONLY_THERE,), 1)


def test_a_country_that_is_not_exchanged_is_caught() -> None:
    swapped = swap(STORY, SIDES.table)
    actors = reading(swapped.text, "Iraq", "Iran").actors
    same = (actors[0].model_copy(update={"country": "IRN"}), actors[1])
    assert [verdict.differs for verdict in verdicts(actors=same) if verdict.differs] == [("country: IRQ ≠ IRN",)]


def test_a_place_inside_a_name_that_stays_is_no_asymmetry() -> None:
    story = "Iran's Guards left Iran."
    swapped = swap(story, SIDES.table, frozenset({"Iran's Guards"}))
    assert swapped.text == "Iran's Guards left Iraq."

    def placed(text: str, *spans: tuple[int, int]) -> Reading:
        mentions = tuple(Span(start=start, end=end) for start, end in spans)
        code = {"Iran": "IRN", "Iraq": "IRQ"}[text[-5:-1]]
        place = Place(id="p1", name=text[-5:-1], country=code, feature="country", mentions=mentions)
        return Reading(reader=ReaderInfo(version="0", model="none", codebook="none"), article=Article(text=text), places=(place,))

    [verdict] = compare(placed(story, (0, 4), (19, 23)), placed(swapped.text, (19, 23)), swapped, SIDES)
    assert not verdict.differs


def parsed(text: str, deps: list[str]) -> Doc:
    words = text.split()
    return Doc(LANGUAGE.vocab, words=words, heads=[1] * len(words), deps=deps, sent_starts=[True] + [False] * (len(words) - 1))


def test_the_models_part_in_an_asymmetry() -> None:
    here, swapped = "Iran shelled Basra", swap("Iran shelled Basra", TABLE)
    story = parsed(here, ["nsubj", "ROOT", "obj"])
    for doc in (story, alike := parsed(swapped.text, ["nsubj", "ROOT", "obj"]), other := parsed(swapped.text, ["nsubj", "ROOT", "obl"])):
        for kind in ("source", "cue", "content"):
            doc.spans[kind] = []
    assert Parsed(story, alike, swapped).alike
    assert not Parsed(story, other, swapped).alike
    assert not Parsed(story, other, swapped).alike_around([(5, 12)])


def test_the_report_counts_and_lists() -> None:
    broken = Verdict("events", "ASSAULT “shelled”", 2, ("status: reported ≠ denied",), ((5, 12),))
    fine = Verdict("actors", "Iran “Iran”", 2, (), ((0, 4),))
    result = Result(1, 2, (Found("story", ("IRN", "IRQ"), "rules", broken), Found("story", ("IRN", "IRQ"), "model", fine)))
    assert result.tally() == (4, 2)
    assert result.tally(alike=True) == (2, 0)
    written = report(result)
    assert "2 passed over" in written
    assert "story IRN↔IRQ [rules] events ASSAULT “shelled”\n      status: reported ≠ denied" in written
    assert '"share": 50.0' in as_json(result)


def test_a_story_and_its_mirror_are_read(reader: Any) -> None:
    from according.language import load  # heavy, and the tests above do without

    article = Article(text="Kenya shelled a village in Uganda on Tuesday, Kampala said.", published="2024-05-02", ref="made up")
    result = measure([article, Article(text="Nobody came.")], load())
    assert (result.stories, result.passed_over) == (1, 1)
    records, mirroring = result.tally()
    assert records >= mirroring > 0
