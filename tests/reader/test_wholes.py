import pytest
from test_figures import figures
from trees import tree

SUM = tree(
    "They/PRP/nsubj>2 freed[free]/VBD/root 214/CD/nummod>4 prisoners[prisoner]/NNS/obj>2\n"
    "One/CD/nsubj>2 released[release]/VBD/root 160/CD/nummod>4 fighters[fighter]/NNS/obj>2 and/CC/cc>7 54/CD/nummod>7 "
    "soldiers[soldier]/NNS/conj>4"
)
NO_SUM = tree(
    "They/PRP/nsubj>2 freed[free]/VBD/root 215/CD/nummod>4 prisoners[prisoner]/NNS/obj>2\n"
    "One/CD/nsubj>2 released[release]/VBD/root 160/CD/nummod>4 fighters[fighter]/NNS/obj>2 and/CC/cc>7 54/CD/nummod>7 "
    "soldiers[soldier]/NNS/conj>4"
)
LAUNCHERS = tree(
    "Jets[jet]/NNS/nsubj>2 bombed[bomb]/VBD/root 18/CD/nummod>4 targets[target]/NNS/obj>2 including[include]/VBG/case>7 "
    "six/CD/nummod>7 launchers[launcher]/NNS/nmod>4"
)


@pytest.mark.parametrize(
    ("doc", "parts"),
    [
        pytest.param(SUM, [(214, None), (160, "f1"), (54, "f1")], id="they add up"),
        pytest.param(NO_SUM, [(215, None), (160, None), (54, None)], id="they do not add up"),
        pytest.param(LAUNCHERS, [(18, None), (6, "f1")], id="a part of things"),
    ],
)
def test_parts_name_their_whole(doc, parts):
    assert [(figure.value, figure.part_of) for figure in figures(doc)] == parts


GOES_ON = tree(
    "Some/RB/advmod>2 720,000/CD/nummod>3 refugees[refugee]/NNS/nsubj>4 came[come]/VBD/root\n"
    "A/DT/det>3 further/JJ/amod>3 15,000/CD/nsubj>4 arrived[arrive]/VBD/root"
)
GOES_ON_DEAD = tree(
    "Floods[flood]/NNS/nsubj>2 killed[kill]/VBD/root 72/CD/nummod>4 people/NNS/obj>2\n"
    "A/DT/det>3 further/JJ/amod>3 15/CD/nsubj>4 spoke[speak]/VBD/root"
)
IN_BEDS = tree("A/DT/det>3 further/JJ/amod>3 12/CD/nsubj>8 were[be]/VBD/cop>8 in/IN/case>8 a/DT/det>8 critical/JJ/amod>8 condition/NN/root")


@pytest.mark.parametrize(
    ("doc", "told"),
    [
        pytest.param(GOES_ON, [("displaced", 720_000), ("displaced", 15_000)], id="further refugees"),
        pytest.param(GOES_ON_DEAD, [("killed", 72)], id="who goes on is not therefore dead"),
        pytest.param(IN_BEDS, [("injured", 12)], id="what is said of them counts first"),
    ],
)
def test_a_further_number_counts_what_the_one_before_it_counted(doc, told):
    assert [(figure.measure, figure.value) for figure in figures(doc)] == told


TOWNS = tree(
    "Envoys[envoy]/NNS/nsubj>2 visited[visit]/VBD/root 29/CD/nummod>4 towns[town]/NNS/obj>2\n"
    "The/DT/det>3 29/CD/nummod>3 towns[town]/NNS/nsubj>4 agreed[agree]/VBD/root"
)
OTHER_TOWNS = tree(
    "Envoys[envoy]/NNS/nsubj>2 visited[visit]/VBD/root 29/CD/nummod>4 towns[town]/NNS/obj>2\n"
    "The/DT/det>3 31/CD/nummod>3 towns[town]/NNS/nsubj>4 agreed[agree]/VBD/root"
)
CONVERTED = tree(
    "It/PRP/nsubj>2 gave[give]/VBD/root 70/CD/compound>4 million/CD/nummod>5 yuan/NN/obj>2 (/,/punct>9 ten/CD/compound>8 "
    "million/CD/nummod>9 dollars[dollar]/NNS/appos>5 )/,/punct>9"
)
LISTED = tree(
    "It/PRP/nsubj>2 gave[give]/VBD/root 70/CD/compound>4 million/CD/nummod>5 yuan/NN/obj>2 and/CC/cc>9 ten/CD/compound>8 "
    "million/CD/nummod>9 dollars[dollar]/NNS/conj>5"
)


@pytest.mark.parametrize(
    ("doc", "values"),
    [
        pytest.param(TOWNS, [29], id="the same towns"),
        pytest.param(OTHER_TOWNS, [29, 31], id="other towns"),
        pytest.param(CONVERTED, [70e6], id="the same sum in another currency"),
        pytest.param(LISTED, [70e6, 10e6], id="two sums"),
    ],
)
def test_nothing_is_counted_twice(doc, values):
    assert [figure.value for figure in figures(doc)] == values
