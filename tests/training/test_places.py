"""Building the table of places: which names are kept, and where a region's point lies."""

from training.gazetteer import REGION, Row, area, renown


def test_a_region_lies_in_the_middle_of_its_towns_and_goes_by_its_bare_name_too():
    towns = [Row("A", 10, 20, "AAA", population=5), Row("B", 12, 24, "AAA", population=7)]
    region = area("Donetsk Oblast", "AAA", "", REGION, towns)
    assert (region.lat, region.lon, region.population) == (11, 22, 12)
    assert region.also == {"donetsk"}


def test_a_region_is_less_known_than_a_town_of_its_size():
    town = Row("A", 0, 0, "AAA", population=100_000)
    assert renown(Row("A", 0, 0, "AAA", population=100_000, feature=REGION)) < renown(town)
