"""Tables of actors that users bring: before the shipped ones, and told where they are wrong."""

import pytest

from according.codebook.actors import actor_codebook, own_tables
from according.codebook.phrases import words_of
from according.errors import CodebookError

ACTORS = "name\taliases\tkind\tcountry\tsectors\tpart_of\n"
OFFICES = "name\toffice\tof\tfrom\tto\n"


@pytest.fixture
def own(tmp_path):
    def write(*tables):
        paths = [tmp_path / f"own-{number}.tsv" for number in range(len(tables))]
        for path, table in zip(paths, tables, strict=True):
            path.write_text(table, encoding="utf-8")
        return actor_codebook(own=own_tables(paths))

    return write


def meant(book, phrase):
    forms = list(words_of(phrase))
    _, wordings = book.wordings.at([form.lower() for form in forms], 0)
    return [(wording.known.name, wording.company) for wording in wordings if wording.fits(forms)]


def test_own_actor_is_known_beside_the_shipped_ones(own):
    book = own(ACTORS + "Azal Front\tAzal Liberation Front;ALF?\tgroup\tMLI\tREB\t\n")
    assert book.known["Azal Front"].sectors == ("REB",)
    assert meant(book, "Azal Liberation Front") == [("Azal Front", False)]
    assert meant(book, "ALF") == [("Azal Front", True)]
    assert meant(book, "Hamas") == [("Hamas", False)]


def test_own_row_stands_in_place_of_the_shipped_one(own):
    book = own(ACTORS + "Hamas\tHarakat\tgroup\tPSE\tPTY\t\n")
    assert book.known["Hamas"].sectors == ("PTY",)
    assert meant(book, "Islamic Resistance Movement") == []
    assert book.known["Qassam Brigades"].part_of == "Hamas"


def test_own_wording_is_taken_from_the_shipped_actor(own):
    book = own(ACTORS + "Ministry of Pencils\tPentagon\tgroup\tUSA\tGOV\tUSA\n")
    assert meant(book, "Pentagon") == [("Ministry of Pencils", False)]


def test_wording_that_the_user_marks_as_borne_by_several_is_certain_for_nobody(own):
    book = own(ACTORS + "Ministry of Pencils\tPentagon?\tgroup\tUSA\tGOV\tUSA\n")
    assert meant(book, "Pentagon") == [("Ministry of Pencils", True), ("US Department of Defense", True)]


def test_columns_may_stand_in_any_order_and_be_left_out(own):
    book = own("kind\tname\tcountry\n# a comment\n\ngroup\tAzal Front\tMLI\ngroup\tAzal Guard\n")
    assert (book.known["Azal Front"].country, book.known["Azal Guard"].country) == ("MLI", None)


def test_table_saved_by_a_spreadsheet_is_read(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_bytes(b"\xef\xbb\xbf" + (ACTORS + "Azal Front\t\tgroup\tMLI\tREB\t\n").replace("\n", "\r\n").encode())
    assert "Azal Front" in actor_codebook(own=own_tables(path)).known


def test_own_office_holders_go_before_the_shipped_ones(own):
    book = own(OFFICES + "Ann Lee\tpresident\tFRA\t2019-01-01\t2019-12-31\nBo Lee\tforeign minister\tIRN\t2026-02-01\n")
    assert book.holder("president", "FRA", "2019-05-01").name == "Ann Lee"
    assert book.holder("president", "FRA", "2020-05-01").name == "Emmanuel Macron"
    assert book.holder("foreign minister", "IRN", "2031-01-01").name == "Bo Lee"


def test_holders_of_an_own_body(own):
    body = ACTORS + "Azal Front\t\tgroup\tMLI\tREB\t\n"
    book = own(OFFICES + "Ann Lee\tsecretary general\tAzal Front\t2020\n", body)
    assert book.holder("secretary general", "Azal Front", "2024-05-01").name == "Ann Lee"


def test_changed_table_is_read_again(tmp_path):
    path = tmp_path / "own.tsv"
    for name in ("Azal Front", "Azal Guard of the North"):
        path.write_text(ACTORS + f"{name}\t\tgroup\t\tREB\t\n", encoding="utf-8")
        assert name in actor_codebook(own=own_tables(path)).known


@pytest.mark.parametrize(
    ("table", "line", "complaint", "advice"),
    [
        pytest.param(ACTORS + "A\tX\tgroup\nB\tX\tgroup\n", 3, "stands for B and, in", "X?", id="one-wording-two-actors"),
        pytest.param(ACTORS + "A\t\tgroup\nA\t\tgroup\n", 3, "'A' is listed twice", "one row", id="twice"),
        pytest.param(ACTORS + "Iran\t\tgroup\n", 2, "first in states.tsv", "one row", id="name-of-a-state"),
        pytest.param(ACTORS + "A\t\tclub\n", 2, "no kind of actor", "person, group", id="kind"),
        pytest.param(ACTORS + "A\t\tgroup\tFR\n", 2, "no country", "alpha-3", id="country"),
        pytest.param(ACTORS + "A\t\tgroup\t\tABC\n", 2, "no sector", "REB", id="sector"),
        pytest.param(ACTORS + "A\t\tgroup\t\t\tB\n", 2, "no table lists", "ISO code", id="whole"),
        pytest.param(ACTORS + "A\t\tgroup\t\t\t\t\n", 2, "7 columns instead of 6", "tabs", id="columns"),
        pytest.param(ACTORS + "\t\tgroup\n", 2, "no name", "", id="no-name"),
        pytest.param(OFFICES + "A\tpresident\tFRA\t2020\t2019\n", 2, "ends before it begins", "", id="dates-reversed"),
        pytest.param(
            OFFICES + "A\tpresident\tFRA\t2020\nB\tpresident\tFRA\t2021\n", 3, "in that office until", "earlier term", id="overlap"
        ),
        pytest.param(OFFICES + "A\tpresident\tFRA\t20 May\n", 2, "no date", "2023-11-22", id="date"),
    ],
)
def test_error_tells_file_line_and_what_to_do(own, tmp_path, table, line, complaint, advice):
    with pytest.raises(CodebookError, match=complaint) as caught:
        own(table)
    assert caught.value.where == f"{tmp_path / 'own-0.tsv'}:{line}"
    assert advice in str(caught.value)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(b"", "no table", id="empty"),
        pytest.param(b"name kind\nA group\n", "lacks the column", id="blanks-for-tabs"),
        pytest.param(b"name\tkind\tcolour\n", "'colour' is no column", id="unknown-column"),
        pytest.param(b"name\tkind\n\xff\xfe\n", "no text", id="not-utf-8"),
    ],
)
def test_file_that_is_no_table_is_refused(tmp_path, content, complaint):
    path = tmp_path / "own.tsv"
    path.write_bytes(content)
    with pytest.raises(CodebookError, match=complaint) as caught:
        actor_codebook(own=own_tables(path))
    assert str(path) in str(caught.value)


def test_missing_own_table_is_reported(tmp_path):
    with pytest.raises(CodebookError, match=r"gone\.tsv"):
        actor_codebook(own=own_tables(tmp_path / "gone.tsv"))
