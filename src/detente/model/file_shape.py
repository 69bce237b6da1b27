"""The shape of a conflict file: every key, what it may hold, and one sentence on it.

This one table is what the reader checks and what the JSON Schema is made from.
"""

from __future__ import annotations

from dataclasses import replace

from detente.model.shape import Choice, Identifier, Key, Keyed, Level, Listed, Number, Record, Text, Whole

VERSION = 1
"""The version of the format that this program reads and writes."""

DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
SHA256 = r"^[0-9a-fA-F]{64}$"

STATEMENT = Text("a statement")
PATTERN = Text("a pattern")
STATE = Text("a state, by name or pattern", names=True)
OPTION = Text("an option, as dm.option", names=True)
DM = Identifier("the name of a decision maker")
ID = Key(
    "id",
    Identifier("a name", numbered=True),
    "The name of this part, unique in the file; without it the part is named by its position.",
)

ALIAS = Key("id", Identifier(), "Another name of this part, unique in the file.")

GROUNDS = (
    Key(
        "cites",
        Listed(Text("a citation", r"#", names=True), "a list of citations", single=True),
        "The passages that say so: news#4 is sentence 4 of the source news, news#120-188 are its code points.",
    ),
    Key("assumed", Text("a reason"), "Why this is assumed, where nothing in the sources says it."),
    Key("basis", Choice(("text", "implied", "assumed"), "text, implied or assumed"), "What the part rests on."),
    Key("note", Text(), "A remark for readers."),
    Key(
        "proposed",
        Text("a producer"),
        "Who or what proposed the part, as long as nobody has reviewed it; once it is reviewed, take the key out.",
    ),
)

SOURCE = Record(
    "a source: a file name, or a mapping",
    (
        Key(
            "file", Text("a file name"), "The file of the text, in the folder of this file or below it.", required=True
        ),
        Key("sha256", Text("a SHA-256 in hexadecimal", SHA256), "The checksum that the file had when it was cited."),
        Key("title", Text(), "What the text is called."),
        Key("url", Text(), "Where the text was published."),
    ),
    short={"leaf": "file"},
)

_TEXT = Key("text", Text(), "What it is to adopt the option, in words.")
_IRREVERSIBLE = Key(
    "irreversible",
    Choice(("adopted", "abandoned"), "adopted or abandoned"),
    "adopted: once adopted, for good, the level never falls; abandoned: once abandoned, for good.",
)
OPTION_OF_ONE = Record(
    "an option: a text, or a mapping",
    (
        ALIAS,
        _TEXT,
        Key(
            "levels",
            Listed(Level(), "a list of two to ten levels", least=2, most=10),
            "An ordered ladder of levels, the first for what does not hold; without it the option is yes or no.",
        ),
        _IRREVERSIBLE,
        *GROUNDS,
    ),
    short={"leaf": "text"},
    empty=True,
)
OPTION_OF_SEVERAL = Record(
    "a joint option: a mapping",
    (
        ALIAS,
        _TEXT,
        Key(
            "owners",
            Listed(DM, "a list of two or more decision makers", least=2),
            "Who adopt it together; any of them can abandon it alone.",
            required=True,
        ),
        Key("requires", STATEMENT, "What must hold before it can be adopted."),
        _IRREVERSIBLE,
        *GROUNDS,
    ),
)

DECISION_MAKER = Record(
    "a decision maker: a name in words, or a mapping",
    (
        Key("name", Text(), "The decision maker's name in words."),
        Key("options", Keyed(OPTION_OF_ONE, "a mapping of options"), "What it alone can do."),
        *GROUNDS,
    ),
    short={"leaf": "name"},
    empty=True,
)

RULE = Record(
    "a rule: a statement, or a mapping",
    (
        ID,
        Key("when", STATEMENT, "What no state may satisfy.", required=True),
        Key("why", Text(), "Why this cannot be."),
        *GROUNDS,
    ),
    short={"leaf": "when"},
)

_SETTINGS = Keyed(
    Level("yes, no or a level", truth=True), "a mapping of options to yes, no or a level", key=OPTION, least=1
)
CONSEQUENCE = Record(
    "a consequence: a mapping",
    (
        ID,
        Key("when", STATEMENT, "Where it follows.", required=True),
        Key("set", _SETTINGS, "What the options are set to by themselves.", required=True),
        Key("why", Text(), "Why it follows."),
        *GROUNDS,
    ),
)

