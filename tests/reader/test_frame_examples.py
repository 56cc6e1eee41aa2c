"""Every example sentence of the codebook is read, and its word is the event that the table says, or none."""

from collections import Counter

import pytest

from according.codebook.example_tables import counter_examples, examples
from according.codebook.frames import frames
from according.codebook.plover import plover
from according.language.lemmas import lemma
from according.records import Article

BY_RULE = {"AGREE", "CONCEDE", "REJECT"}  # what PLOVER makes of words of other types: "will visit", "will not sign"
TAGS = {"verb": ("VERB", ("VB", "VBD", "VBG", "VBN", "VBZ")), "noun": ("NOUN", ("NN", "NNS"))}

OPEN = 13  # words of the frames that still lack a sentence


@pytest.fixture(scope="module")
def readings(reader):
    """Return the reading of every sentence, read in one go."""
    sentences = list(dict.fromkeys(one.sentence for one in (*examples(), *counter_examples())))
    return dict(zip(sentences, reader.read_many(Article(text=text) for text in sentences), strict=True))


def params(table):
    """Return a test for each example; what the reader gets wrong today has to stay wrong, or lose its mark."""
    return [
        pytest.param(one, id=f"{one.place}-{one.word}", marks=[pytest.mark.xfail(reason=one.weakness, strict=True)] if one.weakness else [])
        for one in table
    ]


def events_at(reading, example):
    """Return the events whose trigger is a form of the example's word."""
    pos, tags = TAGS[example.part]
    return [one for one in reading.events if example.head in {lemma(reading.surface(one.trigger), pos, tag) for tag in tags}]


def standing_for(reading, actor_ids, phrases):
    """Tell whether each phrase is met by a mention of one of the actors."""
    spans = [mention for actor_id in actor_ids for mention in reading.actor(actor_id).mentions]
    text = reading.article.text
    starts = {phrase: [at for at in range(len(text)) if text.startswith(phrase, at)] for phrase in phrases}
    return all(any(span.start < at + len(phrase) and at < span.end for span in spans for at in starts[phrase]) for phrase in phrases)


def told(reading, event):
    """Return an event in the words of the tables, for the message of a test that fails."""
    actors, recipients = ([reading.actor(one).name for one in ids] for ids in (event.actors, event.recipients))
    return f"{reading.surface(event.trigger)}: {event.event_type} {event.mode} {event.status} {actors} -> {recipients}"


@pytest.mark.parametrize("example", params(examples()))
def test_the_word_is_the_event_that_the_table_says(readings, example):
    reading = readings[example.sentence]
    fitting = [
        one
        for one in events_at(reading, example)
        if one.event_type == example.event_type
        and example.mode in (None, one.mode)
        and one.status == example.status
        and standing_for(reading, one.actors, example.actors)
        and standing_for(reading, one.recipients, example.recipients)
    ]
    assert fitting, f"{example.sentence}\n" + "\n".join(told(reading, one) for one in reading.events)


@pytest.mark.parametrize("example", params(counter_examples()))
def test_the_word_is_no_event(readings, example):
    reading = readings[example.sentence]
    assert not [told(reading, one) for one in events_at(reading, example)], example.sentence


def test_an_example_shows_a_word_of_the_frames():
    known = words_of_the_frames()
    words = {(part, word) for _, part, word in known}
    strange = [one for one in examples() if (one.event_type, one.part, one.word) not in known]
    assert not [(one.place, one.word) for one in strange if one.event_type not in BY_RULE or (one.part, one.word) not in words]


def test_no_sentence_stands_twice_for_a_word():
    seen = Counter((one.event_type, one.part, one.word, one.sentence) for one in (*examples(), *counter_examples()))
    assert not [one for one, times in seen.items() if times > 1]


def test_weaknesses_are_few():
    assert len([one for one in examples() if one.weakness]) <= 0.05 * len(examples())


def test_every_word_of_the_frames_has_an_example():
    shown = {(one.event_type, one.part, one.word) for one in examples()}
    open_words = sorted(words_of_the_frames() - shown)
    assert len(open_words) <= OPEN, open_words
    assert len({(part, word) for _, part, word in shown}) >= 1200


def test_every_mode_has_three_examples():
    shown = Counter((one.event_type, one.mode) for one in examples() if not one.weakness)
    modes = [(type_.name, mode) for type_ in plover().types.values() for mode in type_.modes]
    assert not [(*mode, shown[mode]) for mode in modes if shown[mode] < 3]


def words_of_the_frames():
    """Return (type, part, word) of every frame, the word as its file writes it."""
    parts = {"verb": frames().verbs, "noun": frames().nouns}
    return {(frame.event_type, part, frame.words) for part, table in parts.items() for told in table.values() for frame in told}
