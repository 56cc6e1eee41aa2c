"""Which happening a time belongs to, by the tree; published on Friday 24 November 2023."""

import pytest
from trees import tree, word

from according.reader.when import find_times

PUBLISHED = "2023-11-24"


def dates(written, trigger, published=PUBLISHED):
    """Return (start, end, grain, surface) of the date of a word."""
    doc = tree(written)
    when = find_times(doc, published).of(word(doc, trigger))
    return when and (when.start, when.end, when.grain, when.span and doc.text[when.span.start : when.span.end])


STORMED = (
    "Gunmen/NNS/nsubj>2 stormed[storm]/VBD/root the/DT/det>4 village/NN/obj>2 on/IN/case>7 Tuesday/NNP/compound>7 night/NN/obl>2"
    " and/CC/cc>9 killed[kill]/VBD/conj>2 five/CD/obj>9 ,/,/punct>12 police/NNS/nsubj>13 said[say]/VBD/parataxis>2"
    " on/IN/case>15 Wednesday/NNP/obl>13"
)


@pytest.mark.parametrize(
    ("written", "trigger", "expected"),
    [
        pytest.param(STORMED, "stormed", ("2023-11-21", "2023-11-21", "day", "Tuesday night"), id="own-time"),
        pytest.param(STORMED, "killed", ("2023-11-21", "2023-11-21", "day", "Tuesday night"), id="conjunct"),
        pytest.param(STORMED, "said", ("2023-11-22", "2023-11-22", "day", "Wednesday"), id="reporting-verb"),
        pytest.param(
            "Police/NNS/nsubj>2 said[say]/VBD/root Monday/NNP/obl:unmarked>2 that/IN/mark>7 soldiers/NNS/nsubj:pass>7 were/VBD/aux:pass>7"
            " killed[kill]/VBN/ccomp>2 last/JJ/amod>9 week/NN/obl:unmarked>7",
            "killed",
            ("2023-11-13", "2023-11-19", "week", "last week"),
            id="complement",
        ),
        pytest.param(
            "Police/NNS/nsubj>2 said[say]/VBD/root Monday/NNP/obl:unmarked>2 that/IN/mark>7 soldiers/NNS/nsubj:pass>7 were/VBD/aux:pass>7"
            " killed[kill]/VBN/ccomp>2",
            "killed",
            None,
            id="not-from-the-reporting-verb",
        ),
        pytest.param(
            "The/DT/det>2 bomb/NN/nsubj>3 exploded[explode]/VBD/root on/IN/case>5 Monday/NNP/obl>3 ,/,/punct>7"
            " killing[kill]/VBG/advcl>3 five/CD/obj>7",
            "killing",
            ("2023-11-20", "2023-11-20", "day", "Monday"),
            id="participle",
        ),
        pytest.param(
            "Envoys/NNS/nsubj>2 met[meet]/VBD/root in/IN/case>5 the/DT/det>5 city/NN/obl>2 of/IN/case>7 Doha/NNP/nmod>5"
            " on/IN/case>9 Wednesday/NNP/nmod>5",
            "met",
            ("2023-11-22", "2023-11-22", "day", "Wednesday"),
            id="lent-by-the-place",
        ),
        pytest.param(
            "Envoys/NNS/nsubj>2 met[meet]/VBD/root after/IN/case>5 the/DT/det>5 raid/NN/obl>2 on/IN/case>7 Wednesday/NNP/nmod>5",
            "met",
            None,
            id="another-happening-keeps-its-day",
        ),
        pytest.param(
            "Tuesday/NNP/nmod:poss>3 's/POS/case>1 raid/NN/nsubj:pass>5 was/VBD/aux:pass>5 condemned[condemn]/VBN/root",
            "raid",
            ("2023-11-21", "2023-11-21", "day", "Tuesday"),
            id="possessive",
        ),
        pytest.param(
            "The/DT/det>4 October/NNP/compound>4 7/CD/nummod>2 attack/NN/nsubj>5 led[lead]/VBD/root to/IN/case>7 war/NN/obl>5",
            "attack",
            ("2023-10-07", "2023-10-07", "day", "October 7"),
            id="compound",
        ),
        pytest.param(
            "An/DT/det>2 attack/NN/nsubj>3 killed[kill]/VBD/root five/CD/obj>3 on/IN/case>6 Monday/NNP/obl>3",
            "attack",
            ("2023-11-20", "2023-11-20", "day", "Monday"),
            id="subject-of-a-dated-verb",
        ),
        pytest.param(
            "They/PRP/nsubj>2 condemned[condemn]/VBD/root an/DT/det>4 attack/NN/obj>2 on/IN/case>6 Monday/NNP/obl>2",
            "attack",
            None,
            id="object-of-a-dated-verb",
        ),
        pytest.param(
            "They/PRP/nsubj>2 launched[launch]/VBD/root an/DT/det>4 attack/NN/obj>2 on/IN/case>6 Monday/NNP/obl>2",
            "attack",
            ("2023-11-20", "2023-11-20", "day", "Monday"),
            id="object-of-a-carrying-verb",
        ),
        pytest.param(
            "They/PRP/nsubj>3 will/MD/aux>3 meet/VB/root on/IN/case>5 Sunday/NNP/obl>3",
            "meet",
            ("2023-11-26", "2023-11-26", "day", "Sunday"),
            id="ahead",
        ),
        pytest.param(
            "They/PRP/nsubj>2 agreed[agree]/VBD/root to/TO/mark>4 meet/VB/xcomp>2 on/IN/case>6 Sunday/NNP/obl>4",
            "agreed",
            None,
            id="what-is-agreed-does-not-date-the-agreement",
        ),
        pytest.param(
            "Talks/NNS/nsubj:pass>3 were/VBD/aux:pass>3 set[set]/VBN/root for/IN/case>5 Monday/NNP/obl>3",
            "Talks",
            ("2023-11-27", "2023-11-27", "day", "Monday"),
            id="what-is-set-for-a-day",
        ),
        pytest.param(
            "Talks/NNS/nsubj:pass>3 were/VBD/aux:pass>3 set[set]/VBN/root for/IN/case>5 Monday/NNP/obl>3",
            "set",
            None,
            id="setting-it-is-undated",
        ),
        pytest.param(
            "Since/IN/case>2 October/NNP/obl>7 7/CD/nummod>2 ,/,/punct>2 they/PRP/nsubj>7 have/VBP/aux>7 fought[fight]/VBN/root",
            "fought",
            ("2023-10-07", "2023-11-24", "day", "October 7"),
            id="since",
        ),
        pytest.param(
            "It/PRP/nsubj>3 will/MD/aux>3 last/VB/root until/IN/case>5 Sunday/NNP/obl>3",
            "last",
            (None, "2023-11-26", "day", "Sunday"),
            id="until",
        ),
        pytest.param(
            "They/PRP/nsubj>2 fought[fight]/VBD/root between/IN/case>4 2015/CD/obl>2 and/CC/cc>6 2019/CD/conj>4",
            "fought",
            ("2015-01-01", "2019-12-31", "year", "2015 and 2019"),
            id="between",
        ),
        pytest.param(
            "They/PRP/nsubj>2 fought[fight]/VBD/root from/IN/case>4 Monday/NNP/obl>2 to/IN/case>6 Wednesday/NNP/obl>2",
            "fought",
            ("2023-11-20", "2023-11-22", "day", "Monday to Wednesday"),
            id="from-to",
        ),
        pytest.param(
            "In/IN/case>2 May/NNP/obl>6 2019/CD/nummod>2 ,/,/punct>2 they/PRP/nsubj>6 fell[fall]/VBD/root on/IN/case>8 May/NNP/obl>6"
            " 5/CD/nummod>8",
            "fell",
            ("2023-05-05", "2023-05-05", "day", "May 5"),
            id="the-most-exact",
        ),
        pytest.param(
            "Rebels/NNS/nsubj>3 now/RB/advmod>3 hold/VBP/root it/PRP/obj>3",
            "hold",
            (None, "2023-11-24", "day", "now"),
            id="now-ends-with-publication",
        ),
        pytest.param(
            "They/PRP/nsubj>2 fought[fight]/VBD/root for/IN/case>5 six/CD/nummod>5 weeks/NNS/obl>2", "fought", None, id="bare-duration"
        ),
        pytest.param(
            "They/PRP/nsubj>2 fought[fight]/VBD/root over/IN/case>7 the/DT/det>7 past/JJ/amod>7 two/CD/nummod>7 days/NNS/obl>2",
            "fought",
            ("2023-11-22", "2023-11-24", "day", "the past two days"),
            id="anchored-duration",
        ),
        pytest.param(
            "He/PRP/nsubj>2 spoke[speak]/VBD/root upon/IN/case>5 his/PRP$/nmod:poss>5 arrival/NN/obl>2 on/IN/case>7 Monday/NNP/obl>2",
            "arrival",
            ("2023-11-20", "2023-11-20", "day", "Monday"),
            id="upon-an-arrival",
        ),
        pytest.param(
            "He/PRP/nsubj>2 made[make]/VBD/root a/DT/det>4 remark/NN/obj>2 upon/IN/case>7 his/PRP$/nmod:poss>7 arrival/NN/nmod>4 "
            "on/IN/case>9 Monday/NNP/obl>2",
            "arrival",
            ("2023-11-20", "2023-11-20", "day", "Monday"),
            id="upon-an-arrival-hung-on-the-object",
        ),
        pytest.param(
            "An/DT/det>2 attack/NN/nsubj>9 in/IN/case>5 the/DT/det>5 town/NN/nmod>2 of/IN/case>7 Brin/NNP/nmod>5 today/NN/nmod>7 "
            "failed[fail]/VBD/root",
            "attack",
            ("2023-11-24", "2023-11-24", "day", "today"),
            id="hung-on-the-place-of-a-noun",
        ),
        pytest.param(
            "He/PRP/nsubj:pass>3 was[be]/VBD/aux:pass>3 shot[shoot]/VBN/root while/IN/mark>8 he/PRP/nsubj>8 was[be]/VBD/cop>8 "
            "on/IN/case>8 leave/NN/advcl>3 on/IN/case>10 Monday/NNP/obl>8",
            "shot",
            ("2023-11-20", "2023-11-20", "day", "Monday"),
            id="in-a-clause-of-the-same-time",
        ),
        pytest.param(
            "It/PRP/nsubj>2 bought[buy]/VBD/root oil/NN/obj>2 in/IN/case>5 2004/CD/obl>2 while/IN/mark>7 selling[sell]/VBG/advcl>2 "
            "fish/NN/obj>7",
            "selling",
            ("2004-01-01", "2004-12-31", "year", "2004"),
            id="a-participle-with-while",
        ),
        pytest.param(
            "Fires[fire]/NNS/nsubj>2 killed[kill]/VBD/root ten/CD/obj>2 in/IN/case>5 1992/CD/obl>2 and/CC/cc>7 1993/CD/conj>5",
            "killed",
            ("1992-01-01", "1993-12-31", "year", "1992 and 1993"),
            id="two-years-side-by-side",
        ),
        pytest.param(
            "Fires[fire]/NNS/nsubj>2 killed[kill]/VBD/root ten/CD/obj>2 in/IN/case>5 1992/CD/obl>2 and/CC/cc>7 2004/CD/conj>5",
            "killed",
            ("1992-01-01", "1992-12-31", "year", "1992"),
            id="two-years-far-apart",
        ),
    ],
)
def test_of(written, trigger, expected):
    assert dates(written, trigger) == expected


