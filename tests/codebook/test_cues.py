import pytest

from according.codebook.cues import cues, parse_cues
from according.errors import CodebookError


@pytest.mark.parametrize(
    ("verb", "construction", "act"),
    [
        pytest.param("say", "clause", "assert", id="say"),
        pytest.param("tell", "infinitive", "demand", id="tell-to"),
        pytest.param("ask", "clause", "ask", id="ask-whether"),
        pytest.param("ask", "infinitive", "demand", id="ask-to"),
        pytest.param("deny", "thing", "deny", id="deny"),
        pytest.param("vow", "infinitive", "promise", id="vow"),
        pytest.param("threaten", "infinitive", "threaten", id="threaten"),
        pytest.param("welcome", "thing", "praise", id="welcome"),
        pytest.param("predict", "clause", "predict", id="predict"),
    ],
)
def test_a_construction_has_its_act(verb, construction, act):
    assert cues().verbs[verb][-1].acts[construction] == act


def test_a_verb_with_a_preposition_is_tried_before_the_bare_verb():
    assert [cue.particle for cue in cues().verbs["call"]][-1] is None
    assert {cue.particle for cue in cues().verbs["call"]} >= {"on", "upon"}


def test_hedges_are_the_same_for_every_speaker():
    assert cues().verbs["claim"][-1].hedges
    assert not cues().verbs["say"][-1].hedges
    assert cues().nouns["allegation"].hedges


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[[verbs]\n", "not valid TOML", id="syntax"),
        pytest.param('[[verbs]]\nwords = ["say"]\nclause = "shout"\n', "no act 'shout'", id="act"),
        pytest.param('[[verbs]]\nwords = ["say"]\nclauses = "assert"\n', "'clauses' means nothing", id="key"),
        pytest.param('[[gestures]]\nwords = ["nod"]\n', "no kind of cue called 'gestures'", id="kind"),
        pytest.param('[[nouns]]\nact = "assert"\n', "names no words", id="words"),
        pytest.param('[[nouns]]\nwords = ["claim"]\n', "act is missing", id="no-act"),
        pytest.param('[[nouns]]\nwords = ["claim", "claim"]\nact = "assert"\n', "stands in two tables", id="twice"),
        pytest.param(
            '[[verbs]]\nwords = ["say"]\nclause = "assert"\n[[verbs]]\nwords = ["say"]\nclause = "deny"\n',
            "two acts for 'clause'",
            id="contradiction",
        ),
    ],
)
def test_a_file_that_does_not_fit_says_where_and_why(text, message):
    with pytest.raises(CodebookError, match=message) as caught:
        parse_cues(text, "my-cues.toml")
    assert str(caught.value).startswith("my-cues.toml")
