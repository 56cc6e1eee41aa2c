import pytest

from according.codebook.actor_entries import SECTORS
from according.codebook.actors import actor_codebook
from according.codebook.old_codes import countries, sectors


def test_every_state_and_every_sector_is_there():
    assert set(countries()) == set(actor_codebook().states)
    assert set(sectors()) == SECTORS


@pytest.mark.parametrize("column", ["iso_number", "cow", "cow_number", "gw", "fips", "cameo"])
def test_no_two_countries_share_a_code(column):
    codes = [value for told in countries().values() if (value := getattr(told, column)) is not None]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("iso", "column", "code"),
    [
        pytest.param("DEU", "cow", "GMY", id="cow-letters"),
        pytest.param("DEU", "cow_number", 255, id="cow-number"),
        pytest.param("DEU", "gw", 260, id="gw-keeps-the-federal-republic"),
        pytest.param("YEM", "cow_number", 679, id="cow-yemen"),
        pytest.param("YEM", "gw", 678, id="gw-yemen"),
        pytest.param("GBR", "fips", "UK", id="fips"),
        pytest.param("ROU", "cameo", "ROM", id="cameo-of-its-time"),
        pytest.param("LBN", "iso_number", 422, id="iso"),
        pytest.param("PSE", "cow", None, id="no-member-of-the-state-system"),
        pytest.param("MLI", "acled_region", "Western Africa", id="acled-region"),
        pytest.param("SYR", "ucdp_region", "Middle East", id="ucdp-region"),
    ],
)
def test_codes(iso, column, code):
    assert getattr(countries()[iso], column) == code
