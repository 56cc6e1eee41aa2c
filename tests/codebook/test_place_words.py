"""The words around place names are read once and are lower case."""

from according.codebook.place_words import place_words


def test_every_list_is_there_and_lower_case():
    words = place_words()
    for each in (
        words.locative,
        words.toward,
        words.befalling,
        words.moving,
        words.blows,
        words.parts,
        words.never,
        words.kind,
        words.direction,
    ):
        assert each
        assert all(word == word.lower() for word in each)


def test_directions_and_kinds_lead_to_their_class():
    words = place_words()
    assert words.direction["northern"] == "north"
    assert words.direction["south-east"] == "southeast"
    assert words.kind["province"] == "region"
    assert words.kind["dam"] == "water"
