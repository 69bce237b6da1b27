"""The shape of an answer: a language model names sentences and copies words of them, and never gives offsets."""

from __future__ import annotations

from typing import Final

from detente.dossier.dossier_shape import (
    ACT,
    ATTRIBUTION,
    CATEGORY,
    CONTEXT,
    FACTUALITY,
    KIND,
    LINK_KIND,
    MODALITY,
    POLARITY,
    VERSION,
)
from detente.dossier.json_shape import Key, Listed, Record, Schema, Text, Truth, Whole, schema_of

OFFSETS: Final = frozenset({"start", "end", "offset", "offsets", "span", "spans", "position", "char_start", "char_end"})
"""Keys by which models like to give offsets, which nobody asks them for."""

_ID = Text("the id of an actor", r"^\s*\S[\s\S]*$")
_WORDS = Text("words of the sentence", r"^\s*\S[\s\S]*$")
_ACTORS = Listed(_ID, "a list of ids of actors")
_EVENT_REF = Text("a name such as e1", r"^e[1-9][0-9]{0,8}$")
_CLAIM_REF = Text("a name such as c1", r"^c[1-9][0-9]{0,8}$")
_REFS = Listed(Text("a name such as e1 or c1", r"^[ec][1-9][0-9]{0,8}$"), "a list of names such as e1 or c1", least=1)
_SENTENCE = Key("sentence", Text("the id of a sentence"), "The id that stands in brackets before the sentence.")
_QUOTE = "Words of that sentence, copied exactly, enough of them to occur there once"


def _maybe(name: str, shape: Text | Listed | Truth, says: str) -> Key:
    return Key(name, shape, says, required=False, null=True)


ACTOR = Record(
    "an actor",
    (
        Key("id", _ID, "A known id, or a new one: capital letters, digits and underscores."),
        Key("kind", KIND, "What kind of actor it is."),
        _SENTENCE,
        Key("quote", _WORDS, "The words of that sentence that name the actor."),
    ),
)
EVENT = Record(
    "an event",
    (
        Key("ref", _EVENT_REF, "e1, e2 and so on: the name that claims and links use."),
        _SENTENCE,
        Key("quote", _WORDS, f"{_QUOTE}: the words that say what is done."),
        _maybe("what", _WORDS, "The whole phrase around the quote, copied exactly."),
        Key("category", CATEGORY, "Which of the categories it is."),
        _maybe("mode", Text("a mode"), "A mode of that category."),
        _maybe("contexts", Listed(CONTEXT, "a list of contexts"), "What it is about."),
        Key("actors", _ACTORS, "Ids of those who do it."),
        Key("recipients", _ACTORS, "Ids of those who have it done to them."),
        Key("factuality", FACTUALITY, "What the text makes of it; possible when in doubt."),
        _maybe("reported_by", _ID, "Who says so: the id of an actor, AUTHOR or UNSPECIFIED."),
        _maybe("when", _WORDS, "The words of the sentence that say when."),
        _maybe("where", _WORDS, "The words of the sentence that say where."),
        _maybe("size", _WORDS, "The words of the sentence that say how many or how much."),
    ),
)
CLAIM = Record(
    "a claim",
    (
        Key("ref", _CLAIM_REF, "c1, c2 and so on: the name that links use."),
        _SENTENCE,
        Key("quote", _WORDS, f"{_QUOTE}: what is said."),
        _maybe("cue", _WORDS, "The words that show that it is said: warns, fear, demand."),
        Key("speaker", _ID, "Who says it: the id of an actor, AUTHOR or UNSPECIFIED."),
        Key("act", ACT, "What is done by saying it."),
        Key("target", _ACTORS, "Ids of those to whom, or against whom, it is said."),
        _maybe("about", _ACTORS, "Ids of those whom it is about."),
        _maybe("events", Listed(_EVENT_REF, "a list of names such as e1"), "The events that it speaks of."),
        Key("polarity", POLARITY, "- where it is said not to be so, or is unwelcome; else +."),
        Key("modality", MODALITY, "How firmly it is said."),
        Key("attribution", ATTRIBUTION, "How the text puts it into the speaker's mouth."),
        _maybe("part", _WORDS, "The words by which only some of the speaker speak: some, officials."),
    ),
)
LINK = Record(
    "a link",
    (
        _SENTENCE,
        Key("quote", _WORDS, f"{_QUOTE}: the argument."),
        _maybe("cue", _WORDS, "The words that show the link: because, unless, in order to."),
        Key("kind", LINK_KIND, "How the source bears on the target."),
        Key("source", _REFS, "The events or claims that bear on the target, by ref."),
        Key("target", _REFS, "The events or claims that are borne on, by ref."),
        Key("hypothetical", Truth(), "true where this is only imagined."),
    ),
)
SECTIONS: Final = {"actors": ACTOR, "events": EVENT, "claims": CLAIM, "links": LINK}
"""The shape of an item of each section, in the order in which they are looked at."""

ANSWER = Record(
    "an answer",
    (
        Key("detente", Whole(only=VERSION), "The version of this format."),
        Key("actors", Listed(ACTOR, "a list of actors"), "Actors that are not known yet.", required=False),
        Key("events", Listed(EVENT, "a list of events"), "What is done, feared, denied or foretold."),
        Key("claims", Listed(CLAIM, "a list of claims"), "What is said, and by whom."),
        Key("links", Listed(LINK, "a list of links"), "How events and claims bear on one another."),
        Key("nothing", Listed(Text("the id of a sentence"), "a list of ids of sentences"), "Sentences that hold none."),
    ),
)


def answer_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of an answer, which the prompt shows and which some models can be held to.

    What fits it is still checked: sentences, quotes, modes and ids against the dossier.  `accept` is laxer in one
    point, that whole sections may be missing.

    >>> answer_schema()["properties"]["events"]["items"]["properties"]["ref"]["pattern"]
    '^e[1-9][0-9]{0,8}$'
    """
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema_of(ANSWER)}
