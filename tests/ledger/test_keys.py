"""A set of digests knows what was put in, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from according.ledger.keys import SIZE, Keys, digest, digest_of_id

DIGESTS = st.binary(min_size=SIZE, max_size=SIZE)


@given(st.sets(DIGESTS), st.sets(DIGESTS), st.sets(DIGESTS))
def test_keys_are_a_set(loaded: set[bytes], added: set[bytes], others: set[bytes]) -> None:
    keys = Keys()
    keys.add_all(loaded)
    for one in added:
        keys.add(one)
    assert {one for one in loaded | added | others if one in keys} == loaded | added


def test_a_digest_with_trailing_zeros_is_found() -> None:
    keys = Keys()
    keys.add_all([b"\x01" + bytes(15), bytes(16)])
    assert b"\x01" + bytes(15) in keys
    assert bytes(16) in keys
    assert b"\x02" + bytes(15) not in keys


def test_what_is_not_known_is_not_an_empty_string() -> None:
    assert digest("a", None) != digest("a", "")
    assert digest("a", "b") != digest("ab", "")


def test_an_id_in_hexadecimal_digits_is_its_own_digest() -> None:
    assert digest_of_id("0f" * 16) == b"\x0f" * 16
    assert len(digest_of_id("story 7")) == SIZE
    assert digest_of_id("0f") != digest_of_id("0e")
