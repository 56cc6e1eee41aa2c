import sys
from typing import get_args

import pytest

from according.errors import MissingExtra, OptionError
from according.records import Layer, Reading
from according.view.labels import labels
from according.view.table import frame


@pytest.mark.parametrize("layer", [layer for layer in get_args(Layer) if layer != "labels"])
def test_a_layer_has_a_row_a_record_and_the_same_columns_when_empty(truce: Reading, layer: Layer) -> None:
    table = truce.to_pandas(layer)
    assert list(table["id"]) == [record.id for record in getattr(truce, layer)]
    empty = truce.model_copy(update={layer: ()}).to_pandas(layer)
    assert len(empty) == 0
    assert list(empty.columns) == list(table.columns)


def test_names_stand_in_place_of_ids(truce: Reading) -> None:
    events = truce.to_pandas("events").set_index("id")
    assert events.loc["e2", "actors"] == "Azal Front"
    assert events.loc["e2", "attribution"] == "Azal Front ← Radio Niger Valley"
    assert events.loc["e2", "origin"] == "Azal Front"
    assert events.loc["e4", "origin"] == "Sahel Wire"
    assert events.loc["e6", "actors"] == "Mali's army; Azal Front"
    assert events.loc["e1", "figures"] == "at least 31 people killed; 24–99 people injured"


def test_labels_have_a_row_a_wording(truce: Reading) -> None:
    table = truce.to_pandas("labels")
    assert list(table["words"]) == [use.text for use in labels(truce)]
    empty = truce.model_copy(update={"actors": (), "events": ()}).to_pandas("labels")
    assert len(empty) == 0
    assert list(empty.columns) == list(table.columns)


def test_what_is_not_known_is_missing(truce: Reading) -> None:
    assert truce.to_pandas("events").set_index("id").loc["e1", ["actors", "contexts"]].isna().tolist() == [True, False]
    assert truce.to_pandas("places").set_index("id").loc["p3", ["geonameid", "lat", "lon"]].isna().all()


def test_offsets_are_whole_numbers_that_slice_the_text(truce: Reading) -> None:
    row = truce.to_pandas("attributions").set_index("id").loc["s1"]
    assert truce.article.text[row.cue_start : row.cue_end] == row.cue == "said"


def test_a_part_names_its_whole(truce: Reading) -> None:
    assert truce.to_pandas("figures").set_index("id").loc["f5", "part_of"] == "44 people"


def test_a_layer_that_there_is_not_names_those_there_are(truce: Reading) -> None:
    with pytest.raises(OptionError, match="events, attributions, figures, actors, places, times"):
        frame(truce, "sources")  # type: ignore[arg-type]


def test_without_pandas_it_says_what_to_install(truce: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"pip install 'according\[pandas\]'"):
        frame(truce)
