import shutil

import pytest

from according.codebook.frames import frames, load
from according.codebook.plover import FOLDER, plover
from according.codebook.weapons import contexts, weapons
from according.errors import CodebookError


def test_frames_cover_every_type():
    codebook = frames()
    of_verbs = {frame.event_type for told in codebook.verbs.values() for frame in told}
    of_nouns = {frame.event_type for told in codebook.nouns.values() for frame in told}
    assert of_verbs == set(plover().types)
    assert of_nouns == set(plover().types)


def test_classes_are_spelled_out():
    wanted = [filler for frame in frames().verbs["deploy"] for _, filler in frame.wanted]
    assert any("troop" in filler.lemmas for filler in wanted)
    assert not any(lemma.startswith("@") for filler in wanted for lemma in filler.lemmas)


def test_phrasal_verbs_keep_their_particle():
    assert ("on",) in {frame.extra for frame in frames().verbs["call"]}


def test_words_stand_in_lower_case():
    for word in (*frames().verbs, *weapons(), *contexts()):
        assert word == word.lower()


@pytest.fixture
def folder(tmp_path):
    for name in ("verbs.toml", "nouns.toml", "classes.toml", "moods.toml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param('[[verb]]\nwords = ["x"]\ntype = "WAR"', id="type"),
        pytest.param('[[verb]]\nwords = ["x"]\ntype = "AID"\nmode = "y"', id="mode"),
        pytest.param('[[verb]]\nwords = ["x"]\ntype = "AID"\nobject = ["@nobody"]', id="class"),
        pytest.param('[[verb]]\nwords = ["x"]\ntype = "AID"\nobject = ["WHO"]', id="kind"),
        pytest.param('[[verb]]\nwords = ["x"]\ntype = "AID"\ncontexts = ["y"]', id="context"),
        pytest.param('[[verb]]\nwords = ["x"]\ntype = "AID"\ncontent = ["y"]', id="content"),
        pytest.param('[[verb]]\nwords = ["x"]\ntype = "AID"\nobjekt = ["y"]', id="key"),
        pytest.param('[[verb]]\ntype = "AID"', id="no-words"),
        pytest.param("[[verb", id="syntax"),
    ],
)
def test_a_broken_frame_is_named(folder, entry):
    with (folder / "verbs.toml").open("a", encoding="utf-8") as stream:
        stream.write("\n" + entry + "\n")
    with pytest.raises(CodebookError, match=r"verbs\.toml"):
        load(folder, plover())
