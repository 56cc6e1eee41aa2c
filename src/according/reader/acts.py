"""What kind of saying an attribution is: its form (whose words) and its act (assert, demand, …)."""

from __future__ import annotations

from spacy.tokens import Token

from according.codebook.cues import cues
from according.codebook.frames import frames
from according.codebook.word_groups import word_group
from according.reader.clause import is_passive, predicate, preposition_of
from according.reader.quotes import MARKS, Quotation, Quotations
from according.reader.spoken import told_whom
from according.reader.utterance import Utterance
from according.records import Act, Form

_DUTY = frozenset({"must", "should"})
_OWN = frozenset({"i", "we", "he", "she", "it", "one"})
_SELVES = _OWN - {"one"} | {"they"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
_UNLESS = frozenset({"if", "unless", "should"})
_AGAINST = frozenset({"to", "against", "at"})
_BEARS = word_group("bearing")
_UNTRUE = word_group("untrue")
_WILL = frozenset({"will", "would", "'ll", "’ll", "shall", "'d", "’d"})


def form_of(draft: Utterance, quotations: Quotations) -> Form:
    """Return direct when all of the content stands in quotation marks, mixed when some of it does, else indirect.

    Marks that also hold the cue belong to an outer speaker and do not count.
    """
    text = quotations.text
    quoted = unquoted = False
    for start, end in draft.content:
        at = start
        own = [quotation for quotation in quotations.touching(start, end) if not _around(draft, quotation)]
        if not own and text[start] in MARKS and text[end - 1] in MARKS:
            quoted = True  # a quotation inside a quotation
            continue
        for quotation in own:
            quoted = True
            unquoted = unquoted or any(character.isalnum() for character in text[at : quotation.start])
            at = max(at, quotation.end)
        unquoted = unquoted or any(character.isalnum() for character in text[at:end])
    if not quoted:
        return "indirect"
    return "mixed" if unquoted else "direct"


def act_of(draft: Utterance) -> Act:
    """Return the act of a draft: its cue's, but for those that only what is said tells.

    A plain assertion of what others must or should do is a demand, and so is "it is necessary that …"; of what the speaker will do
    a promise, and a threat where he warns; of what he never did a denial. Who gives something a name accuses or praises, as the name does.
    """
    if draft.cue is None or draft.hedges or draft.act not in ("assert", "predict"):
        return draft.act
    if draft.act == "assert" and any("naming" in entry.acts for entry in cues().verbs.get(draft.cue.lemma_.lower(), ())):
        return _verdict(draft.cue)
    said = _said_clause(draft.cue)
    if said is None:
        return draft.act
    own = _own_doing(said, draft)
    if draft.act == "predict":
        return "threaten" if draft.cue.lemma_ == "warn" and (own or _menaces(said)) else "predict"
    if own:
        return "threaten" if _aims(said) else "promise"
    if _menaces(said) and _conditional(said):
        return "threaten"
    if _is_denial(said, draft):
        return "deny"
    past = any(child.lemma_ == "have" and child.dep_ == "aux" for child in said.children)
    duty = any(child.lower_ in _DUTY and child.dep_ == "aux" for child in said.children)
    himself = any(child.lower_ in _OWN and child.dep_ in _SUBJECTS for child in said.children)
    return "demand" if (duty and not past and not himself) or _is_needful(said) else draft.act


def _is_needful(said: Token) -> bool:
    """Tell whether a clause says what has to be: "it is essential that they leave", "it is necessary to act"."""
    if frames().moods.get(("adjectives", said.lemma_.lower())) != "demanded" or not any(child.lower_ == "it" for child in said.children):
        return False
    return any(child.dep_ in ("csubj", "ccomp", "advcl", "xcomp") and child.i > said.i for child in said.children)


def _verdict(cue: Token) -> Act:
    """Return what a name or a quality that is given to something does: it accuses unless the codebook says otherwise of its words."""
    named = next((child for child in cue.children if child.dep_ == "xcomp"), None)
    named = named or next((child for child in cue.children if child.dep_ == "obj" and child.i > cue.i), None)
    if named is None or named.ent_type_ or named.tag_ == "JJS":
        return "assert"
    verdicts = cues().verdicts
    words = [named, *(child for child in named.children if child.dep_ in ("amod", "advmod", "conj"))]
    return next((verdicts[word.lower_] for word in words if word.lower_ in verdicts), "accuse")


def _own_doing(said: Token, draft: Utterance) -> bool:
    """Tell whether a clause is about what the speaker or his side will do: "they would retaliate", "its men will hold fire"."""
    will = any(child.lower_ in _WILL and child.dep_ == "aux" for child in said.children)
    if not will or said.pos_ != "VERB" or is_passive(said) or said.lemma_.lower() in cues().befalls:
        return False
    return _is_own(said, draft) and not any(child.dep_ == "obj" and _is_nothing(child) for child in said.children)


def _menaces(said: Token) -> bool:
    """Tell whether a clause says what others will have to bear, and nobody is named who does it: "it will be answered", "they will pay"."""
    if not any(child.lower_ in _WILL and child.dep_ == "aux" for child in said.children):
        return False
    if is_passive(said):
        return said.lemma_.lower() in cues().menaces and not any(child.dep_ == "obl:agent" for child in said.children)
    borne = [said, *(child for child in said.children if child.dep_ == "obj")] if said.pos_ != "VERB" or said.lemma_ in _BEARS else []
    return any(word.lemma_.lower() in cues().harms for word in borne)


def _aims(said: Token) -> bool:
    """Tell whether a deed harms somebody or waits for what they do: "will bomb the port", "will respond to fire", "will shoot if …"."""
    if said.lemma_.lower() not in cues().menaces:
        return False
    return _reaches(said) or _conditional(said)


def _reaches(said: Token) -> bool:
    """Tell whether a deed is done to somebody or something."""
    return any(child.dep_ == "obj" or (child.dep_ == "obl" and preposition_of(child) in _AGAINST) for child in said.children)


def _conditional(said: Token) -> bool:
    return any(child.lower_ in _UNLESS for clause in said.children if clause.dep_ == "advcl" for child in clause.children)


def _is_denial(said: Token, draft: Utterance) -> bool:
    """Tell whether a clause says that the speaker did nothing of a kind, or that what is said elsewhere is not so."""
    if said.lemma_.lower() in _UNTRUE and any(child.dep_ == "nsubj" for child in said.children):
        return True
    if not _is_own(said, draft) or any(child.dep_ == "aux" and child.tag_ == "MD" for child in said.children):
        return False
    clauses = [said, *(child for child in said.children if child.dep_ == "conj")]
    idle = [clause for clause in clauses if clause.lemma_ in ("have", "be")]  # "had no plans" denies nothing
    clauses = [clause for clause in clauses if clause not in idle]
    if any(_is_nothing(word) and any(deed.lemma_ == "do" for deed in word.children) for clause in idle for word in clause.children):
        return True  # "had nothing to do with it"
    return any(_is_nothing(word) for clause in clauses for word in clause.children if word.dep_ in ("obj", "obl", "advmod"))


def _is_nothing(word: Token) -> bool:
    return word.lower_ in ("never", "nothing") or any(child.lower_ == "no" and child.dep_ == "det" for child in word.children)


def _is_own(said: Token, draft: Utterance) -> bool:
    """Tell whether the subject of a clause is its speaker, or his men where they do something to something.

    In his own words he is "I" or "we".
    """
    speaker = draft.speaker
    subject = next((child for child in said.children if child.dep_ == "nsubj"), None)
    if subject is None or speaker is None:
        return False
    if subject.lower_ == "it" and (speaker.ent_type_ == "PERSON" or speaker.lower_ in ("he", "she", "i")):
        return False
    opening = said.doc.char_span(draft.content[0][0], draft.content[0][0] + 1, alignment_mode="expand")
    if opening is not None and opening[0].text[0] in MARKS:
        return subject.lower_ in ("i", "we")
    if subject.lower_ in _SELVES or subject.lemma_.lower() == speaker.lemma_.lower():
        return True
    theirs = any(child.dep_ == "nmod:poss" and child.pos_ == "PRON" for child in subject.children)
    side = subject.tag_ == "NNS" or subject.lemma_.lower() in cues().sides
    return theirs and side and _reaches(said)


def _said_clause(cue: Token) -> Token | None:
    for child in cue.children:
        if child.dep_ == "ccomp":
            return child
    told = told_whom(list(cue.children))
    if told is not None:
        return told
    return cue.head if cue.dep_ == "parataxis" and predicate(cue.head) else None


def _around(draft: Utterance, quotation: Quotation) -> bool:
    return draft.cue_span is not None and quotation.holds(*draft.cue_span)