SAME_DAY = (
    "They/PRP/nsubj>2 met[meet]/VBD/root Monday/NNP/obl:unmarked>2 on/IN/case>6 the/DT/det>6 war/NN/obl>2"
    " that/WDT/nsubj>8 began[begin]/VBD/acl:relcl>6 in/IN/case>10 May/NNP/obl>8\n"
    "It/PRP/nsubj>2 came[come]/VBD/root on/IN/case>6 the/DT/det>6 same/JJ/amod>6 day/NN/obl>2"
    " that/WDT/obl>9 he/PRP/nsubj>9 fell[fall]/VBD/acl:relcl>6"
)


def test_the_same_day_is_that_of_the_main_clause():
    assert dates(SAME_DAY, "came") == ("2023-11-20", "2023-11-20", "day", "the same day")
    assert dates(SAME_DAY, "fell") == ("2023-11-20", "2023-11-20", "day", "the same day")


def test_without_publication_nothing_relative_is_dated():
    assert dates(STORMED, "stormed", None) is None
    doc = tree(STORMED)
    assert [(time.type, time.value, time.from_, time.to) for time in find_times(doc, None).records] == [
        ("TIME", None, None, None),
        ("DATE", None, None, None),
    ]


def test_records_and_spans():
    doc = tree(STORMED)
    times = find_times(doc, PUBLISHED)
    first, second = times.records
    assert (first.id, doc.text[first.start : first.end], first.value, first.from_, first.to) == (
        "t1", "Tuesday night", "2023-11-21TNI", "2023-11-21", "2023-11-21",
    )  # fmt: skip
    assert times.of_span(0, second.start) == (first,)
    assert times.of_span(first.start + 1, len(doc.text)) == (second,)


