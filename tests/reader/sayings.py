"""Attributions as lines that a person can read, for tables of tests."""

from according.records import Attribution, Reading


def rows(reading: Reading) -> list[str]:
    """Return ``source < source around it | cue | content | act form`` of each attribution.

    Sources side by side are joined by "&", pieces of content by "…"; "?" is a source that the text does not name, "-" stands for
    the cue of a quotation that has none.
    """
    lines = []
    for said in reading.attributions:
        around = f" < {_voice(reading, reading.attribution(said.within))}" if said.within else ""
        cue = reading.surface(said.cue_span) if said.cue_span else "-"
        content = " … ".join(reading.surface(span) for span in said.content)
        lines.append(f"{_voice(reading, said)}{around} | {cue} | {content} | {said.act} {said.form}")
    return lines


def _voice(reading: Reading, said: Attribution) -> str:
    return " & ".join(reading.actor(source).name for source in (said.source, *said.also)) if said.source else "?"
