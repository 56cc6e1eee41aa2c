from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.reader.quotes import find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("“It is done,” she said. “Go home.”", ["“It is done,”", "“Go home.”"], id="curly"),
        pytest.param('"It is," he said, "done."', ['"It is,"', '"done."'], id="straight"),
        pytest.param("‘The farmers’ land isn’t theirs,’ he said.", ["‘The farmers’ land isn’t theirs,’"], id="single-with-apostrophes"),
        pytest.param("‘Only the people decide,” she said.", ["‘Only the people decide,”"], id="opened-and-closed-differently"),
        pytest.param("''That wasn't right,'' he said.", ["''That wasn't right,''"], id="two-apostrophes"),
        pytest.param("« Nothing new », he said.", ["« Nothing new »"], id="guillemets"),
        pytest.param("\"I said, 'Leave us.'\" he recalled.", ["\"I said, 'Leave us.'\""], id="one-inside-another"),
        pytest.param("“Never closed, he said. “This one is,” he added.", ["“This one is,”"], id="unbalanced"),
        pytest.param("“First part.\n\n“Second part,” she said.", ["“First part.", "“Second part,”"], id="paragraphs"),
        pytest.param('"It felt good.\nWe scored."', ['"It felt good.', 'We scored."'], id="paragraphs-without-a-new-mark"),
        pytest.param("The clerks 'lost “all of it”.", ["“all of it”"], id="stray-single-mark"),
        pytest.param("In the '90s, the drivers' union and the clerks' union met.", [], id="apostrophes-only"),
        pytest.param("an 18\" gun and 'em boys'", [], id="inches"),
        pytest.param("no marks at all", [], id="none"),
    ],
)
def test_quotations(text, quoted):
    assert [text[quotation.start : quotation.end] for quotation in find_quotations(text)] == quoted


def test_a_quotation_that_goes_on_in_the_next_paragraph_says_so():
    assert [quotation.follows for quotation in find_quotations("“First.\n“Second.\n“Third,” he said.")] == [False, True, True]


@given(st.text(alphabet="ab s.,:\n“”‘’\"'«»", max_size=80))
def test_quotations_are_sorted_apart_and_never_cross_a_line(text):
    quotations = find_quotations(text)
    for quotation in quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end]
    for one, other in pairwise(quotations):
        assert one.end <= other.start


@given(st.text(alphabet="a .“”\n", max_size=60), st.integers(0, 60), st.integers(1, 10))
def test_quotations_over_a_stretch_are_those_that_touch_it(text, start, length):
    quotations = find_quotations(text)
    touching = [quotation for quotation in quotations if quotation.start < start + length and start < quotation.end]
    assert list(quotations.touching(start, start + length)) == touching
