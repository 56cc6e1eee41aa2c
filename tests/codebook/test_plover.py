from typing import get_args

import pytest

from according.codebook import plover as module
from according.codebook.plover import load, plover, table_rows
from according.errors import CodebookError
from according.records import EventType


def test_the_scheme_is_whole():
    scheme = plover()
    assert set(scheme.types) == set(get_args(EventType))
    assert sum(len(type_.modes) for type_ in scheme.types.values()) == 67
    assert len(scheme.contexts) == 37
    assert {name for name, type_ in scheme.types.items() if type_.recipient_required} == {"COOPERATE", "AID", "SANCTION"}


def test_scores_follow_the_quad_class():
    for type_ in plover().types.values():
        scores = [type_.score, *(mode.score for mode in type_.modes.values())]
        if type_.quad.endswith("cooperation"):
            assert min(scores) > 0
        elif type_.name != "REQUEST":
            assert max(scores) < 0


@pytest.mark.parametrize(
    ("speech", "event_type", "mode", "expected"),
    [
        pytest.param("REQUEST", "RETREAT", "withdraw", "yield", id="demand-withdrawal"),
        pytest.param("REQUEST", "RETREAT", "resign", "change", id="demand-resignation"),
        pytest.param("THREATEN", "ASSAULT", "aerial", "violence", id="threaten-attack"),
        pytest.param("REJECT", "CONSULT", None, "meet", id="refuse-talks"),
        pytest.param("ACCUSE", "ASSAULT", None, None, id="no-table"),
    ],
)
def test_content_mode(speech, event_type, mode, expected):
    assert plover().content_mode(speech, event_type, mode) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('quad = "verbal conflict"', 'quad = "war"', id="quad"),
        pytest.param("[types.ACCUSE]", "[types.BLAME]", id="type"),
        pytest.param("score = -9.5", "score = -95", id="score"),
        pytest.param('CONSULT = "meet"', 'CONSULT = "dance"', id="content-mode"),
        pytest.param('killed = ["ASSAULT"]', 'slain = ["ASSAULT"]', id="measure"),
        pytest.param("[contexts]", "[contexts", id="syntax"),
    ],
)
def test_a_broken_scheme_is_named(tmp_path, old, new):
    text = (module.FOLDER / "plover.toml").read_text(encoding="utf-8")
    assert old in text
    scheme = tmp_path / "scheme.toml"
    scheme.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CodebookError, match=r"scheme\.toml"):
        load(scheme)


def test_a_row_of_the_wrong_width_is_named(tmp_path):
    table = tmp_path / "table.tsv"
    table.write_text("# note\none\ttwo\na\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"table\.tsv:3"):
        list(table_rows(table))
