"""The shape of the dossier file: every key, what it may hold, and one sentence on it.

This one table is what the reader checks and what the JSON Schema is made from.
"""

from __future__ import annotations

from typing import Final, get_args, get_type_hints

from detente.dossier.items import (
    Attribution,
    Factuality,
    How,
    Kind,
    LinkKind,
    Modality,
    Polarity,
    Role,
    Status,
    Step,
    Tension,
)
from detente.dossier.json_shape import Anything, Choice, Day, Key, Listed, Record, Schema, Text, Truth, Whole, schema_of
from detente.dossier.plover import ACTS, CATEGORIES, CONTEXTS

VERSION: Final = 1
"""The version of the format that this program reads and writes."""

_NAMED = Text("a text that is not empty", r"^[\s\S]+$")
_SHA256 = Text("a SHA-256 in hexadecimal", r"^[0-9a-f]{64}$")
_SENTENCE = Text("the id of a sentence, such as news#4", r"^[^#]+#[1-9][0-9]{0,17}$")
_SPAN = Listed(Whole(), "a list of two numbers, start and end", least=2, most=2)
_ACTORS = Listed(_NAMED, "a list of ids of actors")
_ITEMS = Listed(_NAMED, "a list of ids of items")

FACTUALITY = Choice(get_args(Factuality), "a factuality")
CATEGORY = Choice(tuple(CATEGORIES), "a category")
ACT = Choice(ACTS, "an act")
CONTEXT = Choice(CONTEXTS, "a context")
KIND = Choice(get_args(Kind), "a kind of actor")
POLARITY = Choice(get_args(Polarity), "a polarity")
MODALITY = Choice(get_args(Modality), "a modality")
ATTRIBUTION = Choice(get_args(Attribution), "an attribution")
LINK_KIND = Choice(get_args(LinkKind), "a kind of link")

_QUOTE = (
    Key("start", Whole(), "Where the quote begins: code points of the untouched text, from 0."),
    Key("end", Whole(), "Where the quote ends: the first code point after it."),
    Key("quote", _NAMED, "The text's own characters from start to end."),
)
_PLACED = (Key("sentence", _SENTENCE, "The sentence that this stands in."), *_QUOTE)
_PASSAGE = Record("a passage", _QUOTE)
_ORIGIN = (
    Key("producer", _NAMED, "Who proposed this: rules@1, parse@1, model:NAME, person:NAME; several joined by +."),
    Key("status", Choice(get_args(Status), "a review status"), "What became of it in review."),
    Key("why", Text(), "What the producer saw, in a few words.", required=False),
)
_ID = Key("id", _NAMED, "The id of this, unique in the dossier.")

