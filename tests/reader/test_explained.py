"""Why a record is as it is: what the questions note while they decide, with the shipped model."""

from pathlib import Path

import pytest

from according.codebook.frames import frames
from according.codebook.plover import FOLDER
from according.errors import InputError
from according.reader.reader import Reader, shared_reader
from according.reader.reasons import Reasons
from according.records import Reading

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
TEXT = (
    "Rebels of the Azal Front shelled the market of Tarn on Tuesday, the ministry of defence said. "
    "Three people were killed in the attack. France condemned the shelling on Wednesday.\n\n"
    "“We will not meet the rebels,” President Ada Lenz said. She added that Kenya would hold talks with them next week."
)
Explained = tuple[Reading, Reasons]


@pytest.fixture(scope="module")
def explained() -> Explained:
    return shared_reader().explain(TEXT, published="2025-03-13")


def why(explained: Explained, record: str, field: str) -> list[tuple[str, str]]:
    reading, reasons = explained
    return [(reason.rule, reading.surface(reason.span) if reason.span else "") for reason in reasons[record] if reason.field == field]


def event(explained: Explained, kind: str) -> str:
    return next(one.id for one in explained[0].events if one.event_type == kind)


def test_the_reading_is_the_same_with_and_without_reasons(explained: Explained) -> None:
    assert explained[0] == shared_reader().read(TEXT, published="2025-03-13")


def test_a_frame_is_named_with_its_file_and_line(explained: Explained) -> None:
    rule, words = why(explained, event(explained, "ASSAULT"), "event_type")[0]
    frame = next(frame for frame in frames().verbs["shell"] if frame.event_type == "ASSAULT")
    assert words == "shelled"
    assert rule.startswith(f'ASSAULT: frame "shell", {frame.place} (')


@pytest.mark.parametrize(
    ("kind", "field", "rule", "words"),
    [
        pytest.param("ASSAULT", "actors", "it stands in the place “subject” of the frame", "Rebels", id="place of the actor"),
        pytest.param("ASSAULT", "when", "the rule “weekday” for times, anchored to the publication", "Tuesday", id="dated"),
        pytest.param("ASSAULT", "status", "reported: nothing beside the word makes it anything else", "", id="done"),
        pytest.param("ACCUSE", "attribution", "no statement holds the word: the article's own voice", "", id="own voice"),
        pytest.param("REJECT", "event_type", "REJECT: what somebody says he will not do", "", id="rule of PLOVER"),
        pytest.param("REJECT", "recipients", "a description: somebody whom the text speaks of elsewhere", "rebels", id="taken up"),
        pytest.param("ASSAULT", "actors", "a description: somebody not spoken of before", "Rebels", id="new"),
        pytest.param("REJECT", "actors", "“I” or “we” in a quotation: its speaker", "We", id="bound pronoun"),
        pytest.param("AGREE", "event_type", "AGREE: meetings, support, cooperation and aid to come are agreed on", "", id="to come"),
        pytest.param("AGREE", "status", "planned: “would” inside what is said is the future of a past", "would", id="word of the status"),
    ],
)
def test_each_field_has_what_decided_it(explained: Explained, kind: str, field: str, rule: str, words: str) -> None:
    assert (rule, words) in why(explained, event(explained, kind), field)


def test_a_pronoun_tells_why_it_is_whom_it_is(explained: Explained) -> None:
    said = next(one for one in explained[0].attributions if one.source_span and explained[0].surface(one.source_span) == "She")
    [(rule, words)] = why(explained, said.id, "source")
    assert rule.startswith("a pronoun: the only ")
    assert words == "She"


def test_a_figure_tells_its_measure_its_day_and_its_source() -> None:
    told = shared_reader().explain("At least 12 people were killed in Homs on Friday, police said.", published="2025-03-17")
    [figure] = told[0].figures
    assert why(told, figure.id, "measure") == [("killed: the words around the number measure it", "killed")]
    assert ("a phrase of place on the word", "") in why(told, figure.id, "places")
    assert ("the rule “weekday” for times, anchored to the publication", "Friday") in why(told, figure.id, "when")
    assert why(told, figure.id, "attribution") == [(f"{figure.attribution[0]} says it", "")]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("Rain fell in Ouagadougou.", ["the only place of that name in the gazetteer"], id="only one"),
        pytest.param("Rain fell in Paris, Texas.", ["of ", "the name behind it tells what it lies in"], id="inside another"),
        pytest.param("Rain fell in northern Syria.", ["the only place of that name", "a part of it is meant: north"], id="a part"),
        pytest.param("Rain fell in the village of Obranka.", ["the gazetteer has no such name", "the words beside it"], id="unknown"),
    ],
)
def test_a_place_tells_how_it_was_chosen(text: str, rules: list[str]) -> None:
    told = shared_reader().explain(text)
    found = [rule for rule, _ in why(told, told[0].places[0].id, "place")]
    assert [rule[: len(start)] for rule, start in zip(found, rules, strict=True)] == rules


def test_confidence_adds_up_from_its_signs(explained: Explained) -> None:
    [(rule, _)] = why(explained, event(explained, "ASSAULT"), "confidence")
    assert rule.startswith("base ")
    assert "actors +" in rule


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_is_filled_has_a_reason(path: Path) -> None:
    reading, reasons = shared_reader().explain(path.read_text(encoding="utf-8"))
    for one in reading.events:
        fields = {reason.field for reason in reasons[one.id]}
        filled = {name for name in ("mode", "actors", "recipients", "places", "when") if getattr(one, name)}
        assert filled | {"event_type", "status", "attribution", "confidence"} <= fields, one
    for said in reading.attributions:
        assert {reason.field for reason in reasons[said.id]} >= {"content"}
    for time in reading.times:
        assert {reason.field for reason in reasons[time.id]} == {"value"}
    for place in reading.places:
        assert {reason.field for reason in reasons[place.id]} == {"place"}
    for figure in reading.figures:
        assert {reason.field for reason in reasons[figure.id]} >= {"measure"} | ({"when"} if figure.when else set())


def test_a_text_that_is_read_in_parts_is_not_explained() -> None:
    with pytest.raises(InputError, match="too long to be explained: it has 211 characters"):
        Reader(longest=100).explain(TEXT[:211])


@pytest.mark.parametrize("part", ["verb", "noun"])
def test_the_line_of_a_frame_is_that_of_its_words(part: str) -> None:
    file = f"{part}s.toml"
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    table = frames().verbs if part == "verb" else frames().nouns
    for one in (frame for told in table.values() for frame in told):
        name, _, line = one.place.partition(" line ")
        assert name == file
        assert f'"{one.words}"' in lines[int(line) - 1]