FORUM = Record(
    "a forum: a list of members, or a mapping",
    (
        ALIAS,
        Key("name", Text(), "The forum's name in words."),
        Key(
            "members",
            Listed(DM, "a list of two or more decision makers", least=2),
            "Who, and only who, may move together here.",
            required=True,
        ),
        *GROUNDS,
    ),
    short={"list": "members"},
)

CONTESTED = Record(
    "a contested entry: a mapping",
    (
        ID,
        Key("set", _SETTINGS, "What is otherwise in this reading.", required=True),
        Key("held_by", Text(), "Who holds it."),
        *GROUNDS,
    ),
)

STATUS_QUO = Record(
    "a status quo: a list of what holds, the name of a state, or a mapping",
    (
        ALIAS,
        Key(
            "holds",
            Listed(STATEMENT, "a list of options that hold"),
            "Every option that holds, as dm.option, and levels above the first, as dm.option = level.",
        ),
        Key("state", Identifier("the name of a state"), "The state by its name, where states are named."),
        Key("contested", Listed(CONTESTED, "a list of contested entries"), "Other readings of where things stand."),
        *GROUNDS,
    ),
    short={"list": "holds", "leaf": "state"},
    one_of=("holds", "state"),
)

NAMED_STATE = Record(
    "a state: a pattern, or a mapping",
    (
        Key("pattern", PATTERN, "One character per option: Y or N, the index of the level, or - for either."),
        Key("text", Text(), "The state in words."),
        *GROUNDS,
    ),
    short={"leaf": "pattern"},
    empty=True,
)
# Where there are no options there are no patterns, and a bare text says what the state is in words.
STATE_IN_WORDS = replace(NAMED_STATE, what="a state: a text, or a mapping", short={"leaf": "text"})

ARC = Listed(Identifier("the name of a state"), "a pair of states: [from, to]", least=2, most=2)

_WANTED = (
    Key("want", STATEMENT, "What is wanted.", required=True),
    Key("if", STATEMENT, "Only where this holds; elsewhere the statement is satisfied."),
    Key("iff", STATEMENT, "Wanted where this holds, and its contrary where it does not."),
)
_TIER = Key("tier", Whole(), "Statements of one tier are unsettled among themselves; lower tiers count for more.")
WANT = Record(
    "a preference statement: a statement, or a mapping",
    (ID, *_WANTED, _TIER, *GROUNDS),
    short={"leaf": "want"},
    at_most=(("if", "iff"),),
)

PREFERENCE = Record(
    "a preference: a list of statements, or a mapping",
    (
        Key("statements", Listed(WANT, "a list of statements"), "Statements, most important first."),
        Key(
            "ranking",
            Listed(Listed(STATE, "a group of states", least=1, single=True), "a list of groups of states"),
            "Every feasible state, best first, ties grouped.",
        ),
        Key(
            "weights",
            Keyed(Number(), "a mapping of statements to numbers", key=STATEMENT),
            "What each statement is worth.",
        ),
        Key(
            "relation",
            Listed(Listed(STATE, "a pair of states: [better, worse]", least=2, most=2), "a list of pairs of states"),
            "Pairs of states, the first preferred to the second; what is not listed is incomparable.",
        ),
        *GROUNDS,
    ),
    short={"list": "statements"},
    one_of=("statements", "ranking", "weights", "relation"),
)

ATTITUDE = Record(
    "an attitude: -1, 0 or 1, or a mapping",
    (
        ALIAS,
        Key("value", Whole("-1, 0 or 1", (-1, 0, 1)), "1 devoted, 0 indifferent, -1 hostile.", required=True),
        *GROUNDS,
    ),
    short={"leaf": "value"},
)
_TOWARDS = Keyed(ATTITUDE, "a mapping of decision makers to -1, 0 or 1", key=DM)
ATTITUDES = Keyed(_TOWARDS, "a mapping of decision makers to their attitudes", key=DM)

