from __future__ import annotations

from quality.tally import Tally
from quality.times import Timex, outcome

GOLD = [Timex(0, 6, "DATE", "2024-05-01"), Timex(10, 20, "DURATION", "P2D"), Timex(30, 34, "DATE", "PRESENT_REF")]


def test_outcome_counts_by_hand() -> None:
    given = [Timex(0, 6, "DATE", "2024-05-01"), Timex(12, 20, "DATE", "P2D"), Timex(30, 34, "DATE", None), Timex(50, 54, "SET", "P1D")]
    counted = outcome(given, GOLD)
    assert counted.strict == Tally(2, 4, 3)
    assert counted.relaxed == Tally(3, 4, 3)
    assert counted.type == Tally(2, 4, 3)
    assert counted.value == Tally(2, 4, 3)
