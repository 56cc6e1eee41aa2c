"""What states are called."""

from according.codebook.states import names_of_states


def test_names_and_other_names_are_there_without_their_marks():
    names = names_of_states()
    assert {"France", "US", "United States"} <= names
    assert not any(name.endswith("?") for name in names)
    assert not {"French", "Paris"} & names
