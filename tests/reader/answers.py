"""Stand-ins for the answers that "what happened" asks of other questions."""

from types import SimpleNamespace

from according.reader.what import find_events
from according.records import When

PEOPLE = {"gunman", "guard", "police", "student", "rebel", "envoy", "army", "farmer", "minister", "council", "resident"}


class Actors:
    """Stands in for the answer to "who": names and a few nouns, by their text."""

    home = None

    def of(self, token):
        known = token.pos_ == "PROPN" or token.lemma_ in PEOPLE or token.text in ("It", "it", "its", "Its", "They", "Arden's")
        return (token.text,) if known else ()

    def record(self, actor_id):
        named = actor_id[0].isupper()
        mentions = (SimpleNamespace(how="name" if named else "nominal"),)
        return SimpleNamespace(kind="state" if named else "group", country=None, sectors=(), part_of=None, mentions=mentions)

    def state(self, _country):
        return None

    def naturalise(self, _actor_id, _country):
        return False


class Places:
    def __init__(self, *names):
        self.names = names

    def at(self, token):
        return token.text if token.text in self.names else None

    def of(self, trigger):
        return tuple(token.text for token in trigger.doc if token.text in self.names and token.head == trigger)

    def country(self, _place):
        return None


class Times:
    def __init__(self, **dates):
        self.dates = dates

    def of(self, trigger):
        day = self.dates.get(trigger.text)
        return When(start=day, end=day, grain="day") if day else None


class Said:
    def __init__(self, *records, cues=None):
        self.records = records
        self.cues = cues or {}

    def chain(self, start, end):
        return tuple(r.id for r in self.records if any(span.start <= start and end <= span.end for span in r.content))

    def of_cue(self, token):
        return self.cues.get(token.text)


def read(doc, *, places=None, times=None, said=None, figures=()):
    return find_events(doc, Actors(), places or Places(), times or Times(), said or Said(), figures)


def told(events):
    return [(e.event_type, e.mode, e.actors, e.recipients, e.status) for e in events]
