from hypothesis import given, settings
from hypothesis import strategies as st

from according.records import Article, Attribution, ReaderInfo, Reading, Span
from according.view.marks import evidence, paragraphs, printable

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: Span(start=pair[0], end=pair[0] + pair[1]))


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(alphabet="ab \n", min_size=91, max_size=120), st.lists(st.tuples(SPANS, st.integers(0, 5)), max_size=6))
def test_pieces_give_back_every_paragraph_and_every_mark(text: str, drawn: list[tuple[Span, int]]) -> None:
    attributions = tuple(
        Attribution(id=f"s{number}", content=(span,), form="indirect", within=f"s{outer}" if outer < number else None)
        for number, (span, outer) in enumerate(drawn)
    )
    reading = Reading(reader=ReaderInfo(version="0", model="0", codebook="0"), article=Article(text=text), attributions=attributions)
    told = list(paragraphs(reading))
    assert ["".join(piece.text for piece in paragraph.pieces) for paragraph in told] == [line for line in text.split("\n") if line]
    for paragraph in told:
        at = paragraph.start
        for piece in paragraph.pieces:
            covering = {a.id for a in attributions if a.content[0].start <= at and at + len(piece.text) <= a.content[0].end}
            assert set(piece.statements) == covering
            at += len(piece.text)


def test_a_statement_inside_another_stands_after_it(truce: Reading) -> None:
    nested = [piece for paragraph in paragraphs(truce) for piece in paragraph.pieces if len(piece.statements) == 2]
    assert {piece.statements for piece in nested} == {("s2", "s3")}


def test_words_have_their_roles(truce: Reading) -> None:
    roles = {piece.text: piece.roles for paragraph in paragraphs(truce) for piece in paragraph.pieces}
    assert roles["struck"] == (("trigger", "e1"),)
    assert roles["denied"] == (("cue", "s4"),)
    assert ("source", "s1") in roles["the regional health office"]


def test_records_stand_with_the_paragraph_that_their_evidence_begins_in(truce: Reading) -> None:
    assert [paragraph.records for paragraph in paragraphs(truce)][:3] == [("e1", "f1", "f2"), ("e2", "e3", "f3"), ("e4", "e5")]


def test_control_characters_never_reach_a_view() -> None:
    assert printable("a\x1b[31mb\x07\u009bc\td") == "a\N{REPLACEMENT CHARACTER}[31mb\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}c\td"


def test_evidence_is_one_line(truce: Reading) -> None:
    whole = Span(start=0, end=len(truce.article.text))
    assert "\n" not in evidence(truce, whole)