TEXT = Record(
    "a document",
    (
        Key("id", Text("an id without '#'", r"^[^#]+$"), "The name that citations use."),
        Key("file", Text(), "The file of the text."),
        Key("sha256", _SHA256, "The checksum of its bytes."),
        Key("length", Whole(), "How many code points it has."),
        Key("date", Day(), "The day it was published, if it says so.", required=False, null=True),
        Key("date_span", _SPAN, "Where it says so.", required=False, null=True),
        Key("header", _SPAN, "Where its header stands, if it has one.", required=False, null=True),
    ),
)
SENTENCE = Record(
    "a sentence",
    (
        Key("id", _SENTENCE, "The citation of the sentence."),
        Key("number", Whole(1), "Which sentence of its text it is, from 1."),
        Key("hash", _NAMED, "Tells whether it is still the same sentence."),
        *_QUOTE,
    ),
)
ACTOR = Record(
    "an actor",
    (
        _ID,
        Key("name", _NAMED, "The name in words."),
        Key("kind", KIND, "What kind of actor it is."),
        Key("members", _ACTORS, "The documented members of a coalition.", required=False),
        Key("provenance", Text(), "Where the actor is known from.", required=False),
        *(Key(key.name, key.shape, f"Of its first mention. {key.says}", required=False) for key in _PLACED),
    ),
)
MENTION = Record(
    "a mention",
    (
        _ID,
        *_PLACED,
        Key("actor", _NAMED, "Who is meant, where that is clear; else null.", null=True),
        Key("how", Choice(get_args(How), "a way to mention somebody"), "How the text names them."),
        Key("role", Choice(get_args(Role), "a role"), "Whether an actor or a place is meant.", required=False),
        Key("part", _NAMED, "The words that say that only some of the actor are meant.", required=False, null=True),
        Key("candidates", _ACTORS, "Who may be meant, where it is not clear.", required=False),
        *_ORIGIN,
    ),
)
WHEN = Record(
    "a time",
    (
        Key("text", _NAMED, "The time as the text says it."),
        Key("first", Day(), "The first day that it may cover.", required=False, null=True),
        Key("last", Day(), "The last day that it may cover.", required=False, null=True),
    ),
)
EVENT = Record(
    "an event",
    (
        _ID,
        *_PLACED,
        Key("category", CATEGORY, "Its category in PLOVER 2.0."),
        Key("factuality", FACTUALITY, "What the text makes of it."),
        Key("mode", _NAMED, "Its mode, one of those of the category.", required=False, null=True),
        Key("contexts", Listed(CONTEXT, "a list of contexts"), "What it is about.", required=False),
        Key("actors", _ACTORS, "Who does it.", required=False),
        Key("recipients", _ACTORS, "Who has it done to them.", required=False),
        Key("what", _PASSAGE, "The phrase around the trigger.", required=False, null=True),
        Key("when", WHEN, "When it is said to be.", required=False, null=True),
        Key("where", _NAMED, "Where it is said to be.", required=False, null=True),
        Key("size", _NAMED, "How large it is said to be.", required=False, null=True),
        Key("reported_by", _NAMED, "Who says so: an actor, AUTHOR or UNSPECIFIED.", required=False),
        Key("same_as", _NAMED, "The earlier event that this one retells.", required=False, null=True),
        *_ORIGIN,
    ),
)
CLAIM = Record(
    "a claim",
    (
        _ID,
        *_PLACED,
        Key("speaker", _NAMED, "Who says it: an actor, AUTHOR or UNSPECIFIED."),
        Key("act", ACT, "What is done by saying it."),
        Key("polarity", POLARITY, "- where it is said not to be so, or is unwelcome.", required=False),
        Key("modality", MODALITY, "How firmly it is said.", required=False),
        Key("attribution", ATTRIBUTION, "How the text puts it into the speaker's mouth.", required=False),
        Key("part", _NAMED, "The words that say that only some of the speaker speak.", required=False, null=True),
        Key("cue", _PASSAGE, "The words that show the act.", required=False, null=True),
        Key("target", _ACTORS, "To whom it is said.", required=False),
        Key("about", Listed(_NAMED, "a list of texts"), "Whom or what it is about.", required=False),
        Key("events", _ITEMS, "The events that it speaks of.", required=False),
        *_ORIGIN,
    ),
)
LINK = Record(
    "a link",
    (
        _ID,
        *_PLACED,
        Key("kind", LINK_KIND, "How the source bears on the target."),
        Key("source", _ITEMS, "The events or claims that bear on the target."),
        Key("target", _ITEMS, "The events or claims that are borne on."),
        Key("hypothetical", Truth(), "Whether this is only imagined.", required=False),
        Key("cue", _PASSAGE, "The words that show the link.", required=False, null=True),
        *_ORIGIN,
    ),
)
TENSION = Record(
    "a tension",
    (
        Key("kind", Choice(get_args(get_type_hints(Tension)["kind"]), "a kind of tension"), "What kind of tension."),
        Key("items", Listed(_NAMED, "a list of two ids of items", 2, 2), "What does not go together."),
        Key("why", Text(), "Why it does not."),
    ),
)
UNREAD = Record("an unread sentence", (*_PLACED, Key("why", Text(), "Why nothing was drawn from it.")))
GAP = Record(
    "a gap",
    (
        Key("ask", _NAMED, "What the texts leave open, as a question."),
        Key("sentence", _SENTENCE, "The sentence that it concerns.", required=False, null=True),
    ),
)
STEP = Record(
    "a step of the log",
    (
        Key("action", Choice(get_args(get_type_hints(Step)["action"]), "an action of a review"), "What was done."),
        Key("items", _ITEMS, "To which items, or to which sentence."),
        Key("at", Text(), "When."),
        Key("by", Text(), "By whom, if that was said.", required=False),
        Key("why", Text(), "Why, if that was said.", required=False),
        Key("before", Anything(), "The item as it was.", required=False),
        Key("after", Anything(), "The item as it became.", required=False),
    ),
)
FILE = Record(
    "a dossier",
    (
        Key("detente", Whole(only=VERSION), "The version of this format."),
        Key("document", TEXT, "The first of the documents, once more.", required=False, null=True),
        Key("documents", Listed(TEXT, "a list of documents"), "The texts that were read."),
        Key("reader", Text(), "How they were read.", required=False),
        Key("sentences", Listed(SENTENCE, "a list of sentences"), "Every sentence of every text."),
        Key("actors", Listed(ACTOR, "a list of actors"), "Who is named as speaking or acting."),
        Key("mentions", Listed(MENTION, "a list of mentions"), "Where they are named."),
        Key("events", Listed(EVENT, "a list of events"), "What is done, feared, denied or foretold."),
        Key("claims", Listed(CLAIM, "a list of claims"), "What is said, and by whom."),
        Key("links", Listed(LINK, "a list of links"), "The arguments of the text."),
        Key("tensions", Listed(TENSION, "a list of tensions"), "What does not go together.", required=False),
        Key("unread", Listed(UNREAD, "a list of unread sentences"), "From which sentences nothing was drawn."),
        Key("gaps", Listed(GAP, "a list of gaps"), "What the texts leave open.", required=False),
        Key("log", Listed(STEP, "a list of steps"), "What was done in review, in order.", required=False),
    ),
)


def dossier_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a dossier file.

    It says which keys there are, what they hold and what they mean.  Whether ids are known and quotes are those of
    their sentences is for `read_dossier`: what it reads fits the schema, and not the other way round.

    >>> dossier_schema()["properties"]["detente"]["const"]
    1
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A dossier file of Détente, version {VERSION}",
        **schema_of(FILE),
    }
