import itertools

import pytest

from according.codebook import cameo as module
from according.codebook.cameo import cameo, load
from according.codebook.plover import FOLDER, plover
from according.codebook.rows import rows
from according.errors import CodebookError

RULES = list(rows(FOLDER / "cameo.tsv", module._RULES))


def test_every_type_and_mode_that_took_place_has_a_code():
    for type_ in plover().types.values():
        for mode in (None, *type_.modes):
            assert cameo().code(type_.name, mode) is not None


def test_all_twenty_roots_but_statements_that_are_no_events_are_reached():
    reached = {cameo().codes[row["cameo"]].root for row in RULES}
    assert reached == {f"{root:02}" for root in range(1, 21)}


@pytest.mark.parametrize("row", RULES, ids=lambda row: f"line-{row.number}")
def test_every_row_is_reached_by_an_event_that_has_what_it_asks(row):
    lists = plover().cameo_words
    words = [word for told in row.list("words") for word in (lists[told[1:]] if told.startswith("@") else (told,))]
    choices = (row.list("mode"), row.list("context"), row.list("about"), words, row.list("sectors"), row.list("status"))
    found = set()
    for mode, context, about, word, sector, status in itertools.product(*(some or [None] for some in choices)):
        code = cameo().code(
            row["type"], mode, filter(None, [context]), about=filter(None, [about]), words=filter(None, [word]),
            sectors=filter(None, [sector]), status=status or "reported",
        )  # fmt: skip
        found.add(code.code if code else None)
    assert row["cameo"] in found


@pytest.mark.parametrize(
    ("told", "code"),
    [
        pytest.param(("ASSAULT", "aerial", ("military",)), "195", id="aerial"),
        pytest.param(("ASSAULT", "suicide-attack"), "1831", id="suicide-attack"),
        pytest.param(("ASSAULT", "destroy"), "1712", id="destroy"),
        pytest.param(("COERCE", "arrest"), "173", id="arrest"),
        pytest.param(("CONSULT", "visit"), "042", id="visit"),
        pytest.param(("CONSULT", "phone"), "041", id="phone"),
        pytest.param(("AID",), "070", id="plain-aid"),
        pytest.param(("AID", None, ("legal", "military")), "072", id="military-aid"),
        pytest.param(("SANCTION", "discontinue"), "163", id="sanctions"),
        pytest.param(("SANCTION", "convict"), "116", id="verdict"),
    ],
)
def test_code_of_type_mode_and_contexts(told, code):
    assert cameo().code(*told).code == code


@pytest.mark.parametrize(
    ("event_type", "mode", "more", "code"),
    [
        pytest.param("SUPPORT", None, {"words": ["sign"]}, "057", id="sign"),
        pytest.param("SUPPORT", None, {"words": ["praise"]}, "051", id="praise"),
        pytest.param("REQUEST", "meet", {"words": ["demand"]}, "106", id="demand-talks"),
        pytest.param("REQUEST", "meet", {"words": ["urge"]}, "026", id="urge-talks"),
        pytest.param("REQUEST", "yield", {"words": ["urge"], "about": ["RETREAT.release"]}, "0253", id="urge-release"),
        pytest.param("AGREE", None, {"about": ["CONSULT.visit"], "status": "planned"}, "036", id="visit-to-come"),
        pytest.param("SANCTION", "discontinue", {"words": ["cut", "aid", "military aid"]}, "1622", id="military-aid-cut"),
        pytest.param("SANCTION", "discontinue", {"words": ["sever", "tie"]}, "161", id="ties-cut"),
        pytest.param("CONCEDE", None, {"words": ["lift", "curfew"]}, "0813", id="curfew-lifted"),
        pytest.param("ASSAULT", None, {"sectors": ["MIL"]}, "190", id="army-attacks"),
        pytest.param("ASSAULT", None, {"sectors": ["CRM"]}, "180", id="gang-attacks"),
        pytest.param("ASSAULT", "aerial", {"status": "threatened"}, "1384", id="air-strikes-threatened"),
        pytest.param("PROTEST", "strike", {"status": "planned"}, "133", id="strike-planned"),
    ],
)
def test_code_by_what_else_is_known(event_type, mode, more, code):
    assert cameo().code(event_type, mode, **more).code == code


@pytest.mark.parametrize("status", ["denied", "demanded", "hypothetical"])
def test_what_did_not_happen_has_no_code(status):
    for type_ in plover().types.values():
        assert cameo().code(type_.name, status=status) is None


@pytest.mark.parametrize(
    ("code", "root", "base", "quad", "goldstein"),
    [
        pytest.param("057", "05", "057", "verbal cooperation", 8.0, id="sign"),
        pytest.param("0841", "08", "084", "material cooperation", 7.0, id="release"),
        pytest.param("1313", "13", "131", "verbal conflict", -5.8, id="threaten"),
        pytest.param("195", "19", "195", "material conflict", -10.0, id="air-strike"),
    ],
)
def test_what_a_code_stands_for(code, root, base, quad, goldstein):
    found = cameo().codes[code]
    assert (found.root, found.base, found.quad, found.goldstein) == (root, base, quad, goldstein)


def test_a_finer_code_has_a_coarser_one_above_it():
    codes = cameo().codes
    assert [code for code in codes if len(code) == 4 and code[:3] not in codes] == []
    assert {code for code, told in codes.items() if told.later} == {"155", "176", "1834", "1951", "1952"}


HEAD = "type\tmode\tcontext\tabout\twords\tsectors\tstatus\tcameo\tdescription\n"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("HUG\t\t\t\t\t\t\t070\tProvide aid", "no PLOVER type", id="type"),
        pytest.param("AID\tdance\t\t\t\t\t\t070\tProvide aid", "no mode 'dance' of AID", id="mode"),
        pytest.param("AID\t\tfun\t\t\t\t\t070\tProvide aid", "no context 'fun'", id="context"),
        pytest.param("AGREE\t\t\tAID.dance\t\t\t\t030\tExpress intent to cooperate", "no about", id="about"),
        pytest.param("AID\t\t\t\t\t\tdreamt\t070\tProvide aid", "no status", id="status"),
        pytest.param("AID\t\t\t\t@nowhere\t\t\t070\tProvide aid", "no list '@nowhere'", id="list"),
        pytest.param("AID\t\t\t\t\t\t\t999\tProvide aid", "no cameo '999'", id="code"),
        pytest.param("AID\t\t\t\t\t\t\t070\tHelp", "not the name of 070", id="description"),
    ],
)
def test_a_broken_row_is_named_by_its_line(tmp_path, line, why):
    table = tmp_path / "cameo.tsv"
    table.write_text(f"{HEAD}{line}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=rf"cameo\.tsv:2.*{why}"):
        load(FOLDER / "cameo_codes.tsv", table, plover())


@pytest.mark.parametrize("line", [pytest.param("70\t1\t\tx", id="digits"), pytest.param("070\tmuch\t\tx", id="score")])
def test_a_broken_code_is_named_by_its_line(tmp_path, line):
    codes = tmp_path / "codes.tsv"
    codes.write_text(f"cameo\tgoldstein\tlater\tname\n{line}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"codes\.tsv:2"):
        load(codes, FOLDER / "cameo.tsv", plover())