def test_a_clock_time_joins_its_day():
    doc = tree("It/PRP/nsubj>2 opened[open]/VBD/root at/IN/case>4 10/CD/obl>2 p.m./NN/flat>4 on/IN/case>7 Monday/NNP/obl>2")
    (time,) = find_times(doc, PUBLISHED).records
    assert (doc.text[time.start : time.end], time.type, time.value) == ("10 p.m. on Monday", "TIME", "2023-11-20T22:00")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(
            "He/PRP/nsubj>2 told[tell]/VBD/root the/DT/det>5 Harbour/NNP/compound>5 Daily/NNP/obj>2 so/RB/advmod>2", id="newspaper"
        ),
        pytest.param("He/PRP/nsubj>2 told[tell]/VBD/root the/DT/det>5 weekly/JJ/amod>5 Herald/NNP/obj>2", id="weekly-with-its-name"),
        pytest.param("They/PRP/nsubj>2 cited[cite]/VBD/root the/DT/det>4 minutes/NNS/obj>2 of/IN/case>6 talks/NNS/nmod>4", id="minutes-of"),
        pytest.param("She/PRP/nsubj>2 joined[join]/VBD/root the/DT/det>4 March/NNP/obj>2 for/IN/case>6 Peace/NNP/nmod>4", id="a-march"),
    ],
)
def test_words_of_time_in_names(written):
    assert find_times(tree(written), PUBLISHED).records == ()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param(
            "It/PRP/nsubj>2 is/VBZ/root due/JJ/xcomp>2 to/TO/mark>5 open/VB/xcomp>3 on/IN/case>7 Sunday/NNP/obl>5",
            "2023-11-26",
            id="due-to",
        ),
        pytest.param(
            "It/PRP/nsubj:pass>3 was/VBD/aux:pass>3 expected[expect]/VBN/root to/TO/mark>5 open/VB/xcomp>3 Sunday/NNP/obl:unmarked>5",
            "2023-11-26",
            id="expected-to",
        ),
        pytest.param("They/PRP/nsubj>2 asked[ask]/VBD/root it/PRP/obj>2 by/IN/case>5 Jan./NNP/obl>2 5/CD/nummod>5", "2024-01-05", id="by"),
        pytest.param("Talks/NNS/nsubj>2 due/JJ/root Sunday/NNP/obl:unmarked>2 failed[fail]/VBD/parataxis>2", "2023-11-26", id="due"),
        pytest.param(
            "They/PRP/nsubj>3 will/MD/aux>3 discuss/VB/root Sunday/NNP/nmod:poss>6 's/POS/case>4 raid/NN/obj>3",
            "2023-11-19",
            id="inside-a-noun-phrase",
        ),
        pytest.param(
            "They/PRP/nsubj>2 met[meet]/VBD/root ahead/RB/case>7 of/IN/fixed>3 Sunday/NNP/nmod:poss>7 's/POS/case>5 vote/NN/obl>2",
            "2023-11-26",
            id="ahead-of",
        ),
        pytest.param(
            "It/PRP/nsubj:pass>3 was/VBD/aux:pass>3 forced[force]/VBN/root to/TO/mark>5 close/VB/xcomp>3 Sunday/NNP/obl:unmarked>5",
            "2023-11-19",
            id="forced-to",
        ),
        pytest.param(
            "It/PRP/nsubj>4 may/MD/aux>4 have/VB/aux>4 opened[open]/VBN/root on/IN/case>6 Sunday/NNP/obl>4", "2023-11-19", id="may-have"
        ),
        pytest.param(
            "They/PRP/nsubj>2 called[call]/VBD/root a/DT/det>4 strike/NN/obj>2 for/IN/case>6 Sunday/NNP/obl>2",
            "2023-11-26",
            id="called-for",
        ),
        pytest.param(
            "They/PRP/nsubj>2 planned[plan]/VBD/root a/DT/det>4 rally/NN/obj>2 on/IN/case>6 Sunday/NNP/obl>2", "2023-11-26", id="planned"
        ),
        pytest.param(
            "She/PRP/nsubj>2 invited[invite]/VBD/root them/PRP/obj>2 to/IN/case>5 talks/NNS/obl>2 on/IN/case>7 Sunday/NNP/nmod>5",
            "2023-11-26",
            id="invited-to",
        ),
        pytest.param(
            "They/PRP/nsubj>2 demanded[demand]/VBD/root that/IN/mark>7 the/DT/det>5 vote/NN/nsubj:pass>7 "
            "be/VB/aux:pass>7 held[hold]/VBN/ccomp>2 on/IN/case>9 Sunday/NNP/obl>7",
            "2023-11-26",
            id="demanded-that",
        ),
        pytest.param("It/PRP/nsubj>2 gave[give]/VBD/root them/PRP/iobj>2 until/IN/case>5 Sunday/NNP/obl>2", "2023-11-26", id="gave-until"),
        pytest.param(
            "They/PRP/nsubj>2 invited[invite]/VBD/root him/PRP/obj>2 on/IN/case>5 Sunday/NNP/obl>2", "2023-11-19", id="invited-on"
        ),
        pytest.param(
            "It/PRP/nsubj:pass>3 was/VBD/aux:pass>3 fixed[fix]/VBN/root for/IN/case>5 Dec./NNP/obl>3 8/CD/nummod>5",
            "2023-12-08",
            id="no-year-ago",
        ),
        pytest.param("It/PRP/nsubj>2 opens[open]/VBZ/root on/IN/case>4 Sunday/NNP/obl>2", "2023-11-26", id="simple-present"),
        pytest.param("It/PRP/nsubj>3 has/VBZ/aux>3 opened[open]/VBN/root on/IN/case>5 Sunday/NNP/obl>3", "2023-11-19", id="perfect"),
    ],
)
def test_tense(written, value):
    assert [time.value for time in find_times(tree(written), PUBLISHED).records] == [value]