INSERTION = Record(
    "an inserted statement: a mapping",
    (
        Key("dm", DM, "Whose preference it is.", required=True),
        ID,
        *_WANTED,
        Key("before", Text("the id of a statement", names=True), "The statement that it goes before."),
        Key("tier", Whole(), "The tier at whose end it goes."),
        *GROUNDS,
    ),
    at_most=(("if", "iff"), ("before", "tier")),
)
_NAMES = Listed(Text("an id", names=True), "a list of ids", single=True)
CHANGES = (
    Key("drop", _NAMES, "Statements, rules, consequences, forums and beliefs that are taken away."),
    Key(
        "replace",
        Keyed(STATEMENT, "a mapping of ids to statements", key=Text("an id", names=True)),
        "What statements, rules and consequences say instead.",
    ),
    Key("insert", Listed(INSERTION, "a list of inserted statements"), "Statements that are added."),
    Key("first", _NAMES, "Statements that come before all others of their decision maker."),
    Key("status_quo", _SETTINGS, "What is otherwise in the status quo."),
    Key("attitudes", ATTITUDES, "Attitudes that are otherwise."),
)
BELIEF = Record(
    "a belief: a mapping",
    (
        ID,
        Key("holder", DM, "Who believes it.", required=True),
        Key("about", DM, "Whom it is about."),
        Key("change", Record("a change: a mapping", CHANGES), "How the conflict differs, as believed.", required=True),
        *GROUNDS,
    ),
)
VARIANT = Record("a variant: a mapping", (Key("text", Text(), "The variant in words."), *CHANGES, *GROUNDS))

CLAIM = Record(
    "a claim: a mapping",
    (
        ID,
        Key("text", Text(), "The claim in words."),
        Key("says", Text("a claim in quotes"), "The claim as form(argument, …).", required=True),
        *GROUNDS,
    ),
    short={"leaf": "says"},
)

QUESTION = Record(
    "a question: a text, or a mapping",
    (
        ID,
        Key("ask", Text("a question"), "What the sources leave open.", required=True),
        Key(
            "about",
            Listed(Text("the name of a part", names=True), "a list of names of parts", single=True),
            "The parts that it concerns: decision makers, options as dm.option, and parts by their ids.",
        ),
        Key("cites", GROUNDS[0].shape, "The passages that leave it open."),
    ),
    short={"leaf": "ask"},
)

FILE = Record(
    "a conflict file: a mapping",
    (
        Key("detente", Whole("the version 1", (VERSION,)), "The version of this format.", required=True),
        Key("title", Text(), "What the conflict is called."),
        Key("date", Text("a date as 1991-03-01", DATE), "The day that the model speaks of."),
        Key("sources", Keyed(SOURCE, "a mapping of sources"), "The texts that the model cites, by short names."),
        Key(
            "decision_makers",
            Keyed(DECISION_MAKER, "a mapping of decision makers", names=True, least=1),
            "Who can act, and what each can do.",
            required=True,
        ),
        Key(
            "joint_options", Keyed(OPTION_OF_SEVERAL, "a mapping of joint options"), "What several must adopt together."
        ),
        Key(
            "states",
            Keyed(NAMED_STATE, "a mapping of states", names=True, least=1),
            "The feasible states by name; with `moves`, a conflict in graph form.",
        ),
        Key(
            "moves",
            Keyed(Listed(ARC, "a list of pairs of states"), "a mapping of decision makers to moves", key=DM),
            "Graph form, in place of options: from which state to which each decision maker can move.",
        ),
        Key("infeasible", Listed(RULE, "a list of statements"), "What no state may satisfy."),
        Key("consequences", Listed(CONSEQUENCE, "a list of consequences"), "What follows by itself after every move."),
        Key("forums", Keyed(FORUM, "a mapping of forums"), "The only coalitions that may move together."),
        Key("status_quo", STATUS_QUO, "Where the dispute stands."),
        Key("preferences", Keyed(PREFERENCE, "a mapping of preferences", key=DM), "What each decision maker prefers."),
        Key("beliefs", Listed(BELIEF, "a list of beliefs"), "What somebody takes the conflict to be."),
        Key("attitudes", ATTITUDES, "How decision makers stand to each other."),
        Key("variants", Keyed(VARIANT, "a mapping of variants"), "Named changes, for what-ifs and claims."),
        Key("claims", Listed(CLAIM, "a list of claims"), "What the account claims."),
        Key("questions", Listed(QUESTION, "a list of questions"), "What the sources leave open and the model needs."),
    ),
)
GRAPH_FILE = replace(
    FILE,
    keys=tuple(
        replace(key, shape=Keyed(STATE_IN_WORDS, "a mapping of states", names=True, least=1))
        if key.name == "states"
        else key
        for key in FILE.keys
    ),
)
