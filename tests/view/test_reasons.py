import io

import pytest
from rich.console import Console

from according.records import Reading, Reason, Span
from according.view.terminal import show


def shown(reading: Reading, reasons: dict[str, tuple[Reason, ...]], *layers: str) -> str:
    stream = io.StringIO()
    show(reading, Console(file=stream, width=200, color_system=None), layers, reasons=reasons)
    return stream.getvalue()


def test_each_record_has_what_decided_its_fields_below_it(truce: Reading) -> None:
    event, start = truce.events[0], truce.article.text.index("Tuesday")
    tuesday = Span(start=start, end=start + len("Tuesday"))
    why = (
        Reason(field="event_type", rule="a frame", span=event.trigger),
        Reason(field="when", rule="a time hangs on it", span=tuesday),
        Reason(field="when", rule="the rule “weekday”"),
    )
    lines = shown(truce, {event.id: why}, "events").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(f"  {event.id} {event.event_type}"))
    surface = truce.surface(event.trigger)
    assert [" ".join(line.split()) for line in lines[first + 1 : first + 4]] == [
        f"event_type “{surface}” a frame", "when “Tuesday” a time hangs on it", "the rule “weekday”",
    ]  # fmt: skip
    assert all(line.startswith("      ") for line in lines[first + 1 : first + 4])


@pytest.mark.parametrize("layer", ["events", "said", "figures", "places", "times"])
def test_every_record_of_a_layer_is_shown_even_without_reasons(truce: Reading, layer: str) -> None:
    records = {"said": truce.attributions}.get(layer) or getattr(truce, layer)
    text = shown(truce, {}, layer)
    assert all(f"  {record.id} " in text for record in records)
    assert text.count("nothing was noted") == len(records)


def test_a_layer_without_reasons_keeps_its_table(truce: Reading) -> None:
    assert shown(truce, {}, "people") == shown(truce, {}, "people").replace("nothing was noted", "")
    assert truce.actors[0].name in shown(truce, {}, "people")


def test_a_hostile_rule_cannot_steer_the_terminal(truce: Reading) -> None:
    text = shown(truce, {truce.events[0].id: (Reason(field="status", rule="a\x1b[2Jb"),)}, "events")
    assert "\x1b" not in text
    assert "a\N{REPLACEMENT CHARACTER}[2Jb" in text
